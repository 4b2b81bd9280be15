// @ts-check
/** Photos and sounds in chunks, after their talk; what the house has already isn't sent again. No screen here. */
import { hashOf, uuid7 } from "./bytes.js";
import { ask } from "./door.js";
import { dropPhoto } from "./drafts.js";
import { sealed } from "./seal.js";

/** @typedef {import("./types.js").Ground} Ground */
/** @typedef {import("./types.js").Photo} Photo */
export const CHUNK = 512 * 1024;

/** Keeps a picture with a draft, sealed and cut at once. @param {Ground} ground @param {{ id: string, dialogue: string, device: string }} draft
 * @param {ArrayBuffer} picture @param {{ id: string, point: string } | null} key @returns {Promise<void>} */
export async function keepPhoto(ground, draft, picture, key) {
  const id = uuid7();
  const { body, seal } = await sealed(key, `attachment/${id}`, picture);
  const sha256 = await hashOf(body);
  await ground.store.change(["photos", "parts"], async (tx) => {
    const chunks = await putParts(tx, id, body);
    const { dialogue, device, id: conversation } = draft;
    await tx.put("photos", { id, dialogue, device, conversation, media_type: "image/jpeg", seal, sha256, size: body.byteLength, chunks, state: "draft", made_at: ground.now() });
  });
}

/** Cuts bytes into parts; returns how many. @param {import("./types.js").Tx} tx @param {string} id @param {ArrayBuffer} body */
export async function putParts(tx, id, body) {
  const chunks = Math.ceil(body.byteLength / CHUNK);
  for (let number = 0; number < chunks; number += 1) {
    await tx.put("parts", { key: `${id}:${number}`, body: body.slice(number * CHUNK, (number + 1) * CHUNK) });
  }
  return chunks;
}

/** What goes with a talk, of one kind of file. @param {Ground} ground @param {"image/" | "audio/"} kind @param {string} conversation @returns {Promise<Photo[]>} */
export const attachmentsOf = (ground, kind, conversation) =>
  ground.store.read(["photos"], async (tx) => (await tx.all("photos")).filter((each) => each.conversation === conversation && each.media_type.startsWith(kind)));

/** Takes the photos and sounds of a draft away: somebody changed their mind, or is under 16. @param {Ground} ground @param {string} conversation */
export const dropPhotos = (ground, conversation) =>
  ground.store.change(["photos", "parts"], async (tx) => {
    for (const photo of await tx.all("photos")) if (photo.conversation === conversation && photo.state === "draft") await dropPhoto(tx, photo);
  });

/** Sends the photos and sounds whose talk the house has. @param {Ground} ground @returns {Promise<string>} */
export async function sendPhotos(ground) {
  const { ready, devices } = await ground.store.read(["photos", "outbox", "facts"], async (tx) => {
    const there = new Set((await tx.all("outbox")).filter((row) => row.state === "received").map((row) => row.id));
    const photos = (await tx.all("photos")).filter((photo) => photo.state === "ready" && there.has(photo.conversation));
    return { ready: photos, devices: (await tx.all("facts")).filter((each) => each.key.startsWith("device:")) };
  });
  for (const photo of ready) {
    const device = devices.find((each) => each.id === photo.device);
    const problem = device && !device.refused && !device.revoked ? await sendPhoto(ground, device.token, photo) : "";
    if (problem === "offline" || problem === "portal") return problem;
  }
  return "";
}

/** @param {Ground} ground @param {string} token @param {Photo} photo @returns {Promise<string>} */
async function sendPhoto(ground, token, photo) {
  const { conversation, voice = null, question, media_type, size, chunks, sha256, seal } = photo;
  const body = JSON.stringify({ conversation, voice, question, media_type, size, chunks, sha256, key: seal });
  let answer = await ask(ground, token, "PUT", `${photo.dialogue}/attachment/${photo.id}`, { body });
  for (let number = 0; answer.ok && !answer.value.complete && number < chunks; number += 1) {
    if (answer.value.have?.includes(number)) continue;
    const part = await ground.store.read(["parts"], (tx) => tx.get("parts", `${photo.id}:${number}`));
    answer = await ask(ground, token, "PUT", `${photo.dialogue}/attachment/${photo.id}/${number}`, { body: part.body });
  }
  if (answer.ok && answer.value.complete) await settle(ground, photo);
  else if (!answer.ok && answer.problem === "no_sound") await ground.store.change(["photos", "parts"], (tx) => dropPhoto(tx, photo));
  else if (!answer.ok && answer.status === 409) await setAside(ground, photo);
  return answer.ok ? "" : answer.problem;
}

/** The house has it all: the bytes leave the phone, the line stays. @param {Ground} ground @param {Photo} photo */
const settle = (ground, photo) =>
  ground.store.change(["photos", "parts"], async (tx) => {
    await dropPhoto(tx, photo);
    await tx.put("photos", { ...photo, state: "received" });
  });

/** Something else goes by this id. The seal is bound to it, so the bytes can't take another: it waits for a person.
 * @param {Ground} ground @param {Photo} photo */
const setAside = (ground, photo) => ground.store.change(["photos"], (tx) => tx.put("photos", { ...photo, state: "stuck" }));
