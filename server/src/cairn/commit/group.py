"""One group on its way through one transaction: lock, claim, load, decide, write, append, commit.

Nothing here outlives the attempt: where it fails, the committer begins anew from lock.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cairn.commit import chain
from cairn.commit.claim import OUT_OF_ORDER, Claims, keys_to_claim
from cairn.commit.effects import DropSession, DropSessions, Effect, PutAccount, PutSession
from cairn.commit.load import load
from cairn.commit.parts import parts_of
from cairn.commit.queue import Ticket
from cairn.commit.sealed import SealedEntry
from cairn.commit.store import (
    EffectRefused,
    Erasure,
    Head,
    LeaseLost,
    NewOutcome,
    NewText,
    WriteStore,
    WriteTransaction,
)
from cairn.commit.submission import AcceptedAt, Committed, Outcome, RefusedAs, Submission, Waiting
from cairn.commit.watch import Watch
from cairn.decide.decide import decide
from cairn.decide.decision import Accepted, Decision, Refused, Wait
from cairn.decide.facts import Account, Facts
from cairn.model.entries import Entry
from cairn.model.ids import PersonId, SessionId, StreamId

_SALTS_DRAWN = 64

_CLAIM_MS = 60_000
"""An author's time is kept where it is more than a minute older than the server's."""


Verdict = RefusedAs | Waiting

_LEADS_NO_MORE: Final = Waiting("unavailable", 2.0)


class Culprit(Exception):
    """One mutation made the attempt fail: it is refused or waits, the others are tried again."""

    def __init__(self, ticket: Ticket, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.ticket = ticket
        self.verdict = verdict


@dataclass(slots=True)
class Done:
    """A group that is durable."""

    outcomes: dict[Ticket, Outcome]
    committed: list[Committed]
    seconds: dict[str, float]


@dataclass(slots=True)
class Ledger:
    """What the transaction is to append."""

    heads: dict[StreamId, Head]
    entries: list[tuple[StreamId, SealedEntry]] = field(
        default_factory=list[tuple[StreamId, SealedEntry]]
    )
    outcomes: list[NewOutcome] = field(default_factory=list[NewOutcome])
    texts: list[NewText] = field(default_factory=list[NewText])
    erasures: list[Erasure] = field(default_factory=list[Erasure])


async def attempt(
    store: WriteStore,
    tickets: Sequence[Ticket],
    verdicts: Mapping[Ticket, Verdict],
    now: int,
) -> Done:
    """Commit a group in one transaction. `verdicts` are what earlier attempts found.

    Raises Culprit when one mutation is at fault, and what the store raises.
    """
    watch = Watch()
    async with store.transaction() as transaction:
        group = _Group(transaction, verdicts, now, watch)
        await group.run(tickets)
        watch.lap("append")
    watch.lap("commit")
    return Done(group.outcomes, group.committed(), watch.seconds)


class _Group:
    def __init__(
        self,
        transaction: WriteTransaction,
        verdicts: Mapping[Ticket, Verdict],
        now: int,
        watch: Watch,
    ) -> None:
        self._transaction = transaction
        self._verdicts = verdicts
        self._facts = Facts(now)
        self._watch = watch
        self._began: dict[StreamId, Head] = {}
        self._ledger = Ledger({})
        self._claims = Claims({})
        self._salts = _salts()
        self._sessions: dict[PersonId, set[SessionId]] = {}
        self.outcomes: dict[Ticket, Outcome] = {}

    async def run(self, tickets: Sequence[Ticket]) -> None:
        """All steps but commit."""
        submissions = [ticket.submission for ticket in tickets]
        await self._lock(submissions)
        self._sessions = _sessions_of(submissions)
        self._claims = Claims(await self._transaction.outcomes(keys_to_claim(submissions)))
        self._watch.lap("claim")
        unknown = [new for new in submissions if self._claims.answer(new) is None]
        await load(self._transaction, self._facts, unknown)
        self._watch.lap("load")
        await self._decide(tickets)
        self._watch.lap("decide")
        if self._ledger.erasures:
            await self._transaction.remove(self._facts.purged())
        await self._transaction.write(self._facts.changed())
        await self._transaction.write_texts(self._ledger.texts)
        self._watch.lap("write")
        await self._transaction.append(
            self._ledger.heads, self._ledger.entries, self._ledger.outcomes
        )
        if self._ledger.erasures:  # also what this group itself has just appended
            await self._transaction.erase(self._ledger.erasures)

    def committed(self) -> list[Committed]:
        """Return what was added, by stream: also nothing, which rings the doorbell alone."""
        added: dict[StreamId, list[SealedEntry]] = {stream: [] for stream in self._began}
        for stream, sealed in self._ledger.entries:
            added[stream].append(sealed)
        heads = self._ledger.heads
        return [
            Committed(stream, self._began[stream].seq, heads[stream].seq,
                      heads[stream].hash[:16], entries)
            for stream, entries in added.items()
        ]  # fmt: skip

    async def _lock(self, submissions: Sequence[Submission]) -> None:
        streams = sorted({submission.mutation.stream for submission in submissions})
        self._began = await self._transaction.lock(streams)
        self._ledger.heads = dict(self._began)
        for stream, head in self._began.items():
            self._facts.heads[stream] = head.seq
            self._facts.numbers[stream] = head.number
        self._watch.lap("lock")

    async def _decide(self, tickets: Sequence[Ticket]) -> None:
        held = {(ticket.push, stream) for ticket in tickets for stream in ticket.push.held}
        for ticket in tickets:
            outbox = (ticket.push, ticket.submission.mutation.stream)
            outcome = await self._outcome(ticket, held=outbox in held)
            if isinstance(outcome, Waiting):
                held.add(outbox)
            self._claims.keep(ticket.submission, outcome)
            self.outcomes[ticket] = outcome

    async def _outcome(self, ticket: Ticket, *, held: bool) -> Outcome:
        submission = ticket.submission
        known = self._claims.answer(submission)
        if known is not None:
            return known
        if held or self._claims.comes_too_early(submission):
            return OUT_OF_ORDER
        verdict = self._verdicts.get(ticket) or submission.found
        if isinstance(verdict, Waiting):
            return verdict
        if verdict is not None:
            return self._refuse(submission, verdict)
        return await self._take(ticket, self._decision(ticket))

    def _decision(self, ticket: Ticket) -> Decision:
        submission = ticket.submission
        try:
            return decide(self._facts, submission.actor, submission.mutation)
        except Exception as error:  # a defect of ours in one mutation harms no other
            raise Culprit(ticket, RefusedAs("internal")) from error

    async def _take(self, ticket: Ticket, decision: Decision) -> Outcome:
        match decision:
            case Accepted():
                return await self._accept(ticket, decision)
            case Refused(code, detail, op):
                return self._refuse(ticket.submission, RefusedAs(code, detail, op))
            case Wait(code, retry_after):
                return Waiting(code, retry_after)

    def _refuse(self, submission: Submission, refusal: RefusedAs) -> RefusedAs:
        self._note(submission, refusal)
        return refusal

    async def _accept(self, ticket: Ticket, accepted: Accepted) -> AcceptedAt:
        submission = ticket.submission
        if submission.effects:
            await self._carry_out(ticket)
        sealed = self._seal(submission, accepted)
        stream, seq = submission.mutation.stream, sealed.entry.seq
        self._ledger.entries.append((stream, sealed))
        self._ledger.heads[stream] = Head(seq, sealed.hash, self._facts.numbers[stream])
        self._facts.heads[stream] = seq
        person = submission.actor.person
        self._ledger.texts += [NewText(stream, seq, person, text) for text in accepted.texts]
        if accepted.purged:
            self._ledger.erasures.append(Erasure(stream, seq, accepted.purged))
        outcome = AcceptedAt(seq)
        self._note(submission, outcome)
        return outcome

    def _seal(self, submission: Submission, accepted: Accepted) -> SealedEntry:
        actor, mutation = submission.actor, submission.mutation
        head = self._ledger.heads[mutation.stream]
        now = self._facts.now
        entry = Entry(
            seq=head.seq + 1,
            mutation=mutation.id,
            actor=actor.person,
            intent=mutation.intent,
            at=now,
            changes=accepted.changes,
            means=actor.means,
            batch=mutation.batch,
            claimed_at=mutation.at if now - mutation.at > _CLAIM_MS else None,
            clashes=accepted.clashes,
            left_alone=accepted.left_alone,
        )
        parts = parts_of(mutation.stream, entry, actor.address, self._facts, self._salts)
        return chain.seal(mutation.stream, entry, submission.digest, parts, head.hash)

    async def _carry_out(self, ticket: Ticket) -> None:
        effects = ticket.submission.effects
        try:
            await self._transaction.carry_out(effects)
        except EffectRefused as refused:
            raise Culprit(ticket, RefusedAs(refused.code)) from refused
        except LeaseLost as lost:
            raise Culprit(ticket, _LEADS_NO_MORE) from lost
        for effect in effects:
            _show(self._facts, effect, self._sessions)

    def _note(self, submission: Submission, outcome: AcceptedAt | RefusedAs) -> None:
        mutation = submission.mutation
        self._ledger.outcomes.append(
            NewOutcome(mutation.stream, mutation.id, submission.actor.person,
                       submission.digest, outcome, self._facts.now)
        )  # fmt: skip


def _salts() -> Iterator[bytes]:
    """Draw salts, many at once: each call to the system costs as much as a hash."""
    while True:
        drawn = secrets.token_bytes(chain.SALT_BYTES * _SALTS_DRAWN)
        for start in range(0, len(drawn), chain.SALT_BYTES):
            yield drawn[start : start + chain.SALT_BYTES]


def _sessions_of(submissions: Sequence[Submission]) -> dict[PersonId, set[SessionId]]:
    """Return the sessions that the group's mutations come from, by person."""
    found: defaultdict[PersonId, set[SessionId]] = defaultdict(set)
    for actor in (submission.actor for submission in submissions):
        if actor.session is not None:
            found[actor.person].add(actor.session)
    return found


def _show(facts: Facts, effect: Effect, sessions: Mapping[PersonId, set[SessionId]]) -> None:
    """Let the decisions after it see an effect that was carried out; `sessions` are the group's."""
    match effect:
        case PutAccount():
            facts.accounts[effect.person] = Account(
                effect.person, effect.active, effect.is_admin, effect.name, effect.email
            )
        case PutSession():
            facts.live_sessions.add(effect.id)
        case DropSession():
            facts.live_sessions.discard(effect.id)
        case DropSessions(person, keep):
            facts.live_sessions -= sessions.get(person, set()) - {keep}
        case _:  # links and what readers keep are no fact of a decision
            pass
