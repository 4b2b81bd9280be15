// @ts-check
/** A photo with the talk: scaled down and drawn anew on the phone, sealed at once. */
import { keepPhoto } from "../attach.js";
import { h } from "../dom.js";
import { isChild } from "../consent.js";
import { photoCount } from "../finish.js";
import { redrawn } from "../photo.js";

/** @param {import("../app.js").App} app @param {import("../words.js").Say} say @returns {Promise<HTMLElement | null>} */
export async function photoButton(app, say) {
  const draft = /** @type {import("../types.js").Draft} */ (app.draft);
  if (draft.practice || draft.correction || draft.voices.some(isChild)) return null;
  const count = await photoCount(app);
  const words = h("span", {}, count ? say("photo_count", { count }) : say("photo"));
  const input = h("input", { type: "file", accept: "image/*", capture: "environment", class: "unseen", onchange: async (/** @type {any} */ event) => {
    const file = event.target.files?.[0];
    if (!file) return;
    words.textContent = say("photo_busy");
    try {
      await app.keeper?.keep();
      await keepPhoto(app.ground, draft, await redrawn(file), app.pack.key);
      words.textContent = say("photo_count", { count: await photoCount(app) });
    } catch {
      words.textContent = say("photo_failed");
    }
    event.target.value = "";
  } });
  return h("label", { class: "btn btn--plain btn--file" }, input, words);
}
