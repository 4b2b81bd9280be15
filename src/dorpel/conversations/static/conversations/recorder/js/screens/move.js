// @ts-check
/** Drafts to a spare phone: this one shows a picture with the key, the other reads it. Only what isn't finished moves. */
import { button, h, notice } from "../dom.js";
import { draftsOf, dropDraft } from "../drafts.js";
import { page } from "../page.js";
import { qrOf } from "../qr.js";
import { handOver, takeOver } from "../rescue.js";
import { canSeal } from "../seal.js";

/** @type {import("../app.js").Show} */
export default async function move(app, args) {
  if (!app.device || !app.pack) return (await import("./signin.js")).default(app, {});
  const say = app.say();
  const device = app.device;
  const slug = app.pack.dialogue.slug;
  const drafts = (await draftsOf(app.ground.store)).filter((each) => each.dialogue === slug && !each.practice);
  const place = h("div", {});
  const failed = (/** @type {string} */ problem) => place.replaceChildren(notice(say("move_failed"), [say(problem === "offline" ? "mend_offline" : "move_failed_more")], "error"));
  const give = async () => {
    const { address, problem } = await handOver(app.ground, device, slug, drafts);
    if (problem) return failed(problem);
    const gone = async () => {
      for (const each of drafts) await dropDraft(app.ground.store, each.id);
      return app.home(say("moved"));
    };
    return place.replaceChildren(h("p", {}, say("move_scan")), qrOf(address, say("receipt_picture")), button(say("move_there"), () => void gone()));
  };
  const take = async () => {
    const { count, problem } = await takeOver(app.ground, device, slug, args.id, args.key);
    return problem ? failed(problem) : app.home(say("move_came", { count }));
  };
  const can = canSeal() && (args.id || drafts.length);
  const body = [h("p", {}, args.id ? say("move_take_more") : drafts.length ? say("move_more", { count: drafts.length }) : say("move_none")), place];
  const foot = can ? [button(say(args.id ? "move_take" : "move_give"), () => void (args.id ? take() : give()), "ink")] : null;
  return { node: page({ start: button(say("back"), () => void app.home(), "quiet"), title: say("move_title"), body, foot }) };
}
