"""Names, outlets, works and publications: who there is, in how many passages, and how to find one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from indexer import Engine, FacetValue, NotFoundError, Query, Record, Via, fold
from webapp import params, present, state

NEAR: Final = 8
"""So many names are proposed for one that isn't there."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of thing that has pages: its ``path``, and the facet that counts it."""

    path: str
    facet: str


NAMES = Kind("/names", "actor")
OUTLETS = Kind("/outlets", "outlet")
WORKS = Kind("/works", "work")
PUBLICATIONS = Kind("/publications", "publication")
KINDS: Final = {kind.facet: kind for kind in (NAMES, OUTLETS, WORKS, PUBLICATIONS)}
"""By facet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a kind: ``type`` is person, newspaper, book …, ``forms`` are the label and all variants.

    ``number`` counts the passages; ``text`` is what it is found by, ``order`` what it is sorted by.
    """

    id: str
    label: str
    type: str
    number: int
    forms: tuple[str, ...]
    wikidata: str
    note: str
    text: str
    order: str


def entries(engine: Engine, kind: Kind) -> Sequence[Entry]:
    """All of a kind, those that most passages have first."""
    generation = engine.info().generation
    return state.kept(generation, f"entries {kind.facet}", lambda: tuple(_entries(engine, kind)))


def by_id(engine: Engine, kind: Kind) -> Mapping[str, Entry]:
    """The same by their ids."""
    generation = engine.info().generation
    return state.kept(generation, f"by id {kind.facet}", lambda: {one.id: one for one in entries(engine, kind)})


def ways(engine: Engine, outlet: str) -> Mapping[Via, int]:
    """How many passages draw on an outlet in which way; see ``Engine.ways``, which reads a record for each of them."""
    return state.remembered((engine.info().generation, "ways", outlet), lambda: engine.ways(outlet))


def entry(engine: Engine, kind: Kind, name: str) -> Entry:
    """The one of this id; raises ``NotFoundError``."""
    found = by_id(engine, kind).get(name)
    if found is None:
        raise NotFoundError(f"nothing here is called “{name[:80]}”")
    return found


def find(all_of_them: Iterable[Entry], words: str) -> list[Entry]:
    """Those with all of ``words`` in one of their forms, whatever script these are in."""
    wanted = fold(words).split()
    return [one for one in all_of_them if all(word in one.text for word in wanted)]


def matches(form: str, words: str) -> bool:
    """Whether a form has all of ``words``."""
    text = fold(form)
    return all(word in text for word in fold(words).split())


def near(all_of_them: Iterable[Entry], name: str) -> list[Entry]:
    """Those that share most words with a name, or an id, that isn't there."""
    wanted = set(fold(name.replace("-", " ").replace("_", " ")).split())
    scored = [(len(wanted.intersection(one.text.replace("-", " ").split())), one) for one in all_of_them]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], -pair[1].number, pair[1].order))
    return [one for _, one in best[:NEAR]]


def url(kind: Kind, name: str) -> str:
    """The page of one of a kind."""
    return f"{kind.path}/{quote(name, safe='')}"


def query_of(kind: Kind, name: str) -> Query:
    """The question for all passages that have it."""
    return Query.of(filters={kind.facet: [name]})


def search_link(kind: Kind, name: str) -> str:
    """The search page with all passages that have it."""
    return params.link(present.SEARCH_PAGE, query_of(kind, name))


def _entries(engine: Engine, kind: Kind) -> list[Entry]:
    if kind is WORKS:
        return [_entry(w.id, w.label, w.kind, w.passages) for w in engine.works()]
    counted = engine.counts(Query.of(), [kind.facet])[kind.facet].values
    records = _records(engine, kind)
    numbers = {value.value: value.count for value in counted}
    found = [_of_record(record, numbers.get(record.id, 0)) for record in records]
    found += _unrecorded(counted, {record.id for record in records})
    return sorted(found, key=lambda one: (-one.number, one.order, one.id))


def _records(engine: Engine, kind: Kind) -> Sequence[Record]:
    if kind is PUBLICATIONS:
        return ()
    vocabulary = engine.state().vocabulary
    return vocabulary.actors if kind is NAMES else vocabulary.outlets


def _of_record(record: Record, number: int) -> Entry:
    return _entry(record.id, record.label, record.type, number, record.variants, record.wikidata, record.note)


def _unrecorded(counted: Iterable[FacetValue], known: set[str]) -> list[Entry]:
    """What passages have and no authority file: marked in the documents themselves, or told by the catalogue."""
    return [_entry(value.value, value.label, "", value.count) for value in counted if value.value not in known]


def _entry(
    name: str,
    label: str,
    kind: str,
    number: int,
    variants: tuple[str, ...] = (),
    wikidata: str = "",
    note: str = "",
) -> Entry:
    forms = (label, *variants)
    return Entry(name, label, kind, number, forms, wikidata, note, " | ".join(map(fold, forms)), fold(label))
