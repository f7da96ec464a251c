"""Tokens of sessions and links: 32 random bytes, of which only the SHA-256 is kept."""

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    """Return a token that nobody can guess, base64url."""
    return token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """Return what is kept of a token; a plain hash is enough for 256 random bits."""
    return sha256(token.encode()).digest()
