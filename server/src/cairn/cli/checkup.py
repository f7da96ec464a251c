"""What `cairn doctor` looks at, from the outside in: settings, folder, disk, file, people, log."""

import os
import shutil
import stat
from collections.abc import AsyncGenerator, Generator
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from cairn.commit.store import StoreFault
from cairn.commit.verify import Purged, verify
from cairn.instance import DATABASE, CantOpen, Store, readers_of, reading
from cairn.settings import SettingError, load

_PLENTY: Final = 4
"""Times the reserve: below, the disk is worth a warning."""
_MOST_SHOWN: Final = 20
_MUCH_BEHIND: Final = 10_000
"""Entries that a reader may be behind before that is worth a warning."""
_OTHERS: Final = stat.S_IRWXO


class Finding(Struct, frozen=True, omit_defaults=True):
    """One thing that was looked at: how it is, and what mends it."""

    check: str
    state: Literal["ok", "warn", "fail"]
    what: str
    mend: str = ""


async def findings(data: Path | None) -> AsyncGenerator[Finding]:
    """Look at one thing after the other; what can't be looked at any more is left out."""
    try:
        settings = load()
    except SettingError as fault:
        yield Finding("settings", "fail", str(fault), "Change it where the server is started.")
        return
    yield Finding("settings", "ok", "All can be used.")
    folder = settings.data if data is None else data
    for finding in _of_folder(folder, settings.disk_reserve):
        yield finding
    try:
        with reading(replace(settings, data=folder)) as store:
            async for finding in of_store(store):
                yield finding
    except CantOpen as fault:
        yield Finding("database", "warn", str(fault), "Start the server once.")
    except StoreFault as fault:
        yield Finding("database", "fail", f"It can't be read: {fault}.", _RESTORE)


def _of_folder(folder: Path, reserve: int) -> Generator[Finding]:
    yield _of_rights(folder)
    place = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    state = "ok" if free >= _PLENTY * reserve else "warn" if free >= reserve else "fail"
    mend = "" if state == "ok" else "Make room, or lower CAIRN_DISK_RESERVE."
    yield Finding("disk", state, f"{free / 2**30:,.1f} GiB are free.", mend)


def _of_rights(folder: Path) -> Finding:
    if not folder.is_dir():
        return Finding(
            "data folder", "warn", f"There is no folder {folder}.", "It is made at start."
        )
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        who = f"The user with id {os.geteuid()}"
        return Finding(
            "data folder",
            "fail",
            f"{who} may not write in {folder}.",
            f"chown it to {who.lower()}.",
        )
    database = folder / DATABASE
    open_to_all = [path for path in (folder, database) if path.exists() and _is_open_to_all(path)]
    if len(open_to_all) == 2:  # noqa: PLR2004 - both: through the folder to the file
        return Finding(
            "data folder",
            "warn",
            f"Everybody on this machine can read {database}.",
            f"chmod o-rwx {folder}",
        )
    return Finding("data folder", "ok", f"{folder} can be written.")


def _is_open_to_all(path: Path) -> bool:
    return bool(path.stat().st_mode & _OTHERS)


_RESTORE: Final = "Stop the server, keep a copy of the folder, and restore the last backup."


async def of_store(store: Store) -> AsyncGenerator[Finding]:
    """Look at the schema, the file, the accounts, the readers and the log of what is open."""
    held, known = await store.schema()
    yield _of_schema(held, known)
    if held != known:
        return
    damage = await store.damage()
    if damage:
        yield Finding("database", "fail", f"It is damaged: {'; '.join(damage)}.", _RESTORE)
        return
    yield Finding("database", "ok", "Its own check finds nothing wrong.")
    accounts = await store.accounts()
    if accounts:
        yield Finding("accounts", "ok", f"{len(accounts)} account(s).")
    else:
        yield Finding("accounts", "warn", "Nobody has an account.", "cairn user setup-link")
    async for finding in _of_readers(store):
        yield finding
    async for finding in _of_chain(store):
        yield finding


async def _of_readers(store: Store) -> AsyncGenerator[Finding]:
    """Tell how far the readers of the log are, and what they failed at."""
    readers = readers_of(store)
    behind = {reader.name: 0 for reader in readers}
    for standing in await store.standings(None):
        for reader in readers:
            if standing.kind in reader.follows:
                behind[reader.name] += standing.head - standing.cursors.get(reader.name, 0)
    lag = ", ".join(f"{name} {count:,}" for name, count in behind.items())
    many = max(behind.values()) > _MUCH_BEHIND
    mend = "A running server catches up by itself: look again in a minute." if many else ""
    yield Finding("readers", "warn" if many else "ok", f"Entries to do yet: {lag}.", mend)
    faults = await store.reader_faults()
    for fault in faults[:_MOST_SHOWN]:
        done = "skipped" if fault.is_skipped else f"tried {fault.tries} time(s)"
        what = f"{fault.reader}, stream {fault.stream}, entry {fault.seq}: {fault.what}, {done}."
        yield Finding("readers", "warn", what, "Report it: the log of the server says more.")


async def _of_chain(store: Store) -> AsyncGenerator[Finding]:
    """Compute the log's hashes again, make the rows again from it, and compare."""
    streams = sorted(await store.streams())
    count = entries = 0
    purged = Purged()
    for stream in streams:
        entries += (await store.head(stream)).seq
        async for fault in verify(store, stream, purged):
            count += 1
            if count <= _MOST_SHOWN:
                what = f"Stream {fault.stream}, {fault.place}: {fault.what}."
                yield Finding("chain", "fail", what, _RESTORE)
    if count > _MOST_SHOWN:
        yield Finding("chain", "fail", f"{count - _MOST_SHOWN} faults more.", _RESTORE)
    if not count:
        what = f"{entries:,} entries of {len(streams)} streams are what was committed, and the "
        yield Finding("chain", "ok", f"{what}rows are what they say.")
    if purged.entries:
        what = f"{purged.entries:,} purge(s) ended {purged.rows:,} row(s) and erased "
        yield Finding("purged", "ok", f"{what}{purged.parts:,} part(s) of the log about them.")


def _of_schema(held: int, known: int) -> Finding:
    if held == known:
        return Finding("schema", "ok", f"Schema {held}.")
    if held < known:
        mend = "The next start brings it up to date, and keeps a copy of it as it is."
        return Finding("schema", "warn", f"Schema {held}; this version has {known}.", mend)
    mend = "Run the version that wrote it, or a newer one."
    return Finding("schema", "fail", f"Schema {held}; this version knows {known}.", mend)
