"""RFC 9457 answers for the codes of the catalogue."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import Struct
from starlette.responses import Response

from cairn.identity.problem import Problem

MEDIA_TYPE: Final = "application/problem+json"


class ProblemBody(Struct, frozen=True):
    """What a refused request gets. `code` is of `protocol/errors.json`, `params` fill its text."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    params: dict[str, str]


def problem_body(problem: Problem) -> ProblemBody:
    """Return the body that tells of the problem."""
    code = problem.code
    filled = code.text.format_map(defaultdict(str, problem.detail))
    return ProblemBody(
        type=f"urn:cairn:problem:{code.name}",
        title=code.name.replace("_", " "),
        status=code.status,
        detail=filled,
        code=code.name,
        params=dict(problem.detail),
    )


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer to a request that met the problem."""
    more = dict(headers or {})
    if "seconds" in problem.detail:
        more["Retry-After"] = problem.detail["seconds"]
    body = msgspec.json.encode(problem_body(problem))
    return Response(body, problem.code.status, more, MEDIA_TYPE)
