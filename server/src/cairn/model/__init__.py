"""The model: entities, ops, entries, frames and the error catalogue. Pure data, no I/O."""
