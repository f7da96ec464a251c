"""A real server on a loopback port, and clients with real sockets."""

import asyncio
import json
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from anyio import create_task_group, fail_after
from websockets.asyncio.client import ClientConnection, connect

from cairn.app import Parts, create_app
from cairn.cli.serve import Server
from cairn.http.text_frames import SocketProtocol
from cairn.settings import Settings
from tests.engines import database_url
from tests.verify.site import CHEAP, PASSWORD, greeting

Json = dict[str, Any]


class Running:
    """A server that listens, and its first person's browser."""

    def __init__(self, server: Server, base: str, token: str) -> None:
        self.server = server
        self.base = base
        self.client = httpx.AsyncClient(base_url=base, headers={"Origin": base})
        self.person = ""
        self._setup_token = token

    async def set_up(self) -> None:
        body = {"token": self._setup_token, "name": "Ada", "email": "ada@example.org"}
        more = {"password": PASSWORD, "workspace": "Ops"}
        answer = await self.client.post("/api/setup", json=body | more)
        self.person = answer.json()["person"]

    def socket(self, **headers: str) -> connect:
        """Return a socket that opens with `async with`."""
        sent = {"Origin": self.base, "Cookie": f"cairn={self.client.cookies['cairn']}"} | headers
        address = self.base.replace("http", "ws", 1) + "/api/socket"
        port = int(self.base.rpartition(":")[2])
        with socket.socket() as opening:
            opening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
            opening.connect(("127.0.0.1", port))
            opened = opening.dup()
        return connect(address, sock=opened, additional_headers=sent)

    async def greet(self, client: ClientConnection, **other: Any) -> Json:
        """Say hello and return the welcome."""
        await client.send(json.dumps({"type": "hello", **greeting(self.person), **other}))
        return await receive(client, "welcome")


async def receive(client: ClientConnection, wanted: str) -> Json:
    """Return the next frame of a type."""
    with fail_after(5):
        while True:
            frame: Json = json.loads(await client.recv())
            if frame["type"] == wanted:
                return frame


@asynccontextmanager
async def running(
    folder: Path, protocol: type[asyncio.Protocol] = SocketProtocol, **settings: Any
) -> AsyncGenerator[Running]:
    """Serve on a free port, as `cairn serve` does."""
    links: list[str] = []
    url = database_url(folder)
    chosen = Settings(
        data=folder, database_url=url, web=folder / "no-web", stop_seconds=2, **settings
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        # Small buffers, so that a client that does not read is felt after few frames.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
        chosen = replace(chosen, port=listening.getsockname()[1])
        app = create_app(chosen, Parts(hasher=CHEAP, tell_setup_link=links.append))
        server = Server(app, chosen)
        server.config.ws = protocol
        async with app.router.lifespan_context(app), create_task_group() as tasks:
            tasks.start_soon(server.serve, [listening])
            with fail_after(5):
                await _answers(f"http://localhost:{chosen.port}")
            site = Running(server, f"http://localhost:{chosen.port}", links[0].partition("#")[2])
            await site.set_up()
            try:
                yield site
            finally:
                server.should_exit = True
                await site.client.aclose()


async def _answers(base: str) -> None:
    """Return when the server is ready; the socket listens already, so the request waits for it."""
    async with httpx.AsyncClient(base_url=base) as client:
        await client.get("/health/ready")
