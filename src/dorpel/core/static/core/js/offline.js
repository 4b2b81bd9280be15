// @ts-check
// Asks the browser to keep the page for when there is no connection; once all else is done, for it can wait.
const address = document.querySelector("meta[name=offline-worker]")?.getAttribute("content");

if (address && "serviceWorker" in navigator) {
  addEventListener("load", () => {
    setTimeout(() => navigator.serviceWorker.register(address, { scope: "/" }).catch(() => undefined), 2000);
  });
}
