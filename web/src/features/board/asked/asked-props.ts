import type { Anchor } from "../../../ui/anchor.ts";

/** What every picker here is given. */
export interface AskedProps {
  readonly tasks: readonly string[];
  readonly open: boolean;
  readonly anchor: Anchor | null;
  readonly onClose: () => void;
}
