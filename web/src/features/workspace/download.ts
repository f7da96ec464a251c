import type { Replica } from "../../replica/replica.ts";
import { unsentFile } from "../../replica/unsent-file.ts";
import { saveFile } from "../../ui/save-file.ts";

/** Gives a person everything of theirs that the server does not have. */
export async function downloadUnsent(replica: Replica): Promise<void> {
  const now = new Date();
  saveFile(
    await unsentFile(replica, now.getTime()),
    `cairn-${now.toISOString().slice(0, 10)}.json`,
  );
}
