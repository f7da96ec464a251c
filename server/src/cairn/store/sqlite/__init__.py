"""The SQLite engine."""

from cairn.store.sqlite.engine import SqliteStore as SqliteStore
from cairn.store.sqlite.engine import open_sqlite as open_sqlite
