"""Trello: one board's "Export as JSON" becomes the rows of one board."""
