import { describe, expect, it } from "vitest";
import { answer, type Build, hold, prune } from "./shell.ts";

const ORIGIN = "https://cairn.example";

/** Caches in memory, by path; what the worker uses of the browser's. */
class FakeCaches {
  readonly held = new Map<string, Map<string, Response>>();

  open(name: string) {
    const files = this.held.get(name) ?? new Map<string, Response>();
    this.held.set(name, files);
    return Promise.resolve({
      put: (path: string, response: Response) => Promise.resolve(void files.set(path, response)),
      match: (path: string) => Promise.resolve(files.get(path)),
    });
  }

  match(path: string, { cacheName }: { cacheName?: string } = {}) {
    const inOne = (name: string) => this.held.get(name)?.get(path);
    const names = cacheName === undefined ? [...this.held.keys()] : [cacheName];
    return Promise.resolve(names.map(inOne).find((found) => found !== undefined));
  }

  keys = () => Promise.resolve([...this.held.keys()]);
  delete = (name: string) => Promise.resolve(this.held.delete(name));
  asBrowser = () => this as unknown as CacheStorage;
}

const OLD: Build = {
  id: "old",
  files: files("/index.html", "/assets/index-1.js", "/assets/a-1.js"),
};
const NEW: Build = {
  id: "new",
  files: files("/index.html", "/assets/index-2.js", "/assets/a-1.js"),
};

function files(...paths: readonly string[]): Build["files"] {
  return paths.map((path) => [path, `sha256-${path}`]);
}

const serverOf = (build: Build, asked: string[] = []) =>
  ((path: string, { integrity }: RequestInit) => {
    asked.push(path);
    const isOurs = build.files.some(([file, hash]) => file === path && hash === integrity);
    return isOurs
      ? Promise.resolve(new Response(`${build.id} ${path}`))
      : Promise.reject(new TypeError("integrity"));
  }) as typeof fetch;

async function holding(...builds: readonly Build[]): Promise<FakeCaches> {
  const caches = new FakeCaches();
  for (const build of builds) await hold(build, caches.asBrowser(), serverOf(build));
  return caches;
}

const asked = (path: string, mode: "navigate" | "cors" = "cors", method = "GET"): Request =>
  ({ url: new URL(path, ORIGIN).href, mode, method }) as Request;

async function answered(caches: FakeCaches, request: Request, build = NEW): Promise<string | null> {
  const server = () => Promise.resolve(new Response("from the server"));
  return (await answer(build, request, ORIGIN, caches.asBrowser(), server))?.text() ?? null;
}

describe("the service worker", () => {
  it("holds a build as a whole or not at all", async () => {
    const held = hold(NEW, new FakeCaches().asBrowser(), serverOf(OLD));
    await expect(held).rejects.toThrow("integrity");
  });

  it("fetches nothing again that another build has by the same name and hash", async () => {
    const fetched: string[] = [];
    await hold(NEW, (await holding(OLD)).asBrowser(), serverOf(NEW, fetched));
    expect(fetched).toEqual(["/index.html", "/assets/index-2.js"]);
  });

  it("answers every deep link with the page of its build", async () => {
    const caches = await holding(OLD, NEW);
    expect(await answered(caches, asked("/w/1/b/2?x=1", "navigate"))).toBe("new /index.html");
  });

  it("gives a page that runs the build before its parts", async () => {
    const caches = await holding(OLD, NEW);
    expect(await answered(caches, asked("/assets/index-1.js"))).toBe("old /assets/index-1.js");
  });

  it.each([
    ["data", asked("/api/segments/1")],
    ["data opened as a page", asked("/api/openapi.json", "navigate")],
    ["health", asked("/health/ready", "navigate")],
    ["itself", asked("/service-worker.js")],
    ["what is sent", asked("/assets/index-2.js", "cors", "POST")],
    ["another site", asked("https://elsewhere.example/assets/index-2.js")],
  ])("leaves %s to the server", async (_, request) => {
    expect(await answered(await holding(NEW), request)).toBeNull();
  });

  it("asks the server for what the browser threw away", async () => {
    expect(await answered(new FakeCaches(), asked("/", "navigate"))).toBe("from the server");
  });
});

describe("builds that are no longer used", () => {
  const left = async (pages: number, ...locks: readonly string[]) => {
    const caches = await holding(OLD, NEW);
    await caches.open("somebody else's");
    await prune(NEW, caches.asBrowser(), pages, locks, false);
    return [...caches.held.keys()];
  };

  it("go when every page runs this one", async () => {
    expect(await left(1, "cairn-page /assets/index-2.js")).toEqual([
      "cairn-shell-new",
      "somebody else's",
    ]);
  });

  it("stay while a page runs them", async () => {
    const locks = ["cairn-page /assets/index-2.js", "cairn-page /assets/index-1.js"];
    expect(await left(2, ...locks)).toContain("cairn-shell-old");
  });

  it("stay while a page has not said what it runs", async () => {
    expect(await left(2, "cairn-page /assets/index-2.js", "another lock")).toContain(
      "cairn-shell-old",
    );
  });

  it("are not taken for a newer one that waits: it is run by no page yet", async () => {
    const caches = await holding(OLD, NEW);
    await prune(OLD, caches.asBrowser(), 1, ["cairn-page /assets/index-1.js"], true);
    expect([...caches.held.keys()]).toEqual(["cairn-shell-old", "cairn-shell-new"]);
  });
});
