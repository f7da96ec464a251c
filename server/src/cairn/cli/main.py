"""`cairn`: the commands, put together."""

import typer

from cairn.cli.serve import serve

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve)


@app.callback()
def cairn() -> None:
    """Cairn, a shared task board that answers at once, works anywhere, and loses nothing."""
