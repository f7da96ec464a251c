import type { LucideIcon } from "lucide-react";

const SIZES = {
  sm: { size: 13, strokeWidth: 2 },
  md: { size: 16, strokeWidth: 1.75 },
  lg: { size: 20, strokeWidth: 1.6 },
};

export interface IconProps {
  readonly of: LucideIcon;
  readonly size?: keyof typeof SIZES;
  readonly className?: string | undefined;
}

/** A mark beside words; it says nothing to a screen reader, so the words must. */
export function Icon({ of: Drawing, size = "md", className }: IconProps) {
  return <Drawing aria-hidden {...SIZES[size]} className={`flex-none ${className ?? ""}`} />;
}
