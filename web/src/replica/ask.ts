/** What went wrong, by its code in protocol/errors.json; `unreachable` where no server answered. */
export interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

const UNREACHABLE: Problem = { code: "unreachable", params: {} };

/** A request that is no edit: it is answered now or not at all. */
export async function ask<Value>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const content: unknown = text === "" ? null : JSON.parse(text);
    // The server is ours and of the same version: its answers have the shapes that wire.md gives.
    if (response.ok) return { ok: true, value: content as Value };
    return { ok: false, problem: problemOf(content) };
  } catch {
    return { ok: false, problem: UNREACHABLE }; // no network, or a proxy's page in place of JSON
  }
}

function problemOf(content: unknown): Problem {
  const { code, params } = (content ?? {}) as Partial<Problem>;
  return { code: code ?? "server_fault", params: params ?? {} };
}
