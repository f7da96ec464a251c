"""Placeholder until the table is written."""

from typing import Any


def exported() -> dict[str, Any]:
    """Return the table as JSON."""
    return {}
