// @ts-check
/** A button with data-confirm asks its question before its form goes; the words come from the server. */

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const question = button instanceof HTMLElement ? button.dataset["confirm"] : undefined;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  // A second tap while the first is on its way would ask the same thing twice.
  if (event.target instanceof HTMLFormElement && event.target.method === "post") hold(event.target);
});

/** @param {HTMLFormElement} form */
function hold(form) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  setTimeout(() => {
    for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("disabled", "");
  });
}

// The browser's back button shows the page as it was left: let its buttons work again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("button[type=submit]")) button.removeAttribute("disabled");
  }
});
