import { learn } from "../known.ts";

/** What was just done, and that it was sent. */
export const notices = learn({
  "notices.did-archive": { one: "Archived", other: "{n} tasks archived" },
  "notices.did-assign": { one: "Assignees changed", other: "Assignees of {n} tasks changed" },
  "notices.did-change": "Changed",
  "notices.did-check": "Checked",
  "notices.did-comment": "Comment sent",
  "notices.did-create": { one: "Task added", other: "{n} tasks added" },
  "notices.did-create-board": "Board created",
  "notices.did-create-checklist": "Checklist added",
  "notices.did-create-column": "Column added",
  "notices.did-create-item": { one: "Item added", other: "{n} items added" },
  "notices.did-delete": { one: "Moved to trash", other: "{n} moved to trash" },
  "notices.did-due": { one: "Due date changed", other: "Due date of {n} tasks changed" },
  "notices.did-edit-comment": "Comment changed",
  "notices.did-fill": "Field changed",
  "notices.did-label": { one: "Labels changed", other: "Labels of {n} tasks changed" },
  "notices.did-move": { one: "Moved to {column}", other: "{n} tasks moved to {column}" },
  "notices.did-priority": { one: "Priority changed", other: "Priority of {n} tasks changed" },
  "notices.did-react": "Reaction changed",
  "notices.did-rename": "Title changed",
  "notices.did-start": { one: "Start date changed", other: "Start date of {n} tasks changed" },
  "notices.did-uncheck": "Unchecked",
  "notices.sent": { one: "Back online, {n} change sent", other: "Back online, {n} changes sent" },
  "notices.undone": "Taken back",
});
