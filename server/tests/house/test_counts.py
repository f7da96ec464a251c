"""`make test` fails when a suite ran nothing, however green its runner was."""

import json
import subprocess
import sys
from pathlib import Path

from tests.house.repository import ROOT


def report(folder: Path, *, server: int, web: int, web_failed: int = 0) -> None:
    coverage = {"covered_lines": 9, "num_statements": 10, "covered_branches": 3, "num_branches": 4}
    summary = {"lines": {"pct": 80}, "branches": {"pct": 70}}
    vitest = {
        "numTotalTests": web,
        "numFailedTests": web_failed,
        "numPendingTests": 0,
        "numTodoTests": 0,
    }
    files = {
        "test/server.xml": f'<testsuite errors="0" failures="0" skipped="0" tests="{server}">',
        "coverage/server.json": json.dumps({"totals": coverage}),
        "test/web.json": json.dumps(vitest),
        "coverage/web/coverage-summary.json": json.dumps({"total": summary}),
    }
    for name, text in files.items():
        (folder / "build" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "build" / name).write_text(text)


def count(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "dev/test_counts.py"],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )


def test_both_counts_and_branches_are_printed(tmp_path: Path) -> None:
    report(tmp_path, server=12, web=34)
    done = count(tmp_path)
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines()[2:]] == [
        ["server", "12", "0", "0", "90.0", "%", "75.0", "%"],
        ["web", "34", "0", "0", "80.0", "%", "70.0", "%"],
    ]


def test_a_suite_that_ran_nothing_fails(tmp_path: Path) -> None:
    report(tmp_path, server=12, web=0)
    done = count(tmp_path)
    assert done.returncode == 1
    assert "no test ran: web" in done.stderr


def test_a_failed_test_fails(tmp_path: Path) -> None:
    report(tmp_path, server=12, web=34, web_failed=1)
    assert count(tmp_path).returncode == 1


def test_a_missing_report_fails(tmp_path: Path) -> None:
    report(tmp_path, server=12, web=34)
    (tmp_path / "build/test/server.xml").unlink()
    assert count(tmp_path).returncode != 0
