"""What it costs to tell a thousand people of a change, with one among them who does not read."""

import asyncio
import os
import time
from pathlib import Path
from typing import Final

from bench.served import Served
from bench.sockets import Socket, connect
from bench.write_path import Team, edit, new_id, push, send

LISTENERS: Final = 1_000
COMMITS: Final = 20
_HERTZ: Final = os.sysconf("SC_CLK_TCK")


async def listen(served: Served, team: Team) -> list[Socket]:
    """Connect the listeners, all holding one board; the first stops reading."""
    replica = {
        "wire": 1, "model": 1, "app": "bench", "person": served.person,
        "streams": {team.workspace: {"cursor": 0, "mark": ""}},
        "hold": {team.workspace: [team.boards[0]]},
    }  # fmt: skip
    sockets: list[Socket] = []
    for _ in range(LISTENERS):
        socket, _welcome = await connect(served.url, served.cookie, {**replica, "client": new_id()})
        await socket.until("entries")  # the log so far
        sockets.append(socket)
    sockets[0].pause()
    return sockets


async def deliver(
    served: Served, team: Team, listeners: list[Socket], run: int
) -> tuple[float, float]:
    """Return the server's microseconds a delivery, and the p99 in ms from a push to a listener.

    Each commit is one new title (`run` makes it one: an edit that changes nothing is told once a
    second); it is over when every listener but the stuck one has its entries.
    """
    reading = listeners[1:]
    waits: list[float] = []

    async def one(socket: Socket, begun: float) -> None:
        await socket.until("entries")
        waits.append((time.perf_counter() - begun) * 1000)

    before = _cpu_seconds(served.process.pid)
    for n in range(run * COMMITS, (run + 1) * COMMITS):
        frame, _ = push(team.workspace, "task.rename", edit(team, 0, 3 * n + 1))
        begun = time.perf_counter()
        told = asyncio.gather(*(one(socket, begun) for socket in reading))
        await send(team.sockets[0], frame, 1)
        await told
    spent = _cpu_seconds(served.process.pid) - before
    deliveries = COMMITS * len(reading)
    return spent / deliveries * 1_000_000, sorted(waits)[int(len(waits) * 0.99)]


def _cpu_seconds(pid: int) -> float:
    """Return user and system time of the process with all its threads (proc(5), fields 14, 15)."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _HERTZ
