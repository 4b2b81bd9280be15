// @ts-check
/** Keyboard: a key on an element's data-key presses it, as the key cap beside it shows. */

/** @param {EventTarget | null} target */
function writing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || writing(event.target)) return;
  // Enter on a focused link or button already presses that one.
  if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.closest("a, button, summary")) return;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);
  if (!(found instanceof HTMLElement)) return;
  event.preventDefault();
  if (found.matches("input, textarea, select")) found.focus();
  else found.click();
}

document.addEventListener("keydown", press);
