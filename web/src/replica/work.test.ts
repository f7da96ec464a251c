import { describe, expect, it } from "vitest";
import { FakeClock } from "../../tests/fake-clock.ts";
import { WorkQueue, type Work } from "./work.ts";

function* steps(name: string, count: number, done: string[]): Work {
  for (let step = 1; step <= count; step++) {
    done.push(`${name}${step}`);
    yield;
  }
}

describe("work", () => {
  it("that is short is done at once", () => {
    const done: string[] = [];
    new WorkQueue(new FakeClock(), () => done.push("told")).add(steps("a", 3, done));
    expect(done).toEqual(["a1", "a2", "a3", "told"]);
  });

  it("that is long rests after 8 ms, and others are told of each slice", async () => {
    const clock = new FakeClock(() => 0, 3); // each look at the stopwatch is 3 ms later
    const done: string[] = [];
    new WorkQueue(clock, () => done.push("told")).add(steps("a", 5, done));
    expect(done).toEqual(["a1", "a2", "told"]);
    await clock.settle();
    expect(done.filter((each) => each !== "told")).toEqual(["a1", "a2", "a3", "a4", "a5"]);
  });

  it("is never mixed with what came later", async () => {
    const clock = new FakeClock(() => 0, 3);
    const done: string[] = [];
    const work = new WorkQueue(clock, () => undefined);
    work.add(steps("a", 4, done));
    work.add(steps("b", 2, done));
    await clock.settle();
    expect(done).toEqual(["a1", "a2", "a3", "a4", "b1", "b2"]);
  });
});
