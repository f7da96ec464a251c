"""Prints what the two suites ran and covered; fails when one of them ran nothing.

Reads what dev/test.sh had them write to build/: each runner's own report, deleted before it starts.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BUILD = Path("build")


@dataclass(frozen=True)
class Suite:
    name: str
    tests: int
    failed: int
    skipped: int
    lines: float
    branches: float

    @property
    def line(self) -> str:
        return (
            f"{self.name:<8}{self.tests:>7}{self.failed:>8}{self.skipped:>9}"
            f"{self.lines:>8.1f} %{self.branches:>9.1f} %"
        )


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def pytest_counts(report: str) -> dict[str, int]:
    """Return `tests`, `failures`, `errors`, `skipped` of a JUnit report's one suite."""
    suite = re.search(r"<testsuite [^>]*>", report)
    return {
        name: int(n) for name, n in re.findall(r'(\w+)="(\d+)"', suite.group() if suite else "")
    }


def server() -> Suite:
    counts = pytest_counts((BUILD / "test/server.xml").read_text(encoding="utf-8"))
    totals = load(BUILD / "coverage/server.json")["totals"]
    return Suite(
        name="server",
        tests=counts["tests"],
        failed=counts["failures"] + counts["errors"],
        skipped=counts["skipped"],
        lines=share(totals["covered_lines"], totals["num_statements"]),
        branches=share(totals["covered_branches"], totals["num_branches"]),
    )


def web() -> Suite:
    report = load(BUILD / "test/web.json")
    totals = load(BUILD / "coverage/web/coverage-summary.json")["total"]
    return Suite(
        name="web",
        tests=report["numTotalTests"],
        failed=report["numFailedTests"],
        skipped=report["numPendingTests"] + report["numTodoTests"],
        lines=totals["lines"]["pct"],
        branches=totals["branches"]["pct"],
    )


def main() -> int:
    suites = [server(), web()]
    print("\nsuite     tests  failed  skipped     lines   branches")
    for suite in suites:
        print(suite.line)
    idle = [suite.name for suite in suites if suite.tests == suite.skipped]
    if idle:
        print(f"no test ran: {', '.join(idle)}", file=sys.stderr)
    return 1 if idle or any(suite.failed for suite in suites) else 0


if __name__ == "__main__":
    sys.exit(main())
