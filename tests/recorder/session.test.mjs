/** Signing in and the pack: nothing of an earlier login is lost, and no draft loses its guide. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { currentOf, devicesOf, guideOf, packOf, refreshPack, signIn } from "../../src/dorpel/conversations/static/conversations/recorder/js/session.js";
import { takeOver, handOver } from "../../src/dorpel/conversations/static/conversations/recorder/js/rescue.js";
import { phone } from "./memory.mjs";

const guide = (id, number) => ({ id, guide: "g", name: "Deur", number, questions: [] });
const pack = (...guides) => ({ format: "dorpel-pack/1", dialogue: { slug: "stad", language: "nl" }, guides });

test("a new guide comes, and the one a draft was begun with stays until the draft is gone", async () => {
  const there = await phone();
  const refresh = async (given) => {
    there.house.answer = async () => there.house.json(given);
    assert.equal(await refreshPack(there.ground, await there.device(), "stad"), "");
  };
  await refresh(pack(guide("v1", 1)));
  await there.store.change([], (tx) => tx.put("drafts", { id: "a", guide: "v1" }));
  await refresh(pack(guide("v2", 2)));
  assert.equal((await guideOf(there.ground, "v1")).number, 1);
  assert.equal((await packOf(there.ground, "stad")).guides[0].id, "v2");
  await there.store.change([], (tx) => tx.drop("drafts", "a"));
  await refresh(pack(guide("v2", 2)));
  assert.equal(await guideOf(there.ground, "v1"), null);
});

test("a page that isn't a pack changes nothing", async () => {
  const there = await phone();
  there.house.answer = async () => there.house.json(pack(guide("v1", 1)));
  await refreshPack(there.ground, await there.device(), "stad");
  for (const wrong of [{}, { format: "dorpel-pack/1", guides: [] }, { format: "other", guides: [guide("v9", 9)] }]) {
    there.house.answer = async () => there.house.json(wrong);
    assert.equal(await refreshPack(there.ground, await there.device(), "stad"), "portal");
  }
  assert.equal((await packOf(there.ground, "stad")).guides[0].id, "v1");
});

test("another login leaves the earlier device with its numbers and its token", async () => {
  const there = await phone();
  await there.store.change([], async (tx) => tx.put("facts", { ...(await tx.get("facts", "device:d1")), made: 7 }));
  there.house.answer = async () => there.house.json({ person: { name: "Vera" }, device: { id: "d2", name: "" }, dialogues: [{ slug: "stad" }], revoked: false });
  assert.equal(await signIn(there.ground, "other"), "");
  assert.equal((await currentOf(there.ground)).device.id, "d2");
  assert.deepEqual((await devicesOf(there.ground)).map(({ id, made, token }) => [id, made, token]), [["d1", 7, "t"], ["d2", 0, "other"]]);
});

test("the same code again goes on counting", async () => {
  const there = await phone();
  await there.store.change([], async (tx) => tx.put("facts", { ...(await tx.get("facts", "device:d1")), made: 7 }));
  there.house.answer = async () => there.house.json({ person: { name: "Vera" }, device: { id: "d1", name: "" }, dialogues: [{ slug: "stad" }], revoked: false });
  await signIn(there.ground, "t");
  assert.equal((await there.device()).made, 7);
});

test("a stopped or unknown code signs nobody in", async () => {
  const there = await phone();
  there.house.answer = async () => there.house.json({ revoked: true, dialogues: [] });
  assert.equal(await signIn(there.ground, "x"), "revoked");
  there.house.answer = async () => there.house.json({ problem: "unknown_device" }, 401);
  assert.equal(await signIn(there.ground, "x"), "unknown_device");
  assert.equal((await currentOf(there.ground)).device.id, "d1");
});

test("drafts move to another phone, and only the address opens them", async () => {
  globalThis.location = { origin: "https://stad.example" };
  const [old, spare] = [await phone(), await phone()];
  const kept = new Map();
  const answer = async (path, { method, body }) => {
    if (method === "PUT") kept.set(path, body);
    if (method === "GET") return new Response(kept.get(path), { headers: { "Content-Type": "application/octet-stream" } });
    if (method === "DELETE") kept.delete(path);
    return old.house.json({ id: "x" });
  };
  old.house.answer = spare.house.answer = answer;
  const { address } = await handOver(old.ground, await old.device(), "stad", [{ id: "a", answers: [{ text: "geheim" }] }]);
  const [, id, key] = address.split("#")[1].split("/");
  assert.equal(Buffer.from([...kept.values()][0]).includes("geheim"), false);
  assert.equal((await takeOver(spare.ground, await spare.device(), "stad", id, `${key.slice(0, -2)}AA`)).problem, "cannot_open");
  assert.equal(kept.size, 1, "what couldn't be opened stays with the house");
  assert.deepEqual(await takeOver(spare.ground, await spare.device(), "stad", id, key), { count: 1, problem: "" });
  assert.equal(spare.store.kept.drafts.get("a").answers[0].text, "geheim");
  assert.equal(kept.size, 0);
});
