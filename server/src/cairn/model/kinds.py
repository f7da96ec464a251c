"""Every entity, once. Tables, JSON, TypeScript types and checks are all made from this.

To add a field: add it here, write one migration, run `make generate`, show it on a screen.
Names are never removed and never reused (`protocol/model.json` is the memory of that).
Long on purpose: this is the whole product's data at a glance.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cairn.model.fields import (
    Field,
    Flag,
    Json,
    Merge,
    Number,
    OneOf,
    Reaction,
    Ref,
    Text,
    Time,
    When,
    Whole,
    Writer,
)

MODEL_VERSION: Final = 1
"""Rises with each addition to the model; old clients meet it with `hello`."""

HUES: Final = (
    "stone", "clay", "ochre", "moss", "pine", "lake", "sky", "iris", "heath", "rose",
)  # fmt: skip
WORKSPACE_ROLES: Final = ("owner", "admin", "member", "guest")
BOARD_ROLES: Final = ("manager", "editor", "commenter", "viewer")
EVERYONE: Final = ("none", "viewer", "commenter", "editor")


class StreamKind(StrEnum):
    """What is ordered and chained as one."""

    WORKSPACE = "workspace"
    USER = "user"
    INSTANCE = "instance"


class ScopeKind(StrEnum):
    """Which scope a row of a kind belongs to."""

    STREAM = "stream"  # the stream's own id: who is in it, reads it
    ADMIN = "admin"  # what only owners and admins of the workspace read (see `admin_scope`)
    BOARD = "board"  # the board above it, or the board itself


@dataclass(frozen=True, slots=True)
class Kind:
    """One entity. `parent` is the kind of the row above; None is the root of its stream."""

    name: str
    stream: StreamKind
    scope: ScopeKind
    parent: str | None
    fields: tuple[Field, ...]
    placed: bool = False  # has an order among its siblings, and may be moved
    thread: bool = False  # loaded with the thread of its task, not with the segment
    moves_to: str | None = None  # the kind it may be moved under; None: stays with its parent


_ORIGIN = Field("origin", Json(2_000), writer=Writer.IMPORTER)
_COLOUR = Field("colour", OneOf(HUES))
_ARCHIVED = Field("archived", Flag())

_WORKSPACE_KINDS = (
    Kind("workspace", StreamKind.WORKSPACE, ScopeKind.STREAM, None, (
        Field("name", Text(200, 1), required=True),
        Field("settings", Json(20_000)),
    )),
    Kind("member", StreamKind.WORKSPACE, ScopeKind.STREAM, "workspace", (
        Field("person", Ref("person"), required=True, fixed=True),
        Field("role", OneOf(WORKSPACE_ROLES), required=True),
        Field("name", Text(200), writer=Writer.SERVER),
        Field("picture", Text(300), writer=Writer.SERVER),
    )),
    Kind("invitation", StreamKind.WORKSPACE, ScopeKind.ADMIN, "workspace", (
        Field("email", Text(320)),
        Field("role", OneOf(WORKSPACE_ROLES), required=True, fixed=True),
        Field("boards", Json(20_000), fixed=True),  # [{board, role}]
        Field("expires_at", Time()),
        Field("uses", Whole(1, 10_000)),  # how often it may be used
        Field("used", Whole(0, 10_000), writer=Writer.SERVER),
    )),
    Kind("board", StreamKind.WORKSPACE, ScopeKind.BOARD, "workspace", (
        Field("name", Text(200, 1), required=True),
        Field("key", Text(10)),
        Field("description", Text(10_000)),
        Field("icon", Text(64)),
        _COLOUR,
        Field("everyone", OneOf(EVERYONE)),  # absent means none: a private board
        _ARCHIVED,
        _ORIGIN,
    ), placed=True),
    Kind("board_member", StreamKind.WORKSPACE, ScopeKind.BOARD, "board", (
        Field("person", Ref("person"), required=True, fixed=True),
        Field("role", OneOf(BOARD_ROLES), required=True),
    )),
    Kind("column", StreamKind.WORKSPACE, ScopeKind.BOARD, "board", (
        Field("name", Text(200, 1), required=True),
        Field("limit", Whole(1, 9_999)),  # WIP: warns, never refuses
        Field("is_done", Flag()),
        _ARCHIVED,
        _ORIGIN,
    ), placed=True),
    Kind("label", StreamKind.WORKSPACE, ScopeKind.BOARD, "board", (
        Field("name", Text(100)),
        _COLOUR,
        _ORIGIN,
    ), placed=True),
    Kind("field", StreamKind.WORKSPACE, ScopeKind.BOARD, "board", (
        Field("name", Text(100, 1), required=True),
        Field("type", OneOf(("text", "number", "date", "choice", "person", "checkbox")),
              required=True, fixed=True),
        Field("options", Json(20_000)),  # of a choice: [{id, name, colour}]
        _ORIGIN,
    ), placed=True),
    Kind("view", StreamKind.WORKSPACE, ScopeKind.BOARD, "board", (
        Field("name", Text(100, 1), required=True),
        Field("layout", OneOf(("board", "table", "calendar", "timeline")), required=True),
        Field("filter", Json(20_000)),
        Field("sort", Json(2_000)),
        Field("grouping", Text(64)),
        Field("owner", Ref("person"), fixed=True),
    ), placed=True),
    Kind("share_link", StreamKind.WORKSPACE, ScopeKind.BOARD, "board", (
        Field("role", OneOf(("viewer", "commenter")), required=True),
        Field("expires_at", Time()),
        Field("has_password", Flag(), writer=Writer.SERVER),
    )),
    Kind("task", StreamKind.WORKSPACE, ScopeKind.BOARD, "column", (
        Field("title", Text(500, 1), required=True),
        Field("number", Whole(1), writer=Writer.SERVER),
        Field("done_at", Time(), writer=Writer.IMPORTER),  # decide sets it in a done column
        Field("due", When()),
        Field("start", When()),
        Field("priority", Whole(1, 4)),  # 1 low, 2 medium, 3 high, 4 urgent; absent: none
        Field("estimate", Number()),
        Field("cover", Ref("attachment")),
        _ARCHIVED,
        _ORIGIN,
        Field("assignees", Ref("person"), Merge.SET),
        Field("labels", Ref("label"), Merge.SET),
        Field("description", Text(100_000), Merge.TEXT, thread=True),
    ), placed=True, moves_to="column"),
    Kind("checklist", StreamKind.WORKSPACE, ScopeKind.BOARD, "task", (
        Field("title", Text(200, 1), required=True),
        _ORIGIN,
    ), placed=True, moves_to="task"),
    Kind("check_item", StreamKind.WORKSPACE, ScopeKind.BOARD, "checklist", (
        Field("title", Text(1_000, 1), required=True),
        Field("done", Flag()),
        Field("assignee", Ref("person")),
        Field("due", When()),
        _ORIGIN,
    ), placed=True, moves_to="checklist"),
    Kind("field_value", StreamKind.WORKSPACE, ScopeKind.BOARD, "task", (
        Field("field", Ref("field"), required=True, fixed=True),
        Field("value", Json(10_000)),
    )),
    Kind("comment", StreamKind.WORKSPACE, ScopeKind.BOARD, "task", (
        Field("body", Text(50_000, 1), required=True),
        Field("edited_at", Time(), writer=Writer.SERVER),
        _ORIGIN,
        Field("reactions", Reaction(), Merge.SET),
    ), thread=True),
    Kind("relation", StreamKind.WORKSPACE, ScopeKind.BOARD, "task", (
        Field("link", OneOf(("blocks", "relates", "duplicates", "parent")),
              required=True, fixed=True),
        Field("to", Ref("task"), required=True, fixed=True),
    ), thread=True),
    Kind("attachment", StreamKind.WORKSPACE, ScopeKind.BOARD, "task", (
        Field("name", Text(500, 1), required=True),
        Field("media_type", Text(200), fixed=True),
        Field("size", Whole(), fixed=True),
        Field("hash", Text(64), fixed=True),
        Field("url", Text(2_000), fixed=True),
        _ORIGIN,
    ), thread=True),
)  # fmt: skip

_USER_KINDS = (
    Kind("profile", StreamKind.USER, ScopeKind.STREAM, None, (
        Field("name", Text(200, 1), required=True),
        Field("picture", Text(300)),
        Field("locale", Text(35)),
        Field("zone", Text(64)),
    )),
    Kind("preference", StreamKind.USER, ScopeKind.STREAM, "profile", (
        Field("name", Text(100, 1), required=True, fixed=True),
        Field("value", Json(20_000)),
    )),
    Kind("star", StreamKind.USER, ScopeKind.STREAM, "profile", (
        Field("workspace", Ref("workspace"), required=True, fixed=True),
        Field("board", Ref("board"), required=True, fixed=True),
    ), placed=True),
    Kind("watch", StreamKind.USER, ScopeKind.STREAM, "profile", (
        Field("workspace", Ref("workspace"), required=True, fixed=True),
        Field("task", Ref("task"), required=True, fixed=True),
    )),
    Kind("notification", StreamKind.USER, ScopeKind.STREAM, "profile", (
        Field("workspace", Ref("workspace"), writer=Writer.SERVER, fixed=True),
        Field("entry", Whole(1), writer=Writer.SERVER),  # its seq; of a clash that of the last one
        Field("about", Json(500), writer=Writer.SERVER, fixed=True),
        # {kind, id, scope, task?, field?}: references, no texts
        Field("reason", OneOf((
            "assigned", "mentioned", "commented", "clash", "refused", "invited",
        )), writer=Writer.SERVER, fixed=True),
        Field("read_at", Time()),
    )),
)  # fmt: skip

_INSTANCE_KINDS = (
    Kind("instance", StreamKind.INSTANCE, ScopeKind.STREAM, None, (
        Field("name", Text(200)),
        Field("settings", Json(20_000)),
    )),
    Kind("event", StreamKind.INSTANCE, ScopeKind.STREAM, None, (
        Field("what", OneOf((
            "account.create", "account.disable", "session.open", "session.extend", "session.close",
            "session.close_others", "password.change", "email.change", "workspace.create",
            "link.create", "invitation.accept",
        )), required=True, fixed=True),
        Field("person", Ref("person"), fixed=True),
        Field("subject", Text(64), fixed=True),  # the id of what it is about
    )),
)  # fmt: skip

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind for kind in (*_WORKSPACE_KINDS, *_USER_KINDS, *_INSTANCE_KINDS)
}

SYSTEM_FIELDS: Final = (
    "id", "parent", "order", "scope", "seq",
    "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "deleted_by",
)  # fmt: skip
"""What each row carries beside its fields. `parent` and `order` are its place."""


def field_of(kind: str, name: str) -> Field | None:
    """Return the field, or None where the kind or the field is not in the model."""
    return _FIELDS.get((kind, name))


_FIELDS = {(kind.name, field.name): field for kind in KINDS.values() for field in kind.fields}
