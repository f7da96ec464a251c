"""`cairn user`: the accounts of the instance."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cairn.app import link
from cairn.cli.data import DataOption, chosen, deliver, read
from cairn.cli.exits import Failed, Refused
from cairn.cli.services import services
from cairn.commit.submission import Submit
from cairn.identity.problem import Problem
from cairn.identity.store import Credentials
from cairn.instance import Store

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
    """Print a new set-up link, while nobody has an account; also while the server runs.

    Ends with 0, or 3 where somebody has an account.
    """
    settings = chosen(data)

    async def work(store: Store, submit: Submit) -> str:
        setup = services(store, submit, settings).setup
        if not await setup.needed():
            raise Refused("Cairn is set up already: people come by invitation now.")
        return link(settings, "setup", await setup.new_token())

    sys.stdout.write(f"{deliver(data, work)}\n")


@app.command()
def reset_link(
    email: Annotated[str, typer.Argument(help="The e-mail that the person signs in with.")],
    data: DataOption = None,
) -> None:
    """Print a link with which somebody sets a new password; also while the server runs.

    It is good once, for a day, and whoever uses it is that person: hand it to nobody else.
    Ends with 0, or 3 where there is no such account.
    """
    settings = chosen(data)

    async def work(store: Store, submit: Submit) -> str:
        try:
            made = await services(store, submit, settings).resets.for_email(email)
        except Problem as problem:
            if problem.code.name != "not_found":
                raise Failed(f"No link was made. {problem.code.text}") from problem
            listed = "`cairn user list` says who has one."
            raise Refused(f"Nobody signs in here as {email}: {listed}") from problem
        return link(settings, "reset", made.token)

    sys.stdout.write(f"{deliver(data, work)}\n")


def _said(*, yes: bool) -> str:
    return "yes" if yes else "no"
