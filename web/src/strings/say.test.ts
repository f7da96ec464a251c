import { describe, expect, it } from "vitest";
import { first } from "./en.ts";
import { history } from "./en/history.ts";
import { inbox } from "./en/inbox.ts";
import { task } from "./en/task.ts";
import { words } from "./en/words.ts";
import { say } from "./say.ts";

const late = { task, words, history, inbox };
const en = Object.assign({}, first, ...Object.values(late)) as Readonly<
  Record<string, string | object>
>;

describe("say", () => {
  it("says a message", () => {
    expect(say("parts.close")).toBe("Close");
  });

  it("fills in names", () => {
    expect(say("parts.checklist", { done: 3, total: 7 })).toBe("3 of 7 checked");
  });

  it("takes one form for one and another for more", () => {
    expect(say("parts.comments", { n: 1 })).toBe("1 comment");
    expect(say("parts.comments", { n: 0 })).toBe("0 comments");
    expect(say("parts.comments", { n: 12 })).toBe("12 comments");
  });

  it("leaves text that only looks like a name in a value alone", () => {
    expect(say("parts.new-option", { text: "{n}" })).toBe("New “{n}”");
  });

  it("refuses a message without its values when it is compiled", () => {
    // @ts-expect-error `text` is missing
    expect(say("parts.new-option")).toBe("New “{text}”");
  });
});

describe("the catalogue", () => {
  const texts = Object.entries(en).flatMap(([key, message]) =>
    (typeof message === "string" ? [message] : Object.values<string>({ ...message })).map(
      (text) => ({ key, text }),
    ),
  );

  it("names each message by its area", () => {
    const areas = Object.keys(en).map((key) => key.split("."));
    expect(areas.filter((parts) => parts.length !== 2 || parts.includes(""))).toEqual([]);
  });

  it.each([
    ["exclaims", /!/],
    ["pleads or winces", /\b(please|oops|sorry)\b/i],
    ["spells in American", /\b(color|center|favorite|organize|canceled)\b/i],
    ["uses typewriter quotes", /"|\w'\w/],
  ])("never %s", (_, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text))).toEqual([]);
  });
});

describe("words that come late", () => {
  const sources = import.meta.glob<string>("../**/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  /** Who says them: a layer or a feature, each of which has a file that loads them. */
  const HOMES = {
    task: ["words", "features/task"],
    words: ["words", "features/history", "features/inbox"],
    history: ["features/history"],
    inbox: ["features/inbox"],
  } as const satisfies Record<keyof typeof late, readonly string[]>;

  const areasIn = (source: string): string[] =>
    [...source.matchAll(/say\(\s*["`](\w+)\./g)].map(([, area = ""]) => area);

  it.each(Object.entries(HOMES))(
    "those of %s are said only where they were loaded",
    (area, homes) => {
      const speakers = Object.keys(sources).filter(
        (path) => !path.includes(".test.") && areasIn(sources[path] ?? "").includes(area),
      );
      expect(
        speakers.filter((path) => !homes.some((home) => path.startsWith(`../${home}/`))),
      ).toEqual([]);
      const loading = Object.keys(sources).filter((path) =>
        sources[path]?.includes(`strings/en/${area}.ts";`),
      );
      expect(
        homes.filter((home) => !loading.some((path) => path.startsWith(`../${home}/`))),
      ).toEqual([]);
    },
  );
});
