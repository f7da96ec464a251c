import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { FakeClock } from "../../../../tests/fake-clock.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { textIn } from "./document.ts";
import { TextSession } from "./text-session.ts";

const FIELD = "description";

/** A session and what it sent, with the ids "m1", "m2" … that the mutations got. */
function open(updates: readonly string[] = []) {
  const clock = new FakeClock();
  const sent: string[] = [];
  const rebuilt: string[] = [];
  const session: TextSession = new TextSession(updates, {
    field: FIELD,
    clock,
    send: (update) => `m${sent.push(update)}`,
    onRebuilt: () => rebuilt.push(session.text.toJSON()),
    onHeld: () => undefined,
  });
  const type = (at: number, words: string) => session.text.insert(at, words);
  return { session, clock, sent, rebuilt, type };
}

/** Somebody else's update that puts words at the start. */
function elsewhere(words: string, updates: readonly string[] = []): string {
  const document = new Y.Doc();
  for (const update of updates) Y.applyUpdate(document, fromBase64url(update));
  const before = Y.encodeStateVector(document);
  document.getText(FIELD).insert(0, words);
  return toBase64url(Y.encodeStateAsUpdate(document, before));
}

/** The clients whose words an update holds, with the clock that it starts at. */
const startsOf = (update: string): ReadonlyMap<number, number> => {
  const starts = new Map<number, number>();
  for (const { id } of Y.decodeUpdate(fromBase64url(update)).structs)
    if (!starts.has(id.client)) starts.set(id.client, id.clock);
  return starts;
};

describe("a version that is taken", () => {
  it("is an edit like any other, which the editor takes back", async () => {
    const before = elsewhere("Two hours");
    const { session, clock, sent } = open([before]);
    session.take("One hour");
    await clock.pass(1000);
    expect(textIn([before, ...sent], FIELD)).toBe("One hour");
    session.undo.undo();
    await clock.pass(1000);
    expect(textIn([before, ...sent], FIELD)).toBe("Two hours");
  });

  it("that says the same sends nothing", async () => {
    const { session, clock, sent } = open([elsewhere("Two hours")]);
    session.take("Two hours");
    await clock.pass(1000);
    expect(sent).toEqual([]);
  });
});

describe("a text session", () => {
  it("sends what was typed within a second as one update", async () => {
    const { clock, sent, type } = open();
    type(0, "Hello");
    type(5, " world");
    await clock.pass(999);
    expect(sent).toHaveLength(0);
    await clock.pass(1);
    expect(sent).toHaveLength(1);
    expect(textIn(sent, FIELD)).toBe("Hello world");
  });

  it("never sends twice within a second", async () => {
    const { clock, sent, type } = open();
    for (let tenth = 0; tenth < 50; tenth += 1) {
      type(0, "x");
      await clock.pass(100);
    }
    expect(sent).toHaveLength(5);
  });

  it("sends updates of one client, each starting where the last one ended", async () => {
    const { session, clock, sent, type } = open([elsewhere("theirs")]);
    type(0, "abc");
    await clock.pass(1000);
    session.receive([elsewhere("more of theirs ")]);
    type(3, "de");
    await clock.pass(1000);
    const [first = new Map(), second = new Map()] = sent.map(startsOf);
    expect([...first.values(), ...second.values()]).toEqual([0, 3]);
    expect([...second.keys()]).toEqual([...first.keys()]);
  });

  it("sends what is left when it closes", () => {
    const { session, sent, type } = open();
    type(0, "last words");
    session.close();
    expect(textIn(sent, FIELD)).toBe("last words");
  });

  it("takes in what others write, and sends none of it", async () => {
    const { session, clock, sent } = open();
    session.receive([elsewhere("theirs")]);
    await clock.pass(5000);
    expect(session.text.toJSON()).toBe("theirs");
    expect(sent).toHaveLength(0);
  });

  it("takes back its own words only", () => {
    const { session, type } = open();
    session.undo.captureTimeout = 0;
    type(0, "mine");
    session.receive([elsewhere("theirs ")]);
    session.undo.undo();
    expect(session.text.toJSON()).toBe("theirs ");
  });

  it.each(["text_gap", "text_client"])(
    "after %s sends its words again, from a new client and a new start",
    async (code) => {
      const base = [elsewhere("base ")];
      const { session, clock, sent, rebuilt, type } = open(base);
      type(5, "typed");
      await clock.pass(1000);
      session.receive(base); // the refused update is not among them
      expect(session.refused("m1", code)).toBe(true);
      expect(rebuilt).toEqual(["base typed"]);
      await clock.pass(1000);
      expect(textIn([...base, sent[1] ?? ""], FIELD)).toBe("base typed");
      const [before] = startsOf(sent[0] ?? "").keys();
      expect([...startsOf(sent[1] ?? "")]).not.toContainEqual([before, expect.anything()]);
      expect([...startsOf(sent[1] ?? "").values()]).toEqual([0]);
    },
  );

  it("keeps what was typed while the refusal was on its way", async () => {
    const { session, clock, sent, type } = open();
    type(0, "one ");
    await clock.pass(1000);
    type(4, "two ");
    await clock.pass(1000);
    type(8, "three");
    session.refused("m1", "text_gap");
    session.refused("m2", "text_gap"); // follows from the first: its words are in the new document
    await clock.pass(1000);
    expect(sent).toHaveLength(3);
    expect(textIn([sent[2] ?? ""], FIELD)).toBe("one two three");
  });

  it("holds after any other refusal, and loses nothing when it goes on", async () => {
    const { session, clock, sent, type } = open();
    type(0, "too long");
    await clock.pass(1000);
    session.refused("m1", "not_allowed");
    type(8, ", still");
    await clock.pass(5000);
    expect([session.isHeld, sent.length]).toEqual([true, 1]);
    session.resume();
    await clock.pass(1000);
    expect(textIn([sent[1] ?? ""], FIELD)).toBe("too long, still");
  });

  it("takes up what an earlier session was refused, and sends it as its own", async () => {
    const base = [elsewhere("base ")];
    const earlier = open(base);
    earlier.type(5, "one ");
    earlier.session.flush();
    earlier.type(9, "two");
    earlier.session.close();
    const { session, clock, sent } = open(base);
    session.recover(earlier.sent);
    await clock.pass(1000);
    expect(textIn([...base, ...sent], FIELD)).toBe("base one two");
    expect([...startsOf(sent[0] ?? "").values()]).toEqual([0]);
  });

  it("leaves the refusals of others alone", () => {
    const { session, rebuilt } = open();
    expect(session.refused("not mine", "text_gap")).toBe(false);
    expect(rebuilt).toHaveLength(0);
  });
});
