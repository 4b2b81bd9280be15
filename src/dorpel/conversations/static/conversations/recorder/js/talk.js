// @ts-check
/** A talk while it is written down, and as it travels (docs/formats/conversation.md). No screen here. */
import { uuid7 } from "./bytes.js";
import { agreed, mayKeepSound, newVoice, voiceRecord } from "./consent.js";
import { newReceipt } from "./receipt.js";

/** @typedef {import("./types.js").Draft} Draft */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Pack} Pack */

export const FORMAT = "dorpel-conversation/1";
export const DOERS = ["i", "we", "city", "fine"];
const LONGEST = 20_000;

/** The day on this phone's clock: it is told, never trusted. @param {number} now */
export function dayOf(now) {
  const day = new Date(now);
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2, "0")].join("-");
}

/** @param {Pack} pack @param {{ device: string, guide: string, kind: string, language: string, practice: boolean, now: number }} given @returns {Draft} */
export function newTalk(pack, { device, guide, kind, language, practice, now }) {
  const own = pack.challenger ?? {};
  return {
    id: uuid7(now), dialogue: pack.dialogue.slug, device, guide, practice, kind, language, held_on: dayOf(now),
    subject: own.subject ?? "", method: own.method ?? "", place: "", neighbourhood: own.neighbourhood ?? "", present: 1,
    supported_by: own.supported_by ?? "", voices: [newVoice(1, language)], answers: [], at: 0, made_at: now, changed_at: now,
    correction: false, reason: "",
  };
}

/** What one voice, or the talk, said to a question; made when it isn't there yet. @param {Draft} draft @param {string} question @param {number | null} voice @returns {Answer} */
export function answerTo(draft, question, voice) {
  const found = draft.answers.find((each) => each.question === question && each.voice === voice);
  if (found) return found;
  const made = { question, voice, language: draft.language, text: "", doer: "unsaid", read_back: "no", left_out: false };
  draft.answers.push(made);
  return made;
}

/** Those with words in them. @param {Draft} draft @returns {Answer[]} */
export const written = (draft) => draft.answers.filter((each) => each.text.trim() !== "");

/** As many voices as people who spoke; what a voice said goes to the talk when that voice isn't there any more.
 * @param {Draft} draft @param {number} count */
export function setVoices(draft, count) {
  while (draft.voices.length < count) draft.voices.push(newVoice(draft.voices.length + 1, draft.language));
  // One voice alone said it all: then the words can be taken back with its receipt.
  const heir = count === 1 ? 1 : null;
  if (heir) for (const answer of draft.answers.filter((each) => each.voice === null)) move(draft, answer, heir);
  for (const gone of draft.voices.splice(count)) {
    for (const answer of draft.answers.filter((each) => each.voice === gone.number)) move(draft, answer, heir);
  }
  draft.present = Math.max(draft.present, count);
}

/** @param {Draft} draft @param {Answer} answer @param {number | null} voice */
function move(draft, answer, voice) {
  const there = draft.answers.find((each) => each.question === answer.question && each.voice === voice);
  if (!there) return void (answer.voice = voice);
  there.text = [there.text, answer.text].filter((text) => text.trim()).join("\n").slice(0, LONGEST);
  draft.answers.splice(draft.answers.indexOf(answer), 1);
}

/** The talk as it travels, and the codes to hand over. Without one yes it is only a counted refusal, except in a rescue
 * file (`asIs`): there the team decides. A code made earlier, for a need that was passed on, is handed over in any case.
 * @param {Pack} pack @param {Draft} draft @param {boolean} [asIs] @returns {{ record: Record<string, unknown>, codes: import("./types.js").Code[] }} */
export function recordOf(pack, draft, asIs = false) {
  const held = draft.correction || asIs || draft.voices.some(agreed);
  const handed = draft.correction ? [] : draft.voices.filter((voice) => agreed(voice) || voice.code);
  const codes = handed.map((voice) => ({ voice: voice.number, code: voice.code || newReceipt(), language: voice.language }));
  if (!held) return { record: turnedAway(draft, "refused"), codes };
  const code = (/** @type {number} */ number) => codes.find((each) => each.voice === number)?.code ?? "";
  const record = {
    format: FORMAT, id: draft.id, outcome: "held", guide: draft.guide, kind: draft.kind, channel: "phone", language: draft.language,
    held_on: draft.held_on, subject: draft.subject.slice(0, 200), place: draft.place.slice(0, 160), neighbourhood: draft.neighbourhood,
    ...(draft.method ? { method: draft.method } : {}),
    present: draft.present, supported_by: draft.supported_by.slice(0, 120),
    voices: draft.voices.map((voice) => voiceRecord(pack, voice, code(voice.number), mayKeepSound(draft))),
    answers: written(draft).filter((each) => !each.left_out).map(({ question, voice, language, text, doer, read_back: readBack }) => ({
      question, voice, language, text: storable(text), doer, read_back: readBack,
    })),
    ...(draft.correction ? { reason: draft.reason.slice(0, 200) } : {}),
  };
  return { record, codes };
}

/** What both databases can keep: no NUL and no half of a sign. @param {string} text */
const storable = (text) => text.slice(0, LONGEST).replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");

/** A door without a talk: counted, and nothing else. @param {{ id: string, kind: string, language: string, held_on: string, neighbourhood: string }} about
 * @param {"refused" | "nobody" | "later"} outcome @param {number} [count] */
export const turnedAway = ({ id, kind, language, held_on: day, neighbourhood }, outcome, count = 1) => ({
  format: FORMAT, id, outcome, kind, language, held_on: day, neighbourhood, ...(count > 1 ? { count } : {}),
});

/** A draft of one's own talk as the house sent it back, to mend it. @param {any} content @param {{ dialogue: string, device: string, now: number }} given @returns {Draft} */
export function fromRecord(content, { dialogue, device, now }) {
  const voices = (content.voices ?? []).map((/** @type {any} */ each) => ({
    number: each.number, age: each.age ?? "", guardian: each.guardian ?? "", categories: each.categories ?? {},
    answers: each.consent?.answers ?? {}, explicit: each.consent?.explicit ?? {}, language: each.consent?.language || content.language,
    read_by: each.consent?.read_by ?? "", code: "", text: each.consent?.text ?? "", sound: each.consent?.answers?.sound,
  }));
  const answers = (content.answers ?? []).map((/** @type {any} */ each) => ({ doer: "unsaid", read_back: "no", ...each, voice: each.voice ?? null, left_out: false }));
  return {
    id: content.id, dialogue, device, guide: content.guide, practice: false, kind: content.kind ?? "doorstep", language: content.language,
    held_on: content.held_on ?? dayOf(now), subject: content.subject ?? "", method: content.method ?? "", place: content.place ?? "",
    neighbourhood: content.neighbourhood ?? "", present: content.present ?? 1, supported_by: content.supported_by ?? "", voices, answers,
    at: 0, made_at: now, changed_at: now, correction: true, reason: "",
  };
}
