"""Passwords: argon2id, in a thread, a few at a time."""

from functools import partial
from typing import Final

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_CHARACTERS: Final = 10
MOST_CHARACTERS: Final = 1_000
"""Longer ones are refused: hashing them is work that a stranger could ask for."""

_AT_ONCE: Final = 2
"""Each takes 64 MiB while it runs."""


class Passwords:
    """Hashes and checks passwords. `hasher` sets the cost (RFC 9106's second choice if absent)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._limiter = CapacityLimiter(_AT_ONCE)
        self._nobodys = self._hasher.hash("the password of an account that is not there")

    async def hash(self, password: str) -> str:
        """Return the hash to keep."""
        return await to_thread.run_sync(self._hasher.hash, password, limiter=self._limiter)

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """Say whether it is the password; takes as long where there is no account (None)."""
        check = partial(self._matches, password_hash or self._nobodys, password)
        return await to_thread.run_sync(check, limiter=self._limiter) and password_hash is not None

    def _matches(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False
