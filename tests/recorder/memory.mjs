/** A memory and a house for the tests of the recorder's parts without a screen: both can fail where real ones do. */
import { hashOf } from "../../src/dorpel/conversations/static/conversations/recorder/js/bytes.js";

const KEYS = { facts: "key", packs: "slug", guides: "id", drafts: "id", outbox: "key", photos: "id", parts: "key" };

/** A store whose changes are kept together or not at all. */
export function memory() {
  const kept = Object.fromEntries(Object.keys(KEYS).map((name) => [name, new Map()]));
  const tx = (view) => ({
    get: async (store, key) => structuredClone(view[store].get(key)),
    all: async (store) => [...view[store].values()].map((row) => structuredClone(row)),
    put: async (store, row) => void view[store].set(row[KEYS[store]], structuredClone(row)),
    drop: async (store, key) => void view[store].delete(key),
  });
  return {
    kept,
    failing: 0,
    putNow: (store, row) => void kept[store].set(row[KEYS[store]], structuredClone(row)),
    read: (_stores, work) => work(tx(kept)),
    async change(_stores, work) {
      const view = Object.fromEntries(Object.entries(kept).map(([name, rows]) => [name, new Map(rows)]));
      const result = await work(tx(view));
      if (this.failing > 0 && this.failing--) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
      for (const name of Object.keys(kept)) kept[name] = view[name];
      return result;
    },
  };
}

/** A house that answers as docs/formats/field.md says; `fault(path, tries)` may answer in its place or lose its answer. */
export class House {
  constructor() {
    this.records = new Map();
    this.attachments = new Map();
    this.silent = false; // nobody said yes to sound
    this.sequence = 0;
    this.epoch = 1;
    this.watermark = 0;
    this.asked = [];
    this.last = { made: 0, unsent: 0 };
    this.fault = () => null;
    this.refuse = new Set();
  }

  json(value, status = 200, headers = {}) {
    return new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json", ...headers } });
  }

  async fetch(path, given) {
    this.asked.push({ path, ...given });
    const fault = this.fault(path, this.asked.length, given);
    if (fault instanceof Response) return fault;
    if (fault === "cut before") throw new TypeError("cut");
    const answer = await this.answer(path, given);
    if (fault === "cut after") throw new TypeError("cut");
    return answer;
  }

  async answer(path, { method, body }) {
    const [, , , noun, id, number] = path.split("/");
    if (noun === "attachment") return this.attach(id, number, body);
    if (noun === "batch") {
      const said = JSON.parse(body);
      const receipts = [];
      for (const each of said.records) receipts.push(await this.keep(each.kind, each.id, Uint8Array.from(atob(each.body), (s) => s.charCodeAt(0)).buffer));
      this.last = { made: said.made, unsent: said.unsent };
      return this.json({ receipts, epoch: this.epoch, backup_watermark: this.watermark });
    }
    if (noun === "state") {
      const said = JSON.parse(body);
      const missing = said.records.filter(([kind, id, sha]) => !this.records.get(`${kind}/${id}`)?.has(sha)).map(([kind, id]) => [kind, id]);
      const last = this.last;
      this.last = { made: said.made, unsent: said.unsent };
      return this.json({ missing, epoch: this.epoch, backup_watermark: this.watermark, last, revoked: false });
    }
    if (method === "PUT") return this.json({ ...(await this.keep(noun, id, body)), epoch: this.epoch });
    return this.json({ problem: "unknown_kind" }, 404);
  }

  async attach(id, number, body) {
    if (number === undefined && this.silent) return this.json({ problem: "no_sound" }, 403);
    const there = this.attachments.get(id) ?? { said: JSON.parse(body), parts: new Map() };
    this.attachments.set(id, there);
    if (number !== undefined) there.parts.set(Number(number), body);
    return this.json({ id, have: [...there.parts.keys()], complete: there.parts.size === there.said.chunks });
  }

  async keep(kind, id, body) {
    if (this.refuse.has(id)) return { id, problem: "unknown_kind" };
    const sha256 = await hashOf(body);
    const versions = this.records.get(`${kind}/${id}`) ?? new Map();
    if (!versions.has(sha256)) versions.set(sha256, (this.sequence += 1));
    this.records.set(`${kind}/${id}`, versions);
    return { id, sha256, sequence: versions.get(sha256), state: "stored" };
  }
}

/** A phone with one device, signed in. */
export async function phone(house = new House()) {
  const store = memory();
  const device = { key: "device:d1", id: "d1", token: "t", name: "", person: "Vera", language: "nl", dialogues: [{ slug: "stad" }], made: 0, revoked: false, refused: "", checked: false };
  await store.change([], async (tx) => {
    await tx.put("facts", device);
    await tx.put("facts", { key: "current", device: "d1", dialogue: "stad" });
  });
  let now = 1_800_000_000_000;
  const ground = { store, fetch: (...given) => house.fetch(...given), now: () => now, random: () => 0.5, changed() {}, later: (by) => (now += by) };
  return { store, house, ground, device: () => store.read([], (tx) => tx.get("facts", "device:d1")) };
}

export const text = (given) => new TextEncoder().encode(given).buffer;
