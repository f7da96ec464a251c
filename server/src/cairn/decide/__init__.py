"""Decide: pure rules that turn facts and a mutation into changes or a refusal."""
