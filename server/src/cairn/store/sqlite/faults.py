"""What SQLite's errors mean to the write path."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from cairn.commit.store import DataFault, StoreFault

_DATA_FAULTS = (
    apsw.ConstraintError,
    apsw.MismatchError,
    apsw.TooBigError,
    apsw.RangeError,
    OverflowError,  # an integer above 64 bits
    TypeError,  # a value that no column takes
    UnicodeError,  # half a surrogate pair
)


@contextmanager
def told_as_faults() -> Iterator[None]:
    """Turn errors of the engine into StoreFault and DataFault.

    Their messages name tables and columns, never values.
    """
    try:
        yield
    except apsw.FullError as error:
        raise StoreFault(str(error), "storage_full") from error
    except _DATA_FAULTS as error:
        raise DataFault(
            type(error).__name__ if isinstance(error, UnicodeError) else str(error)
        ) from error
    except apsw.Error as error:
        raise StoreFault(str(error)) from error
