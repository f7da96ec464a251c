"""Fixtures of the running app, and of a store alone."""

from tests.store.conftest import store
from tests.verify.fixtures import anyio_backend, empty, site, witnesses

__all__ = ["anyio_backend", "empty", "site", "store", "witnesses"]
