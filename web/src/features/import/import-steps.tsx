import { useState } from "react";
import { paths } from "../../commands/paths.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { FileButton } from "./choose-file.tsx";
import type { ImportRun, ImportState } from "./import-run.ts";

interface StepProps<Kind extends ImportState["kind"]> {
  readonly run: ImportRun;
  readonly state: Extract<ImportState, { readonly kind: Kind }>;
}

export function Importing({ run, state }: StepProps<"importing">) {
  const title = say("import.importing", { board: state.report.board.name });
  const { done, whole } = state;
  return (
    <div className="mx-auto grid max-w-160 gap-3 pt-10">
      <h2 className="text-md font-strong">{title}</h2>
      <ProgressBar done={done} total={whole} label={title} />
      <p className="text-muted tabular">
        {say("import.progress", { done: number(done), whole: number(whole) })}
      </p>
      <div>
        <Button onClick={run.cancel}>{say("import.cancel")}</Button>
      </div>
    </div>
  );
}

export function Stopped({ run, state }: StepProps<"stopped">) {
  const why = wordsFor(state.why);
  const stands = say(state.isBegun ? "import.stands" : "import.stands-not");
  return (
    <EmptyState
      stones="apart"
      title={say("import.stopped", { board: state.report.board.name })}
      detail={`${why} ${stands}`}
      actions={
        <>
          <Button tone="primary" onClick={() => void run.go(state)}>
            {say("import.go-again")}
          </Button>
          {state.isBegun && <UndoButton run={run} />}
          <FileButton tone="ghost" onFile={(file) => void run.look(file)} />
        </>
      }
    />
  );
}

function wordsFor(why: string): string {
  if (why === "cancelled") return say("import.cancelled");
  return why === "" ? say("import.broke-off") : why;
}

export function Came({ run, state }: StepProps<"came">) {
  const { id, name } = state.report.board;
  return (
    <EmptyState
      stones="laid"
      title={say("import.came", { board: name })}
      detail={say("import.came-detail", { n: state.counts.tasks })}
      actions={
        <>
          <LinkButton href={paths.board(run.workspace, id)}>{say("import.open-board")}</LinkButton>
          <UndoButton run={run} />
          <FileButton tone="ghost" onFile={(file) => void run.look(file)} />
        </>
      }
    />
  );
}

function UndoButton({ run }: { readonly run: ImportRun }) {
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const undo = async () => {
    setIsBusy(true);
    setHasFailed(!(await run.undo()));
    setIsBusy(false);
  };
  return (
    <>
      <Button busy={isBusy} onClick={() => void undo()}>
        {say("import.undo")}
      </Button>
      {hasFailed && <Banner tone="danger" title={say("import.undo-failed")} />}
    </>
  );
}

export function Undone({ run }: { readonly run: ImportRun }) {
  return (
    <EmptyState
      stones="laid"
      title={say("import.undone")}
      detail={say("import.undone-detail")}
      actions={
        <>
          <LinkButton href={paths.workspace(run.workspace)}>{say("import.boards")}</LinkButton>
          <FileButton tone="ghost" onFile={(file) => void run.look(file)} />
        </>
      }
    />
  );
}
