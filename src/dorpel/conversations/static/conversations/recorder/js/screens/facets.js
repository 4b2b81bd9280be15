// @ts-check
/** What a resident tells of themselves: only if they want to, with why we ask. */
import { button, chips, h } from "../dom.js";
import { facetsOf, nameOf, said } from "../guide.js";
import { page } from "../page.js";

/** @type {import("../app.js").Show} */
export default async function facets(app, args) {
  if (!(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const who = draft.voices[args.voice];
  const language = app.theirs;
  const say = app.say(language);
  const spoken = draft.language;
  const body = facetsOf(app.pack).map((facet) => {
    const options = facet.categories.map((/** @type {any} */ each) => ({ value: each.key, label: nameOf(each, spoken, app.main) }));
    const choose = (/** @type {string} */ value) => {
      if (value) who.categories[facet.key] = value;
      else delete who.categories[facet.key];
      if (!draft.practice) app.keeper?.touch();
    };
    return h("section", { class: "facet" }, chips(nameOf(facet, spoken, app.main), options, who.categories[facet.key] ?? "", choose), h("p", { class: "more" }, said(facet.why, spoken, app.main)));
  });
  return { node: page({ title: say("facets_title"), lead: say("facets_lead"), body, foot: [button(say("done"), () => history.back(), "ink")] }), language };
}
