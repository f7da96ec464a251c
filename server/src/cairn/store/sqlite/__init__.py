"""The SQLite engine."""

from cairn.store.sqlite.engine import SqliteReads as SqliteReads
from cairn.store.sqlite.engine import SqliteStore as SqliteStore
from cairn.store.sqlite.engine import open_sqlite as open_sqlite
from cairn.store.sqlite.engine import read_sqlite as read_sqlite
from cairn.store.sqlite.lock import InUse as InUse
from cairn.store.sqlite.migrate import SchemaNewer as SchemaNewer
