// @ts-check
/**
 * The picture on a receipt leads to this address with the code behind a #, which no server and no log gets to see.
 * The code is taken from there at once and posted, as if it had been typed; without scripts the form waits for typing.
 */

const CODE = /^[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{5}$/i;

function take() {
  const code = location.hash.slice(1);
  const input = document.querySelector("form input[data-receipt]");
  if (!CODE.test(code) || !(input instanceof HTMLInputElement) || !input.form) return;
  history.replaceState(null, "", location.pathname + location.search);
  input.value = code;
  input.form.requestSubmit();
}

take();
addEventListener("hashchange", take);
