import { say } from "../../../strings/say.ts";
import { HUES, type Hue } from "../../../ui/hue.ts";

interface ColoursProps {
  readonly chosen: Hue;
  readonly onChoose: (hue: Hue) => void;
}

/** The ten hues to choose one from. */
export function Colours({ chosen, onChoose }: ColoursProps) {
  return (
    <div role="group" aria-label={say("board.colours")} className="flex flex-wrap gap-0.5 py-1">
      {HUES.map((hue) => (
        <button
          key={hue}
          type="button"
          aria-label={say(`board.hue-${hue}`)}
          aria-pressed={hue === chosen}
          data-tip={say(`board.hue-${hue}`)}
          className="touch-target grid size-control-sm place-items-center rounded-sm hover:bg-hover aria-pressed:bg-pressed"
          onClick={() => onChoose(hue)}
        >
          <span
            data-hue={hue}
            className="size-3.5 rounded-xs bg-(--hue-dot) forced:border"
            aria-hidden
          />
        </button>
      ))}
    </div>
  );
}
