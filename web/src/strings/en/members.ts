import { learn } from "../known.ts";

/** Who is in a workspace and on its boards, with which role, and how they came. */
export const members = learn({
  "members.add": "Add",
  "members.back": "Bring back",
  "members.back-hint":
    "They come back with the role they had. Private boards have to be shared with them again.",
  "members.boards-of": "On {boards}",
  "members.detail": {
    one: "One person. Roles hold on every board unless a board says otherwise.",
    other: "{n} people. Roles hold on every board unless a board says otherwise.",
  },
  "members.everyone-commenter": "Can comment",
  "members.everyone-editor": "Can edit",
  "members.everyone-none": "No access",
  "members.everyone-viewer": "Can view",
  "members.invite": "Invite",
  "members.last-owner": "A workspace keeps at least one owner. Make someone else an owner first.",
  "members.leave": "Leave the workspace",
  "members.leave-detail":
    "You lose {workspace} and its boards on all your devices, until someone invites you again.",
  "members.leave-title": "Leave {workspace}?",
  "members.more": "More about {name}",
  "members.no-board": "On no board",
  "members.person": "Person",
  "members.remove": "Remove from the workspace",
  "members.removed": "Removed",
  "members.role": "Role",
  "members.role-admin": "Admin",
  "members.role-commenter": "Commenter",
  "members.role-editor": "Editor",
  "members.role-guest": "Guest",
  "members.role-manager": "Manager",
  "members.role-member": "Member",
  "members.role-of": "Role of {name}",
  "members.role-owner": "Owner",
  "members.role-viewer": "Viewer",
  "members.stay": "Stay",
  "members.title": "Members",
  "members.why-not": "{reason} Ask {who}.",
  "members.you": "{name} (you)",
});
