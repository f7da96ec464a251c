"""Health: whether the process lives, and whether it can do its work."""

from msgspec import Struct, json
from starlette.responses import Response

from cairn.http.endpoint import Call, Nothing


class Health(Struct, frozen=True):
    """`ok`, or what is wrong, by name. `behind`: entries that readers of the log have to do yet;
    a reader that lags or rests after a fault is no reason to send people elsewhere.
    """

    ok: bool
    wrong: dict[str, str] = {}
    behind: dict[str, int] = {}


async def live(_call: Call[Nothing]) -> Health:
    """GET /health/live: a process that answers is alive."""
    return Health(ok=True)


async def ready(call: Call[Nothing]) -> Response:
    """GET /health/ready: 503 while draining, or while a change could not be kept."""
    wrong = await call.doors.ready()
    health = Health(ok=not wrong, wrong=wrong, behind=call.doors.readers.behind())
    body = json.encode(health)
    return Response(body, 503 if wrong else 200, {"Cache-Control": "no-store"}, "application/json")
