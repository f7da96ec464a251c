import type { ClientFrame, ServerFrame } from "../model/frames.ts";
import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { Link, Transport } from "./transport.ts";

/** Proof that both ways are open, and what keeps proxies from closing an idle socket. */
const PING_MS = 25_000;
/** A ping that is not answered by then means that the line is dead, however open it looks. */
const PONG_MS = 10_000;

/**
 * stopped → connecting → greeting → live; from any to waiting (before the next attempt), offline
 * (the device says so), or halted (only a person can help: see `bye`).
 */
export type Phase =
  "stopped" | "connecting" | "greeting" | "live" | "waiting" | "offline" | "halted";

export interface ConnectionEvents {
  readonly hello: () => ClientFrame;
  /** `isOpen`: whether the link that they came by is still the one in use. */
  readonly frames: (frames: readonly ServerFrame[], isOpen: () => boolean) => void;
  readonly phase: (phase: Phase) => void;
}

/** Keeps one link to the server open, or tries to. Knows nothing of what goes over it. */
export class Connection {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #events: ConnectionEvents;
  #phase: Phase = "stopped";
  #link: Link | null = null;
  #attempt = 0;
  /** What to do at each answer to a ping, in order. */
  #pings: (() => void)[] = [];
  #cancelTimer: () => void = () => undefined;

  constructor(transport: Transport, clock: Clock, events: ConnectionEvents) {
    this.#transport = transport;
    this.#clock = clock;
    this.#events = events;
  }

  get phase(): Phase {
    return this.#phase;
  }

  start(): void {
    this.#attempt = 0;
    if (this.#link === null) this.#connect();
  }

  stop(phase: "stopped" | "halted" = "stopped"): void {
    this.#drop();
    this.#enter(phase);
  }

  /** The device says that it has a network, or the page was looked at again: no more waiting. */
  wake(): void {
    if (this.#phase === "waiting" || this.#phase === "offline") this.start();
  }

  /** The device says that it has none. An open socket may stay silent for minutes: close it. */
  sleep(): void {
    if (this.#phase === "stopped" || this.#phase === "halted") return;
    this.#drop();
    this.#enter("offline");
  }

  /** The server asked to come back later. */
  comeBack(seconds: number): void {
    this.#drop();
    this.#retryIn(seconds * 1000);
  }

  /** Frames sent while nothing is open are lost; the next hello makes up for them. */
  send(frame: ClientFrame): void {
    this.#link?.send(frame);
  }

  /** Ask for a sign of life; `answered` runs once everything sent before the answer is here. */
  ping(answered: () => void): void {
    // Before the socket is open nothing leaves, and the next pong would be taken for this one's.
    if (this.#phase !== "greeting" && this.#phase !== "live") return;
    this.#pings.push(answered);
    this.send({ type: "ping" });
  }

  /** A pong came, and the frames before it are done with. */
  ponged(): void {
    this.#pings.shift()?.();
  }

  /** The link that is open now, so that what was prepared for it goes over no other. */
  get link(): Link | null {
    return this.#link;
  }

  #connect(): void {
    this.#drop();
    this.#enter("connecting");
    const link = this.#transport.connect({
      hello: this.#events.hello,
      opened: () => this.#ifCurrent(link, () => this.#enter("greeting")),
      frames: (frames) => this.#ifCurrent(link, () => this.#receive(frames)),
      closed: () => this.#ifCurrent(link, () => this.#lost()),
    });
    this.#link = link;
  }

  /** Late news of a link that was given up says nothing of the present one. */
  #ifCurrent(link: Link, act: () => void): void {
    if (this.#link === link) act();
  }

  #receive(frames: readonly ServerFrame[]): void {
    if (frames.some((frame) => frame.type === "welcome")) {
      this.#attempt = 0;
      this.#enter("live");
    }
    if (this.#phase === "live") this.#pingLater();
    const link = this.#link;
    this.#events.frames(frames, () => this.#link === link);
  }

  #pingLater(): void {
    this.#timer(PING_MS, () => {
      this.ping(() => undefined);
      this.#timer(PONG_MS, () => this.#lost());
    });
  }

  #lost(): void {
    this.#drop();
    this.#retryIn(backoff(this.#attempt++, this.#clock.random()));
  }

  #retryIn(ms: number): void {
    this.#enter("waiting");
    this.#timer(ms, () => this.#connect());
  }

  #timer(ms: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(ms, run);
  }

  #drop(): void {
    this.#cancelTimer();
    const link = this.#link;
    this.#link = null;
    this.#pings = [];
    link?.close();
  }

  #enter(phase: Phase): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#events.phase(phase);
  }
}
