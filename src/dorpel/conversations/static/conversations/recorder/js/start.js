// @ts-check
/** Begins a talk: with the kind that was used last, in the challenger's language, and nothing kept before the first yes. */
import { guideFor, languagesOf } from "./guide.js";
import { newTalk } from "./talk.js";

/** @param {import("./app.js").App} app */
export async function startTalk(app) {
  const device = /** @type {import("./types.js").Device} */ (app.device);
  const last = await app.ground.store.read(["facts"], (tx) => tx.get("facts", "kind"));
  const kind = last?.kind ?? "doorstep";
  const codes = languagesOf(app.pack).map((each) => each.code);
  const language = codes.includes(device.language) ? device.language : app.main;
  const draft = newTalk(app.pack, { device: device.id, guide: guideFor(app.pack, kind).id, kind, language, practice: app.practice, now: app.ground.now() });
  app.said = "";
  app.kept = { state: "", at: 0 };
  await app.take(draft.id, draft);
  await app.go("begin", { draft: draft.id });
}

/** Another kind of talk may have another guide; only before the first answer. @param {import("./app.js").App} app @param {string} kind */
export async function setKind(app, kind) {
  const draft = /** @type {import("./types.js").Draft} */ (app.draft);
  draft.kind = kind;
  await app.ground.store.change(["facts"], (tx) => tx.put("facts", { key: "kind", kind }));
  if (draft.answers.some((each) => each.text.trim())) return;
  app.guide = guideFor(app.pack, kind);
  draft.guide = app.guide.id;
}
