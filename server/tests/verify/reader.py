"""Somebody who follows along: a connection, the frames it got, and a replica of each stream."""

from collections.abc import Callable
from typing import Any

import httpx
import msgspec
from anyio import fail_after

from cairn.sync.connection import Connection
from cairn.sync.outbox import Outbox
from tests.verify.replica import Replica

Json = dict[str, Any]


class Reader:
    """Holds all that it may read; opens what it gains, forgets what it loses."""

    def __init__(
        self, person: str, client: httpx.AsyncClient, connection: Connection, outbox: Outbox
    ) -> None:
        self.person = person
        self.frames: list[Json] = []
        self.received: list[str] = []
        """Every text that came, over the connection and by HTTP, in order."""
        self.replicas: dict[str, Replica] = {}
        self.scopes: dict[str, set[str]] = {}
        """By stream: what it was told that it reads."""
        self._follows = False
        self._client = client
        self.connection = connection
        self._outbox = outbox

    async def send(self, frame: Json) -> None:
        await self.connection.receive(msgspec.json.encode(frame))

    async def send_text(self, text: str) -> None:
        await self.connection.receive(text)

    async def settle(self) -> None:
        """Take all that came, and open what was gained by it, until nothing more comes."""
        await self.connection.settle()
        while sent := self._outbox.drain():
            for each in sent:
                self.received.append(each.decode())
                frame: Json = msgspec.json.decode(each)
                self.frames.append(frame)
                await self._take(frame)
            await self.connection.settle()

    async def wait_for(self, wanted: Callable[[Json], bool]) -> None:
        """Take what comes until a new frame is the wanted one; fails after some seconds."""
        known = len(self.frames)
        with fail_after(5):
            while not any(wanted(frame) for frame in self.frames[known:]):
                await self._outbox.wait_for_frame()
                await self.settle()

    async def hello(self) -> None:
        """Greet, open everything, and follow."""
        self._follows = True
        await self.send(
            {"type": "hello", "wire": 1, "model": 1, "app": "test", "client": self.person}
            | {"person": self.person}
        )
        await self.settle()

    def close(self) -> None:
        self.connection.leave()

    def of_type(self, name: str) -> list[Json]:
        return [frame for frame in self.frames if frame["type"] == name]

    async def _take(self, frame: Json) -> None:
        match frame["type"]:
            case "welcome":
                for stream, rights in frame["streams"].items():
                    await self._open(stream, set(rights["scopes"]))
            case "stream" if frame["rights"] is None:
                self.replicas.pop(frame["stream"], None)
                self.scopes.pop(frame["stream"], None)
            case "stream":
                await self._open(frame["stream"], set(frame["rights"]["scopes"]))
            case "scope" if frame["stream"] in self.replicas:
                await self._take_scope(frame)
            case "entries" if frame["stream"] in self.replicas:
                self.replicas[frame["stream"]].take(frame)
            case "reset" if frame["stream"] in self.replicas:
                del self.replicas[frame["stream"]]
                await self._open(frame["stream"], self.scopes[frame["stream"]])
            case _:
                pass

    async def _take_scope(self, frame: Json) -> None:
        stream = frame["stream"]
        lost = frame.get("lost", [])
        self.replicas[stream].purge(lost)
        gained = set(frame.get("gained", {}))
        await self._open(stream, (self.scopes[stream] - set(lost)) | gained, only=gained)

    async def _open(self, stream: str, scopes: set[str], only: set[str] | None = None) -> None:
        """Load, hold, catch up: the order that wire.md gives."""
        if not self._follows:
            return
        self.scopes[stream] = scopes
        replica = self.replicas.setdefault(stream, Replica())
        places = [
            place
            for scope in sorted(scopes if only is None else only)
            if (place := await self._load(stream, scope, replica)) is not None
        ]
        seq, mark = min(places, default=(replica.cursor, replica.mark))
        replica.cursor = max(replica.cursor, seq)
        await self.send({"type": "hold", "stream": stream, "scopes": sorted(scopes)})
        await self.send({"type": "catch_up", "stream": stream, "cursor": seq, "mark": mark})

    async def _load(self, stream: str, scope: str, replica: Replica) -> tuple[int, str] | None:
        """Load a segment and the threads of its tasks; None where it can't be read any more."""
        segment = await self._get(f"/api/segments/{stream}/{scope}")
        if segment is None:
            return None
        replica.load(segment)
        for task in [row for row in replica.rows.values() if row["kind"] == "task"]:
            if task["scope"] == scope:
                thread = await self._get(f"/api/threads/{stream}/{task['id']}")
                if thread is not None:
                    replica.load(thread)
        return segment["seq"], segment["mark"]

    async def _get(self, path: str) -> Json | None:
        answer = await self._client.get(path)
        self.received.append(answer.text)
        return answer.json() if answer.status_code == 200 else None
