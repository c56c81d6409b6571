"""Which acronyms does an article introduce? — *Communist Party of Venezuela (PCV)*, *PCV (Communist Party of …)*.

In Korean they are syllables of the name: 없는사료관(이하 ‘사료관’).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from indexer.enrich.longer_names import HEREAFTER
from indexer.enrich.name_forms import form_key, is_hangul, stands_alone
from indexer.patterns import lazy

NAMED_BY_LETTERS: Final = frozenset({"organisation", "state"})
"""The types of actors that have acronyms; after a person or a place, what stands in brackets is something else."""

_ACRONYM = r"(?P<acronym>[^\W\d_a-z](?:\.?-?[^\W\d_a-z]){1,8}\.?)"
# Behind an archive its town may stand: “Archives of Utopia, Seoul (hereafter AU)”.
_AFTER = lazy(
    rf"(?:[’']s)?(?:,\s[^\W\d_a-z][^\W\d_]{{1,20}})?\s?[(\[](?:{HEREAFTER}|(?:the|el|la|los|las|or|o)\s)?"
    rf"[“\"‘]?{_ACRONYM}[”\"’]?(?=[)\],;])"
)
# 없는사료관(이하 ‘사료관’), 없는사료관(이하 사료관 842)
_SYLLABLES = lazy(rf"\s?[(\[](?:{HEREAFTER})[“\"‘'「『]?(?P<acronym>[가-힣]{{2,8}})(?=[”\"’'」』)\]\s])")
_BEFORE = lazy(rf"(?<![\w-]){_ACRONYM}\s?[(\[](?:(?:the|el|la)\s)?[“\"‘]?$")
_CLOSING = lazy(r"[”\"’]?[)\]]")
_ROMAN = lazy(r"[IVXLCDM]+")
_NO_NAMES = frozenset({"PDF", "ISBN", "ISSN", "DOI", "URL", "TV", "AM", "PM", "BC", "AD", "NB", "SIC", "CEO", "PHD"})


def introduced(text: str, start: int, end: int, forms: Iterable[str]) -> tuple[str, int, int] | None:
    """The acronym that stands in brackets beside the name ``text[start:end]``, and where: or around it in brackets.

    Half of its letters at least must begin words of one of the ``forms``: *Granma (PCC)* says no other name of Granma.
    Syllables must all stand in one of them, in their order.
    """
    if short := _SYLLABLES.match(text, end):
        known = any(_holds_syllables(form, short["acronym"]) for form in forms)
        return (short["acronym"], *short.span("acronym")) if known else None
    found = _AFTER.match(text, end) or (
        _BEFORE.search(text[max(0, start - 24) : start]) if _closed(text, end) else None
    )
    if not found:
        return None
    letters = spelled(found["acronym"])
    if not letters.isupper() or _ROMAN.fullmatch(letters) or letters in _NO_NAMES or not _begins(letters, forms):
        return None
    offset = 0 if found.re is _AFTER else max(0, start - 24)
    return letters, offset + found.start("acronym"), offset + found.end("acronym")


def spelled(acronym: str) -> str:
    """An acronym without stops and hyphens."""
    return re.sub(r"[.-]", "", acronym)


def occurrences(letters: Iterable[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Where acronyms stand in a text: in capitals, with stops or without, or as syllables that are a name there."""
    for one in letters:
        if is_hangul(one):
            spans = (found.span() for found in re.finditer(one, text))
            yield from ((one, *span) for span in spans if stands_alone(text, *span))
        else:
            spellings = r"[.-]?".join(one)
            for found in re.finditer(rf"(?<![\w-]){spellings}(?![A-Za-z0-9_]|-[A-Z])", text):
                yield one, found.start(), found.end()


def _holds_syllables(form: str, short: str) -> bool:
    """Whether the syllables of a shorter name stand in a form, in their order."""
    left = iter(form)
    return len(short) < len(form) and all(syllable in left for syllable in short)


def _closed(text: str, end: int) -> bool:
    return _CLOSING.match(text, end) is not None


def _begins(letters: str, forms: Iterable[str]) -> bool:
    wanted = Counter(letters.casefold())
    for form in forms:
        initials = Counter(word[0] for word in form_key(form).replace("|", " ").split(" ") if word)
        if 2 * (wanted & initials).total() >= wanted.total():
            return True
    return False
