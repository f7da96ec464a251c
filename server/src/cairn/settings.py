"""Every setting, once: its unit, its default and what it does. Nothing else reads the environment.

Each is read from `CAIRN_<NAME>`; `docs/run.md` lists them all, and a test holds the two together.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final, Literal, get_type_hints
from urllib.parse import urlsplit

PREFIX: Final = "CAIRN_"

MEBIBYTE: Final = 1024 * 1024


class SettingError(ValueError):
    """A setting that can't be used; the message names it and the mend."""

    def __init__(self, name: str, given: str, mend: str) -> None:
        super().__init__(f"{PREFIX}{name.upper()} is {given!r}. {mend}")
        self.name = name


def _setting(default: Any, unit: str, doc: str) -> Any:  # noqa: ANN401 - as dataclasses.field
    return field(default=default, metadata={"unit": unit, "doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What whoever runs Cairn may choose."""

    host: str = _setting("127.0.0.1", "address", "Where to listen; 0.0.0.0 for all networks.")
    port: int = _setting(8470, "TCP port", "Where to listen.")
    public_url: str = _setting(
        "",
        "URL",
        "The address in people's browsers, e.g. https://cairn.example.org. Links are made from "
        "it and only pages of it may send changes. Empty: the address of each request.",
    )
    trusted_proxies: tuple[str, ...] = _setting(
        (),
        "addresses or networks, comma-separated",
        "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.",
    )
    data: Path = _setting(Path("data"), "folder", "Where the database is kept. Made if absent.")
    database_url: str = _setting(
        "",
        "postgresql:// URL",
        "The PostgreSQL database (15 to 18) that everything is kept in. Empty: SQLite, in the "
        "data folder.",
    )
    database_direct_url: str = _setting(
        "",
        "postgresql:// URL",
        "The same database without a pooler between, for migrations. Empty: CAIRN_DATABASE_URL.",
    )
    web: Path | None = _setting(
        None, "folder", "A built web app to serve in place of the one in the package."
    )
    log_format: Literal["json", "console"] = _setting("json", "json or console", "Log lines.")
    log_level: Literal["debug", "info", "warning", "error"] = _setting(
        "info", "debug, info, warning or error", "The least severe lines that are written."
    )
    session_days: int = _setting(30, "days", "How long a sign-in lasts after its last use.")
    sign_in_attempts: int = _setting(
        10,
        "failures in 15 minutes",
        "Failed sign-ins after which an account waits; an address may fail three times as often.",
    )
    push_rate: int = _setting(
        1000, "changes a second", "What one connection may send for long; ten times that at once."
    )
    body_limit: int = _setting(2 * MEBIBYTE, "bytes", "The largest request body.")
    import_limit: int = _setting(
        64 * MEBIBYTE, "bytes", "The largest file that can be imported in the interface."
    )
    queue_limit: int = _setting(
        8 * MEBIBYTE, "bytes", "What may wait for one slow connection before it is dropped."
    )
    socket_limit: int = _setting(
        32, "sockets", "What one session may have open at once: a tab has one, and polls without."
    )
    disk_reserve: int = _setting(
        256 * MEBIBYTE, "bytes", "Free space under which /health/ready says no."
    )
    stop_seconds: int = _setting(
        20, "seconds", "How long a stopping server waits for what is under way."
    )


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; raises SettingError for the first that can't be used."""
    given = os.environ if environ is None else environ
    types = get_type_hints(Settings)
    chosen = {
        each.name: _READERS[types[each.name]](each.name, given[key])
        for each in fields(Settings)
        if (key := PREFIX + each.name.upper()) in given
    }
    return check(Settings(**chosen))


def environ_of(settings: Settings) -> dict[str, str]:
    """Return the environment for a process of Cairn's own: this one's, with these settings."""
    chosen: dict[str, str] = {}
    for each in fields(Settings):
        value: str | int | Path | tuple[str, ...] | None = getattr(settings, each.name)
        if value is not None:
            written = ",".join(value) if isinstance(value, tuple) else str(value)
            chosen[PREFIX + each.name.upper()] = written
    return {**os.environ, **chosen}


def check(settings: Settings) -> Settings:
    """Return the settings if their values can be used together."""
    if not 0 <= settings.port <= 65_535:  # noqa: PLR2004 - the ports that TCP has; 0 takes any
        raise SettingError("port", str(settings.port), "Give a port from 1 to 65535.")
    _check_public_url(settings.public_url)
    for proxy in settings.trusted_proxies:
        _check_network(proxy)
    return settings


def _check_public_url(url: str) -> None:
    parts = urlsplit(url)
    if url and (
        parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/")
    ):
        raise SettingError(
            "public_url", url, "Give scheme and host alone, such as https://cairn.example.org."
        )


def _check_network(proxy: str) -> None:
    try:
        ip_network(proxy)
    except ValueError as error:
        mend = f"{proxy!r} is no address or network, such as 10.0.0.5 or 10.0.0.0/8."
        raise SettingError("trusted_proxies", proxy, mend) from error


def _text(_name: str, given: str) -> str:
    return given.strip()


def _whole(name: str, given: str) -> int:
    try:
        value = int(given)
    except ValueError as error:
        raise SettingError(name, given, "Give a whole number.") from error
    if value < 0:
        raise SettingError(name, given, "Give a number that is not negative.")
    return value


def _folder(_name: str, given: str) -> Path:
    return Path(given).expanduser()


def _list(_name: str, given: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in given.split(",") if item.strip())


def _one_of(*words: str) -> Callable[[str, str], str]:
    def read(name: str, given: str) -> str:
        if given.strip() not in words:
            raise SettingError(name, given, f"Give one of {', '.join(words)}.")
        return given.strip()

    return read


_READERS: Final[dict[Any, Callable[[str, str], Any]]] = {
    str: _text,
    int: _whole,
    Path: _folder,
    Path | None: _folder,
    tuple[str, ...]: _list,
    Literal["json", "console"]: _one_of("json", "console"),
    Literal["debug", "info", "warning", "error"]: _one_of("debug", "info", "warning", "error"),
}
