"""The committer without doors: how many mutations a second the write path makes durable when
nobody has to be listened to. The same edits as over sockets, of 64 submitters on 8 boards.
"""

import asyncio
import time
from pathlib import Path
from typing import Final

import msgspec
import structlog

from bench.write_path import BOARDS, PUSH, SOCKETS, Team, edit, new_id
from cairn.commit.committer import Committer
from cairn.commit.effects import PutAccount, PutSession
from cairn.commit.submission import AcceptedAt, Submission, digest_of
from cairn.decide.facts import Actor
from cairn.model.ids import INSTANCE, SYSTEM, PersonId, SessionId
from cairn.model.ops import Mutation
from cairn.store.sqlite import open_sqlite

GOAL: Final = 12_000

Ops = list[dict[str, object]]


async def committed_a_second(file: Path, pushes: int) -> float:
    """Return mutations a second, each submitter pushing 25 and waiting for their answers."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # lines are made, not kept
    store = open_sqlite(file)
    committer = Committer(store, lambda _: None, _now)
    committer.start()
    try:
        return await _drive(committer, pushes)
    finally:
        await committer.stop()
        store.close()


async def _drive(committer: Committer, pushes: int) -> float:
    team, ada = Team(new_id()), await _account(committer)
    await _accept(committer, [_submission(ada, team.workspace, _workspace(team, ada))])
    for board in team.make():
        await _accept(committer, [_submission(ada, team.workspace, board)])

    async def one(n: int) -> None:
        for p in range(pushes):
            ops = [edit(team, n % BOARDS, n + p * PUSH + m) for m in range(PUSH)]
            await _accept(committer, [_submission(ada, team.workspace, each) for each in ops])

    begun = time.perf_counter()
    await asyncio.gather(*(one(n) for n in range(SOCKETS)))
    return SOCKETS * pushes * PUSH / (time.perf_counter() - begun)


async def _accept(committer: Committer, submissions: list[Submission]) -> None:
    outcomes = await committer.submit(submissions)
    refused = [outcome for outcome in outcomes if not isinstance(outcome, AcceptedAt)]
    if refused:
        raise RuntimeError(refused[0])


async def _account(committer: Committer) -> Actor:
    person, session = PersonId(new_id()), SessionId(new_id())
    event: Ops = [{"op": "create", "kind": "event", "id": new_id(),
                   "fields": {"what": "account.create"}}]  # fmt: skip
    effects = (
        PutAccount(person, "ada@example.org", "Ada", "hash", is_admin=True),
        PutSession(session, person, b"token", _now(), _now() + 2**40, "", ""),
    )
    made = _submission(Actor(SYSTEM, "system"), INSTANCE, event)
    await _accept(committer, [msgspec.structs.replace(made, effects=effects)])
    return Actor(person, "session", session, "192.0.2.7")


def _workspace(team: Team, ada: Actor) -> Ops:
    owner = {"person": ada.person, "role": "owner"}
    return [
        {"op": "create", "kind": "workspace", "id": team.workspace, "fields": {"name": "Bench"}},
        {"op": "create", "kind": "member", "id": new_id(), "parent": team.workspace,
         "fields": owner},
    ]  # fmt: skip


def _submission(actor: Actor, stream: str, ops: Ops) -> Submission:
    described = {"id": new_id(), "stream": stream, "intent": "task.edit", "ops": ops, "at": _now()}
    mutation = msgspec.convert(described, Mutation)
    return Submission(actor, mutation, digest_of(mutation))


def _now() -> int:
    return time.time_ns() // 1_000_000
