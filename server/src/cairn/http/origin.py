"""Where a request came from, and the addresses that people know this server by."""

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from cairn.identity.writing import Client

_NOWHERE: Final = ("", "", None)
"""What no Origin, or `null`, comes down to."""


def base_url(connection: HTTPConnection, public_url: str) -> str:
    """Return scheme and host as people type them, without a slash at the end."""
    if public_url:
        return public_url.rstrip("/")
    scheme = "https" if connection.url.scheme in {"https", "wss"} else "http"
    return f"{scheme}://{connection.headers.get('host', '')}"


def from_this_site(connection: HTTPConnection, public_url: str) -> bool:
    """Say whether a page of this server sent the request; without an Origin it did not."""
    origin = _canonical(connection.headers.get("origin", ""))
    return origin not in {None, _NOWHERE} and origin == _canonical(base_url(connection, public_url))


def is_https(connection: HTTPConnection, public_url: str) -> bool:
    """Say whether the browser speaks https, as far as one can know here."""
    return base_url(connection, public_url).startswith("https:")


def client_of(connection: HTTPConnection) -> Client:
    """Return the network address (a trusted proxy's word is already in it) and the agent."""
    address = connection.client.host if connection.client else ""
    return Client(address, connection.headers.get("user-agent", ""))


def _canonical(url: str) -> tuple[str, str, int | None] | None:
    """Return what two addresses of one site have in common, None for what is no address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return (parts.scheme, parts.hostname or "", port or default)
