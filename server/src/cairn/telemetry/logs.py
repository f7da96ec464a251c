"""Log lines: JSON or for a console, one a request or group, to standard output.

No line holds a secret or a text that a person wrote: handlers log ids, counts and durations.
Lines of libraries that use the standard library's logging take the same form.
"""

import contextlib
import logging
import sys
from typing import Any, Literal, TextIO, cast

import msgspec
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_encoder = msgspec.json.Encoder(enc_hook=repr)


class _Unfailing:
    """A stream for lines that may be lost.

    A full disk or a closed pipe behind the log must not stop what is logged about, the write path
    first of all. None: whatever standard output is at the time.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError):
            (self._stream or sys.stdout).write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            (self._stream or sys.stdout).flush()


def configure(
    log_format: Literal["json", "console"], level: str, stream: TextIO | None = None
) -> None:
    """Set up structlog and the standard library's logging; call it once, at start."""
    unfailing = _Unfailing(stream)
    threshold = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer = _json if log_format == "json" else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", unfailing)),
    )
    _take_over_standard_logging(shared, renderer, threshold, unfailing)


def _json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return _encoder.encode(event).decode()


def _take_over_standard_logging(
    shared: list[Processor], renderer: Processor, threshold: int, stream: _Unfailing
) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    # What libraries tell below a warning is about themselves; our own lines say what happened.
    root.setLevel(max(threshold, logging.WARNING))


def log() -> Any:  # noqa: ANN401 - structlog's loggers take any event
    """Return the logger. Its first argument names what happened, the others are fields."""
    return structlog.get_logger()
