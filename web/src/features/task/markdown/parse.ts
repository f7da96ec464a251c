import type { Definition, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export interface Parsed {
  readonly root: Root;
  /** Where `[words][name]` lead, by name. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

export function parseMarkdown(text: string): Parsed {
  const root = fromMarkdown(text, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const definitions = root.children.filter((node) => node.type === "definition");
  return { root, definitions: new Map(definitions.map((node) => [node.identifier, node])) };
}
