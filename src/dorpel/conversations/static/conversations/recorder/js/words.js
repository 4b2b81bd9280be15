// @ts-check
/** The recorder's sentences, in each language that the screens speak; the phone holds them all for when there is no line. */

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */
/** @type {Record<string, Record<string, string>>} */
const known = {};
/** @type {Set<string>} */
const unread = new Set();

/** Fetches the sentences of these languages; what doesn't come is said in another. @param {string[]} languages */
export async function loadWords(languages) {
  await Promise.all(languages.filter((language) => !known[language]).map(async (language) => {
    try {
      const answer = await fetch(`/recorder/words/${language}.json`);
      if (!answer.ok) return;
      const given = await answer.json();
      known[language] = given.words;
      if (given.unread) unread.add(language);
    } catch {
      // Without them another language speaks.
    }
  }));
}

/** The first of these languages that the screens speak. @param {...string} wished @returns {string} */
export const spokenOf = (...wished) => [...wished, "nl", "en", ...Object.keys(known)].find((language) => known[language]) ?? "en";

/** Whether nobody who speaks this language has read its sentences yet. @param {string} language */
export const isUnread = (language) => unread.has(language);

/** Says a sentence in a language. @param {string} language @returns {Say} */
export function sayer(language) {
  return (key, values = {}) => {
    const sentence = known[language]?.[key] ?? known.en?.[key] ?? known.nl?.[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
}

/** @param {string} language @returns {"rtl" | "ltr"} */
export const directionOfPage = (language) => (language === "ar" ? "rtl" : "ltr");

/** Hours and minutes, never "PM". @param {Date} when @param {string} language */
export const clockOf = (when, language) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { hour: "2-digit", minute: "2-digit" }).format(when);

/** When something was, as people say it: the time today, else the day too. @param {number} when @param {string} language @param {Say} say */
export function timeOf(when, language, say) {
  const there = new Date(when);
  const time = clockOf(there, language);
  if (there.toDateString() === new Date().toDateString()) return say("at_time", { time });
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "long" }).format(there);
  return say("on_day", { day, time });
}
