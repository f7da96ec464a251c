"""Invitations: a link that makes whoever holds it a member, on the boards that it names."""

from asyncio import Lock
from collections.abc import Iterable
from typing import Annotated, Any
from weakref import WeakValueDictionary

from msgspec import Meta, Struct

from cairn.commit.effects import PutAccount, PutLink, UseLink
from cairn.decide.facts import Actor, Facts
from cairn.decide.inviting import Offer, offered
from cairn.decide.row import Row
from cairn.identity.accounts import NewAccount, checked, fold_email
from cairn.identity.passwords import Passwords
from cairn.identity.problem import Problem
from cairn.identity.profiles import make_profile
from cairn.identity.sessions import Opened, Sessions
from cairn.identity.store import IdentityStore, OpenSession
from cairn.identity.tokens import new_token, token_hash
from cairn.identity.writing import Client, Writing, by_link, new_id
from cairn.model.ids import UUID, PersonId, RowId, StreamId
from cairn.model.ops import Create, Op, Restore, Set


class BoardRole(Struct, frozen=True):
    """A board that an invitation gives a role on."""

    board: RowId
    role: str


class NewInvitation(Struct, frozen=True):
    """Who is invited to what. `expires_at` in ms; `uses` is how often the link may be used."""

    workspace: Annotated[StreamId, Meta(pattern=f"^{UUID}$")]
    role: str
    email: str | None = None
    boards: list[BoardRole] = []
    uses: int = 1
    expires_at: int | None = None


class BoardOffered(Struct, frozen=True):
    """A board that somebody is invited to, and what they will be on it."""

    name: str
    role: str


class Invited(Struct, frozen=True, omit_defaults=True):
    """What an invitation's page shows before it is accepted."""

    workspace: str
    inviter: str
    role: str
    email: str | None = None
    boards: list[BoardOffered] = []


class LetIn(Struct, frozen=True):
    """Where somebody is let in: `boards` are those that the invitation names, in its order."""

    workspace: StreamId
    boards: list[RowId]
    opened: Opened | None
    """The session of who has made an account."""


class _Found(Struct, frozen=True):
    """A usable invitation, what it gives, and the rows around it."""

    stream: StreamId
    row: Row
    offer: Offer
    rows: dict[str, list[Row]]

    def member(self, person: PersonId) -> Row | None:
        """Return the person's member row, deleted or not."""
        rows = (row for row in self.rows["member"] if row.values["person"] == person)
        return _latest(rows)

    def seat(self, board: RowId, person: PersonId) -> Row | None:
        """Return the person's row on a board, deleted or not."""
        rows = (row for row in self.rows["board_member"] if row.values["person"] == person)
        return _latest(row for row in rows if row.parent == board)


class Invitations:
    """Makes invitations and carries out what they allow."""

    def __init__(
        self, store: IdentityStore, writing: Writing, passwords: Passwords, sessions: Sessions
    ) -> None:
        self._store = store
        self._writing = writing
        self._passwords = passwords
        self._sessions = sessions
        self._accepting: WeakValueDictionary[bytes, Lock] = WeakValueDictionary()

    async def create(
        self, session: OpenSession, wanted: NewInvitation, client: Client
    ) -> tuple[RowId, str]:
        """Return the invitation's id and its token; policy is asked as for any mutation."""
        token, row = new_token(), RowId(new_id())
        fields: dict[str, Any] = {
            "role": wanted.role,
            "uses": wanted.uses,
            "boards": [{"board": each.board, "role": each.role} for each in wanted.boards],
        }
        if wanted.email is not None:
            fields["email"] = fold_email(wanted.email)
        if wanted.expires_at is not None:
            fields["expires_at"] = wanted.expires_at
        # It goes with its row: whoever comes too late is told that they do.
        link = PutLink(token_hash(token), "invitation", wanted.workspace, row, expires_at=None)
        create = Create("invitation", row, fields, parent=RowId(wanted.workspace))
        actor = Actor(session.person, "session", session.id, client.address)
        await self._writing.write(actor, wanted.workspace, "member.invite", [create], (link,))
        return row, token

    async def look(self, token: str) -> Invited:
        """Return what the invitation offers, or raise Problem."""
        found = await self._find(token)
        inviter = found.member(found.row.created_by)
        return Invited(
            workspace=found.rows["workspace"][0].values["name"],
            inviter=inviter.values.get("name", "") if inviter else "",
            role=found.row.values["role"],
            email=found.row.values.get("email"),
            boards=[
                BoardOffered(row.values["name"], found.offer.boards[row.id])
                for row in found.rows["board"]
                if row.id in found.offer.boards
            ],
        )

    async def accept(
        self, token: str, who: OpenSession | NewAccount | None, client: Client
    ) -> LetIn:
        """Make the person a member; a new account is signed in as well. Or raise Problem.

        `who` None is somebody who neither is signed in nor gave an account.
        """
        one_at_a_time = self._accepting.setdefault(token_hash(token), Lock())
        async with one_at_a_time:  # or the second to take the last use gets an account for nothing
            return await self._accept(token, who, client)

    async def _accept(
        self, token: str, who: OpenSession | NewAccount | None, client: Client
    ) -> LetIn:
        found = await self._find(token)
        if who is None:
            raise Problem("sign_in_needed")
        who = checked(who) if isinstance(who, NewAccount) else who
        if found.row.values.get("email") not in {None, who.email}:
            raise Problem("email_taken")
        opened: Opened | None = None
        if isinstance(who, NewAccount):
            opened = await self._make_account(who, client)
            await self._join(found, token, opened.person, who.name, client)
        else:
            await self._join(found, token, who.person, who.name, client)
        return LetIn(found.stream, list(found.offer.boards), opened)

    async def _find(self, token: str) -> _Found:
        now = self._writing.now()
        link = await self._store.link(token_hash(token), now)
        if link is None or link.purpose != "invitation" or link.stream is None:
            raise Problem("link_void")
        kinds = ["workspace", "member", "board", "board_member", "invitation"]
        _, rows = await self._store.rows_of(link.stream, kinds)
        facts = Facts(now)
        facts.load(rows)
        by_kind = {kind: [row for row in rows if row.kind == kind] for kind in kinds}
        row = next((each for each in by_kind["invitation"] if each.id == link.subject), None)
        offer = offered(facts, row) if row else None
        if row is None or offer is None:
            raise Problem("link_void", **_why_over(row, now))
        return _Found(link.stream, row, offer, by_kind)

    async def _make_account(self, account: NewAccount, client: Client) -> Opened:
        if await self._store.by_email(account.email):
            raise Problem("email_taken")
        person = PersonId(new_id())
        put_session, opened = self._sessions.opening(person, client)
        put_account = PutAccount(
            person=person,
            email=account.email,
            name=account.name,
            password_hash=await self._passwords.hash(account.password),
            is_admin=False,
        )
        actor = by_link(person, client)
        try:
            effects = (put_account, put_session)
            await self._writing.note(actor, "account.create", person, *effects)
        except Problem as problem:
            raise Problem("email_taken") if problem.code.name == "exists" else problem from problem
        await make_profile(self._writing, person, account.name, client)
        return opened

    async def _join(
        self, found: _Found, token: str, person: PersonId, name: str, client: Client
    ) -> None:
        ops = [*_membership(found, person, name), *_boards(found, person)]
        if not ops:
            return  # already in: the link is not used up
        ops.append(Set("invitation", found.row.id, "used", found.offer.used + 1))
        use = UseLink(token_hash(token), keep=True)  # its row says when it is used up
        actor = by_link(person, client)
        try:
            await self._writing.write(actor, found.stream, "invitation.accept", ops, (use,))
        except Problem as problem:
            is_over = problem.code.name in {"not_found", "not_allowed"}
            raise Problem("link_void") if is_over else problem from problem


def _membership(found: _Found, person: PersonId, name: str) -> list[Op]:
    row, role = found.member(person), found.offer.role
    if row is None:
        fields = {"person": person, "role": role, "name": name}
        return [Create("member", RowId(new_id()), fields, parent=RowId(found.stream))]
    if row.deleted_at is None:
        return []
    return [Restore("member", row.id), Set("member", row.id, "role", role)]


def _boards(found: _Found, person: PersonId) -> list[Op]:
    ops: list[Op] = []
    for board, role in found.offer.boards.items():
        row = found.seat(board, person)
        if row is None:
            fields = {"person": person, "role": role}
            ops.append(Create("board_member", RowId(new_id()), fields, parent=board))
        elif row.deleted_at is not None:
            ops += [Restore("board_member", row.id), Set("board_member", row.id, "role", role)]
    return ops


def _latest(rows: Iterable[Row]) -> Row | None:
    """Return the row that holds, else the one that did last: somebody may have come and gone."""
    return max(rows, key=lambda row: (row.deleted_at is None, row.deleted_at or 0), default=None)


def _why_over(row: Row | None, now: int) -> dict[str, str]:
    """Say why nothing is offered any more, to who holds the link; {} where that is not theirs."""
    if row is None:
        return {}
    if row.deleted_at is not None:
        return {"why": "withdrawn"}
    if row.values.get("used", 0) >= row.values.get("uses", 1):
        return {"why": "used"}
    return {"why": "expired"} if row.values.get("expires_at", now + 1) <= now else {}
