import { ExternalLink, File } from "lucide-react";
import type { Attachment, Task } from "../../model/generated.ts";
import { useChildRows } from "../../replica/hooks.ts";
import { fileSize } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { Icon } from "../../ui/icon.tsx";
import { safeHref } from "./markdown/safe-href.ts";
import { Section } from "./section.tsx";

/** What is attached, as links to where it lies. */
export function Attachments({ task }: { readonly task: Task }) {
  const attachments = useChildRows("attachment", task.id);
  if (attachments.length === 0) return null;
  return (
    <Section
      title={say("task.attachments")}
      beside={<span className="text-xs text-subtle tabular">{attachments.length}</span>}
    >
      <ul className="grid gap-1">
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <Item attachment={attachment} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const LOOK =
  "flex min-h-row items-center gap-2.5 rounded-sm border border-line px-2.5 coarse:min-h-touch";

function Item({ attachment }: { readonly attachment: Attachment }) {
  const href = attachment.url == null ? null : safeHref(attachment.url);
  const facts = (
    <>
      <span className="min-w-0 flex-1 truncate">
        <bdi>{attachment.name}</bdi>
      </span>
      {attachment.size != null && (
        <span className="flex-none text-xs text-subtle tabular">{fileSize(attachment.size)}</span>
      )}
    </>
  );
  if (href === null)
    return (
      <span className={`${LOOK} text-subtle`} data-tip={say("task.attachment-unavailable")}>
        <Icon of={File} />
        {facts}
      </span>
    );
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={`${LOOK} transition-colors duration-press hover:bg-hover`}
    >
      <Icon of={ExternalLink} className="text-muted" />
      {facts}
    </a>
  );
}
