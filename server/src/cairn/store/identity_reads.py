"""Reads for identity: accounts, sessions and links."""

from cairn.identity.store import Credentials, KnownSession, Link, OpenSession
from cairn.model.ids import PersonId
from cairn.store.database import Database, Pool

_CREDENTIALS = "SELECT person, email, name, password_hash, is_admin, active FROM account"


class IdentityReads:
    """An IdentityStore over the read pool."""

    _pool: Pool

    async def has_accounts(self) -> bool:
        return await self._pool.run(
            lambda database: database.one("SELECT 1 FROM account LIMIT 1") is not None
        )

    async def by_email(self, email: str) -> Credentials | None:
        return await self._pool.run(
            lambda database: _credentials(database, f"{_CREDENTIALS} WHERE email = $1", email)
        )

    async def by_person(self, person: PersonId) -> Credentials | None:
        return await self._pool.run(
            lambda database: _credentials(database, f"{_CREDENTIALS} WHERE person = $1", person)
        )

    async def sessions_of(self, person: PersonId, now: int) -> list[KnownSession]:
        return await self._pool.run(lambda database: _sessions_of(database, person, now))

    async def session(self, token_hash: bytes, now: int) -> OpenSession | None:
        return await self._pool.run(lambda database: _session(database, token_hash, now))

    async def link(self, token_hash: bytes, now: int) -> Link | None:
        return await self._pool.run(lambda database: _link(database, token_hash, now))


def _credentials(database: Database, sql: str, key: str) -> Credentials | None:
    found = database.one(sql, key)
    if not found:
        return None
    *known, is_admin, active = found
    return Credentials(*known, is_admin=bool(is_admin), active=bool(active))


def _session(database: Database, token_hash: bytes, now: int) -> OpenSession | None:
    found = database.one(
        "SELECT held.id, held.person, email, coalesce(profile.name, account.name), is_admin,"
        " expires_at FROM session AS held JOIN account USING (person)"
        " LEFT JOIN profile ON profile.stream = held.person AND profile.id = held.person"
        " WHERE token_hash = $1 AND expires_at > $2 AND active",
        token_hash,
        now,
    )
    if not found:
        return None
    *known, is_admin, expires_at = found
    return OpenSession(*known, is_admin=bool(is_admin), expires_at=expires_at)


def _sessions_of(database: Database, person: PersonId, now: int) -> list[KnownSession]:
    found = database.all(
        "SELECT id, created_at, used_at, address, agent FROM session"
        " WHERE person = $1 AND expires_at > $2 ORDER BY used_at DESC, created_at DESC",
        person,
        now,
    )
    return [KnownSession(*each) for each in found]


def _link(database: Database, token_hash: bytes, now: int) -> Link | None:
    found = database.one(
        "SELECT purpose, stream, subject FROM link"
        " WHERE token_hash = $1 AND (expires_at IS NULL OR expires_at > $2)",
        token_hash,
        now,
    )
    return Link(*found) if found else None
