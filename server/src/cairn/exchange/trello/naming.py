"""What Trello's things are called here: ids that every import gives again, and origins."""

import re
from typing import Any, Final

from cairn.exchange.wanted import row_id
from cairn.model.ids import RowId, StreamId
from cairn.model.ops import Value

SOURCE: Final = "trello"
_OWN_ID: Final = re.compile(r"^[0-9a-f]{24}$")
_LONGEST_ID: Final = 30
_LONGEST_URL: Final = 200
"""Characters; what is told of an origin stays within the 2,000 bytes of the field."""


class Naming:
    """Names the things of one board's export in one workspace."""

    def __init__(self, workspace: StreamId, board: str) -> None:
        self._workspace = workspace
        self._board = board

    def id(self, kind: str, source_id: str) -> RowId:
        """Trello's own ids are unique; what an export knows by a name is so on its board only."""
        own = source_id if _OWN_ID.match(source_id) else f"{self._board}:{source_id}"
        return row_id(self._workspace, SOURCE, f"{kind}:{own}")


def origin(source_id: str, url: str = "", **more: Value) -> dict[str, Any]:
    """Return where a row comes from."""
    is_kept = url.isascii() and len(url) <= _LONGEST_URL
    return {
        "source": SOURCE,
        "id": source_id[:_LONGEST_ID],
        **said(url=url if is_kept else "", **more),
    }


def said(**values: Value) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {name: value for name, value in values.items() if value not in (None, False, "", [])}
