// @ts-check
/** Drafts that survive anything: kept at each change, one tab to a draft. No screen here. */
import { asideOf, dropAside, putAside } from "./aside.js";

/** @typedef {import("./types.js").Draft} Draft */
/** @typedef {import("./types.js").Store} Store */
const SOON = 300; // milliseconds after the last sign
const AT_LAST = 500; // milliseconds after the first one that isn't kept

/** @param {Store} store @returns {Promise<Draft[]>} */
export const draftsOf = (store) => store.read(["drafts"], async (tx) => (await tx.all("drafts")).map((draft) => asideOf(draft.id) ?? draft).sort((one, other) => other.changed_at - one.changed_at));

/** A draft that this tab holds, with what was put aside of it. @param {Store} store @param {string} id @returns {Promise<Draft | undefined>} */
export async function draftOf(store, id) {
  const aside = asideOf(id);
  if (!aside) return store.read(["drafts"], (tx) => tx.get("drafts", id));
  const there = await store.change(["drafts"], async (tx) => {
    const kept = await tx.get("drafts", id);
    if (kept) await tx.put("drafts", aside);
    return Boolean(kept);
  });
  dropAside(id);
  return there ? aside : undefined;
}

/** Throws a draft away, with its photos. @param {Store} store @param {string} id */
export function dropDraft(store, id) {
  dropAside(id);
  return store.change(["drafts", "photos", "parts"], async (tx) => {
    await tx.drop("drafts", id);
    for (const photo of await tx.all("photos")) if (photo.conversation === id && photo.state === "draft") await dropPhoto(tx, photo);
  });
}

/** @param {import("./types.js").Tx} tx @param {import("./types.js").Photo} photo */
export async function dropPhoto(tx, photo) {
  await tx.drop("photos", photo.id);
  for (let number = 0; number < photo.chunks; number += 1) await tx.drop("parts", `${photo.id}:${number}`);
}

/** Keeps one draft while it changes. `told` hears of each step: "keeping", "kept", "failed". */
export class Keeper {
  /** @param {Store} store @param {Draft} draft @param {(state: "keeping" | "kept" | "failed", wrong?: unknown) => void} told */
  constructor(store, draft, told) {
    this.store = store;
    this.draft = draft;
    this.told = told;
    this.timer = 0;
    this.since = 0;
    this.changes = 0;
    this.kept = 0;
    this.aside = 0;
    this.ended = false;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
  }

  /** Something changed: it is kept within half a second, however fast somebody types. */
  touch() {
    this.told("keeping");
    const now = Date.now();
    this.changes += 1;
    this.since ||= now;
    clearTimeout(this.timer);
    this.timer = /** @type {any} */ (setTimeout(() => void this.keep(), Math.max(0, Math.min(SOON, this.since + AT_LAST - now))));
  }

  /** Keeps it now; true once it is on the phone. @returns {Promise<boolean>} */
  keep() {
    clearTimeout(this.timer);
    this.timer = this.since = 0;
    this.draft.changed_at = Date.now();
    const [copy, changes] = [structuredClone(this.draft), this.changes];
    const done = this.last.then(() => this.write(copy, changes));
    this.last = done;
    return done;
  }

  /** @param {Draft} copy @param {number} changes */
  async write(copy, changes) {
    if (this.ended) return true;
    try {
      await this.store.change(["drafts"], (tx) => tx.put("drafts", copy));
      this.kept = changes;
      if (this.aside && changes >= this.aside) this.forget();
      // Not when somebody typed on meanwhile: then the next one tells.
      if (this.kept === this.changes) this.told("kept");
      return true;
    } catch (wrong) {
      this.told("failed", wrong);
      return false;
    }
  }

  /** What waits is kept now; afterwards all is on the phone. */
  flush() {
    return this.timer ? this.keep() : this.last;
  }

  /** The page goes away: what isn't kept is sent off without waiting for anything. */
  leave() {
    if (this.kept === this.changes || this.ended) return;
    const draft = { ...this.draft, changed_at: Date.now() };
    this.aside = this.changes;
    putAside(draft);
    this.store.putNow("drafts", draft); // where this still works it also outlives a kill
  }

  /** Nothing needs to lie aside any more. */
  forget() {
    this.aside = 0;
    dropAside(this.draft.id);
  }

  /** The draft is finished or thrown away: a late change must not bring it back. */
  end() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.ended = true;
    this.forget();
    return this.last;
  }
}

/** Takes a draft for this tab; null when another tab holds it. @param {string} id @returns {Promise<(() => void) | null>} */
export function hold(id) {
  if (!navigator.locks) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(`draft:${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return /** @type {Promise<void>} */ (new Promise((free) => resolve(() => free())));
    });
    held.catch(reject);
  });
}

