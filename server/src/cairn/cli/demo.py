"""A team to try Cairn with: accounts with one password and their workspace, by the front doors."""

from typing import Final

from cairn.cli.exits import Refused
from cairn.cli.services import Services, services
from cairn.identity.accounts import NewAccount
from cairn.identity.invitations import NewInvitation
from cairn.identity.problem import Problem
from cairn.identity.writing import Client
from cairn.instance import Instance
from cairn.settings import Settings

_WORKSPACE: Final = "Harbour"
_CLIENT: Final = Client(address="", agent="cairn seed")
_NAMES: Final = (
    "Ada Lindqvist", "Ben Okafor", "Cem Yılmaz", "Dina Haddad", "Eko Santoso", "Fatou Diallo",
    "Goran Petrović", "Hana Sato", "Ines Moreau", "João Duarte", "Noor El-Sayed", "Wei Zhang",
)  # fmt: skip


async def found_demo(instance: Instance, settings: Settings, people: int, password: str) -> None:
    """Set the instance up with this many people. Raises Refused."""
    doors = services(instance.store, instance.committer.submit, settings)
    owner, *others = [_account(place, password) for place in range(people)]
    try:
        token = await doors.setup.new_token()
        opened = await doors.setup.set_up(token, owner, _WORKSPACE, _CLIENT)
        session = await doors.sessions.of_token(opened.token)
        if session is None:
            return
        if others:
            (workspace,) = await instance.store.workspaces()
            wanted = NewInvitation(workspace.stream, "member", uses=len(others))
            _, token = await doors.invitations.create(session, wanted, _CLIENT)
            await _join(doors, token, others)
        await doors.sessions.sign_out(session, _CLIENT)
    except Problem as problem:
        raise Refused(problem.code.text.format(**problem.detail)) from problem


async def _join(doors: Services, token: str, accounts: list[NewAccount]) -> None:
    for account in accounts:
        let_in = await doors.invitations.accept(token, account, _CLIENT)
        opened = let_in.opened
        session = await doors.sessions.of_token(opened.token) if opened else None
        if session:
            await doors.sessions.sign_out(session, _CLIENT)


def _account(place: int, password: str) -> NewAccount:
    name = _NAMES[place % len(_NAMES)]
    first = name.split()[0].casefold()
    again = place // len(_NAMES)
    local = f"{first}{again + 1}" if again else first
    return NewAccount(f"{name} {again + 1}" if again else name, f"{local}@example.org", password)
