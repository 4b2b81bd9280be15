// @ts-check
/** Delivers what waits, in parcels with a receipt for each record; one bad record never holds up the rest. No screen here. */
import { toBase64 } from "./bytes.js";
import { ask } from "./door.js";
import { answered, countsOf, waitingOf } from "./outbox.js";

/** @typedef {import("./types.js").Ground} Ground */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Device} Device */
/** @typedef {{ row: Row, receipt?: { sequence: number, state: string }, problem?: string }} Told */
/** @typedef {{ told: Told[], epoch: number, watermark: number } | { problem: string, status: number, wait: number }} Heard */
/** @typedef {{ problem: string, wait: number, epochs: Record<string, { epoch: number, watermark: number }> }} Outcome */

export const MOST = 50;
export const LARGEST = 256 * 1024; // bytes in one parcel
// Refusals of a whole parcel that may lie in one record, or in a house too old to know parcels.
const APART = new Set([400, 404, 405, 500]);
const NOBODY = new Set(["offline", "portal", "unknown_device", "sign_in"]);

/** Delivers all that waits. @param {Ground} ground @returns {Promise<Outcome>} */
export async function deliver(ground) {
  const waiting = await waitingOf(ground.store);
  /** @type {Outcome} */
  const outcome = { problem: "", wait: 0, epochs: {} };
  for (const group of groups(waiting)) {
    const failed = await deliverGroup(ground, group, outcome);
    if (failed) Object.assign(outcome, { problem: failed.problem, wait: Math.max(outcome.wait, failed.wait) });
  }
  return outcome;
}

/** Rows that go through the same door: of one device, for one dialogue. @param {Row[]} rows @returns {Row[][]} */
function groups(rows) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const row of rows) found.set(`${row.device} ${row.dialogue}`, [...(found.get(`${row.device} ${row.dialogue}`) ?? []), row]);
  return [...found.values()];
}

/** @param {Ground} ground @param {Row[]} rows @param {Outcome} outcome */
async function deliverGroup(ground, rows, outcome) {
  const sender = await senderOf(ground, rows[0].device);
  if (!sender) return { problem: "sign_in", wait: 0 };
  let most = MOST;
  let apart = false;
  for (let left = rows; left.length; ) {
    const parcel = apart ? left.slice(0, 1) : parcelOf(left, most);
    const alone = apart || parcel[0].size > LARGEST;
    const answer = alone ? await putOne(ground, sender, parcel[0]) : await postMany(ground, sender, parcel);
    if ("told" in answer) {
      await answered(ground.store, answer.told, answer.epoch, ground.now());
      if (answer.watermark >= 0) outcome.epochs[rows[0].dialogue] = { epoch: answer.epoch, watermark: answer.watermark };
      ground.changed();
      left = left.slice(parcel.length);
    } else if (NOBODY.has(answer.problem) || answer.status === 429 || answer.status === 503) {
      return answer;
    } else if (!alone && answer.status === 413 && parcel.length > 1) {
      most = Math.ceil(parcel.length / 2);
    } else if (!alone && (APART.has(answer.status) || answer.status === 413)) {
      apart = true;
    } else if (alone) {
      await answered(ground.store, [{ row: parcel[0], problem: answer.problem }], 0, ground.now());
      left = left.slice(1);
    } else {
      return answer;
    }
  }
  return null;
}

/** By whose token it goes; when the house no longer knows the device that made it, by the phone's newest sign-in.
 * @param {Ground} ground @param {string} made @returns {Promise<{ token: string, own: boolean, device: string } | null>} */
function senderOf(ground, made) {
  return ground.store.read(["facts"], async (tx) => {
    /** @type {Device | undefined} */
    const maker = await tx.get("facts", `device:${made}`);
    if (maker && !maker.refused) return { token: maker.token, own: true, device: made };
    const current = await tx.get("facts", "current");
    /** @type {Device | undefined} */
    const newer = current && (await tx.get("facts", `device:${current.device}`));
    return newer && !newer.refused ? { token: newer.token, own: false, device: newer.id } : null;
  });
}

/** @param {Row[]} rows @param {number} most @returns {Row[]} */
function parcelOf(rows, most) {
  let size = 0;
  const found = rows.slice(0, most).findIndex((row) => (size += row.size) > LARGEST);
  return rows.slice(0, Math.max(1, found < 0 ? most : found));
}

/** @param {Ground} ground @param {{ token: string, own: boolean, device: string }} sender @param {Row[]} rows @returns {Promise<Heard>} */
async function postMany(ground, sender, rows) {
  const records = rows.map(({ kind, id, number, format, seal, body }) => ({
    kind, id, number: sender.own ? number : null, format, key: seal, body: toBase64(/** @type {ArrayBuffer} */ (body)),
  }));
  const { made, unsent } = await countsOf(ground.store, sender.device);
  // As it will be once this parcel is there: a count that is never lowered again would cry wolf.
  const counts = { made, unsent: sender.own ? Math.max(0, unsent - rows.length) : unsent };
  const answer = await ask(ground, sender.token, "POST", `${rows[0].dialogue}/batch`, { body: JSON.stringify({ ...counts, records }) });
  if (!answer.ok) return answer;
  const { receipts, epoch, backup_watermark: watermark } = answer.value;
  if (!Array.isArray(receipts) || receipts.length !== rows.length) return { status: answer.status, problem: "portal", wait: 0 };
  return { told: rows.map((row, at) => told(row, receipts[at])), epoch: Number(epoch) || 0, watermark: Number(watermark) || 0 };
}

/** @param {Ground} ground @param {{ token: string, own: boolean, device: string }} sender @param {Row} row @returns {Promise<Heard>} */
async function putOne(ground, sender, row) {
  const counts = await countsOf(ground.store, sender.device);
  const left = Math.max(0, counts.unsent - (sender.own ? 1 : 0));
  const headers = {
    "Dorpel-Format": row.format, "Dorpel-Key": row.seal, "Dorpel-Made": String(counts.made), "Dorpel-Unsent": String(left),
    ...(sender.own ? { "Dorpel-Number": String(row.number) } : {}),
  };
  const body = /** @type {ArrayBuffer} */ (row.body);
  const answer = await ask(ground, sender.token, "PUT", `${row.dialogue}/${row.kind}/${row.id}`, { body, headers });
  if (!answer.ok) return answer;
  const one = told(row, answer.value);
  return one.receipt ? { told: [one], epoch: Number(answer.value.epoch) || 0, watermark: -1 } : { status: answer.status, problem: "portal", wait: 0 };
}

/** A receipt counts only when it names the same id and the same hash. @param {Row} row @param {any} given @returns {Told} */
export function told(row, given) {
  const same = given?.id === row.id && given?.sha256 === row.sha256 && (given.state === "stored" || given.state === "hidden");
  return same ? { row, receipt: { sequence: Number(given.sequence) || 0, state: given.state } } : { row, problem: String(given?.problem ?? "") };
}
