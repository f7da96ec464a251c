import type {
  ClientFrame,
  EntriesFrame,
  SegmentBody,
  ServerFrame,
  ThreadBody,
} from "../model/frames.ts";
import type { Connection } from "./connection.ts";
import { advanced, fed, leavesGap, loadedAt, unfed } from "./cursors.ts";
import type { Part, Parts } from "./parts.ts";
import { entriesPatch, purgePatch, segmentPatch, threadPatch } from "./patch.ts";
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
  /** The server closed for good. */
  readonly halted: (halt: Halt) => void;
}

/** What the server says, carried out in its order; each frame is a piece of work that can rest. */
export class Incoming {
  readonly #with: Parties;
  /** Streams whose missing entries were asked for, and have not come yet. */
  readonly #asked = new Set<string>();
  #isGreeted = false;
  /** The scopes that the last hello said are held. */
  #named: ReadonlySet<string> = new Set();

  constructor(parties: Parties) {
    this.#with = parties;
  }

  /** The connection is gone: nothing that was asked will be answered, and nothing is sent to us. */
  forget(): void {
    this.#asked.clear();
    this.#isGreeted = false;
    for (const stream of this.#with.streams) stream.install(NO_PATCH, unfed(stream.base.cursors));
  }

  /** Where base stands, and what is held: for the hello. */
  standing(): Pick<Hello, "streams" | "hold"> {
    const known = [...this.#with.streams].filter((stream) => stream.cursor !== undefined);
    const hold = known.map(({ id }) => [id, this.#with.parts.ready(id, "scope")] as const);
    this.#named = new Set(hold.flatMap(([, scopes]) => scopes));
    const cursors = known.flatMap(({ id, cursor }) => (cursor ? [[id, cursor] as const] : []));
    return { streams: Object.fromEntries(cursors), hold: Object.fromEntries(hold) };
  }

  *frame(frame: ServerFrame): Work {
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
        this.#purge(frame.stream, frame.lost ?? []);
        this.#gain(frame.stream, Object.keys(frame.gained ?? {}));
        break;
      case "stream":
        streams.stream(frame.stream, frame.rights);
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
  *loaded(part: Part, body: SegmentBody | ThreadBody, isFresh: boolean): Work {
    const { streams, parts, sender } = this.#with;
    const stream = streams.get(part.stream);
    const patch =
      "task" in body ? threadPatch(stream.base, body) : segmentPatch(stream.base, body, isFresh);
    const at = { cursor: body.seq, mark: body.mark };
    stream.install(patch, loadedAt(stream.base.cursors, part.id, at));
    parts.done(part);
    sender.confirm(part.stream);
    this.#feed(stream);
    yield;
  }

  /** Tell the server what to send, and ask for what it did not send while it did not know. */
  #feed(stream: StreamReplica): void {
    const { connection } = this.#with;
    const parts = new Set(stream.base.cursors.keys());
    this.hold(stream.id);
    connection.ping(() => stream.install(NO_PATCH, fed(stream.base.cursors, parts)));
    const from = stream.cursor;
    if (from) connection.send({ type: "catch_up", stream: stream.id, ...from });
  }

  /** Tell the server of what to send in full. */
  hold(stream: string): void {
    const { connection, parts } = this.#with;
    connection.send({ type: "hold", stream, scopes: parts.ready(stream, "scope") });
    connection.send({ type: "threads", stream, tasks: parts.ready(stream, "thread") });
  }

  #welcome({ me, streams: rights }: Extract<ServerFrame, { type: "welcome" }>): void {
    const { streams, parts, sender, presence } = this.#with;
    for (const { stream, lost, gained, isAllLost } of streams.welcome(me, rights)) {
      this.#purge(stream, isAllLost ? "all" : lost);
      this.#gain(stream, gained);
    }
    for (const stream of Object.keys(rights)) parts.want(scopeOf(stream));
    if (this.#isGreeted) return; // each poll brings a welcome
    this.#isGreeted = true;
    for (const stream of streams) {
      stream.install(NO_PATCH, fed(stream.base.cursors, this.#named));
      if (parts.ready(stream.id, "thread").length > 0) this.#feed(stream); // hello names no threads
    }
    parts.online(true);
    sender.reconnected();
    presence.greet();
  }

  *#entries(frame: EntriesFrame): Work {
    const stream = this.#with.streams.get(frame.stream);
    for (let at = 0; at < frame.entries.length; at += STEP) {
      stream.install(entriesPatch(stream.base, frame, frame.entries.slice(at, at + STEP)));
      yield;
    }
    const hasGap = leavesGap(stream.base.cursors, frame);
    stream.install(NO_PATCH, advanced(stream.base.cursors, frame));
    if (hasGap) this.#catchUp(stream);
    else this.#asked.delete(frame.stream);
    this.#with.sender.confirm(frame.stream);
  }

  /** Once is enough: more frames of the same kind will come until the answer does. */
  #catchUp(stream: StreamReplica): void {
    const from = stream.cursor;
    if (!from || this.#asked.has(stream.id)) return;
    this.#asked.add(stream.id);
    this.#with.connection.send({ type: "catch_up", stream: stream.id, ...from });
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
    const { streams, parts } = this.#with;
    const stream = streams.get(id);
    const { rows, cursors } = stream.base;
    const isAll = lost === "all";
    const gone = new Set(isAll ? [...rows.values()].map((row) => row.scope) : lost);
    const lostParts = [...cursors.keys()].filter(
      (part) => isAll || gone.has(part) || gone.has(rows.get(part)?.scope ?? ""),
    );
    const kept = new Map([...cursors].filter(([part]) => !lostParts.includes(part)));
    stream.install(purgePatch(stream.base, gone), kept);
    for (const part of [...lostParts, ...gone]) parts.lose(part);
  }

  #reset(id: string, reason: "horizon" | "fork"): void {
    const { streams, parts, sender } = this.#with;
    streams.get(id).install(NO_PATCH, new Map());
    if (reason === "fork") sender.forked(id);
    parts.reload(id);
    if (reason === "fork") sender.push();
  }
}

const NO_PATCH = { rows: new Map(), texts: new Map() } as const;

/** The stream's own scope, which whoever is in it reads. */
const scopeOf = (stream: string): Part => ({ stream, id: stream, is: "scope" });

/** What no retry will mend. Another person signed in here is as good as nobody. */
function haltOf(code: string): Halt | null {
  if (code === "version_old") return "version_old";
  return code === "signed_out" || code === "wrong_person" ? "signed_out" : null;
}
