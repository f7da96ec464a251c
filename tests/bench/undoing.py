"""An import of ten thousand tasks into a board that was there, undone and redone, while somebody
edits on another board of the workspace: ten thousand deletes, ten thousand restores.
"""

import asyncio
import json
import time
from pathlib import Path
from typing import Any, Final

import httpx
from msgspec.structs import replace

from bench.served import Served
from bench.sockets import Socket, connect
from bench.write_path import Team, edit, new_id, order, push, send
from cairn.decide.row import Row
from cairn.model.ids import PersonId, StreamId
from cairn.store.sqlite import read_sqlite

TASKS: Final = 10_000
_A_MUTATION: Final = 100
_EDIT_EVERY: Final = 0.005
_SECONDS: Final = 120


class Taken:
    """What an undo and its redo took, in seconds, and what edits meanwhile waited, in ms."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.waits: list[float] = []


async def there_and_back(served: Served, data: Path) -> Taken:
    """Import, undo, redo; the board must be as before. Raises RuntimeError where it isn't."""
    team, socket = await _team(served)
    batch = await _import(team, socket)
    before = await _board(data, team)
    taken = Taken()
    undone = await _undo(served, team, socket, batch, taken)
    gone = await _board(data, team)
    await _undo(served, team, socket, undone, taken)
    after = await _board(data, team)
    socket.close()
    if sum(row.deleted_at is not None for row in gone) != TASKS:
        message = "The undo left tasks of the import on the board."
        raise RuntimeError(message)
    if after != before:
        message = "After undo and redo the board is another one."
        raise RuntimeError(message)
    return taken


async def _team(served: Served) -> tuple[Team, Socket]:
    hello = {"wire": 1, "model": 1, "app": "bench", "client": new_id(), "person": served.person}
    socket, welcome = await connect(served.url, served.cookie, hello)
    (workspace,) = [
        stream for stream, rights in welcome["streams"].items() if rights["kind"] == "workspace"
    ]
    team = Team(workspace)
    for board in team.make()[:2]:
        await send(socket, *_pushed(team, board))
    return team, socket


def _pushed(team: Team, ops: list[dict[str, Any]], **more: str) -> tuple[bytes, int]:
    frame, ids = push(team.workspace, "board.import", ops)
    if more:
        body = json.loads(frame)
        body["mutations"][0] |= more
        frame = json.dumps(body).encode()
    return frame, len(ids)


async def _import(team: Team, socket: Socket) -> str:
    batch = new_id()
    for first in range(0, TASKS, _A_MUTATION):
        ops = [
            {"op": "create", "kind": "task", "id": new_id(), "parent": team.columns[0][n % 3],
             "order": order(n % 3_000), "fields": {"title": f"Imported {n}"}}
            for n in range(first, first + _A_MUTATION)
        ]  # fmt: skip
        await send(socket, *_pushed(team, ops, batch=batch))
    return batch


async def _undo(served: Served, team: Team, socket: Socket, batch: str, taken: Taken) -> str:
    done = asyncio.Event()
    editing = asyncio.create_task(_edit_until(done, team, socket, taken.waits))
    headers = {"Origin": served.url, "Cookie": served.cookie}
    async with httpx.AsyncClient(headers=headers, timeout=_SECONDS) as client:
        begun = time.perf_counter()
        body = {"stream": team.workspace, "of": {"batch": batch}}
        answer = (await client.post(f"{served.url}/api/undo", json=body)).raise_for_status().json()
        taken.seconds.append(time.perf_counter() - begun)
    done.set()
    await editing
    if answer["undone"] != TASKS:
        raise RuntimeError(str(answer)[:500])
    return answer["batch"]


async def _edit_until(done: asyncio.Event, team: Team, socket: Socket, waits: list[float]) -> None:
    n = 0
    while not done.is_set():
        frame, _ = push(team.workspace, "task.edit", edit(team, 1, n))
        begun = time.perf_counter()
        await send(socket, frame, 1)
        waits.append((time.perf_counter() - begun) * 1000)
        n += 1
        await asyncio.sleep(_EDIT_EVERY)


async def _board(data: Path, team: Team) -> list[Row]:
    """Return the tasks of the board as they are stored, without what every change moves."""
    reads = read_sqlite(data / "cairn.db")
    try:
        _, rows = await reads.rows_of(StreamId(team.workspace), ["task"])
    finally:
        reads.close()
    board = [row for row in rows if row.scope == team.boards[0]]
    return [replace(row, seq=0, updated_at=0, updated_by=PersonId("")) for row in board]
