// @ts-check
/** The last rescue: all that the house hasn't got, in one file that only the house can open; and drafts for a spare phone. */
import { bytesOf, fromBase64, toBase64, uuid7 } from "./bytes.js";
import { ask } from "./door.js";
import { draftsOf } from "./drafts.js";
import { countsOf, rowsOf } from "./outbox.js";
import { joined, sealed } from "./seal.js";
import { recordOf } from "./talk.js";

/** @typedef {import("./types.js").Ground} Ground */
/** @typedef {import("./types.js").Device} Device */
/** @typedef {import("./types.js").Draft} Draft */

/** @param {Ground} ground @param {Device} device @param {import("./types.js").Pack} pack @returns {Promise<string>} the file's text */
export async function rescueFile(ground, device, pack) {
  const slug = pack.dialogue.slug;
  const rows = (await rowsOf(ground.store)).filter((row) => row.dialogue === slug && row.state === "ready" && row.body);
  const records = rows.map(({ kind, id, number, format, seal, body }) => ({ kind, id, number, format, key: seal, body: toBase64(/** @type {ArrayBuffer} */ (body)) }));
  const drafts = (await draftsOf(ground.store)).filter((draft) => draft.dialogue === slug && !draft.practice);
  const begun = await Promise.all(drafts.map(async (draft) => {
    const { record } = recordOf(pack, draft, true);
    const { body, seal } = await sealed(pack.key, `conversation/${draft.id}`, bytesOf(JSON.stringify(record)));
    return { kind: "conversation", id: draft.id, number: null, format: String(record.format), key: seal, body: toBase64(body), draft: true };
  }));
  const { made } = await countsOf(ground.store, device.id);
  return JSON.stringify({ format: "dorpel-rescue/1", dialogue: slug, device: device.id, made, saved_at: new Date(ground.now()).toISOString(), records: [...records, ...begun] });
}

/** Encrypts the drafts with a new key and leaves them with the house; the address for the new phone holds the key.
 * @param {Ground} ground @param {Device} device @param {string} slug @param {Draft[]} drafts @returns {Promise<{ address: string, problem: string }>} */
export async function handOver(ground, device, slug, drafts) {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const id = uuid7();
  const text = bytesOf(JSON.stringify({ format: "dorpel-drafts/1", drafts }));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bytesOf(id) }, await keyOf(key), text);
  const answer = await ask(ground, device.token, "PUT", `${slug}/handover/${id}`, { body: joined([nonce, new Uint8Array(closed)]) });
  const written = toBase64(key).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return { address: answer.ok ? `${location.origin}/recorder/#move/${id}/${written}` : "", problem: answer.ok ? "" : answer.problem };
}

/** Fetches drafts from another phone, keeps them, then lets the house forget them. @param {Ground} ground @param {Device} device @param {string} slug
 * @param {string} id @param {string} written @returns {Promise<{ count: number, problem: string }>} */
export async function takeOver(ground, device, slug, id, written) {
  const answer = await ask(ground, device.token, "GET", `${slug}/handover/${id}`, { raw: true });
  if (!answer.ok) return { count: 0, problem: answer.problem };
  try {
    const given = new Uint8Array(answer.value);
    const key = await keyOf(fromBase64(written.replaceAll("-", "+").replaceAll("_", "/")));
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: given.slice(0, 12), additionalData: bytesOf(id) }, key, given.slice(12));
    /** @type {Draft[]} */
    const drafts = JSON.parse(new TextDecoder().decode(text)).drafts;
    await ground.store.change(["drafts"], async (tx) => {
      for (const draft of drafts) await tx.put("drafts", { ...draft, device: device.id });
    });
    await ask(ground, device.token, "DELETE", `${slug}/handover/${id}`);
    return { count: drafts.length, problem: "" };
  } catch {
    return { count: 0, problem: "cannot_open" };
  }
}

/** @param {Uint8Array<ArrayBuffer>} raw */
const keyOf = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
