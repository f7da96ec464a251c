"""One process at a time writes in a file: SQLite would let two, the committer does not."""

import fcntl
from pathlib import Path
from typing import IO


class InUse(Exception):
    """Another process has the file open to write."""


def lock(path: Path) -> IO[str]:
    """Hold the file's lock until what is returned is closed, or the process ends in any way.

    Raises InUse.
    """
    held = path.with_suffix(".lock").open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        held.close()
        raise InUse(
            f"Another process writes in {path.parent}, most likely the server. Stop it first."
        ) from fault
    return held
