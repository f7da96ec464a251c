"""A Trello export's bytes -> the source that an import compares with a workspace."""

from collections.abc import Mapping, Sequence

from cairn.exchange.importing import Source
from cairn.exchange.losses import Losses
from cairn.exchange.person import Matched, Person
from cairn.exchange.trello.board import BoardRows
from cairn.exchange.trello.naming import SOURCE
from cairn.exchange.trello.parse import parse
from cairn.exchange.trello.people import matched, tell_strangers
from cairn.model.ids import PersonId, StreamId


def trello_source(
    content: bytes,
    workspace: StreamId,
    people: Sequence[Person],
    importer: PersonId,
    chosen: Mapping[str, PersonId | None] | None = None,
) -> Source:
    """Read an export for a workspace and its people. Raises NotAnExport.

    `chosen` says of members, by Trello's id, who they are here; None keeps the name alone.
    """
    losses = Losses()
    export = parse(content, losses)
    found = {**matched(export.members, people), **(chosen or {})}
    known = {member: person for member, person in found.items() if person is not None}
    tell_strangers(export, known, losses)
    board = BoardRows(export, workspace, known, importer)
    is_member = importer in known.values()
    return Source(
        name=SOURCE,
        content=content,
        board=board.board,
        wanted=list(board.rows()),
        lost=losses.list(),
        uncounted=frozenset() if is_member else frozenset({board.member_row(importer)}),
        people=[
            Matched(member.id, member.name, member.username, known.get(member.id))
            for member in export.members
        ],
    )
