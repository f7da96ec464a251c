/** One form a plural category; `{n}` is the number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type Message = string | Plural;

/** The words that are loaded, by key. */
export const known = new Map<string, Message>();

/** Takes in the words of an area; its file does so when it is loaded. */
export function learn<const Area extends Readonly<Record<string, Message>>>(area: Area): Area {
  for (const [key, message] of Object.entries(area)) known.set(key, message);
  return area;
}
