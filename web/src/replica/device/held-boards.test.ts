/** What is fetched while nobody waits, step by step. */
import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../tests/fake-clock.ts";
import { NoBase } from "../base-store.ts";
import { awayAt } from "../cursors.ts";
import { threadsOf, type Part } from "../parts.ts";
import type { StoredRow } from "../rows.ts";
import { Streams } from "../streams.ts";
import { Topics } from "../topics.ts";
import { Unanswered } from "../transport.ts";
import { HeldBoards } from "./held-boards.ts";

const W = "w";
const DAY = 24 * 60 * 60 * 1000;

/** Knows when which board was opened, and nothing else. */
class Opened extends NoBase {
  readonly at = new Map<string, number>();
  readonly forgotten: string[] = [];

  override openedSince(_stream?: string, since = 0): Promise<never> {
    const boards = [...this.at].filter(([, at]) => at >= since).map(([board]) => board);
    return Promise.resolve(boards as never);
  }

  override forget(_stream?: string, parts: readonly string[] = []): void {
    this.forgotten.push(...parts);
  }
}

class Scene {
  readonly clock = new FakeClock();
  readonly base = new Opened();
  readonly streams = new Streams("ada", new Topics());
  readonly asked: string[] = [];
  readonly stored: string[] = [];
  readonly waiting = { isFetching: false, state: () => undefined };
  /** Answers by path; what is not there is not found. */
  readonly answers = new Map<string, unknown>();
  /** While set, requests stay unanswered until they are given up. */
  isSlow = false;
  /** While set, even then. */
  isDeaf = false;
  readonly held: HeldBoards;

  constructor(...boards: string[]) {
    const scopes = Object.fromEntries([W, ...boards].map((scope) => [scope, {}]));
    const me = { person: "ada", name: "Ada", email: "", is_admin: false };
    this.streams.welcome(me, { [W]: { kind: "workspace", role: "member", head: 1, scopes } });
    this.streams.get(W);
    this.held = new HeldBoards(
      {
        clock: this.clock,
        streams: this.streams,
        parts: this.waiting,
        transport: { get: (path, signal) => this.#get(path, signal) },
        stored: ({ id, stream }: Part, { at }) => {
          this.stored.push(id);
          this.keep(id, at.cursor, stream);
        },
        changed: () => undefined,
      },
      this.base,
    );
    for (const board of boards) this.answer(board);
  }

  keep(part: string, cursor = 1, stream = W): void {
    const replica = this.streams.get(stream);
    const cursors = awayAt(replica.base.cursors, part, { cursor, mark: "" });
    replica.install({ rows: new Map(), texts: new Map() }, cursors);
  }

  answer(board: string): void {
    const head = { stream: W, scope: board, seq: 1, mark: "", kinds: {} };
    this.answers.set(`/api/segments/w/${board}`, head);
    const page = (after: string) => `/api/threads/w?scope=${board}&after=${after}`;
    this.answers.set(page(""), { ...head, texts: {}, next: "t5" });
    this.answers.set(page("t5"), { ...head, seq: 9, texts: {}, next: null });
  }

  opened(board: string, daysAgo = 0): this {
    this.base.at.set(board, this.clock.now() - daysAgo * DAY);
    return this;
  }

  async online(ms = 60_000): Promise<this> {
    this.held.online(true);
    await this.clock.pass(ms);
    return this;
  }

  async #get(path: string, signal?: AbortSignal): Promise<unknown> {
    this.asked.push(path);
    if (this.isSlow)
      await new Promise((_, reject) =>
        signal?.addEventListener("abort", () => !this.isDeaf && reject(new Unanswered(0))),
      );
    const answer = this.answers.get(path);
    if (answer === undefined) throw new Unanswered(404);
    return answer;
  }
}

const SEGMENT = "/api/segments/w/b";
const FIRST = "/api/threads/w?scope=b&after=";
const SECOND = "/api/threads/w?scope=b&after=t5";

describe("a board that was opened", () => {
  it("is fetched with all its threads, complete as of their first page", async () => {
    const scene = await new Scene("b").opened("b").online();
    expect(scene.asked).toEqual([SEGMENT, FIRST, SECOND]);
    expect(scene.stored).toEqual(["b", threadsOf("b")]);
    expect(scene.streams.get(W).base.cursors.get(threadsOf("b"))?.cursor).toBe(1);
  });

  it("is not fetched where it is held already", async () => {
    const scene = new Scene("b").opened("b");
    scene.keep("b");
    scene.keep(threadsOf("b"));
    expect((await scene.online()).asked).toEqual([]);
  });

  it("is not fetched where it may not be read any more", async () => {
    expect((await new Scene().opened("b").online()).asked).toEqual([]);
  });

  it("is given up after 30 days, if nobody looks at it", async () => {
    const scene = new Scene("b").opened("b", 31);
    scene.keep("b");
    scene.keep(threadsOf("b"));
    await scene.online();
    expect(scene.base.forgotten).toEqual(["b", threadsOf("b")]);
    expect(scene.streams.get(W).base.cursors.size).toBe(0);
  });

  it("seed 59: is fetched from its first page again, where it is missing once more", async () => {
    const scene = await new Scene("b").opened("b").online();
    const replica = scene.streams.get(W);
    replica.forgetPart(threadsOf("b")); // as a fork does
    const head = { stream: W, scope: "b", seq: 5, mark: "", kinds: {}, texts: {}, next: null };
    scene.answers.set(FIRST, head);
    scene.asked.splice(0);
    await scene.clock.pass(10 * 60_000);
    expect(scene.asked).toEqual([FIRST]);
    expect(replica.base.cursors.get(threadsOf("b"))?.cursor).toBe(5);
  });

  it("that is not there is asked for once", async () => {
    const scene = new Scene("b").opened("b");
    scene.answers.clear();
    await scene.online(10 * 60_000);
    expect(scene.asked).toEqual([SEGMENT, FIRST]);
  });
});

describe("a board with a star", () => {
  it("is held as one that was opened", async () => {
    const scene = new Scene("b");
    const star = { kind: "star", id: "s", parent: "ada", workspace: W, board: "b", scope: "ada" };
    const rows = new Map([["s", { ...star, seq: 1 } as unknown as StoredRow]]);
    scene.streams.get("ada").install({ rows, texts: new Map() });
    expect((await scene.online()).asked[0]).toBe(SEGMENT);
  });
});

describe("the background", () => {
  it("asks for nothing while a person waits for something", async () => {
    const scene = new Scene("b").opened("b");
    scene.waiting.isFetching = true;
    expect((await scene.online()).asked).toEqual([]);
    scene.waiting.isFetching = false;
    await scene.clock.pass(60_000);
    expect(scene.asked).toEqual([SEGMENT, FIRST, SECOND]);
  });

  it("gives up its request when a person opens something, and asks again later", async () => {
    const scene = new Scene("b").opened("b");
    scene.isSlow = true;
    await scene.online();
    expect(scene.asked).toEqual([SEGMENT]);
    scene.isSlow = false;
    scene.held.stepAside();
    await scene.clock.pass(60_000);
    expect(scene.asked).toEqual([SEGMENT, SEGMENT, FIRST, SECOND]);
  });

  it("has one request under way at most", async () => {
    const scene = new Scene("b", "c").opened("b").opened("c");
    scene.isSlow = true;
    scene.isDeaf = true;
    await scene.online();
    scene.held.stepAside();
    await scene.clock.pass(10 * 60_000);
    expect(scene.asked).toHaveLength(1);
  });

  it("rests without a line", async () => {
    const scene = new Scene("b").opened("b");
    scene.held.online(false);
    await scene.clock.pass(60_000);
    expect(scene.asked).toEqual([]);
  });
});
