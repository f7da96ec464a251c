import { spansOf } from "./named.ts";

/** A sentence with its names stronger than the words around them. */
export function Sentence({ words }: { readonly words: string }) {
  return spansOf(words).map(({ text, isName }, index) =>
    isName ? (
      <bdi key={index} className="font-medium text-ink">
        {text}
      </bdi>
    ) : (
      text
    ),
  );
}
