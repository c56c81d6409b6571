"""A saved web archive (WARC, ISO 28500) → RawDocument: its first web page that can be read.

One document is one article, so that ids, catalogue rows and fingerprints stay what they are. An archive holds a page
with its pictures, styles and scripts, and often more pages. The first HTML page with a text in it is the article, in
the order of the archive, which is that of the visit; the others are named in the problems. It is read as any saved
page, with the charset that its server gave, and its address is where it was saved from.

warcio (Apache-2.0) reads the records; it is the extra ``warc``, for few libraries hold such files.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any

from indexer.errors import DocumentError
from indexer.model import RawDocument
from indexer.reading.encoding import visible
from indexer.reading.html import read_html
from indexer.reading.limits import MAX_DOCUMENT_BYTES

MAX_UNPACKED = 512 * 2**20  # an archive of a page with all its pictures has a tenth of that
MAX_RECORDS = 20_000
_CHUNK = 2**20
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_PACKED = ("", "identity", "gzip", "deflate")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_NAMED = 5  # other pages in a problem


@dataclass(frozen=True, slots=True)
class _SavedPage:
    """A page as the archive has it; ``data`` is None where it is too large or packed in a way we can't undo."""

    address: str
    data: bytes | None
    charset: str | None
    whole: bool


def read_warc(data: bytes) -> RawDocument:
    """Read the first page of an archive. Raises DocumentError where there is none, or none that can be read."""
    if find_spec("warcio") is None:
        raise DocumentError("reading web archives needs the package warcio", cure='pip install "ibid[warc]"')
    _refuse_bomb(data)
    article: RawDocument | None = None
    reasons: list[str] = []
    others: list[str] = []
    for page in _pages(data):
        if article is not None:
            others.append(page.address)
            continue
        try:
            article = _read(page)
        except DocumentError as error:
            reasons.append(f"{page.address}: {error.message}")
    if article is None:
        why = f": {'; '.join(reasons[:_NAMED])}" if reasons else ""
        raise DocumentError(
            f"there is no web page with a text in the archive{why}", cure="save the page again, or save it as HTML"
        )
    return replace(article, problems=(*article.problems, *_left(reasons), *_other_pages(others)))


def _read(page: _SavedPage) -> RawDocument:
    if page.data is None:
        raise DocumentError("it is too large, or packed in a way that can't be undone")
    raw = read_html(page.data, page.charset)
    cut = () if page.whole else (f"the archive ends within {page.address}: the page may not be whole",)
    source = page.address if page.address.startswith(("http://", "https://")) else raw.metadata.source
    return replace(raw, metadata=replace(raw.metadata, source=source), problems=(*raw.problems, *cut))


def _left(reasons: list[str]) -> Iterator[str]:
    if reasons:
        yield f"passed over: {'; '.join(reasons[:_NAMED])}"


def _other_pages(others: list[str]) -> Iterator[str]:
    if not others:
        return
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    named = ", ".join(others[:_NAMED])
    yield f"the archive holds other pages, not read: {named}{more}; save each that is an article as a file of its own"


def _pages(data: bytes) -> Iterator[_SavedPage]:
    """The HTML pages that were answered with 200, in order."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data))):
            _bound(number)
            kind = (record.content_type if record.rec_type == "resource" else _header(record, "Content-Type")) or ""
            if record.rec_type in ("response", "resource") and _is_page(record, kind):
                yield _page(record, kind)
    except (
        ArchiveLoadFailed,
        zlib.error,
        EOFError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        OSError,
    ) as error:
        raise DocumentError(
            "it is no whole web archive: its records can't be read", cure="get it again, or save the page as HTML"
        ) from error


def _bound(number: int) -> None:
    if number >= MAX_RECORDS:
        raise DocumentError(f"the archive has more than {MAX_RECORDS:,} records", cure="split it into its pages")


def _is_page(record: Any, kind: str) -> bool:
    answered = record.rec_type == "resource" or record.http_headers.get_statuscode() == "200"
    return answered and kind.partition(";")[0].strip().lower() in _HTML


def _header(record: Any, name: str) -> str | None:
    headers = record.http_headers
    return headers.get_header(name) if headers is not None else None


def _page(record: Any, kind: str) -> _SavedPage:
    address = visible(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")[:2_000]
    packed = (_header(record, "Content-Encoding") or "").lower()
    known = packed in _PACKED
    # Of other packings warcio makes something or fails by what else is installed; they are left as they are.
    body = (record.content_stream() if known else record.raw_stream).read(MAX_DOCUMENT_BYTES + 1)
    unpacked = known or b"<" in body[:1024]
    given = _CHARSET.search(kind)
    left = getattr(record.raw_stream, "limit", 0)
    usable = unpacked and len(body) <= MAX_DOCUMENT_BYTES
    return _SavedPage(address, body if usable else None, given[1] if given else None, not left)


def _refuse_bomb(data: bytes) -> None:
    """Unpack a gzip archive once, member by member and piece by piece, and refuse what has no end."""
    if not data.startswith(b"\x1f\x8b"):
        return
    total, place = 0, 0
    while place < len(data):
        member = zlib.decompressobj(wbits=31)
        piece = memoryview(data)[place:]
        try:
            while not member.eof and (piece or member.unconsumed_tail):
                total += len(member.decompress(member.unconsumed_tail or piece[:_CHUNK], _CHUNK))
                piece = piece if member.unconsumed_tail else piece[_CHUNK:]
                if total > MAX_UNPACKED:
                    raise DocumentError(
                        f"the archive unpacks to more than {MAX_UNPACKED // 2**20} MB", cure="split it into its pages"
                    )
        except zlib.error:
            return  # damage, which the reader of the records meets at the same place
        if not member.eof:
            return
        place = len(data) - len(piece) - len(member.unused_data)
