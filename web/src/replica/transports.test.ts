import { describe, expect, it } from "vitest";
import { FakeClock } from "../../tests/fake-clock.ts";
import type { ClientFrame } from "../model/frames.ts";
import { FallbackTransport } from "./fallback-transport.ts";
import { PollTransport } from "./poll-transport.ts";
import type { Network } from "./socket-transport.ts";
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

function events(): LinkEvents & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    hello: () => HELLO,
    opened: () => said.push("opened"),
    frames: (frames) => said.push(...frames.map(({ type }) => type)),
    closed: () => said.push("closed"),
  };
}

describe("polls", () => {
  function polling(answer: () => Response, isVisible = true) {
    const posted: ClientFrame[][] = [];
    const network: Network = {
      openSocket: () => {
        throw new Error("No socket is let through");
      },
      fetch: (_, init) => {
        posted.push((JSON.parse(init?.body as string) as { frames: ClientFrame[] }).frames);
        return Promise.resolve(answer());
      },
    };
    const clock = new FakeClock();
    const told = events();
    const link = new PollTransport(network, clock, () => isVisible).connect(told);
    return { posted, clock, told, link };
  }

  const welcome = () => Response.json({ frames: [{ type: "welcome" }] });
  const types = (frames: readonly ClientFrame[] | undefined) => frames?.map(({ type }) => type);

  it("begin with hello each time, every two seconds while the page is looked at", async () => {
    const { posted, clock, told } = polling(welcome);
    await clock.pass(4_000);
    expect(posted.map(types)).toEqual([["hello"], ["hello"], ["hello"]]);
    expect(told.said).toEqual(["opened", "welcome", "welcome", "welcome"]);
  });

  it("rest for half a minute while it is not", async () => {
    const { posted, clock } = polling(welcome, false);
    await clock.pass(29_000);
    expect(posted).toHaveLength(1);
    await clock.pass(1_000);
    expect(posted).toHaveLength(2);
  });

  it("take along at once what is to be said, and which threads are open each time", async () => {
    const { posted, clock, link } = polling(welcome);
    await clock.pass(0);
    link.send({ type: "threads", stream: "s", tasks: ["t"], scopes: [] });
    link.send({ type: "push", mutations: [] });
    await clock.pass(0);
    await clock.pass(2_000);
    expect(posted.slice(1).map(types)).toEqual([
      ["hello", "threads", "push"],
      ["hello", "threads"],
    ]);
  });

  it("answer a ping with the next poll that begins", async () => {
    const { clock, told, link } = polling(welcome);
    link.send({ type: "ping" });
    await clock.pass(0);
    expect(told.said).toEqual(["opened", "pong", "welcome"]);
  });

  it("take no more at once than the server does", async () => {
    const { posted, clock, link } = polling(welcome);
    await clock.pass(0);
    for (let n = 0; n < 30; n++) link.send({ type: "hold", stream: `s${n}`, scopes: [] });
    await clock.pass(0);
    expect(posted.slice(1).map((frames) => frames.length)).toEqual([20, 12]);
  });

  it("say so when one is signed out", async () => {
    const { clock, told } = polling(() => new Response(null, { status: 401 }));
    await clock.pass(10_000);
    expect(told.said).toEqual(["opened", "bye"]);
  });

  it("end when the server can't be reached", async () => {
    const { posted, clock, told } = polling(() => new Response(null, { status: 503 }));
    await clock.pass(10_000);
    expect(told.said).toEqual(["opened", "closed"]);
    expect(posted).toHaveLength(1);
  });
});

describe("the fallback", () => {
  const named = (name: string, used: string[], isBlocked: boolean): Transport => ({
    connect: (told) => {
      used.push(name);
      if (isBlocked) told.closed();
      else told.frames([{ type: "pong" }]);
      return { send: () => undefined, close: () => undefined };
    },
    get: () => Promise.resolve(null),
  });

  function connections(isBlocked: boolean, count: number): string {
    const used: string[] = [];
    const transport = new FallbackTransport(named("S", used, isBlocked), named("p", used, false));
    for (let n = 0; n < count; n++) transport.connect(events());
    return used.join("");
  }

  it("polls once three sockets in a row were let down, and tries a socket now and then", () => {
    expect(connections(true, 20)).toBe("SSSppppppSpppppppppS");
  });

  it("never polls where sockets work", () => {
    expect(connections(false, 5)).toBe("SSSSS");
  });
});
