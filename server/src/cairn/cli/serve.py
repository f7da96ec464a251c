"""`cairn serve`: run the server."""

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from starlette.applications import Starlette

from cairn.app import Parts, create_app
from cairn.http.doors import Doors
from cairn.http.text_frames import SocketProtocol
from cairn.instance import CantOpen
from cairn.model.frames import MAX_FRAME_BYTES
from cairn.settings import SettingError, Settings, check, load
from cairn.telemetry import logs

_BACKLOG = 2048
_CANT_START = 2
_OBJECTS_A_COLLECTION = 10_000


def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen.")] = None,
    port: Annotated[int | None, typer.Option(help="Where to listen.")] = None,
    data: Annotated[Path | None, typer.Option(help="The folder of the database.")] = None,
) -> None:
    """Run the server until it is told to stop. Settings: CAIRN_…, see docs/run.md."""
    try:
        settings = _chosen(load(), host, port, data)
    except SettingError as error:
        raise _cant_start(str(error)) from error
    logs.configure(settings.log_format, settings.log_level)
    listening = listen(settings)
    settings = replace(settings, port=listening.getsockname()[1])
    try:
        asyncio.run(_run(settings, listening))
    except CantOpen as error:
        raise _cant_start(str(error)) from error


async def _run(settings: Settings, listening: socket.socket) -> None:
    app = create_app(settings, Parts(tell_setup_link=_tell_setup_link))
    async with app.router.lifespan_context(app):
        _collect_rarely()
        _say(f"Cairn listens at http://{_shown_host(settings.host)}:{settings.port}")
        await Server(app, settings).serve([listening])


def _collect_rarely() -> None:
    """Spare what was imported from the garbage collector, and run it less often.

    With a thousand sockets a full collection takes 25 ms in which nobody is answered. As set by
    Python, telling them of a hundred commits brought seven: a tenth of the time that it took.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_A_COLLECTION, 10, 10)


class Server(uvicorn.Server):
    """Uvicorn as Cairn runs it; says good-bye to sockets before they are closed."""

    def __init__(self, app: Starlette, settings: Settings) -> None:
        config = uvicorn.Config(
            app,
            ws=SocketProtocol,
            ws_per_message_deflate=False,  # it takes three times as long as the sending itself
            ws_max_size=MAX_FRAME_BYTES,
            access_log=False,
            log_config=None,
            proxy_headers=False,  # the app believes the proxies that the settings name
            server_header=False,
            lifespan="off",  # ours is around the server, so that what it raises can be told
            timeout_graceful_shutdown=settings.stop_seconds,
        )
        super().__init__(config)
        self._site = app

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Stop on SIGTERM and SIGINT. Uvicorn would raise them again, before the data is closed."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self.handle_exit, each, None)
        try:
            yield
        finally:
            for each in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(each)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        doors: Doors = self._site.state.doors
        await doors.hub.drain()
        await super().shutdown(sockets)


def _chosen(settings: Settings, host: str | None, port: int | None, data: Path | None) -> Settings:
    given = {"host": host, "port": port, "data": data}
    return check(
        replace(settings, **{name: each for name, each in given.items() if each is not None})
    )


def listen(settings: Settings) -> socket.socket:
    """Listen before anything is opened, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With its protocol named, or asyncio leaves Nagle's algorithm on and an answer behind a frame
    # waits 40 ms for the client's acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        why = f"Can't listen at {settings.host} port {settings.port}: {error.strerror}."
        raise _cant_start(f"{why} Choose another with --port or CAIRN_PORT.") from error
    listening.listen(_BACKLOG)
    return listening


def _shown_host(host: str) -> str:
    return "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104 - shown, never bound


def _tell_setup_link(link: str) -> None:
    _say(f"\n  Nobody has an account yet. Set Cairn up here:\n\n      {link}\n")


def _cant_start(message: str) -> typer.Exit:
    _say(message)
    return typer.Exit(_CANT_START)


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
