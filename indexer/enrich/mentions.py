"""Which actors and outlets does each passage of an article name, by which form, and by which rule?

The one place where names are read: in a text by the forms of the authority, then in the article as a whole by what it
has introduced (``coreference``, ``acronyms``). What a reading gives is enough to explain every id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

from indexer.enrich.coordinated import coordinated
from indexer.enrich.gold import Gold
from indexer.enrich.name_forms import FormText, form_key, form_text
from indexer.enrich.names import FormTable, Name, NameMatch, as_match, leftmost_longest, names_of
from indexer.enrich.person_names import Part, person_parts
from indexer.enrich.press_names import is_in_imprint, press_names
from indexer.model import Kind, Mark, Passage, Record, Vocabulary

Sort = Literal["actor", "outlet"]
Hit = tuple[int, int, Name]


class Mention(NamedTuple):
    """``text[start:end]`` of a passage names the record ``id``, by ``form`` and by ``rule``.

    The rules: ``label`` and ``variant`` (forms of the authority), ``inverted`` (*Taylor, Moe*), ``given`` (a given name
    left out or an initial put in), ``imprint`` (a press by its bare name), and those of the article: ``surname``,
    ``initials``, ``title`` (a surname with a Korean title), ``acronym``, ``short`` (of an outlet), ``author`` (of a
    work that a note cites for short). For these ``since`` is the passage that introduced the name, or cites the work in
    full. A tuple, for there are several in a passage, and a tuple is made in a third of the time.
    """

    sort: Sort
    id: str
    start: int
    end: int
    form: str
    rule: str
    since: str = ""

    def is_in(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether it lies within one of these stretches."""
        return any(start <= self.start and self.end <= end for start, end in spans)


@dataclass(slots=True)
class Found:
    """What one text gives by itself: names, and parts of persons' names of which the article has to decide."""

    passage: Passage
    actors: list[NameMatch]
    outlets: list[NameMatch]
    parts: list[tuple[int, int, Part]]
    entries: list[Entry]
    presses: list[NameMatch] = field(default_factory=list)

    def covers(self, start: int, end: int) -> bool:
        """Whether a name has been found that shares a letter with a stretch."""
        return any(match.start < end and start < match.end for match in (*self.actors, *self.outlets, *self.presses))


@dataclass(slots=True)
class Reading:
    """The names of an article: mentions by passage id, in the order of the text, and what stays unresolved, counted.

    ``touched`` are all records of which a form, or a part of a person's name, stands in it, whatever came of it.
    """

    mentions: dict[str, list[Mention]]
    unresolved: Counter[str] = field(default_factory=Counter)
    touched: frozenset[tuple[Sort, str]] = frozenset()

    def ids(self, passage: str, sort: Sort) -> tuple[str, ...]:
        """The ids of the actors or outlets that a passage names, each once, in order of appearance."""
        mentions = self.mentions[passage]
        return tuple(dict.fromkeys([one.id for one in mentions if one.sort == sort])) if mentions else ()


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a key stands for: an actor's name, an outlet's, a part of persons' names, a press's, or several of these."""

    actor: Name | None
    outlet: Name | None
    part: Part | None
    press: Name | None = None

    records: tuple[tuple[Sort, str], ...] = field(init=False)
    """Every record that has to do with the key."""

    def __post_init__(self) -> None:
        actors: list[tuple[Sort, str]] = [("actor", one) for one in (self.actor.ids if self.actor else ())]
        outlets: list[tuple[Sort, str]] = [("outlet", one) for one in (self.outlet.ids if self.outlet else ())]
        outlets += [("outlet", one) for one in (self.press.ids if self.press else ())]
        bearers: list[tuple[Sort, str]] = [("actor", one.id) for one in (self.part.bearers if self.part else ())]
        object.__setattr__(self, "records", (*actors, *outlets, *bearers))


class NameTable:
    """The forms of a vocabulary, actors and outlets in one table; it never changes, so threads may share it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.actors: Mapping[str, Record] = {record.id: record for record in vocabulary.actors}
        self.outlets: Mapping[str, Record] = {record.id: record for record in vocabulary.outlets}
        self.actor_names, self.outlet_names = names_of(vocabulary.actors), names_of(vocabulary.outlets)
        self._gold = Gold(vocabulary.actors, self.lookup)
        self.parts = parts = person_parts(vocabulary.actors)
        presses = press_names(vocabulary.outlets)
        self._entries = {
            key: Entry(self.actor_names.get(key), self.outlet_names.get(key), parts.get(key), presses.get(key))
            for key in (*self.actor_names, *self.outlet_names, *parts, *presses)
        }
        self._table = FormTable(self._entries)

    def lookup(self, form: str) -> tuple[str, ...]:
        """The ids of the actors of which the whole of ``form`` is a form."""
        name = self.actor_names.get(form_key(form))
        return name.ids if name else ()

    def find(self, passage: Passage) -> Found:
        """The names in the text of a passage: of those that start first the longest, for actors and outlets each.

        A name within a longer one is not meant: the Korea Times isn't Korea, the Press Department isn't the Press.
        """
        text = passage.text
        read = form_text(text)
        hits = self._table.hits(read.words)
        if not hits and not passage.marks:
            return Found(passage, [], [], [], [])
        sharing = self._sharing(read.words, hits)
        actors = leftmost_longest([(s, e, hit.actor) for s, e, hit in hits if hit.actor], text, read)
        actors = [*actors, *_apart_from(sharing, actors)] if sharing else actors
        outlets = leftmost_longest([(s, e, hit.outlet) for s, e, hit in hits if hit.outlet], text, read)
        parts = [(s, e, hit.part) for s, e, hit in hits if hit.part]
        if parts:
            parts = list(_apart(parts, [*actors, *outlets]))
        found = Found(
            passage,
            [as_match(hit, read) for hit in actors],
            [as_match(hit, read) for hit in outlets],
            [(*read.span(start, end), part) for start, end, part in parts],
            [entry for *_, entry in (*hits, *sharing)],
        )
        if passage.kind is Kind.FOOTNOTE:
            found.presses = list(_presses(found, [(s, e, hit.press) for s, e, hit in hits if hit.press], read))
        if passage.marks:
            found.actors = list(self._gold.names(text, found.actors, passage.marks))
            found.parts = [part for part in found.parts if not found.covers(*part[:2]) and _may_be(part, passage.marks)]
        if found.actors and found.outlets:
            found.actors, found.outlets = (
                [name for name in found.actors if not _within(name, found.outlets)],
                [name for name in found.outlets if not _within(name, found.actors)],
            )
        return found

    def touched(self, text: str) -> list[Entry]:
        """Every form that stands in a text."""
        words = form_text(text).words
        hits = self._table.hits(words)
        return [entry for *_, entry in (*hits, *self._sharing(words, hits))]

    def _sharing(self, words: str, hits: Sequence[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
        """Actors that share a word with one that is named (see ``coordinated``), if a record bears the whole name."""
        return [
            (first, last, entry)
            for start, end, hit in hits
            if hit.actor and " " in hit.actor.key
            for first, last, key in coordinated(words, start, end, self.actors[hit.actor.ids[0]].type)
            if (entry := self._entries.get(key)) and entry.actor
        ]


def _presses(found: Found, hits: Sequence[Hit], read: FormText) -> Iterator[NameMatch]:
    """The presses of a note that stand in an imprint by their bare names, and in no other name."""
    text = found.passage.text
    for match in (as_match(hit, read) for hit in leftmost_longest(hits, text, read)):
        if not found.covers(match.start, match.end) and is_in_imprint(text, match.start, match.end):
            yield match


def records_of(entries: Iterable[Entry]) -> frozenset[tuple[Sort, str]]:
    """All records that have to do with some forms."""
    return frozenset(chain.from_iterable([entry.records for entry in set(entries)]))


def _apart(parts: Iterable[tuple[int, int, Part]], names: Sequence[Hit]) -> Iterator[tuple[int, int, Part]]:
    """The parts that share no letter with a name, nor with a part before them."""
    last = 0
    for start, end, part in parts:
        if start >= last and not any(first < end and start < after for first, after, _ in names):
            yield start, end, part
            last = end


def _apart_from(sharing: Iterable[tuple[int, int, Entry]], names: Sequence[Hit]) -> Iterator[Hit]:
    """The names that share a word, where no other name holds their own."""
    for start, end, entry in sharing:
        if entry.actor and not any(first < end and start < last for first, last, _ in names):
            yield start, end, entry.actor


def _may_be(part: tuple[int, int, Part], marks: Iterable[Mark]) -> bool:
    """Whether a part of a person's name stands in no mark that says of its text that it is something else."""
    start, end, _ = part
    return not any(
        mark.start <= start and end <= mark.end
        for mark in marks
        if mark.kind not in {"date", "name", "person", "emphasis"}
    )


def _within(name: NameMatch, others: Iterable[NameMatch]) -> bool:
    """Whether a name is a part, and not the whole, of one of the others."""
    size = name.end - name.start
    return any(
        other.start <= name.start and name.end <= other.end and other.end - other.start > size for other in others
    )
