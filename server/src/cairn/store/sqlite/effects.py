"""How operational writes are carried out: accounts, sessions and links, and what readers keep."""

from collections.abc import Sequence
from typing import assert_never

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
from cairn.store.sqlite.account_writes import write_account
from cairn.store.sqlite.database import Database
from cairn.store.sqlite.reader_writes import write_for_readers


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
                    "UPDATE session SET used_at = ?, expires_at = ? WHERE id = ?",
                    used_at, expires_at, session,
                )  # fmt: skip
            case DropSession():
                self._database.run("DELETE FROM session WHERE id = ?", effect.id)
            case DropSessions(person, keep):
                self._database.run(
                    "DELETE FROM session WHERE person = ? AND id IS DISTINCT FROM ?", person, keep
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
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            session.id, session.person, session.token_hash, session.created_at,
            session.created_at, session.expires_at, session.address, session.agent,
        )  # fmt: skip

    def _put_link(self, link: PutLink) -> None:
        self._database.run(
            "INSERT INTO link (token_hash, purpose, stream, subject, expires_at)"
            " VALUES (?, ?, ?, ?, ?)",
            link.token_hash, link.purpose, link.stream, link.subject, link.expires_at,
        )  # fmt: skip

    def _use_link(self, use: UseLink) -> None:
        if not self._database.one("SELECT 1 FROM link WHERE token_hash = ?", use.token_hash):
            raise EffectRefused("not_found")
        if not use.keep:
            self._database.run("DELETE FROM link WHERE token_hash = ?", use.token_hash)
