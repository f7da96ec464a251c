"""Runs a script in Node that drives a real browser, and reads the figures that it prints."""

import json
import os
import subprocess
from pathlib import Path
from typing import Final

from bench import segments

HERE: Final = Path(__file__).parent


def browse(script: str, what: str, url: str, *, seconds: float) -> dict[str, float]:
    """Return the figures of one run as the seeded owner. Raises RuntimeError with what it said."""
    done = subprocess.run(
        ["node", HERE / script, what, url, "ada@example.org"],
        input=segments.PASSWORD,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
        env={**os.environ, "CHROMIUM": os.environ.get("CHROMIUM", "/usr/bin/chromium")},
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)
