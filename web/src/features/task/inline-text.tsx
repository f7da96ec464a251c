import { useEffect, useRef } from "react";

export interface InlineTextProps {
  readonly label: string;
  readonly text: string;
  readonly limit: number;
  /** null: it was left as it was. */
  readonly onClose: (text: string | null) => void;
}

/** A line typed over where it stands. Enter and leaving keep it, Esc puts it back; an empty one changes nothing. */
export function InlineText({ label, text, limit, onClose }: InlineTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const close = (typed: string | null) => {
    if (isOver.current) return; // closing takes the focus away, which closes
    isOver.current = true;
    const words = typed?.trim() ?? "";
    onClose(words === "" || words === text ? null : words);
  };
  return (
    <textarea
      ref={field}
      rows={1}
      maxLength={limit}
      defaultValue={text}
      aria-label={label}
      className="-my-0.5 -ms-1 field-sizing-content w-full min-w-0 resize-none rounded-xs bg-sunken px-1 py-0.5 text-sm outline-none [unicode-bidi:plaintext] max-sm:text-lg ltr:text-left rtl:text-right"
      onBlur={(event) => close(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.preventDefault();
        if (event.key === "Enter") close(event.currentTarget.value);
        if (event.key === "Escape") close(null);
      }}
    />
  );
}
