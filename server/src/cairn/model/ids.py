"""Branded ids. On the wire and in the store each is a canonical lower-case UUID string."""

from typing import Final, NewType

UUID: Final = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""The pattern of them all."""

StreamId = NewType("StreamId", str)
ScopeId = NewType("ScopeId", str)
RowId = NewType("RowId", str)
PersonId = NewType("PersonId", str)
MutationId = NewType("MutationId", str)
BatchId = NewType("BatchId", str)
SessionId = NewType("SessionId", str)

INSTANCE: Final = StreamId("00000000-0000-7000-8000-000000000001")
"""The stream of the instance: sign-ins, settings. There is one a server."""

SYSTEM: Final = PersonId("00000000-0000-7000-8000-000000000002")
"""The actor of what no person does: readers, migrations, purges."""
