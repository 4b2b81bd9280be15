// @ts-check
/** A draft put aside in one breath when the page goes: WebKit forgets a transaction that begins then. No screen here. */

/** @typedef {import("./types.js").Draft} Draft */
const PLACE = "dorpel-recorder draft ";

/** @param {Draft} draft */
export function putAside(draft) {
  try {
    localStorage.setItem(PLACE + draft.id, JSON.stringify(draft));
  } catch {
    // Full or not allowed, and nobody can be told any more; what was kept before stands.
  }
}

/** What lies aside of a draft, if anything: always later than what is kept. @param {string} id @returns {Draft | null} */
export function asideOf(id) {
  try {
    return JSON.parse(localStorage.getItem(PLACE + id) ?? "null");
  } catch {
    return null;
  }
}

/** It is kept, or gone for good. @param {string} id */
export function dropAside(id) {
  try {
    localStorage.removeItem(PLACE + id);
  } catch {
    // Where nothing may be put aside, nothing lies there.
  }
}
