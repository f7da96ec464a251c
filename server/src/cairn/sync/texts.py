"""The door's check of text updates: each is applied to a copy, in a thread.

Whether the update starts where the document ends is decided later, from clocks; here it is read
at all, and the text does not grow over its limit.
"""

from base64 import urlsafe_b64decode
from collections.abc import Sequence

from anyio import to_thread
from pycrdt import Doc, Text

from cairn.commit.submission import RefusedAs
from cairn.model.fields import Text as TextType
from cairn.model.ids import ScopeId
from cairn.model.kinds import field_of
from cairn.model.ops import Mutation, TextOp
from cairn.sync.store import ReadStore


async def check_texts(
    reads: ReadStore, readable: frozenset[ScopeId], mutation: Mutation
) -> RefusedAs | None:
    """Return what is wrong with the mutation's text updates, None if nothing.

    A row that the author may not read is an empty one, as a made-up one is: `decide` refuses both.
    """
    for index, op in enumerate(mutation.ops):
        if isinstance(op, TextOp) and (wrong := await _check(reads, readable, mutation, op)):
            return RefusedAs(wrong.code, wrong.detail, index)
    return None


async def _check(
    reads: ReadStore, readable: frozenset[ScopeId], mutation: Mutation, op: TextOp
) -> RefusedAs | None:
    field = field_of(op.kind, op.field)
    if field is None or not isinstance(field.type, TextType):
        return None  # decide knows a better answer
    stored = await reads.text(mutation.stream, op.id, op.field)
    before = stored[1] if stored is not None and stored[0] in readable else []
    return await to_thread.run_sync(_apply, before, op, field.type.longest)


def _apply(before: Sequence[bytes], op: TextOp, longest: int) -> RefusedAs | None:
    doc: Doc[Text] = Doc()
    text = doc.get(op.field, type=Text)
    for update in before:
        doc.apply_update(update)
    try:
        doc.apply_update(urlsafe_b64decode(op.update + "=" * (-len(op.update) % 4)))
        length = len(str(text))
    except ValueError:
        return RefusedAs("text_bad")
    if length > longest:
        detail = {"kind": op.kind, "field": op.field, "most": str(longest)}
        return RefusedAs("too_long", detail)
    return None
