"""Fixtures of the running app."""

from tests.verify.fixtures import anyio_backend, empty, site, witnesses

__all__ = ["anyio_backend", "empty", "site", "witnesses"]
