"""Answers in fewer bytes: zstd, Brotli or gzip, as the browser can."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

_TYPES = (
    "text/html", "text/css", "text/javascript", "text/plain", "text/csv", "image/svg+xml", "application/json",
    "application/problem+json", "application/atom+xml", "application/x-ndjson",
)  # fmt: skip


def install(app: Flask) -> None:
    """Compress the answers of ``app``. Call it before what sets headers: Flask runs the last one installed first."""
    app.config.setdefault("COMPRESS_MIMETYPES", list(_TYPES))
    Compress(app)
