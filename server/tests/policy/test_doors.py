"""The policy table at the real doors: action x role x door, each cell a test, and none left out.

A mutation stands or falls as one, so each cell's op is followed by one that is always refused: the
index of the refusal says whether the first passed, and the rows of one scene serve all cells.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import anyio
import httpx
import pytest

from cairn.model.ids import INSTANCE
from cairn.policy.table import ROLES, TABLE
from tests.policy.acts import ACTS, founding, recorded
from tests.policy.scene import Scene, set_scene
from tests.policy.test_table import ASKED
from tests.verify.site import Json, Person, empty_site, greeting, new_id

NOBODY: Final = "nobody"
"""Who has no role on the ground of an action."""

CELLS: Final = [
    (action, role)
    for action in ACTS
    for role in (*ROLES[TABLE[action].ground], NOBODY)
    if TABLE[action].ground not in {"user", "instance"} or role != NOBODY
]

_OF_ADMINS = {("invitation.use", role) for role in ("member", "guest")}
_ELSEWHERE = {("board.take_over", role) for role in ("admin", "member", "guest")}
_OF_THE_SERVER = {
    (action, "person")
    for action in ("instance.settings", "instance.delete", "event.record", "event.delete")
}
UNSEEN: Final = _OF_ADMINS | _ELSEWHERE | _OF_THE_SERVER
"""Where the reason of the table isn't told, since what it is about doesn't exist for the role."""

BY_CAIRN: Final = {"member.describe", "invitation.use"}
"""Acts on fields that Cairn alone writes: refused as such, whoever asks."""

PASSED: Final = ("passed", None)
Verdict = tuple[str, str | None]
Answers = dict[tuple[str, str, str], Verdict]
"""By door, action and role."""


def test_every_action_that_an_op_can_ask_for_is_tried() -> None:
    assert set(ACTS) == ASKED


def expected(action: str, role: str) -> Verdict:
    """Return what a door has to say."""
    if role == NOBODY or (action, role) in UNSEEN:
        return "not_found", None
    if action in BY_CAIRN:
        return "server_field", None
    answer = TABLE[action].answers[role]
    return PASSED if answer is True else ("not_allowed", answer)


@pytest.mark.parametrize("door", ["socket", "poll"])
@pytest.mark.parametrize(("action", "role"), CELLS)
def test_a_door_answers_as_the_table_says(
    answers: Answers, door: str, action: str, role: str
) -> None:
    assert answers[door, action, role] == expected(action, role)


ENDPOINT_CELLS: Final = [
    (action, role)
    for action in ("member.invite", "member.look", "trash.purge")
    for role in (*ROLES[TABLE[action].ground], NOBODY)
]


@pytest.mark.parametrize(("action", "role"), ENDPOINT_CELLS)
def test_an_endpoint_of_its_own_answers_likewise(answers: Answers, action: str, role: str) -> None:
    assert answers["endpoint", action, role] == expected(action, role)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What all doors say to everybody, of one site."""
    return anyio.run(_asked, tmp_path_factory.mktemp("site"))


async def _asked(folder: Path) -> Answers:
    found: Answers = {}
    async with empty_site(folder) as site:
        scene = await set_scene(site)
        for (ground, role), person in scene.people.items():
            actions = [action for action, _ in CELLS if TABLE[action].ground == ground]
            tried = {action: _attempt(scene, action, role, person) for action in actions}
            for door, push in _DOORS.items():
                mutations = {action: by(new_id()) for action, by in tried.items()}
                refused = {each["mutation"]: each for each in await push(person, mutations)}
                for action, mutation in mutations.items():
                    found[door, action, role] = _verdict(mutation, refused[mutation["id"]])
        await _ask_endpoints(scene, found)
    return found


def _attempt(scene: Scene, action: str, role: str, by: Person) -> Callable[[str], Json]:
    """Return what makes the cell's mutation, by its id."""
    ops, ground, stream = [ACTS[action](scene, by)], TABLE[action].ground, scene.site.workspace
    match action, role:
        case "workspace.create", _:
            stream = ops[0]["id"]
        case "member.found", "owner":
            ops = list(founding(scene, by))
            stream = ops[0]["id"]
        case "instance.delete", "admin":
            ops, stream = list(recorded(scene, by)), INSTANCE
        case _:
            stream = {"user": by.id, "instance": INSTANCE}.get(ground, stream)
    kind = {by.id: "star", INSTANCE: "event"}.get(stream, "task")
    undoing = {"op": "purge" if ops[0]["op"] == "purge" else "delete", "kind": kind}
    mutation = by.mutation(*ops, {**undoing, "id": new_id()}, stream=stream)
    return lambda mutation_id: {**mutation, "id": mutation_id}


def _verdict(mutation: Json, refused: Json) -> Verdict:
    """Say what became of the op before the last, which is the cell's own."""
    detail: Json = refused.get("detail") or {}
    if refused.get("op") == len(mutation["ops"]) - 1:
        assert refused["code"] == "not_found", refused
        return PASSED
    return refused["code"], detail.get("reason")


async def _by_socket(by: Person, mutations: dict[str, Json]) -> list[Json]:
    return await by.push(*mutations.values())


async def _by_poll(by: Person, mutations: dict[str, Json]) -> list[Json]:
    push = {"type": "push", "mutations": list(mutations.values())}
    frames = [{"type": "hello", **greeting(by.id)}, push]
    answer = await by.client.post("/api/sync", json={"frames": frames})
    assert answer.status_code == 200, answer.text
    return [frame for frame in answer.json()["frames"] if frame["type"] == "refused"]


_DOORS: Final[dict[str, Callable[[Person, dict[str, Json]], Awaitable[list[Json]]]]] = {
    "socket": _by_socket,
    "poll": _by_poll,
}


async def _ask_endpoints(scene: Scene, found: Answers) -> None:
    for (ground, role), person in scene.people.items():
        if ground == "workspace":
            found["endpoint", "member.invite", role] = await _invite(scene, person)
            found["endpoint", "member.look", role] = await _look(scene, person)
        if ground == "board":
            found["endpoint", "trash.purge", role] = await _purge(scene, person)


async def _invite(scene: Scene, by: Person) -> Verdict:
    wanted = {"workspace": scene.site.workspace, "role": "guest"}
    return _answered(await by.client.post("/api/invitations", json=wanted))


async def _look(scene: Scene, by: Person) -> Verdict:
    return _answered(await by.client.get(f"/api/members/{scene.site.workspace}"))


def _answered(answer: httpx.Response) -> Verdict:
    if answer.is_success:
        return PASSED
    problem = answer.json()
    return problem["code"], problem["params"].get("reason")


async def _purge(scene: Scene, by: Person) -> Verdict:
    rows = [{"kind": "task", "id": scene.rows["thrown"]}]
    asked = {"stream": scene.site.workspace, "rows": rows, "preview": True}
    answer = (await by.client.post("/api/purge", json=asked)).json()
    if not answer["left_alone"]:
        return PASSED
    (left,) = answer["left_alone"]
    return left["code"], left.get("detail", {}).get("reason")
