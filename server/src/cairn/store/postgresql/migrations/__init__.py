"""The schema's history: numbered files, applied in order, never changed once released."""
