"""`cairn user`: who has an account, and the link that makes the first."""

from pathlib import Path

import pytest

from cairn.identity.tokens import token_hash
from cairn.instance import DATABASE, Store
from cairn.store.sqlite import open_sqlite
from tests.cli.command import cairn, demo
from tests.cli.serving import serving
from tests.exchange.reading import reading


def test_accounts_are_listed_also_while_a_server_runs(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    server = open_sqlite(tmp_path / "data" / DATABASE)
    try:
        listed = cairn("user", "list", "--json", data=tmp_path / "data").json
    finally:
        server.close()
    assert [(account["email"], account["admin"], account["active"]) for account in listed] == [
        ("ada@example.org", True, True),
        ("ben@example.org", False, True),
    ]


def test_the_list_is_a_table_for_people(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    assert "Ada Lindqvist" in cairn("user", "list", data=tmp_path / "data").out


def test_no_list_shows_a_password_hash(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    shown = cairn("user", "list", data=tmp_path / "data").out
    assert "argon2" not in shown + cairn("user", "list", "--json", data=tmp_path / "data").out


def test_a_set_up_link_is_good_once_nobody_has_an_account(tmp_path: Path) -> None:
    ended = cairn("user", "setup-link", data=tmp_path)
    assert ended.code == 0
    address, _, token = ended.out.strip().partition("#")
    assert address == "http://localhost:8470/setup"

    async def purpose(store: Store) -> str | None:
        link = await store.link(token_hash(token), now=0)
        return link and link.purpose

    assert reading(tmp_path, purpose) == "setup"


def test_a_set_up_link_stands_at_the_public_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAIRN_PUBLIC_URL", "https://cairn.example.org")
    ended = cairn("user", "setup-link", data=tmp_path)
    assert ended.out.startswith("https://cairn.example.org/setup#")


def test_there_is_no_set_up_link_once_somebody_has_an_account(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    ended = cairn("user", "setup-link", data=tmp_path / "data")
    assert (ended.code, ended.out) == (3, "")
    assert "set up already" in ended.err


def test_a_reset_link_is_good_for_the_account_also_while_a_server_runs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    demo(data)
    with serving(data):
        ended = cairn("user", "reset-link", "BEN@example.org", data=data)
    assert ended.code == 0, ended.err
    address, _, token = ended.out.strip().partition("#")
    assert address == "http://localhost:8470/reset"

    async def meant(store: Store) -> bool:
        link = await store.link(token_hash(token), now=0)
        ben = await store.by_email("ben@example.org")
        assert link
        assert ben
        return (link.purpose, link.subject) == ("reset", ben.person)

    assert reading(data, meant)


def test_there_is_no_reset_link_for_nobody(tmp_path: Path) -> None:
    demo(tmp_path / "data")
    ended = cairn("user", "reset-link", "eve@example.org", data=tmp_path / "data")
    assert (ended.code, ended.out) == (3, "")
    assert "Nobody signs in here as eve@example.org" in ended.err
