/** A page holds a shared lock of this name and the path of its first script: that says which build it runs. */
export const PAGE_LOCK = "cairn-page ";
