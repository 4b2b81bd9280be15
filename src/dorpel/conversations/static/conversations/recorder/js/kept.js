// @ts-check
/** What the last change of the draft came to, for the foot of a screen: "kept" only once it is on the phone. */
import { h } from "./dom.js";

/** @param {import("./app.js").App} app @param {string} [language] @returns {HTMLElement} */
export function keptLine(app, language = app.theirs) {
  const say = app.say(language);
  const line = h("p", { class: "kept", role: "status" });
  const tell = () => {
    const { state, at } = app.kept;
    const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(at);
    if (app.draft?.practice) line.replaceChildren(h("b", {}, say("practice_line")));
    else if (state === "kept") line.replaceChildren(h("b", {}, say("kept")), ` ${say("kept_more", { time })}`);
    else if (state === "failed") line.replaceChildren(h("b", {}, say("kept_failed")), ` ${say("kept_failed_more")}`);
    else line.replaceChildren(state ? say("keeping") : "");
  };
  const told = () => {
    tell();
    if (!line.isConnected) app.place.removeEventListener("kept", told);
  };
  app.place.addEventListener("kept", told);
  tell();
  return line;
}
