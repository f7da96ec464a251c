"""The socket itself, over a real port: handshake, two clients, a stuck one, the end."""

import json
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from anyio import create_task_group, fail_after
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, ConnectionClosedOK, InvalidStatus

from cairn.http.text_frames import SocketProtocol
from tests.sync.sockets import Running, receive, running
from tests.verify.site import create, new_id

pytestmark = pytest.mark.anyio

Json = dict[str, Any]


@pytest.fixture(params=[SocketProtocol, WebSocketsSansIOProtocol], ids=["ours", "uvicorn's"])
async def server(
    request: pytest.FixtureRequest, tmp_path: Path, anyio_backend: str
) -> AsyncGenerator[Running]:
    """A server on a port of its own; by uvicorn's own protocol it does without our extension."""
    del anyio_backend
    async with running(tmp_path, request.param, queue_limit=200_000) as site:
        yield site


def _mutation(stream: str, *ops: Json) -> Json:
    return {"id": new_id(), "stream": stream, "intent": "test", "ops": list(ops), "at": 0}


async def _workspace(server: Running, client: ClientConnection) -> str:
    welcome = await server.greet(client)
    return next(stream for stream, rights in welcome["streams"].items() if rights["role"])


async def _hold(client: ClientConnection, stream: str, *scopes: str) -> None:
    await client.send(json.dumps({"type": "hold", "stream": stream, "scopes": list(scopes)}))
    start = {"type": "catch_up", "stream": stream, "cursor": 0, "mark": ""}
    await client.send(json.dumps(start))
    await receive(client, "entries")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cookie": ""}, 401),
        ({"Cookie": "cairn=made-up"}, 401),
        ({"Origin": "http://evil.test"}, 403),
    ],
)
async def test_a_handshake_without_right_is_refused(
    headers: dict[str, str], status: int, server: Running
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with server.socket(**headers):
            pass
    assert refused.value.response.status_code == status


async def test_what_one_does_the_other_sees_at_once(server: Running) -> None:
    async with server.socket() as one, server.socket() as other:
        workspace = await _workspace(server, one)
        await _workspace(server, other)
        board = create("board", workspace, "a0", name="Live", everyone="editor")
        for client in (one, other):
            await _hold(client, workspace, workspace, board["id"])
        mutation = _mutation(workspace, board)
        await one.send(json.dumps({"type": "push", "mutations": [mutation]}))
        accepted = await receive(one, "accepted")
        assert accepted["mutations"][0][0] == mutation["id"]
        await receive(other, "scope")
        (entry,) = (await receive(other, "entries"))["entries"]
        assert entry["mutation"] == mutation["id"]
        assert entry["changes"][0]["here"]["name"] == "Live"


async def test_a_frame_over_a_mebibyte_ends_its_own_socket_only(server: Running) -> None:
    async with server.socket() as one, server.socket() as other:
        await server.greet(other)
        await one.send("x" * (1024 * 1024 + 1))
        with pytest.raises(ConnectionClosed):
            await receive(one, "never")
        await other.send('{"type":"ping"}')
        await receive(other, "pong")


async def test_a_session_has_so_many_sockets_and_a_place_comes_back(server: Running) -> None:
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(server.socket()) for _ in range(32)]
        with pytest.raises(InvalidStatus) as refused:
            await server.socket()
        assert b"at most 32" in refused.value.response.body
        await opened[0].close()
        async with server.socket() as another:
            await server.greet(another)


async def test_a_socket_without_hello_is_closed(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cairn.http.socket._HELLO_SECONDS", 0.01)
    async with server.socket() as silent:
        assert (await receive(silent, "fault"))["detail"] == {"why": "No hello came in time"}
        with pytest.raises(ConnectionClosedOK), fail_after(5):
            await silent.recv()


async def test_signing_out_closes_the_socket_with_a_good_bye(server: Running) -> None:
    async with server.socket() as client:
        await server.greet(client)
        await server.client.delete("/api/session")
        assert (await receive(client, "bye"))["code"] == "signed_out"
        with pytest.raises(ConnectionClosed), fail_after(5):
            await client.recv()


async def test_a_stopping_server_says_when_to_come_back(server: Running) -> None:
    async with server.socket() as client:
        await server.greet(client)
        server.server.should_exit = True
        bye = await receive(client, "bye")
        assert bye["code"] == "draining"
        assert 0 < bye["retry_after"] < 4


async def test_a_socket_that_does_not_read_delays_nobody(server: Running) -> None:
    async with server.socket() as stuck, server.socket() as one, server.socket() as other:
        workspace = await _workspace(server, one)
        await _workspace(server, other)
        await _workspace(server, stuck)
        board = create("board", workspace, "a0", name="Busy", everyone="editor")
        column = create("column", board["id"], "a0", name="To do")
        for client in (stuck, one, other):
            await _hold(client, workspace, workspace, board["id"])
        stuck.transport.pause_reading()
        async with create_task_group() as tasks:
            tasks.start_soon(_see_comments, other, 30)
            await _push(one, _mutation(workspace, board, column))
            for n in range(30):
                task = create("task", column["id"], f"a{n % 10}", title=f"Task {n}")
                comment = create("comment", task["id"], body="y" * 40_000)
                await _push(one, _mutation(workspace, task, comment))
        stuck.transport.resume_reading()
        assert (await receive(stuck, "bye"))["code"] == "slow"


async def test_what_waits_at_the_end_is_sent_before_the_good_bye(server: Running) -> None:
    async with server.socket() as late, server.socket() as one:
        workspace = await _workspace(server, one)
        await _workspace(server, late)
        board = create("board", workspace, "a0", name="Late", everyone="editor")
        column = create("column", board["id"], "a0", name="To do")
        task = create("task", column["id"], "a0", title="Long")
        for client in (late, one):
            await _hold(client, workspace, workspace, board["id"])
        late.transport.pause_reading()
        await _push(one, _mutation(workspace, board, column, task))
        for _ in range(4):
            comment = create("comment", task["id"], body="y" * 40_000)
            await _push(one, _mutation(workspace, comment))
        server.server.should_exit = True
        await receive(one, "bye")
        late.transport.resume_reading()
        await _see_comments(late, 4)
        assert (await receive(late, "bye"))["code"] == "draining"
        with pytest.raises(ConnectionClosedOK):
            await late.recv()


async def _see_comments(client: ClientConnection, count: int) -> None:
    """Read until so many comments came."""
    while count > 0:
        frame = await receive(client, "entries")
        changes = [each for entry in frame["entries"] for each in entry["changes"]]
        count -= sum(each["kind"] == "comment" for each in changes)


async def _push(client: ClientConnection, mutation: Json) -> None:
    await client.send(json.dumps({"type": "push", "mutations": [mutation]}))
    await receive(client, "accepted")
