import { learn } from "../known.ts";

/** The person's own keys. */
export const keyboard = learn({
  "keyboard.change": "Change the key of {command}",
  "keyboard.detail": "They follow you to every device.",
  "keyboard.none": "None",
  "keyboard.press": "Press the new key",
  "keyboard.press-hint": "Escape leaves it as it is, Backspace takes it away.",
  "keyboard.reset": "Back to {keys}",
  "keyboard.reset-all": "Reset all keys",
  "keyboard.single": "Single keys",
  "keyboard.single-hint":
    "Off: only keys with Ctrl or ⌘ act, which suits speech input. Enter, Escape and the arrows stay.",
  "keyboard.taken": "{key} is already {command}. Change that one first.",
  "keyboard.title": "Keyboard",
});
