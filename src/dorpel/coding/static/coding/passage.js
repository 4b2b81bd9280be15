// @ts-check
/**
 * <passage-picker>: words chosen in #words, by mouse or by arrow keys, go into the form's start and end, counted in
 * Unicode code points as the server counts them. Without it the words are copied into the form by hand.
 *
 * Keys on the words: arrow = one word longer or shorter at the end, with Shift = at the beginning, Escape = nothing.
 */

class PassagePicker extends HTMLElement {
  connectedCallback() {
    document.addEventListener("selectionchange", this.follow);
    this.words.addEventListener("keydown", this.press);
    this.field("passage").addEventListener("input", this.forget);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.follow);
  }

  /** @returns {HTMLElement} */
  get words() {
    return /** @type {HTMLElement} */ (this.querySelector("#words"));
  }

  /** @param {string} name @returns {HTMLInputElement | HTMLTextAreaElement} */
  field(name) {
    return /** @type {HTMLInputElement | HTMLTextAreaElement} */ (this.querySelector(`form [name="${name}"]`));
  }

  /** The chosen part of the words, without white space around it; null when nothing of them is chosen. */
  chosen() {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.words.contains(range.startContainer) || !this.words.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(this.words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return passage(before.toString(), range.toString());
  }

  follow = () => {
    const found = this.chosen();
    if (!found) return;
    this.field("start").value = String(found.start);
    this.field("end").value = String(found.end);
    this.field("passage").value = found.text;
    // The browser hides its own selection once the search has the focus; ours stays.
    const range = getSelection()?.getRangeAt(0).cloneRange();
    if (range && "highlights" in CSS) CSS.highlights.set("passage", new Highlight(range));
  };

  // Words typed or pasted by hand count by themselves: the offsets of an earlier choice must not win.
  forget = () => {
    this.field("start").value = this.field("end").value = "";
    if ("highlights" in CSS) CSS.highlights.delete("passage");
  };

  /** @param {KeyboardEvent} event */
  press = (event) => {
    const selection = getSelection();
    if (!selection || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      selection.removeAllRanges();
      this.forget();
      this.field("passage").value = "";
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      this.move(selection, event.key === "ArrowLeft" ? "left" : "right", event.shiftKey);
    }
  };

  /**
   * Moves the end of the choice by one word, or with `start` its beginning.
   * @param {Selection} selection @param {"left" | "right"} way @param {boolean} start
   */
  move(selection, way, start) {
    if (!selection.anchorNode || !this.words.contains(selection.anchorNode)) selection.collapse(this.words, 0);
    if (start && !selection.isCollapsed) {
      const range = selection.getRangeAt(0);
      selection.setBaseAndExtent(range.endContainer, range.endOffset, range.startContainer, range.startOffset);
    } else if (!selection.isCollapsed) {
      const range = selection.getRangeAt(0);
      selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    }
    selection.modify("extend", way, "word");
  }
}

/**
 * Where a choice stands in code points, given the text before it; null when it holds no words.
 * @param {string} before @param {string} text
 */
export function passage(before, text) {
  const words = text.trim();
  if (!words) return null;
  const start = [...before].length + [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length, text: words };
}

if (typeof customElements !== "undefined") customElements.define("passage-picker", PassagePicker);
