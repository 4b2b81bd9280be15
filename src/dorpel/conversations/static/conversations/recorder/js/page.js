// @ts-check
/** One screen: what stands at its top, the stairs of the talk, a headline, what it is about, and what one can do. */
import { h } from "./dom.js";

/** @typedef {import("./dom.js").Child} Child */
const DRAWN = "http://www.w3.org/2000/svg";
const WIDE = 320;

/** @param {{ start?: Child, end?: Child, stairs?: [number, number], title: string, titled?: Record<string, any>, lead?: Child | Child[], body?: Child | Child[], foot?: Child | Child[], practice?: string, kind?: string }} given */
export function page(given) {
  const { start, end, stairs, title, titled = {}, lead, body, foot, practice, kind = "" } = given;
  return h("div", { class: `screen ${kind}` },
    practice && h("p", { class: "practice" }, practice),
    h("div", { class: "top" }, h("div", {}, start), h("div", {}, end)),
    stairs && drawStairs(...stairs),
    h("div", { class: "head" }, h("h1", { tabindex: "-1", ...titled }, title), lead && (typeof lead === "string" ? h("p", { class: "lead" }, lead) : lead)),
    h("div", { class: "body" }, body),
    foot && h("div", { class: "foot" }, foot));
}

/** The line that goes up a step with each question. It is a picture of what is said in words beside it.
 * @param {number} now @param {number} of */
export function drawStairs(now, of) {
  const steps = Math.max(1, Math.min(of, 8));
  const reached = Math.max(1, Math.min(steps, Math.round((now / Math.max(1, of)) * steps)));
  const drawn = document.createElementNS(DRAWN, "svg");
  drawn.setAttribute("viewBox", `0 0 ${WIDE} 20`);
  drawn.setAttribute("class", "stairs");
  drawn.setAttribute("aria-hidden", "true");
  drawn.setAttribute("preserveAspectRatio", "none");
  const level = (/** @type {number} */ step) => 17 - (step * 12) / Math.max(1, steps - 1);
  const line = (/** @type {number} */ from, /** @type {number} */ to) => {
    const points = [];
    for (let step = from; step < to; step += 1) points.push(`${(step * WIDE) / steps} ${level(step)}`, `${((step + 1) * WIDE) / steps} ${level(step)}`);
    return points;
  };
  drawn.append(path(line(reached - 1, steps), "stairs-open"), path(line(0, reached), "stairs-gone"));
  return drawn;
}

/** @param {string[]} points @param {string} kind */
function path(points, kind) {
  const made = document.createElementNS(DRAWN, "path");
  made.setAttribute("d", `M${points.join("L")}`);
  made.setAttribute("class", kind);
  return made;
}
