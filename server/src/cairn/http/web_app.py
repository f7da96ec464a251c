"""The built web app: files with hashed names for ever, the page for every deep link.

A file is read and compressed when it is first asked for and kept; a rebuilt one is seen by its
time. There are a few dozen of them.
"""

import gzip
import mimetypes
from hashlib import sha256
from pathlib import Path
from typing import Final

from anyio import to_thread
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

_HASHED: Final = "assets/"
"""Names in this folder carry a hash of their content."""

_COMPRESSIBLE: Final = ("text/", "application/json", "application/manifest", "image/svg")

_MEDIA_TYPES: Final = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""Those that a system's own table may lack or have wrong."""

_NOT_BUILT: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Cairn</title>
<h1>The web app is not built</h1>
<p>The server runs, and <a href="/api/openapi.json">its API</a> answers.
From a checkout, <code>make run</code> builds the app and starts both; the released package
carries it.</p></html>"""


class _File(Struct, frozen=True):
    time: int
    plain: bytes
    packed: bytes | None
    media_type: str
    etag: str


class WebApp:
    """Serves the files of one folder; None where there is no build."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None
        self._files: dict[Path, _File] = {}

    async def serve(self, request: Request) -> Response:
        """Return the file at the path, else the app's page, which shows what the path names."""
        if self._folder is None or not (self._folder / "index.html").is_file():
            return HTMLResponse(_NOT_BUILT, 503)
        asked = request.path_params.get("path", "")
        found = await to_thread.run_sync(self._find, asked)
        if found is None and asked.startswith(_HASHED):
            return Response("There is no such file.", 404, media_type="text/plain")
        page = await to_thread.run_sync(self._find, "index.html") if found is None else found
        if page is None:
            return HTMLResponse(_NOT_BUILT, 503)
        return _response(request, page, for_ever=asked.startswith(_HASHED))

    def _find(self, asked: str) -> _File | None:
        if self._folder is None:
            return None
        try:
            path = (self._folder / asked).resolve()
            is_ours = path.is_relative_to(self._folder) and path.is_file()
        except (OSError, ValueError):  # a name that is too long, or has a zero byte
            return None
        return self._current(path) if is_ours else None

    def _current(self, path: Path) -> _File:
        time = path.stat().st_mtime_ns
        known = self._files.get(path)
        if known is None or known.time != time:
            known = self._files[path] = _read(path, time)
        return known


def _read(path: Path, time: int) -> _File:
    plain = path.read_bytes()
    guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    media_type = _MEDIA_TYPES.get(path.suffix, guessed)
    packed = gzip.compress(plain, 9, mtime=0) if media_type.startswith(_COMPRESSIBLE) else None
    return _File(time, plain, packed, media_type, f'"{sha256(plain).hexdigest()[:20]}"')


def _response(request: Request, file: _File, *, for_ever: bool) -> Response:
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable" if for_ever else "no-cache",
        "ETag": file.etag,
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == file.etag:
        return Response(None, 304, headers)
    if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(file.packed, 200, headers, file.media_type)
    return Response(file.plain, 200, headers, file.media_type)
