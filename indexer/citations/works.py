"""Which work does a citation cite? An id made of the citation alone, and one record out of many citations.

The id asks nothing of other citations, so that it is the same whatever was read before, in whatever order: the family
name of the first author and the title up to a colon, folded. What differs between spellings of one work has to fold
away: accents, case, quotes, a subtitle, an article at the head, years at the foot of a title, the order of a name,
the romanisation of a Korean family name. Where that falls short: a title in another language, a title shortened before
its colon (short forms are resolved within their article, and take the id of what they lean on), the second of two
Spanish family names left out, an article cited with its author here and without there. Editions are one work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from indexer.citations.model import Citation, FieldName, Work, WorkKind
from indexer.citations.names.families import family_of
from indexer.folding import fold
from indexer.patterns import lazy

_WORDS = lazy(r"[^\W_]+(?:['’][^\W_]{1,2}(?!\w))?")
_SUBTITLE = lazy(r"\s*(?::\s|\s[–—-]\s|;\s)|(?<=\?):?\s(?=[^\W_a-z])")
_RESOLUTION = lazy(r"(?:resolu\w+|결의안?)\s(?:no\.?\s|n\.?º\s|제)?(?P<number>.+)", re.IGNORECASE)
_ARTICLES = frozenset(
    ["the", "a", "an", "el", "la", "los", "las", "un", "una", "le", "les", "der", "die", "das", "o", "os", "as", "il"]
)
_YEARS = lazy(r"[,\s]+\(?(?:c\.\s)?\d{4}(?:\s?[-–—/]\s?\d{2,4})?\)?$")
_LONGEST = 60
# A headline so long is nobody else's; a shorter one without an author is told apart by its year as well.
_TELLING_WORDS = 6
_DATED: frozenset[WorkKind] = frozenset({"archival", "statement", "document", "interview"})
_CONTAINED: tuple[FieldName, ...] = ("container", "archive", "fond", "inventory", "box", "folder", "file", "document")


def work_id(citation: Citation) -> str | None:
    """The id of the work that a citation names by itself; None where it says too little."""
    author = family_of(citation.first("author") or citation.first("editor"))
    title = title_key(citation.first("title"))
    date = citation.first("date")
    parts = [author, *title]
    if citation.kind == "document" and (found := _RESOLUTION.fullmatch(citation.first("title"))):
        return _slug(["resolution", *_WORDS.findall(fold(found["number"]))])
    if citation.kind in _DATED:
        if not title:
            parts.append("interview" if citation.kind == "interview" else citation.kind)
        parts += _WORDS.findall(fold(date))
        if len(parts) < 2 or not date or not (title or author):
            parts += _flat(citation, _CONTAINED)
    elif not title:
        parts += [*_flat(citation, _CONTAINED), *_WORDS.findall(date)]
        parts = parts if citation.first("container") else [author, *_WORDS.findall(fold(citation.first("url")))[1:]]
    elif not author and not _telling(title):
        parts.append(date[:4])
    kept = [part for part in parts if part]
    if not kept or (len(kept) == 1 and not title):
        return None
    return _slug(kept)


def title_key(title: str) -> tuple[str, ...]:
    """The words of a title by which it is known: folded, without subtitle, article and years."""
    main = _SUBTITLE.split(title.strip('“”"‘’«» '), maxsplit=1)[0]
    words = _WORDS.findall(fold(_YEARS.sub("", main)).replace("'", "")) or _WORDS.findall(fold(title))
    return tuple(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


@lru_cache(maxsize=4096)
def title_words(title: str) -> tuple[str, ...]:
    """All words of a title, folded."""
    return tuple(_WORDS.findall(fold(title).replace("'", "")))


def _telling(title: tuple[str, ...]) -> bool:
    return len(title) >= _TELLING_WORDS and title[0].isascii()


def _flat(citation: Citation, names: Iterable[FieldName]) -> list[str]:
    return [word for name in names for word in _WORDS.findall(fold(citation.first(name)))]


def _slug(parts: list[str]) -> str:
    """The parts with hyphens between; where that is long, its beginning and a digest of the whole."""
    whole = "-".join(parts)
    if len(whole) <= _LONGEST:
        return whole
    digest = blake2b(whole.encode(), digest_size=3).hexdigest()
    head = whole[: _LONGEST - 7]
    return f"{head.rpartition('-')[0] or head}-{digest}"


# --- records --------------------------------------------------------------------------------------------------------

_OF_WORK: tuple[FieldName, ...] = (
    "author", "editor", "translator", "title", "translation", "genre", "container", "series", "edition", "volume",
    "issue", "publisher", "place", "date", "pages", "archive", "fond", "inventory", "box", "folder", "file", "document",
    "url", "doi",
)  # fmt: skip


def work_of(citation: Citation) -> Work | None:
    """The work as one citation gives it; None for a citation without a work."""
    if citation.work is None:
        return None
    fields = tuple((field.name, field.value) for field in citation.fields if field.name in _OF_WORK)
    return Work(citation.work, label_of(citation), citation.kind, fields)


def label_of(citation: Citation) -> str:
    """What a person reads for a work: its authors, its title without the subtitle, where it appeared, its year."""
    authors = citation.values("author") or citation.values("editor")
    title = _SUBTITLE.split(citation.first("title"), maxsplit=1)[0]
    date = citation.first("date")
    where = "" if authors and title else citation.first("container") or citation.first("archive")
    if not title and not where:
        where = citation.first("genre") or citation.first("url")
    year = date if not title or citation.kind in _DATED else date[:4]
    year = "" if f"({year[:4]})" in title else year
    named = ", ".join(part for part in (_people(authors), title, where) if part)
    return f"{named} ({year})" if year else named


def _people(names: tuple[str, ...]) -> str:
    plain = [_said(name) for name in names]
    if len(plain) > 3:
        return f"{plain[0]} et al."
    return " and ".join(filter(None, (", ".join(plain[:-1]), plain[-1]))) if plain else ""


def _said(name: str) -> str:
    """*Taylor, Moe* as it is said: *Moe Taylor*."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and not given.endswith(("Jr.", "Sr.")) else name
