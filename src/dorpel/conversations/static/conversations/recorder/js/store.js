// @ts-check
/** The phone's memory: IndexedDB, strict on durability, that opens itself again when the browser dropped it. */

const NAME = "dorpel-recorder";
const VERSION = 1;
/** Store and key. Bytes are ArrayBuffers: Blobs fail in WebKit's private windows. */
const STORES = { facts: "key", packs: "slug", guides: "id", drafts: "id", outbox: "key", photos: "id", parts: "key" };
// What a browser says of a connection that it lost; the same words work on a new one.
const DEAD = new Set(["InvalidStateError", "UnknownError", "TimeoutError"]);

/** @typedef {import("./types.js").Tx} Tx */

/** Opens the memory of this phone. @param {string} [name] @returns {import("./types.js").Store} */
export function openStore(name = NAME) {
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;
  /** @type {IDBDatabase | null} */
  let ready = null;
  const drop = () => (opened = ready = null);

  /** @template T @param {string[]} stores @param {IDBTransactionMode} mode @param {(tx: Tx) => Promise<T>} work @returns {Promise<T>} */
  async function run(stores, mode, work) {
    for (let again = false; ; again = true) {
      try {
        opened ??= connect(name, drop);
        ready = await opened;
        return await once(ready, stores, mode, work);
      } catch (wrong) {
        drop();
        // Whoever changes something must bear a second run: the first may have been kept.
        if (again || !(wrong instanceof DOMException) || !DEAD.has(wrong.name)) throw wrong;
      }
    }
  }
  return {
    read: (stores, work) => run(stores, "readonly", work),
    change: (stores, work) => run(stores, "readwrite", work),
    putNow(store, row) {
      try {
        const tx = /** @type {IDBDatabase} */ (ready).transaction(store, "readwrite");
        tx.objectStore(store).put(row);
        tx.commit();
      } catch {
        // The page is on its way out and nobody can be told; what was kept before stands.
      }
    },
  };
}

/** @param {string} name @param {() => void} gone @returns {Promise<IDBDatabase>} */
function connect(name, gone) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, VERSION);
    asked.onupgradeneeded = () => {
      for (const [store, key] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(store)) asked.result.createObjectStore(store, { keyPath: key });
      }
    };
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const db = asked.result;
      db.onclose = gone;
      db.onversionchange = () => {
        db.close();
        gone();
      };
      resolve(db);
    };
  });
}

/** One transaction; resolves only when it is complete. @template T @param {IDBDatabase} db @param {string[]} stores
 * @param {IDBTransactionMode} mode @param {(tx: Tx) => Promise<T>} work @returns {Promise<T>} */
function once(db, stores, mode, work) {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, mode, { durability: "strict" });
    /** @type {any} */
    let result;
    /** @type {any} */
    let wrong = null;
    tx.oncomplete = () => resolve(result);
    tx.onabort = () => reject(wrong ?? tx.error ?? new DOMException("aborted", "AbortError"));
    work(wrapped(tx)).then(
      (found) => (result = found),
      (problem) => {
        wrong = problem;
        try {
          tx.abort();
        } catch {
          reject(problem); // it had ended already
        }
      },
    );
  });
}

/** @param {IDBTransaction} tx @returns {Tx} */
function wrapped(tx) {
  return {
    get: (store, key) => asked(tx.objectStore(store).get(key)),
    all: (store) => asked(tx.objectStore(store).getAll()),
    put: async (store, row) => void (await asked(tx.objectStore(store).put(row))),
    drop: async (store, key) => void (await asked(tx.objectStore(store).delete(key))),
  };
}

/** @param {IDBRequest} request @returns {Promise<any>} */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Whether a problem says that the phone is full. @param {unknown} wrong */
export const isFull = (wrong) => wrong instanceof Error && wrong.name === "QuotaExceededError";
