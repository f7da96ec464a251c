"""Operational writes land with their mutation, or refuse it alone."""

import pytest

from cairn.commit.effects import (
    DropSession,
    DropSessions,
    ExtendSession,
    HoldPassword,
    PutLink,
    SetEmail,
    SetPassword,
    UseLink,
)
from cairn.commit.submission import AcceptedAt, RefusedAs, Submission, Waiting
from cairn.decide.facts import Actor
from cairn.model.ids import INSTANCE, PersonId, RowId, SessionId, StreamId
from cairn.model.ops import Create
from tests.commit.team import (
    NOW,
    SYSTEM_ACTOR,
    Team,
    account,
    mutation,
    new_id,
    session,
    submission,
)

pytestmark = pytest.mark.anyio

LINK = PutLink(b"token", "invitation", None, None, None)


def _event(*effects: object) -> Submission:
    op = Create("event", RowId(new_id()), {"what": "account.create"})
    return submission(SYSTEM_ACTOR, mutation(INSTANCE, op), effects)  # type: ignore[arg-type] - one effect of many


async def test_a_taken_email_refuses_its_mutation_and_no_other(team: Team) -> None:
    ben, cyn = PersonId(new_id()), PersonId(new_id())

    outcomes = await team.push_all(
        _event(account(ben, "ben@example.org")),
        _event(account(cyn, "ben@example.org")),
        _event(account(cyn, "cyn@example.org")),
    )

    assert outcomes == [AcceptedAt(2), RefusedAs("exists"), AcceptedAt(3)]
    found = await team.store.by_email("ben@example.org")
    assert found
    assert found.person == ben


async def test_an_account_may_change_its_own_email(team: Team) -> None:
    ben = PersonId(new_id())
    await team.push(_event(account(ben, "ben@example.org")))

    await team.push(_event(account(ben, "benjamin@example.org")))

    assert await team.store.by_email("ben@example.org") is None


async def test_a_mutation_sees_the_account_that_one_before_it_makes(team: Team) -> None:
    ben = Actor(PersonId(new_id()), "session", SessionId(new_id()))
    assert ben.session
    profile = Create("profile", RowId(ben.person), {"name": "Ben"})

    outcomes = await team.push_all(
        _event(account(ben.person, "ben@example.org"), session(ben.person, ben.session)),
        submission(ben, mutation(StreamId(ben.person), profile)),
    )

    assert outcomes == [AcceptedAt(2), AcceptedAt(1)]


async def test_who_was_signed_out_just_before_waits(team: Team) -> None:
    assert team.ada.session

    outcomes = await team.push_all(_event(DropSession(team.ada.session)), team.create())

    assert outcomes == [AcceptedAt(2), Waiting("signed_out", 1.0)]


async def test_a_link_is_used_once(team: Team) -> None:
    await team.push(_event(LINK))

    outcomes = await team.push_all(_event(UseLink(b"token")), _event(UseLink(b"token")))

    assert outcomes == [AcceptedAt(3), RefusedAs("not_found")]
    assert await team.store.link(b"token", NOW) is None


async def test_a_link_that_is_kept_can_be_used_again(team: Team) -> None:
    await team.push(_event(LINK))

    await team.push_all(_event(UseLink(b"token", keep=True)), _event(UseLink(b"token", keep=True)))

    assert await team.store.link(b"token", NOW)


async def test_the_effects_of_a_refused_mutation_are_not_carried_out(team: Team) -> None:
    ben = PersonId(new_id())
    nothing = submission(SYSTEM_ACTOR, mutation(INSTANCE), (account(ben, "ben@example.org"),))

    assert isinstance(await team.push(nothing), RefusedAs)
    assert await team.store.by_email("ben@example.org") is None


async def test_a_session_is_extended(team: Team) -> None:
    ben, session_id = PersonId(new_id()), SessionId(new_id())
    opened = session(ben, session_id)
    await team.push(_event(account(ben, "ben@example.org"), opened))

    await team.push(_event(ExtendSession(session_id, NOW + 1, NOW + 5)))

    assert await team.store.session(opened.token_hash, NOW + 4)
    assert await team.store.session(opened.token_hash, NOW + 5) is None
    (known,) = await team.store.sessions_of(ben, NOW)
    assert known.used_at == NOW + 1


async def test_who_was_signed_out_everywhere_just_before_waits(team: Team) -> None:
    outcomes = await team.push_all(_event(DropSessions(team.ada.person, keep=None)), team.create())

    assert outcomes == [AcceptedAt(2), Waiting("signed_out", 1.0)]


async def test_the_session_that_is_kept_goes_on(team: Team) -> None:
    outcomes = await team.push_all(
        _event(DropSessions(team.ada.person, keep=team.ada.session)), team.create()
    )

    assert [type(outcome) for outcome in outcomes] == [AcceptedAt, AcceptedAt]


async def test_what_was_proved_by_a_password_that_is_no_more_is_refused(team: Team) -> None:
    ben = PersonId(new_id())
    made = account(ben, "ben@example.org")
    await team.push(_event(made))

    outcomes = await team.push_all(
        _event(HoldPassword(ben, made.password_hash), SetPassword(ben, "another")),
        _event(HoldPassword(ben, made.password_hash), SetEmail(ben, "eve@example.org")),
    )

    assert outcomes == [AcceptedAt(3), RefusedAs("not_allowed")]
    assert await team.store.by_email("eve@example.org") is None
