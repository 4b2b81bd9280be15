// @ts-check
/** Hashes, base64 and ids, also where the browser has no WebCrypto (a page that isn't https). */

/** @param {string} text @returns {ArrayBuffer} */
export const bytesOf = (text) => /** @type {ArrayBuffer} */ (new TextEncoder().encode(text).buffer);

/** The SHA-256 of some bytes in hexadecimal signs. @param {ArrayBuffer} bytes @returns {Promise<string>} */
export async function hashOf(bytes) {
  const made = globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : ownHash(new Uint8Array(bytes));
  return hex(made);
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {ArrayBuffer | Uint8Array} bytes @returns {string} */
export function toBase64(bytes) {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < view.length; at += 8192) text += String.fromCharCode(...view.subarray(at, at + 8192));
  return btoa(text);
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** A version-7 UUID (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits.
 * @param {number} [now] @returns {string} */
export function uuid7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0, left = Math.max(0, now); at < 6; at += 1) {
    bytes[5 - at] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const text = hex(bytes);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

const PRIMES = firstPrimes(64);
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const STEPS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** @param {number} value */
function fraction(value) {
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
}

/** @param {number} count */
function firstPrimes(count) {
  /** @type {number[]} */
  const found = [];
  for (let each = 2; found.length < count; each += 1) if (found.every((prime) => each % prime)) found.push(each);
  return found;
}

/** SHA-256 in plain numbers (FIPS 180-4). @param {Uint8Array} bytes @returns {Uint8Array} */
export function ownHash(bytes) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const state = START.slice();
  for (let at = 0; at < padded.length; at += 64) mixIn(state, view, at);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, number) => out.setInt32(number * 4, word));
  return new Uint8Array(out.buffer);
}

/** @param {number[]} state @param {DataView} view @param {number} at */
function mixIn(state, view, at) {
  const turn = (/** @type {number} */ word, /** @type {number} */ by) => (word >>> by) | (word << (32 - by));
  const words = Array.from({ length: 64 }, (_, number) => (number < 16 ? view.getInt32(at + number * 4) : 0));
  for (let n = 16; n < 64; n += 1) {
    const low = turn(words[n - 15], 7) ^ turn(words[n - 15], 18) ^ (words[n - 15] >>> 3);
    const high = turn(words[n - 2], 17) ^ turn(words[n - 2], 19) ^ (words[n - 2] >>> 10);
    words[n] = (words[n - 16] + low + words[n - 7] + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + STEPS[n] + words[n]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, number) => (state[number] = (state[number] + word) | 0));
}
