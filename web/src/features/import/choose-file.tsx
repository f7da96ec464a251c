import { FileUp } from "lucide-react";
import { useRef } from "react";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { ImportProblem } from "./import-api.ts";

interface ChooseFileProps {
  /** Why the last one could not be read. */
  readonly problem: ImportProblem | null;
  /** Why none can be chosen now. */
  readonly unavailable: string | undefined;
  readonly onFile: (file: File) => void;
}

/** One target: drop the file, or choose it. */
export function ChooseFile({ problem, unavailable, onFile }: ChooseFileProps) {
  return (
    <div className="mx-auto grid max-w-160 gap-3">
      {problem && <Banner tone="danger" title={problemWords(problem)} />}
      <div className="rounded-lg border border-dashed border-line-strong">
        <EmptyState
          stones="stacked"
          title={say("import.choose-title")}
          detail={unavailable ?? say("import.choose-detail")}
          actions={<FileButton tone="primary" unavailable={unavailable} onFile={onFile} />}
        />
      </div>
    </div>
  );
}

interface FileButtonProps {
  readonly tone: "primary" | "ghost";
  readonly unavailable?: string | undefined;
  readonly onFile: (file: File) => void;
}

/** Opens the device's own dialogue of files. */
export function FileButton({ tone, unavailable, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={say("import.choose")}
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = ""; // the same file, changed, can be chosen again
          if (file) onFile(file);
        }}
      />
      <Button
        tone={tone}
        icon={tone === "primary" ? FileUp : undefined}
        unavailable={unavailable}
        onClick={() => input.current?.click()}
      >
        {tone === "primary" ? say("import.choose") : say("import.choose-another")}
      </Button>
    </>
  );
}

function problemWords({ code, detail }: ImportProblem): string {
  switch (code) {
    case "not_an_export":
    case "not_allowed":
      return detail;
    case "body_too_large":
      return say("import.too-large");
    case "unreachable":
      return say("import.unreachable");
    default:
      return say("import.failed");
  }
}
