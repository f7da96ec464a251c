import { describe, expect, it } from "vitest";
import { previewUndo, serverUndo } from "./server-undo.ts";
import type { Network } from "./socket-transport.ts";

function network(answer: () => Response): Network & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    openSocket: () => {
      throw new Error("no socket is needed");
    },
    fetch: (path, init) => {
      asked.push([path, init?.method, JSON.parse(init?.body as string)]);
      return Promise.resolve().then(answer);
    },
  };
}

describe("undo by the server", () => {
  it("is asked for under a batch that a second try can name again", async () => {
    const told = { batch: "b", mutations: 1, undone: 2, left_alone: { count: 0, sample: [] } };
    const server = network(() => Response.json(told));

    const answer = await serverUndo("s", { mutation: "m" }, "b", server);

    expect(server.asked).toEqual([
      ["/api/undo", "POST", { stream: "s", of: { mutation: "m" }, batch: "b" }],
    ]);
    expect(answer).toEqual({ ok: true, value: told });
  });

  it("is previewed without a batch", async () => {
    const server = network(() => Response.json({ upto: 7 }));

    await previewUndo("s", { actor: "p", since: 5 }, server);

    expect(server.asked).toEqual([
      ["/api/undo", "POST", { stream: "s", of: { actor: "p", since: 5 }, preview: true }],
    ]);
  });

  it("says why it was refused, and when no answer came", async () => {
    const problem = { code: "not_found", params: {} };
    const refused = network(() => Response.json(problem, { status: 404 }));
    const silent = network(() => {
      throw new TypeError("no network");
    });

    expect(await serverUndo("s", { batch: "x" }, "b", refused)).toEqual({ ok: false, ...problem });
    expect(await serverUndo("s", { batch: "x" }, "b", silent)).toEqual({
      ok: false,
      code: "unreachable",
      params: {},
    });
  });
});
