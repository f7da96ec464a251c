"""How what readers keep of themselves is written: leases, cursors, faults."""

from typing import assert_never

from cairn.commit.effects import HoldLease, MoveCursor, NoteReaderFault, TakeLease
from cairn.commit.store import LeaseLost
from cairn.store.database import Database


def write_for_readers(
    database: Database, effect: TakeLease | HoldLease | MoveCursor | NoteReaderFault
) -> None:
    """Carry out one of them. Raises LeaseLost."""
    match effect:
        case TakeLease():
            _take_lease(database, effect)
        case HoldLease():
            _hold_lease(database, effect)
        case MoveCursor():
            _move_cursor(database, effect)
        case NoteReaderFault():
            _note_fault(database, effect)
        case _ as never:
            assert_never(never)


def _take_lease(database: Database, take: TakeLease) -> None:
    taken = database.one(
        "INSERT INTO lease (name, holder, counter, until) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (name) DO UPDATE"
        " SET holder = excluded.holder, counter = excluded.counter, until = excluded.until"
        " WHERE lease.counter = excluded.counter - 1"
        " OR (lease.counter = excluded.counter AND lease.holder = excluded.holder)"
        " RETURNING 1",
        take.name, take.holder, take.counter, take.until,
    )  # fmt: skip
    if not taken:
        raise LeaseLost(take.name)


def _hold_lease(database: Database, hold: HoldLease) -> None:
    """An update that changes nothing: who takes the lease waits for this transaction's end."""
    if not database.one(
        "UPDATE lease SET counter = counter WHERE name = $1 AND counter = $2 RETURNING 1",
        hold.name,
        hold.counter,
    ):
        raise LeaseLost(hold.name)


def _move_cursor(database: Database, move: MoveCursor) -> None:
    database.run(
        "INSERT INTO reader_cursor (stream, reader, seq) VALUES ($1, $2, $3)"
        " ON CONFLICT (stream, reader) DO UPDATE SET seq = excluded.seq",
        move.stream, move.reader, move.seq,
    )  # fmt: skip
    database.run(
        "DELETE FROM reader_fault"
        " WHERE stream = $1 AND reader = $2 AND seq <= $3 AND NOT is_skipped",
        move.stream, move.reader, move.seq,
    )  # fmt: skip


def _note_fault(database: Database, fault: NoteReaderFault) -> None:
    database.run(
        "INSERT INTO reader_fault (stream, reader, seq, tries, is_skipped, what, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (stream, reader, seq) DO UPDATE"
        " SET tries = excluded.tries, is_skipped = excluded.is_skipped, what = excluded.what,"
        " at = excluded.at",
        fault.stream, fault.reader, fault.seq, fault.tries, fault.is_skipped,
        fault.what, fault.at,
    )  # fmt: skip
