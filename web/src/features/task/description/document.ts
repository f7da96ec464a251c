import * as Y from "yjs";
import { fromBase64url } from "./base64url.ts";

/** Where an update came from that is not the editor's own. */
export const ELSEWHERE = "elsewhere";

/** A document with these updates (base64url) in it; they apply in any order. */
export function openDocument(updates: readonly string[]): Y.Doc {
  const document = new Y.Doc();
  applyUpdates(document, updates);
  return document;
}

export function applyUpdates(document: Y.Doc, updates: readonly string[]): void {
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, fromBase64url(update), ELSEWHERE);
  }, ELSEWHERE);
}

/** A field's text in a document: the Yjs text named for it. */
export const textOf = (document: Y.Doc, field: string): Y.Text => document.getText(field);

/** What a field says, from its updates. */
export function textIn(updates: readonly string[], field: string): string {
  const document = openDocument(updates);
  const text = textOf(document, field).toJSON();
  document.destroy();
  return text;
}
