// @ts-check
/** Reads back what was written, before the purposes are asked: right, change, or leave this out. */
import { button, chips, h } from "../dom.js";
import { questionsOf } from "../guide.js";
import { keptLine } from "../kept.js";
import { page } from "../page.js";
import { written } from "../talk.js";

/** @typedef {import("../types.js").Answer} Answer */

/** @type {import("../app.js").Show} */
export default async function readback(app, args) {
  if (!(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const language = app.theirs;
  const say = app.say(language);
  const touched = () => (draft.practice ? undefined : app.keeper?.touch());
  const next = () => app.go(draft.correction ? "reason" : "voice", { draft: draft.id, voice: 0 });
  const all = () => {
    for (const answer of written(draft)) if (!answer.left_out && answer.read_back === "no") answer.read_back = "yes";
    touched();
    return next();
  };
  const options = ["yes", "corrected", "out"].map((value) => ({ value, label: say(`back_${value}`) }));
  const rows = written(draft).map((answer) => {
    const change = h("textarea", { class: "said-words", value: answer.text, ...app.spoken(answer.language), rows: 3, hidden: answer.read_back !== "corrected", "aria-label": say("back_corrected"),
      oninput: (/** @type {any} */ event) => { answer.text = event.target.value || answer.text; words.textContent = answer.text; touched(); } });
    const words = h("p", { class: "voice-words", ...app.spoken(answer.language) }, answer.text);
    const choose = (/** @type {string} */ value) => {
      answer.left_out = value === "out";
      answer.read_back = value === "yes" || value === "corrected" ? value : "no";
      change.hidden = value !== "corrected";
      touched();
    };
    const chosen = answer.left_out ? "out" : answer.read_back === "no" ? "" : answer.read_back;
    return h("li", { class: "voice" }, draft.voices.length > 1 && h("p", { class: "more" }, answer.voice ? say("voice_number", { number: answer.voice }) : say("together")), words, change,
      chips(say("is_that_right"), options, chosen, choose, { unseen: true }));
  });
  const sound = draft.voices.some((each) => each.sound) ? await (await import("./sound-list.js")).soundList(app, say, language) : null;
  const steps = questionsOf(/** @type {any} */ (app.guide), draft.answers).length + 2;
  const node = page({
    start: button(say("back"), () => history.back(), "quiet"), stairs: [steps - 1, steps], practice: draft.practice ? say("practice_line") : "",
    title: say("back_title"), lead: say("back_lead"), body: [h("ol", { class: "voices" }, rows), sound?.node, keptLine(app, language)],
    foot: [button(say("back_all"), () => void all(), "ink", { "data-all": true }), button(say("back_skip"), () => void next())],
  });
  const leave = () => {
    sound?.leave();
    void app.keeper?.flush();
  };
  return { node, language, leave };
}
