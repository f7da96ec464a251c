"""Trello's ten colours, each in three shades, as the ten hues."""

from typing import Final

_HUES: Final = {
    "green": "moss",
    "yellow": "ochre",
    "orange": "clay",
    "red": "rose",
    "purple": "heath",
    "blue": "lake",
    "sky": "sky",
    "lime": "pine",
    "pink": "iris",
    "black": "stone",
}


def hue(colour: str) -> str | None:
    """Return the hue of a colour such as `green` or `sky_dark`; None for one that is not known."""
    return _HUES.get(colour.partition("_")[0])
