"""kill -9 under load: what was acknowledged is found, and every repeat gets its first answer."""
