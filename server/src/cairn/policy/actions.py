"""Which action an op asks for: derived from its kind, op and field, never from the intent.

Actions are finer than screens, and each is a row of `cairn.policy.table`. A new field of the model
needs a word here, and a test says so.
"""

from dataclasses import dataclass
from typing import Final, Literal

By = Literal["created_by", "deleted_by", "person", "owner", "item"]


@dataclass(frozen=True, slots=True)
class ByOwner:
    """An action that depends on whose it is.

    `by` says where the owner stands: in that field or system field of the row (of the row as it
    will be, for a create), or before the colon of the set item. Nobody there: it is `other`.
    `outside` stands in for `own` where the actor has no role on the board.
    """

    by: By
    own: str
    other: str
    outside: str | None = None


Asked = str | ByOwner
"""What an op asks for."""

_DECLARED: Final[dict[str, dict[Asked, str]]] = {
    # kind: {action: the ops without a field, and the fields, that ask for it}
    "workspace": {
        "workspace.create": "create",
        "workspace.settings": "name settings",
        "workspace.delete": "delete restore",
        "trash.keep": "purge",
    },
    "member": {
        ByOwner("person", own="member.found", other="member.add"): "create person",
        "member.role": "role",
        "member.describe": "name picture",
        ByOwner("person", own="member.leave", other="member.remove"): "delete",
        "member.restore": "restore",
        "trash.keep": "purge",
    },
    "invitation": {
        "member.invite": "create email role boards expires_at uses delete restore purge",
        "invitation.use": "used",
    },
    "board": {
        "board.create": "create",
        "board.settings": "name key description icon colour origin",
        "board.place": "move",
        "board.share": "everyone",
        "board.archive": "archived",
        "board.delete": "delete restore",
        "trash.purge": "purge",
    },
    "board_member": {
        ByOwner("person", own="board.share", other="board.share", outside="board.take_over"): (
            "create person role"
        ),
        "board.share": "restore",
        ByOwner("person", own="board.leave", other="board.share"): "delete",
        "trash.keep": "purge",
    },
    "column": {
        "column.create": "create",
        "column.edit": "name archived move origin",
        "column.rules": "limit is_done",
        "column.delete": "delete restore",
        "trash.purge": "purge",
    },
    "label": {
        "label.create": "create",
        "label.edit": "name colour move origin",
        "label.delete": "delete restore",
        "trash.purge": "purge",
    },
    "field": {
        "field.edit": "create name type options move origin delete restore",
        "trash.purge": "purge",
    },
    "view": {
        ByOwner("owner", own="view.edit_own", other="view.edit"): (
            "create name layout filter sort grouping owner move delete restore"
        ),
        "trash.purge": "purge",
    },
    "share_link": {
        "board.share": "create role expires_at has_password delete restore",
        "trash.purge": "purge",
    },
    "task": {
        "task.create": "create",
        "task.edit": "title number done_at due start priority estimate cover origin",
        "task.describe": "description",
        "task.assign": "assignees",
        "task.label": "labels",
        "task.move": "move",
        "task.archive": "archived",
        "task.delete": "delete restore",
        "trash.purge": "purge",
    },
    "checklist": {
        "checklist.edit": "create title move origin delete restore",
        "trash.purge": "purge",
    },
    "check_item": {
        "checklist.edit": "create title assignee due move origin delete restore",
        "checklist.check": "done",
        "trash.purge": "purge",
    },
    "field_value": {
        "task.fill": "create field value delete restore",
        "trash.purge": "purge",
    },
    "comment": {
        "comment.create": "create",
        ByOwner("created_by", own="comment.edit_own", other="comment.edit"): (
            "body edited_at origin"
        ),
        ByOwner("created_by", own="comment.delete_own", other="comment.delete"): "delete",
        # What a manager deleted, its author doesn't bring back.
        ByOwner("deleted_by", own="comment.delete_own", other="comment.delete"): "restore",
        "trash.purge": "purge",
        ByOwner("item", own="comment.react", other="comment.react_for"): "reactions",
    },
    "relation": {
        "task.relate": "create link to delete restore",
        "trash.purge": "purge",
    },
    "attachment": {
        "attachment.create": "create media_type size hash url origin",
        "attachment.edit": "name",
        "attachment.delete": "delete restore",
        "trash.purge": "purge",
    },
    "profile": {
        "profile.edit": "create name picture locale zone",
        "profile.delete": "delete restore purge",
    },
    "preference": {
        "preference.edit": "create name value delete restore purge",
    },
    "star": {
        "star.edit": "create workspace board move delete restore purge",
    },
    "watch": {
        "watch.edit": "create workspace task delete restore purge",
    },
    "notification": {
        "notification.create": "create workspace entry about reason",
        "notification.read": "read_at delete restore purge",
    },
    "instance": {
        "instance.settings": "create name settings",
        "instance.delete": "delete restore purge",
    },
    "event": {
        "event.record": "create what person subject",
        "event.delete": "delete restore purge",
    },
}

ACTIONS: Final[dict[str, dict[str, Asked]]] = {
    kind: {word: asked for asked, words in declared.items() for word in words.split()}
    for kind, declared in _DECLARED.items()
}
"""kind -> op without a field, or field -> what it asks for."""

SERVED: Final = frozenset({"account.reset", "member.look"})
"""What a service behind the doors asks of the table: it writes no row, so no op asks for it."""
