// @ts-check
/** The first screen of all: scan the code on the sheet. */
import { button, field, notice } from "../dom.js";
import { page } from "../page.js";
import { isInApp } from "../phone.js";
import { keepToken, tokenOf } from "../session.js";

/** @type {import("../app.js").Show} */
export default async function signin(app) {
  const say = app.say();
  const waits = await tokenOf(app.ground);
  let typed = "";
  const told = notice("", []);
  const tell = () => {
    const { problem, going } = app.background;
    const offline = problem === "offline" || problem === "portal";
    told.hidden = !waits || (!going && !problem);
    told.className = `notice notice--${problem && !offline ? "error" : "plain"}`;
    told.textContent = going ? say("signing_in") : offline ? say("signin_offline") : problem === "revoked" ? say("revoked_title") : say("signin_wrong");
  };
  const use = async () => {
    const code = typed.trim().replace(/^.*#/, "");
    if (code.length < 8) return;
    await keepToken(app.ground, code);
    await app.background.flush(true);
    if (app.at === "signin") await app.go("signin", {}, true);
  };
  const body = [
    told,
    isInApp() && notice(say("in_app_title"), [say("in_app_more")], "error"),
    field(say("signin_field"), "", (value) => (typed = value), { help: say("signin_field_help"), dir: "ltr" }),
  ];
  tell();
  return { node: page({ title: say("signin_title"), lead: say("signin_lead"), body, foot: [button(say("signin_go"), use, "ink")] }), update: tell };
}
