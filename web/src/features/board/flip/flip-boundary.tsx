import { Component, type ReactNode } from "react";
import type { Flip } from "./flip.ts";
import type { Sight } from "./plan.ts";

export interface FlipBoundaryProps {
  readonly flip: Flip;
  readonly sight: Sight;
  /** What is drawn inside; another object means that cards may have moved. */
  readonly lines: readonly unknown[];
  readonly children: ReactNode;
}

/** Tells a Flip of each change of its lines. A class, for only a class is asked before the page changes. */
export class FlipBoundary extends Component<FlipBoundaryProps> {
  override getSnapshotBeforeUpdate(previous: FlipBoundaryProps): null {
    if (previous.lines !== this.props.lines) this.props.flip.before(previous.sight);
    return null;
  }

  override componentDidUpdate(previous: FlipBoundaryProps): void {
    if (previous.lines !== this.props.lines) this.props.flip.after(this.props.sight);
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
