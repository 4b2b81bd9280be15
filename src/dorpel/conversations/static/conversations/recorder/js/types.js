// @ts-check
/** The shapes of what the recorder keeps and passes on; nothing here runs. */

/** @typedef {{ get: (store: string, key: string) => Promise<any>, all: (store: string) => Promise<any[]>, put: (store: string, row: any) => Promise<void>, drop: (store: string, key: string) => Promise<void> }} Tx */
/** @typedef {{ read: <T>(stores: string[], work: (tx: Tx) => Promise<T>) => Promise<T>, change: <T>(stores: string[], work: (tx: Tx) => Promise<T>) => Promise<T>, putNow: (store: string, row: any) => void }} Store
 * `putNow` is for a page that goes away: sent off whole in one breath, for nothing runs afterwards. */

/** A record that is finished: `body` is null once the copy could leave the phone.
 * @typedef {{ key: string, device: string, number: number, kind: string, id: string, dialogue: string, format: string,
 *   seal: string, sha256: string, body: ArrayBuffer | null, size: number, state: "ready" | "received", made_at: number, title: string,
 *   problem: string, codes: Code[], received_at: number, sequence: number, epoch: number, hidden: boolean }} Row */
/** @typedef {{ voice: number, code: string, language: string }} Code */

/** Whose phone it is; `made` counts its records, 1 to n.
 * @typedef {{ key: string, id: string, token: string, name: string, person: string, language: string, dialogues: { slug: string, name: string, language: string }[],
 *   made: number, revoked: boolean, refused: string, checked: boolean }} Device */
/** What the house last said of itself, per dialogue. @typedef {{ key: string, epoch: number, watermark: number, agreed_at: number, agreed_epoch: number }} Standing */

/** @typedef {Record<string, string>} Said a text by language */
/** @typedef {{ key: string, group: string, order: number, asks_doer?: boolean, only_if?: any, words?: any, wordings?: any }} Question */
/** @typedef {{ id: string, name: any, number: number, kind?: string, kinds?: string[], questions: Question[] }} Guide */
/** @typedef {any} Pack what the house sends (docs/formats/field.md); read through guide.js only */

/** @typedef {{ question: string, voice: number | null, language: string, text: string, doer: string, read_back: string, left_out: boolean }} Answer */
/** @typedef {{ number: number, age: string, guardian: string, categories: Record<string, string>, answers: Record<string, boolean>, explicit: Record<string, boolean>, language: string, read_by: string, code: string, text: string, sound?: boolean }} Voice `text` is the version that was read out; `sound` is there once it was asked */
/** @typedef {{ id: string, dialogue: string, device: string, guide: string, practice: boolean, kind: string, language: string, held_on: string, subject: string,
 *   method: string, place: string, neighbourhood: string, present: number, supported_by: string, voices: Voice[], answers: Answer[],
 *   at: number, made_at: number, changed_at: number, correction: boolean, reason: string }} Draft */

/** @typedef {{ id: string, dialogue: string, device: string, conversation: string, media_type: string, seal: string, sha256: string, size: number,
 *   chunks: number, state: "draft" | "ready" | "received" | "stuck", made_at: number, question?: string, voice?: number | null, seconds?: number }} Photo
 * or a sound: then it says of which question and voice, and how long it is */

/** What the parts without a screen need from outside.
 * @typedef {{ store: Store, fetch: typeof fetch, now: () => number, random: () => number, changed: () => void }} Ground */
/** @typedef {{ ok: true, status: number, value: any, tag: string } | { ok: false, status: number, problem: string, wait: number }} Answered */

export {};
