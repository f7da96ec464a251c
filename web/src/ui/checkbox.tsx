import { Check, Minus } from "lucide-react";
import { useEffect, useRef, type ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "ref"> {
  /** Some of what it stands for is on. */
  readonly mixed?: boolean;
}

/** The box alone: give it `aria-label`, or a label around it. */
export function Checkbox({ mixed = false, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed; // no attribute says it
  }, [mixed]);
  const Mark = mixed ? Minus : Check;
  return (
    <span className={classNames("touch-target inline-grid size-4 flex-none", className)}>
      <input
        {...rest}
        ref={box}
        type="checkbox"
        className="peer col-start-1 row-start-1 size-4 appearance-none rounded-[5px] border-[1.5px] border-line-control bg-raised transition-colors duration-quick checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:border-line disabled:bg-sunken forced:appearance-auto"
      />
      <Mark
        aria-hidden
        size={11}
        strokeWidth={3}
        className="pointer-events-none z-1 col-start-1 row-start-1 m-auto text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-100 forced:hidden"
      />
    </span>
  );
}
