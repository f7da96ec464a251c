"""Starts the installed `cairn serve` and asks it for the web app, as a browser would.

Run by dev/wheel.sh with the interpreter of an environment that holds the wheel and what it needs.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen


def answer(url: str) -> str:
    with urlopen(url, timeout=10) as response:  # noqa: S310 - the server started below # nosec B310
        return response.read().decode()


def main() -> None:
    cairn = Path(sys.executable).with_name("cairn")
    with (
        tempfile.TemporaryDirectory() as data,
        subprocess.Popen(
            [cairn, "serve", "--port", "0", "--data", data],
            # An empty path: no Node, no git, nothing to lean on.
            env={"PATH": "", "CAIRN_LOG_LEVEL": "warning"},
            stderr=subprocess.PIPE,
            text=True,
        ) as server,
    ):
        lines = iter(server.stderr or ())
        try:
            address = next(found[1] for line in lines if (found := SET_UP_LINK.search(line)))
            page = answer(address)
            script = re.search(r'src="(/assets/[^"]+\.js)"', page)
            if script is None or not answer(address + script.group(1)):
                sys.exit("the wheel's web app lacks its script")
            print(
                f"cairn serve answers {answer(address + '/health/ready').strip()} at /health/ready"
            )
        finally:
            server.terminate()


# It may come before or after the line that says where the server listens.
SET_UP_LINK = re.compile(r"(http://localhost:\d+)/setup#")

if __name__ == "__main__":
    main()
