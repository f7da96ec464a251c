// Weighs the built app as a browser loads it, gzipped, and fails over a budget. Run after `npm run build`.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;
const ENTRY = 140 * KB; // everything the first paint waits for
const LAZY = 110 * KB; // any one part loaded later
const EDITOR = 140 * KB; // CodeMirror and Yjs together
const WORKER = 1 * KB; // what the service worker does, without its list of files

const dist = new URL("../dist/", import.meta.url);
/** @type {Record<string, {file: string, isEntry?: boolean, isDynamicEntry?: boolean, imports?: string[]}>} */
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** @param {string} key @returns {Set<string>} the files a browser must have before this part runs */
function filesOf(key, seen = new Set()) {
  const part = manifest[key];
  if (!part || seen.has(part.file)) return seen;
  seen.add(part.file);
  for (const needed of part.imports ?? []) filesOf(needed, seen);
  return seen;
}

/** @param {Iterable<string>} files */
const weigh = (files) =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
    0,
  );

const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const first = new Set(entries.flatMap((key) => [...filesOf(key)]));
const rows = [{ part: "entry", bytes: weigh(first), budget: ENTRY }];
for (const [key, part] of Object.entries(manifest)) {
  if (!part.isDynamicEntry) continue;
  const own = [...filesOf(key)].filter((file) => !first.has(file));
  rows.push({ part: key, bytes: weigh(own), budget: key.includes("editor") ? EDITOR : LAZY });
}
// Its first line is the list of files, by tools/service-worker-plugin.ts; it grows with the app.
const [, ...logic] = readFileSync(new URL("service-worker.js", dist), "utf8").split("\n");
const worker = gzipSync(logic.join("\n"), { level: 9 }).length;
rows.push({ part: "service worker, without its list", bytes: worker, budget: WORKER });

const over = rows.filter((row) => row.bytes > row.budget);
for (const row of rows.sort((a, b) => b.bytes - a.bytes)) {
  const mark = over.includes(row) ? "OVER" : "ok  ";
  console.log(
    `${mark} ${(row.bytes / KB).toFixed(1).padStart(6)} of ${row.budget / KB} KB  ${row.part}`,
  );
}
if (over.length > 0) {
  console.error(
    "Over budget: load the heavy part by import(), or find what pulled it in with `npx vite build --debug`.",
  );
  process.exit(1);
}
