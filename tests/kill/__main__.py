"""`make kill9`: kills the server under 64 writers, ROUNDS times, and counts what is left.

Each round: write over real sockets, SIGKILL by pid in the middle, start again, send every mutation
of the round once more (answered ones too, twice), then read the log and compare.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from bench.served import Served, serving, set_up
from bench.sockets import connect
from rich.console import Console
from rich.table import Table

from kill.log import Cursor, read_on
from kill.writers import Place, Written, ask, hello, make_place, write

PORT: Final = int(os.environ.get("KILL_PORT", "8476"))
ROUNDS: Final = int(os.environ.get("ROUNDS", "20"))
LEAST_ANSWERS: Final = 500
"""Acknowledged before the kill, or the round proves little."""
BUSY_SECONDS: Final = 5.0
"""The last answer before the kill is no older, or the server was idle."""
FAST: Final = {"CAIRN_PUSH_RATE": "1000000", "CAIRN_SOCKET_LIMIT": "1000"}
REPEATED_AT_ONCE: Final = 200


class Round(NamedTuple):
    """What one round counted."""

    acknowledged: int
    unanswered: int
    kept: int
    """Unanswered ones that the killed server had made durable."""
    found: int
    lost: int
    doubled: int
    changed: int
    """Repeats that got another answer than the first."""


def run(folder: Path) -> list[Round]:
    """Run all rounds on one data folder."""
    data, cursor = folder / "data", Cursor()
    with serving(data, PORT, **FAST) as served:
        set_up(served)
        place = asyncio.run(make_place(served))
        who = (served.cookie, served.person)
    rounds: list[Round] = []
    for n in range(ROUNDS):
        with serving(data, PORT, **FAST) as served:
            served.cookie, served.person = who
            written = asyncio.run(_write_and_kill(served, place))
        with serving(data, PORT, **FAST) as served:
            served.cookie, served.person = who
            rounds.append(asyncio.run(_compare(served, place, written, cursor)))
        print(f"round {n + 1}: {rounds[-1]}", flush=True)
    return rounds


async def _write_and_kill(served: Served, place: Place) -> Written:
    written = Written(LEAST_ANSWERS)
    work = asyncio.create_task(write(served, place, written))
    await written.enough.wait()
    await asyncio.sleep(random.uniform(0.0, 0.5))  # noqa: S311 - any moment will do
    served.process.kill()
    killed = time.monotonic()
    await work
    if killed - written.last_answer > BUSY_SECONDS or not written.unanswered:
        raise RuntimeError("the server was idle when it was killed")
    return written


async def _compare(served: Served, place: Place, written: Written, cursor: Cursor) -> Round:
    kept_before = await read_on(served, place, cursor)
    first = written.answered | await _repeat(served, list(written.sent.values()))
    changed = sum(first[one] != seq for one, seq in written.answered.items())
    second = await _repeat(served, list(written.sent.values()))
    changed += sum(second[one] != seq for one, seq in first.items())
    log = kept_before + await read_on(served, place, cursor)
    return Round(
        acknowledged=len(written.answered),
        unanswered=len(written.unanswered),
        kept=sum(kept_before[one] > 0 for one in written.unanswered),
        found=sum(kept_before[one] > 0 for one in written.answered),
        lost=sum(kept_before[one] == 0 for one in written.answered)
        + sum(log[one] == 0 for one in written.unanswered),
        doubled=sum(count > 1 for count in log.values()),
        changed=changed,
    )


async def _repeat(served: Served, mutations: list[dict[str, object]]) -> dict[str, int]:
    socket, _ = await connect(served.url, served.cookie, hello(served))
    answers: dict[str, int] = {}
    for start in range(0, len(mutations), REPEATED_AT_ONCE):
        answers |= await ask(socket, mutations[start : start + REPEATED_AT_ONCE])
    socket.close()
    return answers


def verified(data: Path) -> bool:
    """Say whether `cairn doctor` finds the data whole."""
    cairn = Path(sys.executable).with_name("cairn")
    return subprocess.run([cairn, "doctor", "--data", data], check=False).returncode == 0


def main() -> int:
    """Run, show the sums, and exit 1 where anything was lost, doubled or changed."""
    with tempfile.TemporaryDirectory() as name:
        rounds = run(Path(name))
        whole = verified(Path(name) / "data")
    table = Table("rounds", *Round._fields)
    sums = [sum(figures) for figures in zip(*rounds, strict=True)]
    table.add_row(str(len(rounds)), *(f"{figure:,}" for figure in sums))
    Console(width=100).print(table)
    failed = any(one.lost or one.doubled or one.changed for one in rounds)
    return 1 if failed or not whole else 0


if __name__ == "__main__":
    sys.exit(main())
