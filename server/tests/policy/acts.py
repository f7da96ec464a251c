"""The smallest op of every action of the policy table, by whoever tries it."""

from collections.abc import Callable
from typing import Final

from cairn.model.ids import INSTANCE
from tests.policy.scene import Scene
from tests.verify.site import Json, Person, change, create, new_id

Act = Callable[[Scene, Person], Json]


def _set(kind: str, row: str, field: str, value: object) -> Act:
    return lambda scene, _: change(kind, scene.rows[row], field, value)


def _trash(op: str, kind: str, row: str) -> Act:
    return lambda scene, _: {"op": op, "kind": kind, "id": scene.rows[row]}


def _create(kind: str, parent: str, *order: str, **fields: object) -> Act:
    return lambda scene, _: create(kind, scene.rows[parent], *order, **fields)


def _item(kind: str, row: str, field: str, item: Callable[[Scene, Person], str]) -> Act:
    return lambda scene, person: {
        "op": "add", "kind": kind, "id": scene.rows[row],
        "field": field, "item": item(scene, person),
    }  # fmt: skip


def _root(op: str) -> Act:
    return lambda scene, _: {"op": op, "kind": "workspace", "id": scene.site.workspace}


def _own(kind: str, op: str) -> Act:
    return lambda scene, person: {"op": op, "kind": kind, "id": scene.own_row(kind, person)}


def _mine(kind: str, *order: str, **fields: object) -> Act:
    """Make a row in one's own stream."""
    return lambda _, person: create(kind, person.id, *order, **fields)


def _member(person: Callable[[Scene, Person], str]) -> Act:
    return lambda scene, by: create(
        "member", scene.site.workspace, person=person(scene, by), role="guest"
    )


def _founded(_: Scene, __: Person) -> Json:
    return {"op": "create", "kind": "workspace", "id": new_id(), "fields": {"name": "Another"}}


def _record(_: Scene, __: Person) -> Json:
    return {"op": "create", "kind": "instance", "id": INSTANCE, "fields": {"name": "Ours"}}


def _event(_: Scene, person: Person) -> Json:
    fields = {"what": "session.open", "person": person.id}
    return {"op": "create", "kind": "event", "id": new_id(), "fields": fields}


def _place(kind: str, row: str, parent: str) -> Act:
    return lambda scene, _: {
        "op": "move", "kind": kind, "id": scene.rows[row],
        "parent": scene.rows.get(parent, scene.site.workspace), "order": "a8",
    }  # fmt: skip


def _text(scene: Scene, _: Person) -> Json:
    update = "AQGlq-0DAAQBC2Rlc2NyaXB0aW9uAUgA"  # one letter, by the client 8083877
    return {
        "op": "text", "kind": "task", "id": scene.rows["task"],
        "field": "description", "update": update,
    }  # fmt: skip


ACTS: Final[dict[str, Act]] = {
    "workspace.create": _founded,
    "workspace.settings": lambda scene, _: change("workspace", scene.site.workspace, "name", "X"),
    "workspace.delete": _root("delete"),
    "member.found": _member(lambda _, by: by.id),
    "member.add": _member(lambda _, __: new_id()),
    "member.invite": lambda scene, _: create("invitation", scene.site.workspace, role="guest"),
    "member.role": _set("member", "Staying", "role", "guest"),
    "member.describe": _set("member", "Staying", "name", "Other"),
    "member.leave": _own("member", "delete"),
    "member.remove": _trash("delete", "member", "Staying"),
    "member.restore": _trash("restore", "member", "Removed"),
    "invitation.use": _set("invitation", "invitation", "used", 1),
    "trash.keep": _root("purge"),
    "board.create": lambda scene, _: create("board", scene.site.workspace, "a5", name="New"),
    "board.take_over": lambda scene, by: create(
        "board_member", scene.rows["closed"], person=by.id, role="manager"
    ),
    "board.settings": _set("board", "board", "name", "Renamed"),
    "board.place": _place("board", "board", "workspace"),
    "board.share": _set("board", "board", "everyone", "viewer"),
    "board.leave": _own("board_member", "delete"),
    "board.archive": _set("board", "board", "archived", value=True),
    "board.delete": _trash("delete", "board", "board"),
    "column.create": _create("column", "board", "a5", name="New"),
    "column.edit": _set("column", "column", "name", "Renamed"),
    "column.rules": _set("column", "column", "limit", 3),
    "column.delete": _trash("delete", "column", "column"),
    "label.create": _create("label", "board", "a5", name="New"),
    "label.edit": _set("label", "label", "name", "Renamed"),
    "label.delete": _trash("delete", "label", "label"),
    "field.edit": _set("field", "field", "name", "Renamed"),
    "view.edit_own": lambda scene, by: create(
        "view", scene.rows["board"], "a5", name="Mine", layout="table", owner=by.id
    ),
    "view.edit": _set("view", "view", "name", "Renamed"),
    "task.create": _create("task", "column", "a5", title="New"),
    "task.edit": _set("task", "task", "title", "Renamed"),
    "task.describe": _text,
    "task.assign": _item("task", "task", "assignees", lambda _, by: by.id),
    "task.label": _item("task", "task", "labels", lambda scene, _: scene.rows["label"]),
    "task.move": _place("task", "task", "column"),
    "task.archive": _set("task", "task", "archived", value=True),
    "task.delete": _trash("delete", "task", "task"),
    "task.fill": lambda scene, _: create(
        "field_value", scene.rows["task"], field=scene.rows["field"], value=3
    ),
    "task.relate": lambda scene, _: create(
        "relation", scene.rows["task"], link="relates", to=scene.rows["other task"]
    ),
    "checklist.edit": _set("checklist", "checklist", "title", "Renamed"),
    "checklist.check": _set("check_item", "check_item", "done", value=True),
    "attachment.create": _create("attachment", "task", name="New", url="https://a.example"),
    "attachment.edit": _set("attachment", "attachment", "name", "Renamed"),
    "attachment.delete": _trash("delete", "attachment", "attachment"),
    "trash.purge": _trash("purge", "task", "thrown"),
    "comment.create": _create("comment", "task", body="New"),
    "comment.edit_own": lambda scene, by: change(
        "comment", scene.own_row("comment", by), "body", "Mended"
    ),
    "comment.edit": _set("comment", "comment", "body", "Not mine"),
    "comment.delete_own": _own("comment", "delete"),
    "comment.delete": _trash("delete", "comment", "comment"),
    "comment.react": _item("comment", "comment", "reactions", lambda _, by: f"{by.id}:👍"),
    "comment.react_for": _item(
        "comment", "comment", "reactions", lambda scene, _: f"{_second(scene)}:👍"
    ),
    "profile.edit": lambda _, by: change("profile", by.id, "name", "Renamed"),
    "profile.delete": lambda _, by: {"op": "delete", "kind": "profile", "id": by.id},
    "preference.edit": _mine("preference", name="keys", value=1),
    "star.edit": lambda scene, by: create(
        "star", by.id, "a0", workspace=scene.site.workspace, board=scene.rows["board"]
    ),
    "watch.edit": lambda scene, by: create(
        "watch", by.id, workspace=scene.site.workspace, task=scene.rows["task"]
    ),
    "notification.create": _mine("notification"),
    "notification.read": _trash("delete", "notification", "notification"),
    "instance.settings": _record,
    "instance.delete": lambda _, __: {"op": "delete", "kind": "instance", "id": INSTANCE},
    "event.record": _event,
    "event.delete": lambda scene, _: {"op": "delete", "kind": "event", "id": scene.rows["event"]},
}
"""By action."""


def _second(scene: Scene) -> str:
    return scene.site.people["Second"].id


def founding(scene: Scene, by: Person) -> tuple[Json, Json]:
    """Return the ops with which somebody makes a workspace, and themselves its owner."""
    workspace = _founded(scene, by)
    return workspace, create("member", workspace["id"], person=by.id, role="owner")


def recorded(scene: Scene, by: Person) -> tuple[Json, Json]:
    """Return the ops that make the server's own record and delete it: as yet it has none."""
    return _record(scene, by), ACTS["instance.delete"](scene, by)
