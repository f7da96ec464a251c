import { classNames } from "./class-names.ts";
import { keyCaps, onApple, type Keys } from "./keys.ts";

export interface KbdProps {
  readonly keys: Keys;
  /** On a coloured ground: the caps take its ink. */
  readonly onColour?: boolean;
  /** Drawn where there is no mouse too, and so perhaps no keyboard: it was asked for. */
  readonly always?: boolean;
}

/** The caps of a shortcut. For eyes only: the control carries `aria-keyshortcuts`. */
export function Kbd({ keys, onColour = false, always = false }: KbdProps) {
  return (
    <span
      aria-hidden
      className={classNames("inline-flex items-center gap-0.75", !always && "coarse:hidden")}
    >
      {keyCaps(keys, onApple).map((cap, index) => (
        <kbd
          key={index}
          className={classNames(
            "inline-grid h-4.5 min-w-4.5 place-items-center rounded-xs border px-1 font-sans text-2xs font-medium",
            onColour ? "border-current/45" : "border-line bg-raised text-muted",
          )}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
