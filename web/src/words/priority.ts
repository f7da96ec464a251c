import type { Priority } from "../ui/priority-stones.tsx";

/** By the model's number: 1 low to 4 urgent. */
const PRIORITIES: readonly Priority[] = ["none", "low", "medium", "high", "urgent"];

export const priorityOf = (number: number | null | undefined): Priority =>
  PRIORITIES[number ?? 0] ?? "none";
