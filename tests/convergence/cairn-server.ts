// A real server process on a folder of its own: killed by its id, its folder copied and put back.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";

const CAIRN = process.env["CAIRN"] ?? new URL("../../.venv/bin/cairn", import.meta.url).pathname;

export class CairnServer {
  readonly data: string;
  #process: ChildProcess | null = null;
  #address = "http://localhost:1"; // nobody listens there
  #setupLink = "";
  /** What it logged as a fault of its own. */
  readonly faults: string[] = [];
  starts = 0;

  constructor(data: string) {
    this.data = data;
  }

  /** Where it listens; another port after each start. */
  address = (): string => this.#address;

  /** The token of the set-up link, while nobody has an account. */
  get setupToken(): string {
    return this.#setupLink.split("#").at(-1) ?? "";
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** Resolves once it listens. */
  async start(): Promise<void> {
    this.starts += 1;
    const env = { ...process.env, CAIRN_LOG_LEVEL: "warning", CAIRN_PUSH_RATE: "100000" };
    const server = spawn(CAIRN, ["serve", "--port", "0", "--data", this.data], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = server;
    await new Promise<void>((resolve, reject) => {
      const said: string[] = [];
      for (const stream of [server.stdout, server.stderr])
        createInterface(stream).on("line", (line) => {
          said.push(line);
          this.#heard(line);
          if (line.includes("listens at")) resolve();
        });
      server.once("close", () => reject(new Error(`the server ended:\n${said.join("\n")}`)));
    });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const server = this.#process;
    if (!server) return;
    this.#process = null;
    const gone = once(server, "exit");
    server.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Keep a copy of the folder; the server must not run. */
  copyTo(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    cpSync(this.data, folder, { recursive: true });
  }

  /** Put an older copy in place of the folder, as a fail-over may; the server must not run. */
  putBack(folder: string): void {
    rmSync(this.data, { recursive: true, force: true });
    cpSync(folder, this.data, { recursive: true });
  }

  #heard(line: string): void {
    this.#address = /listens at (http:\S+)/.exec(line)?.[1] ?? this.#address;
    this.#setupLink = /http:\S+setup\S+/.exec(line)?.[0] ?? this.#setupLink;
    if (line.includes('"level":"error"') || line.includes("Traceback")) this.faults.push(line);
  }
}
