"""A figure beside its budget and its yardstick, as a table for people and JSON for tools."""

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Literal

from msgspec import Struct, to_builtins
from rich.console import Console
from rich.table import Table

Bound = Literal["at most", "at least"]


class Figure(Struct, frozen=True):
    """One measured thing: the median of its runs. `budget` None is reported, not gated."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    bound: Bound = "at most"
    yardstick: str = ""
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the budget holds."""
        if self.budget is None:
            return True
        return self.value <= self.budget if self.bound == "at most" else self.value >= self.budget


def middle(values: Sequence[float]) -> float:
    """Return the median, to three places."""
    return round(median(values), 3)


def show(figures: Sequence[Figure]) -> None:
    """Print the table."""
    table = Table("figure", "value", "budget", "", "beside", "note")
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.bound} {figure.budget:g}"
        table.add_row(
            figure.name,
            f"{figure.value:,.3g} {figure.unit}"
            if figure.value < 1000
            else f"{figure.value:,.0f} {figure.unit}",
            budget,
            "" if not budget else "met" if figure.met else "OVER",
            figure.yardstick,
            figure.note,
        )
    Console(width=160).print(table)


def save(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**to_builtins(figure), "met": figure.met} for figure in figures]
    path.write_text(json.dumps(rows, indent=2) + "\n")
