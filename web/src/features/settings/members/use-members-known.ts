import { useEffect, useState } from "react";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay, useMembers, useSyncStatus } from "../../../replica/hooks.ts";
import { membersKnown, type MembersKnown } from "../../../replica/known-members.ts";

const NOTHING: MembersKnown = { people: [], lost_boards: [] };

/** What the server tells of the members to who may know it, asked anew when somebody comes or goes. */
export function useMembersKnown(): MembersKnown {
  const { id } = useWorkspace();
  const may = useMay("member.look", null) === true;
  const isOffline = useSyncStatus().state === "offline";
  const count = useMembers().length;
  const [known, setKnown] = useState(NOTHING);
  useEffect(() => {
    if (!may || isOffline) return;
    let isWanted = true;
    membersKnown(id).then(
      (told) => isWanted && setKnown(told),
      () => undefined, // it stays as it was: names and roles are here without it
    );
    return () => {
      isWanted = false;
    };
  }, [id, may, isOffline, count]);
  return may ? known : NOTHING;
}
