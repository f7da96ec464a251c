"""How connections to the file are opened: one that writes, and those that read."""

from pathlib import Path

import apsw

_WRITER_CACHE_KIB = 32 * 1024
_READER_CACHE_KIB = 8 * 1024
_CHECKPOINT_PAGES = 4_000  # 16 MB of log: a checkpoint then takes some 20 ms
_BUSY_MS = 5_000  # a backup or another tool at the file


def connect_writer(path: Path) -> apsw.Connection:
    """Open the one connection that writes; it also makes the checkpoints."""
    connection = apsw.Connection(str(path))
    connection.set_busy_timeout(_BUSY_MS)
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    connection.pragma("cache_size", -_WRITER_CACHE_KIB)
    connection.wal_autocheckpoint(_CHECKPOINT_PAGES)
    return connection


def connect_reader(path: Path) -> apsw.Connection:
    """Open a connection that can only read. Each of its transactions sees one snapshot."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.set_busy_timeout(_BUSY_MS)
    connection.pragma("cache_size", -_READER_CACHE_KIB)
    return connection
