"""How writes about accounts are carried out."""

from typing import assert_never

from cairn.commit.effects import HoldPassword, PutAccount, SetEmail, SetPassword
from cairn.commit.store import EffectRefused
from cairn.model.ids import PersonId
from cairn.store.database import Database

AccountEffect = PutAccount | SetPassword | SetEmail | HoldPassword


def write_account(database: Database, effect: AccountEffect) -> None:
    """Carry the effect out, or raise EffectRefused."""
    match effect:
        case PutAccount():
            _put(database, effect)
        case SetPassword(person, password_hash):
            database.run(
                "UPDATE account SET password_hash = $1 WHERE person = $2", password_hash, person
            )
            _void_resets(database, person)
        case SetEmail(person, email):
            _refuse_taken(database, email, person)
            database.run("UPDATE account SET email = $1 WHERE person = $2", email, person)
            _void_resets(database, person)
        case HoldPassword():
            _hold_password(database, effect)
        case _ as never:
            assert_never(never)


def _put(database: Database, account: PutAccount) -> None:
    _refuse_taken(database, account.email, account.person)
    database.run(
        "INSERT INTO account (person, email, name, password_hash, is_admin, active)"
        " VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (person) DO UPDATE SET email = excluded.email, name = excluded.name,"
        " password_hash = excluded.password_hash,"
        " is_admin = excluded.is_admin, active = excluded.active",
        account.person, account.email, account.name, account.password_hash,
        account.is_admin, account.active,
    )  # fmt: skip


def _hold_password(database: Database, held: HoldPassword) -> None:
    found = database.one(
        "SELECT 1 FROM account WHERE person = $1 AND password_hash = $2 AND active",
        held.person,
        held.password_hash,
    )
    if not found:
        raise EffectRefused("not_allowed")


def _refuse_taken(database: Database, email: str, person: PersonId) -> None:
    if database.one("SELECT 1 FROM account WHERE email = $1 AND person <> $2", email, person):
        raise EffectRefused("exists")


def _void_resets(database: Database, person: PersonId) -> None:
    database.run("DELETE FROM link WHERE purpose = 'reset' AND subject = $1", person)
