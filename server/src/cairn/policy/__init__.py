"""Policy: who may do what, in one table. Pure."""
