"""Writes small Yjs updates by hand, as the notation of scenarios describes them."""

from base64 import urlsafe_b64encode
from typing import Any

_LEFT, _STRING, _ROOT = 0x80, 4, "description"


def update(described: dict[str, Any]) -> str:
    """Return the update as base64url.

    `{client, at, insert, after?: [client, clock]}` inserts text; `deletes: [[client, clock, n]]`
    takes some away; `{raw: text}` is taken as it is.
    """
    if "raw" in described:
        return described["raw"]
    structs = _insert(described) if "insert" in described else b"\0"
    return _base64(structs + _deletes(described.get("deletes", [])))


def _insert(described: dict[str, Any]) -> bytes:
    head = _number(1) + _number(1) + _number(described["client"]) + _number(described["at"])
    if "after" in described:
        client, clock = described["after"]
        place = bytes([_STRING | _LEFT]) + _number(client) + _number(clock)
    else:
        place = bytes([_STRING]) + _number(1) + _text(_ROOT)
    return head + place + _text(described["insert"])


def _deletes(pieces: list[list[int]]) -> bytes:
    body = b"".join(
        _number(client) + _number(1) + _number(clock) + _number(count)
        for client, clock, count in pieces
    )
    return _number(len(pieces)) + body


def _text(text: str) -> bytes:
    raw = text.encode()
    return _number(len(raw)) + raw


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
