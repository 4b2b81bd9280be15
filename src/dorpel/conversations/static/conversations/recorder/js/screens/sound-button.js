// @ts-check
/** Recording the sound of one answer, after a yes of everybody in the talk; asked once. */
import { isChild, soundAnswer } from "../consent.js";
import { button, h, yesNo } from "../dom.js";
import { said, saidIn } from "../guide.js";
import { canRecord, record } from "../microphone.js";
import { dropSounds, keepSound, lengthOf, LONGEST, soundsOf, waitFor } from "../sound.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../words.js").Say} Say */
/** @typedef {import("../types.js").Draft} Draft */
const TOLD = 10; // seconds between two times that a screen reader hears how long it is

/** Asks everybody for their yes; a no deletes what there is. @param {App} app @param {Say} say @param {(yes: boolean) => void} answered @returns {HTMLElement} */
export function askSound(app, say, answered) {
  const draft = /** @type {Draft} */ (app.draft);
  const { sentence } = app.pack.sound;
  const choose = async (/** @type {boolean} */ yes) => {
    for (const voice of draft.voices) voice.sound = yes;
    await app.keeper?.keep();
    if (!yes) await dropSounds(app.ground, draft.id);
    answered(yes);
  };
  return yesNo(said(sentence, draft.language, app.main), undefined, (yes) => void choose(yes), say, say("sound_all"), app.spoken(saidIn(sentence, draft.language, app.main)));
}

/** What the screen shows of a recording, and how far it is. @typedef {{ act: HTMLElement, line: HTMLElement, clock: HTMLElement, stop: (() => void) | null, starting: boolean, left: boolean }} Part */
/** @typedef {{ question: string, voice: number | null }} About */

/** The button with its question and its clock; null where no sound is recorded.
 * @param {App} app @param {Say} say @param {string} language of the screen @param {About} about @returns {Promise<{ node: HTMLElement, leave: () => void } | null>} */
export async function soundPart(app, say, language, about) {
  const draft = /** @type {Draft} */ (app.draft);
  if (draft.practice || draft.correction || draft.voices.some(isChild) || soundAnswer(draft) === false) return null;
  const asking = h("div", {});
  const line = h("p", { class: "kept", role: "status", "data-sound-line": true });
  const clock = h("span", { class: "sound-clock", "aria-hidden": "true" });
  const act = button(say("sound"), () => tap(), "plain", { "data-sound": true });
  /** @type {Part} */
  const part = { act, line, clock, stop: null, starting: false, left: false };
  const begin = () => void recordOne(app, say, language, about, part);
  const tap = () => {
    if (part.starting) return; // a second tap while the browser asks for its microphone begins nothing
    if (part.stop) return part.stop();
    if (!canRecord()) return void (line.textContent = say("sound_lacks"));
    if (soundAnswer(draft)) return begin();
    act.hidden = true;
    asking.replaceChildren(askSound(app, say, answered));
    asking.scrollIntoView({ block: "center" });
    asking.querySelector("button")?.focus({ preventScroll: true });
  };
  const answered = (/** @type {boolean} */ yes) => {
    asking.replaceChildren();
    if (!yes) return void (line.textContent = say("sound_none"));
    act.hidden = false;
    act.focus();
    begin();
  };
  const before = (await soundsOf(app.ground, draft.id)).filter((each) => each.question === about.question && each.voice === about.voice);
  if (before.length) line.textContent = say("sound_kept", { time: lengthOf(before.reduce((sum, each) => sum + (each.seconds ?? 0), 0), language) });
  const leave = () => {
    part.left = true;
    part.stop?.();
  };
  return { node: h("div", { class: "sound" }, asking, h("div", { class: "pair" }, act, clock), line), leave };
}

/** Records once, and keeps it; nothing when the screen went away before the microphone came.
 * @param {App} app @param {Say} say @param {string} language @param {About} about @param {Part} part */
async function recordOne(app, say, language, about, part) {
  const draft = /** @type {Draft} */ (app.draft);
  const tell = (/** @type {string} */ key, seconds = 0) => (part.line.textContent = say(key, { time: lengthOf(seconds, language) }));
  part.starting = true;
  const going = await record().catch((wrong) => void tell(wrong?.name === "NotAllowedError" ? "sound_refused" : "sound_lacks"));
  part.starting = false;
  if (!going) return;
  if (part.left) return void (going.stop(), going.done.catch(() => undefined));
  part.stop = going.stop;
  part.act.textContent = say("sound_stop");
  part.act.scrollIntoView({ block: "center" });
  part.line.classList.add("unseen"); // the clock shows it each second; who listens hears it now and then
  const end = ticking(going.seconds, part.clock, (seconds) => tell("sound_on", seconds));
  const keeping = going.done.finally(() => part.line.classList.remove("unseen")).then(async (made) => {
    tell("sound_busy");
    await keepSound(app.ground, draft, { ...made, ...about });
    tell(made.seconds < LONGEST ? "sound_kept" : "sound_full", made.seconds);
  });
  waitFor(keeping);
  await keeping.catch(() => tell("sound_failed")).finally(end);
  part.act.textContent = say("sound");
  part.stop = null;
}

/** Shows how long it is each second, and says it now and then; returns what ends it.
 * @param {() => number} seconds @param {HTMLElement} clock @param {(seconds: number) => void} tell */
function ticking(seconds, clock, tell) {
  const tick = () => {
    const now = Math.floor(seconds());
    clock.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    if (now % TOLD === 0) tell(now);
  };
  tick();
  const timer = setInterval(tick, 1000);
  return () => {
    clearInterval(timer);
    clock.textContent = "";
  };
}
