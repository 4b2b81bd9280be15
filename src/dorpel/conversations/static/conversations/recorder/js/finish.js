// @ts-check
/** From a draft to a sealed record that waits for the house; the ways out of a talk. */
import { attachmentsOf, dropPhotos } from "./attach.js";
import { bytesOf, uuid7 } from "./bytes.js";
import { isChild } from "./consent.js";
import { dropDraft } from "./drafts.js";
import { finish, Gone, retain } from "./outbox.js";
import { standingOf } from "./agree.js";
import { sealed } from "./seal.js";
import { isFull } from "./store.js";
import { dayOf, recordOf, turnedAway } from "./talk.js";

/** @typedef {import("./app.js").App} App */

/** Seals a record and keeps it; sending begins by itself. @param {App} app @param {string} kind @param {Record<string, any>} record @param {{ title: string, codes?: any[], draft?: string }} about */
export async function keepRecord(app, kind, record, about) {
  const device = /** @type {import("./types.js").Device} */ (app.device);
  const { body, seal } = await sealed(app.pack.key, `${kind}/${record.id}`, bytesOf(JSON.stringify(record)));
  const given = { device: device.id, dialogue: app.pack.dialogue.slug, kind, id: String(record.id), format: String(record.format), body, seal, now: app.ground.now(), ...about };
  const row = await roomy(app, () => finish(app.ground.store, given));
  void app.background.flush(true);
  return row;
}

/** When the phone is full, copies that the house has in a backup make room; text goes before photos.
 * @template T @param {App} app @param {() => Promise<T>} work @returns {Promise<T>} */
async function roomy(app, work) {
  try {
    return await work();
  } catch (wrong) {
    if (!isFull(wrong)) throw wrong;
    const slug = app.pack.dialogue.slug;
    await retain(app.ground.store, slug, await standingOf(app.ground, slug), app.ground.now(), 0);
    return work();
  }
}

/** The talk in hand is finished: kept under the next number, its draft gone. Goes on to the receipts. @param {App} app */
export async function finishTalk(app) {
  const draft = /** @type {import("./types.js").Draft} */ (app.draft);
  const { record, codes } = recordOf(app.pack, draft);
  if (draft.practice) {
    await app.keeper?.end();
    app.practiced = codes;
    return codes.length ? app.go("receipt", { practice: true }, true) : app.home(app.say()("practice_done"));
  }
  await app.keeper?.keep();
  if (record.outcome !== "held" || draft.voices.some(isChild)) await dropPhotos(app.ground, draft.id);
  else if (draft.voices.some((voice) => voice.sound)) await sealSounds(app, draft);
  let row;
  try {
    const title = record.outcome === "held" ? draft.kind : "refused";
    row = await keepRecord(app, "conversation", record, { title, codes, draft: draft.id });
  } catch (wrong) {
    if (wrong instanceof Gone) return app.home(app.say()("other_tab"));
    throw wrong;
  }
  await app.keeper?.end();
  if (codes.length) return app.go("receipt", { key: row.key }, true);
  return app.home(app.say()(draft.correction ? "corrected" : "refusal_counted"));
}

/** @param {App} app @param {import("./types.js").Draft} draft */
async function sealSounds(app, draft) {
  const { closeSounds } = await import("./sound.js");
  await roomy(app, () => closeSounds(app.ground, draft, app.pack.key));
}

/** A door without a talk, in one tap: only counted. @param {App} app @param {"refused" | "nobody" | "later"} outcome @param {number} [count] */
export async function countDoor(app, outcome, count = 1) {
  const about = { id: uuid7(), kind: "doorstep", language: app.own, held_on: dayOf(app.ground.now()), neighbourhood: app.pack.challenger?.neighbourhood ?? "" };
  await keepRecord(app, "conversation", turnedAway(about, outcome, count), { title: outcome });
}

/** Throws the talk in hand away, with all that was typed. @param {App} app @param {string} said */
export async function throwAway(app, said) {
  const id = app.draft?.id ?? "";
  await app.keeper?.end();
  await dropDraft(app.ground.store, id);
  return app.home(said);
}

/** How many photos go with the talk. @param {App} app */
export const photoCount = async (app) => (app.draft ? (await attachmentsOf(app.ground, "image/", app.draft.id)).length : 0);
