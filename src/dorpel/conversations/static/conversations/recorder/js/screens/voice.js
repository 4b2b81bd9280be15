// @ts-check
/** Of one voice: how old, and yes or no to each purpose. Neither is chosen at first. */
import { AGES, isAlone, isChild, mayTell, missing, purposesFor } from "../consent.js";
import { button, chips, field, h, notice, yesNo } from "../dom.js";
import { finishTalk, throwAway } from "../finish.js";
import { said, saidIn } from "../guide.js";
import { page } from "../page.js";
import { canSpeak, speak } from "../phone.js";
import { setKind } from "../start.js";

/** @typedef {import("../app.js").App} App */

/** @type {import("../app.js").Show} */
export default async function voice(app, args) {
  if (!(await app.take(args.draft))) return (await import("./home.js")).default(app, {});
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const who = draft.voices[args.voice];
  if (!who) return (await import("./home.js")).default(app, {});
  const language = app.theirs;
  const say = app.say(language);
  const consent = said(app.pack.consent?.wordings, draft.language, "") || say("consent_text");
  who.language = draft.language;
  const touched = () => (draft.practice ? undefined : app.keeper?.touch());
  const rest = h("div", { class: "rest" });
  const again = () => rest.replaceChildren(...following(app, who, args, say, touched, again));
  const last = args.voice === draft.voices.length - 1;
  const told = h("div", { role: "alert" });
  const on = async () => {
    const lacks = missing(app.pack, draft, who);
    if (lacks.length) return told.replaceChildren(notice(say("missing_title"), lacks.map((key) => say(key)), "error"));
    await app.keeper?.flush();
    if (!last) return app.go("voice", { draft: draft.id, voice: args.voice + 1 });
    return finishTalk(app).catch(() => told.replaceChildren(notice(say("kept_failed"), [say("kept_failed_more")], "error")));
  };
  const body = [
    canSpeak(language) && button(say("read_aloud"), () => void speak([consent, ...purposesFor(app.pack, who).map((each) => said(each.sentence, draft.language, app.main))].join(" "), language), "quiet"),
    chips(say("age"), AGES.map((value) => ({ value, label: say(`age_${value}`) })), who.age, (age) => { who.age = age; touched(); again(); }, { keep: true }),
    rest, told,
  ];
  again();
  const node = page({
    start: button(say("back"), () => history.back(), "quiet"), stairs: [5, 5], practice: draft.practice ? say("practice_line") : "",
    end: draft.voices.length > 1 ? h("b", {}, say("voice_number", { number: who.number })) : null,
    title: say("consent_title"), lead: consent, body,
    foot: [button(say(last ? "keep_talk" : "next_voice"), () => void on(), "ink", { "data-keep": true })],
  });
  return { node, language, leave: () => void app.keeper?.flush() };
}

/** What follows from an age: who agreed, the purposes, what a voice may tell of itself; or that nothing is written down.
 * @param {App} app @param {import("../types.js").Voice} who @param {any} args @param {import("../words.js").Say} say @param {() => void} touched @param {() => void} again @returns {HTMLElement[]} */
function following(app, who, args, say, touched, again) {
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  if (isAlone(draft, who)) {
    const group = button(say("alone_group"), () => void setKind(app, "group").then(() => { touched(); again(); }));
    return [notice(say("alone_title"), [say("alone_more")], "error", [group, button(say("alone_throw"), () => void throwAway(app, app.say()("thrown_away")))])];
  }
  const found = purposes(app, who, say, touched);
  if (isChild(who)) found.unshift(field(say("guardian"), who.guardian, (value) => { who.guardian = value; touched(); }, { max: 120, help: say("guardian_help") }));
  if (isChild(who) && draft.voices.some((each) => each.sound)) found.unshift(notice(say("sound_child"), []));
  if (mayTell(who) && app.pack.facets?.length) found.push(button(say("about_you"), () => void app.go("facets", { draft: draft.id, voice: args.voice }), "quiet"));
  return found;
}

/** @param {App} app @param {import("../types.js").Voice} who @param {import("../words.js").Say} say @param {() => void} touched */
function purposes(app, who, say, touched) {
  const asked = purposesFor(app.pack, who);
  const language = app.draft?.language ?? app.main;
  const place = h("div", { class: "purposes" });
  const draw = () => {
    const values = asked.map((each) => who.answers[each.key]);
    const same = values.every((value) => value === values[0]) ? values[0] : undefined;
    const all = (/** @type {boolean} */ yes) => { for (const each of asked) who.answers[each.key] = yes; draw(); touched(); };
    place.replaceChildren(
      ...asked.map((each) => yesNo(said(each.sentence, language, app.main), who.answers[each.key], (yes) => { who.answers[each.key] = yes; touched(); }, say, "", app.spoken(saidIn(each.sentence, language, app.main)))),
      yesNo(say("same_for_all"), same, all, say, "", { "data-same": true }),
      explicit(app, who, say, touched),
    );
  };
  draw();
  return [place];
}

/** A tick of its own for words about health, faith, origin, politics or love: never bundled, never inferred.
 * @param {App} app @param {import("../types.js").Voice} who @param {import("../words.js").Say} say @param {() => void} touched */
function explicit(app, who, say, touched) {
  const asked = purposesFor(app.pack, who).filter((each) => each.explicit !== false && ["quote", "table", "research"].includes(each.key));
  return h("details", { class: "prompt" }, h("summary", {}, say("explicit_title")), h("p", {}, say("explicit_more")),
    asked.map((each) => yesNo(said(each.sentence, app.draft?.language ?? app.main, app.main), who.explicit[each.key], (yes) => { who.explicit[each.key] = yes; touched(); }, say)));
}
