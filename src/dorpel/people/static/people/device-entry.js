// @ts-check
/** Fills in the code that the camera read: it stands behind '#', where no server sees it. */

const field = document.querySelector("input[name=token]");
const code = decodeURIComponent(location.hash.slice(1));
if (field instanceof HTMLInputElement && code) {
  field.value = code;
  // Out of the address bar and the history before anything else can read it.
  history.replaceState(null, "", location.pathname);
  field.focus();
}
