"""Load: all facts that a group is decided from, set-based, in rounds for what stands above.

What is needed is said by `cairn.decide.facts`. Everything is read once, after the lock; what the
group does meanwhile the facts show by themselves.
"""

from collections.abc import Sequence
from typing import Final

from cairn.commit.store import FactReads, RowKey
from cairn.commit.submission import Submission
from cairn.commit.wanted import Wanted
from cairn.decide.facts import Facts
from cairn.decide.row import Row
from cairn.model.ids import RowId, ScopeId

_MAPPED_BY_NAME: Final = ("label", "field")
"""Of both boards, when a task changes boards."""


async def load(transaction: FactReads, facts: Facts, submissions: Sequence[Submission]) -> None:
    """Fill the facts for these submissions."""
    wanted = Wanted()
    for submission in submissions:
        wanted.submission(submission)
    loader = _Loader(transaction, facts, wanted)
    await loader.trees()
    await loader.setters()
    await loader.relations()
    await loader.crossings()
    await loader.undone()
    await loader.purged()
    await loader.people()
    if wanted.texts:
        facts.texts.update(await transaction.texts(list(wanted.texts)))


class _Loader:
    def __init__(self, transaction: FactReads, facts: Facts, wanted: Wanted) -> None:
        self._transaction = transaction
        self._facts = facts
        self._wanted = wanted
        self._related: set[RowKey] = set()

    async def trees(self) -> None:
        """Load the rows asked for and all that stands above them."""
        await self._asked_rows()
        for stream, parent in self._wanted.named_parents:
            if (
                self._facts.row(stream, parent) is None
                and (stream, parent) not in self._wanted.made
            ):
                self._wanted.of_any_kind(stream, parent)
        await self._asked_rows()

    async def _asked_rows(self) -> None:
        while asked := self._wanted.take_rows():
            found = await self._transaction.rows(asked)
            self._facts.load(found)
            self._wanted.around(found)

    async def setters(self) -> None:
        """Load who set what the ops are about to meet."""
        met = [key for key in self._wanted.seen if self._is_another(*key)]
        if met:
            self._facts.setters.update(await self._transaction.setters(met))

    async def relations(self) -> None:
        """Load the relations of the tasks that relations name, upwards from parent to parent."""
        tasks = self._ends_of_relations()
        while tasks:
            self._related.update(tasks)
            found = await self._transaction.children(tasks, ("relation",))
            self._facts.load(found)
            tasks = [key for key in map(_parent_task, found) if key and key not in self._related]

    async def crossings(self) -> None:
        """Load what changes its board: the trees that move, labels and fields of the boards.

        One row may move below another before that one crosses, so once anything may cross, the
        trees of all moves are loaded.
        """
        boards: dict[RowKey, None] = {}
        for row, parent in self._wanted.moves:
            scopes = (self._scope_of(row), self._scope_of(parent))
            if scopes[0] != scopes[1]:
                boards.update({(row[0], RowId(scope)): None for scope in scopes if scope})
        if boards:
            await self._below([row for row, _ in self._wanted.moves])
            self._facts.load(await self._transaction.children(list(boards), _MAPPED_BY_NAME))

    async def undone(self) -> None:
        """Load what stands below rows whose making is undone, or what was touched there since."""
        asked = self._wanted.undone.items()
        if whole := [key for key, (since, _) in asked if since == 0]:
            await self._below(whole)
        rows = ((self._facts.row(*key), *looked) for key, looked in asked if looked[0] > 0)
        looks = {(row.stream, row.scope, since, by) for row, since, by in rows if row is not None}
        for stream, scope, since, by in looks:
            for row_id in await self._transaction.touched_since(stream, scope, since, by):
                self._wanted.of_any_kind(stream, row_id)
        await self._asked_rows()

    async def purged(self) -> None:
        """Load all that is to end, and where the log speaks of it."""
        wanted = self._wanted
        roots = [key for key in wanted.purged if wanted.has_deletions or self._is_in_trash(key)]
        if not roots:
            return
        below = await self._transaction.below(roots)
        keys = [*roots, *((row.stream, row.id) for row in below)]
        relations = await self._transaction.relations_to(keys)
        self._facts.load([*below, *relations])
        keys += [(row.stream, row.id) for row in relations]
        self._facts.former.update(await self._transaction.scopes_in_log(keys))

    async def people(self) -> None:
        """Load accounts, sessions, and the rows that say who is where."""
        transaction, facts, wanted = self._transaction, self._facts, self._wanted
        persons = list(wanted.persons)
        facts.load(await transaction.members(persons))
        if wanted.owned:
            facts.load(await transaction.owners(list(wanted.owned)))
        accounts = await transaction.accounts(list({person for _, person in persons}))
        facts.accounts.update({account.person: account for account in accounts})
        if wanted.sessions:
            sessions = list(wanted.sessions)
            facts.live_sessions |= await transaction.live_sessions(sessions, facts.now)

    async def _below(self, roots: Sequence[RowKey]) -> None:
        self._facts.load(await self._transaction.below(roots))

    def _scope_of(self, key: RowKey) -> ScopeId | None:
        """Return the scope of a row, also where the group is to make it; None where it isn't."""
        passed: set[RowKey] = set()
        at: RowKey | None = key
        while at is not None and at not in passed:
            row = self._facts.row(*at)
            if row is not None:
                return row.scope
            passed.add(at)
            at = self._wanted.made.get(at)
        return None

    def _is_in_trash(self, key: RowKey) -> bool:
        """Say whether a row that is loaded, or one above it, is deleted."""
        row = self._facts.row(*key)
        while row is not None and row.deleted_at is None:
            row = self._facts.row(row.stream, row.parent) if row.parent else None
        return row is not None

    def _is_another(self, row_key: RowKey, field: str) -> bool:
        """Say whether the row holds something else than an op's author saw."""
        row = self._facts.row(*row_key)
        if row is None:
            return False
        was = self._wanted.seen[row_key, field]
        match field:
            case "parent":
                return row.parent != was
            case "deleted_at":
                return row.seq != was
            case _:
                return row.values.get(field) != was

    def _ends_of_relations(self) -> list[RowKey]:
        """Return the tasks at both ends of the relations that are made or restored."""
        ends = set(self._wanted.relations)
        for stream, row_id in self._wanted.restored:
            row = self._facts.row(stream, row_id)
            if row is not None and row.parent is not None:
                ends |= {(stream, row.parent), (stream, RowId(row.values["to"]))}
        return list(ends)


def _parent_task(relation: Row) -> RowKey | None:
    """Return the task that the relation names as the parent of its own."""
    is_upwards = relation.values["link"] == "parent"
    return (relation.stream, RowId(relation.values["to"])) if is_upwards else None
