"""The works that an article cites in full, as talk would name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.citations.known.by_words import WordsOfWorks
from indexer.citations.known.fitting import PAPERS, are_among
from indexer.citations.known.known_papers import Days, days_of
from indexer.citations.known.known_words import NUMBERED_PAPER, Title, correspondents, known_names, main_titles
from indexer.citations.known.reported import Reports, reports_of
from indexer.citations.model import Citation
from indexer.citations.names.persons import NAME, is_person
from indexer.citations.notes import words as w
from indexer.citations.notes.abbreviations import Abbreviation
from indexer.citations.parts.kinds import PAPER_NOUNS
from indexer.citations.works import work_id
from indexer.patterns import lazy


@dataclass(frozen=True, slots=True)
class Works:
    """The works that an article cites in full, as patterns of the words by which talk would name them."""

    authors: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]
    names: frozenset[str]
    titles: tuple[Title, ...]
    numbers: frozenset[str]
    days: Days | None
    fulls: tuple[Citation, ...]
    short_names: dict[str, Abbreviation]
    talked: bool
    kept: bool
    correspondents: tuple[str, ...]
    words: WordsOfWorks
    reports: Reports


def works_of(fulls: Sequence[Citation], short_names: Sequence[Abbreviation] = ()) -> Works:
    """The works of an article, and the names by which its notes call them."""
    fulls = [one for one in fulls if not is_paper_of(one)]
    authors = tuple(dict.fromkeys(name for one in fulls for name in (*one.values("author"), *one.values("editor"))))
    letters = tuple(name for one in fulls for name in _named_in(one))
    return Works(
        authors=authors,
        together=tuple(names for one in fulls if len(names := one.values("author") or one.values("editor")) > 1),
        names=known_names((*authors, *letters)),
        titles=main_titles(title for one in fulls if not w.NUMBERED_TALK.match(title := one.first("title"))),
        numbers=frozenset(number for one in fulls for number in _numbers(one)),
        days=days_of(fulls),
        fulls=tuple(replace(one, work=work_id(one)) for one in fulls),
        short_names={one.name: one for one in reversed(short_names)},
        talked=any(one.kind == "interview" or w.TALKED_WITH.search(one.first("title")) for one in fulls),
        kept=any(one.kind in PAPERS or one.first("genre") for one in fulls),
        correspondents=letters,
        words=WordsOfWorks(fulls),
        reports=reports_of(fulls),
    )


def _named_in(one: Citation) -> tuple[str, ...]:
    """Who is named in the title of a paper: the correspondents of a letter, who made a statement."""
    if one.kind == "archival":
        return correspondents(one.first("title"))
    spoken = _SPOKEN_BY.match(one.first("title")) if one.kind == "statement" else None
    return (spoken["name"],) if spoken and is_person(spoken["name"]) else ()


_SPOKEN_BY = lazy(rf"[^\W\d_]+\s(?:by|of|de|del)\s(?P<name>{NAME})")


def _numbers(one: Citation) -> Iterator[str]:
    """The numbers by which a telegram or another paper is known."""
    yield from one.values("document")
    yield from (mark for mark in one.values("file") if mark.count("/") > 1)
    if one.kind in ("archival", "interview"):
        yield from (found["number"] for found in NUMBERED_PAPER.finditer(one.first("title")))


# “The letter of”, before a day
_PAPER_OF = lazy(
    rf"(?:(?:the|la|el)\s)?{PAPER_NOUNS}(?:,?\s(?:of|from|dated|del?|fechad[oa](?:\sel)?))?", re.IGNORECASE
)


def is_paper_of(one: Citation) -> bool:
    """*The letter of 14 May 1968*, *Diary, 3 May 1967*, taken for a paper though nothing but its day is told."""
    told = {field.name for field in one.fields} - {"signal", "locator"}
    return one.kind == "archival" and told == {"title", "date"} and bool(_PAPER_OF.fullmatch(one.first("title")))


def is_known(one: Citation, authors: Sequence[str]) -> bool:
    """Whether a citation has authors, each of them one of ``authors``."""
    return are_among(one.values("author"), authors)
