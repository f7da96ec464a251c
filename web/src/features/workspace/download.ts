import type { Replica } from "../../replica/replica.ts";
import { unsentFile } from "../../replica/unsent-file.ts";

/** Gives a person everything of theirs that the server does not have. */
export function downloadUnsent(replica: Replica): void {
  const now = new Date();
  download(unsentFile(replica, now.getTime()), `cairn-${now.toISOString().slice(0, 10)}.json`);
}

function download(json: string, name: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url)); // once the browser has taken it
}
