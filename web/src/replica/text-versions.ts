/** Earlier states of a document, which the server works out from its log. */
import { browserNetwork, getJson, type Network } from "./socket-transport.ts";

/** The text as it was after an entry: the last of a person in an hour. */
export interface TextVersion {
  readonly seq: number;
  /** ms */
  readonly at: number;
  readonly person: string;
}

/** Newest first; rejects with `Unanswered` where the server can't be reached. */
export async function textVersions(
  stream: string,
  task: string,
  field: string,
  network: Network = browserNetwork,
): Promise<readonly TextVersion[]> {
  const answer = await getJson(network, `/api/texts/${stream}/${task}/${field}/versions`);
  return (answer as { readonly versions: readonly TextVersion[] }).versions;
}

/** The whole text as it was; rejects likewise. */
export async function textOfVersion(
  stream: string,
  task: string,
  field: string,
  seq: number,
  network: Network = browserNetwork,
): Promise<string> {
  const path = `/api/texts/${stream}/${task}/${field}/versions/${String(seq)}`;
  return ((await getJson(network, path)) as { readonly text: string }).text;
}
