"""How else may the words of a short form be read, where so read as they stand they mean no work?"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField

_TELLING = 5
_PAGE = re.compile(r"\s\(?(?:pp?\.\s?)?(?P<page>\d{1,4}(?:[-–~]\d{1,4})?)\)?$")


def footnoted(one: Citation) -> Citation | None:
    """*Ruiz, n. 12*, where note 12 is none of this article with a work of hers: a note of her own book."""
    note = next(one.all("note"), None)
    if one.form != "note" or note is None or not one.first("author"):
        return None
    fields = tuple(replace(field, name="locator") if field is note else field for field in one.fields)
    return replace(one, form="short", fields=fields)


def titled(one: Citation) -> Citation | None:
    """*Salt Road, 40*, read as an author with a page, taken for a title with a page; None where it can be none."""
    authors = [field for field in one.fields if field.name == "author"]
    if (
        one.form != "short"
        or len(authors) != 1
        or one.first("title")
        or one.first("genre")
        or len(authors[0].value) < _TELLING
    ):
        return None
    fields = (replace(field, name="title") if field.name == "author" else field for field in one.fields)
    return replace(one, fields=tuple(field for field in fields if field.value.casefold() not in ("passim", "pássim")))


def authored(one: Citation) -> Citation | None:
    """*Panel on Salt, para. 60*, read as a title with a place in it, taken for the body that wrote it."""
    title = next(one.all("title"), None)
    if one.form != "short" or title is None or one.first("author") or " " not in title.value:
        return None
    fields = tuple(replace(field, name="author") if field is title else field for field in one.fields)
    return replace(one, fields=fields)


def listed(one: Citation) -> Citation | None:
    """*Brandt, Mora, and Tal, Census, 9*: several authors by their family names alone."""
    title, author = next(one.all("title"), None), next(one.all("author"), None)
    found = _LISTED.match(title.value) if title and one.form == "short" else None
    if found is None or title is None or author is None or len(one.values("author")) > 1 or " " in author.value:
        return None
    names = [replace(author, value=found[n], start=title.start + found.start(n), end=title.start + found.end(n))
             for n in (1, 2, 3) if found[n]]  # fmt: skip
    rest = title.value[found.end() :]
    more = [replace(title, value=rest, start=title.start + found.end())] if rest else []
    others = (field for field in one.fields if field not in (title, author))
    return replace(one, fields=(author, *names, *more, *others))


_FAMILY = r"((?:[^\W\d_]+\s)?[^\W\d_a-z][\w’'-]*)"
_LISTED = re.compile(rf"{_FAMILY}(?:,\s{_FAMILY})?,?\s(?:and|y|&)\s{_FAMILY}(?:,\s|$)")


def paged(one: Citation) -> Citation | None:
    """*Ruiz, Salt Road 12*: a title with a page right behind it."""
    title = next(one.all("title"), None)
    page = _PAGE.search(title.value) if title and one.form == "short" and not one.first("locator") else None
    if page is None or title is None or not one.first("author"):
        return None
    short = replace(title, value=title.value[: page.start()], end=title.start + page.start())
    locator = CitationField("locator", page["page"], title.start + page.start("page"), title.start + page.end("page"))
    return replace(one, fields=(*(short if field is title else field for field in one.fields), locator))
