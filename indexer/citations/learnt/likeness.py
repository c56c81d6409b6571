"""What a form that leans and a work have in common: the features by which ``antecedents`` ranks works.

Of words, not of fields: where rules have misread a short form, or the citation in full, their words still agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from indexer.citations.known.fulls import Full
from indexer.citations.model import Citation, FieldName, NoteCitations
from indexer.citations.notes.abbreviations import LEAD
from indexer.citations.parts.kinds import LEANT_NOUN, is_of_sort, kinds_meant, sort_of
from indexer.folding import fold

Features = dict[str, float]
"""What speaks for or against a work, from 0 to 1."""

_AFTER: Final = 90
"""So many characters behind a citation may introduce a name for it: *(hereafter KNA)*, *(이하 『일지』)*."""
_BEFORE: Final = 12
"""So many characters before a form may tell the number of a note."""
_MOST_MISSED: Final = 3
_LONGEST_PARTICLE: Final = 3
_SHORTEST: Final = 2
_UNSAID: Final[frozenset[FieldName]] = frozenset({"locator", "pages", "signal", "volume", "issue"})
"""What tells a place within a work names none."""
_FORMS: Final = {"ibid": "i", "opcit": "o", "note": "n", "short": "s"}

_WORD = re.compile(r"[가-힣]+|[一-鿿]+|[^\W_가-힣一-鿿]+(?:['’][^\W\d_가-힣一-鿿]{2,})*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,6}")
_NOTE_NUMBER = re.compile(
    r"(?:n(?:ote|ota|n?\.|º)?|fn\.?|footnote|nt\.|주석?|각주|註|supra|above|infra|arriba|앞의)\s?\(?(?P<label>\d{1,3})(?!\d)",
    re.IGNORECASE,
)
# Less strict than where the name is taken for the work's: here it only speaks for it.
_INTRODUCED = re.compile(rf"{LEAD}[\s,:]*(?P<name>[^)\];]{{1,60}})", re.IGNORECASE)
_LEANS: Final = frozenset([
    "ibid", "ibidem", "ivi", "ebd", "ebda", "id", "idem", "eadem", "op", "ob", "obra", "opcit", "cit", "cits",
    "citado", "citada", "citados", "citadas", "cited", "quoted", "loc", "art", "lug", "supra", "infra", "above",
    "below", "note", "notes", "nota", "notas", "n", "nn", "fn", "see", "vid", "vide", "cf", "ver", "vease", "the",
    "also", "but", "compare", "comparese", "contra", "et", "tambien", "ya",
    "el", "la", "los", "las", "de", "del", "en", "in", "same", "mismo", "misma", "said", "antes", "arriba", "ref",
    "p", "pp", "vol", "t", "tomo", "num", "no", "앞의", "앞", "위의", "위", "같은", "전게", "상게", "전게서",
    "상게서", "전게논문", "상게논문", "앞의책", "책", "글", "논문", "각주", "주", "쪽", "면", "前揭", "上揭", "同",
    "同上",
])  # fmt: skip
"""Words that lean and name nothing, folded."""
_IBID: Final = frozenset([
    "ibid", "ibidem", "ivi", "ebd", "ebda", "id", "idem", "eadem", "同", "同上", "上揭", "같은", "위의", "상게",
    "상게서", "상게논문",
])  # fmt: skip
"""Those that mean what stands right before."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word as it was written, and folded."""

    word: str
    folded: str

    @property
    def names(self) -> bool:
        """Whether it may be a name, or the first word of a title."""
        return self.word[0].isupper() or self.word[0] >= "一"

    def forms(self) -> Iterator[str]:
        """The word as it may stand elsewhere: a Korean one without its particle."""
        yield self.folded
        if "가" <= self.word[0] <= "힣":
            for cut in range(1, min(_LONGEST_PARTICLE, len(self.folded) - _SHORTEST) + 1):
                yield self.folded[:-cut]

    def is_in(self, words: Iterable[str]) -> bool:
        """Whether it is among other words, which are folded."""
        return any(form in words for form in self.forms())


def words_of(text: str) -> list[Said]:
    """The words of a text; runs of Hangul and of Hanja are words."""
    return [Said(match[0], fold(match[0])) for match in _WORD.finditer(text)]


def span_of(one: Citation) -> tuple[int, int]:
    """Where a form stands, with all of its fields."""
    return min([one.start, *(field.start for field in one.fields)]), one.end


def _counts(said: Said) -> bool:
    return len(said.folded) >= _SHORTEST or said.word >= "一"


def _folded(texts: Iterable[str]) -> set[str]:
    return {said.folded for text in texts for said in words_of(text) if _counts(said)}


def _initials(text: str) -> Iterator[str]:
    """The initials of all words of a title or a name, and of those with a capital."""
    words = [said.word for said in words_of(text)]
    yield "".join(word[0] for word in words).upper()
    yield "".join(word[0] for word in words if word[0].isupper())


class Candidate:
    """A work of an article, with the words of all citations in full of it, by where they stand."""

    def __init__(self, fulls: Sequence[Full], notes: Sequence[NoteCitations]) -> None:
        self.fulls = fulls
        first = fulls[0].citation
        self.work, self.kind = first.work, first.kind
        cited = [(notes[full.place[0]].text, full.citation) for full in fulls]
        self.text = " ".join(text[one.start : one.end] for text, one in cited)
        behind = " ".join(text[one.end : one.end + _AFTER] for text, one in cited)
        self.authors = _folded(self._values("author", "editor", "translator"))
        self.first_author = _folded(first.values("author")[:1] or first.values("editor")[:1])
        self.titles = _folded(self._values("title", "translation"))
        self.title = [said.folded for said in words_of(first.first("title"))]
        self.own = _folded([self.text])
        self.behind = _folded([behind]) - self.own
        self.introduced = _folded(match["name"] for match in _INTRODUCED.finditer(f"{self.text} {behind}"))
        self.years = set(_YEAR.findall(self.text))
        self.acronyms = {
            each for value in self._values("title", "container", "author", "archive") for each in _initials(value)
        }
        self.labels = {notes[full.place[0]].label for full in fulls}

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
        self.words = [each for each in said if _counts(each) and not each.word.isdigit() and each.folded not in _LEANS]
        self.same = bool(said) and said[0].folded in _IBID
        self.acronyms = {each.word for each in self.words if _ACRONYM.fullmatch(each.word)}
        self.years = set(_YEAR.findall(text))
        near = note.text[max(0, start - _BEFORE) : end]
        self.labels = {match["label"] for match in _NOTE_NUMBER.finditer(near)} | set(one.values("note"))
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
        missed = [each for each in names if not each.is_in(candidate.words) and not LEANT_NOUN.fullmatch(each.word)]
        elsewhere = [each for each in missed if self._known(each)]
        told["missed elsewhere"] = min(_MOST_MISSED, len(elsewhere)) / _MOST_MISSED
        told["missed"] = min(_MOST_MISSED, len(missed) - len(elsewhere)) / _MOST_MISSED
        told["nothing missed"] = float(bool(names) and not missed)
        told["behind"] = float(any(each.is_in(candidate.behind) for each in names))
        told["introduced"] = float(bool(leaning.words) and leaning.words[0].is_in(candidate.introduced))
        told["begins"] = float(_begins(leaning.words, candidate.title))
        told["acronym"] = float(bool(leaning.acronyms & candidate.acronyms))
        for name, some, others in (
            ("year", leaning.years, candidate.years),
            ("note", leaning.labels, candidate.labels),
            ("kind", set(leaning.kinds), {candidate.kind}),
        ):
            told[name if some & others else f"other {name}"] = float(bool(some))
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

    def _weight(self, said: Said) -> float:
        """How much a word tells: the more, the fewer works have it (Spärck Jones, 1972)."""
        times = max((self._times[form] for form in said.forms()), default=0)
        return log((1 + self._count) / times) if times else 0.0

    def _known(self, said: Said) -> bool:
        return any(self._times[form] for form in said.forms())


def _begins(words: Sequence[Said], title: Sequence[str]) -> bool:
    """Whether the first two words of a title stand in a form, as a short title has them."""
    folded = [each.folded for each in words]
    return len(title) > 1 and any(folded[at : at + 2] == list(title[:2]) for at in range(len(folded)))
