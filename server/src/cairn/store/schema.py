"""Which schema the data has, and which this version knows."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable


class SchemaNewer(Exception):
    """The data was written by a newer Cairn."""


def check_known(held: int, known: int) -> None:
    """Raise SchemaNewer for data of a newer version."""
    if held > known:
        raise SchemaNewer(
            f"The data has schema {held}, this version of Cairn knows up to {known}: "
            "run the version that wrote it, or a newer one."
        )


def scripts_in(folder: Traversable) -> Sequence[str]:
    """Return the migrations in order; their numbers rise from 0001 without a gap."""
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    for number, name in enumerate(found, start=1):
        if int(name.split("_")[0]) != number:
            raise ValueError(f"migration {name} is out of line: expected number {number:04}")
    return [(folder / name).read_text(encoding="utf-8") for name in found]
