import { afterEach, describe, expect, it, vi } from "vitest";
import { ImportRun, type Read } from "./import-run.ts";

const REPORT = {
  board: { id: "b", name: "Quay works", everyone: "none", is_new: true },
  counts: { columns: 1, tasks: 3, tasks_archived: 0, comments: 0, labels: 0 },
  lost: [],
  people: [],
  changes: 9,
};
const report = (batch: string) => ({ ...REPORT, batch });
const begun = (batch: string) => ({ type: "begun", report: report(batch) });
const STOPPED = { type: "stopped", why: "It is in the trash.", is_begun: true };
const CAME = { type: "came", counts: REPORT.counts };

/** An answer that comes in pieces of a few bytes. */
function told(...lines: readonly object[]): Response {
  const whole = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < whole.length; at += 7) controller.enqueue(whole.slice(at, at + 7));
      controller.close();
    },
  });
  return new Response(pieces);
}

/** A server that gives these answers, one after the other; returns the bodies that it was sent. */
function server(...answers: readonly Response[]): unknown[] {
  const sent: unknown[] = [];
  const left = [...answers];
  vi.stubGlobal("fetch", (_: string, { body }: RequestInit) => {
    sent.push(typeof body === "string" ? JSON.parse(body) : body);
    const answer = left.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new Error("no line"));
  });
  return sent;
}

const FILE = new File(["{}"], "quay.json");
const READ: Read = { file: FILE, report: report("first"), chosen: new Map() };

afterEach(() => void vi.unstubAllGlobals());

describe("an import", () => {
  it("is looked at, brought over and there", async () => {
    server(Response.json(report("look")), told(begun("one"), CAME));
    const run = new ImportRun("w");
    await run.look(FILE);
    expect(run.get()).toMatchObject({ kind: "report", report: { changes: 9 } });
    await run.go(READ);
    expect(run.get()).toMatchObject({ kind: "came", counts: { tasks: 3 } });
  });

  it("says why a file is refused", async () => {
    const refused = { code: "not_an_export", detail: "This is no Trello export." };
    server(Response.json(refused, { status: 422 }));
    const run = new ImportRun("w");
    await run.look(FILE);
    expect(run.get()).toEqual({ kind: "nothing", problem: refused });
  });

  it("is undone with all its tries, the last one first", async () => {
    const undone = () => Response.json({ batch: "u", mutations: 1, undone: 1 });
    const sent = server(
      ...[told(begun("one"), STOPPED), told(begun("two"), CAME), undone(), undone()],
    );
    const run = new ImportRun("w");
    await run.go(READ);
    expect(run.get()).toMatchObject({ kind: "stopped", isBegun: true });
    await run.go(READ);
    expect(await run.undo()).toBe(true);
    expect(run.get()).toEqual({ kind: "undone" });
    expect(sent.slice(2)).toMatchObject([{ of: { batch: "two" } }, { of: { batch: "one" } }]);
  });

  it("that breaks off without a word has come as far as it had", async () => {
    server(told(begun("one"), { type: "written", done: 4, whole: 9 }));
    const run = new ImportRun("w");
    await run.go(READ);
    expect(run.get()).toMatchObject({ kind: "stopped", why: "", isBegun: true });
  });
});
