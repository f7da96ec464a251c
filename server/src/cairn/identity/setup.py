"""Setting up: a one-time link makes the first account, its workspace and their owner."""

from asyncio import Lock

from cairn.commit.effects import PutAccount, PutLink, UseLink
from cairn.decide.facts import Actor
from cairn.identity.accounts import NewAccount, checked, checked_name
from cairn.identity.passwords import Passwords
from cairn.identity.problem import Problem
from cairn.identity.profiles import make_profile
from cairn.identity.sessions import Opened, Sessions
from cairn.identity.store import IdentityStore
from cairn.identity.tokens import new_token, token_hash
from cairn.identity.writing import Client, Writing, by_link, new_id
from cairn.model.ids import SYSTEM, PersonId, RowId, StreamId
from cairn.model.ops import Create


class Setup:
    """The first minutes of an instance."""

    def __init__(
        self, store: IdentityStore, writing: Writing, passwords: Passwords, sessions: Sessions
    ) -> None:
        self._store = store
        self._writing = writing
        self._passwords = passwords
        self._sessions = sessions
        self._one_at_a_time = Lock()

    async def needed(self) -> bool:
        """Say whether nobody has an account yet."""
        return not await self._store.has_accounts()

    async def new_token(self) -> str:
        """Return a token that sets the instance up, once; those given before stay good."""
        token = new_token()
        link = PutLink(token_hash(token), "setup", None, None, expires_at=None)
        await self._writing.note(Actor(SYSTEM, "system"), "link.create", "setup", link)
        return token

    async def set_up(
        self, token: str, account: NewAccount, workspace: str, client: Client
    ) -> Opened:
        """Make the owner, their profile and the workspace, and sign them in; or raise Problem.

        These are three streams, so three mutations. The account comes when its workspace is there:
        where only that was made, the link is still good, and nobody reads what was left behind.
        """
        account, workspace = checked(account), checked_name("workspace", workspace)
        async with self._one_at_a_time:  # two links must not make two first accounts
            link = await self._store.link(token_hash(token), self._writing.now())
            if link is None or link.purpose != "setup" or not await self.needed():
                raise Problem("link_void")
            person = PersonId(new_id())
            await self._make_workspace(person, account.name, workspace, client)
            opened = await self._make_owner(person, token, account, client)
        await make_profile(self._writing, person, account.name, client)
        return opened

    async def _make_owner(
        self, person: PersonId, token: str, account: NewAccount, client: Client
    ) -> Opened:
        put_session, opened = self._sessions.opening(person, client)
        put_account = PutAccount(
            person=person,
            email=account.email,
            name=account.name,
            password_hash=await self._passwords.hash(account.password),
            is_admin=True,
        )
        effects = (UseLink(token_hash(token)), put_account, put_session)
        await self._writing.note(by_link(person, client), "account.create", person, *effects)
        return opened

    async def _make_workspace(
        self, person: PersonId, name: str, workspace: str, client: Client
    ) -> None:
        root = RowId(new_id())
        owner = {"person": person, "role": "owner", "name": name}
        ops = [
            Create("workspace", root, {"name": workspace}),
            Create("member", RowId(new_id()), owner, parent=root),
        ]
        actor = by_link(person, client)
        await self._writing.write(actor, StreamId(root), "workspace.create", ops)
