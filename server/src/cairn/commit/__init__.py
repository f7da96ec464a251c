"""The write path: lock, claim, load, decide, write, append, commit, announce."""
