"""What every answer says about itself: what a browser may do with it, and how long it may keep it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, Response, request, url_for

from webapp import state

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOREVER = "public, max-age=31536000, immutable"
REVALIDATE = "private, no-cache"


def install(app: Flask) -> None:
    """Put the headers on every answer of ``app``, and hashed addresses of static files into its templates."""
    static = Path(str(app.static_folder))
    hashes = {str(p.relative_to(static)): digest([p]) for p in sorted(static.rglob("*")) if p.is_file()}

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=hashes[name])

    def finish(response: Response) -> Response:
        for name, value in SECURITY.items():
            response.headers.setdefault(name, value)
        if request.endpoint == "static" and response.status_code in {200, 304}:
            _keep_static(response, hashes)
        return response

    app.jinja_env.globals["asset"] = asset
    app.after_request(finish)


def digest(files: Iterable[Path]) -> str:
    """A short hash of what ``files`` hold."""
    found = hashlib.sha256()
    for path in files:
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def build_of(package: Path) -> str:
    """A hash of the code, templates and style in ``package``: an answer made by other code is another answer."""
    kinds = {".py", ".html", ".css", ".svg"}
    return digest(sorted(p for p in package.rglob("*") if p.suffix in kinds))


def revalidated(response: Response, generation: str) -> Response:
    """``response`` with an ETag of its address, the library's generation and our code; 304 if the client has it.

    ``generation`` must be read before the answer is made: an answer newer than its tag is only fetched once more.
    """
    address = request.path.encode() + b"?" + request.query_string
    made = "\0".join((state.current().build, generation)).encode()
    response.set_etag(hashlib.sha256(made + b"\0" + address).hexdigest()[:24], weak=True)
    response.headers["Cache-Control"] = REVALIDATE
    response.make_conditional(request)
    return response


def _keep_static(response: Response, hashes: dict[str, str]) -> None:
    """Let a file be kept for ever when its address carries its hash."""
    name = (request.view_args or {}).get("filename", "")
    asked = request.query_string == f"v={hashes.get(name)}".encode()
    response.headers["Cache-Control"] = FOREVER if asked else "public, no-cache"
