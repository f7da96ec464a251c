"""Who is where, now: told to those on the same scope, never stored."""

import asyncio
from typing import Final, Protocol

from cairn.model.frames import Peer, Peers
from cairn.model.ids import ScopeId
from cairn.sync.encoded import frame

_GATHER_SECONDS: Final = 0.1
"""Moves of many cursors go out together."""

_MOST_PEERS: Final = 50
"""More faces than a screen shows."""


class Listener(Protocol):
    """A connection, as presence knows it."""

    def send(self, frame: bytes) -> None:
        """Queue a frame."""
        ...


class Presence:
    """The connections on each scope."""

    def __init__(self) -> None:
        self._peers: dict[ScopeId, dict[Listener, Peer]] = {}
        self._at: dict[Listener, ScopeId] = {}
        self._due: set[ScopeId] = set()

    def scope_of(self, listener: Listener) -> ScopeId | None:
        """Return where the connection is."""
        return self._at.get(listener)

    def enter(self, listener: Listener, scope: ScopeId, peer: Peer) -> None:
        """Put the connection on a scope (and off any other)."""
        if self._at.get(listener) not in {None, scope}:
            self.leave(listener)
        self._at[listener] = scope
        self._peers.setdefault(scope, {})[listener] = peer
        self._tell_soon(scope)

    def leave(self, listener: Listener) -> None:
        """Take the connection off its scope."""
        scope = self._at.pop(listener, None)
        if scope is None:
            return
        self._peers[scope].pop(listener)
        self._tell_soon(scope)

    def _tell_soon(self, scope: ScopeId) -> None:
        if scope not in self._due:
            self._due.add(scope)
            asyncio.get_running_loop().call_later(_GATHER_SECONDS, self._tell, scope)

    def _tell(self, scope: ScopeId) -> None:
        self._due.discard(scope)
        here = self._peers.get(scope, {})
        if not here:
            self._peers.pop(scope, None)
        for listener in list(here):
            others = [peer for each, peer in here.items() if each is not listener]
            listener.send(frame(Peers(scope, others[:_MOST_PEERS])))
