"""What people have been notified of, as the store has it and as their replicas do."""

from typing import Any

from cairn.model.ids import StreamId
from tests.verify.site import Person, Site

Json = dict[str, Any]


async def inbox(site: Site, person: Person) -> list[Json]:
    """Return the person's notifications once the readers are through, by entry."""
    await site.doors.readers.settle()
    store: Any = site.doors.hub.reads
    _, rows = await store.rows_of(StreamId(person.id), ["notification"])
    return [
        {"id": row.id, **row.values}
        for row in sorted(rows, key=lambda row: (row.values["entry"], row.id))
        if row.deleted_at is None
    ]


async def reasons(site: Site, person: Person) -> list[str]:
    """Return why the person was notified, in order."""
    return [each["reason"] for each in await inbox(site, person)]
