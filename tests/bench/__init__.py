"""Benchmarks: `make bench`. Times and memory, each beside its budget and a yardstick of the run."""
