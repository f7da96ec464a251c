"""What others did since: to which rows, and to which things of them. Pure."""

from collections.abc import Sequence
from itertools import groupby

from cairn.undo.inverse import Step, pairs_of, steps_of
from cairn.undo.standing import Key, key_of
from cairn.undo.store import Touch


class Others:
    """The last touch of each row, and of each thing of it, by somebody else."""

    def __init__(self, touches: Sequence[Touch]) -> None:
        """Take touches in the order of the log."""
        self.rows = {touch.row: touch for touch in touches}
        self._things: dict[Key, Touch] = {}
        for seq, group in groupby(touches, lambda touch: touch.seq):
            same = list(group)
            pairs = pairs_of([touch.change for touch in same if touch.change is not None])
            self._things |= {key_of(step): same[0] for step in steps_of(pairs, seq)}

    def since(self, step: Step) -> Touch | None:
        """Return the touch of the step's thing that came after the entry that it takes back."""
        touch = self._things.get(key_of(step))
        return touch if touch and touch.seq > step.seq else None
