import { describe, expect, it } from "vitest";
import type { Mutation, Op } from "../model/ops.ts";
import { asSent, Queue, YIELD_AFTER_MS } from "./queue.ts";

const NOW = 1_000_000;

const mutation = (id: string, more: Partial<Mutation> = {}): Mutation => ({
  ...{ id, stream: "s", intent: "test", at: NOW, ops: [], ...more },
});

function queueOf(...mutations: Mutation[]): Queue {
  const queue = new Queue();
  for (const each of mutations) queue.add(each, { is: "kept" });
  return queue;
}

const pushed = (queue: Queue, now = NOW): readonly Mutation[] =>
  queue.take(now)?.sendings.map(asSent) ?? [];
const ids = (mutations: readonly Mutation[]): string[] => mutations.map(({ id }) => id);

const edit: Op = { op: "set", kind: "task", id: "t", field: "title", value: "new", was: "old" };

describe("a push", () => {
  it("has what is kept, in outbox order", () => {
    expect(ids(pushed(queueOf(mutation("a"), mutation("b"))))).toEqual(["a", "b"]);
  });

  it("names the mutation before, of the same stream, while that is unanswered", () => {
    const queue = queueOf(mutation("a"), mutation("other", { stream: "u" }), mutation("b"));
    expect(pushed(queue).map(({ after }) => after)).toEqual([undefined, undefined, "a"]);
    queue.add(mutation("c"), { is: "kept" });
    queue.accepted("a", 1);
    expect(pushed(queue).map(({ after }) => after)).toEqual(["b"]);
    queue.accepted("b", 2);
    queue.accepted("c", 3);
    queue.add(mutation("d"), { is: "kept" });
    expect(pushed(queue).map(({ after }) => after)).toEqual([undefined]);
  });

  it("leaves out what this device does not safely have yet, and all behind it", () => {
    const queue = new Queue();
    queue.add(mutation("a"), { is: "keeping" });
    queue.add(mutation("b"), { is: "kept" });
    expect(pushed(queue)).toEqual([]);
    queue.kept(new Map([["a", 1]]));
    expect(ids(pushed(queue))).toEqual(["a", "b"]);
  });

  it("is not sent twice on one connection, but again on the next", () => {
    const queue = queueOf(mutation("a"));
    pushed(queue);
    expect(pushed(queue)).toEqual([]);
    queue.resend();
    expect(ids(pushed(queue))).toEqual(["a"]);
  });

  it("has what was accepted and is not shown yet once more on the next connection, saying the same", () => {
    const queue = queueOf(mutation("a", { ops: [{ ...edit }] }));
    const sent = pushed(queue);
    queue.accepted("a", 7);
    expect(pushed(queue)).toEqual([]);
    expect([...queue.resend()]).toEqual([["a", 7]]);
    expect(pushed(queue, NOW + YIELD_AFTER_MS + 1)).toEqual(sent);
  });

  it("has what was accepted at a seq where another mutation turns out to stand", () => {
    const queue = queueOf(mutation("a"), mutation("b"));
    pushed(queue);
    queue.accepted("a", 7);
    queue.accepted("b", 8);
    const log = new Map([
      [7, "another"],
      [8, "b"],
    ]);
    expect([...queue.displaced("s", log)]).toEqual([["a", 7]]);
    expect(ids(pushed(queue))).toEqual(["a"]);
  });

  it("is cut before it grows larger than a frame may be", () => {
    const large = { ops: [{ ...edit, value: "x".repeat(400_000) }] };
    const queue = queueOf(mutation("a", large), mutation("b", large), mutation("c", large));
    expect(ids(pushed(queue))).toEqual(["a", "b"]);
    expect(ids(pushed(queue))).toEqual(["c"]);
  });
});

describe("an edit that lay for long", () => {
  const old = mutation("a", { at: NOW - YIELD_AFTER_MS - 1, ops: [edit] });

  it("yields", () => {
    expect(pushed(queueOf(old))[0]?.ops).toEqual([{ ...edit, clash: "yield" }]);
  });

  it("yields too if it was made offline, however short that was", () => {
    const queue = new Queue();
    queue.add(mutation("a", { ops: [edit] }), { is: "kept" }, { isOffline: true });
    expect(pushed(queue)[0]?.ops).toEqual([{ ...edit, clash: "yield" }]);
  });

  it("takes, if it was first sent in time, however late it is repeated", () => {
    const queue = queueOf(mutation("a", { ops: [edit] }));
    pushed(queue);
    queue.resend();
    expect(pushed(queue, NOW + 2 * YIELD_AFTER_MS)[0]?.ops).toEqual([edit]);
  });

  it("leaves an undo what it is", () => {
    const undo: Op = { ...edit, clash: "void" };
    expect(pushed(queueOf({ ...old, ops: [undo] }))[0]?.ops).toEqual([undo]);
  });
});

describe("the order", () => {
  it("is that of the numbers, and what has none comes last", () => {
    const queue = new Queue();
    queue.add(mutation("mine"), { is: "keeping" });
    queue.add(mutation("second"), { is: "kept" }, { n: 2 });
    queue.add(mutation("first"), { is: "kept" }, { n: 1 });
    expect(ids(queue.of("s"))).toEqual(["first", "second", "mine"]);
    queue.kept(new Map([["mine", 1.5]]));
    expect(ids(queue.of("s"))).toEqual(["first", "mine", "second"]);
  });
});

describe("an edit of another tab", () => {
  const left = { n: 1, until: NOW + 3_000 };

  it("is left to that tab for a while, and pushed then", () => {
    const queue = new Queue();
    queue.add(mutation("a"), { is: "kept" }, left);
    expect(pushed(queue)).toEqual([]);
    expect(queue.nextTry()).toBe(NOW + 3_000);
    expect(ids(pushed(queue, NOW + 3_000))).toEqual(["a"]);
  });

  it("goes along with an own edit of its stream, and with none of another", () => {
    const queue = new Queue();
    queue.add(mutation("a"), { is: "kept" }, left);
    queue.add(mutation("other", { stream: "u" }), { is: "kept" }, { n: 2 });
    expect(ids(pushed(queue))).toEqual(["other"]);
    queue.add(mutation("mine"), { is: "kept" }, { n: 3 });
    expect(ids(pushed(queue))).toEqual(["a", "mine"]);
  });

  it("goes under the clash that that tab chose", () => {
    const queue = new Queue();
    queue.add(mutation("a", { ops: [edit] }), { is: "kept" }, left);
    queue.chosen("a", "yield", NOW + 3_000);
    expect(queue.take(NOW + 3_000)?.chosen.size).toBe(0);
    queue.resend();
    expect(pushed(queue, NOW + 3_000)[0]?.ops).toEqual([{ ...edit, clash: "yield" }]);
  });
});

describe("what is counted", () => {
  it("is what is not accepted, and of that what would survive", () => {
    const queue = queueOf(mutation("tab only"));
    queue.add(mutation("kept"), { is: "kept" }, { n: 1 });
    queue.add(mutation("done"), { is: "accepted", seq: 1 }, { n: 2 });
    expect(queue.counts).toEqual({ pending: 2, kept: 1 });
    expect(queue.stage("tab only")).toBe("keeping");
  });
});

describe("a wait", () => {
  it("holds back the mutation and those behind it in its stream until its time", () => {
    const queue = queueOf(mutation("a"), mutation("b"), mutation("other", { stream: "u" }));
    pushed(queue);
    queue.waits("a", NOW + 500);
    queue.add(mutation("c"), { is: "kept" });
    expect(pushed(queue, NOW + 499)).toEqual([]);
    expect(queue.nextTry()).toBe(NOW + 500);
    expect(ids(pushed(queue, NOW + 500))).toEqual(["a", "b", "c"]);
  });
});

describe("a mutation", () => {
  it("is confirmed once it is accepted and base has reached its seq, whichever comes first", () => {
    const queue = queueOf(mutation("a"));
    expect(queue.confirmed("s", 9)).toEqual([]);
    queue.accepted("a", 10);
    expect(queue.confirmed("s", 9)).toEqual([]);
    expect(ids(queue.confirmed("s", 10))).toEqual(["a"]);
    expect(queue.size).toBe(0);
  });

  it("is sent again after a fork, though it was accepted", () => {
    const queue = queueOf(mutation("a"));
    pushed(queue);
    queue.accepted("a", 10);
    queue.forked("s");
    expect(ids(pushed(queue))).toEqual(["a"]);
  });
});
