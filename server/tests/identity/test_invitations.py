"""Invitations: a link gives what it says, as often as it says, to whom it says."""

import asyncio
from typing import Any

import httpx
import pytest

from cairn.identity.accounts import NewAccount
from cairn.identity.passwords import Passwords
from cairn.identity.writing import Client
from cairn.model.ids import ScopeId
from tests.verify.check import RED, private_board
from tests.verify.site import PASSWORD, Person, Site, change, create, email_of, join

pytestmark = pytest.mark.anyio


async def _link(site: Site, who: str = "Ada", **wanted: Any) -> str:
    asked = {"workspace": site.workspace, "role": "member", **wanted}
    answer = await site.people[who].client.post("/api/invitations", json=asked)
    assert answer.status_code == 201, answer.text
    return answer.json()["url"].partition("/join#")[2]


async def _accept(site: Site, token: str, name: str, **other: str) -> httpx.Response:
    account = {"name": name, "email": email_of(name), "password": PASSWORD, **other}
    return await site.client().post(f"/api/invitations/{token}/accept", json=account)


async def test_the_page_shows_who_asked_and_to_what(site: Site) -> None:
    token = await _link(site, email="eve@example.org")
    assert (await site.client().get(f"/api/invitations/{token}")).json() == {
        "workspace": "Ops",
        "inviter": "Ada",
        "role": "member",
        "email": "eve@example.org",
    }


async def test_the_page_names_the_boards_that_are_offered(site: Site) -> None:
    token = await _link(site, boards=[{"board": site.boards[RED], "role": "viewer"}])
    shown = (await site.client().get(f"/api/invitations/{token}")).json()
    assert shown["boards"] == [{"name": RED, "role": "viewer"}]


async def test_who_comes_too_late_is_told_why(site: Site) -> None:
    ada = site.people["Ada"]
    end = site.clock.ms + 1_000
    used, expired, withdrawn = [await _link(site, expires_at=at) for at in (None, end, None)]
    await _accept(site, used, "Eve")
    site.clock.ms = end
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["invitation"])
    last = max(rows, key=lambda row: row.created_at)
    await ada.do({"op": "delete", "kind": "invitation", "id": last.id})
    answers = [await _accept(site, token, "Fay") for token in (used, expired, withdrawn)]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    whys = [answer.json()["params"] for answer in answers]
    assert whys == [{"why": "used"}, {"why": "expired"}, {"why": "withdrawn"}]


async def test_an_old_seat_in_the_trash_hides_no_new_one(site: Site) -> None:
    ada, ben = site.people["Ada"], site.people["Ben"]
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["board_member"])
    (old,) = [row.id for row in rows if row.values["person"] == ben.id]
    await ada.do({"op": "delete", "kind": "board_member", "id": old})
    await ada.do(create("board_member", site.boards[RED], person=ben.id, role="viewer"))
    token = await _link(site, boards=[{"board": site.boards[RED], "role": "editor"}])
    answer = await ben.client.post(f"/api/invitations/{token}/accept", json={})
    assert answer.status_code == 200, answer.text


async def test_who_accepts_is_a_member_with_the_role_on_the_boards(site: Site) -> None:
    eve = await join(site, "Eve", "guest", [{"board": site.boards[RED], "role": "commenter"}])
    rights = await site.doors.hub.rights(site.workspace, eve.id)
    assert {scope: each.board for scope, each in rights.items()} == {
        site.workspace: None,
        site.boards[RED]: "commenter",
    }
    assert not (await eve.client.get("/api/me")).json()["is_admin"]


async def test_a_link_for_one_is_void_after_one(site: Site) -> None:
    token = await _link(site)
    assert (await _accept(site, token, "Eve")).status_code == 200
    assert (await _accept(site, token, "Fay")).json()["code"] == "link_void"


async def test_a_link_for_two_lets_two_in(site: Site) -> None:
    token = await _link(site, uses=2)
    answers = [await _accept(site, token, name) for name in ("Eve", "Fay", "Gus")]
    assert [answer.status_code for answer in answers] == [200, 200, 410]


async def test_who_comes_while_others_are_let_in_is_counted_too(site: Site) -> None:
    token = await _link(site, uses=3)

    def accepts(name: str) -> asyncio.Task[Any]:
        account = NewAccount(name, email_of(name), PASSWORD)
        accepting = site.doors.invitations.accept(token, account, Client("192.0.2.1", "test"))
        return asyncio.create_task(accepting)

    first, second = accepts("Eve"), accepts("Fay")
    await first
    third = accepts("Gus")
    await asyncio.gather(second, third)
    assert (await _accept(site, token, "Hal")).json()["code"] == "link_void"


async def test_a_link_whose_uses_were_cut_down_lets_nobody_more_in(site: Site) -> None:
    ada = site.people["Ada"]
    asked = {"workspace": site.workspace, "role": "member", "uses": 3}
    made = (await ada.client.post("/api/invitations", json=asked)).json()
    token = made["url"].partition("#")[2]
    await _accept(site, token, "Eve")
    await ada.do(change("invitation", made["id"], "uses", 1))
    assert (await _accept(site, token, "Fay")).json()["code"] == "link_void"


async def test_a_link_ends_when_it_says(site: Site) -> None:
    token = await _link(site, expires_at=site.clock() + 60_000)
    site.clock.pass_days(1)
    assert (await _accept(site, token, "Eve")).json()["code"] == "link_void"


async def test_a_deleted_invitation_lets_nobody_in(site: Site) -> None:
    ada = site.people["Ada"]
    answer = await ada.client.post(
        "/api/invitations", json={"workspace": site.workspace, "role": "member"}
    )
    token = answer.json()["url"].partition("#")[2]
    await ada.do({"op": "delete", "kind": "invitation", "id": answer.json()["id"]})
    assert (await _accept(site, token, "Eve")).json()["code"] == "link_void"


async def _member_row(site: Site, name: str) -> str:
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["member"])
    (row,) = [row for row in rows if row.values["name"] == name]
    return row.id


async def test_a_link_ends_with_its_makers_rights_and_makes_no_account(site: Site) -> None:
    await join(site, "Max", "admin")
    token = await _link(site, "Max")
    row = await _member_row(site, "Max")
    await site.people["Ada"].do(change("member", row, "role", "member"))
    assert (await site.client().get(f"/api/invitations/{token}")).json()["code"] == "link_void"
    assert (await _accept(site, token, "Eve")).json()["code"] == "link_void"
    assert await site.store.by_email(email_of("Eve")) is None


async def test_a_removed_admin_does_not_come_back_by_a_link_of_their_own(site: Site) -> None:
    max_ = await join(site, "Max", "admin")
    token = await _link(site, "Max", role="admin", uses=5)
    row = await _member_row(site, "Max")
    await site.people["Ada"].do({"op": "delete", "kind": "member", "id": row})
    answer = await max_.client.post(f"/api/invitations/{token}/accept", json={})
    assert answer.json()["code"] == "link_void"
    assert (await _accept(site, token, "Eve")).json()["code"] == "link_void"


async def test_a_board_that_the_maker_no_longer_shares_is_left_out(site: Site) -> None:
    board = site.boards[RED]
    await join(site, "Max", "admin", [{"board": board, "role": "manager"}])
    token = await _link(site, "Max", boards=[{"board": board, "role": "viewer"}])
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["board_member"])
    own = next(row for row in rows if row.values["person"] == site.people["Max"].id)
    await site.people["Ada"].do(change("board_member", own.id, "role", "viewer"))
    answer = await _accept(site, token, "Eve")
    assert answer.status_code == 200, answer.text
    rights = await site.doors.hub.rights(site.workspace, answer.json()["person"])
    assert board not in rights


async def test_an_invitation_withdrawn_while_somebody_accepts_is_void_for_them(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = site.people["Ada"]
    asked = {"workspace": site.workspace, "role": "member"}
    made = (await ada.client.post("/api/invitations", json=asked)).json()

    async def hash_while_it_is_withdrawn(_: Passwords, password: str) -> str:
        await ada.do({"op": "delete", "kind": "invitation", "id": made["id"]})
        return password

    monkeypatch.setattr(Passwords, "hash", hash_while_it_is_withdrawn)
    refused = await _accept(site, made["url"].partition("#")[2], "Eve")
    assert refused.json()["code"] == "link_void"


async def test_a_link_for_an_address_takes_no_other(site: Site) -> None:
    token = await _link(site, email="Eve@Example.org")
    assert (await _accept(site, token, "Fay")).json()["code"] == "email_taken"
    assert (await _accept(site, token, "Eve")).status_code == 200


async def test_an_address_that_is_taken_is_refused_and_the_link_stays(site: Site) -> None:
    token = await _link(site)
    refused = await _accept(site, token, "Eve", email=email_of("Ben"))
    assert refused.json()["code"] == "email_taken"
    assert (await _accept(site, token, "Eve")).status_code == 200


async def test_a_bad_name_makes_no_account_and_the_link_stays(site: Site) -> None:
    token = await _link(site)
    account = {"name": "E\0ve", "email": email_of("Eve"), "password": PASSWORD}
    refused = await site.client().post(f"/api/invitations/{token}/accept", json=account)
    assert refused.json()["code"] == "bad_request"
    assert (await _accept(site, token, "Eve")).status_code == 200


async def test_who_is_signed_in_joins_without_a_new_account(site: Site) -> None:
    cyn = site.people["Cyn"]
    await private_board(site, site.people["Ada"], "green")
    token = await _link(site, boards=[{"board": site.boards["green"], "role": "viewer"}])
    answer = await cyn.client.post(f"/api/invitations/{token}/accept", json={})
    boards = [site.boards["green"]]
    assert answer.json() == {"person": cyn.id, "workspace": site.workspace, "boards": boards}
    rights = await site.doors.hub.rights(site.workspace, cyn.id)
    assert rights[ScopeId(site.boards["green"])].board == "viewer"


async def test_without_account_and_session_one_is_asked_to_sign_in(site: Site) -> None:
    token = await _link(site)
    answer = await site.client().post(f"/api/invitations/{token}/accept", json={})
    assert answer.json()["code"] == "sign_in_needed"


async def test_who_may_not_invite_gets_the_policys_reason(site: Site) -> None:
    asked = {"workspace": site.workspace, "role": "member"}
    answer = await site.people["Ben"].client.post("/api/invitations", json=asked)
    assert answer.status_code == 403
    assert answer.json()["detail"] == "Only owners and admins invite people."


async def test_nobody_invites_above_their_own_role(site: Site) -> None:
    token = await _link(site, role="admin")
    answer = await _accept(site, token, "Eve")
    eve = Person(site, "Eve", answer.json()["person"], site.client())
    eve.client.cookies = answer.cookies
    asked = {"workspace": site.workspace, "role": "owner"}
    assert (await eve.client.post("/api/invitations", json=asked)).status_code == 403


async def test_a_workspace_that_one_does_not_know_is_not_there(site: Site) -> None:
    asked = {"workspace": site.people["Ada"].id, "role": "member"}
    answer = await site.people["Ben"].client.post("/api/invitations", json=asked)
    assert answer.status_code in {404, 422}


async def test_what_is_no_workspaces_id_is_no_request(site: Site) -> None:
    asked = {"workspace": "x" * 1000, "role": "member"}
    answer = await site.people["Ada"].client.post("/api/invitations", json=asked)
    assert answer.json()["code"] == "bad_request"


async def test_who_was_removed_comes_back_by_a_new_invitation(site: Site) -> None:
    row = await _member_row(site, "Cyn")
    await site.people["Ada"].do({"op": "delete", "kind": "member", "id": row})
    token = await _link(site)
    answer = await site.people["Cyn"].client.post(f"/api/invitations/{token}/accept", json={})
    assert answer.status_code == 200, answer.text
    role = (await site.doors.hub.state(site.workspace)).roster.role(site.people["Cyn"].id)
    assert role == "member"
