// A real server of the checkout on a folder of its own, ended by its id.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asExport, type Board } from "./export.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CAIRN = join(ROOT, ".venv/bin/cairn");
const READY_MS = 20_000;

export const PASSWORD = "correct horse battery staple";

export interface Server {
  readonly url: string;
  readonly port: number;
  /** The set-up link that it printed. */
  setUpLink(): string;
  kill(): Promise<void>;
  /** Start again on the same folder and port. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

export interface ServerOptions {
  /** Seed a team (ada@example.org first) with a board of this many tasks. */
  readonly tasks?: number;
  /** Import these boards, as ada; needs `tasks`. */
  readonly boards?: readonly Board[];
  readonly settings?: Readonly<Record<string, string>>;
}

export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), "cairn-e2e-"));
  if (options.tasks !== undefined) seed(data, options.tasks);
  for (const [number, board] of (options.boards ?? []).entries()) importBoard(data, board, number);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let process: ChildProcess | undefined;
  let printed = "";
  const start = async () => {
    process = spawn(CAIRN, ["serve"], { env: environment(data, port, options.settings) });
    for (const stream of [process.stdout, process.stderr])
      stream?.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
      });
    await untilReady(url, () => printed);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const gone = once(process, "exit");
    process.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    port,
    start,
    kill: () => end("SIGKILL"),
    setUpLink: () => {
      const link = /http:\S+\/setup#\S+/.exec(printed)?.[0];
      if (link === undefined) throw new Error(`no set-up link in:\n${printed}`);
      return link;
    },
    remove: async () => {
      await end("SIGTERM");
      rmSync(data, { recursive: true });
    },
  };
}

function seed(data: string, tasks: number): void {
  cairn(["seed", "--demo", "--tasks", String(tasks), "--password-stdin", "--data", data]);
}

function importBoard(data: string, board: Board, number: number): void {
  const file = join(data, "board.json");
  writeFileSync(file, JSON.stringify(asExport(board, number)));
  cairn(["import", "trello", file, "--workspace", "Harbour", "--data", data]);
}

function cairn(words: readonly string[]): void {
  const done = spawnSync(CAIRN, [...words], { input: PASSWORD, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`cairn ${words[0]}: ${done.stdout}${done.stderr}`);
}

function environment(data: string, port: number, settings: ServerOptions["settings"]) {
  const web = process.env["E2E_WEB"] ?? join(ROOT, "web/dist");
  return {
    ...process.env,
    CAIRN_DATA: data,
    CAIRN_PORT: String(port),
    CAIRN_WEB: web,
    ...settings,
  };
}

async function untilReady(url: string, printed: () => string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server is not ready:\n${printed()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
