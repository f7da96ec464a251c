import { learn } from "../known.ts";

/** A board to try Cairn on, and the first target of an empty one. */
export const sample = learn({
  "sample.board": "Sample board",
  "sample.detail": "It is yours alone. When you have seen enough, it goes in one click.",
  "sample.drop": "Type a task, paste a list (each line becomes one), or drop a Trello file here.",
  "sample.import": "Import from Trello",
  "sample.label": "Try it",
  "sample.remove": "Remove it",
  "sample.task-bulk": "Mark cards with x, then move them all at once",
  "sample.task-carry": "Press m, carry a card with the arrows, put it down with Enter",
  "sample.task-drag": "Drag this card to Done",
  "sample.task-due": "This one is due today: press d to change that",
  "sample.task-help": "Press ? to see every key",
  "sample.task-label": "Press l to give this card another label",
  "sample.task-list": "Press c, then paste a list: each line becomes a task",
  "sample.task-offline": "Switch the network off and go on working: it is sent when you are back",
  "sample.task-open": "Open this card and write a description: others see it as you type",
  "sample.task-palette": "Press Ctrl+K or ⌘K to find any task or command",
  "sample.task-undo": "Press z to take back what you just did",
  "sample.task-walk": "Walk through the cards with j and k, open one with Enter",
  "sample.title": "This is a board to try things on",
  "sample.try": "Try the sample board",
});
