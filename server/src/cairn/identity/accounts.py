"""What a new account must hold, and how e-mail addresses are compared."""

import unicodedata
from typing import Final

from msgspec import Struct

from cairn.identity.passwords import LEAST_CHARACTERS, MOST_CHARACTERS
from cairn.identity.problem import Problem

_LONGEST_EMAIL: Final = 320
_LONGEST_NAME: Final = 200


class NewAccount(Struct, frozen=True):
    """What somebody gives to have an account."""

    name: str
    email: str
    password: str


def fold_email(email: str) -> str:
    """Return the form in which addresses are kept and compared."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()


def checked(account: NewAccount) -> NewAccount:
    """Return the account with its name and e-mail in the form that is kept, or raise Problem."""
    name, email = account.name.strip(), fold_email(account.email)
    if not 0 < len(name) <= _LONGEST_NAME:
        raise Problem("bad_request", why=f"A name has 1 to {_LONGEST_NAME} characters")
    if not _looks_like_email(email):
        raise Problem("bad_request", why="That is no e-mail address")
    if len(account.password) < LEAST_CHARACTERS:
        raise Problem("password_weak", least=str(LEAST_CHARACTERS))
    if len(account.password) > MOST_CHARACTERS:
        raise Problem("bad_request", why=f"A password has at most {MOST_CHARACTERS} characters")
    return NewAccount(name, email, account.password)


def _looks_like_email(email: str) -> bool:
    local, _, domain = email.partition("@")
    plain = not any(character.isspace() or character < " " for character in email)
    return bool(local and domain) and "@" not in domain and plain and len(email) <= _LONGEST_EMAIL
