// Shows one page when there is no connection. Keeps that page and its sheets, and never anything that somebody read.
const KEPT = [{% for address in kept %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const NAME = "offline " + KEPT.join(" ");

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("offline ") && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  // The recorder in the field has its own ways without a connection.
  if (request.mode === "navigate" && !new URL(request.url).pathname.startsWith("/field/")) {
    event.respondWith(fetch(request).catch(() => caches.match(KEPT[0])));
  } else if (request.destination === "style" && KEPT.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request.url)));
  }
});
