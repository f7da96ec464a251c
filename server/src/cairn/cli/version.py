"""`cairn version`: which Cairn this is."""

import platform
import sys
from importlib.metadata import version as version_of

from cairn.model.frames import WIRE_VERSION
from cairn.model.kinds import MODEL_VERSION


def version() -> None:
    """Print the versions of Cairn, of its model and wire, and of Python."""
    sys.stdout.write(
        f"cairn {version_of('cairn')}\nmodel {MODEL_VERSION}\nwire {WIRE_VERSION}\n"
        f"python {platform.python_version()}\n"
    )
