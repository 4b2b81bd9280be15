// @ts-check
/** All that isn't needed at the door: practice, the evening after, the safety of this phone, another phone. */
import { button, h, notice, pick } from "../dom.js";
import { page } from "../page.js";
import { isInstalled } from "../phone.js";
import { rescueFile } from "../rescue.js";
import { chooseLanguage } from "../session.js";
import { startTalk } from "../start.js";
import { loadWords } from "../words.js";

/** @typedef {import("../app.js").App} App */

/** @type {import("../app.js").Show} */
export default async function more(app) {
  if (!app.device || !app.pack) return (await import("./signin.js")).default(app, {});
  const say = app.say();
  const told = h("div", { role: "status" });
  const practice = async () => {
    app.practice = true;
    await startTalk(app);
    app.practice = false;
  };
  const body = [
    h("ul", { class: "ways" }, [
      ["practice_go", practice], ["doors_title", () => app.go("doors")], ["wish_title", () => app.go("wish")],
      ["debrief_title", () => app.go("debrief")], ["move_title", () => app.go("move")], ["rescue_title", () => rescue(app, told, say)],
    ].map(([key, act]) => h("li", {}, button(say(String(key)), () => void /** @type {() => unknown} */ (act)(), "plain", { "data-way": key })))),
    told,
    dialogues(app, say),
    await languages(app, say),
    h("section", { class: "part" }, h("h2", {}, say("phone_title")),
      h("p", {}, say(app.protected ? "protected" : "unprotected")), !isInstalled() && h("p", {}, say("install_more")), h("p", {}, say("dictation_more"))),
    h("section", { class: "part" }, h("h2", {}, say("about_me_title")), h("p", {}, say("about_me_more", { made: app.device.made }))),
  ];
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: say("more_title"), body }) };
}

/** Which dialogue is recorded for, when there are several. @param {App} app @param {import("../words.js").Say} say */
function dialogues(app, say) {
  const device = /** @type {import("../types.js").Device} */ (app.device);
  if (device.dialogues.length < 2) return null;
  const options = device.dialogues.map((each) => ({ value: each.slug, label: each.name }));
  return pick(say("dialogue"), options, app.pack.dialogue.slug, async (slug) => {
    await app.ground.store.change(["facts"], (tx) => tx.put("facts", { key: "current", device: device.id, dialogue: slug }));
    await app.background.flush(true);
    await app.look();
    await app.home();
  });
}

/** In which language the screens speak to the challenger. @param {App} app @param {import("../words.js").Say} say */
async function languages(app, say) {
  await loadWords(app.languages);
  const options = app.languages.map((each) => ({ value: each, label: new Intl.DisplayNames([each], { type: "language" }).of(each) ?? each, lang: each }));
  return pick(say("own_language"), options, app.own, async (language) => {
    await chooseLanguage(app.ground, language);
    await app.look();
    await app.go("more", {}, true);
  });
}

/** @param {App} app @param {HTMLElement} told @param {import("../words.js").Say} say */
async function rescue(app, told, say) {
  const device = /** @type {import("../types.js").Device} */ (app.device);
  const text = await rescueFile(app.ground, device, app.pack);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const name = `dorpel-${app.pack.dialogue.slug}-${new Date().toISOString().slice(0, 10)}.json`;
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  const count = JSON.parse(text).records.length;
  told.replaceChildren(notice(say("rescue_done", { count }), [say("rescue_more")]));
}

