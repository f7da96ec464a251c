"""Cairn: a shared task board that answers at once, works anywhere, and loses nothing."""

__version__ = "0.1.0"
