"""`python -m bench [server|web]`: measure, print the table, write build/bench.json.

Exits 1 when a figure is over its budget. Everything runs on loopback, against servers that the
run starts and ends by their id.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench import committer, fan_out, segments, undoing, web
from bench.figures import Figure, middle, save, show
from bench.served import Served, serving, set_up, sign_in
from bench.sockets import connect
from bench.write_path import interactive, new_id, open_team, throughput
from bench.yardsticks import beside

ROOT: Final = Path(__file__).resolve().parents[2]
RUNS: Final = 5
PORT: Final = int(os.environ.get("BENCH_PORT", "8475"))
# The limits set for people are not what is measured.
FAST: Final = {"CAIRN_PUSH_RATE": "1000000", "CAIRN_SOCKET_LIMIT": "2000"}


def server(folder: Path) -> list[Figure]:
    """Measure the server."""
    figures: list[Figure] = []
    with serving(folder / "idle", PORT) as served:
        idle = middle([served.resident_mib() for _ in range(RUNS)])
        figures.append(Figure("idle server, memory", idle, "MiB", 80))
    with serving(folder / "team", PORT, **FAST) as served:
        set_up(served)
        figures += asyncio.run(_writes(served, folder))
    with serving(folder / "crowd", PORT, **FAST) as served:  # anew: its log is short
        set_up(served)
        figures += asyncio.run(_telling(served, folder))
    with serving(folder / "undo", PORT, **FAST) as served:
        set_up(served)
        figures += asyncio.run(_undone(served, folder / "undo"))
    figures.append(_alone(folder))
    segments.seed(folder / "large")
    figures += _opening(folder)
    return figures


async def _writes(served: Served, folder: Path) -> list[Figure]:
    team = await open_team(served)
    await throughput(team, 8)  # warm
    rates = [await throughput(team, 20) for _ in range(RUNS)]
    yard = beside(folder)
    p99s: list[float] = []
    for _ in range(RUNS):
        waits = sorted(await interactive(team, 640, 400))
        p99s.append(waits[int(len(waits) * 0.99)])
    return [
        Figure(
            "durable mutations, 64 sockets on 8 boards",
            middle(rates),
            "/s",
            9_000,
            "at least",
            yard,
            f"goal; below 5,000 is a defect; {min(rates):,.0f} to {max(rates):,.0f}",
        ),
        Figure(
            "one edit, pushed to accepted, p99 at 400/s", middle(p99s), "ms", 20, yardstick=yard
        ),
    ]


async def _telling(served: Served, folder: Path) -> list[Figure]:
    team = await open_team(served)
    listeners = await fan_out.listen(served, team)
    told = [await fan_out.deliver(served, team, listeners, run) for run in range(RUNS)]
    yard = beside(folder)
    return [
        Figure(
            "fan-out to 1,000 sockets, one stuck: a delivery",
            middle([c for c, _ in told]),
            "µs",
            20,
            yardstick=yard,
            note="all threads of the server",
        ),
        Figure(
            "fan-out to 1,000 sockets: p99 to the last",
            middle([w for _, w in told]),
            "ms",
            yardstick=yard,
            note="the client reads with Python too",
        ),
    ]


async def _undone(served: Served, data: Path) -> list[Figure]:
    taken = await undoing.there_and_back(served, data)
    yard = beside(data.parent)
    waits = sorted(taken.waits)
    undo, redo = taken.seconds
    return [
        Figure("undo of an import of 10,000 tasks", round(undo, 2), "s", 10, yardstick=yard),
        Figure("redo of it, the board as before", round(redo, 2), "s", 10, yardstick=yard),
        Figure(
            "one edit meanwhile, p99",
            round(waits[int(len(waits) * 0.99)], 1),
            "ms",
            yardstick=yard,
            note=f"{len(waits)} edits, median {waits[len(waits) // 2]:.1f} ms",
        ),
    ]


def _alone(folder: Path) -> Figure:
    rates = [
        asyncio.run(committer.committed_a_second(folder / f"alone-{n}.db", 20)) for n in range(RUNS)
    ]
    return Figure(
        "durable mutations, committer alone",
        middle(rates),
        "/s",
        yardstick=beside(folder),
        note=f"goal {committer.GOAL:,}, no doors",
    )


def _opening(folder: Path) -> list[Figure]:
    built: list[float] = []
    cached: list[float] = []
    size = 0
    for _ in range(RUNS):
        with serving(folder / "large", PORT) as served:  # anew: nothing is cached
            sign_in(served, "ada@example.org", segments.PASSWORD)
            stream, board = asyncio.run(_largest(served))
            first, again, size = segments.open_board(served, stream, board)
            built.append(first)
            cached.append(again)
    yard = beside(folder)
    return [
        Figure("segment of 10,000 tasks, not cached", middle(built), "ms", 80, yardstick=yard),
        Figure("segment of 10,000 tasks, cached", middle(cached), "ms", 1, yardstick=yard),
        Figure("segment of 10,000 tasks, gzipped", round(size / 1024), "KiB"),
    ]


async def _largest(served: Served) -> tuple[str, str]:
    hello = {"wire": 1, "model": 1, "app": "bench", "client": new_id(), "person": served.person}
    socket, welcome = await connect(served.url, served.cookie, hello)
    socket.close()
    for stream, rights in welcome["streams"].items():
        for scope, right in rights["scopes"].items():
            if right.get("board"):
                return stream, scope
    message = "The seed made no board that its owner reads."
    raise RuntimeError(message)


def main() -> int:
    """Run what was asked for, both halves by default."""
    asked = sys.argv[1:] or ["server", "web"]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        if "server" in asked:
            figures += server(Path(name))
        if "web" in asked:
            figures += web.measure(Path(name), PORT)
    show(figures)
    save(figures, ROOT / "build" / "bench.json")
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
