"""A copy is looked at before anybody relies on it, and what it holds is told."""

from msgspec import Struct

from cairn.cli.checkup import of_store
from cairn.cli.exits import Failed
from cairn.instance import Store


class Held(Struct, frozen=True):
    """What a copy holds."""

    schema: int
    accounts: int
    workspaces: int
    entries: int

    def __str__(self) -> str:
        """Return it for people."""
        return (
            f"{self.workspaces:,} workspace(s), {self.accounts:,} account(s), "
            f"{self.entries:,} entries in the log, schema {self.schema}"
        )


async def verified(store: Store) -> Held:
    """Look at the copy as `cairn doctor` does, and return what it holds. Raises Failed."""
    wrong = [f"  {f.check}: {f.what}" async for f in of_store(store) if f.state == "fail"]
    if wrong:
        raise Failed("The copy is not as it should be, and is not kept:\n" + "\n".join(wrong))
    schema, _ = await store.schema()
    heads = [await store.head(stream) for stream in await store.streams()]
    return Held(
        schema=schema,
        accounts=len(await store.accounts()),
        workspaces=len(await store.workspaces()),
        entries=sum(head.seq for head in heads),
    )
