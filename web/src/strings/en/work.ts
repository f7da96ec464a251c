import { learn } from "../known.ts";

/** My work: what is assigned to one, on all boards. */
export const work = learn({
  "work.away": { one: "A board isn’t on this device", other: "{n} boards aren’t on this device" },
  "work.away-detail": "What is assigned to you there isn’t listed: {boards}",
  "work.coming": "Fetching {boards}",
  "work.done": "Done",
  "work.empty": "Nothing is assigned to you",
  "work.empty-detail":
    "What others assign to you, or you take on with Shift A, gathers here from every board.",
  "work.fetch": "Fetch",
  "work.finish": "Finish {title}",
  "work.finished": "Finished",
  "work.group-done": "Done recently",
  "work.group-later": "Later",
  "work.group-none": "No date",
  "work.group-overdue": "Overdue",
  "work.group-soon": "Next 7 days",
  "work.group-today": "Today",
  "work.list": "My tasks",
  "work.no-done-column": "No column of this board means done",
  "work.plan": "Plan for today",
  "work.planned": "Planned for today",
  "work.ordered": "Today is in another order",
  "work.today-empty":
    "Press T on a task to plan it for today. Shift with J or K puts Today in your order.",
  "work.unplan": "Take off today",
  "work.unplanned": "Taken off today",
});
