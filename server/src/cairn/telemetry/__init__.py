"""Telemetry: log lines with fields. A leaf: all but model, policy and decide may use it."""
