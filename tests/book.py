"""EPUB files made by hand, member by member, as small as they can be."""

from __future__ import annotations

from collections.abc import Mapping

from tests.word import packed

CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = "<dc:title>Rifles</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>en</dc:language>"


def page(body: str, *, attributes: str = "") -> str:
    """An XHTML page."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>'
        f"<body{' ' if attributes else ''}{attributes}>{body}</body></html>"
    )


def members(
    pages: Mapping[str, str],
    *,
    metadata: str = METADATA,
    spine: str | None = None,
    properties: Mapping[str, str] | None = None,
    guide: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> dict[str, str | bytes]:
    """The members of a book. ``pages`` are bodies (or whole pages) by their names below OPS, in the spine's order."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        f' properties="{(properties or {}).get(name, "")}"/>'
        for number, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{number}"/>' for number in range(len(pages))) if spine is None else spine
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{refs}</spine>{guide}</package>"
    )
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf,
        **{f"OPS/{name}": body if body.startswith("<?xml") else page(body) for name, body in pages.items()},
        **(more or {}),
    }


def epub(pages: Mapping[str, str], **more: object) -> bytes:
    """An EPUB; see ``members``."""
    return packed(members(pages, **more))  # type: ignore[arg-type]
