import { learn } from "../known.ts";

/** What a board can be filtered by. */
export const filter = learn({
  "filter.add": "Add filter",
  "filter.by": "Filter by",
  "filter.clear": "Clear",
  "filter.due": "Due",
  "filter.due-none": "No due date",
  "filter.due-overdue": "Overdue",
  "filter.due-today": "Today or overdue",
  "filter.due-week": "In the next 7 days",
  "filter.labels": "Label",
  "filter.no-label": "No label",
  "filter.nobody": "Nobody assigned",
  "filter.people": "Assignee",
  "filter.priorities": "Priority",
  "filter.remove": "Remove the filter by {kind}",
});
