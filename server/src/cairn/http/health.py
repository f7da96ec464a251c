"""Health: whether the process lives, and whether it can do its work."""

from msgspec import Struct, json
from starlette.responses import Response

from cairn.http.endpoint import Call, Nothing
from cairn.readers.readers import ReaderHealth


class Alive(Struct, frozen=True):
    """The process answers."""

    ok: bool


class Health(Struct, frozen=True):
    """`ok`, or what is wrong, by name. Of the readers of the log by name how they are: one that
    lags or rests after a fault is no reason to send people elsewhere.
    """

    ok: bool
    wrong: dict[str, str]
    readers: dict[str, ReaderHealth]


async def live(_call: Call[Nothing]) -> Alive:
    """GET /health/live: a process that answers is alive."""
    return Alive(ok=True)


async def ready(call: Call[Nothing]) -> Response:
    """GET /health/ready: 503 while draining, or while a change could not be kept."""
    wrong = await call.doors.ready()
    readers = {} if "store" in wrong else await call.doors.readers.health()
    health = Health(ok=not wrong, wrong=wrong, readers=readers)
    body = json.encode(health)
    return Response(body, 503 if wrong else 200, {"Cache-Control": "no-store"}, "application/json")
