/** What may be said before there is a board, and what the first one is called. */
export const start = {
  "start.first-board": "First board",
  "start.column-to-do": "To do",
  "start.column-doing": "Doing",
  "start.column-done": "Done",
  "start.unreachable-title": "The server can’t be reached",
  "start.unreachable-detail": "Check the connection. Nothing of yours is lost.",
  "start.try-again": "Try again",
} as const;
