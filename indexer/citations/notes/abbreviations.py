"""*(hereafter SUR)*, *(en adelante, CC)*, (이하 ‘장부’): the name by which later notes call a work or its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import is_
from typing import Final

from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

LEAD: Final = (
    r"(?:(?:hereafter|hereinafter|henceforth|from\s(?:here|now)\son)(?:\s(?:cited|referred\sto|abbreviated))?(?:\sas)?|(?:cited|abbreviated)\s(?:hereafter|"
    r"below|henceforth)?\s?as|(?:de\saquí\s)?en\sadelante|de\saquí\sen\smás|en\slo\ssucesivo|desde\saquí|citad[oa]\s(?:en\sadelante\s)?como|이하|아래에서는)"
)
"""What says that a name will stand for a work from there on."""
_INNER, _BEHIND, _ALONE, _TOLD = (
    rf"(?P<{name}>[^\W_][\w {comma}.·’'&/-]{{0,58}}?)" for name, comma in (("a", ","), ("b", ""), ("c", ""), ("d", ""))
)
# Lawyers put nothing before it: “…, 2015) at 6 [Salt Claims].”
_CAPITALS = r"(?-i:[^\W\d_a-z][\w.’&-]*(?:\s(?:of\s|the\s|and\s|de\s|del\s|la\s|y\s)*[^\W\d_a-z][\w.’&-]*){0,5})"
# In brackets, or behind a comma at the end of a citation.
_INTRODUCED = Prefiltered(
    rf"\s?[(\[](?:{LEAD}|=)[,:]?\s?[“\"‘'«「『<〈]?{_INNER}[”\"’'»」』>〉]?(?:\s(?P<number>[Ⅰ-Ⅻ\d]{{1,4}}))?(?:[,.]|\s?(?:(?:이?라고?|으?로|[과와])\s?[가-힣\s]{{0,24}}))?[)\]]"
    rf"|(?:[,;]|(?<=\.))\s{LEAD}[,:]?\s?[“\"‘'«「『]?{_BEHIND}[”\"’'»」』]?(?:으?로\s[가-힣\s]{{1,8}})?(?=\.?\s*$|[;.]\s|\))"
    rf"|(?<=\d)\s\[(?P<e>{_CAPITALS})\](?=\.?\s*$|[;.,]\s)"
    rf"|(?<=[.;])\s(?:이\s[가-힣]{{1,4}}[은는을를]\s)?(?:이하|아래|앞으로|이후|다음부터)(?:에서)?는?\s[「『《〈<‘“]{_ALONE}[」』》〉>’”](?:이?라고?|으?로)만?\s(?:줄|약|적|표기|칭|부르|쓴|씀|한다|함)[^.;]{{0,60}}"
    rf"|(?<=\.\s)(?:이하\s(?:[가-힣\s]{{1,16}}[은는]\s)?|(?:hereafter|hereinafter|henceforth|en\sadelante),?\s[a-zà-ÿ\s]{{0,40}}\s(?:as|como)\s)"
    rf"[‘“«「『'\"]{_TOLD}[,.]?[’”»」』'\"](?:(?:으?로|이?라고?|[과와]\s같이)\s(?:줄|약|표기|적|쓰|부르)[가-힣\s]{{0,12}})?(?=\.)",
    re.IGNORECASE,
)
_BLANK = " "
_BLANKS = lazy(r"\s{6,}")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A name for later notes: the citation that introduces it, and the authors for whom it stands, if for these."""

    name: str
    note: int
    citation: Citation
    authors: tuple[str, ...]


@lru_cache(maxsize=256)
def said_as(name: str) -> re.Pattern[str]:
    """The pattern of a name in a text: of several volumes *통장 1* is 『통장』 1.

    A particle may stand behind a name that is no common noun (전합 판결은, RP와), where talk of 장부를 means any book.
    """
    over = _OVER if " " in name or name.isascii() else _END
    return re.compile(rf"(?<!\w){_NUMBER_LAST.sub(_CLOSED_NUMBER, re.escape(name))}{over}")


_NUMBER_LAST = lazy(r"\\\s(?=[Ⅰ-Ⅻ\d]{1,4}$)")
_CLOSED_NUMBER: Final = r"[」』》〉]?\\s"
_END: Final = r"(?![\w-])"
# OM은 두꺼운 책이다 is talk
_OVER: Final = rf"(?:{_END}|(?=(?:(?<=[가-힣])[은는이가]|[을를의에도과와]|에서|으?로)(?:[\s,.;)]|$)))"


def without_abbreviations(text: str) -> str:
    """The text with blanks in the place of what introduces an abbreviation: it tells nothing of the work itself."""
    return _INTRODUCED.sub(lambda found: " " * len(found[0]), text)


def unblanked(one: Citation) -> Citation:
    """The citation with fields that end where such blanks begin."""
    cut = tuple(map(_cut, one.fields))
    return one if all(map(is_, cut, one.fields)) else replace(one, fields=cut)


def _cut(field: CitationField) -> CitationField:
    told = _BLANK in field.value and field.end - field.start == len(field.value)
    blank = _BLANKS.search(field.value) if told else None
    if blank is None or not blank.start():
        return field
    return replace(field, value=field.value[: blank.start()], end=field.start + blank.start())


def abbreviations(notes: Sequence[NoteCitations]) -> list[Abbreviation]:
    """The names that the notes of an article introduce, each with the citation in full before it."""
    return [one for number, note in enumerate(notes) for one in _of_note(number, note)]


def _of_note(number: int, note: NoteCitations) -> list[Abbreviation]:
    found: list[Abbreviation] = []
    for match in _INTRODUCED.finditer(note.text):
        name = (match["a"] or match["b"] or match["c"] or match["d"] or match["e"]).strip()
        before = [one for one in note.citations if one.form == "full" and one.start < match.start()]
        if before and ";" not in note.text[before[-1].end : match.start()]:
            whole = before[-1]
            right_before = [field for field in whole.fields if 0 <= match.start() - field.end <= 1]
            people = bool(right_before) and right_before[-1].name in ("author", "editor")
            authors = whole.values("author") if people else ()
            if match["number"]:  # 『통장』 2, of several
                found.append(Abbreviation(f"{name} {match['number']}", number, whole, authors))
            found.append(Abbreviation(name, number, whole, authors))
    return found
