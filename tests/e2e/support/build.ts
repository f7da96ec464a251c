// Builds of the web app that differ, to serve one after the other.
import { rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const WEB = fileURLToPath(new URL("../../../web/", import.meta.url));

/** What is used of it here. */
interface Vite {
  build(options: object): Promise<unknown>;
}

/** Build the app into the folder, with the note in its first script: its name and those of all that import it differ. */
export async function buildApp(folder: string, note: string): Promise<void> {
  const { resolve } = createRequire(join(WEB, "package.json"));
  const { build } = (await import(pathToFileURL(resolve("vite")).href)) as Vite;
  await build({
    root: WEB,
    configFile: join(WEB, "vite.config.ts"),
    logLevel: "error",
    plugins: [
      {
        name: "note",
        transform: (code: string, id: string) =>
          id.endsWith("/src/app/main.tsx") ? `${code}\nglobalThis.note = "${note}";` : null,
      },
    ],
    build: { outDir: folder, emptyOutDir: true },
  });
}

/** Let `link` lead to the folder from now on. */
export function lead(link: string, folder: string): void {
  rmSync(link, { force: true });
  symlinkSync(folder, link);
}
