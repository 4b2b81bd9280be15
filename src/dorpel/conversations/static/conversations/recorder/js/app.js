// @ts-check
/** What all screens share: the memory, the pack, the draft in hand, and the way from one screen to the next. */
import { Background } from "./background.js";
import { draftOf, hold, Keeper } from "./drafts.js";
import { directionOf } from "./guide.js";
import { chosenLanguage, currentOf, guideOf, packOf } from "./session.js";
import { h } from "./dom.js";
import { isUnread, loadWords, sayer, spokenOf } from "./words.js";

/** @typedef {import("./types.js").Draft} Draft */
/** @typedef {{ node: HTMLElement, language?: string, update?: () => void, leave?: () => void }} Screen */
/** @typedef {(app: App, args: any) => Promise<Screen | null>} Show */

const LONG = 2000; // milliseconds

export class App {
  /** @param {import("./types.js").Ground} ground @param {Record<string, () => Promise<{ default: Show }>>} screens @param {HTMLElement} place
   * @param {string[]} languages that the screens speak */
  constructor(ground, screens, place, languages) {
    this.ground = ground;
    this.screens = screens;
    this.place = place;
    this.languages = languages;
    this.background = new Background(ground);
    /** @type {import("./types.js").Device | null} */
    this.device = null;
    /** @type {any} */
    this.pack = null;
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {import("./types.js").Guide | null} */
    this.guide = null;
    /** @type {Keeper | null} */
    this.keeper = null;
    /** @type {(() => void) | null} */
    this.free = null;
    /** @type {Screen | null} */
    this.screen = null;
    this.at = "";
    this.chosen = "";
    this.said = "";
    this.protected = false;
    this.practice = false;
    /** @type {import("./types.js").Code[]} */
    this.practiced = [];
    /** @type {ServiceWorker | null} */
    this.update = null;
    this.kept = { state: "", at: 0 };
  }

  /** Reads again whose phone it is and what the pack says. */
  async look() {
    const here = await currentOf(this.ground);
    this.device = here?.device ?? null;
    this.pack = here ? await packOf(this.ground, here.dialogue) : null;
    this.chosen = await chosenLanguage(this.ground);
    await this.learn(this.chosen || this.device?.language || "");
  }

  /** The sentences of a language, when the screens speak it; a bad line holds nobody up at a door. @param {string} language */
  async learn(language) {
    if (this.languages.includes(language)) await Promise.race([loadWords([language]), new Promise((go) => setTimeout(go, LONG))]);
  }

  /** The challenger's own language, as far as the screens speak it. */
  get own() {
    return spokenOf(this.chosen, this.device?.language ?? "", this.pack?.dialogue.language ?? "", navigator.language.slice(0, 2));
  }

  /** The language of a screen in front of a resident. */
  get theirs() {
    return spokenOf(this.draft?.language ?? "", this.own);
  }

  get main() {
    return this.pack?.dialogue.language ?? "nl";
  }

  /** @param {string} [language] */
  say(language = this.own) {
    return sayer(language);
  }

  /** `lang` and `dir` for words in a language of the dialogue. @param {string} language */
  spoken(language) {
    return { lang: language, dir: this.pack ? directionOf(this.pack, language) : "auto" };
  }

  /** Goes to a screen; the phone's own back button comes back from it. @param {string} name @param {Record<string, any>} [args] @param {boolean} [replace] */
  async go(name, args = {}, replace = false) {
    if (replace) history.replaceState({ name, args }, "");
    else history.pushState({ name, args }, "");
    await this.show(name, args);
  }

  /** Home, and nothing behind it. @param {string} [said] what just happened */
  async home(said = "") {
    await this.let();
    this.said = said;
    await this.go("home", {}, true);
  }

  /** @param {string} name @param {any} args */
  async show(name, args) {
    this.screen?.leave?.();
    await this.learn(this.draft?.language ?? "");
    const { default: show } = await (this.screens[name] ?? this.screens.home)();
    const made = await show(this, args ?? {});
    if (!made) return;
    this.screen = made;
    this.at = name;
    const language = made.language ?? this.own;
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
    this.place.replaceChildren(made.node, ...(isUnread(language) ? [h("p", { class: "unread" }, this.say(language)("unread"))] : []));
    const title = /** @type {HTMLElement | null} */ (made.node.querySelector("h1"));
    document.title = `${title?.textContent ?? ""} – Dorpel`;
    scrollTo(0, 0);
    const first = /** @type {HTMLElement | null} */ (made.node.querySelector("[data-first]"));
    (first ?? title)?.focus({ preventScroll: true });
  }

  /** Takes a draft in hand; false when another tab holds it or it is gone. @param {string} id @param {Draft} [fresh] */
  async take(id, fresh) {
    if (this.draft?.id === id) return true;
    await this.let();
    const free = await hold(id);
    const draft = free && (fresh ?? (await draftOf(this.ground.store, id)));
    if (!draft) {
      free?.();
      this.said = free ? "" : this.say()("other_tab");
      return false;
    }
    this.draft = draft;
    this.free = free;
    this.guide = (await guideOf(this.ground, draft.guide)) ?? this.pack.guides.find((/** @type {any} */ each) => each.id === draft.guide) ?? this.pack.guides[0];
    this.keeper = new Keeper(this.ground.store, draft, (state) => {
      this.kept = { state, at: Date.now() };
      this.place.dispatchEvent(new CustomEvent("kept", { detail: state }));
    });
    return true;
  }

  /** Lets the draft in hand go, kept. */
  async let() {
    await this.keeper?.flush();
    this.free?.();
    this.draft = this.guide = this.keeper = this.free = null;
  }
}
