"""The import door: what a command hands over, the running server writes."""

import asyncio
import socket
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from cairn.commit.effects import PutLink, UseLink
from cairn.commit.submission import (
    AcceptedAt,
    Outcome,
    RefusedAs,
    Submission,
    Waiting,
    digest_of,
)
from cairn.decide.facts import Actor
from cairn.exchange.door import SOCKET, import_door, through_door
from cairn.exchange.importing import Importer, Submit
from cairn.exchange.trello.source import trello_source
from cairn.model.ids import MutationId, PersonId, RowId, StreamId
from cairn.model.ops import Delete, Mutation
from tests.exchange.exports import a_board, a_card, as_file
from tests.exchange.team import now, team

pytestmark = pytest.mark.anyio

ADA = PersonId("01900000-0000-7000-8000-000000000001")
WORKSPACE = StreamId("01900000-0000-7000-8000-000000000002")


def a_submission(number: int) -> Submission:
    mutation = Mutation(
        id=MutationId(f"01900000-0000-7000-8000-{number:012}"),
        stream=WORKSPACE,
        intent="test",
        ops=[Delete("task", RowId(WORKSPACE))],
        at=0,
    )
    return Submission(Actor(ADA, "import"), mutation, digest_of(mutation))


class Server:
    """Notes what it is handed and gives the answers it was told to."""

    def __init__(self, *answers: Outcome) -> None:
        self.got: list[Submission] = []
        self._answers = answers

    async def submit(self, submissions: Sequence[Submission]) -> list[Outcome]:
        self.got += submissions
        return list(self._answers[: len(submissions)])


async def hand_over(folder: Path, *submissions: Submission) -> list[Outcome]:
    async with through_door(folder) as submit:
        assert submit is not None
        return await submit(submissions)


async def test_an_import_goes_through_the_door_of_a_running_server(tmp_path: Path) -> None:
    async with (
        team(tmp_path, Ada="ada@example.org") as team_,
        import_door(tmp_path, team_.committer.submit),
        through_door(tmp_path) as submit,
    ):
        assert submit is not None
        ada = team_.people["Ada"]
        board = a_board(*(a_card(f"Card {n}") for n in range(950)))
        importer = Importer(team_.store, team_.workspace, ada)
        plan = await importer.plan(trello_source(as_file(board), team_.workspace, [], ada), now())
        await importer.carry_out(plan, submit, lambda _done, _whole: None)
        assert (await importer.read_back(plan)).tasks == 950
        assert (await team_.row("task", title="Card 0")).created_by == ada


async def test_what_comes_through_is_what_was_sent(tmp_path: Path) -> None:
    server = Server(AcceptedAt(1), AcceptedAt(2))
    sent = [a_submission(1), a_submission(2)]
    async with import_door(tmp_path, server.submit):
        await hand_over(tmp_path, *sent)
    assert server.got == sent


async def test_what_an_operator_does_comes_through_with_what_lands_beside_it(
    tmp_path: Path,
) -> None:
    server = Server(AcceptedAt(1))
    link = PutLink(b"\x00\xff", "reset", None, ADA, expires_at=7)
    by_hand = msgspec.structs.replace(
        a_submission(1), actor=Actor(ADA, "system"), effects=(link, UseLink(b"token"))
    )
    async with import_door(tmp_path, server.submit):
        await hand_over(tmp_path, by_hand)
    assert server.got == [by_hand]


async def test_every_outcome_comes_back_as_it_was(tmp_path: Path) -> None:
    outcomes = [
        AcceptedAt(7),
        RefusedAs("not_allowed", {"reason": "Guests can't make boards."}, 3),
        Waiting("unavailable", 0.5),
    ]
    async with import_door(tmp_path, Server(*outcomes).submit):
        assert await hand_over(tmp_path, *map(a_submission, range(3))) == outcomes


async def test_where_no_server_runs_there_is_no_door(tmp_path: Path) -> None:
    async with through_door(tmp_path) as submit:
        assert submit is None


async def test_the_door_is_gone_when_the_server_is(tmp_path: Path) -> None:
    async with import_door(tmp_path, Server().submit):
        pass
    assert not (tmp_path / SOCKET).exists()


async def test_a_door_left_by_a_server_that_was_killed_is_made_anew(tmp_path: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(tmp_path / SOCKET))
    left.close()
    async with through_door(tmp_path) as submit:
        assert submit is None
    async with import_door(tmp_path, Server(AcceptedAt(1)).submit):
        assert await hand_over(tmp_path, a_submission(1)) == [AcceptedAt(1)]


async def test_only_the_owner_of_the_data_may_use_the_door(tmp_path: Path) -> None:
    async with import_door(tmp_path, Server().submit):
        assert stat.S_IMODE((tmp_path / SOCKET).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "frame",
    [
        b"\0\0\0\x04{}[]",
        b"\0\0\0\x02{}",
        b"\xff\xff\xff\xff",
        b"\0\0",
    ],
    ids=["no JSON", "not what is asked", "too long", "cut off"],
)
async def test_who_sends_what_cant_be_read_is_shown_out_and_others_are_served(
    tmp_path: Path, frame: bytes
) -> None:
    server = Server(AcceptedAt(1))
    async with import_door(tmp_path, server.submit):
        reader, writer = await asyncio.open_unix_connection(tmp_path / SOCKET)
        writer.write(frame)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
        assert server.got == []
        assert await hand_over(tmp_path, a_submission(1)) == [AcceptedAt(1)]


async def test_a_server_that_stops_meanwhile_ends_the_visit(tmp_path: Path) -> None:
    stopping = asyncio.Event()

    async def never(_submissions: Sequence[Submission]) -> list[Outcome]:
        stopping.set()
        await asyncio.Event().wait()
        return []

    async def visit(submit: Submit) -> None:
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await submit([a_submission(1)])

    async with import_door(tmp_path, never):
        door = through_door(tmp_path)
        submit = await door.__aenter__()
        assert submit is not None
        visiting = asyncio.create_task(visit(submit))
        await stopping.wait()
    await visiting
    await door.__aexit__(None, None, None)


async def test_in_a_folder_too_deep_for_a_socket_there_is_no_door(tmp_path: Path) -> None:
    deep = tmp_path / ("deep" * 30)
    deep.mkdir()
    async with import_door(deep, Server().submit), through_door(deep) as submit:
        assert submit is None
