"""Writes of identity: mutations like any other, with what is not for the log as effects."""

from collections.abc import Callable, Sequence

import uuid_utils
from msgspec import Struct
from structlog.contextvars import bind_contextvars

from cairn.commit.effects import Effect
from cairn.commit.submission import AcceptedAt, Submission, Submit, digest_of
from cairn.decide.facts import Actor
from cairn.identity.problem import Problem
from cairn.model.ids import INSTANCE, MutationId, PersonId, RowId, StreamId
from cairn.model.ops import Create, Mutation, Op

Now = Callable[[], int]
"""Milliseconds since 1970."""


class Client(Struct, frozen=True):
    """Where a request comes from."""

    address: str
    agent: str


class Writing:
    """Sends the mutations of identity down the write path."""

    def __init__(self, submit: Submit, now: Now) -> None:
        self._submit = submit
        self.now = now

    async def write(
        self,
        actor: Actor,
        stream: StreamId,
        intent: str,
        ops: Sequence[Op],
        effects: tuple[Effect, ...] = (),
    ) -> None:
        """Write one mutation, or raise Problem with its refusal or wait."""
        mutation = Mutation(MutationId(new_id()), stream, intent, list(ops), self.now())
        # The request's line names it, the group's line too: so the two are found together.
        bind_contextvars(mutation=mutation.id)
        submission = Submission(actor, mutation, digest_of(mutation), effects)
        (outcome,) = await self._submit([submission])
        match outcome:
            case AcceptedAt():
                return
            case refused_or_waiting:
                detail: dict[str, str] = getattr(refused_or_waiting, "detail", {})
                raise Problem(refused_or_waiting.code, **detail)

    async def note(self, actor: Actor, what: str, subject: str, *effects: Effect) -> None:
        """Write an entry about something that happened to the instance."""
        fields = {"what": what, "person": actor.person, "subject": subject}
        event = Create("event", RowId(new_id()), fields)
        await self.write(actor, INSTANCE, what, [event], effects)


def by_link(person: PersonId, client: Client) -> Actor:
    """Return the actor of what a link allows; `decide` asks the invitation's row what that is."""
    return Actor(person, "link", address=client.address)


def new_id() -> str:
    """Return a UUIDv7."""
    return str(uuid_utils.uuid7())
