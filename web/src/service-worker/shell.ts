/** What the service worker does, apart from its events: one cache a build, kept as long as a page runs it. */
import { PAGE_LOCK } from "./page-lock.ts";

/** A file's path and the hash of its content, as `integrity` wants it. */
export type ShellFile = readonly [path: string, integrity: string];

export interface Build {
  readonly id: string;
  readonly files: readonly ShellFile[];
}

const CACHE = "cairn-shell-";
const PAGE = "/index.html";
/** Names in this folder carry a hash of their content: the same in every build that has them. */
const HASHED = "/assets/";
/** What the server answers itself, also when it is opened as a page. */
const SERVER_OWN = /^[/](?:api|health)(?:[/]|$)/u;

/** Put every file of the build into its cache; all of them, of just this build, or fail. */
export async function hold(
  { id, files }: Build,
  caches: CacheStorage,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  const cache = await caches.open(CACHE + id);
  await Promise.all(
    files.map(async ([path, integrity]) => {
      const held = path.startsWith(HASHED) ? await caches.match(path) : undefined;
      await cache.put(path, held ?? (await fetch(path, { integrity, cache: "no-cache" })));
    }),
  );
}

/**
 * The answer to a request for the app; null for all else, which goes to the server as if there
 * were no worker. A page gets this build; its parts come from whichever build it runs.
 */
export function answer(
  { id, files }: Build,
  request: Request,
  origin: string,
  caches: CacheStorage,
  fetch: typeof globalThis.fetch,
): Promise<Response> | null {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== origin) return null;
  const path = request.mode === "navigate" ? pageAt(url.pathname) : url.pathname;
  if (path === null) return null;
  if (!path.startsWith(HASHED) && !files.some(([held]) => held === path)) return null;
  return find(path).then((found) => found ?? fetch(request));

  async function find(path: string): Promise<Response | undefined> {
    return (await caches.match(path, { cacheName: CACHE + id })) ?? caches.match(path);
  }
}

const pageAt = (path: string): string | null => (SERVER_OWN.test(path) ? null : PAGE);

/**
 * Drop the builds that no page runs any more. While a page has not said yet which it runs, none;
 * nor while a newer build comes or waits, which no page runs yet. `locks` are the names of all held.
 */
export async function prune(
  { id }: Build,
  caches: CacheStorage,
  pages: number,
  locks: readonly string[],
  isNewerHere: boolean,
): Promise<void> {
  const scripts = locks.flatMap((name) =>
    name.startsWith(PAGE_LOCK) ? [name.slice(PAGE_LOCK.length)] : [],
  );
  if (isNewerHere || scripts.length < pages) return;
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHE) || name === CACHE + id) continue;
    const cache = await caches.open(name);
    const hits = await Promise.all(scripts.map((script) => cache.match(script)));
    if (hits.every((hit) => hit === undefined)) await caches.delete(name);
  }
}
