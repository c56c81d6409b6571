"""Which work does a form that leans mean? Every work that the article cites in full is a candidate, and so is none.

Rules (``known.resolve``) go by fields, and leave what these can't tell. Here works are ranked by what the words of a
form have in common with those of their citations (mention ranking: Denis & Baldridge, 2008), what rules say being told,
too. ``tests.quality.antecedent_training`` teaches the weights by articles that nobody has mended rules by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import exp
from pathlib import Path
from typing import Final

from indexer.citations.known.fulls import fulls_of
from indexer.citations.learnt.likeness import Candidate, Features, Leaning, Likeness, span_of
from indexer.citations.model import Citation, NoteCitations

WEIGHTS: Final = Path(__file__).parent / "antecedents.json"
"""The weight of each feature."""
LIKELY: Final = 0.5
"""How probable the work of a form must be for which rules have found none."""
SURER: Final = 0.6
"""The same where rules have found another, and of there being none."""
NONE: Final = -1
_UNTOLD: Final = "its words tell no work of this article clearly enough"
_BY_PLACE: Final = ("last", "alone before", "near")
"""Features that speak for a work by where it was cited."""

CitedBefore = Sequence[Sequence[str | None]]
"""The works that each note cites so far, in order; those of the note in question last."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A form that leans, with what speaks for each candidate and for none of them.

    ``rules`` is the number of the work for which rules took it, ``NONE`` if for none.
    """

    rules: int
    of_each: Sequence[Features]
    of_none: Features


class CitedWorks:
    """The works that an article cites in full, as candidates in the order of their first citations.

    What rules have ``resolved`` to lean on another work is no candidate, though it read like a citation in full.
    """

    def __init__(self, notes: Sequence[NoteCitations], resolved: Sequence[Sequence[Citation]] = ()) -> None:
        leaning = {(at, one.start) for at, found in enumerate(resolved) for one in found if one.form != "full"}
        whole = (full for full in fulls_of(notes) if (full.place[0], full.citation.start) not in leaning)
        fulls = sorted((full for full in whole if full.citation.work), key=lambda full: str(full.citation.work))
        grouped = [list(each) for _, each in groupby(fulls, key=lambda full: full.citation.work)]
        grouped.sort(key=lambda each: each[0].place)
        self._notes = notes
        self.candidates = [Candidate(each, notes) for each in grouped]
        self.numbers = {one.work: number for number, one in enumerate(self.candidates)}
        self._likeness = Likeness(self.candidates)

    def mention(self, number: int, one: Citation, by_rules: Citation | None, before: CitedBefore) -> Mention:
        """A form of note ``number``; ``by_rules`` is what they made of it, None where they left it out."""
        leaning = Leaning(one, self._notes[number])
        rules = self.numbers.get(by_rules.work, NONE) if by_rules and by_rules.refers_to else NONE
        of_each = [self._likeness.features(leaning, candidate) for candidate in self.candidates]
        best = max((told.get("share all", 0.0) for told in of_each), default=0.0)
        alike = [at for at, told in enumerate(of_each) if best and told.get("share all", 0.0) >= best]
        for at in alike:
            of_each[at] |= {"most alike": 1.0, "alone most alike": float(len(alike) == 1)}
        for at, told in enumerate(of_each):
            if rules != NONE:
                told["rules" if at == rules else "rules another"] = 1.0
            told.update(self._by_place(self.candidates[at], number, before))
            told.update({f"{leaning.form}|{name}": value for name, value in told.items()})
            if not leaning.words:
                told.update({f"wordless|{name}": told[name] for name in (*_BY_PLACE, "rules") if name in told})
            if leaning.same:
                told.update({f"same|{name}": told[name] for name in _BY_PLACE if name in told})
        of_none = {
            "none": 1.0, f"none|{leaning.form}": 1.0, "none|best": best, "none|same": float(leaning.same),
            "none|wordless": float(not leaning.words), "none|located": float(bool(one.first("locator"))),
            "none|tentative": float(one.tentative), "none|dropped": float(by_rules is None),
            "none|unresolved": float(by_rules is not None and rules == NONE),
            "none|ambiguous": float(by_rules is not None and by_rules.problem.startswith("ambiguous")),
        }  # fmt: skip
        return Mention(rules, of_each, of_none)

    @staticmethod
    def _by_place(candidate: Candidate, number: int, before: CitedBefore) -> Features:
        """What the places where a work was cited say of it."""
        told: Features = {}
        last = next((works[-1] for works in reversed(before) if works), None)
        if candidate.work == last:
            told["last"] = 1.0
        if number and set(before[number - 1]) == {candidate.work}:
            told["alone before"] = 1.0
        places = [place for place, works in enumerate(before) if candidate.work in works]
        if places:
            told |= {"near": 1 / (1 + number - places[-1]), "cited before": 1.0}
        elif candidate.fulls[0].place > (number, 0):
            told["later"] = 1.0
        return told


class Ranker:
    """Ranks candidates by the sum of the weights of what speaks for them (a log-linear model)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def chances(self, mention: Mention) -> list[float]:
        """How probable each candidate is, and last that the form means none of them."""
        scores = [self._score(told) for told in (*mention.of_each, mention.of_none)]
        most = max(scores)
        shares = [exp(score - most) for score in scores]
        return [share / sum(shares) for share in shares]

    def chosen(self, mention: Mention) -> int:
        """The number of the work that a form means, or ``NONE``: that of the rules, if no other is sure enough."""
        chances = self.chances(mention)
        best = max(range(len(chances)), key=chances.__getitem__)
        found = best if best < len(mention.of_each) else NONE
        return found if chances[best] >= (LIKELY if mention.rules == NONE else SURER) else mention.rules

    def _score(self, told: Features) -> float:
        return sum(self._weights.get(name, 0.0) * value for name, value in told.items())


def read_in(note: NoteCitations, resolved: Sequence[Citation]) -> list[tuple[Citation, Citation | None]]:
    """The citations of a note, each with what rules made of it: None where they left it out."""
    left = (
        one
        for one in note.citations
        if one.form != "full" and not any(other.start < one.end and one.start < other.end for other in resolved)
    )
    return sorted([*((one, one) for one in resolved), *((one, None) for one in left)], key=lambda pair: pair[0].start)


def with_ranked(notes: Sequence[NoteCitations], resolved: Sequence[Sequence[Citation]]) -> list[tuple[Citation, ...]]:
    """The citations of each note as ``resolve`` has resolved them, forms that lean with the works that words tell."""
    if all(one.form == "full" for note in notes for one in note.citations):
        return [tuple(found) for found in resolved]
    ranking = _Ranking(notes, resolved)
    return [tuple(ranking.of_note(number, found)) for number, found in enumerate(resolved)]


class _Ranking:
    """Goes through the notes in order, since a form may lean on what was told before it."""

    def __init__(self, notes: Sequence[NoteCitations], resolved: Sequence[Sequence[Citation]]) -> None:
        self._ranker = _ranker()
        self._notes = notes
        self._works = CitedWorks(notes, resolved)
        self._before: list[list[str | None]] = []
        self._by_words = False  # whether it was words that told the work of the last citation, not rules

    def of_note(self, number: int, resolved: Sequence[Citation]) -> Iterator[Citation]:
        """The citations of a note; ``resolved`` is what rules made of them."""
        self._before.append([])
        note = self._notes[number]
        introduced = {one.start for one in note.citations if one.form != "full" and one.work}
        for one, by_rules in read_in(note, resolved):
            told = one.form == "full" or (one.start in introduced and self._spells(number, by_rules))
            found = by_rules if told else self._ranked(number, one, by_rules)
            if found is not None:
                self._by_words = found is not by_rules
                self._before[-1].append(found.work)
                yield found

    def _spells(self, number: int, by_rules: Citation | None) -> bool:
        """『소금자료』, introduced for 『소금관계자료집』: whether a form's letters stand in its work, in order."""
        at = self._works.numbers.get(by_rules.work, NONE) if by_rules and by_rules.refers_to else NONE
        if by_rules is None or at == NONE:
            return False
        letters = iter(self._works.candidates[at].text.casefold())
        said = "".join(each.folded for each in Leaning(by_rules, self._notes[number]).words)
        return bool(said) and all(letter in letters for letter in said)

    def _ranked(self, number: int, one: Citation, by_rules: Citation | None) -> Citation | None:
        mention = self._works.mention(number, one, by_rules, self._before)
        chosen = self._ranker.chosen(mention)
        if mention.rules == chosen == NONE and one.form == "ibid" and self._by_words:  # so rules couldn't follow it
            chosen = self._last(number)
        if chosen == mention.rules:
            return by_rules
        return _meaning(self._works.candidates[chosen], one) if chosen != NONE else _meaning_none(one)

    def _last(self, number: int) -> int:
        """The number of the work right before: in the same note, else the one that the note before cites."""
        works = self._before[number][-1:] or (set(self._before[number - 1]) if number else set())
        return self._works.numbers.get(next(iter(works)), NONE) if len(works) == 1 else NONE


def _meaning(work: Candidate, one: Citation) -> Citation:
    start, end = span_of(one)
    full = work.fulls[0]
    return replace(
        one, start=start, end=end, work=work.work, refers_to=full.note, kind=work.kind, problem="", tentative=False
    )


def _meaning_none(one: Citation) -> Citation:
    return replace(one, work=None, refers_to=None, kind="unknown", problem=_UNTOLD)


@lru_cache(maxsize=1)
def _ranker() -> Ranker:
    """The ranker with the weights that come with Ibid."""
    return Ranker(json.loads(WEIGHTS.read_text(encoding="utf-8")))
