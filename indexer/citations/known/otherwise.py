"""How else may the words of a short form be read, where so read as they stand they mean no work?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import is_author
from indexer.citations.names.persons import split_at, split_names, trim
from indexer.citations.short.located import PAGE
from indexer.folding import fold
from indexer.patterns import lazy

_TELLING = 5
_NOTE = lazy(r"(?:n\.|note|nota)\s\d{1,4}")
_PAGE = lazy(rf"\s\(?(?:pp?\.\s?)?(?P<locator>{PAGE})\)?$")


def is_same_author(name: str) -> bool:
    """*Idem*, *Íd.*, *the same*, where an author would stand."""
    return fold(name).rstrip(".") in _SAME


_SAME = frozenset({"idem", "id", "eadem", "the same", "el mismo", "la misma"})


def footnoted(one: Citation) -> Citation | None:
    """*Ruiz, n. 12*, where note 12 is none of this article with a work of hers: a note of her own book."""
    note = next(one.all("note"), None)
    if one.form != "note" or note is None or not one.first("author"):
        return None
    place = () if one.first("locator") else (replace(note, name="locator"),)
    return replace(one, form="short", fields=(*(field for field in one.fields if field is not note), *place))


def noted(one: Citation) -> tuple[Citation, Citation] | None:
    """*Ruiz’s letter, n. 12*, taken for what note 12 of this article cites; and the same without the number."""
    note = next((field for field in one.all("locator") if _NOTE.fullmatch(field.value)), None)
    if one.form != "short" or note is None:
        return None
    others = tuple(field for field in one.fields if field is not note)
    number = CitationField("note", note.value.rpartition(" ")[2], note.start, note.end)
    return replace(one, form="note", fields=(*others, number)), replace(one, fields=others)


def titled(one: Citation) -> Citation | None:
    """*Salt Road, 40*, *Minutes, cit., 40*, read as an author, taken for a title; None where it can be none."""
    authors = [field for field in one.fields if field.name == "author"]
    if (
        one.form not in ("short", "opcit")
        or len(authors) != 1
        or one.first("title")
        or one.first("genre")
        or len(authors[0].value) < _TELLING
    ):
        return None
    fields = (replace(field, name="title") if field.name == "author" else field for field in one.fields)
    return replace(one, fields=tuple(field for field in fields if field.value.casefold() not in ("passim", "pássim")))


def parted(one: Citation, text: str) -> Iterator[Citation]:
    """Other ways of parting the words before the place into authors and a title: *Hobley, Brine and Crown, 40*,
    *Brandt, Mora, and Tal, Census, 9*; at last all of it as authors: *Panel on Salt, para. 60*."""
    head = [field for field in one.fields if field.name in ("author", "title")]
    if one.form not in ("short", "opcit") or not head or one.first("genre"):
        return
    start, end = min(field.start for field in head), max(field.end for field in head)
    others = tuple(field for field in one.fields if field not in head)
    for cut in (*islice(_CUT.finditer(text, start, end), _MOST_CUTS), None):
        last = cut.start() if cut else end
        title = trim(text, cut.end() if cut else end, end, _AROUND_TITLES)
        for names in (split_names(text, start, last), split_at(text, start, last, _LISTED)):
            if names and all(is_author(text[slice(*name)]) and not _INITIALS.fullmatch(text, *name) for name in names):
                fields = [CitationField("author", text[slice(*name)], *name) for name in names]
                titles = [CitationField("title", text[slice(*title)], *title)] if cut else []
                yield replace(one, fields=(*fields, *titles, *others))


def topical(one: Citation, text: str) -> Citation | None:
    """*Weights: Ruiz, p. 33*: what is told there, before the author, read as if it stood not there."""
    head = [field for field in one.fields if field.name in ("author", "title")]
    if one.form != "short" or [field.name for field in head] != ["author", "title"] or not one.first("locator"):
        return None
    topic, named = head
    if text[topic.end : named.start] != ": ":
        return None
    names = [CitationField("author", text[slice(*name)], *name) for name in split_names(text, named.start, named.end)]
    others = (field for field in one.fields if field not in head and field.name != "signal")
    return replace(one, start=named.start, fields=(*names, *others))


_INITIALS = lazy(r"(?:[^\W\d_]\.[\s-]?){1,3}")  # Ruiz, J.: one author
_LISTED = lazy(r",?\s(?:and|y|&)\s|,\s")
_CUT = lazy(r"[,:.]\s(?:(?:in|en)\s)?")
_MOST_CUTS = 6
_AROUND_TITLES = " ,;:“”‘’«»\"'「」『』"


def volumed(one: Citation) -> Citation | None:
    """*Bart, Dogmatics II/1, 41*: a title with a volume right behind it."""
    title = next(one.all("title"), None)
    found = _VOLUME.search(title.value) if title and one.form == "short" and one.first("locator") else None
    return _cut(one, title, found, "volume") if title and found else None


_VOLUME = lazy(r",?\s(?:(?:vol|t)\.\s)?(?P<volume>[IVX]{1,5}(?:[/.]\d{1,2})?|\d{1,2}(?:[/.]\d{1,2})?)$")


def paged(one: Citation) -> Citation | None:
    """*Ruiz, Salt Road 12*: a title with a page right behind it."""
    title = next(one.all("title"), None)
    page = _PAGE.search(title.value) if title and one.form == "short" and not one.first("locator") else None
    return _cut(one, title, page, "locator") if title and page and one.first("author") else None


def _cut(one: Citation, title: CitationField, found: re.Match[str], name: FieldName) -> Citation:
    """The citation with a title that ends before what was found in it, the group ``name`` of which is a field."""
    short = replace(title, value=title.value[: found.start()], end=title.start + found.start())
    told = CitationField(name, found[name], title.start + found.start(name), title.start + found.end(name))
    return replace(one, fields=(*(short if field is title else field for field in one.fields), told))
