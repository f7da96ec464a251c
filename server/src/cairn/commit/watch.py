"""Where the time of a group goes, for its log line."""

from time import perf_counter


class Watch:
    """Seconds by step, each lap from the one before."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = perf_counter()

    def lap(self, step: str) -> None:
        """The step ends here."""
        now = perf_counter()
        self.seconds[step] = self.seconds.get(step, 0.0) + now - self._since
        self._since = now
