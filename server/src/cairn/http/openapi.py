"""The API's description (OpenAPI 3.1), derived from the table of endpoints."""

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from cairn import __version__
from cairn.http.endpoint import SAFE, Endpoint, Nothing
from cairn.http.problems import MEDIA_TYPE, ProblemBody
from cairn.model.errors import CODES

_REFERENCE: Final = "#/components/schemas/{name}"


def description(table: Sequence[Endpoint[Any]]) -> bytes:
    """Return the description as JSON."""
    types = list(dict.fromkeys(_types(table)))
    schemas, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    known = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in table:
        operation = _operation(endpoint, known, components)
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = operation
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Cairn", "version": __version__},
            "paths": paths,
            "components": {
                "schemas": components,
                "securitySchemes": {
                    "session": {"type": "apiKey", "in": "cookie", "name": "__Host-cairn"}
                },
            },
        }
    )


def _types(table: Sequence[Endpoint[Any]]) -> list[Any]:
    given = [each.gives for each in table if each.gives is not None]
    return [ProblemBody, *(each.takes for each in table), *given]


def _operation(
    endpoint: Endpoint[Any], known: dict[Any, Any], components: dict[str, Any]
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.handler.__name__.strip("_"),
        "summary": endpoint.summary,
        "parameters": _path_parameters(endpoint.path),
        "responses": _responses(endpoint, known),
        "security": [{"session": []}] if endpoint.access == "session" else [],
    }
    if endpoint.asks_by_query:
        operation["parameters"] += _query_parameters(components[endpoint.takes.__name__])
    if endpoint.upload:
        file: dict[str, Any] = {"application/octet-stream": {}}
        operation["requestBody"] = {"required": True, "content": file}
    elif endpoint.method not in SAFE and endpoint.takes is not Nothing:
        content = {"application/json": {"schema": known[endpoint.takes]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _path_parameters(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]


def _query_parameters(schema: dict[str, Any]) -> list[dict[str, Any]]:
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": of_parameter}
        for name, of_parameter in schema["properties"].items()
    ]


def _responses(endpoint: Endpoint[Any], known: dict[Any, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": endpoint.summary}
    if endpoint.gives is not None:
        answer["content"] = {"application/json": {"schema": known[endpoint.gives]}}
    responses = {str(endpoint.status): answer}
    by_status: dict[int, list[str]] = {}
    for code in _problems(endpoint):
        by_status.setdefault(CODES[code].status, []).append(code)
    for status, codes in by_status.items():
        content = {MEDIA_TYPE: {"schema": known[ProblemBody]}}
        responses[str(status)] = {"description": ", ".join(codes), "content": content}
    return responses


def _problems(endpoint: Endpoint[Any]) -> list[str]:
    """Return the codes that it may answer, those of the way to it included."""
    codes = list(endpoint.problems)
    if endpoint.takes is not Nothing:
        codes.append("bad_request")
    if endpoint.method not in SAFE:
        codes += ["bad_origin", "body_too_large"]
    if endpoint.access == "session":
        codes.append("sign_in_needed")
    return list(dict.fromkeys(codes))
