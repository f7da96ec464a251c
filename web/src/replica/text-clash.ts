/** What met where two people wrote into one paragraph without seeing each other's words. */
import { browserNetwork, getJson, type Network } from "./socket-transport.ts";

export interface TextClash {
  /** What the paragraph would read with one side's words alone. */
  readonly theirs: string;
  readonly mine: string;
  /** What stood there once both were in. */
  readonly merged: string;
  /** Who came later, whose words `mine` are. */
  readonly actor: string;
  readonly others: readonly string[];
}

/** Rejects with `Unanswered` where the server can't be reached, or knows of none. */
export async function textClash(
  stream: string,
  task: string,
  field: string,
  entry: number,
  network: Network = browserNetwork,
): Promise<TextClash> {
  const path = `/api/texts/${stream}/${task}/${field}/clash?entry=${String(entry)}`;
  return (await getJson(network, path)) as TextClash;
}
