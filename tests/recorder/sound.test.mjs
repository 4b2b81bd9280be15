/** Sound on the phone: only with everybody's yes, whole in its parts, sealed at the end, sent once and resumed. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { CHUNK, keepPhoto, sendPhotos } from "../../src/dorpel/conversations/static/conversations/recorder/js/attach.js";
import { mayKeepSound, soundAnswer } from "../../src/dorpel/conversations/static/conversations/recorder/js/consent.js";
import { bytesOf, closeSounds, dropSounds, keepSound, lengthOf, soundsOf, waitFor } from "../../src/dorpel/conversations/static/conversations/recorder/js/sound.js";
import { fromRecord, newTalk, recordOf, setVoices } from "../../src/dorpel/conversations/static/conversations/recorder/js/talk.js";
import { phone } from "./memory.mjs";

const PACK = { dialogue: { slug: "stad", language: "nl" }, purposes: [{ key: "count" }], sound: { key: "sound" } };
const YES = { age: "16plus", answers: { count: true }, sound: true };
const sha = (bytes) => createHash("sha256").update(new Uint8Array(bytes)).digest("hex");
const noise = (size) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 9)) & 255).buffer;
const same = (one, other) => assert.equal(sha(one), sha(other));

function draftOf(...voices) {
  const draft = newTalk(PACK, { device: "d1", guide: "g", kind: "group", language: "nl", practice: false, now: 0 });
  setVoices(draft, voices.length);
  draft.voices.forEach((voice, at) => Object.assign(voice, voices[at]));
  return draft;
}

const made = (bytes, more = {}) => ({ bytes, type: "audio/webm", seconds: 4, question: "alive", voice: 1, ...more });
const finished = (ground, draft) =>
  ground.store.change([], async (tx) => {
    for (const row of await tx.all("photos")) await tx.put("photos", { ...row, state: "ready" });
    await tx.put("outbox", { key: "d1:1", id: draft.id, state: "received" });
  });

test("one no is a no, and whoever wasn't asked leaves it open", () => {
  assert.equal(soundAnswer(draftOf(YES)), true);
  assert.equal(soundAnswer(draftOf(YES, {})), undefined);
  assert.equal(soundAnswer(draftOf(YES, {}, { sound: false })), false);
});

test("sound is kept only of people of 16 or older who all said yes and let their words be used", () => {
  assert.equal(mayKeepSound(draftOf(YES, YES)), true);
  for (const other of [{}, { ...YES, sound: false }, { ...YES, age: "13-15" }, { ...YES, age: "under13" }, { ...YES, age: "" }, { ...YES, answers: { count: false } }]) {
    assert.equal(mayKeepSound(draftOf(YES, other)), false);
  }
});

test("the yes travels as its own tick, only where all said yes and the team switched it on", () => {
  const ticks = (draft, pack = PACK) => recordOf(pack, draft).record.voices.map((voice) => voice.consent.answers.sound);
  assert.deepEqual(ticks(draftOf(YES, YES)), [true, true]);
  assert.deepEqual(ticks(draftOf(YES, { ...YES, sound: false })), [false, false]);
  assert.deepEqual(ticks(draftOf(YES, { ...YES, age: "13-15", guardian: "school" })), [false, undefined]);
  assert.deepEqual(ticks(draftOf(YES), { ...PACK, sound: null }), [undefined]);
  assert.deepEqual(ticks(draftOf({ ...YES, sound: undefined })), [undefined]);
});

test("a yes to sound alone is no yes to the talk", () => {
  assert.equal(recordOf(PACK, draftOf({ ...YES, answers: { count: false } })).record.outcome, "refused");
});

test("a talk that is mended keeps its yes to sound", () => {
  const { record } = recordOf(PACK, draftOf(YES));
  assert.equal(recordOf(PACK, fromRecord(record, { dialogue: "stad", device: "d1", now: 0 })).record.voices[0].consent.answers.sound, true);
});

test("a recording is kept whole in parts of 512 kB at most, with its hash, and can be heard again", async () => {
  const { ground, store } = await phone();
  const [draft, bytes] = [draftOf(YES), noise(CHUNK + 7)];
  await keepSound(ground, draft, made(bytes));
  const [sound] = await soundsOf(ground, draft.id);
  assert.deepEqual([sound.size, sound.chunks, sound.sha256, sound.state, sound.seal], [CHUNK + 7, 2, sha(bytes), "draft", ""]);
  assert.deepEqual([...store.kept.parts.values()].map((part) => part.body.byteLength), [CHUNK, 7]);
  same(await bytesOf(ground, sound), bytes);
});

test("a full phone keeps nothing of a recording", async () => {
  const { ground, store } = await phone();
  store.failing = 1;
  await assert.rejects(keepSound(ground, draftOf(YES), made(noise(9))), { name: "QuotaExceededError" });
  assert.deepEqual([store.kept.photos.size, store.kept.parts.size], [0, 0]);
});

test("whoever looks waits for the recording that is being kept", async () => {
  const { ground } = await phone();
  const draft = draftOf(YES);
  waitFor(new Promise((done) => setTimeout(done, 5)).then(() => keepSound(ground, draft, made(noise(9)))));
  assert.equal((await soundsOf(ground, draft.id)).length, 1);
  waitFor(Promise.reject(new Error("no sound")));
  assert.equal((await soundsOf(ground, draft.id)).length, 1);
});

test("one recording is left out, and photos stay", async () => {
  const { ground, store } = await phone();
  const draft = draftOf(YES);
  await keepPhoto(ground, draft, noise(5), null);
  for (const size of [6, 7]) await keepSound(ground, draft, made(noise(size)));
  const [first] = await soundsOf(ground, draft.id);
  await dropSounds(ground, draft.id, first.id);
  assert.equal((await soundsOf(ground, draft.id)).length, 1);
  await dropSounds(ground, draft.id);
  assert.deepEqual([...store.kept.photos.values()].map((row) => row.media_type), ["image/jpeg"]);
  assert.equal(store.kept.parts.size, 1);
});

test("at the end of a talk a recording goes when somebody is under 16 or says no", async () => {
  for (const other of [{ ...YES, age: "13-15" }, { ...YES, sound: false }]) {
    const { ground, store } = await phone();
    const draft = draftOf(YES, other);
    await keepSound(ground, draft, made(noise(9)));
    await closeSounds(ground, draft, null);
    assert.deepEqual([store.kept.photos.size, store.kept.parts.size], [0, 0]);
  }
});

test("at the end of a talk a recording is sealed, once, and the phone can't open it any more", async () => {
  const { ground, store } = await phone();
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const point = Buffer.from(await crypto.subtle.exportKey("raw", pair.publicKey)).toString("base64");
  const [draft, bytes] = [draftOf(YES), noise(2000)];
  await keepSound(ground, draft, made(bytes));
  for (let twice = 0; twice < 2; twice += 1) await closeSounds(ground, draft, { id: "k1______", point });
  const [sound] = await soundsOf(ground, draft.id);
  const [part] = [...store.kept.parts.values()];
  assert.equal(sound.seal, "k1______");
  assert.equal(sound.size, 2000 + 88 + 16); // the head of a seal and its tag
  assert.equal(sound.sha256, sha(part.body));
  assert.equal(await bytesOf(ground, sound), null);
});

test("a recording of a voice that isn't there any more is the talk's", async () => {
  const { ground } = await phone();
  const draft = draftOf(YES, YES);
  await keepSound(ground, draft, made(noise(9), { voice: 3 }));
  await closeSounds(ground, draft, null);
  assert.equal((await soundsOf(ground, draft.id))[0].voice, null);
  setVoices(draft, 1);
  await closeSounds(ground, draft, null);
  assert.equal((await soundsOf(ground, draft.id))[0].voice, 1);
});

test("what was cut off goes on where it stopped, and the bytes and the hash are those of the recording", async () => {
  const { ground, house, store } = await phone();
  const [draft, bytes] = [draftOf(YES), noise(2 * CHUNK + 3)];
  await keepSound(ground, draft, made(bytes));
  await finished(ground, draft);
  const [{ id }] = await soundsOf(ground, draft.id);
  house.fault = (path) => (path.endsWith("/1") ? "cut before" : null);
  assert.equal(await sendPhotos(ground), "offline");
  house.fault = () => null;
  assert.equal(await sendPhotos(ground), "");
  const { said, parts } = house.attachments.get(id);
  assert.equal(house.asked.filter(({ path }) => path.endsWith(`${id}/0`)).length, 1);
  same(Buffer.concat([0, 1, 2].map((number) => Buffer.from(parts.get(number)))), bytes);
  assert.deepEqual([said.sha256, said.question, said.voice, said.media_type], [sha(bytes), "alive", 1, "audio/webm"]);
  assert.deepEqual([(await soundsOf(ground, draft.id))[0].state, store.kept.parts.size], ["received", 0]);
});

test("what the house may not have leaves the phone", async () => {
  const { ground, house, store } = await phone();
  const draft = draftOf(YES);
  await keepSound(ground, draft, made(noise(9)));
  await finished(ground, draft);
  house.silent = true;
  await sendPhotos(ground);
  assert.deepEqual([store.kept.photos.size, store.kept.parts.size, house.attachments.size], [0, 0, 0]);
});

test("a length is said in words", () => {
  assert.equal(lengthOf(0.4, "en"), "0 seconds");
  assert.equal(lengthOf(65.9, "en"), "1 minute and 5 seconds");
  assert.equal(lengthOf(180, "nl"), "3 minuten");
  assert.equal(lengthOf(61, "nl"), "1 minuut en 1 seconde");
  assert.match(lengthOf(65, "ar"), /دقيقة.*ثوان/);
});
