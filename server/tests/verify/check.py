"""The verify action: after a test that changed something, old replica + entries == fresh snapshot.

For four readers: one who reads all, one who reads one board, one who reads none, and one whose
rights change meanwhile. A canary word is planted in each scope and searched in every byte that
others received.
"""

from dataclasses import dataclass

import msgspec

from cairn.model.ids import PersonId, RowId, ScopeId, StreamId
from tests.verify.reader import Reader
from tests.verify.replica import Json, table_rows
from tests.verify.site import Person, Site, create, join, set_up

RED, BLUE = "canary-red", "canary-blue"
LATE, ADMIN, OWN = "canary-late", "canary-admin", "canary-own"
ENDED = "canary-ended"


@dataclass
class Witnesses:
    """The four, by what they read; they follow from before the test to its end."""

    site: Site
    readers: dict[str, Reader]
    changing: Person
    seat: str
    """The row that puts the changing one on the blue board."""

    def dismiss(self) -> None:
        """Close their connections."""
        for reader in self.readers.values():
            reader.close()


async def summon(site: Site) -> Witnesses:
    """Set up a workspace with two private boards, and the four who watch."""
    owner = await set_up(site)
    for name in (RED, BLUE):
        await private_board(site, owner, name)
    one = await join(site, "Ben", boards=[{"board": site.boards[RED], "role": "editor"}])
    none = await join(site, "Cyn", "guest")
    changing = await join(site, "Dan", boards=[{"board": site.boards[BLUE], "role": "editor"}])
    everybody = {"all": owner, "one": one, "none": none, "changing": changing}
    readers = {name: await person.follow() for name, person in everybody.items()}
    return Witnesses(site, readers, changing, await _seat(site, BLUE, changing))


async def private_board(site: Site, owner: Person, name: str) -> None:
    """Make a board that only its owner is on, with a column and a task of the same name."""
    board = create("board", site.workspace, "a0", name=name)
    seat = create("board_member", board["id"], person=owner.id, role="manager")
    column = create("column", board["id"], "a0", name="To do")
    await owner.do(board, seat, column, create("task", column["id"], "a0", title=name))
    site.boards[name], site.columns[name] = board["id"], column["id"]


async def verify(witnesses: Witnesses) -> None:
    """Change somebody's rights, plant the canaries, and compare all that the four hold."""
    await _settle(witnesses)
    await _change_rights(witnesses)
    await _settle(witnesses)
    for name, reader in witnesses.readers.items():
        await _compare(witnesses.site, name, reader)
    _search_canaries(witnesses)


async def _change_rights(witnesses: Witnesses) -> None:
    """Move the changing one from the blue board to the red, where something has just ended, and go
    on at once on the blue.
    """
    site = witnesses.site
    owner = next(iter(site.people.values()))
    ended = create("task", site.columns[RED], "a6", title=ENDED)
    trash, end = ({"op": op, "kind": "task", "id": ended["id"]} for op in ("delete", "purge"))
    leave = {"op": "delete", "kind": "board_member", "id": witnesses.seat}
    red = create("board_member", site.boards[RED], person=witnesses.changing.id, role="commenter")
    late = create("task", site.columns[BLUE], "a5", title=LATE)
    invitation = create(
        "invitation", site.workspace, email=f"{ADMIN}@example.org", role="member", uses=1
    )
    ops = (ended, trash, end, leave, red, late, invitation)
    mutations = [owner.mutation(op) for op in ops]
    own = create("preference", owner.id, name=OWN, value=True)
    answers = await owner.push(*mutations, owner.mutation(own, stream=owner.id))
    assert {answer["type"] for answer in answers} == {"accepted"}, answers


async def _settle(witnesses: Witnesses) -> None:
    await witnesses.site.doors.readers.settle()
    for reader in witnesses.readers.values():
        await reader.settle()


async def _compare(site: Site, name: str, reader: Reader) -> None:
    """Hold the reader's replicas against what the store has now."""
    fresh = await _fresh(site, PersonId(reader.person))
    assert reader.scopes == {stream: set(scopes) for stream, scopes in fresh.items()}, name
    for stream, scopes in fresh.items():
        wanted = {row["id"]: row for rows in scopes.values() for row in rows}
        held = reader.replicas[stream].rows
        assert held.keys() == wanted.keys(), f"{name} holds other rows of {stream}"
        for key, row in wanted.items():
            assert held[key] == row, f"{name} holds another {row['kind']}"


async def _fresh(site: Site, person: PersonId) -> dict[str, dict[str, list[Json]]]:
    """Return what somebody who comes anew is given: by stream and scope, the rows."""
    hub = site.doors.hub
    fresh: dict[str, dict[str, list[Json]]] = {}
    for stream in [StreamId(person), *await hub.reads.streams_of(person)]:
        rights = await hub.rights(stream, person)
        fresh[stream] = {scope: await _rows(site, stream, scope) for scope in rights}
    return fresh


async def _rows(site: Site, stream: StreamId, scope: ScopeId) -> list[Json]:
    reads = site.doors.hub.reads
    rows = table_rows(msgspec.json.decode((await reads.segment(stream, scope)).body))
    for task in [row for row in rows if row["kind"] == "task"]:
        thread = await reads.thread(stream, RowId(task["id"]))
        assert thread is not None
        rows += table_rows(msgspec.json.decode(thread.body))
    return rows


def _search_canaries(witnesses: Witnesses) -> None:
    """Each word was received by those who may read it, and by nobody else."""
    may = {
        RED: {"all", "one", "changing"},
        BLUE: {"all", "changing"},
        LATE: {"all"},
        ADMIN: {"all"},
        OWN: {"all"},
        ENDED: {"all", "one"},
    }
    for word, readers in may.items():
        for name, reader in witnesses.readers.items():
            got = any(word in text for text in reader.received)
            assert got == (name in readers), f"{name} {'got' if got else 'lacks'} {word}"


async def _seat(site: Site, board: str, person: Person) -> str:
    _, rows = await site.doors.hub.reads.rows_of(site.workspace, ["board_member"])
    (seat,) = [
        row.id
        for row in rows
        if row.parent == site.boards[board] and row.values["person"] == person.id
    ]
    return seat
