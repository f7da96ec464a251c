import { learn } from "../known.ts";

/** What a board is called and looks like, its labels, its archive, and the way out of sight. */
export const boardSettings = learn({
  "board-settings.archive": "Archive",
  "board-settings.archive-board": "Archive board",
  "board-settings.archive-column": "Column, {n} tasks",
  "board-settings.archive-empty": "Nothing is archived here",
  "board-settings.archive-empty-detail":
    "What is archived leaves the board and keeps everything. Press Shift E on a task, or use a column’s menu.",
  "board-settings.archive-hint":
    "It leaves the list of boards and keeps everything. Restore it from there.",
  "board-settings.archive-nothing": "Nothing in the archive matches",
  "board-settings.archive-search": "Search the archive",
  "board-settings.colour": "Colour",
  "board-settings.copy-link": "Copy link",
  "board-settings.delete": "Move board to trash",
  "board-settings.delete-hint":
    "It can come back from History and trash for as long as the workspace keeps its trash.",
  "board-settings.description": "Description",
  "board-settings.icon": "Icon",
  "board-settings.icon-hint": "One emoji in place of the letter.",
  "board-settings.key": "Key",
  "board-settings.key-hint": "Stands before the numbers of tasks, as in {key}-142.",
  "board-settings.labels": "Labels",
  "board-settings.labels-empty": "No labels yet. They sort tasks by what they are about.",
  "board-settings.name": "Name",
  "board-settings.new-label": "New label",
  "board-settings.out-of-sight": "Out of sight",
  "board-settings.restore": "Restore",
  "board-settings.settings": "Settings",
  "board-settings.star": "Star",
  "board-settings.title": "Settings of {board}",
  "board-settings.unstar": "Take the star away",
});
