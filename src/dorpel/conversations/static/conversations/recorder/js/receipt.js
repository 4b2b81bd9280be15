// @ts-check
/** Receipt codes made on the phone: 12 random signs and a check sign (as core/ids.py), written 4-4-5. */

export const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS = 12;
// As core/ids.py: finds every single wrong sign, and every two that changed places.
const FIELD = 0b100101;

/** A new code: 60 random bits, so that nobody can guess one. @returns {string} */
export const newReceipt = () => receiptOf(Array.from(crypto.getRandomValues(new Uint8Array(SIGNS)), (byte) => CROCKFORD[byte & 31]).join(""));

/** The code of 12 signs, with its check sign. @param {string} signs */
export function receiptOf(signs) {
  const whole = signs + checkSign(signs);
  return `${whole.slice(0, 4)}-${whole.slice(4, 8)}-${whole.slice(8)}`;
}

/** The 13 signs of a code as somebody typed it, or null when it can't be one. @param {string} typed */
export function readReceipt(typed) {
  const signs = typed.toUpperCase().replace(/[\s\-–—]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const known = signs.length === SIGNS + 1 && [...signs].every((sign) => CROCKFORD.includes(sign));
  return known && checkSign(signs.slice(0, SIGNS)) === signs[SIGNS] ? signs : null;
}

/** @param {string} signs */
const checkSign = (signs) => CROCKFORD[[...signs].reduce((number, sign) => timesX(number ^ CROCKFORD.indexOf(sign)), 0)];

/** @param {number} number */
const timesX = (number) => (number << 1) ^ (number & 16 ? FIELD : 0);
