"""Two rounds of `make kill9`: the real server, killed under 64 writers over real sockets."""

import os
import socket
import subprocess
import sys
from pathlib import Path

TRIALS = Path(__file__).resolve().parents[3] / "tests"


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def test_what_was_acknowledged_survives_kill_9_and_repeats_get_their_first_answer() -> None:
    environ = {**os.environ, "ROUNDS": "2", "KILL_PORT": str(_free_port())}  # noqa: TID251 - handed on to the program

    ended = subprocess.run(
        [sys.executable, "-m", "kill"],
        cwd=TRIALS, env=environ, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stdout + ended.stderr
