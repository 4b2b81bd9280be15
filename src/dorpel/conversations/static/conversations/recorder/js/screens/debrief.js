// @ts-check
/** Back home: what went well, what was hard, what may grow. Three fields, all of them free. */
import { uuid7 } from "../bytes.js";
import { button, field } from "../dom.js";
import { keepRecord } from "../finish.js";
import { page } from "../page.js";
import { dayOf } from "../talk.js";

/** @type {import("../app.js").Show} */
export default async function debrief(app) {
  const say = app.say();
  /** @type {Record<string, string>} */
  const said = { rose: "", thorn: "", bud: "" };
  const on = async () => {
    if (Object.values(said).some((text) => text.trim())) {
      const record = { format: "dorpel-debrief/1", id: uuid7(), outing: app.pack.outing?.id ?? null, ...said, held_on: dayOf(app.ground.now()) };
      await keepRecord(app, "debrief", record, { title: "debrief" });
      return app.home(say("debrief_kept"));
    }
    return app.home();
  };
  const body = Object.keys(said).map((name) => field(say(`debrief_${name}`), "", (value) => (said[name] = value), { long: true, max: 400 }));
  return { node: page({ start: button(say("back"), () => history.back(), "quiet"), title: say("debrief_title"), lead: say("debrief_lead"), body, foot: [button(say("debrief_go"), () => void on(), "ink")] }) };
}
