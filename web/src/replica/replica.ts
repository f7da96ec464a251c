import { MODEL_VERSION, WIRE_VERSION } from "../model/generated.ts";
import type { Entry } from "../model/entries.ts";
import type { ClientFrame, LogPage, Me } from "../model/frames.ts";
import { uuid7 } from "../model/ids.ts";
import type { Draft, Mutation, Op } from "../model/ops.ts";
import type { BaseStore, EntryQuery } from "./base-store.ts";
import type { PartContent } from "./patch.ts";
import { realClock, type Clock } from "./clock.ts";
import { Connection, type Phase } from "./connection.ts";
import { heldTopic, isHeld, type Held } from "./held.ts";
import type { HeldBoards } from "./device/held-boards.ts";
import { Incoming } from "./incoming.ts";
import type { Device } from "./device/device.ts";
import type { SafetyCopy } from "./device/safety-store.ts";
import type { ForkOffer } from "./forks.ts";
import type { OutboxNews } from "./outbox.ts";
import { Parts, type Part, type PartState } from "./parts.ts";
import { Presence, type Here } from "./presence.ts";
import type { Asking } from "./rights.ts";
import type { StoredRow } from "./rows.ts";
import type { Rescue } from "./rescue.ts";
import { Sender, SENDING_TOPIC } from "./sender.ts";
import { splitDraft } from "./split.ts";
import type { StorageState } from "./storage-state.ts";
import { syncStatus, type Halt, type SyncStatus } from "./status.ts";
import type { StreamReplica } from "./stream-replica.ts";
import { Streams } from "./streams.ts";
import { Topics } from "./topics.ts";
import type { Transport } from "./transport.ts";
import type { Refused } from "./tray.ts";
import { undoNote, UndoHistory, type Turn, type Undoable } from "./undo.ts";
import type { Workspace } from "./workspace.ts";
import { WorkQueue } from "./work.ts";

export interface ReplicaOptions {
  /** Whose replica it is. */
  readonly person: string;
  /** The version of the app, told to the server. */
  readonly app: string;
  /** What this device keeps; opened while the page is drawn. */
  readonly device: Device | Promise<Device>;
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
  readonly #device: Promise<Device>;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #connection: Connection;
  readonly #incoming: Incoming;
  readonly #parts: Parts;
  #held: HeldBoards | null = null;
  #rescue: Rescue | null = null;
  /** What is kept of base, once the streams know of it. */
  readonly #base: Promise<BaseStore>;
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
  #storage: () => StorageState = () => "open";
  #hasBeenLive = false;

  constructor({ person, app, device, transport, clock = realClock }: ReplicaOptions) {
    this.person = person;
    this.#device = Promise.resolve(device);
    this.#app = app;
    this.#clock = clock;
    this.#transport = transport;
    this.streams = new Streams(person, this.topics);
    this.#connection = new Connection(transport, clock, {
      hello: () => this.#hello(),
      frames: (frames, isOpen) => {
        for (const frame of frames) this.#work.add(this.#incoming.frame(frame, isOpen));
      },
      phase: (phase) => this.#entered(phase),
    });
    this.presence = new Presence(clock, this.topics, (frame) => this.#connection.send(frame));
    this.sender = new Sender({
      clock,
      streams: this.streams,
      topics: this.topics,
      link: () => (this.#connection.phase === "live" ? this.#connection.link : null),
      isLoading: (scope) => this.#parts.isComing(scope),
      refused: (id) => this.#forgetUndo(id),
      heard: (news) => this.#heard(news),
    });
    this.#parts = new Parts(transport, clock, {
      kept: (part) => this.#kept(part),
      restored: (part, content, isCurrent) =>
        this.#work.add(this.#incoming.restored(part, content, isCurrent)),
      loaded: (part, body, how) => this.#work.add(this.#incoming.loaded(part, body, how)),
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
      held: (board) => this.topics.touch(heldTopic(board)),
      halted: (halt) => this.#halted(halt),
      losing: (reason, stream, scopes) => this.#rescue?.losing(reason, stream, scopes),
      forked: (stream) => this.#rescue?.forks.forked(stream),
    });
    this.#base = this.#openBase();
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
    this.#rescue?.stop();
  }

  /** The device has a network again, or someone looks at the page. */
  wake(): void {
    if (this.#restoring) void this.#restoring.then(() => this.sender.catchUp());
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

  /**
   * Apply a draft to the view at once, and send it in its turn. Returns the id, null if it is empty.
   * @param replaces The refused mutation in whose place it stands.
   */
  mutate(stream: string, draft: Draft, replaces?: string): string | null {
    const made = this.#submit(stream, draft, { replaces });
    if (made) this.#undo.offer(made);
    return made?.id ?? null;
  }

  /** Take back the last own edit in the stream; returns its intent, null if nothing is left of it. */
  undo(stream: string): string | null {
    return this.#turn(stream, this.#undo.undo(stream, this.stream(stream)));
  }

  redo(stream: string): string | null {
    return this.#turn(stream, this.#undo.redo(stream, this.stream(stream)));
  }

  undoable(stream: string): Undoable {
    return this.#undo.available(stream);
  }

  /** Send a refused mutation again, under a new id, for what was refused stays refused. */
  retry(refused: string): string | null {
    return this.#again(refused, ({ ops }) => ops);
  }

  drop(refused: string): void {
    this.sender.drop(refused);
    this.topics.tell();
  }

  /** Take back a drop. */
  putBack(refused: Refused): void {
    this.sender.putBack(refused);
    this.topics.tell();
  }

  /** Send a refused mutation with other ops in place of its own. */
  amend(refused: string, ops: readonly Op[]): string | null {
    return this.#again(refused, () => ops);
  }

  /** Copies of own changes that were written before something could have cost them. */
  get safetyCopies(): readonly SafetyCopy[] {
    return this.#rescue?.safety.copies ?? NO_COPIES;
  }

  /** What is in a safety copy, as it is downloaded. */
  async safetyFile(id: string): Promise<string> {
    return (await this.#rescue?.safety.file(id)) ?? "";
  }

  async dropSafety(id: string): Promise<void> {
    await this.#rescue?.safety.drop(id);
  }

  /** Stop, and leave nothing of the person on this device; what was not sent is lost. */
  async wipe(): Promise<void> {
    this.stop();
    this.sender.stop();
    await (await this.#device).wipe();
  }

  /** Accepted edits that a server restored from an older copy has forgotten. */
  get forkOffer(): ForkOffer | null {
    return this.#rescue?.forks.offer ?? null;
  }

  /** Send what the server has forgotten once more. */
  async sendAgain(stream: string): Promise<void> {
    await this.#rescue?.sendAgain(stream);
  }

  /** Leave what the server has forgotten; a safety copy has it for a while. */
  async leaveLost(stream: string): Promise<void> {
    await this.#rescue?.leaveLost(stream);
  }

  /** The row in whichever stream it lies. */
  find = (id: string): StoredRow | undefined => {
    for (const stream of this.streams) {
      const row = stream.find(id);
      if (row) return row;
    }
    return undefined;
  };

  /** Fetch a scope and hold it from then on. */
  open(stream: string, scope: string): void {
    this.#parts.want({ stream, id: scope, is: "scope" });
    this.topics.tell();
    this.#held?.stepAside();
    const at = this.#clock.now();
    if (scope !== stream) void this.#base.then((base) => base.noteOpened(stream, scope, at));
  }

  /** Whether a board and its threads are here without a network. */
  held(stream: string, board: string): Held {
    if (isHeld(this.stream(stream).base.cursors, board)) return "held";
    return this.#held?.isFetching(board) ? "fetching" : "not_held";
  }

  /** Fetch a task's thread and keep it fresh until what is returned is called. */
  openThread(stream: string, task: string): () => void {
    this.#openThreads.set(task, (this.#openThreads.get(task) ?? 0) + 1);
    this.#parts.want({ stream, id: task, is: "thread" });
    this.topics.tell();
    this.#held?.stepAside();
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

  /** Entries of the log that this device holds, newest first, without old values. */
  async heldEntries(stream: string, query: EntryQuery = {}): Promise<readonly Entry[]> {
    return (await this.#base).entries(stream, query);
  }

  /**
   * The entry of a clash, with both values; kept on this device as long as its scope may be read.
   * Rejects with `Unanswered` where it is not here and can't be fetched.
   */
  async clash(stream: string, seq: number): Promise<Entry | null> {
    const base = await this.#base;
    const [held] = await base.entries(stream, { seq, limit: 1 });
    if (held?.clashes) return held;
    const page = await this.log(stream, { seq: String(seq) });
    const entry = page.entries.find((each) => each.seq === seq) ?? null;
    if (entry) base.keepEntry(stream, entry);
    return entry;
  }

  tellPresence(here: Here): void {
    this.presence.tell(here);
  }

  get phase(): Phase {
    return this.#connection.phase;
  }

  get status(): SyncStatus {
    const { tray, counts } = this.sender;
    return syncStatus({
      phase: this.phase,
      halt: this.#halt,
      hasBeenLive: this.#hasBeenLive,
      ...counts,
      refused: tray.length,
      storage: this.#storage(),
    });
  }

  #again(refused: string, opsOf: (mutation: Mutation) => readonly Op[]): string | null {
    const mutation = this.sender.tray.find((each) => each.mutation.id === refused)?.mutation;
    if (!mutation) return null;
    const { stream, intent, batch, apart } = mutation;
    const tied = { ...(batch !== undefined && { batch }), ...(apart !== undefined && { apart }) };
    const id = this.mutate(stream, { intent, ops: opsOf(mutation), ...tied }, refused);
    if (id === null) this.drop(refused); // nothing is left of it
    return id;
  }

  #turn(stream: string, turn: Turn | null): string | null {
    if (turn) this.#submit(stream, turn.draft, { turn: turn.turn });
    else this.#note(UNDO_TOPIC);
    return turn?.draft.intent ?? null;
  }

  /** Returns what was made: the last of its parts, with the ops of all. */
  #submit(stream: string, draft: Draft, { turn, replaces }: Stead): Mutation | null {
    if (draft.ops.length === 0) return null;
    const { find } = this.stream(stream);
    let last: Mutation | null = null;
    const parts = splitDraft(draft, uuid7);
    for (const part of parts) {
      const at = this.#clock.now();
      const mutation: Mutation = { ...part, id: uuid7(at), stream, at };
      const kept = { mutation, undo: undoNote(mutation, find, turn) };
      this.#undo.made(kept);
      // All that was kept before the last is kept by then.
      this.sender.submit(part === parts.at(-1) ? { ...kept, replaces } : kept);
      for (const { op, kind, id } of mutation.ops)
        if (op === "create" && kind === "board") this.open(stream, id); // whoever makes it holds it
      last = mutation;
    }
    this.#note(UNDO_TOPIC);
    return last && { ...last, ops: draft.ops };
  }

  #connectIfWanted(): void {
    if (this.#isWanted) this.#connection.start();
  }

  /** Once a replica: what is taken up twice would be pending twice. */
  #restored(): Promise<void> {
    this.#restoring ??= this.#restore();
    return this.#restoring;
  }

  async #restore(): Promise<void> {
    await this.#base;
  }

  async #openBase(): Promise<BaseStore> {
    const { base, outbox, storage, hold, rescue } = await this.#device;
    this.#storage = () => storage.state;
    storage.listen(() => this.#note(SENDING_TOPIC));
    // Both before anything is drawn: a board without what is pending on it is one of the past.
    const [standing, records] = await Promise.all([base.open(), this.sender.restore(outbox)]);
    this.#incoming.restore(base, standing);
    this.sender.confirmStored(records, standing.own);
    for (const record of records) if (record.state.is !== "refused") this.#undo.made(record);
    this.#rescue = rescue({
      person: this.person,
      clock: this.#clock,
      topics: this.topics,
      streams: this.streams,
      sender: this.sender,
      log: (stream, query) => this.log(stream, query),
    });
    void this.#rescue.open(records);
    this.#held =
      hold?.({
        clock: this.#clock,
        streams: this.streams,
        parts: this.#parts,
        transport: this.#transport,
        stored: (part, content) => this.#work.add(this.#incoming.stored(part, content)),
        changed: (board) => this.#note(heldTopic(board)),
      }) ?? null;
    this.#note(UNDO_TOPIC);
    return base;
  }

  /** Of a thread, only the task's row says in which scope it lies. */
  async #kept({ stream, id, is }: Part): Promise<PartContent | null> {
    const base = await this.#base;
    const scope = is === "thread" ? this.stream(stream).find(id)?.scope : id;
    return scope === undefined ? null : base.load({ stream, id, is }, scope);
  }

  #hello(): ClientFrame {
    const version = { wire: WIRE_VERSION, model: MODEL_VERSION, app: this.#app };
    const who = { client: this.#client, person: this.person };
    return { type: "hello", ...version, ...who, ...this.#incoming.standing() };
  }

  #entered(phase: Phase): void {
    if (phase === "live") {
      this.#hasBeenLive = true;
      this.#held?.online(true);
      void this.#rescue?.forks.look();
    } else {
      this.#held?.online(false);
      this.#parts.online(false);
      this.#incoming.forget();
      this.presence.forget();
    }
    this.#note(CONNECTION_TOPIC);
  }

  #halted(halt: Halt): void {
    this.#halt = halt;
    if (halt === "signed_out") this.#rescue?.signedOut();
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

  #heard(news: OutboxNews): void {
    if (news.is === "wiped") this.#halted("signed_out");
    else this.#rescue?.heard(news);
    if (news.is !== "appended") return;
    for (const { undo } of news.records) if (undo?.turn) this.#forgetUndo(undo.turn.of);
  }

  #forgetUndo(id: string): void {
    this.#undo.forget(id);
    this.topics.touch(UNDO_TOPIC);
  }

  #note(topic: string): void {
    this.topics.touch(topic);
    this.topics.tell();
  }
}

/** What an edit stands for: the undo or redo of another, or a refused one. */
interface Stead {
  readonly turn?: Turn["turn"];
  readonly replaces?: string | undefined;
}

const NO_COPIES: readonly SafetyCopy[] = [];
