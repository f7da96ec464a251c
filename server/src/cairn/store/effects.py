"""How operational writes are carried out: accounts, sessions and links, and what readers keep."""

from collections.abc import Sequence
from typing import Final, assert_never

from cairn.commit.effects import (
    DropSession,
    DropSessions,
    Effect,
    ExtendSession,
    HoldLease,
    HoldPassword,
    MoveCursor,
    NoteReaderFault,
    PutAccount,
    PutLink,
    PutSession,
    SetEmail,
    SetPassword,
    TakeLease,
    UseLink,
)
from cairn.commit.store import EffectRefused
from cairn.store.account_writes import write_account
from cairn.store.database import Database
from cairn.store.reader_writes import write_for_readers

_SPEND_LINK: Final = "DELETE FROM link WHERE token_hash = $1 RETURNING 1"
_KEEP_LINK: Final = "UPDATE link SET purpose = purpose WHERE token_hash = $1 RETURNING 1"


class Effects:
    """The part of a transaction that keeps who may come in, and how far readers are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def carry_out(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case PutAccount() | SetPassword() | SetEmail() | HoldPassword():
                write_account(self._database, effect)
            case PutSession():
                self._put_session(effect)
            case ExtendSession(session, used_at, expires_at):
                self._database.run(
                    "UPDATE session SET used_at = $1, expires_at = $2 WHERE id = $3",
                    used_at, expires_at, session,
                )  # fmt: skip
            case DropSession():
                self._database.run("DELETE FROM session WHERE id = $1", effect.id)
            case DropSessions(person, keep):
                self._database.run(
                    "DELETE FROM session WHERE person = $1 AND id IS DISTINCT FROM $2", person, keep
                )
            case PutLink():
                self._put_link(effect)
            case UseLink():
                self._use_link(effect)
            case TakeLease() | HoldLease() | MoveCursor() | NoteReaderFault():
                write_for_readers(self._database, effect)
            case _ as never:
                assert_never(never)

    def _put_session(self, session: PutSession) -> None:
        self._database.run(
            "INSERT INTO session"
            " (id, person, token_hash, created_at, used_at, expires_at, address, agent)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            session.id, session.person, session.token_hash, session.created_at,
            session.created_at, session.expires_at, session.address, session.agent,
        )  # fmt: skip

    def _put_link(self, link: PutLink) -> None:
        self._database.run(
            "INSERT INTO link (token_hash, purpose, stream, subject, expires_at)"
            " VALUES ($1, $2, $3, $4, $5)",
            link.token_hash, link.purpose, link.stream, link.subject, link.expires_at,
        )  # fmt: skip

    def _use_link(self, use: UseLink) -> None:
        """One statement: where several processes spend it, the others wait and find it gone."""
        sql = _KEEP_LINK if use.keep else _SPEND_LINK
        if not self._database.one(sql, use.token_hash):
            raise EffectRefused("not_found")
