"""How operational writes are carried out: accounts, sessions and links."""

from collections.abc import Sequence
from typing import assert_never

import apsw

from cairn.commit.effects import DropSession, Effect, PutAccount, PutLink, PutSession, UseLink
from cairn.commit.store import EffectRefused
from cairn.store.sqlite.faults import told_as_faults


class Effects:
    """The part of a transaction that keeps who may come in."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    async def carry_out(self, effects: Sequence[Effect]) -> None:
        with told_as_faults():
            for effect in effects:
                self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case PutAccount():
                self._put_account(effect)
            case PutSession():
                self._put_session(effect)
            case DropSession():
                self._connection.execute("DELETE FROM session WHERE id = ?", (effect.id,))
            case PutLink():
                self._put_link(effect)
            case UseLink():
                self._use_link(effect)
            case _ as never:
                assert_never(never)

    def _put_account(self, account: PutAccount) -> None:
        taken = self._connection.execute(
            "SELECT 1 FROM account WHERE email = ? AND person <> ?", (account.email, account.person)
        ).get
        if taken:
            raise EffectRefused("exists")
        self._connection.execute(
            "INSERT OR REPLACE INTO account (person, email, name, password_hash, is_admin, active)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (account.person, account.email, account.name, account.password_hash,
             account.is_admin, account.active),
        )  # fmt: skip

    def _put_session(self, session: PutSession) -> None:
        self._connection.execute(
            "INSERT INTO session (id, person, token_hash, created_at, expires_at, address, agent)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (session.id, session.person, session.token_hash, session.created_at,
             session.expires_at, session.address, session.agent),
        )  # fmt: skip

    def _put_link(self, link: PutLink) -> None:
        self._connection.execute(
            "INSERT INTO link (token_hash, purpose, stream, subject, expires_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (link.token_hash, link.purpose, link.stream, link.subject, link.expires_at),
        )

    def _use_link(self, use: UseLink) -> None:
        found = self._connection.execute(
            "SELECT 1 FROM link WHERE token_hash = ?", (use.token_hash,)
        ).get
        if not found:
            raise EffectRefused("not_found")
        if not use.keep:
            self._connection.execute("DELETE FROM link WHERE token_hash = ?", (use.token_hash,))
