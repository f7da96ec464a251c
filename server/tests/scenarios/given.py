"""What a scenario starts from: the notation's `given` as rows and accounts.

Always there: the workspace `ws`, its owner `olga`, and her private board `ops`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cairn.decide.facts import Account, TextClocks, TextKey
from cairn.decide.row import Row
from cairn.model.fields import Merge, Text
from cairn.model.ids import INSTANCE, PersonId, RowId, ScopeId, SessionId, StreamId
from cairn.model.kinds import BOARD_ROLES, KINDS, Kind, ScopeKind, StreamKind, field_of
from cairn.model.scopes import admin_scope
from tests.scenarios.names import expand, id_of

NOW = 1_700_000_000_000
"""The server's time of each decision."""
BEFORE = NOW - 86_400_000
"""When everything given was made and last changed, unless it says otherwise."""
WORKSPACE = StreamId(id_of("ws"))
_NOT_FIELDS = {"in", "order", "seq", "by", "deleted", "stream", "count"}


@dataclass
class Given:
    """The state before the mutation."""

    rows: list[Row] = field(default_factory=list[Row])
    accounts: list[Account] = field(default_factory=list[Account])
    sessions: set[SessionId] = field(default_factory=set[SessionId])
    texts: dict[TextKey, TextClocks] = field(default_factory=dict[TextKey, TextClocks])
    uploads: set[tuple[PersonId, str]] = field(default_factory=set[tuple[PersonId, str]])

    def head(self, stream: StreamId) -> int:
        """Return the stream's last seq: that of its youngest row."""
        return max((row.seq for row in self.rows if row.stream == stream), default=0)

    def number(self, stream: StreamId) -> int:
        """Return the last task number given in the stream."""
        of_stream = (row for row in self.rows if row.stream == stream)
        return max((row.values.get("number", 0) for row in of_stream), default=0)


def given(described: dict[str, Any]) -> Given:
    """Return the state that a `given` describes."""
    builder = _Builder()
    if not described.get("no_workspace"):
        builder.add("workspace", "ws", {})
        builder.add("board", "ops", described.get("board", {}).get("ops") or {})
        builder.person("olga", "owner")
    for name, about in described.get("people", {}).items():
        if name != "olga":
            builder.person(name, about)
    for kind, rows in described.items():
        if kind in KINDS:
            builder.add_all(kind, rows)
    for place, clocks in described.get("texts", {}).items():
        builder.text(place, clocks)
    for person, content in described.get("uploads", {}).items():
        builder.given.uploads.add((PersonId(id_of(person)), content))
    return builder.given


class _Builder:
    def __init__(self) -> None:
        self.given = Given()
        self._by_id: dict[RowId, Row] = {}
        self._counts: dict[str, int] = {}

    def person(self, name: str, about: str | dict[str, Any]) -> None:
        """Add someone: `editor` (on ops), `guest` (of the workspace), or both in a mapping."""
        if isinstance(about, str):
            about = {"board": about} if about in BOARD_ROLES else {"workspace": about}
        person, session = PersonId(id_of(name)), SessionId(id_of(f"session of {name}"))
        self.given.accounts.append(
            Account(
                person=person,
                active=about.get("active", True),
                is_admin=about.get("admin", False),
                name=name,
                email=f"{name}@example.org",
            )
        )
        if about.get("session", True):
            self.given.sessions.add(session)
        role = about.get("workspace", "member")
        if role != "none":
            member: dict[str, Any] = {"person": name, "role": role, "name": name}
            member["deleted"] = about.get("left", False)
            self.add("member", f"member-{name}", member)
        if "board" in about:
            self.add("board_member", f"ops-{name}", {"person": name, "role": about["board"]})

    def add_all(self, kind: str, rows: dict[str, dict[str, Any] | None]) -> None:
        for name, about in rows.items():
            if id_of(name) not in self._by_id:
                for one in _repeated(name, about or {}):
                    self.add(kind, one, about or {})

    def add(self, kind_name: str, name: str, about: dict[str, Any]) -> None:
        kind, row_id = KINDS[kind_name], id_of(name)
        parent = self._parent(kind, about)
        by = PersonId(id_of(about.get("by", "olga")))
        deleted = about.get("deleted")
        deleted_by = by if deleted is True else PersonId(id_of(deleted)) if deleted else None
        count = self._counts[kind_name] = self._counts.get(kind_name, -1) + 1
        row = Row(
            kind=kind_name,
            stream=self._stream(kind, row_id, parent),
            id=row_id,
            scope=ScopeId(row_id),
            parent=parent.id if parent else None,
            order=str(about.get("order", f"a{count}")) if kind.placed else None,
            seq=about.get("seq", 1),
            created_at=BEFORE,
            created_by=by,
            updated_at=BEFORE,
            updated_by=by,
            deleted_at=BEFORE if deleted else None,
            deleted_by=deleted_by,
            values=_values(kind, name, about, count),
        )
        row.scope = _scope(kind, row, parent)
        self._by_id[row_id] = row
        self.given.rows.append(row)

    def text(self, place: str, clocks: dict[int, list[Any]]) -> None:
        name, field_name = place.split(".")
        known = {
            client: (clock, PersonId(id_of(person))) for client, (clock, person) in clocks.items()
        }
        self.given.texts[WORKSPACE, id_of(name), field_name] = TextClocks(known, 0)

    def _parent(self, kind: Kind, about: dict[str, Any]) -> Row | None:
        if kind.parent is None:
            return None
        if "in" in about:
            return self._by_id[id_of(about["in"])]
        return next(row for row in self._by_id.values() if row.kind == kind.parent)

    def _stream(self, kind: Kind, row_id: RowId, parent: Row | None) -> StreamId:
        if kind.stream is StreamKind.INSTANCE:
            return INSTANCE
        return parent.stream if parent else StreamId(row_id)


def _repeated(name: str, about: dict[str, Any]) -> Iterator[str]:
    """`count: 3` makes name, name-2 and name-3."""
    yield name
    for number in range(2, about.get("count", 1) + 1):
        yield f"{name}-{number}"


def _scope(kind: Kind, row: Row, parent: Row | None) -> ScopeId:
    match kind.scope:
        case ScopeKind.STREAM:
            return ScopeId(row.stream)
        case ScopeKind.ADMIN:
            return admin_scope(row.stream)
        case ScopeKind.BOARD:
            return ScopeId(row.id) if parent is None or kind.name == "board" else parent.scope


def _values(kind: Kind, name: str, about: dict[str, Any], count: int) -> dict[str, Any]:
    values: dict[str, Any] = {
        one.name: name for one in kind.fields if one.required and isinstance(one.type, Text)
    }
    if kind.name == "task":
        values["number"] = count + 1
    for key, value in about.items():
        if key not in _NOT_FIELDS:
            known = field_of(kind.name, key)
            expanded = expand(known, value)
            is_set = known is not None and known.merge is Merge.SET
            values[key] = sorted(expanded) if is_set else expanded
    return values
