"""What it costs to open a board of ten thousand tasks: built for the first, cached for the rest."""

import gzip
import json
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bench.served import Served

TASKS: Final = 10_000
PASSWORD: Final = "correct horse battery staple"
CACHED: Final = 50


def seed(data: Path, tasks: int = TASKS) -> None:
    """Make a board with that many tasks in an empty data folder."""
    cairn = Path(sys.executable).with_name("cairn")
    command = [cairn, "seed", "--demo", "--tasks", str(tasks), "--password-stdin"]
    subprocess.run(
        [*command, "--data", data], input=PASSWORD, text=True, check=True, capture_output=True
    )


def open_board(served: Served, stream: str, board: str) -> tuple[float, float, int]:
    """Return ms for the first and for a repeated request of the segment, and its gzipped bytes.

    Both are what a client on this machine waits, the transfer included.
    """
    connection = HTTPConnection("localhost", urlsplit(served.url).port)
    headers = {"Cookie": served.cookie, "Accept-Encoding": "gzip"}

    def ask() -> bytes:
        connection.request("GET", f"/api/segments/{stream}/{board}", headers=headers)
        return connection.getresponse().read()

    begun = time.perf_counter()
    body = ask()
    built = (time.perf_counter() - begun) * 1000
    begun = time.perf_counter()
    for _ in range(CACHED):
        ask()
    cached = (time.perf_counter() - begun) * 1000 / CACHED
    connection.close()
    rows = len(json.loads(gzip.decompress(body))["kinds"]["task"]["rows"])
    if rows != TASKS:
        message = f"The segment holds {rows} tasks, not {TASKS}."
        raise RuntimeError(message)
    return built, cached, len(body)
