"""`cairn`: the commands, put together."""

import typer

from cairn.cli import import_, user
from cairn.cli.backup import backup
from cairn.cli.doctor import doctor
from cairn.cli.restore import restore
from cairn.cli.seed import seed
from cairn.cli.serve import serve
from cairn.cli.version import version

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve)
app.add_typer(import_.app, name="import")
app.command()(seed)
app.add_typer(user.app, name="user")
app.command()(backup)
app.command()(restore)
app.command()(doctor)
app.command()(version)


@app.callback()
def cairn() -> None:
    """Cairn, a shared task board that answers at once, works anywhere, and loses nothing."""
