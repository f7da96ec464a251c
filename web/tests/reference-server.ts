/**
 * The smallest server that keeps the wire's promises: one stream, a log, outcomes, scopes, marks.
 * It decides only what the replica's tests need (existence, place, rights by scope).
 */
import type { Change, Entry } from "../src/model/entries.ts";
import type {
  ClientFrame,
  ColumnarKinds,
  LogPage,
  SegmentBody,
  ServerFrame,
  Standing,
  StreamRights,
} from "../src/model/frames.ts";
import type { Json, KindName } from "../src/model/generated.ts";
import type { Mutation, Op } from "../src/model/ops.ts";
import { applyChange, applyOp, type StoredRow } from "../src/replica/rows.ts";
import type { Link, LinkEvents, Transport } from "../src/replica/transport.ts";
import { Unanswered } from "../src/replica/transport.ts";

type Outcome = { readonly seq: number } | { readonly code: string };

const SYSTEM = ["kind", "id", "scope", "seq", "updated_at", "updated_by"];

export class ReferenceServer {
  readonly stream: string;
  #rows = new Map<string, StoredRow>();
  #log: Entry[] = [];
  #outcomes = new Map<string, Outcome>();
  /** What each mutation said, as far as its outcome is bound to it. */
  readonly #bodies = new Map<string, string>();
  #history = 0;
  #marks: string[] = [];
  /** Scopes that a person may not read. */
  readonly #hidden = new Map<string, Set<string>>();
  readonly links = new Set<ServerLink>();
  /** Answer every push with this wait while it is set. */
  waits: string | null = null;
  /** Answer no question about the log. */
  isLogShut = false;

  constructor(stream: string) {
    this.stream = stream;
  }

  get head(): number {
    return this.#log.length;
  }

  get rows(): ReadonlyMap<string, StoredRow> {
    return this.#rows;
  }

  get log(): readonly Entry[] {
    return this.#log;
  }

  /** The stream's mark at a seq; another one behind where a fork parts from it. */
  mark(seq: number): string {
    return this.#marks[seq - 1] ?? "";
  }

  reads(person: string, scope: string): boolean {
    return !this.#hidden.get(person)?.has(scope);
  }

  rights(person: string): StreamRights {
    const boards = [...this.#rows.values()].filter((row) => row.kind === "board");
    const readable = boards.filter(({ id }) => this.reads(person, id));
    const scopes = Object.fromEntries(readable.map(({ id }) => [id, { board: "editor" as const }]));
    const all = { [this.stream]: {}, ...scopes };
    return { kind: "workspace", role: "member", head: this.head, scopes: all };
  }

  segment(person: string, scope: string): SegmentBody {
    if (!this.reads(person, scope)) throw new Unanswered(404);
    const rows = [...this.#rows.values()].filter(
      (row) =>
        row.scope === scope ||
        (scope === this.stream && row.kind === "board" && this.reads(person, row.id)),
    );
    const { stream, head: seq } = this;
    return { stream, scope, seq, mark: this.mark(seq), kinds: columnar(rows) };
  }

  /** Decide and log a mutation, or give the outcome that it has. Tells every live link. */
  commit(mutation: Mutation, person: string): Outcome {
    const known = this.#outcomes.get(mutation.id);
    const body = bodyOf(mutation);
    if (known) return this.#bodies.get(mutation.id) === body ? known : { code: "id_reused" };
    const outcome = this.#decide(mutation, person);
    this.#outcomes.set(mutation.id, outcome);
    this.#bodies.set(mutation.id, body);
    return outcome;
  }

  /** Whether the mutation before it has not come yet. */
  comesTooEarly({ after }: Mutation): boolean {
    return after !== undefined && !this.#outcomes.has(after);
  }

  hide(person: string, scope: string): void {
    this.#hidden.set(person, (this.#hidden.get(person) ?? new Set()).add(scope));
    for (const link of this.links) link.scopeLost(person, scope);
  }

  /** Put back an older copy of the data, as a fail-over may. */
  forkAt(seq: number): void {
    const kept = this.#log.slice(0, seq);
    const marks = this.#marks.slice(0, seq);
    this.#history += 1;
    this.#rows = new Map();
    this.#log = [];
    const seqs = new Set(kept.map((entry) => entry.mutation));
    this.#outcomes = new Map([...this.#outcomes].filter(([id]) => seqs.has(id)));
    for (const entry of kept) this.#append(entry);
    this.#marks = marks;
    for (const link of [...this.links]) link.cut();
  }

  #decide(mutation: Mutation, person: string): Outcome {
    const rows = new Map(this.#rows);
    const changes: Change[] = [];
    for (const op of mutation.ops) {
      const row = rows.get(op.id);
      const code = refusal(op, row, rows, (scope) => this.reads(person, scope));
      if (code) return { code };
      if (op.op === "text") continue;
      const next = applyOp(row, op, { person, mutation }, (id) => rows.get(id));
      if (!next || next === row) continue;
      rows.set(op.id, next);
      changes.push(changeOf(row, next));
    }
    const { id, intent, at } = mutation;
    const entry = { seq: this.head + 1, mutation: id, actor: person, intent, at, changes };
    this.#append(entry);
    for (const link of this.links) link.tell(entry);
    return { seq: entry.seq };
  }

  #append(entry: Entry): void {
    this.#log.push(entry);
    this.#marks.push(`${entry.mutation.slice(0, 8)}-${this.#history}`);
    for (const change of entry.changes) {
      const next = applyChange(this.#rows.get(change.id), change, entry);
      if (next) this.#rows.set(change.id, next);
    }
  }
}

const bodyOf = (mutation: Mutation): string => JSON.stringify({ ...mutation, after: undefined });

function refusal(
  op: Op,
  row: StoredRow | undefined,
  rows: ReadonlyMap<string, StoredRow>,
  reads: (scope: string) => boolean,
): string | null {
  if (op.op === "create") {
    const above = op.parent === undefined ? undefined : rows.get(op.parent);
    if (row) return "exists";
    return op.kind === "workspace" || (above && reads(above.scope)) ? null : "not_found";
  }
  if (!row || !reads(row.scope)) return "not_found";
  if (op.op === "move" && !rows.has(op.parent)) return "not_found";
  if (op.op !== "restore" && row.deleted_at != null) return "deleted";
  return op.op === "restore" && row.deleted_at == null ? "not_deleted" : null;
}

function changeOf(row: StoredRow | undefined, next: StoredRow): Change {
  const { kind, id, scope } = next;
  const fields = Object.entries(next).filter(
    ([name, value]) => !SYSTEM.includes(name) && (value ?? null) !== (row?.[name] ?? null),
  );
  const values = Object.fromEntries(fields) as Record<string, Json>;
  return row ? { kind, id, scope, after: values } : { kind, id, scope, here: values };
}

function columnar(rows: readonly StoredRow[]): ColumnarKinds {
  const kinds: Partial<Record<KindName, { fields: string[]; rows: Json[][] }>> = {};
  for (const row of rows) {
    const table = (kinds[row.kind] ??= {
      fields: [
        ...new Set(rows.filter((each) => each.kind === row.kind).flatMap(Object.keys)),
      ].filter((name) => name !== "kind"),
      rows: [],
    });
    table.rows.push(table.fields.map((field) => row[field] ?? null));
  }
  return kinds;
}

/** A client's transport to the server. Frames wait on both ways until `deliver`, unless it is `direct`. */
export class ServerLink implements Transport {
  readonly #server: ReferenceServer;
  readonly person: string;
  #events: LinkEvents | null = null;
  #scopes: readonly string[] = [];
  #isGreeted = false;
  up: ClientFrame[] = [];
  down: ServerFrame[] = [];
  /** Refuse connections while false. */
  isReachable = true;
  connections = 0;
  readonly sent: ClientFrame[] = [];

  constructor(server: ReferenceServer, person: string) {
    this.#server = server;
    this.person = person;
  }

  get isOpen(): boolean {
    return this.#events !== null;
  }

  connect(events: LinkEvents): Link {
    this.connections += 1;
    if (this.isReachable) {
      this.#events = events;
      this.#server.links.add(this);
      setImmediate(() => {
        if (this.#events !== events) return;
        events.opened();
        this.#say(events.hello());
      });
    } else setImmediate(events.closed);
    return {
      send: (frame) => {
        if (this.#events === events) this.#say(frame);
      },
      close: () => {
        if (this.#events === events) this.#forget();
      },
    };
  }

  get(path: string): Promise<unknown> {
    const [, api, what, , id = ""] = path.split("/");
    const log = /^[/]api[/]log[/][^?]+[?](?<query>.*)$/.exec(path)?.groups?.["query"];
    if (this.isReachable && log !== undefined)
      return this.#server.isLogShut
        ? Promise.reject(new Unanswered(503))
        : Promise.resolve(this.#page(log));
    if (!this.isReachable || api !== "api" || what !== "segments")
      return Promise.reject(new Unanswered(this.isReachable ? 404 : 0));
    return new Promise((resolve) => resolve(this.#server.segment(this.person, id)));
  }

  #page(query: string): LogPage {
    const asked = new URLSearchParams(query);
    const before = Number(asked.get("before") ?? Infinity);
    const actor = asked.get("actor");
    const found = this.#server.log
      .filter((entry) => entry.seq < before && (actor === null || entry.actor === actor))
      .reverse();
    const entries = found.slice(0, Number(asked.get("limit") ?? 50));
    return { entries, next: found.length > entries.length ? (entries.at(-1)?.seq ?? null) : null };
  }

  /** The line goes dead; whatever was under way is lost. */
  cut(): void {
    const events = this.#events;
    this.#forget();
    events?.closed();
  }

  tell(entry: Entry): void {
    if (!this.#isGreeted) return;
    const { stream } = this.#server;
    const visible = this.#visible(entry);
    const { seq } = entry;
    for (const { kind, here, id } of entry.changes)
      if (kind === "board" && here && this.#server.reads(this.person, id))
        this.down.push({ type: "scope", stream, seq, role: "member", gained: { [id]: {} } });
    this.down.push({
      type: "entries",
      stream,
      after: seq - 1,
      upto: seq,
      mark: this.#server.mark(seq),
      entries: visible ? [visible] : [],
    });
  }

  scopeLost(person: string, scope: string): void {
    if (person !== this.person || !this.#isGreeted) return;
    const { stream, head: seq } = this.#server;
    this.#scopes = this.#scopes.filter((held) => held !== scope);
    this.down.push({ type: "scope", stream, seq, role: "member", lost: [scope] });
  }

  /** Deliver what waits, one frame each way, by these choices of which. */
  deliver(chooseUp: (n: number) => number = () => 0, chooseDown = chooseUp): void {
    const [up] = this.up.splice(chooseUp(this.up.length), 1);
    if (up) this.#receive(up);
    const [down] = this.down.splice(chooseDown(this.down.length), 1);
    if (down) this.#events?.frames([down]);
  }

  get isIdle(): boolean {
    return this.up.length === 0 && this.down.length === 0;
  }

  #say(frame: ClientFrame): void {
    this.sent.push(frame);
    this.up.push(frame);
  }

  #receive(frame: ClientFrame): void {
    const server = this.#server;
    switch (frame.type) {
      case "hello":
        this.#isGreeted = true;
        this.#scopes = frame.hold[server.stream] ?? [];
        this.down.push({
          type: "welcome",
          wire: 1,
          model: 1,
          me: { person: this.person, name: this.person, email: "", is_admin: false },
          streams: { [server.stream]: server.rights(this.person) },
        });
        for (const [, at] of Object.entries(frame.streams)) this.#catchUp(at);
        break;
      case "hold":
        this.#scopes = frame.scopes;
        break;
      case "catch_up":
        this.#catchUp(frame);
        break;
      case "push":
        for (const mutation of frame.mutations) this.#push(mutation);
        break;
      case "ping":
        this.down.push({ type: "pong" });
        break;
      case "threads":
      case "presence":
        break;
    }
  }

  #push(mutation: Mutation): void {
    const { waits, stream } = this.#server;
    const wait = waits ?? (this.#server.comesTooEarly(mutation) ? "out_of_order" : null);
    if (wait !== null) {
      this.down.push({ type: "wait", mutation: mutation.id, code: wait, retry_after: 2 });
      return;
    }
    const outcome = this.#server.commit(mutation, this.person);
    if ("seq" in outcome)
      this.down.push({ type: "accepted", stream, mutations: [[mutation.id, outcome.seq]] });
    else this.down.push({ type: "refused", mutation: mutation.id, code: outcome.code });
  }

  #catchUp({ cursor: after, mark, others = [] }: Standing): void {
    const { stream, head, log } = this.#server;
    const places = [{ cursor: after, mark }, ...others];
    if (places.some((at) => at.cursor > head || this.#server.mark(at.cursor) !== at.mark)) {
      this.down.push({ type: "reset", stream, reason: "fork" });
      return;
    }
    const entries = log.slice(after).flatMap((entry) => this.#visible(entry) ?? []);
    const upto = head;
    this.down.push({
      type: "entries",
      stream,
      after,
      upto,
      mark: this.#server.mark(head),
      entries,
    });
  }

  #visible(entry: Entry): Entry | null {
    const { stream } = this.#server;
    const changes = entry.changes.filter(
      ({ scope, kind }) =>
        this.#server.reads(this.person, scope) &&
        (kind === "board" || scope === stream || this.#scopes.includes(scope)),
    );
    return changes.length > 0 ? { ...entry, changes } : null;
  }

  #forget(): void {
    this.#events = null;
    this.#isGreeted = false;
    this.up = [];
    this.down = [];
    this.#server.links.delete(this);
  }
}
