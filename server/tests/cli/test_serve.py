"""`cairn serve`: what it says when it can't start, and how it stops."""

import signal
import socket
import subprocess
from pathlib import Path

import httpx

from cairn.cli.serve import listen
from cairn.settings import Settings
from tests.cli.serving import CAIRN, serving


def _fails(*arguments: str, **environ: str) -> str:
    """Return what it says when it ends by itself, with code 2."""
    ended = subprocess.run(
        [CAIRN, "serve", *arguments],
        env={"PATH": "/usr/bin", **environ},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode == 2, ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
    return ended.stderr


def test_a_taken_port_is_named_with_the_setting(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = _fails("--port", port, "--data", str(tmp_path))
    assert f"port {port}: Address already in use" in said
    assert "CAIRN_PORT" in said


def test_asyncio_turns_nagle_off_for_what_connects() -> None:
    """It does so only where the protocol is named; else each small answer waits 40 ms."""
    with listen(Settings(port=0)) as listening:
        with socket.create_connection(listening.getsockname()[:2]):
            accepted, _ = listening.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP


def test_a_bad_setting_is_named_with_the_mend() -> None:
    assert "CAIRN_PORT is 'x'. Give a whole number." in _fails(CAIRN_PORT="x")


def test_a_folder_that_cant_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    data = tmp_path / "file" / "data"
    assert str(data) in _fails("--port", "0", "--data", str(data))


def test_a_second_server_on_the_same_folder_is_turned_away(tmp_path: Path) -> None:
    with serving(tmp_path):
        assert "Another process" in _fails("--port", "0", "--data", str(tmp_path))


def test_told_to_stop_it_ends_well(tmp_path: Path) -> None:
    with serving(tmp_path) as (address, process):
        assert httpx.get(f"{address}/health/ready").json()["ok"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
