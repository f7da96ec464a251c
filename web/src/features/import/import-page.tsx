import { useEffect, useState, type ReactNode } from "react";
import { fileDrop, takeFile } from "../../commands/file-in-hand.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay, useSyncStatus } from "../../replica/hooks.ts";
import "../../strings/en/import.ts";
import { fileSize } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { Pill } from "../../ui/pill.tsx";
import { Lines } from "../../ui/skeleton.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { importInto, useImport, type ImportRun, type ImportState } from "./import-run.ts";
import { Came, Importing, Stopped, Undone } from "./import-steps.tsx";
import { ReportView } from "./report-view.tsx";

/** A board from Trello: a look at what would come, then its import, then the way there or back. */
export function ImportPage({ start }: { readonly start: ReactNode }) {
  const { id } = useWorkspace();
  const [run] = useState(() => importInto(id));
  const state = useImport(run);
  useEffect(() => {
    const dropped = takeFile();
    if (dropped) void run.look(dropped);
    return () => {
      if (run.get().kind === "undone") run.forget();
    };
  }, [run]);
  return (
    <>
      <TopBar
        start={start}
        title={say("import.title")}
        views={<FileName state={state} />}
        actions={state.kind === "report" && <Pill tone="info">{say("import.dry-run")}</Pill>}
      />
      <div
        id="board"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto px-5 py-3 outline-none max-sm:px-4"
        {...(takesFile(state) && fileDrop((file) => void run.look(file)))}
      >
        <Step run={run} state={state} />
      </div>
    </>
  );
}

function Step({ run, state }: { readonly run: ImportRun; readonly state: ImportState }) {
  const may = useMay("board.create", null);
  const { state: line } = useSyncStatus();
  switch (state.kind) {
    case "nothing": {
      const barred = may === true ? undefined : say("import.not-allowed");
      const why = barred ?? (line === "offline" ? say("import.offline") : undefined);
      return (
        <ChooseFile
          problem={state.problem}
          unavailable={why}
          onFile={(file) => void run.look(file)}
        />
      );
    }
    case "looking":
      return (
        <div role="status" className="grid gap-3">
          <p className="text-muted">{say("import.looking", { file: state.file.name })}</p>
          <Lines count={6} />
        </div>
      );
    case "report":
      return <ReportView run={run} read={state} />;
    case "importing":
      return <Importing run={run} state={state} />;
    case "stopped":
      return <Stopped run={run} state={state} />;
    case "came":
      return <Came run={run} state={state} />;
    case "undone":
      return <Undone run={run} />;
  }
}

function FileName({ state }: { readonly state: ImportState }) {
  if (!("file" in state)) return null;
  const { name, size } = state.file;
  return (
    <span className="min-w-0 truncate text-muted max-sm:hidden">
      <bdi>{name}</bdi>, {fileSize(size)}
    </span>
  );
}

const takesFile = ({ kind }: ImportState): boolean =>
  kind === "nothing" || kind === "report" || kind === "undone";
