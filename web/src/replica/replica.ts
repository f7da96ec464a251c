import { MODEL_VERSION, WIRE_VERSION } from "../model/generated.ts";
import type { ClientFrame, LogPage, Me } from "../model/frames.ts";
import { uuid7 } from "../model/ids.ts";
import type { Draft, Mutation } from "../model/ops.ts";
import { realClock, type Clock } from "./clock.ts";
import { Connection, type Phase } from "./connection.ts";
import { Incoming } from "./incoming.ts";
import type { Outbox } from "./outbox.ts";
import { Parts, type PartState } from "./parts.ts";
import { Presence, type Here } from "./presence.ts";
import type { Asking } from "./rights.ts";
import { Sender } from "./sender.ts";
import { splitDraft } from "./split.ts";
import { syncStatus, type Halt, type SyncStatus } from "./status.ts";
import type { StreamReplica } from "./stream-replica.ts";
import { Streams } from "./streams.ts";
import { Topics } from "./topics.ts";
import type { Transport } from "./transport.ts";
import { UndoHistory, type Undoable } from "./undo.ts";
import type { Workspace } from "./workspace.ts";
import { WorkQueue } from "./work.ts";

export interface ReplicaOptions {
  /** Whose replica it is. */
  readonly person: string;
  /** The version of the app, told to the server. */
  readonly app: string;
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly clock?: Clock;
}

/** The topic of whether a part is loaded. */
export const partTopic = (id: string): string => `part ${id}`;
/** The topic of the connection. */
export const CONNECTION_TOPIC = "connection";
/** The topic of what can be undone. */
export const UNDO_TOPIC = "undo";

/** One person's copy of what they may see, kept equal to the server's. The composition of all parts here. */
export class Replica {
  readonly topics = new Topics();
  readonly person: string;
  readonly streams: Streams;
  readonly presence: Presence;
  readonly sender: Sender;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #connection: Connection;
  readonly #incoming: Incoming;
  readonly #parts: Parts;
  readonly #work: WorkQueue;
  readonly #undo = new UndoHistory();
  readonly #app: string;
  readonly #client = uuid7();
  readonly #workspaces = new Map<string, Workspace>();
  readonly #openThreads = new Map<string, number>();
  #halt: Halt | null = null;
  /** Between `start` and `stop`, which a page may call in one breath. */
  #isWanted = false;
  #restoring: Promise<void> | null = null;
  #hasBeenLive = false;

  constructor({ person, app, outbox, transport, clock = realClock }: ReplicaOptions) {
    this.person = person;
    this.#app = app;
    this.#clock = clock;
    this.#transport = transport;
    this.streams = new Streams(person, this.topics);
    this.#connection = new Connection(transport, clock, {
      hello: () => this.#hello(),
      frames: (frames) => {
        for (const frame of frames) this.#work.add(this.#incoming.frame(frame));
      },
      phase: (phase) => this.#entered(phase),
    });
    this.presence = new Presence(clock, this.topics, (frame) => this.#connection.send(frame));
    this.sender = new Sender(
      outbox,
      clock,
      this.streams,
      this.topics,
      () => (this.#connection.phase === "live" ? this.#connection.link : null),
      (scope) => this.#parts.state(scope) === "loading",
    );
    this.#parts = new Parts(transport, clock, {
      loaded: (part, body, isFresh) => this.#work.add(this.#incoming.loaded(part, body, isFresh)),
      changed: (part) => this.#note(partTopic(part.id)),
      isReadable: ({ is, stream, id }) => is === "thread" || this.streams.reads(stream, id),
    });
    this.#work = new WorkQueue(clock, () => this.topics.tell());
    this.#incoming = new Incoming({
      connection: this.#connection,
      streams: this.streams,
      parts: this.#parts,
      sender: this.sender,
      presence: this.presence,
      halted: (halt) => this.#halted(halt),
    });
  }

  get me(): Me | undefined {
    return this.streams.me;
  }

  /** Take up what was left behind, then connect. */
  async start(): Promise<void> {
    this.#isWanted = true;
    this.#halt = null;
    await this.#restored();
    this.#connectIfWanted();
  }

  stop(): void {
    this.#isWanted = false;
    this.#connection.stop();
  }

  /** The device has a network again, or someone looks at the page. */
  wake(): void {
    this.#connection.wake();
  }

  /** The device has no network. */
  sleep(): void {
    this.#connection.sleep();
  }

  stream(id: string): StreamReplica {
    return this.streams.get(id);
  }

  /** The same object for the same stream. */
  workspace(id: string): Workspace {
    const known = this.#workspaces.get(id);
    if (known) return known;
    const workspace: Workspace = {
      id,
      person: this.person,
      view: this.stream(id),
      mutate: (draft) => this.mutate(id, draft),
    };
    this.#workspaces.set(id, workspace);
    return workspace;
  }

  /** Who asks the policy in a stream. */
  asking(stream: string): Asking {
    const rights = this.streams.rights.get(stream);
    return { view: this.stream(stream), rights, isAdmin: this.me?.is_admin ?? false };
  }

  /** Apply a draft to the view at once, and send it in its turn. Returns the id, null if it is empty. */
  mutate(stream: string, draft: Draft): string | null {
    return this.#submit(stream, draft, true);
  }

  /** Take back the last own edit in the stream; returns its intent, null if nothing is left of it. */
  undo(stream: string): string | null {
    const draft = this.#undo.undo(stream, this.stream(stream));
    if (draft) this.#submit(stream, draft, false);
    return draft?.intent ?? null;
  }

  redo(stream: string): string | null {
    const draft = this.#undo.redo(stream, this.stream(stream));
    if (draft) this.#submit(stream, draft, false);
    return draft?.intent ?? null;
  }

  undoable(stream: string): Undoable {
    return this.#undo.available(stream);
  }

  /** Send a refused mutation again, under a new id, for what was refused stays refused. */
  retry(refused: string): string | null {
    const mutation = this.sender.drop(refused);
    if (!mutation) return null;
    const { stream, intent, ops, batch, apart } = mutation;
    const tied = { ...(batch !== undefined && { batch }), ...(apart !== undefined && { apart }) };
    return this.mutate(stream, { intent, ops, ...tied });
  }

  drop(refused: string): void {
    this.sender.drop(refused);
    this.topics.tell();
  }

  /** Fetch a scope and hold it from then on. */
  open(stream: string, scope: string): void {
    this.#parts.want({ stream, id: scope, is: "scope" });
    this.topics.tell();
  }

  /** Fetch a task's thread and keep it fresh until what is returned is called. */
  openThread(stream: string, task: string): () => void {
    this.#openThreads.set(task, (this.#openThreads.get(task) ?? 0) + 1);
    this.#parts.want({ stream, id: task, is: "thread" });
    this.topics.tell();
    return () => this.#closeThread(stream, task);
  }

  partState(id: string): PartState | undefined {
    return this.#parts.state(id);
  }

  /** A page of the log, newest first, from the server. */
  async log(stream: string, query: Readonly<Record<string, string>> = {}): Promise<LogPage> {
    const search = new URLSearchParams(query).toString();
    return (await this.#transport.get(`/api/log/${stream}?${search}`)) as LogPage;
  }

  tellPresence(here: Here): void {
    this.presence.tell(here);
  }

  get phase(): Phase {
    return this.#connection.phase;
  }

  get status(): SyncStatus {
    const { pending, tray } = this.sender;
    return syncStatus(this.phase, this.#halt, this.#hasBeenLive, pending, tray.length);
  }

  #submit(stream: string, draft: Draft, isNoted: boolean): string | null {
    if (draft.ops.length === 0) return null;
    const replica = this.stream(stream);
    let last: string | null = null;
    for (const part of splitDraft(draft, uuid7)) {
      const at = this.#clock.now();
      const mutation: Mutation = { ...part, id: uuid7(at), stream, at };
      if (isNoted) this.#undo.note(mutation, replica.find);
      this.sender.submit(mutation);
      for (const { op, kind, id } of mutation.ops)
        if (op === "create" && kind === "board") this.open(stream, id); // whoever makes it holds it
      last = mutation.id;
    }
    this.#note(UNDO_TOPIC);
    return last;
  }

  #connectIfWanted(): void {
    if (this.#isWanted) this.#connection.start();
  }

  /** Once a replica: what is taken up twice would be pending twice. */
  #restored(): Promise<void> {
    this.#restoring ??= this.sender.restore().then(() => this.topics.tell());
    return this.#restoring;
  }

  #hello(): ClientFrame {
    const version = { wire: WIRE_VERSION, model: MODEL_VERSION, app: this.#app };
    const who = { client: this.#client, person: this.person };
    return { type: "hello", ...version, ...who, ...this.#incoming.standing() };
  }

  #entered(phase: Phase): void {
    if (phase === "live") this.#hasBeenLive = true;
    else {
      this.#parts.online(false);
      this.#incoming.forget();
      this.presence.forget();
    }
    this.#note(CONNECTION_TOPIC);
  }

  #halted(halt: Halt): void {
    this.#halt = halt;
    this.#connection.stop("halted");
    this.#note(CONNECTION_TOPIC);
  }

  #closeThread(stream: string, task: string): void {
    const left = (this.#openThreads.get(task) ?? 1) - 1;
    if (left > 0) {
      this.#openThreads.set(task, left);
      return;
    }
    this.#openThreads.delete(task);
    this.#parts.unwant(task);
    this.stream(stream).forgetPart(task);
    this.#incoming.hold(stream);
  }

  #note(topic: string): void {
    this.topics.touch(topic);
    this.topics.tell();
  }
}
