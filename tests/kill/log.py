"""Reads the log as any client does: by catching up from a cursor."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from bench.served import Served
from bench.sockets import connect

from kill.writers import Place, hello


@dataclass
class Cursor:
    """Where the reader is."""

    seq: int = 0
    mark: str = ""


async def read_on(served: Served, place: Place, cursor: Cursor) -> Counter[str]:
    """Return how often each mutation is in the log after the cursor, and move the cursor on."""
    socket, welcome = await connect(
        served.url,
        served.cookie,
        hello(
            served,
            streams={place.workspace: {"cursor": cursor.seq, "mark": cursor.mark}},
            hold={place.workspace: await _boards(served, place)},
        ),
    )
    head = welcome["streams"][place.workspace]["head"]
    found: Counter[str] = Counter()
    while cursor.seq < head:
        frame: dict[str, Any] = await socket.until("entries")
        if frame["stream"] != place.workspace:
            continue
        if frame["after"] != cursor.seq:
            raise RuntimeError(f"a gap: {frame['after']} after {cursor.seq}")
        seqs = [entry["seq"] for entry in frame["entries"]]
        if seqs != sorted(set(seqs)):
            raise RuntimeError(f"out of order: {seqs}")
        found.update(entry["mutation"] for entry in frame["entries"])
        cursor.seq, cursor.mark = frame["upto"], frame["mark"]
    socket.close()
    return found


async def _boards(served: Served, place: Place) -> list[str]:
    socket, welcome = await connect(served.url, served.cookie, hello(served))
    socket.close()
    scopes = welcome["streams"][place.workspace]["scopes"]
    return [scope for scope, rights in scopes.items() if rights.get("board")]
