// @ts-check
/** How somebody can be reached: kept apart from the talk, and only when they want to be called. */
import { chips, field } from "../dom.js";

/** @param {{ means: string, address: string }} said @param {import("../words.js").Say} say @returns {HTMLElement[]} */
export function contactFields(said, say) {
  const options = ["phone", "email", "post"].map((value) => ({ value, label: say(`by_${value}`) }));
  return [
    chips(say("contact"), options, said.means, (value) => (said.means = value)),
    field(say("contact_address"), said.address, (value) => (said.address = value), { max: 200, help: say("contact_help") }),
  ];
}

/** @param {{ means: string, address: string }} said */
export const contactOf = ({ means, address }) => (address.trim() ? { means: means || (address.includes("@") ? "email" : "phone"), address: address.trim().slice(0, 200) } : null);
