"""Imports as people ask for them in the interface.

A worker process of its own reads the file and plans: a hostile or large one costs neither the event
loop nor the writer anything, and its memory ends with it. Only finished mutations come back, and go
down the write path as those of a command do, with the rights and the session of whoever imports.
"""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Final

import msgspec
from msgspec import Struct

from cairn.commit.submission import Submit
from cairn.decide.facts import Actor
from cairn.exchange.counts import Counts
from cairn.exchange.delivery import Delivery, ImportStopped
from cairn.exchange.frames import LONGEST, framed, receive
from cairn.exchange.visit import Answer, Asked, Report, Unfit
from cairn.model.ops import Mutation

_AT_ONCE: Final = 2
"""Mutations handed over together: whoever cancels waits for these."""
_MOST_WORKERS: Final = 2
"""At a time, each up to a gibibyte; whoever comes later waits."""
_BROKE_OFF: Final = "The import broke off on the server."

_answers = msgspec.json.Decoder(Answer)
_counts = msgspec.json.Decoder(Counts)
_mutations = msgspec.json.Decoder(Mutation)


class Begun(Struct, frozen=True, tag="begun"):
    """The file was read; the whole import is this batch, by which it is undone."""

    report: Report


class Written(Struct, frozen=True, tag="written"):
    """How many changes are durable, of how many."""

    done: int
    whole: int


class Came(Struct, frozen=True, tag="came"):
    """All is written, and this is what the store holds of it."""

    counts: Counts


class Stopped(Struct, frozen=True, tag="stopped"):
    """Not all was taken. What came before stands, if anything did: the same file goes on there."""

    why: str
    is_begun: bool


Told = Begun | Written | Came | Stopped


class CantImport(Exception):
    """The file can't be imported, with the code of the catalogue and its parameter `why`."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


class Imports:
    """Starts workers by a command line, each in its own process."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], submit: Submit) -> None:
        self._command = command
        self._environ = environ
        self._submit = submit
        self._places = asyncio.Semaphore(_MOST_WORKERS)

    @asynccontextmanager
    async def reading(self, asked: Asked, file: AsyncIterator[bytes]) -> AsyncGenerator["Import"]:
        """Have a worker read the file. Raises CantImport; the worker ends with the context."""
        async with self._places:
            worker = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, env=self._environ, limit=LONGEST
            )
            try:
                yield await self._opened(worker, asked, file)
            finally:
                await _ended(worker)

    async def _opened(self, worker: Process, asked: Asked, file: AsyncIterator[bytes]) -> "Import":
        try:
            await _send(worker, msgspec.json.encode(asked))
            async for piece in file:
                if piece:
                    await _send(worker, piece)
            await _send(worker, b"")
            answer = _answers.decode(await _receive(worker))
        except (EOFError, ConnectionError) as fault:
            raise CantImport("server_fault", _BROKE_OFF) from fault
        if isinstance(answer, Unfit):
            raise CantImport(answer.code, answer.why)
        return Import(worker, answer, self._submit)


class Import:
    """A file that was read. Nothing is written before `carry_out`."""

    def __init__(self, worker: Process, report: Report, submit: Submit) -> None:
        self._worker = worker
        self._submit = submit
        self.report = report

    async def carry_out(self, actor: Actor) -> AsyncGenerator[Told]:
        """Write it, telling how far it is. Who stops listening stops the import."""
        yield Begun(self.report)
        delivery = Delivery(actor, self._submit)
        try:
            async for some in self._some():
                await delivery.deliver(some)
                yield Written(delivery.done, self.report.changes)
            await _send(self._worker, b"")
            yield Came(_counts.decode(await _receive(self._worker)))
        except ImportStopped as stopped:
            yield Stopped(str(stopped), stopped.is_begun)
        except (EOFError, ConnectionError):
            yield Stopped(_BROKE_OFF, delivery.done > 0)

    async def _some(self) -> AsyncIterator[list[Mutation]]:
        some: list[Mutation] = []
        while frame := await _receive(self._worker):
            some.append(_mutations.decode(frame))
            if len(some) == _AT_ONCE:
                yield some
                some = []
        if some:
            yield some


async def _send(worker: Process, content: bytes) -> None:
    if worker.stdin is None:
        raise ConnectionError("the worker has no input")
    worker.stdin.write(framed(content))
    await worker.stdin.drain()


async def _receive(worker: Process) -> bytes:
    if worker.stdout is None:
        raise ConnectionError("the worker has no output")
    return await receive(worker.stdout)


async def _ended(worker: Process) -> None:
    if worker.returncode is None:
        worker.kill()
    await worker.wait()
