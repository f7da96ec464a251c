"""The site: the table's endpoints, the socket, the web app, a problem for all that goes wrong."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Lifespan

from cairn.http.doors import Doors
from cairn.http.endpoint import Endpoint
from cairn.http.headers import SecurityHeaders
from cairn.http.problems import problem_response
from cairn.http.socket import Sockets
from cairn.http.table import TABLE
from cairn.identity.problem import Problem
from cairn.telemetry.logs import log
from cairn.telemetry.request_line import RequestLine

_METHODS: Final = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def make_site(lifespan: Lifespan[Starlette]) -> Starlette:
    """Return the app; its lifespan puts `doors` on its state."""
    routes = [
        *_table_routes(),
        WebSocketRoute("/api/socket", Sockets().serve),
        Route("/api/{rest:path}", _nothing_there, methods=_METHODS),
        Route("/health/{rest:path}", _nothing_there, methods=_METHODS),
        Route("/{path:path}", _web_app, methods=["GET"]),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(RequestLine), Middleware(SecurityHeaders)],
        exception_handlers={HTTPException: _http_problem, Exception: _fault},
        lifespan=lifespan,
    )


def _table_routes() -> list[Route]:
    by_path: defaultdict[str, dict[str, Endpoint[Any]]] = defaultdict(dict)
    for endpoint in TABLE:
        by_path[endpoint.path][endpoint.method] = endpoint
    return [Route(path, _by_method(path, by_path[path]), methods=_METHODS) for path in by_path]


def _by_method(
    path: str, endpoints: dict[str, Endpoint[Any]]
) -> Callable[[Request], Awaitable[Response]]:
    allowed = {"Allow": ", ".join(endpoints)}

    async def answer(request: Request) -> Response:
        request.scope["cairn.route"] = path
        endpoint = endpoints.get("GET" if request.method == "HEAD" else request.method)
        if endpoint is None:
            return problem_response(Problem("bad_method"), allowed)
        return await endpoint.answer(request)

    return answer


async def _web_app(request: Request) -> Response:
    request.scope["cairn.route"] = "/"
    doors: Doors = request.app.state.doors
    return await doors.web_app.serve(request)


async def _nothing_there(_request: Request) -> Response:
    return problem_response(Problem("no_such_page"))


async def _http_problem(_request: Request, error: Exception) -> Response:
    is_method = isinstance(error, HTTPException) and error.status_code == 405  # noqa: PLR2004 - method not allowed
    headers = error.headers if isinstance(error, HTTPException) else None
    return problem_response(Problem("bad_method" if is_method else "no_such_page"), headers)


async def _fault(_request: Request, error: Exception) -> Response:
    log().error("request_fault", exc_info=error)
    return problem_response(Problem("server_fault"))
