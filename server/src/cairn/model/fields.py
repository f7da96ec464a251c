"""Field types and merge kinds: what a value may be, and how two writers of it meet."""

from dataclasses import dataclass
from enum import StrEnum


class Merge(StrEnum):
    """How concurrent changes of one field meet (the place of a row is not a field)."""

    VALUE = "value"  # the last committed wins, and the other is kept as a clash
    SET = "set"  # add and remove commute
    TEXT = "text"  # a Yjs document


class Writer(StrEnum):
    """Who may give the field a value."""

    ANYONE = "anyone"  # whom the policy allows
    IMPORTER = "importer"  # only a mutation by means of import or system
    SERVER = "server"  # only decide itself, or a mutation by means of system or link


@dataclass(frozen=True, slots=True)
class Text:
    """A string of at most `longest` characters (code points), at least `shortest`."""

    longest: int
    shortest: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """A boolean; absent means false."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer between both bounds, inclusive."""

    least: int = 0
    most: int = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Number:
    """A finite double."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a closed list."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a row of `kind`, or of a person."""

    kind: str


@dataclass(frozen=True, slots=True)
class Time:
    """An instant: whole milliseconds since 1970-01-01 UTC."""


@dataclass(frozen=True, slots=True)
class When:
    """A day `2026-11-24`, or an instant with its zone `2026-11-24T14:00:00Z[Europe/Rome]`."""


@dataclass(frozen=True, slots=True)
class Json:
    """Any JSON value of at most `longest` bytes when encoded."""

    longest: int


@dataclass(frozen=True, slots=True)
class Reaction:
    """`<person>:<emoji>`, the person being the actor."""


FieldType = Text | Flag | Whole | Number | OneOf | Ref | Time | When | Json | Reaction


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. For `Merge.SET` the type is that of an item."""

    name: str
    type: FieldType
    merge: Merge = Merge.VALUE
    required: bool = False  # must be given at create and never be null
    writer: Writer = Writer.ANYONE
    fixed: bool = False  # given at create, never changed
    thread: bool = False  # loaded with the thread of a task, not with the segment
    retired: bool = False  # no longer in use: kept where it is, refused in ops
