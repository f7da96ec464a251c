"""The one exception that services raise for what the asker can be told."""

from cairn.model.errors import CODES, Code


class Problem(Exception):
    """A code of the catalogue with the parameters of its text; a door answers with it."""

    def __init__(self, code: str, **detail: str) -> None:
        super().__init__(code)
        self.code: Code = CODES[code]
        self.detail = detail
