"""What a document says of its own text wins over what we find: its dates (``date/@when``) and names (``persName``).

A mark that names a date replaces the dates found in its stretch. A mark that names a bearer is resolved by what the
document gives to identify it (an authority id, a Wikidata item), else by its text, among records of the mark's kind
where more than one bears that name. Where it stays unresolved, it still says of what kind the names in it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from indexer.enrich.dates import FoundDate
from indexer.enrich.names import NameMatch
from indexer.model import Mark, MarkKind, Record
from indexer.patterns import lazy

_WIKIDATA = lazy(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|(?:wikidata|wd):)?(Q[1-9]\d*)")
# The types of records that a mark of a kind can mean; a plain “name” can mean any.
_TYPES: Mapping[MarkKind, frozenset[str]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "state"}),
    "place": frozenset({"place", "state"}),
}


class Gold:
    """Applies marks with one vocabulary of actors; it holds nothing of the documents."""

    def __init__(self, actors: Iterable[Record], lookup: Callable[[str], tuple[str, ...]]) -> None:
        """``lookup`` gives the ids of the actors of which the whole of a text is a form."""
        self._records = {record.id: record for record in actors}
        self._by_item = {record.wikidata: record.id for record in self._records.values() if record.wikidata}
        self._lookup = lookup

    def names(self, text: str, found: Sequence[NameMatch], marks: Sequence[Mark]) -> tuple[NameMatch, ...]:
        """The names of a text: those that the marks tell, and of those found the ones that no mark gainsays."""
        named = [mark for mark in marks if mark.names]
        if not named:
            return tuple(found)
        told = [match for mark in named if (match := self._resolve(text, mark))]
        told = [match for match in told if not any(_holds(other, match) for other in told if other is not match)]
        kept = (match for match in found if not _overlaps(match, told))
        possible = (fit for match in kept if (fit := self._fit(match, named)))
        return tuple(sorted((*told, *possible), key=lambda match: (match.start, match.end)))

    def _resolve(self, text: str, mark: Mark) -> NameMatch | None:
        form = text[mark.start : mark.end]
        for given in mark.value.split():
            if (named := self._identified(given)) is not None:
                return NameMatch(mark.start, mark.end, (named,), form)
        ids = self._lookup(form)
        fitting = tuple(each for each in ids if self._is_of(each, mark.kind))
        return NameMatch(mark.start, mark.end, fitting, form) if len(fitting) == 1 else None

    def _identified(self, given: str) -> str | None:
        """The record that an identifier of the document means, if it is one of the authority's."""
        name = given.removeprefix("#").rpartition("#")[2]
        if name in self._records:
            return name
        item = _WIKIDATA.fullmatch(given)
        return self._by_item.get(item[1]) if item else None

    def _fit(self, match: NameMatch, marks: Sequence[Mark]) -> NameMatch | None:
        """A match within marks as what they can mean: in a university that bears his name the man isn't named."""
        kinds = [mark.kind for mark in marks if _holds(mark, match)]
        ids = tuple(each for each in match.ids if all(self._is_of(each, kind) for kind in kinds))
        return NameMatch(match.start, match.end, ids, match.form) if ids else None

    def _is_of(self, actor: str, kind: MarkKind) -> bool:
        types = _TYPES.get(kind)
        return types is None or self._records[actor].type in types


def marked_dates(found: Iterable[FoundDate], marks: Sequence[Mark]) -> tuple[FoundDate, ...]:
    """The dates of a text: those of the marks, and those found elsewhere. Of marks within marks the outer stands."""
    if not marks:
        return tuple(found)
    told: list[FoundDate] = []
    for mark in sorted((mark for mark in marks if mark.kind == "date" and mark.value), key=_outer_first):
        if not told or mark.start >= told[-1].end:
            told.append(FoundDate(mark.start, mark.end, mark.value))
    if not told:
        return tuple(found)
    return tuple(sorted((*told, *_beside(found, told))))


def _beside(found: Iterable[FoundDate], told: Sequence[FoundDate]) -> Iterator[FoundDate]:
    return (date for date in found if not any(date.start < other.end and other.start < date.end for other in told))


def _outer_first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _overlaps(match: NameMatch, told: Iterable[NameMatch]) -> bool:
    return any(match.start < other.end and other.start < match.end for other in told)


def _holds(outer: Mark | NameMatch, inner: NameMatch) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
