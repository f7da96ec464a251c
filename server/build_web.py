"""Puts the built web app and the licence into the wheel.

An editable install (the checkout) has neither: there `cairn/web` is a link to `web/dist`, made by
the set-up steps.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REPOSITORY = Path(__file__).resolve().parent.parent


class WebBuildHook(BuildHookInterface[BuilderConfig]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        dist = REPOSITORY / "web" / "dist"
        if not (dist / "index.html").is_file():
            message = "web/dist is not built: run `make wheel`, which builds the web app first"
            raise FileNotFoundError(message)
        build_data["force_include"][str(dist)] = "cairn/web"
        build_data["force_include"][str(REPOSITORY / "LICENSE")] = "cairn/LICENSE"
