const RING_MS = 600;

/** Shows for a moment who else moved a card. */
export function ring(root: HTMLElement, task: string, hue: string | null): void {
  if (hue === null || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const card = root.querySelector(`[data-task="${CSS.escape(task)}"]`);
  if (!card) return;
  const mark = document.createElement("span");
  mark.dataset["hue"] = hue;
  mark.className =
    "pointer-events-none absolute -inset-px rounded-md shadow-[0_0_0_2px_var(--hue-dot)]";
  card.append(mark);
  const fade = mark.animate([{ opacity: 1 }, { opacity: 0 }], {
    duration: RING_MS,
    easing: "ease-in",
  });
  fade.addEventListener("finish", () => mark.remove());
  fade.addEventListener("cancel", () => mark.remove());
}
