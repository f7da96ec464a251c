import "../strings/en/task.ts";
import { say } from "../strings/say.ts";

/** `TIX-142`; the server gives the number, until then the task is new. */
export function numberWords(
  prefix: string | null | undefined,
  number: number | null | undefined,
): string {
  if (number == null) return say("task.number-pending");
  return prefix == null || prefix === "" ? String(number) : `${prefix}-${String(number)}`;
}
