import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface NavItemProps extends Omit<ComponentProps<"a">, "children"> {
  /** An Icon or a BoardMark. */
  readonly mark: ReactNode;
  readonly label: string;
  readonly current?: boolean;
  /** A Badge, or a quiet count. */
  readonly end?: ReactNode;
}

/** A place in the sidebar. In the rail (896 to 1199 px) its mark stands alone and its name is the tooltip. */
export function NavItem({ mark, label, current = false, end, className, ...rest }: NavItemProps) {
  return (
    <a
      {...rest}
      aria-current={current ? "page" : undefined}
      data-tip={label}
      className={classNames(
        "flex h-control-md items-center gap-2.25 rounded-sm px-2 transition-colors duration-press coarse:h-touch",
        "md:max-lg:justify-center md:max-lg:px-0",
        current ? "bg-pressed font-medium text-ink" : "text-muted hover:bg-hover",
        className,
      )}
    >
      {mark}
      <span data-tip-words className="truncate md:max-lg:sr-only">
        <bdi>{label}</bdi>
      </span>
      {end !== undefined && (
        <span className="ms-auto flex-none text-xs text-subtle tabular md:max-lg:sr-only">
          {end}
        </span>
      )}
    </a>
  );
}
