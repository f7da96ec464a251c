"""One endpoint of the table, and the one way in which all of them are answered.

Origin, session, body, handler, answer: in this order, so that nobody learns from a 400 what a 401
should have kept.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Literal, TypeVar

import msgspec
from msgspec import Struct
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cairn.commit.store import StoreFault
from cairn.http.cookies import session_cookie, token_of
from cairn.http.doors import Doors
from cairn.http.origin import client_of, from_this_site, is_https
from cairn.http.problems import problem_response
from cairn.identity.problem import Problem
from cairn.identity.sessions import Opened
from cairn.identity.store import OpenSession
from cairn.identity.writing import Client
from cairn.telemetry.logs import log

SAFE: Final = frozenset({"GET", "HEAD"})


class Nothing(Struct, frozen=True):
    """An endpoint that takes no body and no query."""


Taken = TypeVar("Taken", bound=Struct)


@dataclass
class Call(Generic[Taken]):
    """One request on its way: what was sent, who sent it, and what the answer's head carries."""

    request: Request
    doors: Doors
    taken: Taken
    _session: OpenSession | None
    headers: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def session(self) -> OpenSession:
        """The session; an endpoint for `session` has one, else `sign_in_needed`."""
        if self._session is None:
            raise Problem("sign_in_needed")
        return self._session

    @property
    def maybe_session(self) -> OpenSession | None:
        """The session, where anyone may call."""
        return self._session

    @property
    def client(self) -> Client:
        """Where the request came from."""
        return client_of(self.request)

    def path(self, name: str) -> str:
        """Return a part of the path."""
        return str(self.request.path_params[name])

    def signed_in(self, opened: Opened) -> None:
        """Let the answer carry the session's cookie."""
        seconds = (opened.expires_at - self.doors.now()) // 1000
        self._set_cookie(opened.token, seconds)

    def stays_signed_in(self, session: OpenSession) -> None:
        """Let the cookie last as long as the session."""
        token = token_of(self.request, self.doors.public_url)
        self._set_cookie(token or "", (session.expires_at - self.doors.now()) // 1000)

    def signed_out(self) -> None:
        """Let the answer take the cookie away."""
        self._set_cookie("", 0)

    def _set_cookie(self, token: str, seconds: int) -> None:
        https = is_https(self.request, self.doors.public_url)
        self.headers["Set-Cookie"] = session_cookie(token, seconds, https=https)


@dataclass(frozen=True, kw_only=True)
class Endpoint(Generic[Taken]):
    """A row of the table.

    `takes` is the body of what changes something, the query of a GET. With `upload` the body is a
    file: the handler reads it, once it knows that it may come, and `takes` is the query.
    """

    method: Literal["GET", "POST", "DELETE"]
    path: str
    summary: str
    handler: Callable[[Call[Taken]], Awaitable[Struct | Response | None]]
    takes: type[Taken]
    gives: Any = None
    status: int = 200
    access: Literal["anyone", "session"] = "session"
    upload: bool = False
    problems: tuple[str, ...] = ()

    @property
    def asks_by_query(self) -> bool:
        """Whether `takes` is the query."""
        return self.method in SAFE or self.upload

    async def answer(self, request: Request) -> Response:
        """Answer a request; whatever goes wrong becomes a problem of the catalogue."""
        try:
            return await self._handled(request)
        except Problem as problem:
            return problem_response(problem)
        except ClientDisconnect:  # no fault of ours, and nobody hears the answer
            return problem_response(Problem("bad_request", why="The request broke off"))
        except StoreFault as fault:
            log().error("store_fault", exc_info=fault)
            return problem_response(Problem(fault.code))
        except Exception as error:  # noqa: BLE001 - the last one who can answer
            log().error("request_fault", exc_info=error)
            return problem_response(Problem("server_fault"))

    async def _handled(self, request: Request) -> Response:
        doors: Doors = request.app.state.doors
        if self.method not in SAFE and not from_this_site(request, doors.public_url):
            raise Problem("bad_origin")
        session = await doors.session_of(token_of(request, doors.public_url))
        if session is None and self.access == "session":
            raise Problem("sign_in_needed")
        call = Call(request, doors, await self._take(request, doors.body_limit), session)
        return self._respond(await self.handler(call), call.headers)

    async def _take(self, request: Request, limit: int) -> Taken:
        try:
            if self.asks_by_query:
                return msgspec.convert(dict(request.query_params), self.takes, strict=False)
            body = await read_body(request, limit)
            if self.takes is Nothing:
                return self.takes()
            return msgspec.json.decode(body or b"{}", type=self.takes)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Problem("bad_request", why=str(error)) from error

    def _respond(self, answer: Struct | Response | None, headers: Mapping[str, str]) -> Response:
        if isinstance(answer, Response):
            answer.headers.update(headers)
            return answer
        if answer is None:
            return Response(None, 204, headers)
        head = {"Cache-Control": "no-store", **headers}
        return Response(msgspec.json.encode(answer), self.status, head, "application/json")


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body; raises Problem as soon as it is over `limit` bytes."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise Problem("body_too_large", most=f"{limit} bytes")
        chunks.append(chunk)
    return b"".join(chunks)
