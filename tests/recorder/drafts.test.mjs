/** A draft that the page took along when it went, as in WebKit, where nothing reaches the memory any more by then. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { draftOf, draftsOf, dropDraft, Keeper } from "../../src/dorpel/conversations/static/conversations/recorder/js/drafts.js";
import { memory } from "./memory.mjs";

const beside = new Map();
Object.defineProperty(globalThis, "localStorage", { configurable: true, value: {
  getItem: (key) => beside.get(key) ?? null,
  setItem: (key, value) => void beside.set(key, value),
  removeItem: (key) => void beside.delete(key),
} });
beforeEach(() => beside.clear());

/** A phone that keeps nothing once its page goes, with "one" kept and "one two" typed. */
async function typed() {
  const store = { ...memory(), putNow: () => undefined };
  const draft = { id: "a", answers: [{ text: "one" }], changed_at: 1 };
  const keeper = new Keeper(store, draft, () => undefined);
  keeper.touch();
  await keeper.flush();
  draft.answers[0].text = "one two";
  keeper.touch();
  return { store, draft, keeper };
}
const words = (draft) => draft?.answers[0].text;

test("what was typed last comes back after the page went", async () => {
  const { store, keeper } = await typed();
  keeper.leave();
  assert.equal(words(await store.read([], (tx) => tx.get("drafts", "a"))), "one");
  assert.deepEqual((await draftsOf(store)).map(words), ["one two"]);
  assert.equal(words(await draftOf(store, "a")), "one two");
  assert.equal(words(await store.read([], (tx) => tx.get("drafts", "a"))), "one two");
  assert.equal(beside.size, 0);
  await keeper.end();
});

test("nothing lies aside once it is kept, or was kept before the page went", async () => {
  const { keeper } = await typed();
  keeper.leave();
  assert.equal(beside.size, 1);
  await keeper.flush();
  assert.equal(beside.size, 0);
  keeper.leave();
  assert.equal(beside.size, 0);
});

test("an older change that is kept late leaves what lies aside", async () => {
  const { store, draft, keeper } = await typed();
  const late = keeper.keep();
  draft.answers[0].text = "one two three";
  keeper.touch();
  keeper.leave();
  await late;
  assert.equal(words(await draftOf(store, "a")), "one two three");
  await keeper.end();
});

test("what is finished or thrown away doesn't come back", async () => {
  const { store, keeper } = await typed();
  keeper.leave();
  await store.change([], (tx) => tx.drop("drafts", "a")); // as its record does
  assert.equal(await draftOf(store, "a"), undefined);
  assert.equal(store.kept.drafts.size + beside.size, 0);
  const other = await typed();
  other.keeper.leave();
  await dropDraft(other.store, "a");
  assert.equal(other.store.kept.drafts.size + beside.size, 0);
  await Promise.all([keeper.end(), other.keeper.end()]);
});
