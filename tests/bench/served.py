"""A real server in a process of its own, set up and signed in, on a folder that the run gives."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

READY_SECONDS: Final = 20


class Served:
    """A running server and its owner's session."""

    def __init__(self, process: "subprocess.Popen[str]", url: str, log: Path) -> None:
        self.process = process
        self.url = url
        self.log = log
        self.cookie = ""
        self.person = ""

    def resident_mib(self) -> float:
        """Return the memory that the process holds now, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else float("nan")


@contextmanager
def serving(data: Path, port: int, **settings: str) -> Generator[Served]:
    """Start `cairn serve` on the folder and end it by its id."""
    environ = {
        **os.environ,
        "CAIRN_DATA": str(data),
        "CAIRN_PORT": str(port),
        "CAIRN_LOG_LEVEL": "info",
        **settings,
    }
    log = data.parent / f"{data.name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("cairn")), "serve"],
            env=environ,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    served = Served(process, f"http://localhost:{port}", log)
    try:
        _wait_until_ready(served)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait_until_ready(served: Served) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if served.process.poll() is not None:
            break
        try:
            if httpx.get(served.url + "/health/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    message = f"The server did not come up:\n{served.log.read_text()[-2000:]}"
    raise RuntimeError(message)


def set_up(served: Served) -> None:
    """Use the set-up link that the server printed."""
    found = re.search(r"/setup#([\w-]+)", served.log.read_text())
    if found is None:
        message = f"No set-up link in {served.log}"
        raise RuntimeError(message)
    owner = {"name": "Ada", "email": "ada@example.org", "password": "correct horse battery"}
    _enter(served, "/api/setup", {**owner, "token": found[1], "workspace": "Bench"})


def sign_in(served: Served, email: str, password: str) -> None:
    """Sign in with an account that is there."""
    _enter(served, "/api/session", {"email": email, "password": password})


def _enter(served: Served, path: str, body: dict[str, str]) -> None:
    answer = httpx.post(served.url + path, headers={"Origin": served.url}, json=body)
    answer.raise_for_status()
    served.cookie = "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
    me = httpx.get(served.url + "/api/me", headers={"Cookie": served.cookie})
    served.person = me.raise_for_status().json()["person"]
