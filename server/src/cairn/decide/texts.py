"""`text`: append a Yjs update to a document, if it follows on what is there.

Clocks are compared, contents aren't: the door has applied the update to a copy beforehand.
"""

import binascii
from base64 import urlsafe_b64decode

from cairn.decide.asking import may
from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused, TextAppend
from cairn.decide.facts import TextClocks, TextKey
from cairn.decide.target import field_and_row_for, in_trash
from cairn.decide.yjs import BadUpdate, Frame, read_frame
from cairn.model.entries import Change, TextUpdate
from cairn.model.fields import Merge
from cairn.model.ops import TextOp

_DELETES_ONLY = 0
"""The client that stands for an update without structs, which moves no clock."""


def append(attempt: Attempt, op: TextOp) -> Refused | None:
    """Append the update, or say what is missing before it."""
    found = field_and_row_for(attempt, op, Merge.TEXT)
    if isinstance(found, Refused):
        return found
    field, row = found
    if fault := may(attempt, field.name, row) or in_trash(attempt, row):
        return fault
    try:
        update = _bytes(op.update)
        frame = read_frame(update)
    except BadUpdate:
        return Refused("text_bad")
    text = (attempt.stream, op.id, op.field)
    if fault := _check_clocks(attempt, text, frame):
        return fault
    _keep(attempt, op, text, frame, update)
    attempt.text_changes.append(
        Change(op.kind, op.id, row.scope, text=TextUpdate(op.field, op.update))
    )
    attempt.revise(row)
    return None


def _check_clocks(attempt: Attempt, text: TextKey, frame: Frame) -> Refused | None:
    known = attempt.facts.texts.get(text, TextClocks({}, 0)).clocks
    if frame.client is not None:
        clock, person = known.get(frame.client, (0, attempt.actor.person))
        if person != attempt.actor.person:
            return Refused("text_client")
        if clock != frame.start:
            return Refused("text_gap")
    is_whole = all(
        client in known and known[client][0] >= clock for client, clock in frame.needs.items()
    )
    return None if is_whole else Refused("text_gap")


def _keep(attempt: Attempt, op: TextOp, text: TextKey, frame: Frame, update: bytes) -> None:
    client = _DELETES_ONLY if frame.client is None else frame.client
    if frame.client is not None:
        attempt.facts.advance(text, client, frame.end, attempt.actor.person)
    attempt.texts.append(
        TextAppend(op.kind, op.id, op.field, client, frame.start, frame.end, update)
    )


def _bytes(update: str) -> bytes:
    """Decode base64url, whose padding the wire leaves away."""
    try:
        return urlsafe_b64decode(update + "=" * (-len(update) % 4))
    except (binascii.Error, ValueError):
        raise BadUpdate from None
