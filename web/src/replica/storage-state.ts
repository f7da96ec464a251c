/**
 * How far this device can keep what a person does.
 * `open`: all of it. `off`: nothing (blocked, or a private window without storage):
 * everything works, in this tab, until it closes. `full`: there is no room for more. `outdated`:
 * another tab runs a newer Cairn, and has the storage; reload. `evictable`: kept, unless the
 * device runs short of room, for the browser did not promise to spare it.
 */
export type StorageState = "open" | "off" | "full" | "outdated" | "evictable";
