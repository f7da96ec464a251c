"""Readers: what follows from the log, by a durable cursor each."""
