// @ts-check
/** Why an own talk is mended: the earlier words stay, the reason stands beside the new ones. */
import { button, field, h, notice } from "../dom.js";
import { finishTalk, throwAway } from "../finish.js";
import { keptLine } from "../kept.js";
import { page } from "../page.js";

/** @type {import("../app.js").Show} */
export default async function reason(app, args) {
  if (!(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const say = app.say();
  const told = h("div", { role: "alert" });
  const on = async () => {
    if (!draft.reason.trim()) return told.replaceChildren(notice(say("missing_title"), [say("reason_lacks")], "error"));
    return finishTalk(app);
  };
  const body = [field(say("reason"), draft.reason, (value) => { draft.reason = value; app.keeper?.touch(); }, { long: true, max: 200 }), told, keptLine(app, app.own)];
  const foot = [button(say("reason_go"), () => void on(), "ink", { "data-keep": true }), button(say("reason_stop"), () => void throwAway(app, say("thrown_correction")))];
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: say("reason_title"), lead: say("reason_lead"), body, foot }) };
}
