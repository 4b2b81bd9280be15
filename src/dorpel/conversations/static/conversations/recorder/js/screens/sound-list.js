// @ts-check
/** The recordings of a talk at read-back: heard again, and left out by who wants that. */
import { soundAnswer } from "../consent.js";
import { button, h } from "../dom.js";
import { asked } from "../guide.js";
import { bytesOf, dropSounds, lengthOf, soundsOf } from "../sound.js";
import { askSound } from "./sound-button.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../words.js").Say} Say */

/** @param {App} app @param {Say} say @param {string} language of the screen @returns {Promise<{ node: HTMLElement, leave: () => void } | null>} */
export async function soundList(app, say, language) {
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  const sounds = await soundsOf(app.ground, draft.id);
  if (!sounds.length) return null;
  /** @type {string[]} */
  const addresses = [];
  const rows = await Promise.all(sounds.map(async (sound) => {
    const bytes = await bytesOf(app.ground, sound);
    const address = bytes ? URL.createObjectURL(new Blob([bytes], { type: sound.media_type })) : "";
    if (address) addresses.push(address);
    const question = (app.guide?.questions ?? []).find((each) => each.key === sound.question);
    const words = question ? asked(question, draft.language, app.main) : null;
    const title = say("sound_one", { time: lengthOf(sound.seconds ?? 0, language) });
    const row = h("li", { class: "voice", "data-sound-row": true }, words && h("p", app.spoken(words.language), words.text), h("p", { class: "more" }, title));
    const out = async () => {
      await dropSounds(app.ground, draft.id, sound.id);
      row.replaceChildren(h("p", { role: "status" }, say("sound_gone")));
    };
    row.append(address ? h("audio", { controls: true, src: address, "aria-label": title }) : "", button(say("sound_out"), () => void out(), "plain", { "data-sound-out": true }));
    return row;
  }));
  const list = h("ol", { class: "voices" }, rows);
  // Somebody joined after the yes of the others.
  const rest = soundAnswer(draft) === undefined && app.pack.sound ? askSound(app, say, (yes) => (yes ? rest?.remove() : node.replaceChildren(h("p", { role: "status" }, say("sound_none"))))) : null;
  const node = h("section", { class: "sound" }, h("h2", {}, say("sound_list")), rest, list);
  return { node, leave: () => addresses.forEach((address) => URL.revokeObjectURL(address)) };
}
