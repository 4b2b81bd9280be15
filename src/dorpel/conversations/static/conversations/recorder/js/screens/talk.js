// @ts-check
/** One of one's own talks after it was finished: where it is, and mending it. What was said isn't on the phone any more. */
import { ask } from "../door.js";
import { button, h, notice } from "../dom.js";
import { page } from "../page.js";
import { fromRecord } from "../talk.js";
import { timeOf } from "../words.js";
import { rowName } from "./home.js";

/** @type {import("../app.js").Show} */
export default async function talk(app, args) {
  const row = await app.ground.store.read(["outbox"], (tx) => tx.get("outbox", args.key));
  if (!row) return (await import("./home.js")).default(app, {});
  const say = app.say();
  const when = (/** @type {number} */ at) => timeOf(at, app.own, say);
  const told = h("div", { role: "alert" });
  const received = row.state === "received";
  const facts = [
    [say("fact_made"), when(row.made_at)], [say("fact_number"), row.number],
    [say("fact_state"), received ? say(row.hidden ? "state_hidden" : "state_received", { when: when(row.received_at) }) : row.problem ? say("state_problem") : say("state_ready")],
    [say("fact_copy"), say(row.body ? (received ? "copy_kept" : "copy_only") : "copy_gone")],
  ];
  const mend = async () => {
    const device = /** @type {import("../types.js").Device} */ (app.device);
    const answer = await ask(app.ground, device.token, "GET", `${row.dialogue}/conversation/${row.id}`);
    if (!answer.ok) return told.replaceChildren(notice(say("mend_failed"), [say(answer.problem === "unknown_record" ? "mend_unread" : "mend_offline")], "error"));
    const draft = fromRecord(answer.value, { dialogue: row.dialogue, device: device.id, now: app.ground.now() });
    if (!(await app.take(draft.id, draft))) return app.home(say("other_tab"));
    await app.keeper?.keep();
    return app.go("question", { draft: draft.id }, true);
  };
  const held = row.kind === "conversation" && !["refused", "nobody", "later"].includes(row.title);
  const body = [
    h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    !received && row.problem && notice(say("problem_title"), [say("problem_safe"), say("problem_todo", { code: row.problem })], "error"),
    h("p", { class: "more" }, say(row.seal ? "sealed_more" : "unsealed_more")), told,
  ];
  const foot = received && held && !row.hidden ? [button(say("mend"), () => void mend())] : null;
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: rowName(app, row), body, foot }) };
}
