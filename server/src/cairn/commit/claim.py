"""Claim: which mutations of a group have their answer already, and which must wait.

Known ids are answered from their stored outcome, before anything is loaded or decided. A mutation
waits while the one before it (`after`) has no outcome, and while one before it in its outbox waits.
"""

from collections.abc import Mapping
from typing import Final

from cairn.commit.store import StoredOutcome
from cairn.commit.submission import Outcome, RefusedAs, Submission, Waiting
from cairn.model.ids import MutationId, StreamId

OUT_OF_ORDER: Final = Waiting("out_of_order", 1.0)
ID_REUSED: Final = RefusedAs("id_reused")

Key = tuple[StreamId, MutationId]


def keys_to_claim(submissions: list[Submission]) -> list[Key]:
    """Return the mutations whose outcomes must be known: their own, and those they come after."""
    keys: dict[Key, None] = {}
    for mutation in (submission.mutation for submission in submissions):
        keys[mutation.stream, mutation.id] = None
        if mutation.after is not None:
            keys[mutation.stream, mutation.after] = None
    return list(keys)


class Claims:
    """The outcomes known so far: those stored, and those of this group."""

    def __init__(self, stored: Mapping[Key, StoredOutcome]) -> None:
        self._known = dict(stored)

    def answer(self, submission: Submission) -> Outcome | None:
        """Return the first answer of a repeat, None for a mutation that is new.

        The same id with another actor or body is refused, and the first outcome stays.
        """
        mutation = submission.mutation
        known = self._known.get((mutation.stream, mutation.id))
        if known is None:
            return None
        if known.actor != submission.actor.person or known.digest != submission.digest:
            return ID_REUSED
        return known.outcome

    def comes_too_early(self, submission: Submission) -> bool:
        """Say whether the mutation before it has no outcome yet."""
        mutation = submission.mutation
        return mutation.after is not None and (mutation.stream, mutation.after) not in self._known

    def keep(self, submission: Submission, outcome: Outcome) -> None:
        """Remember what was decided in this group: the first outcome, and no wait."""
        if isinstance(outcome, Waiting):
            return
        mutation = submission.mutation
        kept = StoredOutcome(submission.actor.person, submission.digest, outcome)
        self._known.setdefault((mutation.stream, mutation.id), kept)
