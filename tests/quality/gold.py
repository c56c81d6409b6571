"""What should the program find? The annotations of the gold set against the authority files as they are now.

Annotators write an authority id, or the name as it stands in the text for one that no authority knew when they wrote:
should a record bear that name later, its id is expected from then on; until then nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.enrich.name_forms import form_key
from indexer.enrich.names import NameFinder
from indexer.enrich.press_names import press_names
from indexer.model import Kind, Record, Vocabulary
from tests.quality.source import Source, SourceBlock

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that is expected, in any of its forms; an optional one may also be missing."""

    forms: tuple[str, ...]
    optional: bool = False

    @classmethod
    def of(cls, written: str) -> Wanted:
        forms = tuple(form.strip() for form in written.removeprefix("?").split(" | "))
        return cls(forms, written.startswith("?"))


@dataclass(frozen=True, slots=True)
class GoldCitation:
    """One citation of a note: its fields, or, of a short form, the note and the number there of what it means.

    ``same`` is (index of the note among the document's passages, number of the citation in it from 0); None for a full
    citation, and for a short form that can't be resolved, which ``why`` then explains.
    """

    fields: Mapping[str, Wanted]
    authors: tuple[Wanted, ...] = ()
    short: str = ""
    same: tuple[int, int] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A passage with all that is expected of it. ``calls`` are (offset, index of the note among the passages)."""

    kind: Kind
    text: str
    section: str
    calls: tuple[tuple[int, int], ...] = ()
    dates: tuple[Wanted, ...] = ()
    inferred: tuple[Wanted, ...] = ()
    actors: frozenset[str] = frozenset()
    outlets: frozenset[tuple[str, str]] = frozenset()
    citations: tuple[GoldCitation, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of the gold set, ready to be compared."""

    source: Source
    passages: tuple[GoldPassage, ...]


class Annotator:
    """Turns what annotators wrote into what is expected, given a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._actors = _Known(vocabulary.actors)
        self._outlets = _Known(vocabulary.outlets)

    def document(self, source: Source) -> GoldDocument:
        """Raises ValueError for an id that no authority has, KeyError for a call or short form that aims at no note."""
        blocks = [block for block in source.blocks if block.kind is not None]
        notes = {block.label: index for index, block in enumerate(blocks) if block.kind is Kind.FOOTNOTE}
        citations = {index: tuple(_citation(cite, notes) for cite in block.cites) for index, block in enumerate(blocks)}
        own = [self._own_outlets(blocks, citations, index) for index in range(len(blocks))]
        passages: list[GoldPassage] = []
        section = ""
        for block in source.blocks:
            if block.kind is None:
                section = block.text
                continue
            index = len(passages)
            calls = tuple((offset, notes[label]) for offset, label in block.calls)
            passages.append(
                GoldPassage(
                    kind=block.kind,
                    text=block.text,
                    section="" if block.kind is Kind.FOOTNOTE else section,
                    calls=calls,
                    dates=tuple(map(Wanted.of, block.dates)),
                    inferred=tuple(map(Wanted.of, block.inferred)),
                    actors=frozenset(self._actors.ids(block.actors)),
                    outlets=_with_notes(own, index, [note for _, note in calls]),
                    citations=citations[index],
                )
            )
        return GoldDocument(source, tuple(passages))

    def _own_outlets(
        self, blocks: Sequence[SourceBlock], citations: Mapping[int, tuple[GoldCitation, ...]], index: int
    ) -> dict[str, str]:
        """The outlets of a passage itself and how it draws on them; a short form cites the outlets of its work.

        Those are what holds or published it, and the archive or the series that its note names for it.
        """
        block = blocks[index]
        usual = "citation" if block.kind is Kind.FOOTNOTE else "text"
        found: dict[str, str] = {}
        for written in block.outlets:
            name, _, via = written.partition("/")
            found.update(dict.fromkeys(self._outlets.ids([name]), via or usual))
        for cite in citations[index]:
            if cite.same:
                work = citations[cite.same[0]][cite.same[1]]
                forms = [
                    form for key in ("container", "publisher") if key in work.fields for form in work.fields[key].forms
                ]
                found.update(dict.fromkeys(self._outlets.named(forms), "citation"))
                found.update(dict.fromkeys(self._kept(blocks, citations, cite.same), "citation"))
        return found

    def _kept(
        self, blocks: Sequence[SourceBlock], citations: Mapping[int, tuple[GoldCitation, ...]], place: tuple[int, int]
    ) -> list[str]:
        """The archives and series among the outlets of a note that keep or hold one of the works that it cites."""
        note, number = place
        work = citations[note][number]
        texts = [form for key in ("archive", "title") if key in work.fields for form in work.fields[key].forms]
        alone = "archive" in work.fields and sum("archive" in one.fields for one in citations[note]) == 1
        cited = self._outlets.ids(name for name in blocks[note].outlets if "/" not in name)
        return [id_ for id_ in cited if self._outlets.is_archive(id_) and (alone or self._outlets.is_in(id_, texts))]


class _Known:
    """The records of one authority file, by id and by name."""

    def __init__(self, records: Iterable[Record]) -> None:
        records = tuple(records)
        self._records = {record.id: record for record in records}
        self._names = NameFinder(records)
        self._presses = press_names(records)

    def ids(self, written: Iterable[str]) -> list[str]:
        found = []
        for each in written:
            if _ID.fullmatch(each):
                if each not in self._records:
                    raise ValueError(f"no authority has the id {each}")
                found.append(each)
            else:
                found += self.named([each])
        return found

    def named(self, forms: Iterable[str]) -> list[str]:
        """The ids of which a form is a name, where it is a name of one alone."""
        ids = (self._names.lookup(form) or self._press(form) for form in forms)
        return [found[0] for found in ids if len(found) == 1]

    def is_archive(self, id_: str) -> bool:
        return self._records[id_].type == "archive"

    def is_in(self, id_: str, texts: Iterable[str]) -> bool:
        """Whether one of these texts holds a name of a record."""
        keys = list(map(form_key, texts))
        return any(form_key(form) in key for form in self._records[id_].forms for key in keys)

    def _press(self, form: str) -> tuple[str, ...]:
        """The press that bears a name without the word that says that it is one."""
        name = self._presses.get(form_key(form))
        return name.ids if name else ()


def _with_notes(own: list[dict[str, str]], index: int, notes: Iterable[int]) -> frozenset[tuple[str, str]]:
    """The outlets of a passage, with those that the notes called in it cite."""
    drawn = dict(own[index])
    for note in notes:
        for outlet, via in own[note].items():
            if via == "citation":
                drawn.setdefault(outlet, "note")
    return frozenset(drawn.items())


def _citation(cite: Mapping[str, Any], notes: Mapping[str, int]) -> GoldCitation:
    plain = {key: Wanted.of(value) for key, value in cite.items() if key not in ("author", "short", "same", "why")}
    same = None
    if "same" in cite:
        label, _, number = cite["same"].partition(".")
        same = notes[label], int(number or 1) - 1
    return GoldCitation(
        fields=plain,
        authors=tuple(map(Wanted.of, cite.get("author", ()))),
        short=cite.get("short", ""),
        same=same,
        why=cite.get("why", ""),
    )
