// @ts-check
/** "This needs help": a need that is passed on, outside the talk, with a yes of its own; and who to ring right now. */
import { uuid7 } from "../bytes.js";
import { isChild } from "../consent.js";
import { button, chips, field, h, notice, yesNo } from "../dom.js";
import { keepRecord } from "../finish.js";
import { nameOf } from "../guide.js";
import { page } from "../page.js";
import { newReceipt } from "../receipt.js";
import { dayOf } from "../talk.js";
import { contactOf, contactFields } from "./contact.js";

/** @typedef {import("../app.js").App} App */
const CONCERN = "concern";

/** @type {import("../app.js").Show} */
export default async function help(app, args) {
  if (args.draft && !(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const language = app.theirs;
  const say = app.say(language);
  const said = { kind: "", need: "", agreed: /** @type {boolean | undefined} */ (undefined), means: "", address: "" };
  const told = h("div", { role: "alert" });
  const rest = h("div", { class: "rest" });
  const who = app.draft?.voices.find((each) => each.number === args.voice);
  const draw = () => rest.replaceChildren(...filled(app, said, Boolean(who && isChild(who)), say));
  const kinds = kindsOf(app).map((/** @type {any} */ each) => ({ value: each.key, label: each.key === CONCERN ? say("help_concern") : nameOf(each, language, app.main) }));
  const on = async () => {
    const lacks = [!said.kind && "help_lacks_kind", !said.need.trim() && "help_lacks_need", said.kind !== CONCERN && said.agreed !== true && "help_lacks_yes"].filter(Boolean);
    if (lacks.length) return told.replaceChildren(notice(say("missing_title"), lacks.map((key) => say(String(key))), "error"));
    if (app.draft?.practice) return app.home(say("practice_done"));
    return pass(app, args, said, say);
  };
  draw();
  const node = page({
    start: button(say("back"), () => history.back(), "quiet"), title: say("help_title"), lead: say("help_lead"),
    body: [emergency(app, language, say), chips(say("help_kind"), kinds, said.kind, (kind) => { said.kind = kind; draw(); }, { keep: true }), rest, told],
    foot: [button(say("help_go"), () => void on(), "ink", { "data-pass": true })],
  });
  return { node, language };
}

/** @param {App} app */
function kindsOf(app) {
  const { kinds = [], person_of_trust: trust } = app.pack.referrals ?? {};
  const plain = kinds.filter((/** @type {any} */ each) => each.key !== CONCERN);
  return trust || plain.length < kinds.length ? [...plain, { key: CONCERN }] : plain;
}

/** @param {App} app @param {any} said @param {boolean} child @param {import("../words.js").Say} say @returns {HTMLElement[]} */
function filled(app, said, child, say) {
  if (!said.kind) return [];
  const service = app.pack.referrals?.kinds.find((/** @type {any} */ each) => each.key === said.kind)?.service;
  const concern = said.kind === CONCERN;
  return [
    h("p", { class: "lead" }, concern ? say("help_concern_more") : service ? say("help_service", { service: service.name }) : say("help_connector")),
    field(say("help_need"), said.need, (value) => (said.need = value), { long: true, max: 4000 }),
    ...(concern ? [] : [yesNo(say("help_agree"), said.agreed, (yes) => (said.agreed = yes), say, say("help_agree_more"))]),
    ...(child || concern ? [] : contactFields(said, say)),
  ];
}

/** @param {App} app @param {any} args @param {any} said @param {import("../words.js").Say} say */
async function pass(app, args, said, say) {
  const draft = app.draft;
  const voice = draft?.voices.find((each) => each.number === args.voice);
  const code = voice ? (voice.code ||= newReceipt()) : newReceipt();
  if (draft) await app.keeper?.keep();
  const service = app.pack.referrals?.kinds.find((/** @type {any} */ each) => each.key === said.kind)?.service;
  const record = {
    format: "dorpel-referral/1", id: uuid7(), conversation: draft?.id ?? null, voice: voice?.number ?? null, receipt: code, kind: said.kind,
    service: said.kind === CONCERN ? null : (service?.id ?? null), language: draft?.language ?? app.main, need: said.need.slice(0, 4000),
    agreed: said.agreed === true, contact: contactOf(said), held_on: dayOf(app.ground.now()),
  };
  // A serious concern has no receipt of its own: who it is about may be standing beside the phone.
  const alone = !draft && said.kind !== CONCERN;
  const row = await keepRecord(app, "referral", record, { title: said.kind === CONCERN ? CONCERN : "referral", codes: alone ? [{ voice: 1, code, language: record.language }] : [] });
  if (draft) return history.back();
  return alone ? app.go("receipt", { key: row.key }, true) : app.home(say("help_passed"));
}

/** Numbers that work without a line to the house. @param {App} app @param {string} language @param {import("../words.js").Say} say */
function emergency(app, language, say) {
  const rows = app.pack.referrals?.emergency ?? [{ number: "112" }];
  return h("section", { class: "emergency" }, h("h2", {}, say("emergency_title")), h("ul", { class: "numbers" }, rows.map((/** @type {any} */ each) =>
    h("li", {}, h("a", { href: `tel:${each.number}` }, h("b", { dir: "ltr" }, each.number), " ", nameOf(each, language, app.main) || say(`emergency_${each.about ?? "emergency"}`))))));
}
