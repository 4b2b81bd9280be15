/** Sealing: the same bytes as core/seal.py for given keys, and a form that it opens (see conversations/tests/test_recorder.py). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64, hex, toBase64 } from "../../src/dorpel/conversations/static/conversations/recorder/js/bytes.js";
import { close, sealed } from "../../src/dorpel/conversations/static/conversations/recorder/js/seal.js";
import { text } from "./memory.mjs";

const VECTOR = JSON.parse(await (await import("node:fs/promises")).readFile(new URL("./seal-vector.json", import.meta.url), "utf-8"));

test("for a given secret and nonce the bytes are those of the house", async () => {
  const secret = fromBase64(VECTOR.secret).buffer;
  const closed = await close(secret, fromBase64(VECTOR.point), fromBase64(VECTOR.nonce), VECTOR.place, text(VECTOR.body));
  assert.equal(toBase64(closed), VECTOR.closed);
});

test("it has the form of the document, and never twice the same bytes", async () => {
  const key = { id: "abcdefgh", point: VECTOR.point };
  const [one, other] = await Promise.all([1, 2].map(() => sealed(key, VECTOR.place, text("words"))));
  const bytes = new Uint8Array(one.body);
  assert.equal(new TextDecoder().decode(bytes.slice(0, 11)), "DS1abcdefgh");
  assert.equal(bytes[11], 4, "an uncompressed point");
  assert.equal(bytes.length, 3 + 8 + 65 + 12 + 5 + 16);
  assert.notEqual(hex(bytes), hex(new Uint8Array(other.body)));
  assert.equal(one.seal, "abcdefgh");
});

test("without a key the bytes stay as they are, and say so", async () => {
  const { body, seal } = await sealed(null, "x", text("words"));
  assert.deepEqual([new TextDecoder().decode(body), seal], ["words", ""]);
});
