"""The notes of one article → what each cites, which works that makes, and which outlets come with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.citations.fullest import fullest
from indexer.citations.gold import marked_citations
from indexer.citations.known.known import reread
from indexer.citations.known.pointers import with_pointers
from indexer.citations.known.resolve import resolve
from indexer.citations.learnt.antecedents import with_ranked
from indexer.citations.learnt.reading import with_learnt
from indexer.citations.model import Citation, NoteCitations, Work, WorkRef, WorkVia
from indexer.citations.notes.note import Note
from indexer.citations.parse import note_of, read_note
from indexer.citations.settling import with_parts_settled
from indexer.citations.works import work_id, work_of
from indexer.model import Kind, Passage

NamedOutlet = tuple[int, int, str, str]
"""Where an outlet is named in a text, its id and its type."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What the notes of an article cite: citations and outlets by the id of the note, works by their id.

    ``outlets`` are those of the works that a note cites by *ibid.* and its like, which it doesn't name itself.
    """

    citations: Mapping[str, tuple[Citation, ...]]
    works: Mapping[str, Work]
    outlets: Mapping[str, tuple[str, ...]]

    def works_of(self, passage: Passage) -> tuple[WorkRef, ...]:
        """The works that a passage cites, and those of the notes called in it, each once."""
        if not (passage.notes or passage.id in self.citations):
            return ()
        vias: dict[str, WorkVia] = dict.fromkeys(self._ids(passage.id), "citation")
        for note in passage.notes:
            for work in self._ids(note):
                vias.setdefault(work, "note")
        return tuple(WorkRef(work, self.works[work].label, via) for work, via in vias.items())

    def _ids(self, note: str) -> tuple[str, ...]:
        return tuple(one.work for one in self.citations.get(note, ()) if one.work)

    @property
    def ids(self) -> dict[str, tuple[str, ...]]:
        """The ids of the works that each note cites, each once."""
        return {note: tuple(dict.fromkeys(self._ids(note))) for note in self.citations}


def cite(
    passages: Iterable[Passage], named: Mapping[str, Sequence[NamedOutlet]], day_first: bool | None = None
) -> Cited:
    """Read the notes among ``passages``; ``named`` gives the outlets found by name in each.

    ``day_first`` says how the article writes dates in figures (``date_order.day_first``).
    """
    notes = [passage for passage in passages if passage.kind is Kind.FOOTNOTE]
    read = [_read(note, named.get(note.id, ()), day_first) for note in notes]
    known = reread([note for note, _ in read])
    as_read = [as_read for _, as_read in read]
    learnt = with_parts_settled(with_learnt(known, as_read), as_read)
    if learnt != known:
        told = _as_told(_with_set_aside(learnt, read), read, notes)
        learnt = reread(_repointed(known, told), _leaning(learnt))
    told = with_pointers(_as_told(learnt, read, notes))
    citations = {note.id: found for note, found in zip(notes, with_ranked(told, resolve(told)), strict=True)}
    return Cited(citations, _works(citations), _leaned(citations, named))


def _with_set_aside(
    learnt: Iterable[NoteCitations], read: Iterable[tuple[NoteCitations, Note]]
) -> Iterator[NoteCitations]:
    """The notes with those forms, too, of which no work was known by rules alone: the labeller may have found it."""
    for note, (by_rules, _) in zip(learnt, read, strict=True):
        free = [
            one
            for one in by_rules.citations
            if one.tentative and not any(one.start < other.end and other.start < one.end for other in note.citations)
        ]
        every = sorted((*note.citations, *free), key=lambda one: one.start)
        yield replace(note, citations=tuple(every)) if free else note


def _leaning(learnt: Iterable[NoteCitations]) -> set[Citation]:
    """The forms that lean, kept by rules once or seen by the labeller: their words will tell what they mean."""
    return {one for note in learnt for one in note.citations if one.form != "full"}


def _as_told(
    cited: Iterable[NoteCitations], read: Iterable[tuple[NoteCitations, Note]], notes: Iterable[Passage]
) -> list[NoteCitations]:
    """The citations as the document itself tells their parts, where it does: whatever was read of them."""
    return [
        marked_citations(one, as_read, note.marks) for one, (_, as_read), note in zip(cited, read, notes, strict=True)
    ]


def _repointed(known: Sequence[NoteCitations], learnt: Sequence[NoteCitations]) -> list[NoteCitations]:
    """The notes with short forms under the ids that their works have since the labeller has corrected these."""
    ids: dict[str | None, str | None] = {}
    for before, after in zip(known, learnt, strict=True):
        fulls = [one for one in after.citations if one.form == "full"] if after is not before else []
        for one in (one for one in before.citations if one.form == "full" and fulls):
            now = next((other for other in fulls if other.start < one.end and one.start < other.end), one)
            if (id_ := work_id(one)) is not None:
                ids[id_] = work_id(now)
    if not ids:
        return list(learnt)
    return [
        replace(note, citations=tuple(replace(one, work=ids.get(one.work, one.work)) for one in note.citations))
        for note in learnt
    ]


def _read(note: Passage, named: Sequence[NamedOutlet], day_first: bool | None) -> tuple[NoteCitations, Note]:
    """What the rules read in a note by itself, and the note as they read it."""
    as_read = note_of(note.text, _outlets(named), day_first, _italics(note))
    cited = NoteCitations(note.id, note.label, note.text, read_note(as_read, note.text).citations)
    return marked_citations(cited, as_read, note.marks), as_read


def _italics(note: Passage) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in note.marks if mark.kind == "emphasis"]


def _outlets(named: Sequence[NamedOutlet]) -> list[tuple[int, int, str]]:
    return [(start, end, type_) for start, end, _, type_ in named]


def _works(citations: Mapping[str, Sequence[Citation]]) -> dict[str, Work]:
    """The works, each as its fullest citation in full gives it; else as a short form does."""
    every = [one for each in citations.values() for one in each]
    found: dict[str, list[Work]] = {}
    for one in every:
        if one.form == "full" and (work := work_of(one)):
            found.setdefault(work.id, []).append(work)
    for one in every:
        if one.work not in found and (work := work_of(one)):
            found[work.id] = [work]
    return {name: fullest(works) for name, works in found.items()}


def _leaned(
    citations: Mapping[str, Sequence[Citation]], named: Mapping[str, Sequence[NamedOutlet]]
) -> dict[str, tuple[str, ...]]:
    drawn: dict[str, list[str]] = {}
    for note, found in citations.items():
        for one in found:
            if one.form == "full" and one.work:
                outlets = [id_ for start, end, id_, _ in named.get(note, ()) if one.start <= start and end <= one.end]
                drawn.setdefault(one.work, []).extend(outlets)
    return {
        note: tuple(dict.fromkeys(id_ for one in found if one.refers_to for id_ in drawn.get(one.work or "", ())))
        for note, found in citations.items()
    }
