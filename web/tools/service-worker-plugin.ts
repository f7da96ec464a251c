// Builds src/service-worker into /service-worker.js, with the list of everything that the app is made of.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import type { Build, ShellFile } from "../src/service-worker/shell.ts";

const SOURCE = join(import.meta.dirname, "../src/service-worker/service-worker.ts");

export function serviceWorker(): Plugin {
  let publicFolder = "";
  return {
    name: "cairn:service-worker",
    apply: "build",
    configResolved: (config) => {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const built = Object.values(bundle)
          .filter(({ fileName }) => !fileName.startsWith("."))
          .map((file) => asListed(file.fileName, file.type === "chunk" ? file.code : file.source));
        const list = asBuild([...built, ...filesIn(publicFolder)]);
        const source = `const BUILD=${JSON.stringify(list)};\n${await codeOf(SOURCE)}`;
        this.emitFile({ type: "asset", fileName: "service-worker.js", source });
      },
    },
  };
}

/** A worker is one plain script: built apart, it shares no part with the app. */
async function codeOf(input: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "baseline-widely-available",
      rolldownOptions: { input, output: { format: "iife" } },
    },
  });
  const [output] = [result].flat();
  if (!output || !("output" in output)) throw new Error("the service worker was not built");
  return output.output[0].code;
}

function filesIn(folder: string): readonly ShellFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    return [asListed(path.slice(folder.length + 1), readFileSync(path))];
  });
}

const asListed = (name: string, content: string | Uint8Array): ShellFile => [
  `/${name}`,
  `sha256-${createHash("sha256").update(content).digest("base64")}`,
];

/** The build is named by all that it holds. */
function asBuild(files: readonly ShellFile[]): Build {
  const sorted = files.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const id = createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 12);
  return { id, files: sorted };
}
