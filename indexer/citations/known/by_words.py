"""Short forms that talk makes of any words of a work, with a place in it or its year behind them.

*Contrato, f. 212*, 자료집 22쪽, *Bertoni (cf. 2014: 101)*: no pattern knows how authors shorten, but all that they say
stands in the citation in full. What is found is tentative; which work it means is told later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from indexer.citations.known.fitting import PAPERS
from indexer.citations.known.known_papers import Said as Form
from indexer.citations.known.known_words import TITLE_LOCATOR, date_near, field_of, located_of
from indexer.citations.known.said_words import LEANS, Word, folded_words, initials, placed_words, words_of
from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.notes import words as w
from indexer.citations.parts.kinds import LEANT_NOUN
from indexer.folding import fold
from indexer.patterns import lazy

_NAMING: Final[tuple[FieldName, ...]] = ("author", "editor", "title", "translation", "container", "genre", "document")
_KEEPING: Final[tuple[FieldName, ...]] = ("title", "document", "archive", "fond", "series", "box", "file", "folder")
_INITIALS: Final[tuple[FieldName, ...]] = ("title", "container", "author")
_MOST: Final = 3
"""What is said in words that more works have says too little."""
_LEAST: Final = 2
_LONGEST_NAME: Final = 24
_YEAR: Final = 4
_BETWEEN = lazy(r"(?:[,:’'”»」』》〉)]{0,2}\s[“«「『《〈(‘]?|[-–/·]|[’']|\.\s?(?<=\w\.\s)|\.(?=[^\W\d_]))")
_SMALL: Final = frozenset(
    ["the", "of", "a", "an", "de", "del", "la", "el", "los", "las", "y", "and", "e", "in", "en", "et", "al", "to", "s"]
)
_DATED = lazy(
    r",?\s\(?(?:cf\.\s)?(?P<year>(?:1[5-9]|20)\d\d)[a-f]?"
    r"(?:\)|(?:,\s|:\s?)(?:pp?\.\s?)?(?P<page>\d{1,4}(?:[-–]\d{1,4})?|[ivxl]{1,6})(?!\w)\)?)"
)
# Of papers those that are named by number or letter alone: a letter or a report isn't, and “note 4” is a footnote.
_MESSAGES: Final = "Telegrama?|Airgram|Cable|D[ei]spatch|Despacho|Oficio|Circular"
_BOOKS: Final = "Ledger|Letter-?[Bb]ook|Notebook|Day-?[Bb]ook|Register|Minute-?[Bb]ook|Cuaderno|Libreta|Registro|Libro"
# WO 281/158, FSC/R/K1/2, 2.10.36.22; CIW-0914, 66다1234, behind which a particle may stand; Telegram 870, Ledger B;
# 변하늘 2차 구술; 민상 제585호, as courts of before 1945 counted
_MARK = lazy(
    r"(?<![\w/.])(?:(?:[A-Z]{1,5}[\s-]\d{1,5}(?:/\d{1,5})+|[A-Z]{2,5}(?:/[A-Z\d]{1,5}){2,}|\d{1,3}(?:\.\d{1,3}){2,})(?![\w/])"
    rf"|(?:[A-Z]{{2,5}}-\d{{3,6}}|[A-Z]{{2,4}}\d{{6,8}}|{w.DOCKET})(?![A-Za-z\d/-])"
    rf"|(?:{_MESSAGES}|{_BOOKS})\s(?:[Nn](?:o\.|\.º|úm\.)\s)?(?:[A-Z]-)?\d{{1,5}}(?![\w/]|-\d)"
    rf"|(?:{_BOOKS})\s(?:[A-H]|[IVX]{{1,4}})(?![\w/])|[민형행][상공]\s제\d{{1,5}}호"
    rf"|[가-힣]{{2,4}}\s(?:{w.KO_ROUND}\s{w.KO_TALK}|{w.KO_TALK}\s\d{{1,2}}차))"
)
_NAME_BEFORE = lazy(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’'-]+)\s$")
_LEADS = LEANS | frozenset(["in", "from", "so", "thus", "en", "segun", "asi", "por", "per", "following", "compare"])
_OTHER_AUTHOR = lazy(r"[^\W\d_a-z][\w’'-]+,\s[“«‘]?$")
_OPENING = frozenset("「『《〈“‘«")
_CLOSED = lazy(r"[”’»」』》〉\"']")


@dataclass(frozen=True, slots=True)
class WorkWords:
    """The words of a work: all, those of its authors, years, shelf marks, initials; of a paper days may be told."""

    all: frozenset[str]
    authors: frozenset[str]
    years: frozenset[str]
    marks: frozenset[str]
    acronyms: frozenset[str]
    is_paper: bool

    def has(self, said: Word) -> bool:
        """Whether a word is one of it, or its initials."""
        return said.is_in(self.all) or said.written in self.acronyms


def work_words(one: Citation) -> WorkWords:
    """The words by which talk may name what a citation in full cites."""
    authors = folded_words([*one.values("author"), *one.values("editor")])
    return WorkWords(
        frozenset(folded_words(value for name in _NAMING for value in one.values(name))),
        frozenset(authors),
        frozenset(value[:_YEAR] for value in one.values("date")),
        frozenset(match[0] for value in marked_values(one) for match in _MARK.finditer(value)),
        frozenset(
            each for name in _INITIALS for value in one.values(name) for each in initials(value) if len(each) > 1
        ),
        one.kind in PAPERS,
    )


def marked_values(one: Citation) -> Iterator[str]:
    """What may tell the number of a work: titles, shelf marks, whose interview it is and which of several."""
    yield from (value for name in _KEEPING for value in one.values(name))
    yield f"{one.first('author')} {one.first('genre')}"


class WordsOfWorks:
    """The words of all works of an article."""

    def __init__(self, fulls: Iterable[Citation]) -> None:
        self.each = [work_words(one) for one in fulls]
        self.all = frozenset[str]().union(*(one.all | one.acronyms for one in self.each))
        self.marks = frozenset[str]().union(*(one.marks for one in self.each))

    def having(self, said: Word) -> list[WorkWords]:
        """The works that have a word, if it tells something; initials stand as they are in ``all``."""
        if not said.tells or not (said.is_in(self.all) or said.written in self.all):
            return []
        return [one for one in self.each if one.has(said)]


def by_words(text: str, start: int, end: int, works: WordsOfWorks) -> Iterator[Form]:
    """The forms in a stretch of talk, each with the place in the work, the day or the year that follows its words."""
    if not works.each:
        return
    yield from _led(text, start, end, works)
    words = placed_words(text, start, end)
    for number, (said, _, last) in enumerate(words):
        meant = works.having(said)
        if meant and (behind := _behind(text, last, end, said, meant)):
            fields, done, meant = behind
            if (first := _first(text, words[: number + 1], meant)) is not None:
                yield Form(first.start, done, (first, *fields))


def by_marks(text: str, start: int, end: int, works: WordsOfWorks) -> Iterator[Form]:
    """*WO 281/890, f. 12*, *Telegram 870*: by the mark under which an archive keeps it, or by its number."""
    for mark in _MARK.finditer(text, start, end) if works.marks else ():
        if mark[0] in works.marks:
            located, done = _located(text, mark.end(), end)
            yield Form(mark.start(), done, (field_of(text, "document", mark.span()), *located))


def _located(text: str, at: int, end: int) -> tuple[list[CitationField], int]:
    """The place in a work that is told at ``at``, if one is, and where that ends."""
    place = TITLE_LOCATOR.match(text, at, end)
    return ([located_of(text, place)], place.end()) if place else ([], at)


def _led(text: str, start: int, end: int, works: WordsOfWorks) -> Iterator[Form]:
    """앞의 없는자동차 사보, 4쪽; 前掲「소금」: what is called the foregoing by words of the citation in full."""
    for found in _FOREGOING.finditer(text, start, end):
        said = "titled" if found["titled"] else "what"
        words = words_of(found[said])
        known = [each for each in words if each.is_in(works.all)]
        if known and all(each in known or LEANT_NOUN.fullmatch(each.written) for each in words):
            located, done = _located(text, found.end(), end)
            yield Form(found.start(), done, (field_of(text, "title", found.span(said)), *located))


_FOREGOING = lazy(
    r"(?<![가-힣])(?:앞의|위의?|앞서\s(?:든|본|인용한))\s(?P<what>[가-힣一-鿿○×\d]{2,12}?(?:\s[가-힣一-鿿○×\d]{2,12}?){0,3}?)"
    r"(?=\s?[,.;)(]|$|(?:[은는이가을를의에도과와]|에서)(?=[\s,.;)]))"
    r"|(?<![가-힣])(?:앞의?|위의?|전게|상게|[前上][掲揭])\s?[「『《〈](?P<titled>[^「」『』《》〈〉]{2,80})[」』》〉]"
)

Behind = tuple[list[CitationField], int, list[WorkWords]]


def _behind(text: str, at: int, end: int, said: Word, meant: list[WorkWords]) -> Behind | None:
    """The place, the year or the day behind a word, where that ends, and the works that it may be one of."""
    closed = _CLOSED.match(text, at, end)
    at = closed.end() if closed else at
    if dated := _DATED.match(text, at, end):
        signed = [one for one in meant if dated["year"] in one.years and said.is_in(one.authors)]
        fields = [CitationField("date", dated["year"], *dated.span("year"))]
        if dated["page"]:
            fields.append(field_of(text, "locator", dated.span("page")))
        return (fields, dated.end(), signed) if signed else None
    if place := TITLE_LOCATOR.match(text, at, end):
        return [located_of(text, place)], place.end(), meant
    papers = [one for one in meant if one.is_paper]
    if papers and (day := date_near(text, at, end)) and len(day.value) > _YEAR:
        return [day], day.end, papers
    return None


def _first(text: str, words: Sequence[tuple[Word, int, int]], meant: list[WorkWords]) -> CitationField | None:
    """The author or the title that ends with the last of these words, from the first that the same work has."""
    start, last = words[-1][1:]
    told: list[Word] = []
    at = last
    for said, begin, done in reversed(words):
        if told and not _BETWEEN.fullmatch(text, done, at):
            break
        if said.folded not in _SMALL:
            having = [one for one in meant if one.has(said)]
            if not having or not said.tells:
                break
            meant, start = having, begin
            told.append(said)
        at = begin
    least = 1 if text[start - 1 : start] in _OPENING else _LEAST
    named = any(said.names and len(said.written) >= least for said in told)
    if len(meant) > _MOST or not named or _is_cut_off(text, start, meant):
        return None
    signed = any(all(said.is_in(one.authors) for said in told) for one in meant)
    return field_of(text, "author" if signed else "title", (start, last))


def _is_cut_off(text: str, start: int, meant: Sequence[WorkWords]) -> bool:
    """Whether a name before ``start`` belongs to what is said, and to none of the works.

    *Racine, Miranda, 207* means no letter of Miranda’s, *Heeso Wajir, 11* nothing else on Wajir.
    """
    first = max(0, start - _LONGEST_NAME)
    author = _OTHER_AUTHOR.search(text, first, start)
    if author and not any(said.is_in(one.all) for said in words_of(author[0]) for one in meant):
        return True
    part = _NAME_BEFORE.search(text, first, start)
    return part is not None and fold(part["name"]) not in _LEADS
