"""Text documents made and read outside an editor: by importers, under the mutation's own client.

A document starts empty and nobody seeds it but an importer, whose Yjs client id is derived from
the mutation's id, so that a repeat makes the same bytes.
"""

from collections.abc import Sequence
from hashlib import sha256

from pycrdt import Doc, Text

from cairn.model.ids import MutationId, RowId


def client_of(mutation: MutationId, row: RowId) -> int:
    """Return the Yjs client id, 32 bits and never 0, under which a mutation writes a document."""
    return int.from_bytes(sha256(f"{mutation}:{row}".encode()).digest()[:4]) or 1


def update_of(field: str, content: str, over: Sequence[bytes], client: int) -> bytes:
    """Return the update that makes the document say `content`; `over` is what it holds so far."""
    document, text = _opened(field, over, client)
    known = document.get_state()
    if over:
        text.clear()
    text += content
    return document.get_update(known)


def content_of(field: str, updates: Sequence[bytes]) -> str:
    """Return what a document says."""
    return str(_opened(field, updates, 1)[1])


def _opened(field: str, updates: Sequence[bytes], client: int) -> tuple[Doc[Text], Text]:
    document: Doc[Text] = Doc(client_id=client)
    text = document.get(field, type=Text)
    for update in updates:
        document.apply_update(update)
    return document, text
