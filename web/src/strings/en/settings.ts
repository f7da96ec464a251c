import { learn } from "../known.ts";

/** What a person sets for themselves and for the workspace. */
export const settings = learn({
  "settings.account": "E-mail and password",
  "settings.appearance": "Appearance",
  "settings.appearance-detail": "How Cairn looks on this device.",
  "settings.density": "Cards",
  "settings.density-comfortable": "Comfortable",
  "settings.density-compact": "Compact",
  "settings.density-hint": "Each board suggests one by how full it is, until you choose.",
  "settings.invitations": "Invitations",
  "settings.members": "Members",
  "settings.profile": "Profile",
  "settings.roles": "Roles",
  "settings.keyboard": "Keyboard",
  "settings.sections": "Sections of the settings",
  "settings.sessions": "Devices",
  "settings.theme": "Theme",
  "settings.unknown": "There is no such section",
  "settings.workspace": "Workspace",
  "settings.you": "You",
});
