"""The services of identity, put together for commands."""

import time

from msgspec import Struct

from cairn.identity.attempts import AttemptsInMemory
from cairn.identity.invitations import Invitations
from cairn.identity.passwords import Passwords
from cairn.identity.sessions import Sessions
from cairn.identity.setup import Setup
from cairn.identity.writing import Writing
from cairn.instance import Instance
from cairn.settings import Settings


class Services(Struct, frozen=True):
    """What the doors of the server offer too."""

    setup: Setup
    sessions: Sessions
    invitations: Invitations


def services(instance: Instance, settings: Settings) -> Services:
    """Return the services over an instance."""
    store, writing = instance.store, Writing(instance.committer.submit, instance.now)
    passwords = Passwords()
    sessions = Sessions(
        store,
        writing,
        passwords,
        AttemptsInMemory(time.monotonic),
        days=settings.session_days,
        most_failures=settings.sign_in_attempts,
    )
    return Services(
        setup=Setup(store, writing, passwords, sessions),
        sessions=sessions,
        invitations=Invitations(store, writing, passwords, sessions),
    )
