import "../strings/en/entry.ts";
import { say } from "../strings/say.ts";
import type { EntryError } from "../ui/entry-form.tsx";
import type { Problem } from "../replica/ask.ts";

/** What a form tells about a problem, and below which of its fields. */
export function problemWords({ code, params }: Problem): EntryError {
  switch (code) {
    case "bad_credentials":
      return { field: "password", words: say("entry.bad-credentials") };
    case "password_weak":
      return {
        field: "password",
        words: say("entry.password-weak", { least: params["least"] ?? "10" }),
      };
    case "email_taken":
      return { field: "email", words: say("entry.email-taken") };
    case "too_many_attempts":
      return {
        field: null,
        words: say("entry.too-many-attempts", { n: minutes(params["seconds"]) }),
      };
    case "link_void":
      return { field: null, words: say("entry.link-void") };
    case "bad_request":
      return { field: null, words: say("entry.bad-request", { why: params["why"] ?? "" }) };
    case "unreachable":
      return { field: null, words: say("entry.unreachable") };
    default:
      return { field: null, words: say("entry.server-fault") };
  }
}

const minutes = (seconds = "60"): number => Math.max(1, Math.ceil(Number(seconds) / 60));
