"""docs/run.md lists every setting as the code has it, and no other."""

import re
from dataclasses import fields

from cairn.settings import PREFIX, Settings
from tests.house.repository import read


def shown(default: object) -> str:
    return f"`{default}`" if default else "none"


def test_the_table_of_settings_is_that_of_the_code() -> None:
    documented: list[str] = re.findall(rf"^\| `{PREFIX}.+\|$", read("docs/run.md"), re.MULTILINE)
    assert documented == [
        f"| `{PREFIX}{each.name.upper()}` | {shown(each.default)} | {each.metadata['unit']} "
        f"| {each.metadata['doc']} |"
        for each in fields(Settings)
    ]
