"""What is done when a group can't be committed: who is refused, who waits, who is tried again."""

from collections.abc import Callable, Sequence
from itertools import count
from traceback import extract_tb
from typing import Final

import structlog

from cairn.commit.effects import Effect
from cairn.commit.group import Culprit, Done, Verdict, attempt
from cairn.commit.queue import Ticket
from cairn.commit.store import CommitUnknown, RolledBack, StoreFault, WriteStore
from cairn.commit.submission import AcceptedAt, Committed, Outcome, RefusedAs, Waiting

_INTERNAL: Final = RefusedAs("internal")
_RETRY_AFTER: Final = {"unavailable": 2.0, "storage_full": 30.0}
_MOST_LOST: Final = 3
"""How often a group is tried whose transaction was given up, or whose COMMIT had no answer, before
everybody waits."""

_NAMED: Final = 8
"""Mutations that a group's line names; under load it stands for hundreds."""

_log = structlog.get_logger("cairn.commit")

Deliver = Callable[[dict[Ticket, Outcome], list[Committed]], None]


class Settling:
    """Brings every mutation of one group to its outcome. `deliver` is called after each commit."""

    def __init__(self, store: WriteStore, now: int, deliver: Deliver) -> None:
        self._store = store
        self._now = now
        self._deliver = deliver
        self._verdicts: dict[Ticket, Verdict] = {}

    async def settle(self, tickets: Sequence[Ticket]) -> None:
        """Commit the group, halved at each fault of data until the culprit is alone."""
        while True:
            try:
                await self._commit(tickets)
            except Culprit as culprit:
                self._blame(culprit.ticket, culprit.verdict, culprit.__cause__)
            except StoreFault as fault:
                self._let_wait(tickets, fault)
                return
            except Exception as fault:  # noqa: BLE001 - whatever it is, it harms nobody else
                if len(tickets) > 1:
                    await self._halve(tickets)
                    return
                if tickets[0] in self._verdicts:  # not even its refusal can be stored
                    self._let_wait(tickets, StoreFault(type(fault).__name__))
                    return
                self._blame(tickets[0], _INTERNAL, fault)
            else:
                return

    async def _commit(self, tickets: Sequence[Ticket]) -> None:
        """What the engine gave up, and a COMMIT whose answer was lost, is run again from lock:
        claim tells what happened.

        Its streams are announced even where nothing is new, so that who missed the entries of
        the lost COMMIT reads the log.
        """
        lost = 0
        while True:
            try:
                done = await attempt(self._store, tickets, self._verdicts, self._now)
            except (CommitUnknown, RolledBack) as fault:
                lost += 1
                _log.warning("run again", mutations=len(tickets), lost=lost, fault=str(fault))
                if lost == _MOST_LOST:
                    raise StoreFault(f"again and again: {fault}") from fault
            else:
                _log_group(done)
                self._deliver(
                    done.outcomes, [told for told in done.committed if lost or told.entries]
                )
                return

    async def _halve(self, tickets: Sequence[Ticket]) -> None:
        half = len(tickets) // 2
        await self.settle(tickets[:half])
        await self.settle(tickets[half:])

    def _blame(self, ticket: Ticket, verdict: Verdict, cause: BaseException | None) -> None:
        """Refuse one mutation in the next attempt, or let it wait."""
        self._verdicts[ticket] = verdict
        if verdict.code == _INTERNAL.code:
            mutation = ticket.submission.mutation
            _log.error("poison", stream=mutation.stream, mutation=mutation.id, **_place_of(cause))

    def _let_wait(self, tickets: Sequence[Ticket], fault: StoreFault) -> None:
        """The machinery failed: nobody is refused."""
        _log.error("store fault", code=fault.code, fault=str(fault), mutations=len(tickets))
        waiting = Waiting(fault.code, _RETRY_AFTER[fault.code])
        self._deliver(dict.fromkeys(tickets, waiting), [])


async def carry_out(store: WriteStore, effects: Sequence[Effect]) -> None:
    """Carry out effects that no entry tells of. Each may be repeated, so what was given up, and a
    COMMIT whose answer was lost, is run again. Raises EffectRefused, LeaseLost, StoreFault.
    """
    for tries in count(1):
        try:
            async with store.transaction() as transaction:
                await transaction.carry_out(effects)
        except (CommitUnknown, RolledBack) as fault:
            if tries == _MOST_LOST:
                raise StoreFault(f"again and again: {fault}") from fault
        else:
            return


def _place_of(cause: BaseException | None) -> dict[str, str]:
    """Return what failed where. Messages are left out: they may quote what people wrote."""
    if cause is None:
        return {}
    frames = extract_tb(cause.__traceback__)
    at = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
    return {"fault": type(cause).__name__, "at": at}


def _log_group(done: Done) -> None:
    """One line a group, ids and counts only."""
    outcomes = done.outcomes.values()
    _log.info(
        "group",
        mutations=[ticket.submission.mutation.id for ticket in list(done.outcomes)[:_NAMED]],
        streams=len(done.committed),
        accepted=sum(isinstance(outcome, AcceptedAt) for outcome in outcomes),
        refused=sum(isinstance(outcome, RefusedAs) for outcome in outcomes),
        waiting=sum(isinstance(outcome, Waiting) for outcome in outcomes),
        entries=sum(len(told.entries) for told in done.committed),
        ms={step: round(seconds * 1_000, 2) for step, seconds in done.seconds.items()},
    )
