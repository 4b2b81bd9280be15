// @ts-check
/** What is finished and on its way: numbered 1 to n, kept until the house has it in a verified backup. No screen here. */
import { hashOf } from "./bytes.js";

/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Device} Device */
/** @typedef {import("./types.js").Standing} Standing */

export const KEPT = 14 * 24 * 3600 * 1000; // milliseconds that an acknowledged copy stays, at the least

/** The draft isn't there any more: another tab finished it or threw it away. */
export class Gone extends Error {}

/** Keeps a finished record under the next number, and lets its draft go, in one step: both or neither.
 * @param {Store} store @param {{ device: string, dialogue: string, kind: string, id: string, format: string, body: ArrayBuffer,
 *   seal: string, title: string, codes?: import("./types.js").Code[], draft?: string, now: number }} given @returns {Promise<Row>} */
export async function finish(store, given) {
  const sha256 = await hashOf(given.body);
  return store.change(["outbox", "facts", "drafts", "photos"], async (tx) => {
    const kept = (await tx.all("outbox")).find((/** @type {Row} */ row) => row.id === given.id && row.sha256 === sha256);
    if (kept) return kept;
    if (given.draft && !(await tx.get("drafts", given.draft))) throw new Gone();
    /** @type {Device} */
    const device = await tx.get("facts", `device:${given.device}`);
    device.made += 1;
    /** @type {Row} */
    const row = {
      key: `${device.id}:${String(device.made).padStart(9, "0")}`, device: device.id, number: device.made, kind: given.kind, id: given.id,
      dialogue: given.dialogue, format: given.format, seal: given.seal, sha256, body: given.body, size: given.body.byteLength,
      state: "ready", made_at: given.now, title: given.title, problem: "", codes: given.codes ?? [], received_at: 0, sequence: 0,
      epoch: 0, hidden: false,
    };
    await tx.put("facts", device);
    await tx.put("outbox", row);
    if (given.draft) await tx.drop("drafts", given.draft);
    for (const photo of await tx.all("photos")) {
      if (photo.conversation === given.id && photo.state === "draft") await tx.put("photos", { ...photo, state: "ready" });
    }
    return row;
  });
}

/** All that is finished, newest first. @param {Store} store @returns {Promise<Row[]>} */
export const rowsOf = (store) => store.read(["outbox"], async (tx) => (await tx.all("outbox")).sort((a, b) => b.made_at - a.made_at || b.number - a.number));

/** What waits, in the order in which it was made; what was refused before comes last, so that it holds up nothing.
 * @param {Store} store @returns {Promise<Row[]>} */
export async function waitingOf(store) {
  const rows = (await rowsOf(store)).filter((row) => row.state === "ready" && row.body).reverse();
  return [...rows.filter((row) => !row.problem), ...rows.filter((row) => row.problem)];
}

/** What a device says of itself with each delivery. @param {Store} store @param {string} device */
export function countsOf(store, device) {
  return store.read(["outbox", "facts"], async (tx) => {
    const rows = (await tx.all("outbox")).filter((/** @type {Row} */ row) => row.device === device);
    const made = (await tx.get("facts", `device:${device}`))?.made ?? 0;
    return { made, unsent: rows.filter((/** @type {Row} */ row) => row.state === "ready").length };
  });
}

/** Writes down what the house answered to each row: a receipt (its id and hash were compared) or a problem.
 * @param {Store} store @param {{ row: Row, receipt?: { sequence: number, state: string }, problem?: string }[]} told
 * @param {number} epoch @param {number} now */
export function answered(store, told, epoch, now) {
  return store.change(["outbox"], async (tx) => {
    for (const { row, receipt, problem } of told) {
      const kept = await tx.get("outbox", row.key);
      if (!kept) continue;
      if (receipt) {
        const { sequence, state } = receipt;
        await tx.put("outbox", { ...kept, state: "received", problem: "", received_at: now, sequence, epoch, hidden: state === "hidden" });
      } else if (kept.state === "ready") {
        await tx.put("outbox", { ...kept, problem: problem ?? "" });
      }
    }
  });
}

/** After the house and the phone compared: what it lacks waits again, what it has counts for this epoch.
 * @param {Store} store @param {Row[]} asked @param {[string, string][]} missing @param {number} epoch */
export function compared(store, asked, missing, epoch) {
  const lacks = new Set(missing.map(([kind, id]) => `${kind}/${id}`));
  return store.change(["outbox"], async (tx) => {
    for (const { key } of asked) {
      const kept = await tx.get("outbox", key);
      if (!kept?.body || kept.state !== "received") continue;
      const back = lacks.has(`${kept.kind}/${kept.id}`);
      await tx.put("outbox", back ? { ...kept, state: "ready", problem: "" } : { ...kept, epoch });
    }
  });
}

/** Lets go of copies that are old enough and lie in a verified backup of this epoch; their line in the list stays.
 * @param {Store} store @param {string} dialogue @param {{ epoch: number, watermark: number }} standing @param {number} now
 * @param {number} [kept] 0 when the phone is full: then the backup alone decides @returns {Promise<number>} */
export function retain(store, dialogue, standing, now, kept = KEPT) {
  return store.change(["outbox"], async (tx) => {
    const rows = (await tx.all("outbox")).filter((/** @type {Row} */ row) => row.dialogue === dialogue && mayGo(row, standing, now, kept));
    for (const row of rows) await tx.put("outbox", { ...row, body: null });
    return rows.length;
  });
}

/** @param {Row} row @param {{ epoch: number, watermark: number }} standing @param {number} now @param {number} kept */
function mayGo(row, standing, now, kept) {
  const backed = row.epoch === standing.epoch && row.sequence <= standing.watermark;
  return row.body !== null && row.state === "received" && backed && row.received_at <= now - kept;
}

/** The receipt was handed over: its code leaves the phone. @param {Store} store @param {string} key @param {number} voice */
export function given(store, key, voice) {
  return store.change(["outbox"], async (tx) => {
    const kept = await tx.get("outbox", key);
    if (kept) await tx.put("outbox", { ...kept, codes: kept.codes.filter((/** @type {{ voice: number }} */ each) => each.voice !== voice) });
  });
}
