"""Arrays as PostgreSQL reads them: one parameter a column, however many records there are.

psycopg's own dumper asks each element for its type: a group of mutations has thousands.
"""

from collections.abc import Iterable


def texts(values: Iterable[str | None]) -> str:
    """Return an array of texts, or of JSON texts."""
    return f"{{{','.join(map(_text, values))}}}"


def blobs(values: Iterable[bytes | None]) -> str:
    """Return an array of bytea."""
    return f"{{{','.join(map(_blob, values))}}}"


def numbers(values: Iterable[float | None]) -> str:
    """Return an array of numbers."""
    return f"{{{','.join('NULL' if value is None else repr(value) for value in values)}}}"


def flags(values: Iterable[bool | None]) -> str:
    """Return an array of booleans."""
    return f"{{{','.join('NULL' if value is None else str(value) for value in values)}}}"


def _text(value: str | None) -> str:
    if value is None:
        return "NULL"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _blob(value: bytes | None) -> str:
    return "NULL" if value is None else f'"\\\\x{value.hex()}"'
