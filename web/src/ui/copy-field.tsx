import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { say } from "../strings/say.ts";
import { Button } from "./button.tsx";
import { Input } from "./input.tsx";

export interface CopyFieldProps {
  /** What it is: "Invitation link". */
  readonly label: string;
  readonly text: string;
}

/**
 * Text that is there to be taken elsewhere. Plain http has no clipboard: there the text is selected
 * and copied the old way, and where that fails too it stays selected for the keys.
 */
export function CopyField({ label, text }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [came, setCame] = useState<"copied" | "selected" | null>(null);
  const copy = async () => {
    field.current?.select();
    setCame((await copied(text)) ? "copied" : "selected");
  };
  return (
    <div className="grid gap-1">
      <div className="flex gap-2">
        <Input
          ref={field}
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button tone="primary" icon={came === "copied" ? Check : Copy} onClick={() => void copy()}>
          {say(came === "copied" ? "parts.copied" : "parts.copy")}
        </Button>
      </div>
      <p role="status" className="text-xs text-subtle empty:hidden">
        {came === "selected" && say("parts.copy-by-keys")}
      </p>
    </div>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that plain http has
    return document.execCommand("copy");
  }
}
