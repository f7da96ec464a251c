import { learn } from "../known.ts";

/** The doors: sign-in, set-up and invitation. */
export const entry = learn({
  "entry.sign-in": "Sign in",
  "entry.sign-in-title": "Welcome back",
  "entry.sign-in-detail": "{host}",
  "entry.sign-in-note": "Use a private window on a computer that others use too.",
  "entry.email": "E-mail",
  "entry.password": "Password",
  "entry.new-password-hint": "At least 10 characters. A sentence works well.",
  "entry.lost-password": "Lost your password?",
  "entry.lost-password-detail":
    "Ask whoever administers this Cairn for a link with which you set a new one. Who runs the server makes one with “cairn user reset-link” and your e-mail address.",
  "entry.new-password": "New password",
  "entry.reset": "Set password and sign in",
  "entry.reset-title": "Set a new password",
  "entry.reset-detail": "It takes the place of the one that was lost.",
  "entry.reset-note": "Wherever this account is signed in now, it is signed out.",
  "entry.reset-void-title": "This link can’t be used",
  "entry.reset-void-detail":
    "It is used up, expired or was never given. Ask for a new one where you had it from.",
  "entry.name": "Your name",
  "entry.workspace-of": "{name}’s workspace",
  "entry.set-up": "Open the workspace",
  "entry.set-up-title": "Lay the first stone",
  "entry.set-up-detail":
    "You will own this Cairn. Everything can be changed later, the name of your workspace too.",
  "entry.set-up-done-title": "Cairn is already set up",
  "entry.set-up-done-detail": "The set-up link works once. Sign in with your account.",
  "entry.set-up-link-title": "Open the set-up link",
  "entry.set-up-link-detail":
    "The server printed it when it started. Run “cairn user setup-link” to see it again.",
  "entry.invited-title": "Join {workspace}",
  "entry.invited-detail": "{inviter} invites you as {role}.",
  "entry.invited-detail-unsigned": "You are invited as {role}.",
  "entry.join": "Join {workspace}",
  "entry.join-as": "Join as {name}",
  "entry.join-have-account": "I have an account",
  "entry.invited-boards": "You will be on {boards}.",
  "entry.role-owner": "an owner",
  "entry.role-admin": "an admin",
  "entry.role-member": "a member",
  "entry.role-guest": "a guest",
  "entry.invitation-expired-detail": "It has expired. Ask who invited you for a new link.",
  "entry.invitation-used-detail":
    "It was used as often as it could be. If it was you, sign in; else ask who invited you for a new link.",
  "entry.invitation-withdrawn-detail":
    "It was withdrawn. Ask who invited you whether that was meant.",
  "entry.invitation-void-title": "This invitation can’t be used",
  "entry.invitation-void-detail":
    "It is used up, expired or was never given. Ask who invited you for a new link.",
  "entry.go-to-sign-in": "Go to sign-in",
  "entry.bad-credentials": "E-mail or password is wrong.",
  "entry.password-weak": "A password needs at least {least} characters.",
  "entry.email-taken": "This link can’t be used with that e-mail address.",
  "entry.too-many-attempts": {
    one: "Too many attempts. Try again in {n} minute.",
    other: "Too many attempts. Try again in {n} minutes.",
  },
  "entry.link-void": "This link is used up, expired or was never given.",
  "entry.bad-request": "The server could not read this: {why}",
  "entry.unreachable": "The server can’t be reached. What you typed is still here: try again.",
  "entry.left-unsent": {
    one: "{n} change of yours is kept on this device",
    other: "{n} changes of yours are kept on this device",
  },
  "entry.left-unsent-detail": {
    one: "It is sent when you sign in as {email} again.",
    other: "They are sent when you sign in as {email} again.",
  },
  "entry.server-fault": "Something failed on the server. What you typed is still here: try again.",
});
