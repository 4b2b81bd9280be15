// @ts-check
/** One recording with the phone's microphone, which is let go as soon as it ends. */
import { LONGEST } from "./sound.js";

/** @typedef {{ bytes: ArrayBuffer, type: string, seconds: number }} Made */
const TYPES = ["audio/webm", "audio/mp4", "audio/ogg"];
const SPEECH = 32_000; // bits a second: good for a voice, and small

/** What this browser records in; empty when it can't. */
const typeHere = () => (typeof MediaRecorder === "undefined" ? "" : (TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? ""));

/** Whether this phone can record here: not without https, and not in every browser. */
export const canRecord = () => typeof navigator.mediaDevices?.getUserMedia === "function" && typeHere() !== "";

/** Begins to record; ends by `stop`, after three minutes, or when the phone takes its microphone away.
 * @returns {Promise<{ stop: () => void, seconds: () => number, done: Promise<Made> }>} */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = typeHere();
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: SPEECH });
  const since = performance.now();
  const seconds = () => Math.min(LONGEST, (performance.now() - since) / 1000);
  const stop = () => recorder.state !== "inactive" && recorder.stop();
  const longest = setTimeout(stop, LONGEST * 1000);
  const done = /** @type {Promise<Made>} */ (new Promise((resolve, reject) => {
    /** @type {Blob[]} */
    const parts = [];
    recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
    recorder.onstop = () => {
      const length = seconds();
      clearTimeout(longest);
      for (const track of stream.getTracks()) track.stop();
      new Blob(parts).arrayBuffer().then((bytes) => (bytes.byteLength ? resolve({ bytes, type, seconds: length }) : reject(new Error("no sound"))), reject);
    };
  }));
  recorder.start(1000);
  return { stop, seconds, done };
}
