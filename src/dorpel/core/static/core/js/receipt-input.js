// @ts-check
/** An input with data-receipt groups what is typed as 4-4-5, as the card shows it; the server reads any grouping. */

const LENGTH = 13;

/** @param {string} typed */
export function grouped(typed) {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, LENGTH);
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].filter(Boolean).join("-");
}

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !("receipt" in input.dataset)) return;
  // In the middle of the code the cursor would jump: group only while typing at the end.
  if (input.selectionStart !== input.value.length) return;
  input.value = grouped(input.value);
});
