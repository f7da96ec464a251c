"""What the server and a worker process that reads an import's file say to each other.

Frames, all JSON but the file's:

    server → worker   Asked, then the file in pieces, then an empty frame
    worker → server   Report, or Unfit and no more
    worker → server   the mutations, one a frame, then an empty frame
    server → worker   an empty frame, once they are written
    worker → server   Counts, of what the store holds then
"""

from collections.abc import Mapping

from msgspec import Struct

from cairn.exchange.counts import Counts
from cairn.exchange.losses import Loss
from cairn.exchange.person import Matched
from cairn.model.ids import BatchId, PersonId, RowId, StreamId


class Asked(Struct, frozen=True):
    """Who imports into which workspace, now (in ms), and whom the file's people are taken for."""

    workspace: StreamId
    person: PersonId
    at: int
    chosen: Mapping[str, PersonId | None] = {}


class BoardFound(Struct, frozen=True):
    """The board as it would stand; `everyone` is what each member of the workspace may do on it."""

    id: RowId
    name: str
    everyone: str
    is_new: bool


class Report(Struct, frozen=True, tag="report"):
    """What an import would do, `changes` of them in one batch, and what it could not take."""

    board: BoardFound
    counts: Counts
    lost: list[Loss]
    people: list[Matched]
    changes: int
    batch: BatchId


class Unfit(Struct, frozen=True, tag="unfit"):
    """The file can't be imported, with the code of the catalogue."""

    code: str
    why: str


Answer = Report | Unfit
