// @ts-check
/** When something is sent: after saving, at the start, when the line comes back, when the page is seen, every minute, and by hand.
 * There is no background sync in Safari and Firefox, so nothing here counts on it. */
import { agree, isDue, noteStanding } from "./agree.js";
import { sendPhotos } from "./attach.js";
import { pause } from "./door.js";
import { waitingOf } from "./outbox.js";
import { currentOf, devicesOf, noteDevice, refreshPack, signIn, tokenOf } from "./session.js";
import { deliver } from "./sync.js";

/** @typedef {import("./types.js").Ground} Ground */
const LOGIN = ["unknown_device", "sign_in"];

/** Sends all there is to send, one tab at a time. */
export class Background {
  /** @param {Ground} ground */
  constructor(ground) {
    this.ground = ground;
    this.going = false;
    this.again = false;
    this.failures = 0;
    this.next = 0;
    this.problem = "";
    this.compared = false;
  }

  /** Begins to listen, and tries at once. */
  start() {
    addEventListener("online", () => void this.flush(true));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void this.flush());
    setInterval(() => document.visibilityState === "visible" && void this.flush(), 15_000);
    void this.flush(true);
  }

  /** @param {boolean} [now] without waiting for the pause after a failure @returns {Promise<void>} */
  async flush(now = false) {
    if (this.going) return void (this.again ||= now);
    if (!now && this.ground.now() < this.next) return;
    this.going = true;
    this.ground.changed();
    try {
      await alone(() => this.pass());
    } finally {
      this.going = false;
      this.ground.changed();
    }
    if (this.again) {
      this.again = false;
      await this.flush(true);
    }
  }

  /** One round through all that is to be done. */
  async pass() {
    const problems = [await this.enter()];
    const here = await currentOf(this.ground);
    if (here) {
      if (!this.compared && !problems[0]) problems.push(await this.compare(true));
      const outcome = await deliver(this.ground);
      for (const [slug, said] of Object.entries(outcome.epochs)) await noteStanding(this.ground, slug, said);
      problems.push(outcome.problem, await this.compare(false));
      if (!problems.some(Boolean)) problems.push(await sendPhotos(this.ground), await this.read(here));
      if ((await waitingOf(this.ground.store)).some((row) => !row.problem)) problems.push("waiting");
      return this.rest(problems.find(Boolean) ?? "", outcome.wait);
    }
    return this.rest(problems.find(Boolean) ?? "", 0);
  }

  /** A token that waits is asked about first. */
  async enter() {
    const token = await tokenOf(this.ground);
    const problem = token ? await signIn(this.ground, token) : "";
    const here = token && !problem ? await currentOf(this.ground) : null;
    return here ? refreshPack(this.ground, here.device, here.dialogue) : problem;
  }

  /** The pack, while this phone may still read; when it may not, whether it was stopped.
   * @param {{ device: import("./types.js").Device, dialogue: string }} here @returns {Promise<string>} */
  async read({ device, dialogue }) {
    const problem = device.revoked ? "" : await refreshPack(this.ground, device, dialogue);
    if (problem !== "not_allowed") return problem;
    await this.compare(true);
    return (await currentOf(this.ground))?.device.revoked ? "" : problem;
  }

  /** Compares for each device and dialogue of this phone, at the start of the program or when it is due.
   * @param {boolean} first @returns {Promise<string>} */
  async compare(first) {
    let problem = "";
    for (const device of await devicesOf(this.ground)) {
      for (const { slug } of device.refused ? [] : device.dialogues) {
        if (!first && !(await isDue(this.ground, slug))) continue;
        const wrong = await agree(this.ground, device, slug);
        if (LOGIN.includes(wrong)) await noteDevice(this.ground, device.id, { refused: wrong });
        problem ||= wrong;
      }
    }
    if (first && !problem) this.compared = true;
    return problem;
  }

  /** @param {string} problem @param {number} wait */
  rest(problem, wait) {
    this.problem = problem;
    this.failures = problem ? this.failures + 1 : 0;
    this.next = problem ? this.ground.now() + pause(this.failures, wait, this.ground.random) : 0;
  }
}

/** One sender for all tabs of this phone. @param {() => Promise<void>} work */
async function alone(work) {
  if (!navigator.locks) return work();
  return navigator.locks.request("recorder-sync", { ifAvailable: true }, async (lock) => (lock ? work() : undefined));
}
