// @ts-check
/** The first question of all: may I write down what you say? A no is counted, and nothing else is kept. */
import { button, chips, h } from "../dom.js";
import { countDoor } from "../finish.js";
import { languagesOf, nameOf } from "../guide.js";
import { keptLine } from "../kept.js";
import { page } from "../page.js";
import { canSpeak, speak } from "../phone.js";
import { setKind } from "../start.js";

/** @type {import("../app.js").Show} */
export default async function begin(app, args) {
  const draft = app.draft;
  if (!draft || draft.id !== args.draft) return home(app);
  const language = app.theirs;
  const say = app.say(language);
  const yes = async () => {
    if (!draft.practice && !(await app.keeper?.keep())) return app.show("begin", args);
    return app.go("question", { draft: draft.id }, true);
  };
  const no = async () => {
    const { practice } = draft;
    await app.keeper?.end();
    if (!practice) await countDoor(app, "refused");
    return app.home(app.say()(practice ? "practice_done" : "refusal_counted"));
  };
  const stop = async () => {
    await app.keeper?.end();
    return app.home();
  };
  const kinds = app.pack.kinds.map((/** @type {any} */ each) => ({ value: each.key, label: nameOf(each, language, app.main) }));
  const aloud = `${say("ask_title")} ${say("ask_lead")}`;
  const node = page({
    start: button(say("stop"), () => void stop(), "quiet"),
    end: languageButton(app),
    stairs: [1, 5],
    practice: draft.practice ? say("practice_line") : "",
    title: say("ask_title"), lead: say("ask_lead"),
    body: [
      canSpeak(language) && button(say("read_aloud"), () => void speak(aloud, language), "quiet"),
      chips(say("kind_legend"), kinds, draft.kind, (kind) => void setKind(app, kind), { keep: true }),
      button(say("about_talk"), () => void app.go("about", { draft: draft.id }), "quiet"),
      app.kept.state === "failed" && keptLine(app, language),
    ],
    foot: [button(say("ask_yes"), () => void yes(), "ink"), button(say("ask_no"), () => void no(), "plain", { "data-refuse": true })],
  });
  return { node, language };
}

/** The language of the talk by its own name; a tap chooses another. @param {import("../app.js").App} app @param {Record<string, any>} [more] */
export function languageButton(app, more = {}) {
  const code = more.language ?? app.draft?.language ?? app.main;
  const name = languagesOf(app.pack).find((each) => each.code === code)?.name ?? code;
  return button(name, () => void app.go("language", { draft: app.draft?.id, ...more }), "tongue", { ...app.spoken(code), "data-tongue": true });
}

/** @param {import("../app.js").App} app */
async function home(app) {
  return (await import("./home.js")).default(app, {});
}
