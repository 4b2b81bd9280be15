// @ts-check
/** In which language do you speak? Each by its own name, in its own direction. */
import { button, h } from "../dom.js";
import { languagesOf } from "../guide.js";
import { page } from "../page.js";

/** @type {import("../app.js").Show} */
export default async function language(app, args) {
  const say = app.say();
  const now = args.language ?? app.draft?.language ?? app.main;
  const choose = async (/** @type {string} */ code) => {
    const draft = app.draft;
    if (draft) {
      // A talk that has hardly begun is in this language as a whole; later only this answer and what follows.
      const answer = args.question ? draft.answers.find((each) => each.question === args.question && each.voice === args.voice) : null;
      if (answer) answer.language = code;
      draft.language = code;
      for (const voice of draft.voices) if (!voice.age) voice.language = code;
      if (draft.answers.length) app.keeper?.touch();
    }
    history.back();
  };
  const list = h("ul", { class: "tongues" }, languagesOf(app.pack).map(({ code, name, direction }) =>
    h("li", {}, h("button", { type: "button", class: "tongue-row", lang: code, dir: direction, "aria-current": code === now ? "true" : false, onclick: () => void choose(code) }, name))));
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: say("language_title"), lead: say("language_lead"), body: list }) };
}
