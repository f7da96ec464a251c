import { describe, expect, it } from "vitest";
import { linesOn } from "../../model/policy.ts";
import "../../strings/en/roles.ts";
import { isKnown } from "../../strings/say.ts";

/** Done once, by who sets a workspace up. */
const FOUNDING = ["member.found"];

describe("what each role may do", () => {
  it.each(["workspace", "board"] as const)(
    "has words for all that anybody may do in a %s, and for nothing else",
    (ground) => {
      for (const { action, roles } of linesOn(ground)) {
        const isTold = roles.length > 0 && !FOUNDING.includes(action);
        expect(isKnown(`roles.act-${action}`), action).toBe(isTold);
      }
    },
  );
});
