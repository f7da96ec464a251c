"""64 writers that push as fast as they are answered, and know what they were answered."""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from bench.served import Served
from bench.sockets import Socket, connect
from bench.write_path import new_id

WRITERS: Final = 64
BOARDS: Final = 8
PUSH: Final = 4
UNDER_WAY: Final = 2
"""Pushes of a writer that are not answered yet, the second `after` the first."""

Mutation = dict[str, Any]


@dataclass
class Written:
    """What one round sent, and what came back before the kill."""

    least: int
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    """That many were answered."""
    sent: dict[str, Mutation] = field(default_factory=dict[str, Mutation])
    answered: dict[str, int] = field(default_factory=dict[str, int])
    """Mutation to the seq that it was accepted at."""
    last_answer: float = 0.0

    def note(self, answers: dict[str, int]) -> None:
        """Take what came back."""
        self.answered |= answers
        self.last_answer = time.monotonic()
        if len(self.answered) >= self.least:
            self.enough.set()

    @property
    def unanswered(self) -> list[str]:
        """The mutations that nothing is known of."""
        return [one for one in self.sent if one not in self.answered]


@dataclass(frozen=True)
class Place:
    """Where the writers write: a workspace and a column of each of its boards."""

    workspace: str
    columns: list[str]


def hello(served: Served, **more: Any) -> dict[str, Any]:
    """Return the first frame of a replica of the person who is signed in."""
    return {
        "wire": 1, "model": 1, "app": "kill", "client": new_id(), "person": served.person, **more,
    }  # fmt: skip


async def make_place(served: Served) -> Place:
    """Make the boards."""
    socket, welcome = await connect(served.url, served.cookie, hello(served))
    (workspace,) = [
        stream for stream, rights in welcome["streams"].items() if rights["kind"] == "workspace"
    ]
    columns: list[str] = []
    for n in range(BOARDS):
        board, column = new_id(), new_id()
        columns.append(column)
        fields = {"name": f"Board {n}", "everyone": "editor"}
        made = _mutation(
            workspace,
            {"op": "create", "kind": "board", "id": board, "parent": workspace, "order": f"a{n}",
             "fields": fields},
            {"op": "create", "kind": "column", "id": column, "parent": board, "order": "a0",
             "fields": {"name": "To do"}},
        )  # fmt: skip
        await ask(socket, [made])
    socket.close()
    return Place(workspace, columns)


async def write(served: Served, place: Place, written: Written) -> None:
    """Write with all writers until the server is gone."""
    async with asyncio.TaskGroup() as group:
        for n in range(WRITERS):
            group.create_task(_write(served, place, n, written))


async def _write(served: Served, place: Place, n: int, written: Written) -> None:
    with contextlib.suppress(OSError, EOFError):
        socket, _ = await connect(served.url, served.cookie, hello(served))
        under_way: list[list[Mutation]] = []
        while True:
            while len(under_way) < 2:
                before = under_way[-1][-1]["id"] if under_way else None
                under_way.append(_push(socket, place, n, before))
                written.sent |= {one["id"]: one for one in under_way[-1]}
            written.note(await _answers(socket, under_way.pop(0)))


def _push(socket: Socket, place: Place, n: int, before: str | None) -> list[Mutation]:
    mutations: list[Mutation] = []
    for _ in range(PUSH):
        task = {
            "op": "create", "kind": "task", "id": new_id(), "order": "a0",
            "parent": place.columns[n % BOARDS], "fields": {"title": f"By writer {n}"},
        }  # fmt: skip
        made = _mutation(place.workspace, task)
        if before:
            made["after"] = before
        mutations.append(made)
        before = made["id"]
    socket.send(msgspec.json.encode({"type": "push", "mutations": mutations}))
    return mutations


def _mutation(stream: str, *ops: Mutation) -> Mutation:
    at = time.time_ns() // 1_000_000
    return {"id": new_id(), "stream": stream, "intent": "task.create", "ops": list(ops), "at": at}


async def ask(socket: Socket, mutations: list[Mutation]) -> dict[str, int]:
    """Push these and return what they are answered."""
    socket.send(msgspec.json.encode({"type": "push", "mutations": mutations}))
    return await _answers(socket, mutations)


async def _answers(socket: Socket, mutations: list[Mutation]) -> dict[str, int]:
    """Return the seq of each; all must be accepted."""
    open_ones = {one["id"] for one in mutations}
    answers: dict[str, int] = {}
    while open_ones:
        frame = msgspec.json.decode(await socket.receive())
        if frame["type"] == "accepted":
            answers |= {one: seq for one, seq in frame["mutations"] if one in open_ones}
            open_ones -= answers.keys()
        elif frame["type"] in {"refused", "wait", "bye", "fault"}:
            raise RuntimeError(msgspec.json.encode(frame).decode())
    return answers
