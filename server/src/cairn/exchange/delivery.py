"""An import's mutations on their way down the write path: in order, repeated while they wait."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from cairn.commit.submission import (
    AcceptedAt,
    Outcome,
    RefusedAs,
    Submission,
    Submit,
    Waiting,
    digest_of,
)
from cairn.decide.facts import Actor
from cairn.model.errors import CODES
from cairn.model.ops import Mutation

AT_ONCE: Final = 8
"""Mutations handed over together: enough to fill groups, few enough to show progress."""
_MOST_WAITS: Final = 30

Progress = Callable[[int, int], None]
"""Called with the changes written and those to write."""


class ImportStopped(Exception):
    """Mutations were not taken. What came before them stands, and a repeat goes on from there."""

    def __init__(self, reason: str, *, is_begun: bool) -> None:
        super().__init__(reason)
        self.is_begun = is_begun
        """Whether anything came before."""


class Delivery:
    """Hands mutations over as one actor."""

    def __init__(self, actor: Actor, submit: Submit) -> None:
        self._actor = actor
        self._submit = submit
        self.done = 0
        """Changes written."""

    async def deliver(self, mutations: Sequence[Mutation]) -> None:
        """Have them written. Raises ImportStopped at the first that isn't taken."""
        waiting = [Submission(self._actor, one, digest_of(one)) for one in mutations]
        for _ in range(_MOST_WAITS):
            outcomes = await self._submit(waiting)
            self._stop_if_refused(outcomes)
            waits = [outcome for outcome in outcomes if isinstance(outcome, Waiting)]
            if not waits:
                self.done += sum(len(mutation.ops) for mutation in mutations)
                return
            if waits[0].code == "signed_out":
                break  # nobody signs in again meanwhile
            await asyncio.sleep(waits[0].retry_after)  # repeats of what is done get their answer
        raise self._stopped("The data can't be written at the moment.")

    def _stop_if_refused(self, outcomes: Sequence[Outcome]) -> None:
        refused = next((outcome for outcome in outcomes if isinstance(outcome, RefusedAs)), None)
        if refused is not None:
            reason = CODES[refused.code].text.format_map(_Named(refused.detail))
            raise self._stopped(reason, outcomes)

    def _stopped(self, reason: str, outcomes: Sequence[Outcome] = ()) -> ImportStopped:
        some = any(isinstance(outcome, AcceptedAt) for outcome in outcomes)
        return ImportStopped(reason, is_begun=some or self.done > 0)


class _Named(dict[str, str]):
    """The detail of a refusal; what a text names and the detail lacks is shown as it stands."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
