"""One sheet and one script for all pages, each joined from the parts in its folder when an app is made.

A part is a file that fits in the head; a page still asks for one sheet and one script. Their addresses carry a hash of
what they hold, so that a browser keeps them until they change.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast
from urllib.parse import quote

from flask import Blueprint, Flask, Response, abort, current_app, request

from webapp.headers import FOREVER, digest, digest_of

bp = Blueprint("assets", __name__)

_TYPES = {"ibid.css": "text/css; charset=utf-8", "ibid.js": "text/javascript; charset=utf-8"}
_KEY = "ibid-assets"
_PLACE = "/assets"


def install(app: Flask) -> None:
    """Join the parts, and give templates ``asset(name)``: the address of the sheet, the script or a static file."""
    static = Path(str(app.static_folder))
    bundles = {"ibid.css": _joined(static / "css", ".css"), "ibid.js": _script(static / "js")}
    hashes = {str(p.relative_to(static)): digest([p]) for p in sorted(static.rglob("*")) if p.is_file()}
    hashes |= {name: digest_of(data) for name, data in bundles.items()}
    app.extensions[_KEY] = bundles

    places = {name: f"{_PLACE}/{name}" if name in bundles else f"{app.static_url_path}/{name}" for name in hashes}
    addresses = {name: f"{quote(place)}?v={hashes[name]}" for name, place in places.items()}

    def asset(name: str) -> str:
        return addresses[name]

    def keep(response: Response) -> Response:
        """A file may be kept for ever when its address carries its hash."""
        if request.endpoint in {"static", "assets.bundle"} and response.status_code in {200, 304}:
            found = request.view_args or {}
            known = hashes.get(found.get("filename") or found.get("name", ""))
            asked = request.query_string == f"v={known}".encode()
            response.headers["Cache-Control"] = FOREVER if asked else "public, no-cache"
        return response

    app.jinja_env.globals["asset"] = asset
    app.after_request(keep)
    app.register_blueprint(bp)


@bp.get(f"{_PLACE}/<name>")
def bundle(name: str) -> Response:
    """The sheet or the script."""
    bundles = cast(Mapping[str, bytes], current_app.extensions[_KEY])
    if name not in bundles:
        abort(404)
    response = Response(bundles[name], content_type=_TYPES[name])
    response.set_etag(digest_of(bundles[name]), weak=True)
    response.make_conditional(request)
    return response


def _joined(folder: Path, suffix: str) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.glob(f"*{suffix}")))


def _script(folder: Path) -> bytes:
    """The parts in the order of their names, each in a scope of its own; the first of them makes ``Ibid``."""
    first, *rest = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    return "\n".join(['"use strict";', first, *(f"{{\n{part}}}" for part in rest)]).encode()
