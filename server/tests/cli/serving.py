"""A server as people start it."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

CAIRN = str(Path(sys.executable).with_name("cairn"))


@contextmanager
def serving(data: Path) -> Generator[tuple[str, "subprocess.Popen[str]"]]:
    """Start a server on a free port; give its address when it says that it listens."""
    process = subprocess.Popen(
        [CAIRN, "serve", "--port", "0", "--data", str(data)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    said = ""
    try:
        while "listens at" not in said:
            said = process.stderr.readline()
            assert said, "it ended"
        yield said.split()[-1], process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
