// @ts-check
/** About the talk: how many, what about, how, with whom, roughly where. All of it may stay empty. */
import { button, field, pick, stepper } from "../dom.js";
import { page } from "../page.js";
import { setVoices } from "../talk.js";

/** @type {import("../app.js").Show} */
export default async function about(app, args) {
  if (!(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const say = app.say();
  const begun = () => draft.answers.length && app.keeper?.touch();
  /** @param {keyof import("../types.js").Draft} name */
  const set = (name) => (/** @type {string | number} */ value) => {
    /** @type {any} */ (draft)[name] = value;
    begun();
  };
  const none = { value: "", label: say("not_said") };
  const body = [
    stepper(say("present"), draft.present, 1, 1000, set("present"), say),
    !draft.correction && stepper(say("voices"), draft.voices.length, 1, 60, (count) => { setVoices(draft, count); begun(); }, say),
    field(say("subject"), draft.subject, set("subject"), { max: 200 }),
    app.pack.methods?.length ? pick(say("method"), [none, ...app.pack.methods.map((/** @type {any} */ each) => ({ value: each.id, label: each.name }))], draft.method, set("method")) : null,
    field(say("supported_by"), draft.supported_by, set("supported_by"), { max: 120 }),
    app.pack.neighbourhoods?.length ? pick(say("neighbourhood"), [none, ...app.pack.neighbourhoods.map((/** @type {any} */ each) => ({ value: each.code, label: each.name }))], draft.neighbourhood, set("neighbourhood")) : null,
    field(say("place"), draft.place, set("place"), { max: 160, help: say("place_help") }),
  ];
  return { node: page({ title: say("about_title"), lead: say("about_lead"), body, foot: [button(say("done"), () => history.back(), "ink")] }) };
}
