/** A talk as it travels, children and refusals included; receipts as core/ids.py makes them; hashes without WebCrypto. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { ownHash, hex, uuid7 } from "../../src/dorpel/conversations/static/conversations/recorder/js/bytes.js";
import { missing, purposesFor } from "../../src/dorpel/conversations/static/conversations/recorder/js/consent.js";
import { asked, guideFor, questionsOf } from "../../src/dorpel/conversations/static/conversations/recorder/js/guide.js";
import { newReceipt, readReceipt, receiptOf } from "../../src/dorpel/conversations/static/conversations/recorder/js/receipt.js";
import { answerTo, newTalk, recordOf, setVoices } from "../../src/dorpel/conversations/static/conversations/recorder/js/talk.js";

const PACK = {
  dialogue: { slug: "stad", language: "nl" }, challenger: { subject: "buren" }, consent: { version: "v1" },
  purposes: [{ key: "count" }, { key: "quote" }, { key: "contact", grown_only: true }],
};
const talk = (more = {}) => ({ ...newTalk(PACK, { device: "d", guide: "g", kind: "doorstep", language: "nl", practice: false, now: 0 }), ...more });
const grown = (draft, answers = { count: true, quote: false, contact: false }) => Object.assign(draft.voices[0], { age: "16plus", answers });

test("receipts check as in the house", () => {
  assert.equal(receiptOf("000000000000"), "0000-0000-00000");
  assert.equal(receiptOf("ZZZZZZZZZZZZ"), "ZZZZ-ZZZZ-ZZZZR");
  assert.equal(receiptOf("X5GM4K0SJNFN"), "X5GM-4K0S-JNFNG"); // printed by `dorpel run`
  assert.match(newReceipt(), /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}$/);
  assert.equal(readReceipt("x5gm 4kos jnfng"), "X5GM4K0SJNFNG");
  assert.equal(readReceipt("X5GM-4K0S-JNFN8"), null);
  assert.equal(readReceipt("X5GM-4K0S-JFNNG"), null); // two that changed places
});

test("the own hash is SHA-256, at every length around a block", () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) & 255);
    assert.equal(hex(ownHash(bytes)), createHash("sha256").update(bytes).digest("hex"));
  }
});

test("ids are version 7 and in the order of time", () => {
  const [first, later] = [uuid7(1_800_000_000_000), uuid7(1_800_000_000_001)];
  assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(first < later);
});

test("a talk without one yes is a counted refusal and holds not a word", () => {
  const draft = talk();
  grown(draft, { count: false, quote: false, contact: false });
  answerTo(draft, "alive", 1).text = "geheim";
  const { record, codes } = recordOf(PACK, draft);
  assert.equal(record.outcome, "refused");
  assert.equal(JSON.stringify(record).includes("geheim"), false);
  assert.deepEqual(codes, []);
});

test("what is left out doesn't travel, and each voice gets a receipt of its own", () => {
  const draft = talk();
  setVoices(draft, 2);
  for (const voice of draft.voices) Object.assign(voice, { age: "16plus", answers: { count: true, quote: true, contact: false } });
  answerTo(draft, "alive", null).text = "samen";
  Object.assign(answerTo(draft, "alive", 1), { text: "weg", left_out: true });
  const { record, codes } = recordOf(PACK, draft);
  assert.deepEqual(record.answers.map((each) => each.text), ["samen"]);
  assert.deepEqual(codes.map((each) => each.code), record.voices.map((voice) => voice.receipt));
  assert.equal(new Set(codes.map((each) => each.code)).size, 2);
});

test("half a sign and NUL don't travel", () => {
  const draft = talk();
  grown(draft);
  answerTo(draft, "alive", 1).text = "a\0b\uD800c 👋";
  assert.equal(recordOf(PACK, draft).record.answers[0].text, "ab\uFFFDc 👋");
});

test("nobody under 16 is asked for contact, and a guardian is named", () => {
  const draft = talk();
  const voice = Object.assign(draft.voices[0], { age: "13-15", answers: { count: true, quote: true, contact: true } });
  assert.deepEqual(purposesFor(PACK, voice).map((each) => each.key), ["count", "quote"]);
  assert.deepEqual(missing(PACK, draft, voice), ["missing_guardian"]);
  voice.guardian = "school";
  assert.deepEqual(recordOf(PACK, draft).record.voices[0].consent.answers, { count: true, quote: true });
});

test("a child under 13 alone can't be kept; in a group it tells nothing of itself", () => {
  const draft = talk();
  const voice = Object.assign(draft.voices[0], { age: "under13", guardian: "school", categories: { gender: "woman" }, answers: { count: true, quote: false } });
  assert.deepEqual(missing(PACK, draft, voice), ["missing_group"]);
  draft.kind = "group";
  assert.deepEqual(missing(PACK, draft, voice), []);
  assert.deepEqual(recordOf(PACK, draft).record.voices[0].categories, {});
});

test("neither yes nor no is chosen at first", () => {
  const draft = talk();
  assert.deepEqual(draft.voices[0].answers, {});
  assert.deepEqual(missing(PACK, draft, draft.voices[0]), ["missing_age", "missing_purpose"]);
});

test("back to one voice, what was said together is that voice's", () => {
  const draft = talk();
  setVoices(draft, 3);
  answerTo(draft, "alive", null).text = "samen";
  answerTo(draft, "alive", 3).text = "derde";
  setVoices(draft, 1);
  assert.deepEqual(draft.answers.map(({ voice, text }) => [voice, text]), [[1, "samen\nderde"]]);
});

test("a need that was passed on keeps its code, also when the talk ends in a no", () => {
  const draft = talk();
  grown(draft, { count: false, quote: false, contact: false }).code = "X5GM-4K0S-JNFNG";
  const { record, codes } = recordOf(PACK, draft);
  assert.deepEqual([record.outcome, codes[0].code], ["refused", "X5GM-4K0S-JNFNG"]);
});

test("a question that depends on another waits for it; a missing language falls back", () => {
  const questions = [
    { key: "b", group: "x", order: 2, only_if: { question: "a", answered: true }, words: { nl: { text: "B?" } } },
    { key: "a", group: "x", order: 1, words: { nl: { text: "A?" }, tr: { text: "" } } },
  ];
  const keys = (answers) => questionsOf({ questions }, answers).map((each) => each.key);
  assert.deepEqual(keys([]), ["a"]);
  assert.deepEqual(keys([{ question: "a", text: "ja" }]), ["a", "b"]);
  assert.deepEqual(asked(questions[1], "tr", "nl").language, "nl");
});

test("the newest guide for a kind is used, an older version never", () => {
  const guides = [{ id: "2", guide: "g", number: 2, questions: [] }, { id: "1", guide: "g", number: 1, questions: [] }, { id: "s", guide: "s", number: 1, kinds: ["stall"], questions: [] }];
  assert.equal(guideFor({ guides }, "doorstep").id, "2");
  assert.equal(guideFor({ guides }, "stall").id, "s");
});
