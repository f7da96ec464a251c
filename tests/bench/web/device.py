"""What the device keeps: measured in a real browser by device.mjs, against a real server."""

from pathlib import Path
from statistics import median
from typing import Final

from bench import segments
from bench.figures import Figure
from bench.served import serving
from bench.web.browsing import browse

ROOT: Final = Path(__file__).parents[3]
RUNS: Final = 5
MANY: Final = 100_000

BUDGETS: Final = (
    # name in device.mjs, what people read, unit, budget
    ("first", "first sync of 10,000 tasks, to painted", "ms", 1_200),
    ("boot", "10,000 tasks from IndexedDB to painted", "ms", 400),
    ("heap", "heap at 10,000 tasks from IndexedDB", "MB", 40),
    ("written", "an edit, from its frame to strictly written, p95", "ms", 20),
    ("reconnect", "back with 1,000 pending, to all accepted", "ms", 2_000),
    ("longest", "back with 1,000 pending: longest task", "ms", 50),
)


def measure(folder: Path, port: int) -> list[Figure]:
    """Measure in a browser; each figure is the median of five visitors who were never here."""
    large, huge = folder / "device-large", folder / "device-huge"
    segments.seed(large)
    segments.seed(huge, MANY)
    web = {"CAIRN_WEB": str(ROOT / "web" / "dist")}
    with serving(large, port, **web, CAIRN_PUSH_RATE="1000000") as served:
        runs = [browse("device.mjs", "all", served.url, seconds=300) for _ in range(RUNS)]
    with serving(huge, port, **web) as served:
        many = browse("device.mjs", "boot", served.url, seconds=300)
    yard = f"frame of an empty page {median(run['frame'] for run in runs):.1f} ms"
    figures = [
        Figure(words, round(median(run[name] for run in runs), 2), unit, budget, yardstick=yard)
        for name, words, unit, budget in BUDGETS
    ]
    return [
        *figures,
        Figure(
            "100,000 tasks from IndexedDB to painted", round(many["boot"]), "ms", note="one run"
        ),
        Figure("heap at 100,000 tasks", round(many["heap"], 1), "MB", note="one run"),
    ]
