"""Operational writes that land in the same transaction as an entry about them.

Credentials, sessions and tokens are never in the log; the entry says only that they changed. What
readers keep of themselves (leases, cursors, faults) has no entry at all: `Committer.carry_out`.
Tagged, so that a command can hand them to the running server.
"""

from msgspec import Struct

from cairn.model.ids import PersonId, RowId, SessionId, StreamId


class PutAccount(Struct, frozen=True, tag=True):
    """Make or replace an account. `email` is stored folded; a taken one fails the transaction
    of this mutation alone, as refusal `exists`.
    """

    person: PersonId
    email: str
    name: str
    password_hash: str
    is_admin: bool
    active: bool = True


class SetPassword(Struct, frozen=True, tag=True):
    """Replace an account's password. Every link to reset it is void from then on."""

    person: PersonId
    password_hash: str


class SetEmail(Struct, frozen=True, tag=True):
    """Replace an account's e-mail (folded); a taken one is refused `exists`. Links to reset the
    password, which may lie in the old one's mailbox, are void from then on.
    """

    person: PersonId
    email: str


class HoldPassword(Struct, frozen=True, tag=True):
    """Go on only while the account is active and has this password hash: what was proved by a
    password that was changed meanwhile is refused `not_allowed`.
    """

    person: PersonId
    password_hash: str


class PutSession(Struct, frozen=True, tag=True):
    """Open a session; only the SHA-256 of its token is kept."""

    id: SessionId
    person: PersonId
    token_hash: bytes
    created_at: int
    expires_at: int
    address: str
    agent: str


class ExtendSession(Struct, frozen=True, tag=True):
    """Move a session's end, which was used now; without effect on one that is closed."""

    id: SessionId
    used_at: int
    expires_at: int


class DropSession(Struct, frozen=True, tag=True):
    """Close a session."""

    id: SessionId


class DropSessions(Struct, frozen=True, tag=True):
    """Close all sessions of a person but `keep`."""

    person: PersonId
    keep: SessionId | None


class PutLink(Struct, frozen=True, tag=True):
    """Remember the hash of a one-time link's token: `purpose` is setup, invitation or reset.

    `subject` is the invitation's row or the person; `stream` its workspace.
    """

    token_hash: bytes
    purpose: str
    stream: StreamId | None
    subject: RowId | PersonId | None
    expires_at: int | None


class UseLink(Struct, frozen=True, tag=True):
    """Spend a link. Where it is gone the mutation is refused `not_found`. `keep` lets it live."""

    token_hash: bytes
    keep: bool = False


class TakeLease(Struct, frozen=True, tag=True):
    """Lead from now on, or go on leading until `until` (ms): `counter` is one above the one that
    was found, or one's own. Raises LeaseLost where somebody else was quicker.
    """

    name: str
    holder: str
    counter: int
    until: int


class HoldLease(Struct, frozen=True, tag=True):
    """Go on only while the lease has this counter, else LeaseLost: a mutation then waits."""

    name: str
    counter: int


class MoveCursor(Struct, frozen=True, tag=True):
    """Remember that a reader is done with a stream up to `seq`; its faults there are over."""

    reader: str
    stream: StreamId
    seq: int


class NoteReaderFault(Struct, frozen=True, tag=True):
    """Remember that a reader failed at an entry, for the `tries`th time; `what` quotes nobody."""

    reader: str
    stream: StreamId
    seq: int
    tries: int
    is_skipped: bool
    what: str
    at: int


Effect = (
    PutAccount
    | SetPassword
    | SetEmail
    | HoldPassword
    | PutSession
    | ExtendSession
    | DropSession
    | DropSessions
    | PutLink
    | UseLink
    | TakeLease
    | HoldLease
    | MoveCursor
    | NoteReaderFault
)
