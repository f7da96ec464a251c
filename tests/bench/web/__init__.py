"""The web's figures: measured in a real browser by measure.mjs and device.mjs, on a real server."""

from pathlib import Path
from statistics import median
from typing import Final

from bench import segments
from bench.figures import Figure
from bench.served import serving
from bench.web import device
from bench.web.browsing import browse

ROOT: Final = Path(__file__).parents[3]
RUNS: Final = 5
PHONE_TASKS: Final = 2_000

BUDGETS: Final = (
    # name in measure.mjs, what people read, unit, budget
    ("open", "open a board of 10,000 tasks from the server, to painted", "ms", 1_200),
    ("script", "a move: our script", "ms", 10),
    ("painted", "a move: painted, p95", "ms", 33),
    ("cards", "cards rendered by one edit", "cards", 1),
    ("longest", "1,000 remote patches: longest task", "ms", 50),
    ("heap", "heap at 10,000 tasks", "MB", 40),
    ("phone", "2,000 tasks at a sixth of the CPU: an edit painted, p95", "ms", 50),
)


def measure(folder: Path, port: int) -> list[Figure]:
    """Measure in a browser; each figure is the median of five runs of its own page."""
    large, small = folder / "web-large", folder / "web-phone"
    segments.seed(large)
    segments.seed(small, PHONE_TASKS)
    web = {"CAIRN_WEB": str(ROOT / "web" / "dist")}
    with serving(large, port, **web) as served:
        runs = [browse("measure.mjs", "large", served.url, seconds=120) for _ in range(RUNS)]
    with serving(small, port, **web) as served:
        phone = [browse("measure.mjs", "phone", served.url, seconds=120) for _ in range(RUNS)]
    merged = [{**one, **other} for one, other in zip(runs, phone, strict=True)]
    frame = median(run["frame"] for run in merged)
    yard = f"frame of an empty page {frame:.1f} ms"
    board = [
        Figure(words, round(median(run[name] for run in merged), 2), unit, budget, yardstick=yard)
        for name, words, unit, budget in BUDGETS
    ]
    return board + device.measure(folder, port)
