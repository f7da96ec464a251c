"""What PostgreSQL's errors mean to the write path. Messages name no values."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg import errors
from psycopg_pool import PoolClosed, PoolTimeout

from cairn.commit.store import DataFault, RolledBack, StoreFault

_DATA_FAULTS: Final = (
    psycopg.DataError,
    psycopg.IntegrityError,
    OverflowError,  # an integer above 64 bits
    TypeError,  # a value that no column takes
    UnicodeError,  # half a surrogate pair
)

_UNDONE: Final = (errors.DeadlockDetected, errors.SerializationFailure)
"""The engine gave this transaction up for the sake of another one."""


@contextmanager
def told_as_faults(connection: psycopg.Connection[Any]) -> Generator[None]:
    """Raise what the write path knows in place of what psycopg raises."""
    try:
        yield
    except (PoolTimeout, PoolClosed) as error:
        raise StoreFault("no connection to PostgreSQL") from error
    except errors.DiskFull as error:
        raise StoreFault(said(error), "storage_full") from error
    except _UNDONE as error:
        raise RolledBack(type(error).__name__) from error
    except _DATA_FAULTS as error:
        raise DataFault(type(error).__name__) from error
    except psycopg.Error as error:
        if connection.closed:
            raise RolledBack("the connection was lost") from error
        if isinstance(error, errors.ReadOnlySqlTransaction):
            connection.close()  # it leads to a standby: the next one may lead to the primary
        raise StoreFault(said(error)) from error


def said(error: psycopg.Error) -> str:
    """Return what the server said without its details, which quote what people wrote."""
    return error.diag.message_primary or type(error).__name__
