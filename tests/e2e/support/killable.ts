// A browser of its own process with a real profile, that can be ended as a power cut ends it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { EXECUTABLE, FLAGS } from "./browser.ts";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core") as typeof import("playwright-core");

export interface KillableBrowser {
  readonly page: Page;
  /** End it and all of its processes at once, by their ids; none of them gets a word in. */
  kill(): Promise<void>;
  /** End it as a person does, so that all of its profile is written. */
  close(): Promise<void>;
}

export async function startKillable(profile: string): Promise<KillableBrowser> {
  const flags = [
    "--headless=new",
    "--remote-debugging-port=0",
    "--window-size=1440,900",
    `--user-data-dir=${profile}`,
  ];
  // Detached: it leads a process group, which ends as one.
  const started = spawn(EXECUTABLE, [...FLAGS, ...flags, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const browser = await chromium.connectOverCDP(await addressOf(started));
  const [context] = browser.contexts();
  if (!context) throw new Error("The browser has no profile open");
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, kill: () => kill(started), close: () => close(started, browser) };
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error("The browser says nothing");
  const lines = createInterface(stderr);
  for await (const line of lines) {
    const address = /DevTools listening on (?<address>ws:\S+)/.exec(line)?.groups?.["address"];
    if (address === undefined) continue;
    stderr.resume(); // whatever else it says goes nowhere, and fills no pipe
    return address;
  }
  throw new Error("The browser ended before it listened");
}

async function kill(started: ChildProcess): Promise<void> {
  if (started.pid === undefined) throw new Error("The browser did not start");
  const gone = once(started, "exit");
  process.kill(-started.pid, "SIGKILL");
  await gone;
}

async function close(started: ChildProcess, browser: Browser): Promise<void> {
  const gone = once(started, "exit");
  const session = await browser.newBrowserCDPSession();
  await session.send("Browser.close");
  await gone;
}
