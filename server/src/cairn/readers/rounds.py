"""Rounds: work of the readers that is due by the clock, not by an entry."""

from collections.abc import Sequence
from typing import Protocol

from cairn.commit.effects import Effect
from cairn.commit.submission import AcceptedAt, Submission, Submit
from cairn.telemetry.logs import log


class Round(Protocol):
    """Something to look after every now and then."""

    name: str
    every_ms: int

    async def due(self, guard: Effect, now: int) -> Sequence[Submission]:
        """Return what is to be written now, with the guard among its effects; none: it is done.

        It is asked again until nothing of what it returned was accepted.
        """
        ...


class Rounds:
    """Makes each round when its time has come, the first one at once."""

    def __init__(self, rounds: Sequence[Round], submit: Submit) -> None:
        self._submit = submit
        self._due_at = dict.fromkeys(rounds, 0)

    async def make(self, guard: Effect, now: int) -> bool:
        """Make those that are due; say whether anything was written. A fault is one's own."""
        has_written = False
        for each in [each for each, due_at in self._due_at.items() if due_at <= now]:
            try:
                has_written |= await self._make(each, guard, now)
            except Exception as error:  # noqa: BLE001 - the next time may succeed
                self._due_at[each] = now + each.every_ms
                log().error("round_fault", round=each.name, exc_info=error)
        return has_written

    async def _make(self, each: Round, guard: Effect, now: int) -> bool:
        outcomes = await self._submit(await each.due(guard, now))
        accepted = sum(isinstance(outcome, AcceptedAt) for outcome in outcomes)
        if not accepted:
            self._due_at[each] = now + each.every_ms
        if outcomes:
            log().info("round", round=each.name, mutations=len(outcomes), accepted=accepted)
        return accepted > 0
