// @ts-check
/**
 * <change-number address="…">: asks the address every 1.5 s; 304 means that nothing moved, 200 brings the new inside
 * as HTML, 204 that the work is over and the page is to be read again. Without it the page still says how far it is.
 */

const PAUSE = 1500;

class ChangeNumber extends HTMLElement {
  /** @type {number | undefined} */
  timer;
  mark = "";

  connectedCallback() {
    if (this.getAttribute("address")) this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  wait() {
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    if (document.hidden) return this.wait();
    try {
      const headers = this.mark ? { "If-None-Match": this.mark } : undefined;
      const answer = await fetch(this.getAttribute("address") ?? "", { headers: headers ?? {}, cache: "no-store" });
      if (answer.status === 204) return window.location.reload();
      if (answer.status === 200) await this.show(answer);
      if (answer.status >= 400 && answer.status !== 503) return;
    } catch {
      // No connection for a moment: what stands there stays, and the next round asks again.
    }
    this.wait();
  }

  /** @param {Response} answer */
  async show(answer) {
    this.mark = answer.headers.get("ETag") ?? "";
    const text = await answer.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("change-number");
    if (fresh) this.replaceChildren(...fresh.childNodes);
  }
}

customElements.define("change-number", ChangeNumber);
