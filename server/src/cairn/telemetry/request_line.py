"""One log line a request, with an id that the answer carries too."""

import time
from secrets import token_hex

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cairn.telemetry.logs import log


class RequestLine:
    """Writes `method route status ms`; the route's pattern, never the path: paths carry tokens."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        request_id = token_hex(8)
        started = time.perf_counter()
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                status = message["status"]
                message.setdefault("headers", []).append((b"x-request-id", request_id.encode()))
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id):
            try:
                await self._app(scope, receive, answer)
            finally:
                log().info(
                    "request",
                    method=scope.get("method", "SOCKET"),
                    route=scope.get("cairn.route", "-"),
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                )
