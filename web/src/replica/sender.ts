import type { RefusedFrame, ServerFrame, WaitFrame } from "../model/frames.ts";
import type { Mutation } from "../model/ops.ts";
import type { Clock } from "./clock.ts";
import type { Outbox, OutboxRecord, OutboxState, Refusal } from "./outbox.ts";
import { rowsOf } from "./overlay.ts";
import { Queue } from "./queue.ts";
import { rowTopic } from "./stream-replica.ts";
import type { Streams } from "./streams.ts";
import type { Topics } from "./topics.ts";
import type { Link } from "./transport.ts";

/** The topic of how much is on its way, and of the tray. */
export const SENDING_TOPIC = "sending";

/** What the server did not take; it stays until its author retries or drops it. */
export interface Refused extends Refusal {
  readonly mutation: Mutation;
}

type Accepted = Extract<ServerFrame, { type: "accepted" }>;

/** Brings own mutations to the server: keeps, pushes, repeats, and files the answers. */
export class Sender {
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  readonly #streams: Streams;
  readonly #topics: Topics;
  readonly #link: () => Link | null;
  readonly #isLoading: (scope: string) => boolean;
  readonly #queue = new Queue();
  #tray: readonly Refused[] = [];
  #cancelRetry: () => void = () => undefined;
  /** Pushes leave in the order in which they were taken, however long noting them takes. */
  #leaving: Promise<void> = Promise.resolve();

  /**
   * @param link The connection when it is live, else null.
   * @param isLoading Whether a scope is on its way, so that base can't show what is in it.
   */
  constructor(
    outbox: Outbox,
    clock: Clock,
    streams: Streams,
    topics: Topics,
    link: () => Link | null,
    isLoading: (scope: string) => boolean,
  ) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#streams = streams;
    this.#topics = topics;
    this.#link = link;
    this.#isLoading = isLoading;
  }

  get pending(): number {
    return this.#queue.size;
  }

  /** The same array until it says something else; in the order of refusal. */
  get tray(): readonly Refused[] {
    return this.#tray;
  }

  /** Take up what an earlier page left behind. */
  async restore(): Promise<void> {
    for (const record of await this.#outbox.load()) this.#takeUp(record);
    this.#changed();
  }

  /** Show it, keep it, send it: in this order, and the first at once. */
  submit(mutation: Mutation): void {
    this.#queue.add(mutation, { is: "keeping" });
    this.#streams.get(mutation.stream).enlist(mutation);
    this.#changed();
    void this.#outbox.append(mutation).then(() => {
      this.#queue.kept(mutation.id);
      this.push();
    });
  }

  /** Push whatever can be pushed. */
  push(): void {
    const link = this.#link();
    if (!link) return;
    for (
      let push = this.#queue.take(this.#clock.now());
      push;
      push = this.#queue.take(this.#clock.now())
    ) {
      const { mutations, chosen } = push;
      const states = new Map<string, OutboxState>();
      for (const [id, clash] of chosen) states.set(id, { is: "sent", clash });
      // Noted before it is sent: a repeat after a crash must say the same.
      const noted = states.size > 0 ? this.#outbox.settle(states) : undefined;
      this.#leaving = this.#leaving
        .then(() => noted)
        .then(() => link.send({ type: "push", mutations }));
    }
    this.#retryLater();
  }

  /** A new connection: what is unanswered goes again, first thing. */
  reconnected(): void {
    this.#queue.resend();
    this.push();
  }

  accepted({ stream, mutations }: Accepted): void {
    const states = new Map<string, OutboxState>();
    for (const [id, seq] of mutations) {
      this.#queue.accepted(id, seq);
      states.set(id, { is: "accepted", seq });
    }
    void this.#outbox.settle(states);
    this.confirm(stream);
  }

  /** Base has moved: let go of what it shows by itself. */
  confirm(stream: string): void {
    const replica = this.#streams.get(stream);
    const at = replica.cursor;
    const done = at ? this.#queue.confirmed(stream, at.cursor, this.#isShown) : [];
    for (const mutation of done) replica.dismiss(mutation);
    if (done.length > 0) this.#changed();
  }

  refused({ mutation: id, code, detail, op }: RefusedFrame): void {
    const mutation = this.#queue.remove(id);
    if (!mutation) return;
    const why: Refusal = { code, ...(detail && { detail }), ...(op != null && { op }) };
    this.#streams.get(mutation.stream).dismiss(mutation);
    this.#setTray([...this.#tray, { mutation, ...why }], mutation);
    void this.#outbox.settle(new Map([[id, { is: "refused", why }]]));
  }

  waits({ mutation, retry_after }: WaitFrame): void {
    this.#queue.waits(mutation, this.#clock.now() + retry_after * 1000);
    this.#retryLater();
  }

  /** After a fork the server may have lost what it accepted; what it still knows it answers alike. */
  forked(stream: string): void {
    this.#queue.forked(stream);
  }

  /** Take a refused mutation out of the tray; returns it for a retry under a new id. */
  drop(id: string): Mutation | undefined {
    const mutation = this.#tray.find((refused) => refused.mutation.id === id)?.mutation;
    if (!mutation) return undefined;
    this.#setTray(
      this.#tray.filter((refused) => refused.mutation.id !== id),
      mutation,
    );
    void this.#outbox.drop(id);
    return mutation;
  }

  /** Whether a refused mutation of this tray is about the row. */
  isRefused(row: string): boolean {
    return this.#tray.some(({ mutation }) => mutation.ops.some(({ id }) => id === row));
  }

  /** A board of one's own is seen as it was made until its segment is here. */
  readonly #isShown = (mutation: Mutation): boolean =>
    !mutation.ops.some(({ op, id }) => op === "create" && this.#isLoading(id));

  #takeUp({ mutation, state }: OutboxRecord): void {
    switch (state.is) {
      case "kept":
        this.#queue.add(mutation, { is: "kept" });
        break;
      case "sent":
        this.#queue.add(mutation, { is: "kept" }, state.clash);
        break;
      case "accepted":
        this.#queue.add(mutation, state);
        break;
      case "refused":
        this.#setTray([...this.#tray, { mutation, ...state.why }], mutation);
        return;
    }
    this.#streams.get(mutation.stream).enlist(mutation);
  }

  #retryLater(): void {
    const next = this.#queue.nextTry();
    this.#cancelRetry();
    if (next !== null)
      this.#cancelRetry = this.#clock.after(Math.max(0, next - this.#clock.now()), () =>
        this.push(),
      );
  }

  #setTray(tray: readonly Refused[], about: Mutation): void {
    this.#tray = tray;
    for (const id of rowsOf(about)) this.#topics.touch(rowTopic(id));
    this.#changed();
  }

  #changed(): void {
    this.#topics.touch(SENDING_TOPIC);
  }
}
