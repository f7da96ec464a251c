"""A log that can't be written stops nothing."""

import errno
import io
from collections.abc import Iterator

import pytest
import structlog

from cairn.telemetry.logs import configure, log


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_a_line_is_written_whole() -> None:
    stream = io.StringIO()
    configure("json", "info", stream)
    log().info("group", entries=3)
    assert '"event":"group"' in stream.getvalue()
    assert stream.getvalue().endswith("}\n")


def test_a_closed_stream_stops_nobody() -> None:
    stream = io.StringIO()
    configure("json", "info", stream)
    stream.close()
    log().info("group", entries=3)


class _FullDisk(io.StringIO):
    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_stops_nobody() -> None:
    configure("json", "info", _FullDisk())
    log().info("group", entries=3)
