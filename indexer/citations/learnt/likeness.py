"""What a form that leans and a work have in common: the features by which ``antecedents`` ranks works.

Of words, not of fields: where rules have misread a short form, or the citation in full, their words still agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log
from typing import Final

from indexer.citations.known.fulls import Full
from indexer.citations.known.said_words import Word, counts, folded_words, initials, words_of
from indexer.citations.model import Citation, FieldName, NoteCitations
from indexer.citations.names.hangul_sounds import sounds_of_hangul, sounds_of_latin
from indexer.citations.notes.abbreviations import LEAD
from indexer.citations.parts.kinds import LEANT_NOUN, is_of_sort, kinds_meant, sort_of
from indexer.patterns import lazy

Features = dict[str, float]
"""What speaks for or against a work, from 0 to 1."""

_AFTER: Final = 90
"""So many characters behind a citation may introduce a name for it: *(hereafter KNA)*, *(이하 『일지』)*."""
_BEFORE: Final = 12
"""So many characters before a form may tell the number of a note."""
_AHEAD: Final = 30
"""So many characters before a form may tell who wrote what it means: *Ruiz. Op. cit.*, *Ruiz says the same (ibid.)*."""
_MOST_MISSED: Final = 3
_UNSAID: Final[frozenset[FieldName]] = frozenset({"locator", "pages", "signal", "volume", "issue"})
"""What tells a place within a work names none."""
_FORMS: Final = {"ibid": "i", "opcit": "o", "note": "n", "short": "s"}

_YEAR = lazy(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_ACRONYM = lazy(r"[A-ZÁÉÍÓÚÑ]{2,6}")
_NOTE_NUMBER = lazy(
    r"(?:n(?:ote|ota|n?\.|º)?|fn\.?|footnote|nt\.|주석?|각주|註|supra|above|infra|arriba|앞의)\s?\(?(?P<label>\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_POINTED = lazy(rf"\s?\((?:(?:see|cf\.|v[eé]ase)\s)?{_NOTE_NUMBER.pattern}", re.IGNORECASE)
# Less strict than where the name is taken for the work's: here it only speaks for it.
_INTRODUCED = lazy(rf"{LEAD}[\s,:]*(?P<name>[^)\];]{{1,60}})", re.IGNORECASE)
_IBID: Final = frozenset([
    "ibid", "ibidem", "ivi", "ebd", "ebda", "id", "idem", "eadem", "同", "同上", "上揭", "같은", "위의", "상게",
    "상게서", "상게논문",
])  # fmt: skip
"""Those that mean what stands right before."""


def span_of(one: Citation) -> tuple[int, int]:
    """Where a form stands, with all of its fields."""
    return min([one.start, *(field.start for field in one.fields)]), one.end


class Candidate:
    """A work of an article, with the words of all citations in full of it, by where they stand."""

    def __init__(self, fulls: Sequence[Full], notes: Sequence[NoteCitations]) -> None:
        self.fulls = fulls
        first = fulls[0].citation
        self.work, self.kind = first.work, first.kind
        cited = [(notes[full.place[0]].text, full.citation) for full in fulls]
        self.text = " ".join(text[one.start : one.end] for text, one in cited)
        behind = " ".join(text[one.end : one.end + _AFTER] for text, one in cited)
        self.authors = folded_words(self._values("author", "editor", "translator"))
        self.first_author = folded_words(first.values("author")[:1] or first.values("editor")[:1])
        self.titles = folded_words(self._values("title", "translation"))
        self.title = [said.folded for said in words_of(first.first("title"))]
        self.own = folded_words([self.text])
        self.behind = folded_words([behind]) - self.own
        self.introduced = folded_words(match["name"] for match in _INTRODUCED.finditer(f"{self.text} {behind}"))
        self.years = set(_YEAR.findall(self.text))
        self.acronyms = {
            each for value in self._values("title", "container", "author", "archive") for each in initials(value)
        }
        self.labels = {notes[full.place[0]].label for full in fulls}
        names = self._values("author", "editor") if first.first("author") else self._values("title")
        heard = (word for name in names for said in words_of(name) if (word := said.written)[0].isupper())
        self.sounds = {sounds for word in heard if word[0] < "가" for sounds in sounds_of_latin(word)}
        self.numbers = set(_LONG_NUMBER.findall(self.text))
        self.pages = [span for value in self._values("pages") if (span := _pages(value))]

    def _values(self, *names: FieldName) -> Iterator[str]:
        return (value for full in self.fulls for name in names for value in full.citation.values(name))

    @cached_property
    def words(self) -> set[str]:
        """All words of its citations, and those behind them."""
        return self.own | self.behind


class Leaning:
    """A form that leans: its words without those that tell a place in a work, and without those that name nothing."""

    def __init__(self, one: Citation, note: NoteCitations) -> None:
        start, end = span_of(one)
        naming = list(note.text[start:end])
        for field in one.fields:
            if field.name in _UNSAID:
                naming[field.start - start : field.end - start] = " " * (field.end - field.start)
        text = "".join(naming)
        said = words_of(text)
        self.form = _FORMS.get(one.form, "s")
        self.words = [each for each in said if each.tells]
        self.same = bool(said) and said[0].folded in _IBID
        self.acronyms = {each.written for each in self.words if _ACRONYM.fullmatch(each.written)}
        self.years = set(_YEAR.findall(text))
        near = note.text[max(0, start - _BEFORE) : end]
        self.labels = {match["label"] for match in _NOTE_NUMBER.finditer(near)} | set(one.values("note"))
        if pointed := _POINTED.match(note.text, end):
            self.labels.add(pointed["label"])
        first = max([0, start - _AHEAD, *(other.end for other in note.citations if other.end <= start)])
        self.ahead = [each for each in words_of(note.text[first:start]) if counts(each) and each.names]
        self.sounds = {sounds_of_hangul(each.written) for each in self.words if _IN_HANGUL.fullmatch(each.written)}
        self.sounds |= {sounds_of_hangul(each.written[:-1]) for each in self.words if _OWNED.fullmatch(each.written)}
        self.numbers = set(_LONG_NUMBER.findall(text))
        self.page = next((span for value in one.values("locator") if (span := _pages(value))), None)
        self.kinds = kinds_meant(note.text[start:end])
        self.sort = sort_of(note.text[start:end])


class Likeness:
    """Tells what forms of an article have in common with its works."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._count = len(candidates)
        self._times = Counter(word for one in candidates for word in one.words)

    def features(self, leaning: Leaning, candidate: Candidate) -> Features:
        """What speaks for and against a work, but for the zeros."""
        told = self._shares(leaning, candidate)
        names = [each for each in leaning.words if each.names]
        missed = [each for each in names if not each.is_in(candidate.words) and not LEANT_NOUN.fullmatch(each.written)]
        elsewhere = [each for each in missed if self._known(each)]
        told["missed elsewhere"] = min(_MOST_MISSED, len(elsewhere)) / _MOST_MISSED
        told["missed"] = min(_MOST_MISSED, len(missed) - len(elsewhere)) / _MOST_MISSED
        told["nothing missed"] = float(bool(names) and not missed)
        told["behind"] = float(any(each.is_in(candidate.behind) for each in names))
        told["introduced"] = float(bool(leaning.words) and leaning.words[0].is_in(candidate.introduced))
        told["begins"] = float(_begins(leaning.words, candidate.title))
        told["first word"] = float(bool(candidate.title) and candidate.title[0] in {each.folded for each in names})
        told["ahead"] = float(any(each.is_in(candidate.authors) for each in leaning.ahead))
        told["ahead in text"] = float(any(each.is_in(candidate.own) for each in leaning.ahead))
        told["acronym"] = float(bool(leaning.acronyms & candidate.acronyms))
        told["begins as acronym"] = float(
            any(full.startswith(each) for each in leaning.acronyms for full in candidate.acronyms)
        )
        for name, some, others in (
            ("year", leaning.years, candidate.years),
            ("note", leaning.labels, candidate.labels),
            ("kind", set(leaning.kinds), {candidate.kind}),
        ):
            told[name if some & others else f"other {name}"] = float(bool(some))
        told["sounds"] = float(any(len(each) > 1 and each in candidate.sounds for each in leaning.sounds))
        told["number"] = float(bool(leaning.numbers & candidate.numbers))
        if leaning.page and candidate.pages:
            within = any(first <= leaning.page[0] <= last for first, last in candidate.pages)
            told["within pages" if within else "beyond pages"] = 1.0
        if leaning.sort:
            told["sort" if is_of_sort(candidate.text, leaning.sort) else "other sort"] = 1.0
        return {name: value for name, value in told.items() if value}

    def _shares(self, leaning: Leaning, candidate: Candidate) -> Features:
        """How much of what the words tell the parts of a work have."""
        told: Features = {}
        weights = [(each, self._weight(each)) for each in leaning.words]
        total = sum(weight for _, weight in weights) or 1.0
        for name, words in (
            ("author", candidate.authors),
            ("first", candidate.first_author),
            ("title", candidate.titles),
            ("text", candidate.own),
            ("all", candidate.words),
        ):
            met = [weight for each, weight in weights if each.is_in(words)]
            told[f"share {name}"] = sum(met) / total
            told[f"any {name}"] = float(bool(met))
        return told

    def _weight(self, said: Word) -> float:
        """How much a word tells: the more, the fewer works have it (Spärck Jones, 1972)."""
        times = max((self._times[form] for form in said.forms()), default=0)
        return log((1 + self._count) / times) if times else 0.0

    def _known(self, said: Word) -> bool:
        return any(self._times[form] for form in said.forms())


def _pages(value: str) -> tuple[int, int] | None:
    """The first and the last of pages: *12*, *112–18*, *pp. 20-22*."""
    found = _PAGES.search(value)
    if found is None:
        return None
    first, last = found["first"], found["last"] or found["first"]
    return int(first), int(first[: len(first) - len(last)] + last)


_LONG_NUMBER = lazy(r"(?<![\w/])(?:[A-Z]{1,5}[\s-])?\d+(?:[/.]\d+)+(?![\w/])|(?<!\d)\d{5,}(?!\d)")
_IN_HANGUL = lazy(r"[가-힣]{2,}")
_OWNED = lazy(r"[가-힣]{2,}[의은는이가]")
_PAGES = lazy(r"(?<![\d.])(?P<first>\d{1,4})(?:\s?[-–—~∼]\s?(?P<last>\d{1,4}))?(?!\d)")


def _begins(words: Sequence[Word], title: Sequence[str]) -> bool:
    """Whether the first two words of a title stand in a form, as a short title has them."""
    folded = [each.folded for each in words]
    return len(title) > 1 and any(folded[at : at + 2] == list(title[:2]) for at in range(len(folded)))
