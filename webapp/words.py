"""What the pages call things: facets, kinds, languages, sorts. The one place to translate."""

from __future__ import annotations

import re

from webapp import dates

_WORD = re.compile(r"[a-z]+[ ,]")

FACET_TITLES = {
    "kind": "Kind",
    "year": "Year",
    "actor": "Actor",
    "outlet": "Outlet",
    "work": "Work cited",
    "publication": "Publication",
    "published": "Published",
    "lang": "Language",
}
MISSING_WORDS = {
    "kind": "no kind",
    "year": "no year",
    "actor": "no known actor",
    "outlet": "no known outlet",
    "work": "no work cited",
    "publication": "publication unknown",
    "published": "date unknown",
    "lang": "language unknown",
}
KINDS = {"paragraph": "paragraph", "footnote": "footnote", "caption": "caption"}
LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
SORTS = {
    "relevance": "Best match first",
    "year": "Earliest year first",
    "-year": "Latest year first",
    "document": "In reading order",
}


def value_label(facet: str, value: str, label: str) -> str:
    """What a page shows for a facet value that the engine labels ``label``."""
    if facet in {"year", "published"}:
        return dates.decade(value)
    if facet == "lang":
        return LANGUAGES.get(value, label)
    return label or value


def sentence(text: str) -> str:
    """A message as a sentence: with a capital, unless it begins with a name such as ``year=``, and a full stop."""
    capital = text[:1].upper() + text[1:] if _WORD.match(text) else text
    return capital if capital.endswith((".", "!", "?", "…")) else capital + "."


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 passage``, ``1,412 passages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
