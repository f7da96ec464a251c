"""A workspace with somebody in every role of the policy table, and a row for every act."""

from dataclasses import dataclass, field

from cairn.model.ids import INSTANCE, StreamId
from cairn.model.kinds import BOARD_ROLES, WORKSPACE_ROLES
from tests.verify.site import Json, Person, Site, change, create, join, set_up


@dataclass
class Scene:
    """Who is there by ground and role, and the ids of rows that all cells share."""

    site: Site
    people: dict[tuple[str, str], Person] = field(default_factory=dict[tuple[str, str], Person])
    """By ground and role; `nobody` has none there."""
    rows: dict[str, str] = field(default_factory=dict[str, str])
    own: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """(kind, person) -> the row that is theirs."""

    def own_row(self, kind: str, person: Person) -> str:
        """Return the row of somebody, of who has none the owner's."""
        owner = self.people["workspace", "owner"]
        return self.own.get((kind, person.id), self.own[kind, owner.id])

    def make(self, name: str, op: Json) -> Json:
        """Remember the row that a create makes."""
        self.rows[name] = op["id"]
        return op


async def set_scene(site: Site) -> Scene:
    """Let everybody in, and make the rows."""
    scene = Scene(site)
    ada = scene.people["workspace", "owner"] = await set_up(site)
    scene.people["instance", "admin"] = ada
    await ada.do(*_boards(scene))
    for role in WORKSPACE_ROLES[1:]:
        scene.people["workspace", role] = await join(site, f"W{role}", role)
    scene.people["instance", "person"] = scene.people["workspace", "member"]
    scene.people["user", "self"] = scene.people["workspace", "member"]
    board = [{"board": scene.rows["board"], "role": "editor"}]
    for role in BOARD_ROLES:
        scene.people["board", role] = await join(site, f"B{role}", "member", board)
    for name in ("Second", "Staying", "Removed"):
        await join(site, name, "owner" if name == "Second" else "member")
    scene.people["workspace", "nobody"] = site.people["Removed"]
    scene.people["board", "nobody"] = scene.people["workspace", "member"]
    await _seats(scene)
    await ada.do(*_on_the_board(scene))
    await ada.do(*_in_the_trash(scene))
    await _of_their_own(scene)
    await _lower(scene)
    return scene


def _boards(scene: Scene) -> list[Json]:
    workspace, ada = scene.site.workspace, scene.people["workspace", "owner"]
    board = scene.make("board", create("board", workspace, "a0", name="Board"))
    closed = scene.make("closed", create("board", workspace, "a1", name="Closed"))
    column = scene.make("column", create("column", board["id"], "a0", name="To do"))
    return [
        board,
        create("board_member", board["id"], person=ada.id, role="manager"),
        closed,  # its maker is on it no more
        scene.make("column", column),
    ]


async def _seats(scene: Scene) -> None:
    """Note who has which row, and let somebody go."""
    reads = scene.site.doors.hub.reads
    _, rows = await reads.rows_of(scene.site.workspace, ["member", "board_member"])
    for row in rows:
        scene.own[row.kind, row.values["person"]] = row.id
    for name in ("Staying", "Removed"):
        scene.rows[name] = scene.own["member", scene.site.people[name].id]
    _, events = await reads.rows_of(INSTANCE, ["event"])
    scene.rows["event"] = events[0].id
    gone = {"op": "delete", "kind": "member", "id": scene.rows["Removed"]}
    await scene.people["workspace", "owner"].do(gone)


def _on_the_board(scene: Scene) -> list[Json]:
    rows, make = scene.rows, scene.make
    board, workspace = rows["board"], scene.site.workspace
    task = make("task", create("task", rows["column"], "a0", title="Task"))
    checklist = make("checklist", create("checklist", task["id"], "a0", title="List"))
    return [
        task,
        make("other task", create("task", rows["column"], "a1", title="Other")),
        checklist,
        make("check_item", create("check_item", checklist["id"], "a0", title="Item")),
        make("label", create("label", board, "a0", name="Bug", colour="rose")),
        make("field", create("field", board, "a0", name="Size", type="number")),
        make("view", create("view", board, "a0", name="All", layout="board")),
        make("comment", create("comment", task["id"], body="By Ada")),
        make("attachment", create("attachment", task["id"], name="Plan", url="https://a.example")),
        make("invitation", create("invitation", workspace, role="guest", uses=1)),
    ]


def _in_the_trash(scene: Scene) -> list[Json]:
    thrown = scene.make("thrown", create("task", scene.rows["column"], "a2", title="Thrown"))
    return [thrown, {"op": "delete", "kind": "task", "id": thrown["id"]}]


async def _of_their_own(scene: Scene) -> None:
    ada = scene.people["workspace", "owner"]
    for person in (ada, *(scene.people["board", role] for role in BOARD_ROLES)):
        comment = create("comment", scene.rows["task"], body="My own")
        await person.do(comment)
        scene.own["comment", person.id] = comment["id"]
    someone = scene.people["user", "self"]
    await ada.do(change("board", scene.rows["board"], "everyone", "viewer"))
    task = scene.rows["task"]
    item = {"op": "add", "kind": "task", "id": task, "field": "assignees", "item": someone.id}
    await ada.do(item)
    await scene.site.doors.readers.settle()
    _, notes = await scene.site.doors.hub.reads.rows_of(StreamId(someone.id), ["notification"])
    scene.rows["notification"] = notes[0].id
    await ada.do(change("board", scene.rows["board"], "everyone", "none"))


async def _lower(scene: Scene) -> None:
    """Give everybody on the board the role that they stand for."""
    ada = scene.people["workspace", "owner"]
    for role in BOARD_ROLES:
        seat = scene.own["board_member", scene.people["board", role].id]
        await ada.do(change("board_member", seat, "role", role))
