// @ts-check
/** Compares with the house: what it lacks is sent again, what the phone lost is said aloud. No screen here. */
import { ask } from "./door.js";
import { compared, countsOf, retain, rowsOf } from "./outbox.js";

/** @typedef {import("./types.js").Ground} Ground */
/** @typedef {import("./types.js").Device} Device */
/** @typedef {import("./types.js").Standing} Standing */
const ASKED = 500;
const DAY = 24 * 3600 * 1000;

/** What the house last said of a dialogue. @param {Ground} ground @param {string} slug @returns {Promise<Standing>} */
export const standingOf = (ground, slug) =>
  ground.store.read(["facts"], async (tx) => (await tx.get("facts", `standing:${slug}`)) ?? { key: `standing:${slug}`, epoch: 0, watermark: 0, agreed_at: 0, agreed_epoch: 0 });

/** Keeps what an answer said of epoch and backup. @param {Ground} ground @param {string} slug @param {{ epoch: number, watermark: number }} said */
export async function noteStanding(ground, slug, said) {
  const before = await standingOf(ground, slug);
  await ground.store.change(["facts"], (tx) => tx.put("facts", { ...before, epoch: said.epoch, watermark: said.watermark }));
}

/** Whether it is time to compare: after the house was put back from a backup, and once a day.
 * @param {Ground} ground @param {string} slug */
export async function isDue(ground, slug) {
  const known = await standingOf(ground, slug);
  return known.epoch !== known.agreed_epoch || known.agreed_at < ground.now() - DAY || known.agreed_at > ground.now();
}

/** @param {Ground} ground @param {Device} device @param {string} slug @returns {Promise<string>} the problem, or nothing */
export async function agree(ground, device, slug) {
  const rows = (await rowsOf(ground.store)).filter((row) => row.dialogue === slug && row.device === device.id && row.state === "received" && row.body);
  const before = await standingOf(ground, slug);
  for (let at = 0; at === 0 || at < rows.length; at += ASKED) {
    const some = rows.slice(at, at + ASKED);
    const counts = await countsOf(ground.store, device.id);
    const records = some.map((row) => [row.kind, row.id, row.sha256]);
    const answer = await ask(ground, device.token, "POST", `${slug}/state`, { body: JSON.stringify({ ...counts, epoch: before.epoch, records }) });
    if (!answer.ok) return answer.problem;
    const { missing, epoch, backup_watermark: watermark, last, revoked } = answer.value;
    if (!Array.isArray(missing) || typeof epoch !== "number") return "portal";
    await compared(ground.store, some, missing, epoch);
    if (at === 0) await noteDevice(ground, device.id, counts.made, last, Boolean(revoked));
    await noteStanding(ground, slug, { epoch, watermark: Number(watermark) || 0 });
  }
  await agreed(ground, slug);
  ground.changed();
  return "";
}

/** @param {Ground} ground @param {string} slug */
async function agreed(ground, slug) {
  const now = await standingOf(ground, slug);
  await ground.store.change(["facts"], (tx) => tx.put("facts", { ...now, agreed_at: ground.now(), agreed_epoch: now.epoch }));
  await retain(ground.store, slug, now, ground.now());
}

/** The canary: a memory that knows of fewer records than this device once made has lost some. Its numbers go on after
 * the highest ever said, so that the hole stays visible in the house.
 * @param {Ground} ground @param {string} id @param {number} made @param {{ made?: number, unsent?: number, at?: string } | null} last @param {boolean} revoked */
function noteDevice(ground, id, made, last, revoked) {
  return ground.store.change(["facts"], async (tx) => {
    /** @type {Device} */
    const device = await tx.get("facts", `device:${id}`);
    const said = Number(last?.made ?? 0);
    await tx.put("facts", { ...device, revoked, checked: true, refused: "", made: Math.max(device.made, said) });
    if (said > made) await tx.put("facts", { key: "lost", made: said - made, unsent: Number(last?.unsent ?? 0), at: last?.at ?? "" });
  });
}
