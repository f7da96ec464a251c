import { describe, expect, it } from "vitest";
import { FakeClock } from "../../tests/fake-clock.ts";
import type { ClientFrame, ServerFrame } from "../model/frames.ts";
import { Connection, type Phase } from "./connection.ts";
import type { LinkEvents, Transport } from "./transport.ts";

const HELLO: ClientFrame = {
  ...{
    type: "hello",
    wire: 1,
    model: 1,
    app: "t",
    client: "c",
    person: "p",
    streams: {},
    hold: {},
    threads: {},
  },
};
const WELCOME: ServerFrame = {
  ...{ type: "welcome", wire: 1, model: 1, streams: {} },
  me: { person: "p", name: "", email: "", is_admin: false },
};

/** A transport whose links a test opens, feeds and cuts by hand. */
class FakeTransport implements Transport {
  readonly links: LinkEvents[] = [];
  sent: ClientFrame[] = [];
  closed = 0;

  connect(events: LinkEvents) {
    this.links.push(events);
    return { send: (frame: ClientFrame) => this.sent.push(frame), close: () => (this.closed += 1) };
  }

  get(): Promise<unknown> {
    return Promise.reject(new Error("Nothing is fetched here"));
  }

  get link(): LinkEvents {
    const link = this.links.at(-1);
    if (!link) throw new Error("Nothing was connected");
    return link;
  }
}

function begin(random = () => 1) {
  const transport = new FakeTransport();
  const clock = new FakeClock(random);
  const phases: Phase[] = [];
  const connection = new Connection(transport, clock, {
    hello: () => HELLO,
    frames: () => undefined,
    phase: (phase) => phases.push(phase),
  });
  connection.start();
  return { transport, clock, phases, connection };
}

function live() {
  const begun = begin();
  begun.transport.link.opened();
  begun.transport.link.frames([WELCOME]);
  return begun;
}

describe("a connection", () => {
  it("is live once it is welcomed", () => {
    expect(live().phases).toEqual(["connecting", "greeting", "live"]);
  });

  it("comes back after at most 0.5 s, then twice as long, up to 30 s", async () => {
    const { transport, clock } = begin();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      transport.link.closed();
      const before = clock.now();
      const links = transport.links.length;
      while (transport.links.length === links) await clock.pass(500);
      waits.push(clock.now() - before);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("begins with short waits again once it was welcomed", async () => {
    const { transport, clock } = live();
    transport.link.closed();
    await clock.pass(500);
    expect(transport.links).toHaveLength(2);
  });

  it("pings after 25 s of silence, and gives the line up 10 s later", async () => {
    const { transport, clock, connection } = live();
    await clock.pass(25_000);
    expect(transport.sent).toEqual([{ type: "ping" }]);
    await clock.pass(9_999);
    expect(connection.phase).toBe("live");
    await clock.pass(1);
    expect(connection.phase).toBe("waiting");
    expect(transport.closed).toBe(1);
  });

  it("keeps a line that answers", async () => {
    const { transport, clock, connection } = live();
    await clock.pass(25_000);
    transport.link.frames([{ type: "pong" }]);
    await clock.pass(24_999);
    expect(connection.phase).toBe("live");
  });

  it("closes when the device goes offline, and comes back at once when it is online", () => {
    const { transport, connection } = live();
    connection.sleep();
    expect(transport.closed).toBe(1);
    expect(connection.phase).toBe("offline");
    connection.wake();
    expect(transport.links).toHaveLength(2);
  });

  it("comes back when it was told to", async () => {
    const { transport, clock, connection } = live();
    connection.comeBack(7);
    await clock.pass(6_999);
    expect(transport.links).toHaveLength(1);
    await clock.pass(1);
    expect(transport.links).toHaveLength(2);
  });

  it("stays away once it is halted, whatever the device says", async () => {
    const { transport, clock, connection } = live();
    connection.stop("halted");
    connection.wake();
    await clock.pass(60_000);
    expect(transport.links).toHaveLength(1);
  });

  it("does not listen to a line that it gave up", () => {
    const { transport, connection } = live();
    const first = transport.link;
    connection.sleep();
    connection.wake();
    first.closed();
    expect(connection.phase).toBe("connecting");
  });

  it("asks for no sign of life before the socket is open: it would be lost, and the next pong taken for it", () => {
    const { connection, transport } = begin();
    const done: string[] = [];
    connection.ping(() => done.push("too early"));
    transport.link.opened();
    transport.link.frames([WELCOME]);
    connection.ping(() => done.push("in time"));
    connection.ponged();
    expect(done).toEqual(["in time"]);
  });

  it("says of frames whether their link is still in use", async () => {
    const came: (() => boolean)[] = [];
    const transport = new FakeTransport();
    const clock = new FakeClock(() => 0);
    const connection = new Connection(transport, clock, {
      ...{ hello: () => HELLO, phase: () => undefined },
      frames: (_, isOpen) => came.push(isOpen),
    });
    connection.start();
    transport.link.frames([WELCOME]);
    expect(came[0]?.()).toBe(true);
    transport.link.closed();
    await clock.pass(1);
    transport.link.frames([WELCOME]);
    expect(came.map((isOpen) => isOpen())).toEqual([false, true]);
  });

  it("runs what waits for a pong in the order of the pings", () => {
    const { connection } = live();
    const done: number[] = [];
    connection.ping(() => done.push(1));
    connection.ping(() => done.push(2));
    connection.ponged();
    expect(done).toEqual([1]);
  });
});
