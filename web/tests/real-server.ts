import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Network } from "../src/replica/socket-transport.ts";

const CAIRN = process.env["CAIRN"] ?? new URL("../../.venv/bin/cairn", import.meta.url).pathname;

/** Someone who is signed in, as their browser would be. */
export interface Visitor {
  readonly person: string;
  readonly network: Network;
}

/** A server process of its own, with an empty data folder, on a free port. */
export class RealServer {
  readonly address: string;
  readonly #setupLink: string;
  readonly #process: ChildProcess;
  readonly #data: string;

  private constructor(address: string, setupLink: string, process: ChildProcess, data: string) {
    this.address = address;
    this.#setupLink = setupLink;
    this.#process = process;
    this.#data = data;
  }

  static async start(): Promise<RealServer> {
    const data = await mkdtemp(join(tmpdir(), "cairn-web-"));
    const server = spawn(CAIRN, ["serve", "--port", "0", "--data", data], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [address, link] = await Promise.all([
      lineWith(server, /listens at (http:\S+)/),
      lineWith(server, /(http:\S+setup\S+)/),
    ]);
    return new RealServer(address, link, server, data);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await closed;
    await rm(this.#data, { recursive: true });
  }

  /** Set the server up: its first person, with a workspace. */
  async found(name: string): Promise<Visitor> {
    const token = this.#setupLink.split("#").at(-1);
    return this.#enter("/api/setup", { token, ...credentials(name), workspace: "Cairn" });
  }

  /** Let someone in by an invitation of `host`. */
  async invite(host: Visitor, workspace: string, name: string): Promise<Visitor> {
    const answer = await host.network.fetch("/api/invitations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ workspace, role: "member" }),
    });
    const { url } = (await answer.json()) as { url: string };
    return this.#enter(`/api/invitations/${url.split("#").at(-1) ?? ""}/accept`, credentials(name));
  }

  async #enter(path: string, body: object): Promise<Visitor> {
    const answer = await this.#network("").fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const network = this.#network(cookie);
    const me = (await (await network.fetch("/api/me")).json()) as { person: string };
    return { person: me.person, network };
  }

  #network(cookie: string): Network {
    const headers = { cookie, origin: this.address };
    return {
      openSocket: (path) =>
        new WebSocket(new URL(path, this.address.replace("http", "ws")), {
          headers,
        } as unknown as string[]), // Node's WebSocket takes headers, the browser's type does not
      fetch: (path, init) =>
        fetch(new URL(path, this.address), {
          ...init,
          headers: { ...(init?.headers as Record<string, string>), ...headers },
        }),
    };
  }
}

const credentials = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@example.org`,
  password: `a password of ${name}`,
});

/** What the pattern finds in the server's output; the output itself, where it ends without. */
function lineWith(server: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue;
      createInterface(stream).on("line", (line) => {
        lines.push(line);
        const found = pattern.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    server.once("close", (code) => {
      reject(new Error(`cairn serve ended with ${code ?? "a signal"}:\n${lines.join("\n")}`));
    });
  });
}
