// @ts-check
/** Whose phone this is: signing in with a code, asking for the packs, and what stays when a login ends. No screen here. */
import { ask } from "./door.js";

/** @typedef {import("./types.js").Ground} Ground */
/** @typedef {import("./types.js").Device} Device */
/** @typedef {import("./types.js").Pack} Pack */

/** Keeps the token of a QR code until the house was asked whose it is. @param {Ground} ground @param {string} token */
export const keepToken = (ground, token) => ground.store.change(["facts"], (tx) => tx.put("facts", { key: "token", token }));

/** The token that waits, if any. @param {Ground} ground @returns {Promise<string>} */
export const tokenOf = (ground) => ground.store.read(["facts"], async (tx) => (await tx.get("facts", "token"))?.token ?? "");

/** Asks whose token it is. An earlier device of this phone stays known: it may still have records to deliver.
 * @param {Ground} ground @param {string} token @returns {Promise<string>} the problem, or nothing */
export async function signIn(ground, token) {
  const answer = await ask(ground, token, "GET", "");
  if (!answer.ok) return answer.problem;
  const { person, device, dialogues, revoked } = answer.value;
  if (revoked) return "revoked";
  if (!device?.id || !Array.isArray(dialogues)) return "portal";
  await ground.store.change(["facts"], async (tx) => {
    /** @type {Device | undefined} */
    const before = await tx.get("facts", `device:${device.id}`);
    const made = before?.made ?? 0;
    await tx.put("facts", {
      key: `device:${device.id}`, id: device.id, token, name: device.name, person: person.name, language: person.language ?? "nl", dialogues, made,
      revoked: false, refused: "", checked: before?.checked ?? false,
    });
    const current = await tx.get("facts", "current");
    const slugs = dialogues.map((each) => each.slug);
    await tx.put("facts", { key: "current", device: device.id, dialogue: slugs.includes(current?.dialogue) ? current.dialogue : (slugs[0] ?? "") });
    await tx.drop("facts", "token");
  });
  return "";
}

/** The language that the challenger chose for the screens of this phone, if any. @param {Ground} ground @returns {Promise<string>} */
export const chosenLanguage = (ground) => ground.store.read(["facts"], async (tx) => (await tx.get("facts", "language"))?.language ?? "");

/** @param {Ground} ground @param {string} language */
export const chooseLanguage = (ground, language) => ground.store.change(["facts"], (tx) => tx.put("facts", { key: "language", language }));

/** The device in use and its dialogue, or nothing before the first sign-in. @param {Ground} ground @returns {Promise<{ device: Device, dialogue: string } | null>} */
export function currentOf(ground) {
  return ground.store.read(["facts"], async (tx) => {
    const current = await tx.get("facts", "current");
    const device = current && (await tx.get("facts", `device:${current.device}`));
    return device ? { device, dialogue: current.dialogue } : null;
  });
}

/** @param {Ground} ground @returns {Promise<Device[]>} */
export const devicesOf = (ground) => ground.store.read(["facts"], async (tx) => (await tx.all("facts")).filter((each) => each.key.startsWith("device:")));

/** @param {Ground} ground @param {string} id @param {Partial<Device>} changes */
export const noteDevice = (ground, id, changes) =>
  ground.store.change(["facts"], async (tx) => {
    const device = await tx.get("facts", `device:${id}`);
    if (device) await tx.put("facts", { ...device, ...changes });
  });

/** @param {Ground} ground @param {string} slug @returns {Promise<Pack | null>} */
export const packOf = (ground, slug) => ground.store.read(["packs"], async (tx) => (await tx.get("packs", slug))?.pack ?? null);

/** Fetches the pack when it changed. Guides that a draft was begun with stay. @param {Ground} ground @param {Device} device @param {string} slug @returns {Promise<string>} */
export async function refreshPack(ground, device, slug) {
  const kept = await ground.store.read(["packs"], (tx) => tx.get("packs", slug));
  const answer = await ask(ground, device.token, "GET", `${slug}/pack`, { headers: kept?.tag ? { "If-None-Match": kept.tag } : {} });
  if (!answer.ok) return answer.problem;
  if (answer.status === 304) return "";
  const pack = answer.value;
  if (pack.format !== "dorpel-pack/1" || !Array.isArray(pack.guides) || !pack.guides.length) return "portal";
  await ground.store.change(["packs", "guides", "drafts"], async (tx) => {
    await tx.put("packs", { slug, tag: answer.tag, pack, at: ground.now() });
    const needed = new Set((await tx.all("drafts")).map((draft) => draft.guide));
    const fresh = new Set(pack.guides.map((/** @type {any} */ guide) => guide.id));
    for (const old of await tx.all("guides")) if (old.dialogue === slug && !fresh.has(old.id) && !needed.has(old.id)) await tx.drop("guides", old.id);
    for (const guide of pack.guides) await tx.put("guides", { ...guide, dialogue: slug });
  });
  ground.changed();
  return "";
}

/** The version of the guide with which a draft was begun. @param {Ground} ground @param {string} id @returns {Promise<import("./types.js").Guide | null>} */
export const guideOf = (ground, id) => ground.store.read(["guides"], async (tx) => (await tx.get("guides", id)) ?? null);
