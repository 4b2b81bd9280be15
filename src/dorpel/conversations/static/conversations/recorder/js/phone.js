// @ts-check
/** What this phone and browser are like: whether they keep what is written, and what to warn of. */

/** Asks the browser to protect the memory; false when it won't promise. @returns {Promise<boolean>} */
export async function protect() {
  try {
    return (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.()) || false;
  } catch {
    return false;
  }
}

/** Whether the program stands on the home screen. */
export const isInstalled = () => matchMedia("(display-mode: standalone)").matches || /** @type {any} */ (navigator).standalone === true;

/** The browser inside another app (a chat, a news feed): its memory goes with that app. @param {string} [agent] */
export const isInApp = (agent = navigator.userAgent) => /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|LinkedInApp|GSA\/|; wv\)/.test(agent);

/** An iPhone or iPad, whose browser forgets a page that isn't on the home screen after seven days. @param {string} [agent] */
export const isApple = (agent = navigator.userAgent) => /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1);

/** A private window gets little room and forgets all when it closes. */
export async function isPrivate() {
  try {
    const { quota = Infinity } = (await navigator.storage?.estimate?.()) ?? {};
    return quota < 120 * 1024 * 1024;
  } catch {
    return false;
  }
}

/** Whether the memory works at all. @param {import("./types.js").Store} store */
export async function remembers(store) {
  try {
    await store.change(["facts"], (tx) => tx.put("facts", { key: "tried", at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** Reads a text aloud where the phone has a voice for the language. @param {string} text @param {string} language @returns {boolean} */
export function speak(text, language) {
  const voices = globalThis.speechSynthesis?.getVoices?.() ?? [];
  const voice = voices.find((each) => each.lang.toLowerCase().startsWith(language) && each.localService);
  if (!voice) return false;
  const said = new SpeechSynthesisUtterance(text);
  said.voice = voice;
  said.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
  return true;
}

/** Whether it could read aloud in this language, without sending the words anywhere. @param {string} language */
export const canSpeak = (language) => (globalThis.speechSynthesis?.getVoices?.() ?? []).some((each) => each.lang.toLowerCase().startsWith(language) && each.localService);
