// @ts-check
/** "I'd like to do something": what somebody wants to do, and how a connector can reach them. */
import { uuid7 } from "../bytes.js";
import { button, field, h, notice } from "../dom.js";
import { keepRecord } from "../finish.js";
import { page } from "../page.js";
import { newReceipt } from "../receipt.js";
import { dayOf } from "../talk.js";
import { contactFields, contactOf } from "./contact.js";

/** @type {import("../app.js").Show} */
export default async function wish(app) {
  const language = app.theirs;
  const say = app.say(language);
  const said = { wish: "", means: "", address: "" };
  const told = h("div", { role: "alert" });
  const on = async () => {
    const contact = contactOf(said);
    if (!said.wish.trim() || !contact) return told.replaceChildren(notice(say("missing_title"), [say("wish_lacks")], "error"));
    const code = newReceipt();
    const record = { format: "dorpel-wish/1", id: uuid7(), conversation: null, voice: null, receipt: code, language: app.main, wish: said.wish.slice(0, 2000), contact, held_on: dayOf(app.ground.now()) };
    const row = await keepRecord(app, "wish", record, { title: "wish", codes: [{ voice: 1, code, language: app.main }] });
    return app.go("receipt", { key: row.key }, true);
  };
  const body = [field(say("wish_what"), "", (value) => (said.wish = value), { long: true, max: 2000 }), ...contactFields(said, say), told];
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: say("wish_title"), lead: say("wish_lead"), body, foot: [button(say("wish_go"), () => void on(), "ink")] }), language };
}
