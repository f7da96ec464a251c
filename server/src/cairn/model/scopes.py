"""Scope ids that are made from others."""

from functools import lru_cache
from uuid import UUID, uuid5

from cairn.model.ids import ScopeId, StreamId


@lru_cache(maxsize=10_000)
def admin_scope(workspace: StreamId) -> ScopeId:
    """Return the scope that only owners and admins of the workspace read (invitations)."""
    return ScopeId(str(uuid5(UUID(workspace), "admin")))
