"""Any frame at all: answered or ignored, never an exception, never the end of the connection."""

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cairn.model import frames
from tests.verify.site import Site, empty_site, set_up

_SHAPES = {
    str(shape.__struct_config__.tag): shape.__struct_fields__
    for shape in (
        frames.Hold, frames.Threads, frames.Push, frames.CatchUp, frames.Presence, frames.Ping,
    )
}  # fmt: skip

_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def _frames(known: list[str]) -> st.SearchStrategy[str]:
    """Frames with the right names, and values that are right, nearly right or odd."""
    value: st.SearchStrategy[Any] = (
        st.sampled_from(known) | st.integers(-1, 10) | st.lists(st.sampled_from(known)) | _JSON
    )

    def of_type(tag: str) -> st.SearchStrategy[Any]:
        optional = dict.fromkeys(_SHAPES[tag], value)
        return st.fixed_dictionaries({"type": st.just(tag)}, optional=optional)

    shaped: st.SearchStrategy[Any] = st.sampled_from(sorted(_SHAPES)).flatmap(of_type)
    return (shaped | _JSON).map(json.dumps) | st.text(max_size=30)


async def _send_all(site: Site, texts: list[str]) -> None:
    owner = site.people["Ada"]
    reader = await owner.follow()
    for text in texts:
        await reader.send_text(text.replace("WORKSPACE", site.workspace).replace("OWN", owner.id))
    pongs = len(reader.of_type("pong"))
    await reader.send({"type": "ping"})
    await reader.settle()
    reader.close()
    assert len(reader.of_type("pong")) > pongs
    assert reader.of_type("bye") == []


@hypothesis_settings(max_examples=25, deadline=None)
@given(texts=st.lists(_frames(["WORKSPACE", "OWN"]), max_size=30))
def test_no_frame_ends_the_connection(texts: list[str]) -> None:
    async def run() -> None:
        with TemporaryDirectory() as folder:
            async with empty_site(Path(folder)) as site:
                await set_up(site)
                await _send_all(site, texts)

    asyncio.run(run())
