"""What this machine gives at this moment, so that a figure can be read on another one."""

import os
from pathlib import Path
from time import perf_counter
from typing import Final

_LOOPS: Final = 2_000_000


def cpu_ms() -> float:
    """Return the milliseconds that a fixed loop of Python takes."""
    begun = perf_counter()
    total = 0
    for n in range(_LOOPS):
        total += n & 7
    return (perf_counter() - begun) * 1000


def fsyncs_a_second(folder: Path, *, seconds: float = 0.5) -> float:
    """Return how many 4 KiB appends this disk makes durable in a second, one after another."""
    path = folder / "fsync-yardstick"
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    count, begun = 0, perf_counter()
    try:
        while (spent := perf_counter() - begun) < seconds:
            os.write(file, b"\0" * 4096)
            os.fsync(file)
            count += 1
    finally:
        os.close(file)
        path.unlink()
    return count / spent


def beside(folder: Path) -> str:
    """Return the yardsticks as the words that stand beside a figure."""
    return f"loop {cpu_ms():.0f} ms, {fsyncs_a_second(folder):,.0f} fsync/s"
