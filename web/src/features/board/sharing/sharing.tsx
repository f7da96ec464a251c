import "../../../strings/en/members.ts";
import { useMay, useRow } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Dialog } from "../../../ui/overlays.tsx";
import { useWhyNot } from "../../../words/why-not.ts";
import { AddPeople } from "./add-people.tsx";
import { Everyone } from "./everyone.tsx";
import { GuestLink } from "./guest-link.tsx";
import { Seats } from "./seats.tsx";

interface SharingProps {
  readonly board: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Who is on a board, with which role; for its managers all that changes it. */
export function Sharing({ board, open, onClose }: SharingProps) {
  const row = useRow("board", board);
  const may = useMay("board.share", board);
  const whyNot = useWhyNot(board)(may, "board.share");
  if (!row) return null;
  return (
    <Dialog
      open={open}
      width="form"
      title={say("members.share-title", { board: row.name })}
      detail={whyNot ?? say("members.share-past")}
      onClose={onClose}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Everyone board={row} whyNot={whyNot} />
        <Seats board={row} whyNot={whyNot} onClose={onClose} />
        {whyNot === undefined && <AddPeople board={board} />}
        {whyNot === undefined && <GuestLink board={board} />}
      </div>
    </Dialog>
  );
}
