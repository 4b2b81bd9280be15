// @ts-check
/** What must be said before anything else: something was lost, the login ended, this browser forgets. */
import { button, notice } from "../dom.js";
import { isApple, isInApp, isInstalled, isPrivate } from "../phone.js";
import { canSeal } from "../seal.js";

/** @param {import("../app.js").App} app @returns {Promise<HTMLElement[]>} */
export async function warnings(app) {
  const say = app.say();
  const { store } = app.ground;
  const lost = await store.read(["facts"], (tx) => tx.get("facts", "lost"));
  const found = [];
  if (lost) {
    const seen = () => void store.change(["facts"], (tx) => tx.drop("facts", "lost")).then(() => app.screen?.update?.());
    const key = lost.unsent > 0 ? "lost" : "emptied";
    found.push(notice(say(`${key}_title`), [say(`${key}_more`, { made: lost.made, unsent: lost.unsent })], "error", [button(say("lost_seen"), seen, "plain", { "data-key": key })]));
  }
  if (app.device?.refused) found.push(notice(say("refused_title"), [say("refused_safe"), say("refused_todo")], "error"));
  if (app.background.problem === "not_allowed") found.push(notice(say("not_allowed_title"), [say("not_allowed_more")], "error"));
  if (isInApp()) found.push(notice(say("in_app_title"), [say("in_app_more")], "error"));
  else if (await isPrivate()) found.push(notice(say("private_title"), [say("private_more")], "error"));
  else if (isApple() && !isInstalled()) found.push(notice(say("apple_title"), [say("apple_more")]));
  if (!canSeal()) found.push(notice(say("unsealed_title"), [say("unsealed_more")]));
  if (app.update) found.push(notice(say("update_title"), [say("update_more")], "plain", [button(say("update_go"), () => app.update?.postMessage("now"), "plain", { "data-key": "update" })]));
  return found;
}
