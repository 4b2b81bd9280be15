// @ts-check
/// <reference lib="webworker" />
/**
 * Keeps the program itself on the phone, one version at a time. It answers GET of exactly these files and of the
 * page, and never touches a record: what a resident said passes it by (some browsers send an empty body otherwise).
 * The house writes SHELL before this text: the version, the page and all its files.
 */
const worker = /** @type {any} */ (self);
/** @type {{ version: string, page: string, files: string[], later: string[] }} */
const SHELL = worker.SHELL;
const NAME = `recorder ${SHELL.version}`;
const KNOWN = new Set([SHELL.page, ...SHELL.files]);
/** Faces of other scripts: big, and kept once somebody uses them. */
const LATER = new Set(SHELL.later);

worker.addEventListener("install", (/** @type {any} */ event) => {
  // All or nothing: half a program is worse than the one before.
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([...KNOWN].map((path) => new Request(path, { cache: "no-cache" })))));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const old = (/** @type {string} */ name) => name.startsWith("recorder ") && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => worker.clients.claim()));
});

// A newer program waits until nobody has a talk in hand: the page says when.
worker.addEventListener("message", (/** @type {any} */ event) => event.data === "now" && worker.skipWaiting());

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  const path = request.mode === "navigate" && address.pathname === SHELL.page ? SHELL.page : address.pathname;
  if (KNOWN.has(path)) event.respondWith(kept(path, request));
  else if (LATER.has(path)) event.respondWith(keptOnce(path, request));
});

/** @param {string} path @param {Request} request */
async function kept(path, request) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

/** @param {string} path @param {Request} request */
async function keptOnce(path, request) {
  const cache = await caches.open(NAME);
  const there = await cache.match(path);
  if (there) return there;
  const answer = await fetch(request).catch(() => Response.error());
  if (answer.ok) await cache.put(path, answer.clone());
  return answer;
}
