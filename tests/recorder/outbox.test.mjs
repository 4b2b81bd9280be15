/** What is finished keeps its number and its bytes until the house has it in a verified backup. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, compared, countsOf, finish, given, Gone, KEPT, retain, rowsOf } from "../../src/dorpel/conversations/static/conversations/recorder/js/outbox.js";
import { phone, text } from "./memory.mjs";

const about = (id, more = {}) => ({ device: "d1", dialogue: "stad", kind: "conversation", id, format: "dorpel-conversation/1", body: text(`talk ${id}`), seal: "", title: "doorstep", now: 1000, ...more });
const receipt = (row, sequence) => ({ row, receipt: { sequence, state: "stored" } });

test("records are numbered one by one", async () => {
  const { store } = await phone();
  const rows = [await finish(store, about("a")), await finish(store, about("b")), await finish(store, about("c"))];
  assert.deepEqual(rows.map((row) => row.number), [1, 2, 3]);
  assert.deepEqual(await countsOf(store, "d1"), { made: 3, unsent: 3 });
});

test("finishing the same bytes twice makes one record", async () => {
  const { store } = await phone();
  await finish(store, about("a"));
  await finish(store, about("a"));
  assert.deepEqual(await countsOf(store, "d1"), { made: 1, unsent: 1 });
});

test("a draft goes in the same step in which its record comes, and can't be finished twice", async () => {
  const { store } = await phone();
  await store.change([], (tx) => tx.put("drafts", { id: "a" }));
  await finish(store, about("a", { draft: "a" }));
  assert.equal(store.kept.drafts.size, 0);
  await assert.rejects(finish(store, about("a", { draft: "a", body: text("other bytes") })), Gone);
  assert.deepEqual(await countsOf(store, "d1"), { made: 1, unsent: 1 });
});

test("when it can't be kept, the draft stays and no number is used", async () => {
  const { store } = await phone();
  await store.change([], (tx) => tx.put("drafts", { id: "a" }));
  store.failing = 1;
  await assert.rejects(finish(store, about("a", { draft: "a" })), { name: "QuotaExceededError" });
  assert.equal(store.kept.drafts.size, 1);
  assert.deepEqual(await countsOf(store, "d1"), { made: 0, unsent: 0 });
});

test("a copy stays fourteen days and until it is in a backup of this epoch", async () => {
  const { store } = await phone();
  const row = await finish(store, about("a"));
  await answered(store, [receipt(row, 7)], 1, 1000);
  const left = async (epoch, watermark, now) => {
    await retain(store, "stad", { epoch, watermark }, now);
    return (await rowsOf(store))[0].body !== null;
  };
  assert.equal(await left(1, 7, 1000 + KEPT - 1), true, "too young");
  assert.equal(await left(1, 6, 1000 + KEPT), true, "not in a backup");
  assert.equal(await left(2, 7, 1000 + KEPT), true, "the backup of another life of the house");
  assert.equal(await left(1, 7, 1000 + KEPT), false);
  assert.equal((await rowsOf(store)).length, 1, "its line stays");
});

test("what waits never leaves, whatever the watermark says", async () => {
  const { store } = await phone();
  await finish(store, about("a"));
  await retain(store, "stad", { epoch: 0, watermark: 999 }, 9e15, 0);
  assert.notEqual((await rowsOf(store))[0].body, null);
});

test("what the house lacks waits again, what it has counts for its new epoch", async () => {
  const { store } = await phone();
  const rows = [await finish(store, about("a")), await finish(store, about("b"))];
  await answered(store, rows.map((row, at) => receipt(row, at + 1)), 1, 1000);
  await compared(store, rows, [["conversation", "b"]], 2);
  const state = Object.fromEntries((await rowsOf(store)).map((row) => [row.id, [row.state, row.epoch]]));
  assert.deepEqual(state, { a: ["received", 2], b: ["ready", 1] });
});

test("a code leaves the phone once it was handed over", async () => {
  const { store } = await phone();
  const row = await finish(store, about("a", { codes: [{ voice: 1, code: "X", language: "nl" }, { voice: 2, code: "Y", language: "nl" }] }));
  await given(store, row.key, 1);
  assert.deepEqual((await rowsOf(store))[0].codes.map((each) => each.code), ["Y"]);
});
