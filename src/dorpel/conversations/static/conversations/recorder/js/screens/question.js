// @ts-check
/** One question on one screen: what was said, by whom, and who should act. */
import { button, chips, h } from "../dom.js";
import { asked, questionsOf } from "../guide.js";
import { keptLine } from "../kept.js";
import { page } from "../page.js";
import { answerTo, DOERS, written } from "../talk.js";
import { languageButton } from "./begin.js";
import { photoButton } from "./photo-button.js";

/** @typedef {import("../app.js").App} App */

/** @type {import("../app.js").Show} */
export default async function question(app, args) {
  if (!(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const questions = questionsOf(/** @type {any} */ (app.guide), draft.answers);
  draft.at = Math.min(draft.at, questions.length - 1);
  const here = questions[draft.at];
  const one = draft.voices.length === 1 ? draft.voices[0].number : null;
  const voice = args.voice === undefined ? one : args.voice;
  const answer = answerTo(draft, here.key, voice);
  if (!answer.text) answer.language = draft.language;
  const language = app.theirs;
  const say = app.say(language);
  const words = asked(here, answer.language, app.main);
  const own = asked(here, app.own, app.main);
  const step = (/** @type {number} */ by) => {
    draft.at += by;
    if (!draft.practice) void app.keeper?.keep();
    return app.go("question", { draft: draft.id }, true);
  };
  const ready = () => app.go(written(draft).length || draft.voices.some((each) => each.sound) ? "readback" : draft.correction ? "reason" : "voice", { draft: draft.id, voice: 0 });
  const last = draft.at === questions.length - 1;
  const touched = () => (draft.practice ? undefined : app.keeper?.touch());
  const box = h("textarea", { class: "said-words", value: answer.text, ...app.spoken(answer.language), rows: 4, maxlength: 20000, "aria-label": words.text, "data-first": true, placeholder: say("write_here"),
    oninput: (/** @type {any} */ event) => { answer.text = event.target.value; touched(); } });
  const sound = app.pack.sound ? await (await import("./sound-button.js")).soundPart(app, say, language, { question: here.key, voice }) : null;
  const node = page({
    start: h("div", { class: "where" }, h("span", {}, say("question_of", { number: draft.at + 1, count: questions.length })), h("span", { class: "more" }, say(`group_${here.group}`))),
    end: languageButton(app, { language: answer.language, question: here.key, voice }),
    stairs: [draft.at + 1, questions.length + 2],
    practice: draft.practice ? say("practice_line") : "",
    title: words.text, titled: { ...app.spoken(words.language), class: words.text.length > 60 ? "long" : false },
    lead: own.language === words.language ? null : h("p", { class: "own", ...app.spoken(own.language) }, own.text),
    body: [
      prompt(app, words, say),
      draft.voices.length > 1 && voices(app, draft, voice, say),
      h("div", { class: "voice-box" }, box),
      here.asks_doer !== false && chips(say("doer"), DOERS.map((value) => ({ value, label: say(`doer_${value}`) })), answer.doer === "unsaid" ? "" : answer.doer, (value) => { answer.doer = value || "unsaid"; touched(); }, { class: "doers" }),
      keptLine(app, language),
      h("div", { class: "pair" }, button(say("needs_help"), () => void app.go("help", { draft: draft.id, voice: voice ?? 1 })), await photoButton(app, say)),
      sound?.node,
    ],
    foot: [
      h("div", { class: "steps" },
        button(say("back"), () => void (draft.at ? step(-1) : history.back())),
        last ? null : button(say("enough"), () => void ready(), "plain", { "data-enough": true }),
        button(say(last ? "to_readback" : "next_question"), () => void (last ? ready() : step(1)), "ink", { "data-next": true })),
    ],
    kind: "screen--question",
  });
  const leave = () => {
    sound?.leave();
    void app.keeper?.flush();
  };
  return { node, language, leave };
}

/** The follow-up, one tap away. @param {App} app @param {{ prompt: string, language: string }} words @param {(key: string) => string} say */
function prompt(app, words, say) {
  const text = words.prompt || say("prompt_usual");
  const more = words.prompt ? app.spoken(words.language) : {};
  return h("details", { class: "prompt" }, h("summary", {}, say("ask_on")), h("p", more, text));
}

/** Who says this: one voice, or all together. @param {App} app @param {import("../types.js").Draft} draft @param {number | null} voice @param {import("../words.js").Say} say */
function voices(app, draft, voice, say) {
  const options = [{ value: "all", label: say("together") }, ...draft.voices.map(({ number }) => ({ value: String(number), label: say("voice_number", { number }) }))];
  const choose = (/** @type {string} */ value) => void app.go("question", { draft: draft.id, voice: value === "all" ? null : Number(value) }, true);
  return chips(say("who_says"), options, voice === null ? "all" : String(voice), choose, { keep: true, unseen: true });
}
