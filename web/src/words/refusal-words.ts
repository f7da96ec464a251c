import type { Refusal } from "../replica/outbox.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";

/** Why the server did not take a change, in a sentence. */
export function refusalWords({ code, detail }: Pick<Refusal, "code" | "detail">): string {
  switch (code) {
    case "not_allowed":
      return detail?.["reason"] ?? say("task.refused-not-found");
    case "not_found":
      return say("task.refused-not-found");
    case "deleted":
      return say("task.refused-deleted");
    case "too_long":
      return say("task.refused-too-long");
    case "text_gap":
    case "text_client":
      return say("task.refused-text");
    default:
      return say("task.refused-other", { code });
  }
}
