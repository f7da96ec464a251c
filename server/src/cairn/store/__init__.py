"""Engines: where streams, entries and rows are kept, behind the interfaces declared above."""
