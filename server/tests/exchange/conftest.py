"""Fixtures of the running app, for what is imported while people look on."""

from tests.verify.fixtures import anyio_backend, empty, site, witnesses

__all__ = ["anyio_backend", "empty", "site", "witnesses"]
