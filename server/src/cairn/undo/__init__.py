"""Undo: what anybody did is taken back by a batch of inverse mutations, decided like any others."""
