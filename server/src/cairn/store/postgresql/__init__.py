"""The PostgreSQL engine."""

from cairn.store.postgresql.engine import PostgresqlReads as PostgresqlReads
from cairn.store.postgresql.engine import PostgresqlStore as PostgresqlStore
from cairn.store.postgresql.engine import open_postgresql as open_postgresql
from cairn.store.postgresql.engine import read_postgresql as read_postgresql
