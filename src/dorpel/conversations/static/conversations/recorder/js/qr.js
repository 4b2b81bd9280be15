// @ts-check
/** A QR code on a canvas: always black on white, in the dark as well, for cameras want it so. */
// @ts-ignore the library stands with the others of the house (tools/vendor.py)
import { correction, generate } from "../../../vendor/lean-qr.js";
import { h } from "./dom.js";

const QUIET = 4; // modules of white around it, as the standard asks

/** @param {string} text @param {string} label @returns {HTMLElement} */
export function qrOf(text, label) {
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "qr", role: "img", "aria-label": label }));
  const code = generate(text, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * QUIET;
  const scale = Math.ceil(480 / size);
  canvas.width = canvas.height = size * scale;
  const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ink.fillStyle = "#FFFFFF";
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = "#000000";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) ink.fillRect((x + QUIET) * scale, (y + QUIET) * scale, scale, scale);
  }
  return canvas;
}
