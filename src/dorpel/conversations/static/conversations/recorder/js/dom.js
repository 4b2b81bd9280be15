// @ts-check
/** Makes elements. Text is always text: nothing anybody typed can become markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/** @param {string} tag @param {Record<string, any>} [given] attributes; `on…` listens, false leaves out @param {...(Child | Child[])} children @returns {HTMLElement} */
export function h(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value") /** @type {any} */ (made).value = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...present(children));
  return made;
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
const present = (children) => children.flat().filter((each) => each !== null && each !== undefined && each !== false && each !== "").map((each) => (each instanceof Node ? each : String(each)));

/** A button. `kind`: ink (one a screen), plain, quiet. @param {string} label @param {(event: Event) => void} act @param {string} [kind] @param {Record<string, any>} [more] */
export const button = (label, act, kind = "plain", more = {}) => h("button", { type: "button", class: `btn btn--${kind}`, onclick: act, ...more }, label);

/** A few words of which one is chosen; a second tap takes the choice back.
 * @param {string} legend @param {{ value: string, label: string, lang?: string, dir?: string }[]} options @param {string} chosen @param {(value: string) => void} choose
 * @param {{ unseen?: boolean, keep?: boolean, class?: string }} [more] */
export function chips(legend, options, chosen, choose, more = {}) {
  let now = chosen;
  const row = h("fieldset", { class: `chips ${more.class ?? ""}` }, h("legend", { class: more.unseen ? "unseen" : false }, legend));
  const marks = options.map(({ value, label, lang, dir }) => {
    const mark = h("button", { type: "button", class: "chip", lang, dir, "aria-pressed": String(value === now), onclick: () => {
      now = now === value && !more.keep ? "" : value;
      marks.forEach((each, at) => each.setAttribute("aria-pressed", String(options[at].value === now)));
      choose(now);
    } }, label);
    return mark;
  });
  row.append(h("div", { class: "chips-row" }, marks));
  return row;
}

/** Yes or No: two buttons, neither chosen at first. @param {string} label @param {boolean | undefined} chosen @param {(yes: boolean) => void} choose
 * @param {(key: string) => string} say @param {string} [help] @param {Record<string, any>} [spoken] the language of the label */
export function yesNo(label, chosen, choose, say, help = "", spoken = {}) {
  const options = [{ value: "yes", label: say("yes") }, { value: "no", label: say("no") }];
  const value = chosen === undefined ? "" : chosen ? "yes" : "no";
  const made = chips(label, options, value, (now) => choose(now === "yes"), { keep: true, class: "choice" });
  const legend = /** @type {HTMLElement} */ (made.querySelector("legend"));
  for (const [name, is] of Object.entries(spoken)) legend.setAttribute(name, is);
  if (help) legend.append(h("span", { class: "more" }, help));
  return made;
}

let made = 0;

/** A field with its label. @param {string} label @param {string} value @param {(value: string) => void} change
 * @param {{ long?: boolean, help?: string, type?: string, max?: number, dir?: string, lang?: string, inputmode?: string, autocomplete?: string }} [more] */
export function field(label, value, change, more = {}) {
  const id = `field-${(made += 1)}`;
  const { long, help, type, max, dir, lang, inputmode, autocomplete = "off" } = more;
  const about = help ? `${id}-help` : false;
  const shared = { id, maxlength: max, dir: dir ?? "auto", lang, inputmode, autocomplete, "aria-describedby": about, oninput: (/** @type {any} */ event) => change(event.target.value) };
  const input = long ? h("textarea", { ...shared, rows: 3, value }) : h("input", { ...shared, type: type ?? "text", value });
  return h("div", { class: "field" }, h("label", { for: id }, label), help && h("p", { class: "more", id: about }, help), input);
}

/** One of many. @param {string} label @param {{ value: string, label: string, lang?: string }[]} options @param {string} chosen @param {(value: string) => void} change */
export function pick(label, options, chosen, change) {
  const id = `field-${(made += 1)}`;
  const list = h("select", { id, onchange: (/** @type {any} */ event) => change(event.target.value) }, options.map((each) => h("option", { value: each.value, selected: each.value === chosen, lang: each.lang ?? false }, each.label)));
  return h("div", { class: "field" }, h("label", { for: id }, label), list);
}

/** Less and more. @param {string} label @param {number} value @param {number} least @param {number} most @param {(value: number) => void} change @param {(key: string) => string} say */
export function stepper(label, value, least, most, change, say) {
  let now = value;
  const shown = h("output", { "aria-live": "polite" }, now);
  const step = (/** @type {number} */ by) => () => {
    now = Math.min(most, Math.max(least, now + by));
    shown.textContent = String(now);
    change(now);
  };
  return h("div", { class: "stepper", role: "group", "aria-label": label }, h("span", {}, label),
    h("div", {}, button("−", step(-1), "plain", { "aria-label": say("fewer") }), shown, button("+", step(1), "plain", { "aria-label": say("more_of") })));
}

/** What happened, what is safe, what to do. @param {string} title @param {string[]} lines @param {"plain" | "error"} [kind] @param {Child[]} [acts] */
export const notice = (title, lines, kind = "plain", acts = []) =>
  h("div", { class: `notice notice--${kind}`, role: kind === "error" ? "alert" : "status" }, h("p", { class: "notice-title" }, title), lines.filter(Boolean).map((line) => h("p", {}, line)), acts);

/** Makes a screen that stands there say what a new one says, and keeps all that is the same: a finger that is down on a
 * button, and where a reader is, stay there. What must not be taken for something else has a `data-key` of its own.
 * @param {Node} old @param {Node} fresh */
export function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!(old instanceof Element && fresh instanceof Element)) return void (old.nodeValue = fresh.nodeValue);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  let here = old.firstChild;
  for (const each of [...fresh.childNodes]) {
    let match = here;
    while (match && !alike(match, each)) match = match.nextSibling;
    if (!match) old.insertBefore(each, here);
    else {
      while (here !== match) here = removed(/** @type {ChildNode} */ (here));
      renew(match, each);
      here = match.nextSibling;
    }
  }
  while (here) here = removed(here);
}

/** @param {ChildNode} node */
function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** @param {Node} a @param {Node} b */
const alike = (a, b) => a.nodeName === b.nodeName && (!(a instanceof HTMLElement && b instanceof HTMLElement) || (a.className === b.className && a.dataset.key === b.dataset.key));
