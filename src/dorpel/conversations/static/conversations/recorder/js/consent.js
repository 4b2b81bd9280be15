// @ts-check
/** Who may be asked what: purposes per age, what still lacks an answer, and when there is nothing to keep. No screen here. */

/** @typedef {import("./types.js").Voice} Voice */
/** @typedef {import("./types.js").Draft} Draft */
/** @typedef {import("./types.js").Pack} Pack */

export const UNDER_13 = "under13";
export const UNDER_16 = "13-15";
export const GROWN = "16plus";
export const AGES = [GROWN, UNDER_16, UNDER_13];
const IN_GROUP = ["group", "circle"];

/** @param {number} number @param {string} language @returns {Voice} */
export const newVoice = (number, language) => ({ number, age: "", guardian: "", categories: {}, answers: {}, explicit: {}, language, read_by: "challenger", code: "", text: "" });

/** @param {Voice} voice */
export const isChild = (voice) => voice.age === UNDER_13 || voice.age === UNDER_16;

/** The purposes to ask this voice for; nobody under 16 is called back. @param {Pack} pack @param {Voice} voice @returns {any[]} */
export const purposesFor = (pack, voice) => pack.purposes.filter((/** @type {any} */ each) => !(isChild(voice) && (each.grown_only || each.key === "contact")));

/** Whether this voice may tell something of itself. @param {Voice} voice */
export const mayTell = (voice) => voice.age !== UNDER_13 && voice.age !== "";

/** A child under 13 alone: its words aren't written down. @param {Draft} draft @param {Voice} voice */
export const isAlone = (draft, voice) => voice.age === UNDER_13 && !IN_GROUP.includes(draft.kind);

/** What must still be said before a voice can be kept, as keys of sentences. @param {Pack} pack @param {Draft} draft @param {Voice} voice @returns {string[]} */
export function missing(pack, draft, voice) {
  const found = [];
  if (!voice.age) found.push("missing_age");
  if (isAlone(draft, voice)) found.push("missing_group");
  if (isChild(voice) && !voice.guardian.trim()) found.push("missing_guardian");
  if (purposesFor(pack, voice).some((each) => typeof voice.answers[each.key] !== "boolean")) found.push("missing_purpose");
  return found;
}

/** What everybody answered about sound: one no is a no; undefined while somebody wasn't asked. @param {Draft} draft @returns {boolean | undefined} */
export function soundAnswer(draft) {
  if (draft.voices.some((voice) => voice.sound === false)) return false;
  return draft.voices.every((voice) => voice.sound) || undefined;
}

/** Whether sound of this talk may be kept: everybody is 16 or older, lets their words be used, and said yes to it. @param {Draft} draft */
export const mayKeepSound = (draft) => draft.voices.every((voice) => voice.sound && voice.age === GROWN && agreed(voice));

/** @param {Voice} voice */
export const agreed = (voice) => Object.values(voice.answers).some(Boolean);

/** The voice as it travels: nothing that its age forbids. @param {Pack} pack @param {Voice} voice @param {string} receipt
 * @param {boolean} [heard] whether sound of the talk may be kept @returns {Record<string, unknown>} */
export function voiceRecord(pack, voice, receipt, heard = false) {
  const asked = purposesFor(pack, voice).map((each) => each.key);
  const only = (/** @type {Record<string, boolean>} */ given) => Object.fromEntries(Object.entries(given).filter(([key]) => asked.includes(key)));
  const sound = pack.sound && voice.sound !== undefined && !isChild(voice) ? { sound: heard } : {};
  const consent = { text: voice.text || String(pack.consent?.version ?? ""), language: voice.language, read_by: voice.read_by, answers: { ...only(voice.answers), ...sound } };
  const explicit = Object.fromEntries(Object.entries(only(voice.explicit)).filter(([key]) => voice.answers[key]));
  return {
    number: voice.number,
    ...(receipt ? { receipt } : {}),
    age: voice.age,
    ...(isChild(voice) ? { guardian: voice.guardian.trim() } : {}),
    categories: mayTell(voice) ? voice.categories : {},
    consent: { ...consent, ...(Object.keys(explicit).length ? { explicit } : {}) },
  };
}
