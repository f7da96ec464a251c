"""Mutations a second over 64 sockets on 8 boards, and what one person waits meanwhile."""

import asyncio
import time
from typing import Any, Final

import msgspec
import uuid_utils

from bench.served import Served
from bench.sockets import Socket, connect

BOARDS: Final = 8
SOCKETS: Final = 64
TASKS_A_BOARD: Final = 200
PUSH: Final = 25
"""Mutations in one push, as a client sends that types on a slow line or catches up."""
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def new_id() -> str:
    """Return a UUIDv7."""
    return str(uuid_utils.uuid7())


def push(stream: str, intent: str, *ops: list[dict[str, Any]]) -> tuple[bytes, list[str]]:
    """Return a push frame with a mutation for each list of ops, and their ids."""
    at = time.time_ns() // 1_000_000
    ids = [new_id() for _ in ops]
    mutations = [
        {"id": mutation, "stream": stream, "intent": intent, "ops": each, "at": at}
        for mutation, each in zip(ids, ops, strict=True)
    ]
    return msgspec.json.encode({"type": "push", "mutations": mutations}), ids


async def send(socket: Socket, frame: bytes, count: int) -> None:
    """Send a push and return once all its mutations are accepted."""
    socket.send(frame)
    while count > 0:
        payload = await socket.receive()
        if payload.startswith(b'{"type":"accepted"'):
            count -= len(msgspec.json.decode(payload)["mutations"])
        elif payload.startswith((b'{"type":"refused"', b'{"type":"wait"', b'{"type":"bye"')):
            raise RuntimeError(payload.decode())


class Team:
    """A workspace with boards, and sockets that each hold one of them."""

    def __init__(self, workspace: str) -> None:
        self.workspace = workspace
        self.boards = [new_id() for _ in range(BOARDS)]
        self.columns = [[new_id() for _ in range(3)] for _ in range(BOARDS)]
        self.tasks = [[new_id() for _ in range(TASKS_A_BOARD)] for _ in range(BOARDS)]
        self.sockets: list[Socket] = []

    def make(self) -> list[list[dict[str, Any]]]:
        """Return the ops that make the boards, in mutations of one board each or 100 tasks."""
        mutations: list[list[dict[str, Any]]] = []
        for n, board in enumerate(self.boards):
            fields = {"name": f"Board {n}", "everyone": "editor"}
            first = [
                {
                    "op": "create",
                    "kind": "board",
                    "id": board,
                    "parent": self.workspace,
                    "order": f"a{n}",
                    "fields": fields,
                }
            ]
            first += [
                {
                    "op": "create",
                    "kind": "column",
                    "id": column,
                    "parent": board,
                    "order": f"a{m}",
                    "fields": {"name": f"Column {m}"},
                }
                for m, column in enumerate(self.columns[n])
            ]
            first += [
                {
                    "op": "create",
                    "kind": "task",
                    "id": task,
                    "parent": self.columns[n][m % 3],
                    "order": order(m),
                    "fields": {"title": f"Task {m} of board {n}"},
                }
                for m, task in enumerate(self.tasks[n])
            ]
            mutations.append(first)
        return mutations


def order(n: int) -> str:
    """Return the n-th of some order keys that rise."""
    high, low = divmod(n, 62)
    return f"b{_ALPHABET[high]}{_ALPHABET[low]}" if low else f"b{_ALPHABET[high]}0V"


async def open_team(served: Served) -> Team:
    """Make the boards and connect the sockets, each holding one board."""
    hello = {"wire": 1, "model": 1, "app": "bench", "client": new_id(), "person": served.person}
    first, welcome = await connect(served.url, served.cookie, hello)
    (workspace,) = [
        stream for stream, rights in welcome["streams"].items() if rights["kind"] == "workspace"
    ]
    team = Team(workspace)
    for ops in team.make():
        frame, ids = push(workspace, "board.create", ops)
        await send(first, frame, len(ids))
    first.close()
    for n in range(SOCKETS):
        replica = {
            "client": new_id(),
            "streams": {workspace: {"cursor": 0, "mark": ""}},
            "hold": {workspace: [team.boards[n % BOARDS]]},
        }
        socket, _ = await connect(served.url, served.cookie, {**hello, **replica})
        team.sockets.append(socket)
    return team


def edit(team: Team, board: int, n: int) -> list[dict[str, Any]]:
    """Return the n-th edit of a board: a move, a new title or a priority, in turn."""
    task = team.tasks[board][n * 7 % TASKS_A_BOARD]
    common = {"kind": "task", "id": task}
    match n % 3:
        case 0:
            return [
                {
                    "op": "move",
                    **common,
                    "parent": team.columns[board][n % 2],
                    "order": order(n % 3000),
                }
            ]
        case 1:
            return [{"op": "set", **common, "field": "title", "value": f"Edited {n} times"}]
        case _:
            return [{"op": "set", **common, "field": "priority", "value": n % 4 + 1}]


async def throughput(team: Team, pushes: int) -> float:
    """Return mutations a second with every socket pushing as fast as it is answered."""

    async def one(n: int, socket: Socket) -> None:
        board = n % BOARDS
        frames = [
            push(
                team.workspace,
                "task.edit",
                *[edit(team, board, n + p * PUSH + m) for m in range(PUSH)],
            )[0]
            for p in range(pushes)
        ]
        await start.wait()
        for frame in frames:
            await send(socket, frame, PUSH)

    start = asyncio.Event()
    work = [asyncio.create_task(one(n, socket)) for n, socket in enumerate(team.sockets)]
    await asyncio.sleep(0)
    begun = time.perf_counter()
    start.set()
    await asyncio.gather(*work)
    return SOCKETS * pushes * PUSH / (time.perf_counter() - begun)


async def interactive(team: Team, edits: int, a_second: float) -> list[float]:
    """Return the milliseconds from push to accepted of single edits, sent by all sockets in turn
    at `a_second` in sum.
    """
    waits: list[float] = []

    async def one(n: int, socket: Socket) -> None:
        frame, _ = push(team.workspace, "task.edit", edit(team, n % BOARDS, n))
        begun = time.perf_counter()
        await send(socket, frame, 1)
        waits.append((time.perf_counter() - begun) * 1000)

    for n in range(0, edits, SOCKETS):
        batch = [
            asyncio.create_task(_later(k / a_second, one(n + k, socket)))
            for k, socket in enumerate(team.sockets)
        ]
        await asyncio.gather(*batch)
    return waits


async def _later(seconds: float, work: Any) -> None:
    await asyncio.sleep(seconds)
    await work
