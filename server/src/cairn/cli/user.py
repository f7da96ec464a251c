"""`cairn user`: the accounts of the instance."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cairn.app import setup_link as link_of
from cairn.cli.data import DataOption, chosen, read, write
from cairn.cli.exits import Refused
from cairn.cli.services import services
from cairn.identity.store import Credentials
from cairn.instance import Instance, Store

app = typer.Typer(no_args_is_help=True, help="The accounts of this server.")


@app.command("list")
def list_(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
    data: DataOption = None,
) -> None:
    """List all accounts, also while the server runs. Ends with 0, or 3 where there is no data."""

    async def work(store: Store) -> list[Credentials]:
        return await store.accounts()

    accounts = read(data, work)
    if as_json:
        found = [
            {
                "person": account.person,
                "name": account.name,
                "email": account.email,
                "admin": account.is_admin,
                "active": account.active,
            }
            for account in accounts
        ]
        sys.stdout.write(f"{json.dumps(found, ensure_ascii=False, indent=2)}\n")
        return
    table = Table("name", "e-mail", "administrator", "active")
    for account in accounts:
        table.add_row(
            account.name, account.email, _said(yes=account.is_admin), _said(yes=account.active)
        )
    Console(highlight=False).print(table)


@app.command()
def setup_link(data: DataOption = None) -> None:
    """Print a new set-up link, while nobody has an account.

    Ends with 0, or 3 where somebody has an account or the server is running.
    """
    settings = chosen(data)

    async def work(instance: Instance) -> str:
        setup = services(instance, settings).setup
        if not await setup.needed():
            raise Refused("Cairn is set up already: people come by invitation now.")
        return link_of(settings, await setup.new_token())

    sys.stdout.write(f"{write(data, work)}\n")


def _said(*, yes: bool) -> str:
    return "yes" if yes else "no"
