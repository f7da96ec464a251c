"""The worker process that reads an import's file for the server; see `cairn.exchange.visit`.

It reads the data and writes nothing. Started by the server alone, with the server's settings.
"""

import asyncio
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import msgspec

from cairn.cli.exits import Refused
from cairn.cli.workspaces import Workspace, find_workspace
from cairn.exchange.frames import framed, take
from cairn.exchange.importing import Importer, Plan
from cairn.exchange.person import Person
from cairn.exchange.trello.parse import NotAnExport
from cairn.exchange.trello.source import trello_source
from cairn.exchange.visit import Answer, Asked, BoardFound, Report, Unfit
from cairn.instance import Store, reading
from cairn.model.ids import PersonId
from cairn.policy.rights import reads_admin_scope
from cairn.settings import load

_MOST_MEMORY: Final = 1024 * 1024 * 1024
"""Bytes. JSON made to be large takes twenty times its length once it is read."""
_MOST_SECONDS: Final = 300
"""Of computing; 10,000 cards with all that hangs on them take some 20."""
_POLITE: Final = 10
"""People who work meanwhile go first."""


def main() -> None:
    """Serve one visit, and end when the server goes away."""
    os.nice(_POLITE)
    _limit(resource.RLIMIT_AS, _MOST_MEMORY)
    _limit(resource.RLIMIT_CPU, _MOST_SECONDS)
    try:
        asyncio.run(_visit())
    except (EOFError, BrokenPipeError):
        os._exit(0)  # what is left to be flushed has nobody to read it


async def _visit() -> None:
    asked = msgspec.json.decode(take(sys.stdin.buffer), type=Asked)
    content = b"".join(_pieces())
    try:
        with reading(load()) as store:
            importer = Importer(store, asked.workspace, asked.person)
            plan = await _planned(store, importer, asked, content)
            _answer(await _report(store, plan, asked))
            await _hand_over(importer, plan)
    except _Cant as cant:
        _answer(cant.answer)


class _Cant(Exception):
    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.answer = Unfit(code, why)


async def _planned(store: Store, importer: Importer, asked: Asked, content: bytes) -> Plan:
    try:
        workspace = await find_workspace(store, asked.workspace)
        people = _known(workspace, asked.person)
        chosen = {member: _present(person, workspace) for member, person in asked.chosen.items()}
        source = trello_source(content, asked.workspace, people, asked.person, chosen)
        return await importer.plan(source, asked.at)
    except NotAnExport as fault:
        raise _Cant("not_an_export", str(fault)) from fault
    except MemoryError:
        raise _Cant("not_an_export", "It holds more than can be read at once.") from None
    except Refused as fault:
        raise _Cant("unavailable", str(fault)) from fault


async def _hand_over(importer: Importer, plan: Plan) -> None:
    for mutation in plan.mutations:
        _send(msgspec.json.encode(mutation))
    _send(b"")
    take(sys.stdin.buffer)  # all of it is written now
    _send(msgspec.json.encode(await importer.read_back(plan)))


def _present(person: PersonId | None, workspace: Workspace) -> PersonId | None:
    """Whoever left meanwhile is kept as a name."""
    return person if person in workspace.people else None


def _known(workspace: Workspace, importer: PersonId) -> list[Person]:
    """Return whom the file's people may be.

    Who may not know the members' addresses can't learn them by a file that they made up.
    """
    people = list(workspace.people.values())
    if reads_admin_scope(workspace.roles.get(importer)):
        return people
    return [msgspec.structs.replace(person, email="") for person in people]


async def _report(store: Store, plan: Plan, asked: Asked) -> Report:
    board = plan.source.wanted[0]
    _, rows = await store.rows_of(asked.workspace, ["board"])
    stands = next((row for row in rows if row.id == board.id), None)
    values = stands.values if stands else board.values
    return Report(
        board=BoardFound(board.id, values["name"], values.get("everyone") or "none", not stands),
        counts=plan.counts,
        lost=plan.lost,
        people=plan.source.people,
        changes=plan.changes,
        batch=plan.batch,
    )


def _pieces() -> Iterator[bytes]:
    while piece := take(sys.stdin.buffer):
        yield piece


def _limit(what: int, most: int) -> None:
    with suppress(ValueError, OSError):  # some systems know a limit by name and don't take it
        resource.setrlimit(what, (most, most))


def _answer(answer: Answer) -> None:
    _send(msgspec.json.encode(answer))


def _send(content: bytes) -> None:
    sys.stdout.buffer.write(framed(content))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
