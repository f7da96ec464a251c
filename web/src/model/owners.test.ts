import { expect, it } from "vitest";
import type { Member } from "./generated.ts";
import { isLastOwner } from "./owners.ts";

const member = (id: string, role: Member["role"]): Member => ({
  ...{ kind: "member", id, person: id, role, scope: "w", seq: 1 },
  ...{ created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada" },
});
const ada = member("ada", "owner");
const bo = member("bo", "admin");

it("an owner is the last one where no other is left, and nobody else ever is", () => {
  expect(isLastOwner([ada, bo], ada)).toBe(true);
  expect(isLastOwner([ada, member("cy", "owner")], ada)).toBe(false);
  expect(isLastOwner([ada, bo], bo)).toBe(false);
});
