// What a browser keeps of a person: read past the app, as someone with the device in hand would.
import type { Page } from "playwright-core";

interface Kept {
  readonly databases: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
  /** Texts of what the caches hold, by address. */
  readonly cached: Readonly<Record<string, string>>;
  readonly local: Readonly<Record<string, string>>;
}

/** Everything that IndexedDB, the caches and localStorage hold of this origin, as one text. */
export const kept = (page: Page): Promise<string> => page.evaluate(everythingKept);

/** The records of a store in the database whose name begins so. */
export async function recordsOf<Record>(
  page: Page,
  database: string,
  store: string,
): Promise<readonly Record[]> {
  const { databases } = JSON.parse(await kept(page)) as Kept;
  const found = Object.entries(databases).find(([name]) => name.startsWith(database))?.[1];
  return (found?.[store] ?? []) as readonly Record[];
}

/** The boards all of which base keeps: what is on them, and their threads. */
export async function heldBoards(page: Page): Promise<readonly string[]> {
  const parts = await recordsOf<{ part: string }>(page, "cairn-base-", "parts");
  const ids = parts.map(({ part }) => part);
  return ids.filter((part) => ids.includes(`${part}/threads`));
}

/** Resolves once base keeps so many boards; fails after a while. */
export async function untilHeld(page: Page, boards: number): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    if ((await heldBoards(page)).length >= boards) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`held within ${WAIT_MS} ms: ${(await heldBoards(page)).length} of ${boards}`);
}

const WAIT_MS = 45_000;

/** Runs in the page. Bytes are read as UTF-8: own mutations are kept as such. */
async function everythingKept(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  const readable = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
      return new TextDecoder().decode(value);
    if (Array.isArray(value)) return value.map(readable);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)]));
  };
  const databases: Record<string, Record<string, unknown>> = {};
  for (const { name = "" } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    const stores: Record<string, unknown> = {};
    for (const store of db.objectStoreNames)
      stores[store] = readable(await done(db.transaction(store).objectStore(store).getAll()));
    db.close();
    databases[name] = stores;
  }
  const cached: Record<string, string> = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      cached[request.url] = (await (await cache.match(request))?.text()) ?? "";
  }
  return JSON.stringify({ databases, cached, local: { ...localStorage } });
}
