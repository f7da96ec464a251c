/** What a screen reader is told of what a command just did. */
export const announced = {
  "announced.carry-at": "{column}, {place} of {of}",
  "announced.carry-back": "Put back",
  "announced.carry-done": "Put down",
  "announced.carry-lifted": "Lifted. {column}, {place} of {of}",
  "announced.copied": "Link copied",
  "announced.redone": "Done again",
  "announced.undo-nothing": "Left as it is: others changed it since",
  "announced.undone": "Taken back",
  "announced.unwatched": "You don’t watch this any more",
  "announced.watched": "You hear of its comments from now on",
} as const;
