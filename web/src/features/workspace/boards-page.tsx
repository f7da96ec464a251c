import { FileUp, Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useLocation } from "wouter";
import { archiveBoard } from "../../commands/actions/board.ts";
import { fileDrop, holdFile } from "../../commands/file-in-hand.ts";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useBoards, useChildren, useMay, useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { BoardMark } from "../../ui/board-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { NewBoard } from "./new-board.tsx";

/** Every board of the workspace that one may read. */
export function BoardsPage({ start }: { readonly start: ReactNode }) {
  const { id } = useWorkspace();
  const name = useRow("workspace", id)?.name;
  const boards = useBoards();
  const may = useMay("board.create", null);
  const [isNaming, setIsNaming] = useState(false);
  const [, navigate] = useLocation();
  const drop = fileDrop((file) => {
    holdFile(file);
    navigate(paths.import(id));
  });
  const bring = (
    <LinkButton href={paths.import(id)}>
      <Icon of={FileUp} />
      {say("workspace.import")}
    </LinkButton>
  );
  const create = (
    <Button
      tone="primary"
      icon={Plus}
      unavailable={may === true ? undefined : may.reason}
      onClick={() => setIsNaming(true)}
    >
      {say("workspace.new-board")}
    </Button>
  );
  return (
    <>
      <TopBar
        start={start}
        title={say("workspace.boards")}
        actions={
          boards.length > 0 && (
            <>
              {may === true && <span className="max-sm:hidden">{bring}</span>}
              {create}
            </>
          )
        }
      />
      <div
        id="board"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto px-5 py-3 outline-none max-sm:px-4"
        {...(may === true && drop)}
      >
        {boards.length > 0 && (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
            {boards.map((board) => (
              <BoardTile key={board} board={board} />
            ))}
          </ul>
        )}
        <ArchivedBoards />
        {boards.length === 0 && name !== undefined && (
          <div className="grid min-h-full place-content-center">
            <EmptyState
              stones="stacked"
              title={say("workspace.no-boards")}
              detail={
                may === true ? say("workspace.no-boards-detail") : say("workspace.no-boards-guest")
              }
              actions={
                may === true && (
                  <>
                    {create}
                    {bring}
                  </>
                )
              }
            />
          </div>
        )}
      </div>
      <NewBoard isOpen={isNaming} onClose={() => setIsNaming(false)} />
    </>
  );
}

/** Put away with all that is on them. */
function ArchivedBoards() {
  const { id } = useWorkspace();
  const archived = useChildren("board", id, "archived");
  if (archived.length === 0) return null;
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-xs font-medium text-subtle">{say("workspace.archived-boards")}</h2>
      <ul className="grid">
        {archived.map((board) => (
          <ArchivedBoard key={board} board={board} />
        ))}
      </ul>
    </section>
  );
}

function ArchivedBoard({ board }: { readonly board: string }) {
  const workspace = useWorkspace();
  const row = useRow("board", board);
  const may = useMay("board.archive", board);
  if (!row) return null;
  return (
    <li className="flex min-h-row items-center gap-2.5 border-b border-line">
      <BoardMark name={row.name} hue={row.colour ?? "stone"} icon={row.icon ?? undefined} />
      <a href={paths.board(workspace.id, board)} className="min-w-0 flex-1 truncate text-muted">
        <bdi>{row.name}</bdi>
      </a>
      <Button
        size="sm"
        tone="ghost"
        unavailable={may === true ? undefined : may.reason}
        onClick={() => archiveBoard(workspace, board, false)}
      >
        {say("workspace.restore-board")}
      </Button>
    </li>
  );
}

function BoardTile({ board }: { readonly board: string }) {
  const { id } = useWorkspace();
  const row = useRow("board", board);
  if (!row) return null;
  return (
    <li>
      <a
        href={paths.board(id, board)}
        className="grid min-h-20 content-start gap-1.5 rounded-md border border-line bg-raised p-3.5 shadow-card transition-colors duration-press hover:border-line-strong"
      >
        <span className="flex items-center gap-2 text-md font-strong">
          <BoardMark
            name={row.name}
            hue={row.colour ?? "stone"}
            icon={row.icon ?? undefined}
            size="md"
          />
          <bdi className="truncate">{row.name}</bdi>
        </span>
        <span className="line-clamp-2 text-xs text-subtle">
          {row.description ?? whoSees(row.everyone)}
        </span>
      </a>
    </li>
  );
}

const whoSees = (everyone: string | null | undefined): string =>
  everyone === "none" || everyone == null ? say("workspace.private") : say("workspace.open-to-all");
