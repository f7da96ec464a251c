"""The services of identity, put together for commands."""

import time

from msgspec import Struct

from cairn.commit.submission import Submit
from cairn.identity.attempts import AttemptsInMemory
from cairn.identity.invitations import Invitations
from cairn.identity.passwords import Passwords
from cairn.identity.proving import Proving
from cairn.identity.resets import Resets
from cairn.identity.sessions import Sessions
from cairn.identity.setup import Setup
from cairn.identity.store import IdentityStore
from cairn.identity.writing import Writing
from cairn.instance import now_ms
from cairn.settings import Settings


class Services(Struct, frozen=True):
    """What the doors of the server offer too."""

    setup: Setup
    sessions: Sessions
    invitations: Invitations
    resets: Resets


def services(store: IdentityStore, submit: Submit, settings: Settings) -> Services:
    """Return the services over a store, written to by what `submit` hands over to."""
    writing, passwords = Writing(submit, now_ms), Passwords()
    attempts = AttemptsInMemory(time.monotonic)
    proving = Proving(store, passwords, attempts, settings.sign_in_attempts)
    sessions = Sessions(store, writing, proving, days=settings.session_days)
    return Services(
        setup=Setup(store, writing, passwords, sessions),
        sessions=sessions,
        invitations=Invitations(store, writing, passwords, sessions),
        resets=Resets(store, writing, passwords, sessions),
    )
