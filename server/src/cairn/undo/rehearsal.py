"""A rehearsal: what `decide` says of mutations at one moment, without writing anything."""

from msgspec import structs

from cairn.commit.load import load
from cairn.commit.submission import RefusedAs, Submission
from cairn.decide.decide import decide
from cairn.decide.decision import Accepted, Refused, Wait
from cairn.decide.facts import Facts
from cairn.model.entries import Change, Entry, LeftAlone
from cairn.undo.store import UndoReads


class Rehearsal:
    """Decides one mutation after the other; each sees what those before it would do."""

    def __init__(self, reads: UndoReads, seen: int, now: int) -> None:
        self._reads = reads
        self._seen = seen
        self._facts = Facts(now)

    async def take(self, submission: Submission) -> Entry:
        """Return the entry that the mutation would make; what can't be done it leaves alone."""
        await self._load(submission)
        decision = decide(self._facts, submission.actor, submission.mutation)
        match decision:
            case Accepted():
                entry = self._entry(submission, decision.changes, decision.left_alone)
            case Refused(code, detail):
                entry = self._entry(submission, [], self._reasons(submission, code, detail))
            case Wait(code):
                entry = self._entry(submission, [], self._reasons(submission, code, {}))
        self._facts.heads[submission.mutation.stream] = entry.seq
        return entry

    async def refused(self, submission: Submission, refusal: RefusedAs) -> Entry:
        """Return an entry that says of each op of a refused mutation why it was left alone."""
        await self._load(submission)
        reasons = self._reasons(submission, refusal.code, refusal.detail)
        return self._entry(submission, [], reasons)

    async def _load(self, submission: Submission) -> None:
        self._facts.heads.setdefault(submission.mutation.stream, self._seen)
        await load(self._reads, self._facts, [submission])

    def _entry(self, submission: Submission, changes: list[Change], left: list[LeftAlone]) -> Entry:
        mutation = submission.mutation
        return Entry(
            seq=self._facts.heads[mutation.stream] + 1,
            mutation=mutation.id,
            actor=submission.actor.person,
            intent=mutation.intent,
            at=self._facts.now,
            changes=changes,
            left_alone=left,
        )

    def _reasons(
        self, submission: Submission, code: str, detail: dict[str, str]
    ) -> list[LeftAlone]:
        """Ask for each op alone: of a mutation whose ops all failed only the first reason is kept.

        What would pass by now has the reason of the whole.
        """
        whole = LeftAlone(0, detail.get("first", code), detail)
        reasons: list[LeftAlone] = []
        for index, op in enumerate(submission.mutation.ops):
            alone = structs.replace(submission.mutation, ops=[op], apart=False)
            begun = self._facts.mark()
            match decide(self._facts, submission.actor, alone):
                case Accepted(left_alone=[left, *_]):
                    reason = left
                case Refused(of_op, why):
                    reason = LeftAlone(index, of_op, why)
                case _:
                    reason = whole
            self._facts.rewind(begun)
            reasons.append(structs.replace(reason, op=index))
        return reasons
