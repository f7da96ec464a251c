"""The whole policy: one table, `role x action -> yes, or the reason for no`.

`decide` asks it for every op, the web for every control. The ground of an action says which role
counts: that in the workspace, on the board, in one's own stream (`self`) or of the instance.
Roles hold all that the roles after them hold, so a row names the least role and the reason that
the others are given; `rights` says who has which role.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from cairn.model.kinds import BOARD_ROLES, WORKSPACE_ROLES
from cairn.policy.actions import ACTIONS, Asked, ByOwner

Ground = Literal["workspace", "board", "user", "instance"]
Answer = Literal[True] | str

ROLES: Final[dict[Ground, tuple[str, ...]]] = {
    "workspace": WORKSPACE_ROLES,
    "board": BOARD_ROLES,
    "user": ("self",),
    "instance": ("admin", "person"),
}
"""Per ground, the widest role first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One action: where it is asked, and the answer to each role of that ground."""

    ground: Ground
    answers: dict[str, Answer]


def _line(ground: Ground, least: str | None, reason: str) -> Line:
    roles = ROLES[ground]
    allowed = roles[: roles.index(least) + 1] if least else ()
    return Line(ground, {role: True if role in allowed else reason for role in roles})


def _owners(reason: str) -> Line:
    return _line("workspace", "owner", reason)


def _admins(reason: str) -> Line:
    return _line("workspace", "admin", reason)


def _managers(reason: str) -> Line:
    return _line("board", "manager", reason)


def _editors(reason: str) -> Line:
    return _line("board", "editor", reason)


def _commenters(reason: str) -> Line:
    return _line("board", "commenter", reason)


def _everyone(ground: Ground) -> Line:
    return _line(ground, ROLES[ground][-1], "")


def _nobody(ground: Ground, reason: str) -> Line:
    return _line(ground, None, reason)


TABLE: Final[dict[str, Line]] = {
    # the workspace and who is in it
    "workspace.create": _line(
        "instance", "admin", "Only an administrator of this server makes workspaces."
    ),
    "workspace.settings": _admins("Only owners and admins change the workspace."),
    "workspace.delete": _owners("Only an owner deletes the workspace."),
    "member.found": _owners("People join by accepting an invitation."),
    "member.add": _nobody("workspace", "People join by accepting an invitation."),
    "member.invite": _admins("Only owners and admins invite people."),
    "member.look": _admins("Only owners and admins see e-mails, and when people were here."),
    "member.role": _admins("Only owners and admins change roles."),
    "member.describe": _nobody("workspace", "Names and pictures come from people's own profiles."),
    "member.leave": _everyone("workspace"),
    "member.remove": _admins("Only owners and admins remove people."),
    "member.restore": _admins("Only owners and admins bring people back."),
    "invitation.use": _nobody("workspace", "Cairn counts how often an invitation was used."),
    # boards
    "board.create": _line("workspace", "member", "Guests can't make boards."),
    "board.take_over": _owners("Only an owner of the workspace takes over a private board."),
    "board.settings": _managers("Only managers change this board's name and settings."),
    "board.place": _managers("Only managers move this board in the list."),
    "board.share": _managers("Only managers decide who is on this board."),
    "board.leave": _everyone("board"),
    "board.archive": _managers("Only managers archive this board."),
    "board.delete": _managers("Only managers delete this board."),
    # what a board is made of
    "column.create": _editors("Only editors add columns."),
    "column.edit": _editors("Only editors rename, move and archive columns."),
    "column.rules": _managers("Only managers set a column's limit and whether it means done."),
    "column.delete": _managers("Only managers delete a column with its tasks."),
    "label.create": _editors("Only editors add labels."),
    "label.edit": _editors("Only editors change labels."),
    "label.delete": _editors("Only editors delete labels."),
    "field.edit": _managers("Only managers change which fields this board has."),
    "view.edit_own": _everyone("board"),
    "view.edit": _editors("Only editors change views that everybody sees."),
    # tasks
    "task.create": _editors("Only editors add tasks."),
    "task.edit": _editors("Only editors change tasks."),
    "task.describe": _editors("Only editors write descriptions."),
    "task.assign": _editors("Only editors assign tasks."),
    "task.label": _editors("Only editors put labels on tasks."),
    "task.move": _editors("Only editors move tasks."),
    "task.archive": _editors("Only editors archive tasks."),
    "task.delete": _editors("Only editors delete tasks."),
    "task.fill": _editors("Only editors fill in fields."),
    "task.relate": _editors("Only editors link tasks to each other."),
    "checklist.edit": _editors("Only editors change checklists."),
    "checklist.check": _editors("Only editors tick off items."),
    "attachment.create": _editors("Only editors attach files."),
    "attachment.edit": _editors("Only editors rename attachments."),
    "attachment.delete": _editors("Only editors delete attachments."),
    "trash.purge": _managers("Only managers empty the trash."),
    "trash.keep": _nobody("workspace", "A workspace and who was in it stay on record."),
    # comments
    "comment.create": _commenters("Viewers can't comment."),
    "comment.edit_own": _commenters("Viewers can't comment."),
    "comment.edit": _nobody("board", "Only its author changes a comment."),
    "comment.delete_own": _commenters("Viewers can't comment."),
    "comment.delete": _managers("Only its author or a manager deletes a comment."),
    "comment.react": _commenters("Viewers can't react."),
    "comment.react_for": _nobody("board", "Nobody reacts in another's name."),
    # one's own stream
    "profile.edit": _everyone("user"),
    "profile.delete": _nobody("user", "A profile goes with its account."),
    "preference.edit": _everyone("user"),
    "star.edit": _everyone("user"),
    "watch.edit": _everyone("user"),
    "notification.create": _nobody("user", "Cairn makes the notifications."),
    "notification.read": _everyone("user"),
    # the instance
    "instance.settings": _line(
        "instance", "admin", "Only an administrator of this server changes its settings."
    ),
    "account.reset": _line(
        "instance", "admin", "Only an administrator of this server lets people set a new password."
    ),
    "instance.delete": _nobody("instance", "A server's own record is never deleted."),
    "event.record": _nobody("instance", "Cairn records what happened by itself."),
    "event.delete": _nobody("instance", "What happened stays on record."),
}

BY_LINK: Final = frozenset({
    "workspace.create", "member.found", "member.add", "invitation.use", "board.share",
    "board.take_over", "profile.edit", "instance.settings", "event.record",
    "member.restore", "member.role",  # someone who was removed comes back
})  # fmt: skip
"""What the holder of a set-up link or an invitation does through identity, whatever their role;
of an invitation's workspace no more than `cairn.decide.inviting` lets them take."""

GIVES: Final[dict[str, Ground]] = {
    "member": "workspace",
    "invitation": "workspace",
    "board_member": "board",
    "share_link": "board",
}
"""Kinds whose `role` someone gives: neither that nor the one it replaces may be above their own."""

ABOVE_OWN: Final = "Nobody gives, changes or takes away a role above their own."


def exported() -> dict[str, Any]:
    """Return the policy as JSON for the web, which evaluates it the same way."""
    return {
        "about": _ABOUT.splitlines(),
        "roles": ROLES,
        "actions": {
            kind: {word: _asked(asked) for word, asked in words.items()}
            for kind, words in ACTIONS.items()
        },
        "table": {
            action: {"ground": line.ground, "answers": line.answers}
            for action, line in TABLE.items()
        },
        "gives": {"kinds": GIVES, "reason": ABOVE_OWN},
    }


def _asked(asked: Asked) -> str | dict[str, str]:
    if not isinstance(asked, ByOwner):
        return asked
    described = {"by": asked.by, "own": asked.own, "other": asked.other}
    return described if asked.outside is None else {**described, "outside": asked.outside}


_ABOUT: Final = """\
An op asks for one action; the actor's role on that action's ground answers true, or the reason
for no. Without a role the row doesn't exist for the person: not_found.

actions[kind][word]: word is the op, or the field of an op that has one. Where the answer depends
on whose it is: `own` if the person stands in the row's field `by` (for a create: in its fields;
`item`: before the colon of the set item), else `other`; `outside` instead of `own` without a role
on the board.

roles: the widest first. workspace: that of the person's member row. board: the wider of
board.everyone (not for guests) and the person's own board_member row; owners and admins of the
workspace are managers of boards whose `everyone` isn't none. Rows in the trash give no role.
user: `self` in one's own stream. instance: `admin` or `person`. Who makes a board is its manager
for that mutation, who makes a workspace its owner.

gives: a `role` of these kinds that is given, replaced or taken away may not be above the person's
own on that ground.
"""
