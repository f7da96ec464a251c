"""Proving who one is by a password. Guessing is limited, and learns nothing."""

from typing import Final

from cairn.identity.accounts import LONGEST_EMAIL, fold_email
from cairn.identity.attempts import Attempts, address_key
from cairn.identity.passwords import MOST_CHARACTERS, Passwords
from cairn.identity.problem import Problem
from cairn.identity.store import Credentials, IdentityStore
from cairn.identity.writing import Client

_ADDRESS_FACTOR: Final = 3
"""An address may fail this many times as often as an account: a household shares one."""


class Proving:
    """Says whose password it is; `most_failures` is what an account may fail in a window."""

    def __init__(
        self, store: IdentityStore, passwords: Passwords, attempts: Attempts, most_failures: int
    ) -> None:
        self._store = store
        self._passwords = passwords
        self._attempts = attempts
        self._most_failures = most_failures

    async def account(self, email: str, password: str, client: Client) -> Credentials:
        """Return the active account with this password, or raise Problem.

        The answer and its time are the same for a wrong password and for no such account.
        """
        account_key = f"account {fold_email(email)[:LONGEST_EMAIL]}"
        from_address = f"address {address_key(client.address)}"
        self._refuse_guessing(account_key, from_address)
        # Counted beforehand: of guesses that come at once no more are checked than may fail.
        self._attempts.failed(account_key)
        self._attempts.failed(from_address)
        account = await self._store.by_email(fold_email(email))
        known = account.password_hash if account and account.active else None
        if not await self._passwords.matches(known, password[:MOST_CHARACTERS]) or account is None:
            raise Problem("bad_credentials")
        self._attempts.succeeded(account_key)
        self._attempts.taken_back(from_address)
        return account

    def _refuse_guessing(self, account_key: str, from_address: str) -> None:
        seconds = max(
            self._attempts.seconds_to_wait(account_key, self._most_failures),
            self._attempts.seconds_to_wait(from_address, self._most_failures * _ADDRESS_FACTOR),
        )
        if seconds:
            raise Problem("too_many_attempts", seconds=str(seconds))
