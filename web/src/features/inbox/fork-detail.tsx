import { useReplica } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import type { ForkItem } from "./items.ts";
import { Tried } from "./tried.tsx";

/** The server has forgotten some of one's changes: what they are, and what becomes of them. */
export function ForkDetail({ item: { offer } }: { readonly item: ForkItem }) {
  const replica = useReplica();
  const { stream, mutations } = offer;
  return (
    <div className="grid gap-3">
      <p className="text-muted">
        {say("inbox.fork-count", { n: mutations.length })} {say("inbox.fork-detail")}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={() => void replica.sendAgain(stream)}>
          {say("inbox.fork-send")}
        </Button>
        <Button onClick={() => void replica.leaveLost(stream)}>{say("inbox.fork-leave")}</Button>
      </div>
      <section aria-label={say("inbox.see-them")} className="grid gap-2 border-t border-line pt-3">
        <h3 className="text-xs font-medium text-subtle">{say("inbox.see-them")}</h3>
        <ol className="grid gap-2">
          {mutations.map((mutation) => (
            <li key={mutation.id}>
              <Tried mutation={mutation} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
