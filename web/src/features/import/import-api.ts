/** The door that reads a Trello export; see "Imports" in protocol/wire.md. */

export interface Lost {
  readonly what: string;
  readonly count: number;
  readonly example: string;
}

/** Someone whom the file names; `person` is who that is here, null for nobody. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly person: string | null;
}

export interface Counts {
  readonly columns: number;
  readonly tasks: number;
  readonly tasks_archived: number;
  readonly comments: number;
  readonly labels: number;
}

export interface Report {
  readonly board: {
    readonly id: string;
    readonly name: string;
    readonly everyone: string;
    readonly is_new: boolean;
  };
  readonly counts: Counts;
  readonly lost: readonly Lost[];
  readonly people: readonly Named[];
  readonly changes: number;
  readonly batch: string;
}

export type Told =
  | { readonly type: "begun"; readonly report: Report }
  | { readonly type: "written"; readonly done: number; readonly whole: number }
  | { readonly type: "came"; readonly counts: Counts }
  | { readonly type: "stopped"; readonly why: string; readonly is_begun: boolean };

/** `code` is of protocol/errors.json; `unreachable` where no answer came. */
export interface ImportProblem {
  readonly code: string;
  readonly detail: string;
}

/** Who someone of the file is here, by their id there; null keeps the name alone. */
export type Chosen = ReadonlyMap<string, string | null>;

export interface ToImport {
  readonly workspace: string;
  readonly file: Blob;
  readonly chosen: Chosen;
}

const UNREACHABLE: ImportProblem = { code: "unreachable", detail: "" };

/** What would come. Writes nothing. */
export async function lookAt(wanted: ToImport): Promise<Report | ImportProblem> {
  try {
    const answer = await post("/api/imports/preview", wanted);
    return answer.ok ? ((await answer.json()) as Report) : await problemOf(answer);
  } catch {
    return UNREACHABLE;
  }
}

/**
 * Brings it over and tells how far it is; ends with `came` or `stopped`, or with neither where the
 * line breaks. Aborting stops it on the server too.
 */
export async function bring(
  wanted: ToImport,
  signal: AbortSignal,
  tell: (told: Told) => void,
): Promise<ImportProblem | null> {
  try {
    const answer = await post("/api/imports", wanted, signal);
    if (!answer.ok) return await problemOf(answer);
    for await (const line of linesOf(answer)) tell(JSON.parse(line) as Told);
    return null;
  } catch {
    return UNREACHABLE;
  }
}

function post(path: string, { workspace, file, chosen }: ToImport, signal?: AbortSignal) {
  const people = [...chosen].map(([theirs, person]) => `${theirs}:${person ?? ""}`).join(",");
  const asked = new URLSearchParams({ stream: workspace, people });
  return fetch(`${path}?${asked.toString()}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
    ...(signal && { signal }),
  });
}

async function problemOf(answer: Response): Promise<ImportProblem> {
  if (answer.status === 413) return { code: "body_too_large", detail: "" }; // a proxy's page, too
  const { code, detail } = (await answer.json()) as Partial<ImportProblem>;
  return { code: code ?? "server_fault", detail: detail ?? "" };
}

async function* linesOf(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    const lines = (rest + piece.value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
