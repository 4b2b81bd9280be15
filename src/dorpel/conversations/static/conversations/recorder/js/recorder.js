// @ts-check
/** The phone's program: begins, finds the way to the screen where somebody was, and keeps all when the page goes. */
import { App } from "./app.js";
import { isFull, openStore } from "./store.js";
import { keepToken } from "./session.js";
import { protect } from "./phone.js";
import { loadWords } from "./words.js";

const screens = {
  home: () => import("./screens/home.js"),
  signin: () => import("./screens/signin.js"),
  begin: () => import("./screens/begin.js"),
  about: () => import("./screens/about.js"),
  language: () => import("./screens/language.js"),
  question: () => import("./screens/question.js"),
  readback: () => import("./screens/readback.js"),
  voice: () => import("./screens/voice.js"),
  facets: () => import("./screens/facets.js"),
  receipt: () => import("./screens/receipt.js"),
  help: () => import("./screens/help.js"),
  wish: () => import("./screens/wish.js"),
  debrief: () => import("./screens/debrief.js"),
  doors: () => import("./screens/doors.js"),
  talk: () => import("./screens/talk.js"),
  reason: () => import("./screens/reason.js"),
  more: () => import("./screens/more.js"),
  move: () => import("./screens/move.js"),
};
const AFTER = 1500; // milliseconds
const place = /** @type {HTMLElement} */ (document.getElementById("recorder"));
const listed = document.querySelector("meta[name=recorder-words]")?.getAttribute("content") ?? "nl en";

/** @type {App} */
let app;
const ground = {
  store: openStore(),
  fetch: globalThis.fetch.bind(globalThis),
  now: () => Date.now(),
  random: () => Math.random(),
  changed: () => void refreshed(),
};

/** The house said something new: the screen that shows it hears of it. */
async function refreshed() {
  if (!app) return;
  const before = app.device?.id;
  await app.look();
  if (app.device && !before && app.pack && ["signin", "home"].includes(app.at)) return app.go("home", {}, true);
  app.screen?.update?.();
}

/** A code behind '#': a sign-in, or drafts from another phone. Out of the address bar before anything else reads it. */
async function readAddress() {
  const given = decodeURIComponent(location.hash.slice(1));
  if (!given) return null;
  history.replaceState(history.state, "", location.pathname);
  const [kind, id, key] = given.split("/");
  if (kind === "move" && id && key) return { name: "move", args: { id, key } };
  if (/^[\w-]{20,100}$/.test(given)) await keepToken(ground, given);
  return null;
}

/** Keeps the program on the phone, and says when a newer one waits. */
async function install() {
  if (!("serviceWorker" in navigator)) return;
  const worker = await navigator.serviceWorker.register("/recorder/sw.js", { scope: "/recorder/" });
  const offer = () => {
    if (!worker.waiting || !navigator.serviceWorker.controller) return;
    app.update = worker.waiting;
    app.screen?.update?.();
  };
  worker.addEventListener("updatefound", () => worker.installing?.addEventListener("statechange", offer));
  navigator.serviceWorker.addEventListener("controllerchange", () => app.update && location.reload());
  offer();
}

/** Every screen while there is a line: in a browser without a worker, such as one inside another app, nothing else keeps them. */
const fetchScreens = () => Promise.allSettled([...Object.values(screens).map((screen) => screen()), import("./screens/sound-button.js"), import("./screens/sound-list.js")]);

/** The faces of the dialogue's languages, fetched while there is a line: the worker keeps what is used. */
function fetchFaces() {
  if (!navigator.onLine) return; // only a hint, and here a hint is enough
  const samples = (app.pack?.dialogue.languages ?? []).map((/** @type {{ name: string }} */ each) => each.name).join("");
  for (const face of ["400 1em 'Source Serif 4'", "italic 400 1em 'Source Serif 4'", "400 1em 'Source Sans 3'", "400 1em Amiri", "700 1em Amiri", "400 1em 'IBM Plex Sans Arabic'", "600 1em 'IBM Plex Sans Arabic'"]) {
    document.fonts?.load(face, samples).catch(() => undefined);
  }
}

async function start() {
  const languages = listed.split(" ");
  const own = navigator.language.slice(0, 2);
  const first = loadWords([languages.includes(own) ? own : languages[0]]);
  app = new App(ground, screens, place, languages);
  const [asked] = await Promise.all([readAddress().catch(() => null), first]);
  await app.look();
  window.addEventListener("popstate", ({ state }) => void app.show(state?.name ?? "home", state?.args));
  // Nothing typed may wait for a timer when the page goes away; pagehide alone doesn't come on every phone.
  addEventListener("pagehide", () => app.keeper?.leave());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && app.keeper?.leave());
  addEventListener("hashchange", () => location.hash && location.reload());
  const { name, args } = asked ?? history.state ?? { name: "home", args: {} };
  await app.go(app.device && app.pack ? name : "signin", args ?? {}, true);
  app.background.start();
  // The other sentences, screens and faces only when the first screen stands: on a slow line they would be in its way.
  setTimeout(() => void Promise.all([loadWords(languages), fetchScreens()]), AFTER);
  navigator.serviceWorker?.ready.then(() => setTimeout(fetchFaces, 2 * AFTER));
  void install().catch(() => undefined);
  app.protected = await protect();
  app.screen?.update?.();
}

start().catch((wrong) => {
  // The one thing that stops everything is a memory that doesn't open: say so in every language that is here.
  const shown = document.getElementById(isFull(wrong) ? "full" : "shut");
  shown?.removeAttribute("hidden");
  document.getElementById("begin")?.setAttribute("hidden", "");
  console.error(wrong);
});
