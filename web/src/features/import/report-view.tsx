import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useRow, useSyncStatus } from "../../replica/hooks.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { FileButton } from "./choose-file.tsx";
import type { Counts, Lost, Report } from "./import-api.ts";
import type { ImportRun, Read } from "./import-run.ts";
import { People } from "./people.tsx";

const CARD = "rounded-lg border border-line bg-raised";

interface ReportViewProps {
  readonly run: ImportRun;
  readonly read: Read;
}

/** What would come, what would not, who is who, and where it goes. */
export function ReportView({ run, read }: ReportViewProps) {
  const { report, chosen } = read;
  return (
    <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Numbers counts={report.counts} />
      <Losses lost={report.lost} onSave={() => save(report)} />
      <div className="grid gap-3.5">
        <section className={CARD}>
          <People
            people={report.people}
            chosen={chosen}
            onChoose={(theirs, person) => run.choose(theirs, person)}
          />
        </section>
        <Where report={report} />
        <Go run={run} read={read} />
      </div>
    </div>
  );
}

function Numbers({ counts }: { readonly counts: Counts }) {
  const archived = counts.tasks_archived;
  const shown = [
    {
      title: say("import.tasks"),
      count: counts.tasks,
      also: archived > 0 ? say("import.archived", { n: archived }) : "",
    },
    { title: say("import.lists"), count: counts.columns, also: "" },
    { title: say("import.comments"), count: counts.comments, also: "" },
    { title: say("import.labels"), count: counts.labels, also: "" },
  ];
  return (
    <dl className={`grid grid-cols-2 sm:grid-cols-4 lg:col-span-2 ${CARD}`}>
      {shown.map(({ title, count, also }) => (
        <div key={title} className="px-4 py-3">
          <dt className="text-xs text-muted">{title}</dt>
          <dd className="text-lg font-title tabular">{number(count)}</dd>
          {also !== "" && <dd className="text-xs text-muted">{also}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Losses({ lost, onSave }: { readonly lost: readonly Lost[]; readonly onSave: () => void }) {
  return (
    <section className={CARD} aria-labelledby="import-lost">
      <header className="flex min-h-11 items-center gap-2 px-4 py-1.5">
        <h2 id="import-lost" className="font-strong">
          {say("import.lost")}
        </h2>
        <span className="text-muted">{say("import.lost-kinds", { n: lost.length })}</span>
        <Button size="sm" className="ms-auto" onClick={onSave}>
          {say("import.full-report")}
        </Button>
      </header>
      {lost.length === 0 && (
        <p className="flex items-center gap-2 border-t border-line px-4 py-3 text-muted">
          <Icon of={CircleCheck} />
          {say("import.lost-nothing")}
        </p>
      )}
      <ul>
        {lost.map(({ what, count, example }) => (
          <li key={what} className="flex gap-3 border-t border-line px-4 py-2.5">
            <Icon of={TriangleAlert} className="mt-0.5 text-warning-ink" />
            <div className="min-w-0 flex-1">
              <p className="font-medium first-letter:uppercase">{what}</p>
              {example !== "" && (
                <p className="truncate text-xs text-muted">
                  <bdi>{example}</bdi>
                </p>
              )}
            </div>
            <span className="text-muted tabular">{number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Where({ report }: { readonly report: Report }) {
  const { name, everyone, is_new: isNew } = report.board;
  return (
    <section className={CARD}>
      <h2 className="px-4 py-2.5 font-strong">{say("import.where")}</h2>
      <p className="border-t border-line px-4 py-2.5">
        {isNew
          ? say("import.new-board", { board: name })
          : say("import.same-board", { board: name })}
      </p>
      <p className="flex gap-2 border-t border-line px-4 py-2.5 text-xs text-muted">
        <Icon of={Info} size="sm" className="mt-0.5" />
        {isNew ? whoSees(everyone) : say("import.here-already")}
      </p>
    </section>
  );
}

function whoSees(everyone: string): string {
  if (everyone === "editor") return say("import.visible-all");
  return everyone === "none" ? say("import.visible-private") : say("import.visible-read");
}

function Go({ run, read }: ReportViewProps) {
  const { state } = useSyncStatus();
  const { counts, changes } = read.report;
  const isThere = useRow("board", read.report.board.id) !== undefined;
  // Who is chosen counts only once it is imported: the numbers are those of the first look.
  const isNothing = changes === 0 && read.chosen.size === 0 && isThere;
  const why = state === "offline" ? say("import.offline") : undefined;
  return (
    <div className="grid justify-items-stretch gap-2 text-center">
      <Button
        tone="primary"
        size="lg"
        wide
        unavailable={isNothing ? say("import.nothing-new") : why}
        onClick={() => void run.go(read)}
      >
        {isNothing ? say("import.nothing-new") : say("import.go", { n: counts.tasks })}
      </Button>
      <FileButton tone="ghost" onFile={(file) => void run.look(file)} />
      <p className="text-xs text-muted">{say("import.undo-note")}</p>
    </div>
  );
}

const save = (report: Report) =>
  saveFile(JSON.stringify(report, null, 2), `import-${report.board.name}.json`);
