import type {
  ClientFrame,
  EntriesFrame,
  SegmentBody,
  ServerFrame,
  ThreadBody,
} from "../model/frames.ts";
import { NoBase, type BaseStore, type Standing } from "./base-store.ts";
import type { Connection } from "./connection.ts";
import {
  advanced,
  awayAt,
  fed,
  leavesGap,
  passesBy,
  loadedAt,
  restoredAt,
  standingAt,
  unfed,
} from "./cursors.ts";
import type { SafetyReason } from "./device/safety-store.ts";
import {
  isThreads,
  scopeOfThreads,
  threadsOf,
  type IsCurrent,
  type Loading,
  type Part,
  type Parts,
} from "./parts.ts";
import {
  contentOf,
  entriesPatch,
  ownerOf,
  purgePatch,
  readableOf,
  scopePatch,
  threadPatch,
  type Patch,
  type PartContent,
} from "./patch.ts";
import type { Presence } from "./presence.ts";
import type { Sender } from "./sender.ts";
import type { Halt } from "./status.ts";
import type { StreamReplica } from "./stream-replica.ts";
import type { Streams } from "./streams.ts";
import type { Work } from "./work.ts";

/** Entries between two looks at the clock. */
const STEP = 16;

type Hello = Extract<ClientFrame, { type: "hello" }>;

interface Parties {
  readonly connection: Connection;
  readonly streams: Streams;
  readonly parts: Parts;
  readonly sender: Sender;
  readonly presence: Presence;
  /** More of a board is held than before. */
  readonly held: (board: string) => void;
  /** The server closed for good. */
  readonly halted: (halt: Halt) => void;
  /**
   * Base is about to lose these scopes, and own changes in them may come back refused. Resolves
   * once the device may lose them too.
   */
  readonly losing: (
    reason: SafetyReason,
    stream: string,
    scopes: readonly string[] | "all",
  ) => Promise<void> | undefined;
  /** A stream's log is another than it was. Resolves once the device may forget the old one. */
  readonly forked: (stream: string) => Promise<void> | undefined;
}

/** What the server says, carried out in its order; each frame is a piece of work that can rest. */
export class Incoming {
  readonly #with: Parties;
  /** Nothing is kept before the device is open, and nothing comes before then. */
  #base: BaseStore = new NoBase();
  /** Streams whose missing entries were asked for, and have not come yet. */
  readonly #asked = new Set<string>();
  /** By part: the last time that it was told to be held. */
  readonly #feeds = new Map<string, symbol>();
  /** Streams of which a part let frames pass, because the pong was slower than they. */
  readonly #passed = new Set<string>();
  /** Tasks with open threads that went to a board which is not held. */
  readonly #strays = new Set<string>();
  #isGreeted = false;
  /** The parts that the hello of this connection named; with polls, the first: only its welcome feeds. */
  #named: ReadonlySet<string> | null = null;

  constructor(parties: Parties) {
    this.#with = parties;
  }

  /** What an earlier visit left on the device: all of it is held, and away until it is wanted. */
  restore(base: BaseStore, { me, rights, cursors }: Standing): void {
    const { streams, parts } = this.#with;
    this.#base = base;
    if (!me) return;
    streams.welcome(me, rights);
    for (const [id, kept] of cursors) {
      const stream = streams.get(id);
      for (const [part, at] of kept)
        stream.install(NO_PATCH, awayAt(stream.base.cursors, part, at));
      parts.want(scopeOf(id));
    }
  }

  /** The connection is gone: nothing that was asked will be answered, and nothing is sent to us. */
  forget(): void {
    this.#asked.clear();
    this.#passed.clear();
    this.#isGreeted = false;
    this.#named = null;
    for (const stream of this.#with.streams) stream.install(NO_PATCH, unfed(stream.base.cursors));
  }

  /** Where base stands, and what is held: for the hello. */
  standing(): Pick<Hello, "streams" | "hold" | "threads"> {
    const known = [...this.#with.streams].filter((stream) => stream.cursor !== undefined);
    const hold = known.map((stream) => [stream.id, this.#scopes(stream)] as const);
    const threads = known.map((stream) => [stream.id, threadScopes(stream)] as const);
    this.#named ??= new Set([
      ...hold.flatMap(([, scopes]) => scopes),
      ...threads.flatMap(([, scopes]) => scopes.map(threadsOf)),
    ]);
    const cursors = known.map(({ id, base }) => [id, standingAt(base.cursors)] as const);
    return {
      streams: Object.fromEntries(cursors),
      hold: Object.fromEntries(hold),
      threads: Object.fromEntries(threads),
    };
  }

  /**
   * @param isOpen Whether the connection that it came by is still open. What waited while it closed
   * would be taken for the word of the next one; all but a good-bye is said again there.
   */
  *frame(frame: ServerFrame, isOpen: () => boolean): Work {
    if (!isOpen() && frame.type !== "bye") return;
    const { streams, parts, sender, presence } = this.#with;
    switch (frame.type) {
      case "welcome":
        this.#welcome(frame);
        break;
      case "entries":
        yield* this.#entries(frame);
        break;
      case "accepted":
        sender.accepted(frame);
        break;
      case "refused":
        sender.refused(frame);
        break;
      case "wait":
        this.#wait(frame);
        break;
      case "scope":
        streams.scope(frame);
        this.#noteRights();
        this.#purge(frame.stream, frame.lost ?? []);
        this.#gain(frame.stream, Object.keys(frame.gained ?? {}));
        break;
      case "stream":
        streams.stream(frame.stream, frame.rights);
        this.#noteRights();
        if (frame.rights) parts.want(scopeOf(frame.stream));
        else this.#purge(frame.stream, "all");
        break;
      case "reset":
        this.#reset(frame.stream, frame.reason);
        break;
      case "peers":
        presence.receive(frame);
        break;
      case "bye":
        this.#bye(frame.code, frame.retry_after);
        break;
      case "pong":
        this.#with.connection.ponged();
        break;
      case "fault":
        break; // a fault is the server's word that a frame of ours was lost; repeats make up for it
    }
  }

  /** A segment or thread came: put it into base, and ask for what happened since it was made. */
  *loaded(part: Part, body: SegmentBody | ThreadBody, { isFresh, isCurrent }: Loading): Work {
    if (!isCurrent()) return;
    const { streams, parts, sender } = this.#with;
    const stream = streams.get(part.stream);
    const content = readableOf(contentOf(body), (scope) => streams.reads(part.stream, scope));
    const cursors = loadedAt(stream.base.cursors, part.id, content.at);
    stream.install(patchOf(stream, part, content, isFresh), cursors);
    if (part.is === "scope") this.#base.keep(part, content);
    parts.done(part);
    this.#fetchStrays(stream);
    sender.confirm(part.stream);
    this.#feed(stream, [part.id]);
    yield;
  }

  /** The device had a part: it is as good as loaded, and seldom behind. */
  *restored(part: Part, kept: PartContent, isCurrent: IsCurrent): Work {
    if (!isCurrent()) return;
    const { streams, parts, sender } = this.#with;
    const stream = streams.get(part.stream);
    const content = readableOf(kept, (scope) => streams.reads(part.stream, scope));
    const { cursors } = stream.base;
    // A thread is as fresh as all those of its board, of which it is a piece.
    const board = stream.find(part.id)?.scope ?? part.id;
    if (content.scope !== undefined && content.scope !== board) {
      this.#strays.add(part.id); // its task went to another board while it was read
      parts.refresh(part.id);
      return;
    }
    const known = cursors.get(part.is === "thread" ? threadsOf(board) : part.id);
    const restored = restoredAt(cursors, part.id, content.at, known);
    stream.install(patchOf(stream, part, content, false), restored);
    parts.done(part);
    this.#fetchStrays(stream);
    sender.confirm(part.stream);
    if (restored.get(part.id)?.isFed !== true) this.#feed(stream, [part.id]);
    yield;
  }

  /** A part was fetched to lie on the device: have it kept fresh there. */
  *stored(part: Part, content: PartContent): Work {
    const { streams } = this.#with;
    const stream = streams.get(part.stream);
    const board = isThreads(part.id) ? scopeOfThreads(part.id) : part.id;
    if (stream.base.cursors.has(part.id)) return; // someone opened it meanwhile
    if (!streams.reads(part.stream, board)) return; // it was lost meanwhile
    this.#base.keep(part, content);
    stream.install(NO_PATCH, awayAt(stream.base.cursors, part.id, content.at));
    this.#with.held(board);
    this.#feed(stream, [part.id]);
    yield;
  }

  /** Tell the server what to send, and ask for what it did not send while it did not know. */
  #feed(stream: StreamReplica, parts: readonly string[]): void {
    const { connection } = this.#with;
    const feed = Symbol();
    for (const part of parts) this.#feeds.set(part, feed);
    this.hold(stream.id);
    const { id, base, cursor } = stream;
    if (cursor) connection.send({ type: "catch_up", stream: id, ...standingAt(base.cursors) });
    connection.ping(() => {
      // One that was loaded anew since is fed by the answer to what was said then.
      const due = parts.filter((part) => this.#feeds.get(part) === feed);
      stream.install(NO_PATCH, fed(stream.base.cursors, new Set(due)));
      if (this.#passed.delete(id)) this.#catchUp(stream);
    });
  }

  /** Tell the server of what to send in full. */
  hold(id: string): void {
    const { connection, parts, streams } = this.#with;
    const stream = streams.get(id);
    connection.send({ type: "hold", stream: id, scopes: this.#scopes(stream) });
    const tasks = parts.ready(id, "thread");
    connection.send({ type: "threads", stream: id, tasks, scopes: threadScopes(stream) });
  }

  /** The scopes that are held: what base knows the state of, but for threads. */
  #scopes({ id, base }: StreamReplica): string[] {
    const tasks = new Set(this.#with.parts.ready(id, "thread"));
    return [...base.cursors.keys()].filter((part) => !tasks.has(part) && !isThreads(part));
  }

  #welcome({ me, streams: rights }: Extract<ServerFrame, { type: "welcome" }>): void {
    const { streams, parts, sender, presence } = this.#with;
    const differences = streams.welcome(me, rights);
    this.#noteRights();
    for (const { stream, lost, gained, isAllLost } of differences) {
      this.#purge(stream, isAllLost ? "all" : lost);
      this.#gain(stream, gained);
    }
    for (const stream of Object.keys(rights)) parts.want(scopeOf(stream));
    if (this.#isGreeted) return; // each poll brings a welcome
    this.#isGreeted = true;
    for (const stream of streams) {
      stream.install(NO_PATCH, fed(stream.base.cursors, this.#named ?? new Set()));
      const threads = parts.ready(stream.id, "thread"); // hello names none
      if (threads.length > 0) this.#feed(stream, threads);
    }
    parts.online(true);
    sender.reconnected();
    presence.greet();
  }

  *#entries(frame: EntriesFrame): Work {
    const stream = this.#with.streams.get(frame.stream);
    for (let at = 0; at < frame.entries.length; at += STEP) {
      const patch = entriesPatch(stream.base, frame, frame.entries.slice(at, at + STEP));
      this.#noteStrays(patch);
      stream.install(patch);
      yield;
    }
    const { cursors } = stream.base;
    const hasGap = leavesGap(cursors, frame);
    if (passesBy(cursors, frame)) this.#passed.add(frame.stream);
    this.#base.append(frame, new Map([...cursors].filter(([, { isFed }]) => isFed)));
    stream.install(NO_PATCH, advanced(cursors, frame));
    if (hasGap) this.#catchUp(stream);
    else this.#asked.delete(frame.stream);
    this.#with.sender.displaced(frame);
    this.#with.sender.confirm(frame.stream);
  }

  /** A task that goes where nobody looks takes its thread along, open or not. */
  #noteStrays({ rows }: Patch): void {
    for (const [id, row] of rows)
      if (!row && this.#with.parts.state(id) === "ready") this.#strays.add(id);
  }

  /** Once such a task is seen again, so is its thread. */
  #fetchStrays({ base }: StreamReplica): void {
    for (const task of this.#strays)
      if (base.rows.has(task) && this.#strays.delete(task)) this.#with.parts.refresh(task);
  }

  #noteRights(): void {
    const { me, rights } = this.#with.streams;
    if (me) this.#base.noteRights(me, Object.fromEntries(rights));
  }

  /** Once is enough: more frames of the same kind will come until the answer does. */
  #catchUp(stream: StreamReplica): void {
    const { id, base, cursor } = stream;
    if (!cursor || this.#asked.has(id)) return;
    this.#asked.add(id);
    const standing = standingAt(base.cursors);
    this.#with.connection.send({ type: "catch_up", stream: id, ...standing });
  }

  #wait(frame: Extract<ServerFrame, { type: "wait" }>): void {
    this.#with.sender.waits(frame);
    const halt = haltOf(frame.code);
    if (halt) this.#with.halted(halt);
  }

  #bye(code: string, retryAfter = 1): void {
    const halt = haltOf(code);
    if (halt) this.#with.halted(halt);
    else this.#with.connection.comeBack(retryAfter);
  }

  /** What may be read from now on, or in another role, which changes no rows. */
  #gain(stream: string, gained: readonly string[]): void {
    const { streams, parts } = this.#with;
    const { rows } = streams.get(stream).base;
    for (const scope of gained) if (parts.state(scope) !== "ready") parts.refresh(scope);
    // The segment of the workspace has the rows of all boards that may be read.
    if (gained.some((scope) => !rows.has(scope))) parts.refresh(stream);
  }

  /** Base goes first: what is pending on it comes back refused, and is in the tray then. */
  #purge(id: string, lost: readonly string[] | "all"): void {
    if (lost.length === 0) return;
    const isCopied = this.#with.losing("access", id, lost);
    const { streams, parts } = this.#with;
    const stream = streams.get(id);
    const { rows, cursors } = stream.base;
    const isAll = lost === "all";
    const gone = new Set(isAll ? [...rows.values()].map((row) => row.scope) : lost);
    const scopeOfPart = (part: string): string =>
      isThreads(part) ? scopeOfThreads(part) : (rows.get(part)?.scope ?? part);
    const lostParts = [...cursors.keys()].filter((part) => isAll || gone.has(scopeOfPart(part)));
    const kept = new Map([...cursors].filter(([part]) => !lostParts.includes(part)));
    stream.install(purgePatch(stream.base, gone), kept);
    for (const part of [...lostParts, ...gone]) parts.lose(part);
    void this.#base.purge(id, lost, isCopied);
  }

  #reset(id: string, reason: "horizon" | "fork"): void {
    const { streams, parts, sender } = this.#with;
    const stream = streams.get(id);
    const isCopied = this.#with.losing(reason, id, "all");
    if (reason === "fork") sender.forked(id);
    const isDoubted = reason === "fork" ? this.#with.forked(id) : undefined;
    // Only base shows that there was a fork: the doubts that it left come first.
    this.#base.forget(id, [...stream.base.cursors.keys()], Promise.all([isCopied, isDoubted]));
    stream.install(closedTexts(stream, parts), new Map());
    parts.reload(id);
    if (reason === "fork") sender.push();
  }
}

const patchOf = (
  { base }: StreamReplica,
  { is, id }: Part,
  content: PartContent,
  isFresh: boolean,
): Patch =>
  is === "thread"
    ? threadPatch(base, id, content, isFresh)
    : scopePatch(base, id, content, isFresh);

/** The documents of threads that nobody looks at go: no body that comes will replace them. */
function closedTexts({ base }: StreamReplica, parts: Parts): Patch {
  const closed = [...base.texts.keys()].filter((key) => !parts.state(ownerOf(key)));
  return { rows: new Map(), texts: new Map(closed.map((key) => [key, undefined])) };
}

/** The scopes all of whose threads are held. */
const threadScopes = ({ base }: StreamReplica): string[] =>
  [...base.cursors.keys()].filter(isThreads).map(scopeOfThreads);

const NO_PATCH = { rows: new Map(), texts: new Map() } as const;

/** The stream's own scope, which whoever is in it reads. */
const scopeOf = (stream: string): Part => ({ stream, id: stream, is: "scope" });

/** What no retry will mend. Another person signed in here is as good as nobody. */
function haltOf(code: string): Halt | null {
  if (code === "version_old") return "version_old";
  return code === "signed_out" || code === "wrong_person" ? "signed_out" : null;
}
