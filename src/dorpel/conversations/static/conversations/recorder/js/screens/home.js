// @ts-check
/** What is safe and what is on its way, in words; from here everything begins. */
import { button, h, renew } from "../dom.js";
import { draftsOf } from "../drafts.js";
import { countDoor } from "../finish.js";
import { nameOf } from "../guide.js";
import { rowsOf } from "../outbox.js";
import { page } from "../page.js";
import { startTalk } from "../start.js";
import { clockOf, timeOf } from "../words.js";
import { warnings } from "./warnings.js";

/** @typedef {import("../app.js").App} App */
const SHOWN = 12;

/** @type {import("../app.js").Show} */
export default async function home(app) {
  await app.let();
  if (!app.device || !app.pack) return (await import("./signin.js")).default(app, {});
  const node = h("div", { class: "whole" });
  let drawing = 0;
  const draw = async () => {
    const turn = (drawing += 1);
    const made = await drawn(app);
    if (turn !== drawing) return;
    if (node.firstChild) renew(node.firstChild, made);
    else node.append(made);
  };
  await draw();
  return { node, update: () => void draw(), leave: () => void (app.said = "") };
}

/** @param {App} app */
async function drawn(app) {
  const say = app.say();
  const device = /** @type {import("../types.js").Device} */ (app.device);
  const rows = await rowsOf(app.ground.store);
  const drafts = (await draftsOf(app.ground.store)).filter((each) => !each.practice);
  const waiting = rows.filter((row) => row.state === "ready").length;
  const locked = device.revoked;
  const lead = waiting ? say("safe_waiting", { count: waiting }) : rows.length ? say("safe_all") : say("safe_new");
  const count = async (/** @type {"nobody" | "later"} */ outcome) => {
    await countDoor(app, outcome);
    app.said = say(`counted_${outcome}`);
    app.screen?.update?.();
  };
  const foot = locked ? [sender(app)] : [
    button(say("new_talk"), () => void startTalk(app), "ink", { "data-new": true }),
    h("div", { class: "pair" }, button(say("nobody"), () => void count("nobody")), button(say("later"), () => void count("later"))),
    h("div", { class: "pair" }, button(say("needs_help"), () => void app.go("help"), "plain", { "data-help": true }), sender(app)),
  ];
  return page({
    start: h("b", {}, device.person), end: locked ? null : button(say("more"), () => void app.go("more"), "quiet", { "data-more": true }),
    title: say(locked ? "revoked_title" : "safe_title"), lead: locked ? say("revoked_more") : lead,
    body: [...(await warnings(app)), evening(app), app.said && h("p", { class: "said", role: "status" }, app.said), list(app, rows, locked ? [] : drafts)], foot,
  });
}

/** The evening out of today, as the pack knows it. @param {App} app */
function evening(app) {
  const { outing } = app.pack;
  const when = outing && new Date(outing.starts);
  if (!when || when.toDateString() !== new Date(app.ground.now()).toDateString()) return null;
  const say = app.say();
  const time = clockOf(new Date(outing.back_by), app.own);
  const streets = outing.streets.length ? `${say("tonight", { streets: outing.streets.join(", ") })} ` : "";
  return h("p", { class: "evening" }, streets, say(outing.buddy ? "tonight_with" : "tonight_home", { time, buddy: outing.buddy }));
}

/** @param {App} app */
function sender(app) {
  const say = app.say();
  const { going } = app.background;
  return button(say(going ? "sending_now" : "send_now"), () => void app.background.flush(true), "plain", { "aria-busy": going, "data-send": true });
}

/** @param {App} app @param {import("../types.js").Row[]} rows @param {import("../types.js").Draft[]} drafts */
function list(app, rows, drafts) {
  const say = app.say();
  const waits = rows.filter((row) => row.state === "ready" || row.codes.length);
  const rest = rows.filter((row) => !waits.includes(row)).slice(0, Math.max(0, SHOWN - waits.length));
  if (!drafts.length && !rows.length) return h("p", { class: "lead" }, say("list_empty"));
  return h("ul", { class: "queue" },
    drafts.map((draft) => h("li", { "data-key": draft.id }, h("button", { type: "button", class: "queue-row", onclick: () => void resume(app, draft) },
      h("b", { class: "queue-name" }, kindName(app, draft.kind)), h("span", { class: "queue-state queue-state--open" }, say(draft.correction ? "state_correcting" : "state_draft", { number: draft.at + 1 })),
      h("span", { class: "more" }, timeOf(draft.changed_at, app.own, say))))),
    [...waits, ...rest].map((row) => h("li", { "data-key": `${row.key} ${row.codes.length}` }, h("button", { type: "button", class: "queue-row", onclick: () => void open(app, row) },
      h("b", { class: "queue-name" }, rowName(app, row)), state(app, row), h("span", { class: "more" }, more(app, row))))));
}

/** @param {App} app @param {import("../types.js").Row} row */
function state(app, row) {
  const say = app.say();
  if (row.codes.length) return h("span", { class: "queue-state queue-state--open" }, say("state_receipt"));
  if (row.state === "received") return h("span", { class: "queue-state", "data-state": "received" }, say(row.hidden ? "state_hidden" : "state_received", { when: timeOf(row.received_at, app.own, say) }));
  const going = app.background.going && !row.problem;
  return h("span", { class: "queue-state queue-state--open", "data-state": "ready" }, row.problem ? say("state_problem") : say(going ? "state_sending" : "state_ready"));
}

/** @param {App} app @param {import("../types.js").Row} row */
function more(app, row) {
  const say = app.say();
  const when = timeOf(row.made_at, app.own, say);
  return row.state === "received" ? say("row_number", { number: row.number }) : say("safe_since", { when });
}

/** @param {App} app @param {string} kind */
export const kindName = (app, kind) => nameOf(app.pack?.kinds.find((/** @type {any} */ each) => each.key === kind), app.own, app.main) || kind;

/** What a row is called; nothing of what was said. @param {App} app @param {import("../types.js").Row} row */
export function rowName(app, row) {
  const say = app.say();
  if (row.kind !== "conversation") return say(`row_${row.kind}`);
  return ["refused", "nobody", "later"].includes(row.title) ? say(`row_${row.title}`) : say("row_talk", { kind: kindName(app, row.title) });
}

/** @param {App} app @param {import("../types.js").Draft} draft */
async function resume(app, draft) {
  if (await app.take(draft.id)) return app.go("question", { draft: draft.id });
  return app.screen?.update?.();
}

/** @param {App} app @param {import("../types.js").Row} row */
const open = (app, row) => (row.codes.length ? app.go("receipt", { key: row.key }) : app.go("talk", { key: row.key }));
