import { useEffect, useEffectEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd.tsx";
import type { Keys } from "./keys.ts";

export interface ToastMessage {
  /** A new id is a new toast: it takes the old one's place and starts its own time. */
  readonly id: string;
  readonly text: string;
  readonly action?:
    { readonly label: string; readonly keys?: Keys; readonly run: () => void } | undefined;
}

export interface ToastProps {
  readonly message: ToastMessage | null;
  readonly onClose: () => void;
}

const STAYS_MS = 6000;

/** One notice at a time, for six seconds; hover and focus hold it. Mount once: its live region must stand before it speaks. */
export function Toast({ message, onClose }: ToastProps) {
  return createPortal(
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(env(safe-area-inset-bottom)+1.25rem)] z-(--z-toast) grid justify-items-center px-4 max-sm:bottom-[calc(env(safe-area-inset-bottom)+5.25rem)] [body:has([data-action-bar])_&]:mb-14"
    >
      {message && <Notice key={message.id} {...message} onClose={onClose} />}
    </div>,
    document.body,
  );
}

interface NoticeProps extends Omit<ToastMessage, "id"> {
  readonly onClose: () => void;
}

function Notice({ text, action, onClose }: NoticeProps) {
  const [held, setHeld] = useState(false);
  useExpiry(held, onClose);
  return (
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- nothing to press: resting on it only holds its time
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex min-h-10 max-w-full appear items-center gap-2.5 rounded-md bg-bar py-1 ps-3.5 pe-1.5 text-on-bar shadow-popover forced:border"
    >
      <span className="min-w-0 py-1 pe-2">{text}</span>
      {action && <Action {...action} onClose={onClose} />}
    </div>
  );
}

interface ActionProps extends NonNullable<ToastMessage["action"]> {
  readonly onClose: () => void;
}

function Action({ label, keys, run, onClose }: ActionProps) {
  return (
    <button
      type="button"
      onClick={() => {
        run();
        onClose();
      }}
      className="ms-auto inline-flex h-7 items-center gap-1.5 rounded-sm bg-bar-hover px-2.5 font-strong transition-colors duration-press coarse:h-touch"
    >
      {label}
      {keys !== undefined && <Kbd keys={keys} onColour />}
    </button>
  );
}

/** Counts down only while nobody holds it; what is left is kept across a hold. */
function useExpiry(held: boolean, onClose: () => void): void {
  const left = useRef(STAYS_MS);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (held) return;
    const since = Date.now();
    const timer = setTimeout(() => close(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - since;
    };
  }, [held]);
}
