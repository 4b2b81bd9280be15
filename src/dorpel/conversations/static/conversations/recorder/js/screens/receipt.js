// @ts-check
/** The receipt of one voice: a picture to photograph, a code to write down, and what one can do with it. */
import { button, h } from "../dom.js";
import { given } from "../outbox.js";
import { page } from "../page.js";
import { qrOf } from "../qr.js";
import { spokenOf } from "../words.js";

/** @type {import("../app.js").Show} */
export default async function receipt(app, args) {
  const row = args.practice ? null : await app.ground.store.read(["outbox"], (tx) => tx.get("outbox", args.key));
  const codes = args.practice ? app.practiced : (row?.codes ?? []);
  if (!codes.length) return (await import("./home.js")).default(app, {});
  const { voice, code, language: theirs } = codes[0];
  const language = spokenOf(theirs, app.own);
  const say = app.say(language);
  const follow = app.pack.follow || `${location.origin}/follow/`;
  const on = async () => {
    if (args.practice) app.practiced = codes.slice(1);
    else await given(app.ground.store, args.key, voice);
    if (codes.length > 1) return app.go("receipt", args, true);
    return app.home(app.say()(args.practice ? "practice_done" : "talk_kept"));
  };
  const share = () => void navigator.share?.({ text: `${say("receipt_sentence")} ${follow}#${code}` }).catch(() => undefined);
  const card = h("section", { class: "receipt", "aria-label": say("receipt_title") },
    h("p", { class: "receipt-sentence" }, say("receipt_sentence")), qrOf(`${follow}#${code}`, say("receipt_picture")),
    h("p", { class: "receipt-code", dir: "ltr" }, code), h("p", { class: "receipt-address", dir: "ltr" }, follow.replace(/^https?:\/\//, "").replace(/\/$/, "")), h("p", { class: "more" }, say("receipt_more")));
  const node = page({
    start: h("b", {}, say(args.practice ? "practice_line" : "talk_kept_short")), end: codes.length > 1 ? say("voice_number", { number: voice }) : null,
    stairs: [5, 5], practice: args.practice ? say("practice_line") : "", title: say("receipt_title"), lead: say("receipt_lead"), body: card,
    foot: [button(say("receipt_given"), () => void on(), "ink", { "data-given": true }), "share" in navigator && !args.practice ? button(say("receipt_send"), share) : null],
  });
  return { node, language };
}
