import "../../strings/en/members.ts";
import { keepTrash, renameWorkspace } from "../../commands/actions/workspace.ts";
import { keptDays } from "../../model/workspace-settings.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay, useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Choice } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { useWhyNot } from "../../words/why-not.ts";
import { Section } from "./section.tsx";

const DAYS = ["7", "30", "90", "365"] as const;

/** What holds for all who are in the workspace. */
export function WorkspaceSection() {
  const workspace = useWorkspace();
  const row = useRow("workspace", workspace.id);
  const may = useMay("workspace.settings", null);
  const whyNot = useWhyNot(null)(may, "workspace.settings");
  if (!row) return null;
  const days = String(keptDays(row.settings));
  const rename = (name: string) => {
    if (name !== "") renameWorkspace(workspace, name);
  };
  return (
    <Section title={say("members.workspace")} detail={whyNot}>
      <div className="max-w-88">
        <Field label={say("members.workspace-name")}>
          {(control) => (
            <Input
              {...control}
              key={row.name} // somebody else may change it
              defaultValue={row.name}
              maxLength={200}
              readOnly={whyNot !== undefined}
              onBlur={({ target }) => rename(target.value.trim())}
              onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
            />
          )}
        </Field>
      </div>
      <div className="grid justify-items-start gap-1.5">
        <p className="font-medium">{say("members.workspace-trash")}</p>
        <Choice
          label={say("members.workspace-trash")}
          size="md"
          options={[...new Set([...DAYS, days])].map((value) => ({
            value,
            label: say("members.days", { n: Number(value) }),
          }))}
          value={days}
          unavailable={whyNot}
          onChange={(value) => keepTrash(workspace, Number(value))}
        />
        <p className="text-xs text-subtle">{say("members.workspace-trash-hint")}</p>
      </div>
    </Section>
  );
}
