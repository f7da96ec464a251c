"""What an import could not take, told instead of passed over in silence."""

from collections.abc import Iterable

from msgspec import Struct

_EXAMPLE_LENGTH = 80


class Loss(Struct, frozen=True):
    """One sort of thing that does not come, how often, and the first one met."""

    what: str
    count: int
    example: str


class Losses:
    """Counts by sort, in the order in which they were first met."""

    def __init__(self, known: Iterable[Loss] = ()) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, str] = {}
        for loss in known:
            self.add(loss.what, loss.example, loss.count)

    def add(self, what: str, example: str = "", count: int = 1) -> None:
        """Count something that does not come; the first example that says anything is kept."""
        if count < 1:
            return
        self._counts[what] = self._counts.get(what, 0) + count
        if not self._examples.get(what):
            self._examples[what] = " ".join(example.split())[:_EXAMPLE_LENGTH]

    def list(self) -> list[Loss]:
        """Return all of them."""
        return [Loss(what, count, self._examples[what]) for what, count in self._counts.items()]
