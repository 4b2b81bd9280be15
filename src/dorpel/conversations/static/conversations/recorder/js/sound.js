// @ts-check
/** Sound of a talk: kept plain while the talk is a draft, so that it can be heard again; sealed when it is finished. No screen here. */
import { attachmentsOf, CHUNK, putParts } from "./attach.js";
import { hashOf, uuid7 } from "./bytes.js";
import { mayKeepSound } from "./consent.js";
import { dropPhoto } from "./drafts.js";
import { sealed } from "./seal.js";

/** @typedef {import("./types.js").Ground} Ground */
/** @typedef {import("./types.js").Draft} Draft */
/** @typedef {import("./types.js").Photo} Photo */
export const LONGEST = 180; // seconds of one recording

/** What is still being kept: whoever looks at the sounds of a talk waits for it. @type {Promise<unknown>} */
let going = Promise.resolve();

/** Keeps a recording with its draft, cut into parts; done only when it is on the phone.
 * @param {Ground} ground @param {{ id: string, dialogue: string, device: string }} draft
 * @param {{ bytes: ArrayBuffer, type: string, seconds: number, question: string, voice: number | null }} made */
export async function keepSound(ground, draft, { bytes, type, seconds, question, voice }) {
  const id = uuid7();
  const { dialogue, device, id: conversation } = draft;
  const sha256 = await hashOf(bytes);
  await ground.store.change(["photos", "parts"], async (tx) => {
    const chunks = await putParts(tx, id, bytes);
    await tx.put("photos", { id, dialogue, device, conversation, media_type: type, question, voice, seconds, seal: "", sha256, size: bytes.byteLength, chunks, state: "draft", made_at: ground.now() });
  });
}

/** Says that a recording is on its way to the phone's memory. @param {Promise<unknown>} keeping */
export const waitFor = (keeping) => void (going = keeping.catch(() => undefined));

/** @param {Ground} ground @param {string} conversation @returns {Promise<Photo[]>} */
export async function soundsOf(ground, conversation) {
  await going;
  const found = await attachmentsOf(ground, "audio/", conversation);
  return found.sort((one, other) => one.made_at - other.made_at);
}

/** The recording, to hear it again; null once it is sealed. @param {Ground} ground @param {Photo} sound @returns {Promise<ArrayBuffer | null>} */
export async function bytesOf(ground, sound) {
  if (sound.seal) return null;
  const parts = await ground.store.read(["parts"], (tx) => Promise.all(Array.from({ length: sound.chunks }, (_, number) => tx.get("parts", `${sound.id}:${number}`))));
  const whole = new Uint8Array(sound.size);
  parts.forEach((part, number) => whole.set(new Uint8Array(part.body), number * CHUNK));
  return whole.buffer;
}

/** Leaves one recording of a draft out, or all of them. @param {Ground} ground @param {string} conversation @param {string} [id] */
export async function dropSounds(ground, conversation, id) {
  for (const sound of await soundsOf(ground, conversation)) {
    if (sound.state === "draft" && (!id || sound.id === id)) await ground.store.change(["photos", "parts"], (tx) => dropPhoto(tx, sound));
  }
}

/** Before a talk is finished: its recordings are sealed, or go when not everybody may be and wants to be heard. May run twice.
 * @param {Ground} ground @param {Draft} draft @param {{ id: string, point: string } | null} key */
export async function closeSounds(ground, draft, key) {
  if (!mayKeepSound(draft)) return dropSounds(ground, draft.id);
  for (const sound of await soundsOf(ground, draft.id)) {
    const bytes = sound.state === "draft" ? await bytesOf(ground, sound) : null;
    if (!bytes) continue;
    const { body, seal } = await sealed(key, `attachment/${sound.id}`, bytes);
    const sha256 = await hashOf(body);
    const voice = draft.voices.length === 1 ? draft.voices[0].number : draft.voices.some((each) => each.number === sound.voice) ? sound.voice : null;
    await ground.store.change(["photos", "parts"], async (tx) => {
      await dropPhoto(tx, sound);
      const chunks = await putParts(tx, sound.id, body);
      await tx.put("photos", { ...sound, voice, seal, sha256, size: body.byteLength, chunks });
    });
  }
}

/** How long it is, in words that can be read aloud: "1 minute and 5 seconds". @param {number} seconds @param {string} language */
export function lengthOf(seconds, language) {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  const unit = (/** @type {number} */ value, /** @type {string} */ name) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(value);
  const parts = [minutes ? unit(minutes, "minute") : "", rest || !minutes ? unit(rest, "second") : ""].filter(Boolean);
  return new Intl.ListFormat(language, { style: "long", type: "conjunction" }).format(parts);
}
