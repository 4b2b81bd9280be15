/** Delivering: only a receipt with the same id and hash counts, whatever the line does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, noteStanding } from "../../src/dorpel/conversations/static/conversations/recorder/js/agree.js";
import { pause } from "../../src/dorpel/conversations/static/conversations/recorder/js/door.js";
import { finish, rowsOf } from "../../src/dorpel/conversations/static/conversations/recorder/js/outbox.js";
import { deliver, LARGEST, MOST } from "../../src/dorpel/conversations/static/conversations/recorder/js/sync.js";
import { House, phone, text } from "./memory.mjs";

const make = (there, id, body = text(`talk ${id}`)) => finish(there.store, { device: "d1", dialogue: "stad", kind: "conversation", id, format: "f", body, seal: "", title: "", now: there.ground.now() });
const states = async (there) => Object.fromEntries((await rowsOf(there.store)).map((row) => [row.id, row.state]));
const html = (status) => new Response("<html>Welcome, please log in</html>", { status, headers: { "Content-Type": "text/html" } });

test("all that waits is delivered in parcels of at most fifty", async () => {
  const there = await phone();
  for (let at = 0; at < MOST + 3; at += 1) await make(there, `r${at}`);
  await deliver(there.ground);
  assert.equal(there.house.records.size, MOST + 3);
  assert.deepEqual(there.house.asked.map(({ body }) => JSON.parse(body).records.length), [MOST, 3]);
  assert.equal(there.house.last.unsent, 0);
  assert.ok(Object.values(await states(there)).every((state) => state === "received"));
});

test("a parcel stays under 256 kB and a bigger record goes alone", async () => {
  const there = await phone();
  await make(there, "a", new ArrayBuffer(200 * 1024));
  await make(there, "b", new ArrayBuffer(100 * 1024));
  await make(there, "c", new ArrayBuffer(LARGEST + 1));
  await deliver(there.ground);
  assert.deepEqual(there.house.asked.map(({ method }) => method), ["POST", "POST", "PUT"]);
  assert.deepEqual(await states(there), { a: "received", b: "received", c: "received" });
});

for (const [name, fault] of Object.entries({
  "a portal's page with 200": () => html(200),
  "204 without a word": () => new Response(null, { status: 204 }),
  "an empty object with 200": () => new Response("{}", { status: 200, headers: { "Content-Type": "application/json" } }),
  "a broken answer": () => new Response('{"receipts": [', { status: 200, headers: { "Content-Type": "application/json" } }),
  "no line": () => "cut before",
  "a busy house": () => new Response('{"problem": "busy"}', { status: 503, headers: { "Content-Type": "application/json", "Retry-After": "5" } }),
})) {
  test(`${name} is no receipt: the record stays and goes later`, async () => {
    const there = await phone();
    await make(there, "a");
    there.house.fault = fault;
    const outcome = await deliver(there.ground);
    assert.notEqual(outcome.problem, "");
    assert.deepEqual(await states(there), { a: "ready" });
    there.house.fault = () => null;
    await deliver(there.ground);
    assert.deepEqual(await states(there), { a: "received" });
    assert.equal(there.house.records.get("conversation/a").size, 1);
  });
}

test("a receipt of another hash or another id is no receipt", async () => {
  const there = await phone();
  await make(there, "a");
  const keep = there.house.keep.bind(there.house);
  for (const wrong of [{ sha256: "0".repeat(64) }, { id: "b" }, { state: "maybe" }]) {
    there.house.keep = async (...given) => ({ ...(await keep(...given)), ...wrong });
    await deliver(there.ground);
    assert.deepEqual(await states(there), { a: "ready" });
  }
});

test("an answer that was lost makes no double", async () => {
  const there = await phone();
  await make(there, "a");
  there.house.fault = () => "cut after";
  await deliver(there.ground);
  assert.deepEqual(await states(there), { a: "ready" });
  there.house.fault = () => null;
  await deliver(there.ground);
  assert.deepEqual([...there.house.records.get("conversation/a").values()], [1]);
  assert.deepEqual(await states(there), { a: "received" });
});

test("one bad record holds up none", async () => {
  const there = await phone();
  for (const id of ["a", "bad", "c"]) await make(there, id);
  there.house.refuse.add("bad");
  await deliver(there.ground);
  assert.deepEqual(await states(there), { a: "received", bad: "ready", c: "received" });
  assert.equal((await rowsOf(there.store)).find((row) => row.id === "bad").problem, "unknown_kind");
});

test("a parcel at which the house stumbles is sent record by record", async () => {
  const there = await phone();
  for (const id of ["a", "bad", "c"]) await make(there, id);
  const broken = () => there.house.json({ problem: "our_mistake" }, 500);
  there.house.fault = (path) => (path.endsWith("/batch") || path.endsWith("/bad") ? broken() : null);
  await deliver(there.ground);
  assert.deepEqual(await states(there), { a: "received", bad: "ready", c: "received" });
});

test("a house too old for parcels gets single records", async () => {
  const there = await phone();
  await make(there, "a");
  there.house.fault = (path) => (path.endsWith("/batch") ? html(404) : null);
  // A page instead of JSON may also be a portal's: it is tried as it is, later.
  await deliver(there.ground);
  assert.deepEqual(await states(there), { a: "ready" });
  there.house.fault = (path) => (path.endsWith("/batch") ? there.house.json({ problem: "put_only" }, 405) : null);
  await deliver(there.ground);
  assert.deepEqual(await states(there), { a: "received" });
});

test("an ended login keeps all, and a new one of the same phone delivers it", async () => {
  const there = await phone();
  await make(there, "a");
  there.house.fault = () => there.house.json({ problem: "unknown_device" }, 401);
  assert.equal((await deliver(there.ground)).problem, "unknown_device");
  await there.store.change([], async (tx) => {
    await tx.put("facts", { ...(await tx.get("facts", "device:d1")), refused: "unknown_device" });
    await tx.put("facts", { ...(await tx.get("facts", "device:d1")), key: "device:d2", id: "d2", token: "new", made: 0, refused: "" });
    await tx.put("facts", { key: "current", device: "d2", dialogue: "stad" });
  });
  there.house.fault = () => null;
  await deliver(there.ground);
  assert.deepEqual(await states(there), { a: "received" });
  assert.equal(there.house.asked.at(-1).headers.Authorization, "Device new");
  assert.equal(JSON.parse(there.house.asked.at(-1).body).records[0].number, null);
});

test("after an older backup was put back the house gets what it lacks", async () => {
  const there = await phone();
  for (const id of ["a", "b"]) await make(there, id);
  await deliver(there.ground);
  there.house.records.delete("conversation/b");
  there.house.epoch = 2;
  await noteStanding(there.ground, "stad", { epoch: 2, watermark: 99 });
  await agree(there.ground, await there.device(), "stad");
  assert.deepEqual(await states(there), { a: "received", b: "ready" });
  await deliver(there.ground);
  assert.deepEqual([...there.house.records.keys()].sort(), ["conversation/a", "conversation/b"]);
});

test("an emptied memory is a loud alarm, and its numbers go on after the last", async () => {
  const house = new House();
  house.last = { made: 12, unsent: 3 };
  const there = await phone(house);
  await agree(there.ground, await there.device(), "stad");
  const lost = await there.store.read([], (tx) => tx.get("facts", "lost"));
  assert.deepEqual([lost.made, lost.unsent], [12, 3]);
  assert.equal(JSON.parse(house.asked[0].body).made, 0, "the house hears of it too");
  assert.equal((await make(there, "a")).number, 13);
});

test("a memory that knows all raises no alarm", async () => {
  const there = await phone();
  await make(there, "a");
  await deliver(there.ground);
  await agree(there.ground, await there.device(), "stad");
  assert.equal(await there.store.read([], (tx) => tx.get("facts", "lost")), undefined);
});

test("pauses grow from two seconds to five minutes, spread, and heed what the house asks", () => {
  assert.deepEqual([1, 2, 20].map((failures) => pause(failures, 0, () => 1)), [2000, 4000, 300_000]);
  assert.equal(pause(1, 0, () => 0), 1000);
  assert.equal(pause(1, 5000, () => 0), 5000);
});
