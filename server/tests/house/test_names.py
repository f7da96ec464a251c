"""A reader guesses the file: no name says only that things were left over."""

from pathlib import PurePath

from tests.house.repository import tracked

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "shared"}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    paths = tracked()
    assert paths
    assert [
        path
        for path in paths
        if SAYS_NOTHING & {part.split(".")[0].lower() for part in PurePath(path).parts}
    ] == []
