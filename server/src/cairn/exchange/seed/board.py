"""One plausible board, drawn from a seed. Pure: the same arguments give the same rows."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final, TypeVar

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs] - it has none
    generate_n_keys_between,
)

from cairn.exchange.seed import words
from cairn.exchange.wanted import Wanted, row_id
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.ops import Value

SOURCE: Final = "seed"
_SEASON_MS: Final = 90 * 24 * 60 * 60 * 1000
_MOST_NAMED: Final = 12
"""People that tasks are given to: a board of a large team is still the work of some."""


T = TypeVar("T")


class SeededBoard:
    """Draws a board. `place` tells boards of one seed apart; `now` is in milliseconds."""

    def __init__(  # noqa: PLR0913 - what a board is drawn from
        self,
        workspace: StreamId,
        people: Sequence[tuple[PersonId, str]],
        *,
        seed: int,
        place: int,
        tasks: int,
        now: int,
    ) -> None:
        self._workspace = workspace
        self._people = people[:_MOST_NAMED]
        self._key = f"{seed}:{place}"
        self._place = place
        self._tasks = tasks
        self._now = now
        self._random = Random(self._key)  # nosec B311 # noqa: S311 - it must repeat
        self.board = self._id("board")
        self._label_ids = [self._id(f"label:{number}") for number in range(len(words.LABELS))]

    def rows(self) -> Iterator[Wanted]:
        """Yield all rows, parents first."""
        name, key, colour = words.BOARDS[self._place % len(words.BOARDS)]
        again = self._place // len(words.BOARDS)
        values = {"name": f"{name} {again + 1}" if again else name, "key": key, "colour": colour}
        yield Wanted(
            kind="board",
            id=self.board,
            parent=RowId(self._workspace),
            order=f"a{self._place % 10}",
            values={**values, "everyone": "editor"},
        )
        yield from self._labels()
        columns = list(self._columns())
        yield from columns
        yield from self._all_tasks(columns)

    def _labels(self) -> Iterator[Wanted]:
        orders = _orders(len(words.LABELS))
        for (name, colour), label, order in zip(words.LABELS, self._label_ids, orders, strict=True):
            values = {"name": name, "colour": colour} if name else {"colour": colour}
            yield Wanted("label", label, self.board, order, values)

    def _columns(self) -> Iterator[Wanted]:
        orders = _orders(len(words.COLUMNS))
        for (name, limit, is_done, _), order in zip(words.COLUMNS, orders, strict=True):
            values = _said(name=name, limit=limit, is_done=is_done)
            yield Wanted("column", self._id(f"column:{order}"), self.board, order, values)

    def _all_tasks(self, columns: Sequence[Wanted]) -> Iterator[Wanted]:
        shares = [share for *_, share in words.COLUMNS]
        standing = self._random.choices(range(len(columns)), shares, k=self._tasks)
        orders = [iter(_orders(standing.count(place))) for place in range(len(columns))]
        for number, place in enumerate(standing):
            yield from self._task(f"task:{number}", columns[place], next(orders[place]))

    def _task(self, name: str, column: Wanted, order: str) -> Iterator[Wanted]:
        task = Wanted(
            kind="task",
            id=self._id(name),
            parent=column.id,
            order=order,
            values=_said(
                title=self._title(),
                assignees=sorted(self._few([person for person, _ in self._people])),
                labels=sorted(self._few(self._label_ids)),
                due=self._due() if self._is_one_in(4) else None,
                priority=self._random.choice((1, 2, 2, 3, 3, 4)) if self._is_one_in(3) else None,
                estimate=self._random.choice((0.5, 1, 2, 3, 5, 8)) if self._is_one_in(5) else None,
                done_at=self._past() if "is_done" in column.values else None,
            ),
            text={"description": self._description()} if self._is_one_in(3) else {},
        )
        yield task
        if self._is_one_in(7):
            yield from self._checklist(name, task.id)
        if self._is_one_in(5):
            yield from self._comments(name, task.id)

    def _checklist(self, name: str, task: RowId) -> Iterator[Wanted]:
        checklist = self._id(f"{name}:checklist")
        yield Wanted("checklist", checklist, task, "a0", {"title": "Steps"})
        titles = self._random.sample(words.CHECKS, self._random.randint(2, 8))
        for title, order in zip(titles, _orders(len(titles)), strict=True):
            values = _said(title=title, done=self._is_one_in(2))
            yield Wanted("check_item", self._id(f"{name}:{order}"), checklist, order, values)

    def _comments(self, name: str, task: RowId) -> Iterator[Wanted]:
        times = sorted(self._past() for _ in range(self._random.choice((1, 1, 2, 3, 6))))
        for number, at in enumerate(times):
            person, author = self._random.choice(self._people)
            yield Wanted(
                kind="comment",
                id=self._id(f"{name}:comment:{number}"),
                parent=task,
                values={"body": self._random.choice(words.REMARKS)},
                origin={"source": SOURCE, "id": name, "author": author, "person": person, "at": at},
            )

    def _title(self) -> str:
        draw = self._random
        if self._is_one_in(200):
            return draw.choice(words.LONG)
        if self._is_one_in(8):
            return draw.choice(words.ELSEWHERE)
        return f"{draw.choice(words.ACTS)} {draw.choice(words.THINGS)}{draw.choice(words.ENDINGS)}"

    def _description(self) -> str:
        count = self._random.choice((1, 1, 2, 4))
        return "\n\n".join(self._random.sample(words.PARAGRAPHS, count))

    def _due(self) -> str:
        day = datetime.fromtimestamp(self._now / 1000, UTC) + timedelta(
            self._random.randint(-20, 60)
        )
        return f"{day:%Y-%m-%d}"

    def _past(self) -> int:
        return self._now - self._random.randint(0, _SEASON_MS)

    def _few(self, items: Sequence[T]) -> list[T]:
        count = min(len(items), self._random.choice((0, 0, 1, 1, 1, 2, 3)))
        return self._random.sample(items, count)

    def _is_one_in(self, often: int) -> bool:
        return self._random.randrange(often) == 0

    def _id(self, name: str) -> RowId:
        return row_id(self._workspace, SOURCE, f"{self._key}:{name}")


def _orders(count: int) -> list[str]:
    return generate_n_keys_between(None, None, count)


def _said(**values: Value) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {name: value for name, value in values.items() if value not in (None, False, [])}
