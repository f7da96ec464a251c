"""Sync: the socket, its poll fallback, segments, threads, fan-out and presence."""
