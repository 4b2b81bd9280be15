// @ts-check
/** Reads the pack: questions, kinds, facets and purposes in the language of the talk. No screen here. */

/** @typedef {import("./types.js").Pack} Pack */
/** @typedef {import("./types.js").Guide} Guide */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Answer} Answer */

/** A text in a language, else in the dialogue's, else in any. @param {any} words a text, or a text by language
 * @param {string} language @param {string} main @returns {string} */
export function said(words, language, main) {
  if (!words || typeof words === "string") return words ?? "";
  const found = words[language] ?? words[main] ?? Object.values(words)[0] ?? "";
  return typeof found === "string" ? found : (found.text ?? "");
}

/** In which language `said` says it. @param {any} words @param {string} language @param {string} main @returns {string} */
export const saidIn = (words, language, main) => (words && typeof words === "object" ? ([language, main].find((code) => words[code]) ?? Object.keys(words)[0] ?? main) : main);

/** The name of something in the pack. @param {any} thing @param {string} language @param {string} main */
export const nameOf = (thing, language, main) => said(thing?.name ?? thing?.wordings ?? thing?.words, language, main);

/** What is asked and the follow-up, and in which language it could be said. @param {Question} question @param {string} language @param {string} main */
export function asked(question, language, main) {
  const words = question.wordings ?? question.words ?? {};
  const spoken = [language, main, ...Object.keys(words)].find((code) => words[code]?.text) ?? main;
  const { text = "", prompt = "", state = "" } = words[spoken] ?? {};
  return { text, prompt, state, language: spoken };
}

/** The guide for a kind of talk: one made for it, else one for every kind, else the first. @param {Pack} pack @param {string} kind @returns {Guide} */
export function guideFor(pack, kind) {
  const kinds = (/** @type {Guide} */ guide) => guide.kinds ?? (guide.kind ? [guide.kind] : []);
  const guides = newest(pack.guides);
  return guides.find((guide) => kinds(guide).includes(kind)) ?? guides.find((guide) => !kinds(guide).length) ?? guides[0];
}

/** Of each guide its newest version: the older ones are for drafts. @param {Guide[]} guides @returns {Guide[]} */
export function newest(guides) {
  /** @type {Map<string, Guide>} */
  const found = new Map();
  for (const each of guides) {
    const name = /** @type {any} */ (each).guide ?? each.name;
    if ((found.get(name)?.number ?? 0) < each.number) found.set(name, each);
  }
  return [...found.values()];
}

/** The questions to ask in this order, without those whose condition isn't met. @param {Guide} guide @param {Answer[]} answers @returns {Question[]} */
export function questionsOf(guide, answers) {
  const answered = (/** @type {string} */ key) => answers.some((each) => each.question === key && each.text.trim() !== "");
  const met = (/** @type {Question} */ { only_if: only }) => !only || answered(only.question ?? only) === (only.answered !== false);
  return [...guide.questions].sort((one, other) => one.order - other.order).filter(met);
}

/** The languages of the talk: those of the dialogue by their own name. @param {Pack} pack @returns {{ code: string, name: string, direction: "rtl" | "ltr" }[]} */
export const languagesOf = (pack) => pack.dialogue.languages;

/** @param {Pack} pack @param {string} code @returns {"rtl" | "ltr"} */
export const directionOf = (pack, code) => languagesOf(pack).find((each) => each.code === code)?.direction ?? (/^(ar|fa|ur|ps|he)/.test(code) ? "rtl" : "ltr");

/** Age first, the rest as the team put them. @param {Pack} pack @returns {any[]} */
export const facetsOf = (pack) => [...(pack.facets ?? [])].sort((one, other) => Number(Boolean(other.first)) - Number(Boolean(one.first)));
