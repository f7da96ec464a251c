"""The session cookie.

Over https it is `__Host-cairn`: bound to this host, never sent in the clear. Over plain http,
localhost included, it is `cairn`: a browser drops Secure cookies there (Safari also on localhost).
"""

from starlette.requests import HTTPConnection

from cairn.http.origin import is_https


def cookie_name(*, https: bool) -> str:
    """Return the name under which the token travels."""
    return "__Host-cairn" if https else "cairn"


def token_of(connection: HTTPConnection, public_url: str) -> str | None:
    """Return the token that the request carries."""
    return connection.cookies.get(cookie_name(https=is_https(connection, public_url)))


def session_cookie(token: str, seconds: int, *, https: bool) -> str:
    """Return the Set-Cookie value; `seconds` 0 takes the cookie away."""
    secure = "; Secure" if https else ""
    name = cookie_name(https=https)
    return f"{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
