"""CSL items as files that other programs read: CSL-JSON, BibTeX (written by pybtex), RIS (written by rispy).

Each is written item by item, so that a whole result can be streamed. The generation of the library stands in every
item (``source``, ``note`` and ``DB``), as neither CSL-JSON nor RIS has room for a remark at the head.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from indexer.citations.export.csl import Item, names_of, year_of
from indexer.citations.model import Format
from indexer.folding import fold
from indexer.patterns import lazy

_BIBTEX_TYPES: Final = {
    "article-newspaper": "article", "article-journal": "article", "article-magazine": "article", "book": "book",
    "chapter": "incollection", "thesis": "phdthesis",
}  # fmt: skip
_RIS_TYPES: Final = {
    "article-newspaper": "NEWS", "article-journal": "JOUR", "article-magazine": "MGZN", "book": "BOOK",
    "chapter": "CHAP", "thesis": "THES", "manuscript": "MANSCPT", "webpage": "ELEC", "interview": "PCOMM",
    "speech": "GEN", "document": "GEN", "article": "ELEC",
}  # fmt: skip
_BIBTEX_FIELDS: Final = {
    "title": "title", "edition": "edition", "volume": "volume", "issue": "number", "page": "pages",
    "publisher-place": "address", "URL": "url", "DOI": "doi", "language": "language", "collection-title": "series",
}  # fmt: skip
_RIS_FIELDS: Final = {
    "title": "title", "container-title": "secondary_title", "edition": "edition", "volume": "volume",
    "issue": "number", "publisher": "publisher", "publisher-place": "place_published", "DOI": "doi",
    "language": "language", "collection-title": "tertiary_title",
}  # fmt: skip
# pybtex refuses braces without their other half, and takes a backslash or a dollar for the beginning of a command.
_BIBTEX_SIGNS: Final = str.maketrans({"{": "(", "}": ")", "\\": "/", "$": "＄"})
_KEY = lazy(r"[^a-z0-9-]+")
_CONTROL = lazy(r"[\x00-\x1f\x7f\s]+")


def write(items: Iterable[Item], form: Format) -> Iterator[str]:
    """The file, in pieces: one an item, with what stands before and after them."""
    return _WRITERS[form](items)


def _csl(items: Iterable[Item]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield f"{opening}\n{json.dumps(item, ensure_ascii=False, separators=(',', ':'))}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _bibtex(items: Iterable[Item]) -> Iterator[str]:
    from pybtex.database import BibliographyData, Entry, Person  # noqa: PLC0415 - heavy, and seldom wanted

    used: set[str] = set()
    for item in items:
        entry = Entry(_BIBTEX_TYPES.get(item["type"], "misc"), _bibtex_fields(item))
        for role in ("author", "editor"):
            for family, given in names_of(item, role):
                person = Person()
                person.last_names = [_part(family)] if given else [f"{{{_part(family)}}}"]
                person.first_names = [_part(given)] if given else []
                entry.persons.setdefault(role, []).append(person)
        yield f"{BibliographyData({_bibtex_key(item['id'], used): entry}).to_string('bibtex')}\n"


def _bibtex_fields(item: Item) -> dict[str, str]:
    fields = {ours: _safe(str(item[theirs])) for theirs, ours in _BIBTEX_FIELDS.items() if item.get(theirs)}
    if where := item.get("container-title"):
        fields["booktitle" if item["type"] == "chapter" else "journal"] = _safe(where)
    if publisher := item.get("publisher"):
        fields["school" if item["type"] == "thesis" else "publisher"] = _safe(publisher)
    if year := year_of(item):
        fields["year"] = year
    if notes := _notes(item):
        fields["note"] = _safe("; ".join(notes))
    return fields


def _notes(item: Item) -> list[str]:
    """What the format has no field for."""
    told = [item[name] for name in ("genre", "archive", "archive_location", "number", "note") if item.get(name)]
    if locator := item.get("locator"):
        told.insert(0, f"{item['label']} {locator}")
    return [*told, *([item["source"]] if item.get("source") else [])]


def _bibtex_key(name: str, used: set[str]) -> str:
    """A key of ASCII letters, which every program takes; Hangul goes by its code points, shortened."""
    plain = "".join(char if char.isascii() else f"{ord(char):x}" for char in fold(name))
    key = stem = _KEY.sub("-", plain).strip("-")[:80] or "work"
    number = 1
    while key in used:
        number += 1
        key = f"{stem}-{number}"
    used.add(key)
    return key


def _safe(text: str) -> str:
    return _CONTROL.sub(" ", text).translate(_BIBTEX_SIGNS).strip()


def _part(name: str) -> str:
    """A part of a name, in which BibTeX would take a comma or an *and* for the end."""
    return re.sub(r"\band\b", "&", _safe(name).replace(",", " ")).strip() or "?"


def _ris(items: Iterable[Item]) -> Iterator[str]:
    import rispy  # noqa: PLC0415 - seldom wanted

    for item in items:
        yield rispy.dumps([_ris_entry(item)], implementation=_Writer()).lstrip("\n") + "\n"


def _Writer() -> Any:  # noqa: N802 - a class made late, for rispy is imported late
    from rispy.writer import RisWriter  # noqa: PLC0415

    class Writer(RisWriter):  # type: ignore[misc]
        """Without the number that rispy puts before each entry, which would be 1 throughout."""

        def set_header(self, count: int) -> str:
            return ""

    return Writer


def _ris_entry(item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {"type_of_reference": _RIS_TYPES.get(item["type"], "GEN"), "id": item["id"]}
    for role, field in (("author", "authors"), ("editor", "secondary_authors"), ("translator", "subsidiary_authors")):
        if names := names_of(item, role):
            entry[field] = [_line(f"{family}, {given}" if given else family) for family, given in names]
    entry |= {ours: _line(str(item[theirs])) for theirs, ours in _RIS_FIELDS.items() if item.get(theirs)}
    if parts := item.get("issued", {}).get("date-parts"):
        first = [*parts[0], "", ""][:3]
        entry["year"] = str(parts[0][0])
        entry["date"] = "/".join(f"{part:02}" if part else "" for part in first) + "/"
    if page := item.get("page"):
        first_page, _, last = str(page).replace("–", "-").partition("-")
        entry["start_page"] = _line(first_page)
        if last:
            entry["end_page"] = _line(last)
    if url := item.get("URL"):
        entry["urls"] = [_line(url)]
    if source := item.get("source"):
        entry["name_of_database"] = source
    if notes := [note for note in _notes(item) if note != item.get("source")]:
        entry["notes"] = [_line(note) for note in notes]
    return entry


def _line(text: str) -> str:
    """RIS is read line by line: what holds a line end would begin another field."""
    return _CONTROL.sub(" ", text).strip()


_WRITERS: Final[dict[str, Callable[[Iterable[Item]], Iterator[str]]]] = {"csl": _csl, "bibtex": _bibtex, "ris": _ris}
