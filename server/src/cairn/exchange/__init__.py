"""Exchange: what comes into a workspace from elsewhere, through the one write path."""
