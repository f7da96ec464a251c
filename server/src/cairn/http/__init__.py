"""The HTTP door: one table of endpoints, problems by the catalogue, the built web app."""
