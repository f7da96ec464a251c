"""Seed: plausible boards, for demos, benches and tests. The same seed gives the same board."""
