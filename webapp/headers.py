"""What every answer says about itself: what a browser may do with it, and how long it may keep it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, Response, request

from webapp import i18n, state

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
    """Put the headers on every answer of ``app``."""

    def finish(response: Response) -> Response:
        held = {name.lower() for name, _ in response.headers}
        for name, value in SECURITY.items():
            if name.lower() not in held:
                response.headers.add(name, value)  # ``setdefault`` looks twice through all of them for each
        return response

    app.after_request(finish)


def digest(files: Iterable[Path]) -> str:
    """A short hash of what ``files`` hold."""
    return digest_of(b"".join(path.read_bytes() for path in files))


def digest_of(data: bytes) -> str:
    """A short hash of ``data``."""
    return hashlib.sha256(data).hexdigest()[:12]


def build_of(package: Path) -> str:
    """A hash of the code, templates and style in ``package``: an answer made by other code is another answer."""
    kinds = {".py", ".html", ".css", ".js", ".svg", ".po"}
    return digest(sorted(p for p in package.rglob("*") if p.suffix in kinds))


def revalidated(response: Response, generation: str) -> Response:
    """``response`` with an ETag of its address and language, the library's generation and our code.

    It is 304 if the client has it.
    ``generation`` must be read before the answer is made: an answer newer than its tag is only fetched once more.
    """
    address = request.path.encode() + b"?" + request.query_string
    made = "\0".join((state.current().build, generation, i18n.language())).encode()
    response.set_etag(hashlib.sha256(made + b"\0" + address).hexdigest()[:24], weak=True)
    response.headers["Cache-Control"] = REVALIDATE
    response.make_conditional(request)
    return response
