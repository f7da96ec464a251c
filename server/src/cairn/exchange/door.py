"""The operator's door: a socket in the data folder, by which a command reaches the running server.

Only one process may write, so while a server runs an import hands its mutations over to it, and
people see them come as any others. Who can open the socket can read the database beside it: the
file system's rights are the door's. What the operator does to accounts comes this way too.

Frames are JSON: `{person, means, handed: [{mutation, effects}]}` one way, a list of
answers the other, in the same order. No session's changes come through: those have a socket.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from cairn.commit.effects import Effect
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
from cairn.exchange.frames import framed, receive
from cairn.model.ids import PersonId
from cairn.model.ops import Mutation

SOCKET: Final = "import.sock"
_LONGEST_PATH: Final = 100
"""Bytes: sockets have 104 on some systems. In a folder deeper down there is no door."""


class _Handed(Struct, frozen=True):
    mutation: Mutation
    effects: tuple[Effect, ...] = ()


class _Asked(Struct, frozen=True):
    person: PersonId
    means: Literal["import", "system"]
    handed: list[_Handed]


class _Accepted(Struct, frozen=True, tag="accepted"):
    seq: int


class _Refused(Struct, frozen=True, tag="refused"):
    code: str
    detail: dict[str, str]
    op: int | None


class _Waits(Struct, frozen=True, tag="waits"):
    code: str
    retry_after: float


_Answer = _Accepted | _Refused | _Waits
_answers = msgspec.json.Decoder(list[_Answer])
_asked = msgspec.json.Decoder(_Asked)


@asynccontextmanager
async def import_door(folder: Path, submit: Submit) -> AsyncGenerator[None]:
    """Open the door of a data folder that this process writes in, and close it at the end."""
    path = folder / SOCKET
    path.unlink(missing_ok=True)  # left by a process that was killed: the folder's lock is ours
    if len(bytes(path)) > _LONGEST_PATH:
        yield
        return
    visits: set[asyncio.Task[None]] = set()

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            visits.add(task)
            task.add_done_callback(visits.discard)
        await _answer(reader, writer, submit)

    server = await asyncio.start_unix_server(visit, path)
    path.chmod(0o600)
    try:
        yield
    finally:
        server.close()
        path.unlink(missing_ok=True)
        for task in visits:
            task.cancel()


@asynccontextmanager
async def through_door(folder: Path) -> AsyncGenerator[Submit | None]:
    """Give what hands submissions over to the server of a folder; None where none is running."""
    try:
        reader, writer = await asyncio.open_unix_connection(folder / SOCKET)
    except OSError:
        yield None
        return

    async def submit(submissions: Sequence[Submission]) -> list[Outcome]:
        await _send(writer, _asked_of(submissions))
        return [_outcome(answer) for answer in _answers.decode(await receive(reader))]

    try:
        yield submit
    finally:
        writer.close()


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, submit: Submit
) -> None:
    """Answer until the other side goes, or sends what can't be read."""
    try:
        while True:
            asked = _asked.decode(await receive(reader))
            actor = Actor(asked.person, asked.means)
            submissions = [
                Submission(actor, each.mutation, digest_of(each.mutation), each.effects)
                for each in asked.handed
            ]
            await _send(writer, [_told(outcome) for outcome in await submit(submissions)])
    except (asyncio.IncompleteReadError, ConnectionError, msgspec.DecodeError):
        pass
    finally:
        writer.close()


def _asked_of(submissions: Sequence[Submission]) -> _Asked:
    """Return what asks the server to take them; all are of one actor."""
    actor = submissions[0].actor
    handed = [_Handed(each.mutation, each.effects) for each in submissions]
    return _Asked(actor.person, "system" if actor.means == "system" else "import", handed)


async def _send(writer: asyncio.StreamWriter, frame: object) -> None:
    writer.write(framed(msgspec.json.encode(frame)))
    await writer.drain()


def _told(outcome: Outcome) -> _Answer:
    match outcome:
        case AcceptedAt(seq):
            return _Accepted(seq)
        case RefusedAs(code, detail, op):
            return _Refused(code, detail, op)
        case Waiting(code, retry_after):
            return _Waits(code, retry_after)


def _outcome(answer: _Answer) -> Outcome:
    match answer:
        case _Accepted(seq):
            return AcceptedAt(seq)
        case _Refused(code, detail, op):
            return RefusedAs(code, detail, op)
        case _Waits(code, retry_after):
            return Waiting(code, retry_after)
