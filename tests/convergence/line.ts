// The line between one page and the server, as bad as a real one can be: it works on whole frames.
//
// Within one socket frames are late, come twice, change places with a neighbour of their kind, or
// (entries only: the gap is seen) not at all. When a socket is cut, what was on its way down is
// lost; what was on its way up is lost, or arrives late, behind what the next socket brought.
// Requests are delayed, sent twice, or lose their answer.
import type { ClientFrame, ServerFrame } from "../../web/src/model/frames.ts";
import type { Network } from "../../web/src/replica/socket-transport.ts";

/** What passes at the page's end of the line. */
export interface Tap {
  readonly up: (frame: ClientFrame) => void;
  readonly down: (frame: ServerFrame) => void;
  readonly received: (text: string) => void;
  /** Something was asked for, and this is the answer. */
  readonly asked: (path: string, answer: string) => void;
}

/** Where the server is now, and who asks. */
export interface Route {
  readonly address: () => string;
  readonly cookie: string;
}

const REPEATABLE = new Set(["entries", "accepted", "refused"]);
const MOST_LATE_MS = 12;
const LATE_AFTER_CUT_MS = 150;

/** How often each fault happens to a frame or request. */
const BAD = { late: 0.3, twice: 0.04, swapped: 0.05, dropped: 0.02, cut: 0.003 };
const GOOD = { late: 0, twice: 0, swapped: 0, dropped: 0, cut: 0 };

export class Line implements Network {
  readonly #route: Route;
  readonly #tap: Tap;
  readonly random: () => number;
  #isUp = true;
  faults: typeof BAD = BAD;
  /** An open socket misses a frame: only a new one makes up for it. */
  hasHole = false;
  readonly #sockets = new Set<LineSocket>();
  readonly #requests = new Set<AbortController>();

  constructor(route: Route, tap: Tap, random: () => number) {
    this.#route = route;
    this.#tap = tap;
    this.random = random;
  }

  openSocket = (path: string): WebSocket => {
    this.hasHole = false;
    const socket = new LineSocket(this, this.#tap);
    this.#sockets.add(socket);
    if (this.#isUp) socket.dial(this.#route, path);
    else setImmediate(() => socket.cut());
    return socket as unknown as WebSocket; // as much of one as the transport uses
  };

  fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (!this.#isUp) throw new TypeError("no line");
    const request = new AbortController();
    this.#requests.add(request);
    try {
      return await this.#fetch(path, init, request.signal);
    } finally {
      this.#requests.delete(request);
    }
  };

  /** Everything on the line is lost, or late; new attempts fail until `mend`. */
  down(): void {
    this.#isUp = false;
    this.cut();
  }

  mend(): void {
    this.#isUp = true;
  }

  /** End what is open; the next attempt may succeed. */
  cut(): void {
    for (const socket of [...this.#sockets]) socket.cut();
    for (const request of this.#requests) request.abort();
  }

  /** From now on nothing bad happens. */
  calm(): void {
    this.faults = GOOD;
    this.mend();
    if (this.hasHole) this.cut();
  }

  happens(fault: keyof typeof BAD): boolean {
    return this.random() < this.faults[fault];
  }

  lateness(): number {
    return this.happens("late") ? this.random() * MOST_LATE_MS : 0;
  }

  forget(socket: LineSocket): void {
    this.#sockets.delete(socket);
  }

  async #fetch(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const url = new URL(path, this.#route.address());
    const headers = { ...(init.headers as Record<string, string>), ...headersOf(this.#route) };
    const body = typeof init.body === "string" ? init.body : null;
    if (body !== null) for (const frame of framesIn(body)) this.#tap.up(frame as ClientFrame);
    await pause(this.lateness());
    const send = () => fetch(url, { ...init, headers, signal });
    const twice = init.method === "POST" && this.happens("twice");
    const [answer] = await Promise.all(twice ? [send(), send()] : [send()]);
    const text = await answer.text();
    await pause(this.lateness());
    if (signal.aborted || this.happens("cut")) throw new TypeError("the answer was lost");
    this.#tap.received(text);
    if (init.method !== "POST") this.#tap.asked(path, text);
    if (body !== null && answer.ok)
      for (const frame of framesIn(text)) this.#tap.down(frame as ServerFrame);
    return new Response(answer.status === 204 ? null : text, { status: answer.status });
  }
}

/** One socket over the line; it looks like the browser's. */
class LineSocket extends EventTarget {
  readonly #line: Line;
  readonly #tap: Tap;
  #far: WebSocket | null = null;
  readyState: number = WebSocket.CONNECTING;
  readonly #up: string[] = [];
  readonly #down: string[] = [];
  #isSending = false;
  #isReceiving = false;

  constructor(line: Line, tap: Tap) {
    super();
    this.#line = line;
    this.#tap = tap;
  }

  dial(route: Route, path: string): void {
    const url = new URL(path, route.address().replace("http", "ws"));
    // Node's WebSocket takes headers, the browser's type does not.
    const far = new WebSocket(url, { headers: headersOf(route) } as unknown as string[]);
    this.#far = far;
    far.addEventListener("open", () => {
      if (this.readyState !== WebSocket.CONNECTING) return;
      this.readyState = WebSocket.OPEN;
      this.dispatchEvent(new Event("open"));
    });
    far.addEventListener("message", ({ data }) => {
      this.#down.push(String(data));
      if (!this.#isReceiving) void this.#receive();
    });
    far.addEventListener("close", () => this.#end());
  }

  send(text: string): void {
    this.#tap.up(JSON.parse(text) as ClientFrame);
    this.#up.push(text);
    if (!this.#isSending) void this.#send();
  }

  /** The page hangs up: what it said still leaves. */
  close(): void {
    this.#hangUp(0);
  }

  cut(): void {
    this.#hangUp(this.#line.random() < 0.5 ? null : this.#line.random() * LATE_AFTER_CUT_MS);
  }

  /** @param late When what is on its way up arrives; null: never. */
  #hangUp(late: number | null): void {
    const rest = late === null ? [] : this.#up.splice(0);
    this.#up.length = 0;
    const far = this.#far;
    setTimeout(() => {
      if (far?.readyState === WebSocket.OPEN) for (const text of rest) far.send(text);
      far?.close();
    }, late ?? 0);
    this.#end();
  }

  #end(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.#down.length = 0;
    this.#line.forget(this);
    setImmediate(() => this.dispatchEvent(new Event("close")));
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    while (this.#up.length > 0) {
      await pause(this.#line.lateness());
      const text = this.#up.shift();
      if (text !== undefined && this.#far?.readyState === WebSocket.OPEN) this.#far.send(text);
    }
    this.#isSending = false;
  }

  async #receive(): Promise<void> {
    this.#isReceiving = true;
    while (this.#down.length > 0) {
      await pause(this.#line.lateness());
      const text = this.#next();
      if (text !== undefined && this.readyState === WebSocket.OPEN) this.#deliver(text);
      if (this.#line.happens("cut")) this.cut();
    }
    this.#isReceiving = false;
  }

  /** The next frame, or the one behind it where both may change places. */
  #next(): string | undefined {
    const [first, second] = this.#down;
    const mayPass = [first, second].every((text) => text && REPEATABLE.has(typeOf(text)));
    return mayPass && this.#line.happens("swapped")
      ? this.#down.splice(1, 1)[0]
      : this.#down.shift();
  }

  #deliver(text: string): void {
    const type = typeOf(text);
    if (type === "entries" && this.#line.happens("dropped")) {
      this.#line.hasHole = true;
      return;
    }
    const times = REPEATABLE.has(type) && this.#line.happens("twice") ? 2 : 1;
    for (let time = 0; time < times; time++) {
      this.#tap.received(text);
      this.#tap.down(JSON.parse(text) as ServerFrame);
      this.dispatchEvent(new MessageEvent("message", { data: text }));
    }
  }
}

const typeOf = (text: string): string => /^\{"type":"(\w+)"/.exec(text)?.[1] ?? "";

const framesIn = (body: string): unknown[] =>
  (JSON.parse(body) as { frames?: unknown[] }).frames ?? [];

const headersOf = ({ address, cookie }: Route) => ({ cookie, origin: address() });

const pause = (ms: number): Promise<void> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
