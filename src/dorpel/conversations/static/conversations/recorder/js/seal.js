// @ts-check
/** Seals bytes to the house's public key (docs/formats/field.md, "Sealing"); the phone itself can't open them again. */
import { fromBase64 } from "./bytes.js";

const MAGIC = "DS1";
const INFO = "dorpel-seal/1";
/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
const ascii = (text) => /** @type {Uint8Array<ArrayBuffer>} */ (new TextEncoder().encode(text));

/** Whether this browser can seal at all: only on a page that came over https, or from this machine. */
export const canSeal = () => Boolean(globalThis.crypto?.subtle);

/** The sealed bytes and the id of the key; plain bytes and no id where nothing can be sealed.
 * @param {{ id: string, point: string } | null | undefined} key @param {string} place `conversation/<uuid>`
 * @param {ArrayBuffer} body @returns {Promise<{ body: ArrayBuffer, seal: string }>} */
export async function sealed(key, place, body) {
  if (!key?.point || !canSeal()) return { body, seal: "" };
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const own = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("raw", fromBase64(key.point), curve, false, []);
  const mine = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const closed = await close(secret, mine, nonce, place, body);
  return { body: joined([ascii(MAGIC), ascii(key.id), mine, nonce, closed]), seal: key.id };
}

/** @param {ArrayBuffer} secret @param {Uint8Array<ArrayBuffer>} salt @param {Uint8Array<ArrayBuffer>} nonce
 * @param {string} place @param {ArrayBuffer} body @returns {Promise<Uint8Array>} */
export async function close(secret, salt, nonce, place, body) {
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const derived = { name: "HKDF", hash: "SHA-256", salt, info: ascii(INFO) };
  const key = await crypto.subtle.deriveKey(derived, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: ascii(place) }, key, body));
}

/** @param {Uint8Array[]} parts @returns {ArrayBuffer} */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}
