// @ts-check
/** Several doors at once: nobody home, refused, come back later, each with a count and never an address. */
import { button, chips, stepper } from "../dom.js";
import { countDoor } from "../finish.js";
import { page } from "../page.js";

/** @type {import("../app.js").Show} */
export default async function doors(app) {
  const say = app.say();
  /** @type {{ outcome: any, count: number }} */
  const said = { outcome: "nobody", count: 1 };
  const options = ["nobody", "refused", "later"].map((value) => ({ value, label: say(`row_${value}`) }));
  const on = async () => {
    await countDoor(app, said.outcome, said.count);
    return app.home(say(`counted_${said.outcome}`));
  };
  const body = [chips(say("doors_what"), options, said.outcome, (value) => (said.outcome = value), { keep: true }), stepper(say("doors_count"), 1, 1, 200, (count) => (said.count = count), say)];
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: say("doors_title"), lead: say("doors_lead"), body, foot: [button(say("doors_go"), () => void on(), "ink")] }) };
}
