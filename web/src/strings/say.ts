import { first, type Catalogue } from "./en.ts";
import { known, learn, type Plural } from "./known.ts";
import { pluralRule } from "./locale.ts";

export type MessageKey = keyof Catalogue;

/** The `{names}` that a text asks for. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Values<Message> = Message extends Plural
  ? { readonly n: number } & Readonly<
      Record<Exclude<Names<Message[keyof Message]>, "n">, string | number>
    >
  : Readonly<Record<Names<Message>, string | number>>;

type Arguments<Key extends MessageKey> = Catalogue[Key] extends Plural
  ? [values: Values<Catalogue[Key]>]
  : Names<Catalogue[Key]> extends never
    ? []
    : [values: Values<Catalogue[Key]>];

/** A message that asks for nothing. */
export type PlainKey = {
  [Key in MessageKey]: Arguments<Key> extends [] ? Key : never;
}[MessageKey];

learn(first);

export const isKnown = (key: string): key is MessageKey => known.has(key);

/** The words of one message, its `{names}` filled in; a message with plural forms takes its form from `n`. */
export function say<Key extends MessageKey>(key: Key, ...[values]: Arguments<Key>): string {
  const message = known.get(key) ?? key;
  const given: Readonly<Record<string, string | number>> = values ?? {};
  return fill(typeof message === "string" ? message : form(message, Number(given["n"])), given);
}

function form(message: Plural, n: number): string {
  return message[pluralRule(n)] ?? message.other;
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
