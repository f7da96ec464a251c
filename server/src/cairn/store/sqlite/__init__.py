"""The SQLite engine."""

from cairn.store.schema import SchemaNewer as SchemaNewer
from cairn.store.sqlite.copying import copy_sqlite as copy_sqlite
from cairn.store.sqlite.copying import files_of as files_of
from cairn.store.sqlite.copying import migrate_copy as migrate_copy
from cairn.store.sqlite.copying import named_when_good as named_when_good
from cairn.store.sqlite.copying import set_aside as set_aside
from cairn.store.sqlite.copying import unused as unused
from cairn.store.sqlite.engine import SqliteReads as SqliteReads
from cairn.store.sqlite.engine import SqliteStore as SqliteStore
from cairn.store.sqlite.engine import open_sqlite as open_sqlite
from cairn.store.sqlite.engine import read_sqlite as read_sqlite
from cairn.store.sqlite.lock import InUse as InUse
from cairn.store.sqlite.lock import lock as lock
