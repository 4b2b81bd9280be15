// @ts-check
/** The door of the house: one question, and its answer or why there was none. A portal's page is no answer. */

/** @typedef {import("./types.js").Answered} Answered */
const PATIENCE = 45_000; // milliseconds

/** @param {import("./types.js").Ground} ground @param {string} token @param {string} method @param {string} path
 * @param {{ body?: string | ArrayBuffer, headers?: Record<string, string>, raw?: boolean }} [more] @returns {Promise<Answered>} */
export async function ask(ground, token, method, path, more = {}) {
  let answer;
  try {
    answer = await ground.fetch(`/field/${path}`, {
      method,
      body: more.body,
      headers: { Authorization: `Device ${token}`, ...(typeof more.body === "string" ? { "Content-Type": "application/json" } : {}), ...more.headers },
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout?.(PATIENCE),
    });
  } catch {
    return { ok: false, status: 0, problem: "offline", wait: 0 };
  }
  return read(answer, Boolean(more.raw));
}

/** @param {Response} answer @param {boolean} raw @returns {Promise<Answered>} */
async function read(answer, raw) {
  const wait = Number(answer.headers.get("Retry-After") ?? 0) * 1000 || 0;
  const tag = answer.headers.get("ETag") ?? "";
  if (answer.status === 304) return { ok: true, status: 304, value: null, tag };
  const said = answer.headers.get("Content-Type") ?? "";
  try {
    if (raw && answer.ok && said.includes("octet-stream")) return { ok: true, status: answer.status, value: await answer.arrayBuffer(), tag };
    if (!said.includes("json")) return { ok: false, status: answer.status, problem: "portal", wait };
    const value = await answer.json();
    const object = value !== null && typeof value === "object" && !Array.isArray(value);
    if (answer.ok && object && !value.problem) return { ok: true, status: answer.status, value, tag };
    return { ok: false, status: answer.status, problem: (object && String(value.problem ?? "")) || "portal", wait };
  } catch {
    return { ok: false, status: answer.status, problem: "offline", wait }; // cut off half-way
  }
}

/** How long to wait after so many failures: 2 seconds to 5 minutes, spread so that forty phones don't come back at once.
 * @param {number} failures @param {number} least what the house asked for @param {() => number} random @returns {number} */
export function pause(failures, least, random) {
  const most = Math.min(300_000, 2000 * 2 ** Math.max(0, failures - 1));
  return Math.max(least, most / 2 + (most / 2) * random());
}
