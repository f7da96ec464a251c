"""What a new account must hold, and how e-mail addresses are compared."""

import unicodedata
from typing import Final

from msgspec import Struct

from cairn.decide.values import check_value
from cairn.identity.passwords import LEAST_CHARACTERS, MOST_CHARACTERS
from cairn.identity.problem import Problem
from cairn.model.errors import CODES
from cairn.model.kinds import field_of

LONGEST_EMAIL: Final = 320


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
    name, email = checked_name("profile", account.name), checked_email(account.email)
    return NewAccount(name, email, checked_password(account.password))


def checked_email(email: str) -> str:
    """Return the address in the form that is kept, or raise Problem."""
    folded = fold_email(email)
    if not _looks_like_email(folded):
        raise Problem("bad_request", why="That is no e-mail address")
    return folded


def checked_password(password: str) -> str:
    """Return a password that is new, or raise Problem."""
    if len(password) < LEAST_CHARACTERS:
        raise Problem("password_weak", least=str(LEAST_CHARACTERS))
    if len(password) > MOST_CHARACTERS:
        raise Problem("bad_request", why=f"A password has at most {MOST_CHARACTERS} characters")
    return password


def checked_name(kind: str, name: str) -> str:
    """Return the name of a row that is to be made, without space around it, or raise Problem.

    Asked before anything is written: an account must not be left without what goes with it.
    """
    field = field_of(kind, "name")
    stripped = name.strip()
    if field and (fault := check_value(kind, field, stripped)):
        raise Problem("bad_request", why=CODES[fault.code].text.format_map(fault.detail))
    return stripped


def _looks_like_email(email: str) -> bool:
    local, _, domain = email.partition("@")
    plain = not any(character.isspace() or character < " " for character in email)
    return bool(local and domain) and "@" not in domain and plain and len(email) <= LONGEST_EMAIL
