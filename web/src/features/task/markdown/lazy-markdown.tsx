import { Suspense } from "react";
import type { MarkdownProps } from "./markdown.tsx";
import { patiently } from "../../../ui/patiently.ts";

const Loaded = patiently(async () => (await import("./markdown.tsx")).Markdown);

/** Markdown, or the words as they were typed until its reader is there. */
export function LazyMarkdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<p className="text-md whitespace-pre-wrap">{props.text}</p>}>
      <Loaded {...props} />
    </Suspense>
  );
}
