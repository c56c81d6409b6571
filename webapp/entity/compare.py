"""Two names, outlets, works or publications over the same years: bars that stand back to back, and a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from indexer import Engine, Facet, FacetValue, Query, fold
from webapp import params, present, words
from webapp.drawing import charts, years
from webapp.drawing.charts import Mark
from webapp.entity import entities
from webapp.entity import words as entity_words
from webapp.entity.entities import KINDS, Entry, Kind
from webapp.i18n import gettext, number

PROPOSED = 8
"""So many are proposed for a name that may mean several."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what was typed, what it was taken for, or what it may mean."""

    field: str
    typed: str
    kind: Kind | None = None
    entry: Entry | None = None
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What an address calls it."""
        return f"{self.kind.facet}:{self.entry.id}" if self.kind and self.entry else self.typed

    @property
    def shown(self) -> str:
        """What its field holds."""
        return self.entry.label if self.entry else self.typed

    @property
    def href(self) -> str:
        """Its page."""
        return entities.url(self.kind, self.entry.id) if self.kind and self.entry else ""

    @property
    def query(self) -> Query:
        """The question for its passages."""
        return entities.query_of(self.kind, self.entry.id) if self.kind and self.entry else Query.of()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a year or decade, and for each side how many passages and the search for them."""

    label: str
    first: tuple[int, str]
    second: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page shows; without two that are known, only the form."""

    sides: tuple[Side, Side]
    chart: Markup | None = None
    lines: tuple[Line, ...] = ()
    both: tuple[int, str] | None = None
    swapped: str = ""


def compare(engine: Engine, first: str, second: str) -> Comparison:
    """The comparison of two things, each given by ``facet:id`` or by a name as people write it."""
    one, other = _side(engine, "a", first), _side(engine, "b", second)
    sides = _with_choices(engine, one, other), _with_choices(engine, other, one)
    if not (one.entry and other.entry):
        return Comparison(sides)
    dated = [engine.counts(side.query, ["year"])["year"] for side in sides]
    both = _both(one.query, other.query)
    return Comparison(
        sides,
        chart=_chart(sides, dated),
        lines=_lines(sides, dated),
        both=(engine.find(both).passages, params.link(present.SEARCH_PAGE, both)),
        swapped=params.address("/compare", [("a", other.key), ("b", one.key)]),
    )


def _side(engine: Engine, field: str, typed: str) -> Side:
    typed = typed.strip()[:200]
    facet, colon, name = typed.partition(":")
    if colon and facet in KINDS:
        found = entities.by_id(engine, KINDS[facet]).get(name)
        if found:
            return Side(field, typed, KINDS[facet], found)
    exact = [pair for pair in _candidates(engine, typed) if fold(typed) in map(fold, pair[1].forms)] if typed else []
    return Side(field, typed, *exact[0]) if len(exact) == 1 else Side(field, typed)


def _candidates(engine: Engine, typed: str) -> list[tuple[Kind, Entry]]:
    """All things with these words in a form, those with most passages first."""
    found = [(kind, one) for kind in KINDS.values() for one in entities.find(entities.entries(engine, kind), typed)]
    return sorted(found, key=lambda pair: (-pair[1].number, pair[1].order))


def _with_choices(engine: Engine, side: Side, other: Side) -> Side:
    """The side with what it may mean, each a link that takes it for that."""
    if side.entry or not side.typed:
        return side
    choices = []
    for kind, one in _candidates(engine, side.typed)[:PROPOSED]:
        chosen = {side.field: f"{kind.facet}:{one.id}", other.field: other.key}
        address = params.address("/compare", [(field, chosen[field]) for field in ("a", "b") if chosen[field]])
        choices.append((f"{one.label} ({entity_words.TITLES[kind.facet]})", address))
    return Side(side.field, side.typed, choices=tuple(choices))


def _both(one: Query, other: Query) -> Query:
    """The question for what both find; values of one facet would be ORed, so that the second is asked for besides."""
    for facet, values in other.filters:
        for value in values:
            one = one.toggled_also(facet, value) if one.values(facet) else one.toggled(facet, value)
    return one


def _chart(sides: tuple[Side, Side], dated: list[Facet]) -> Markup:
    """Both on one axis: of the stretch that holds nearly all of the two together."""
    together: dict[str, int] = {}
    for value in chain(*(facet.values for facet in dated)):
        together[value.value] = together.get(value.value, 0) + value.count
    axis = years.axis(FacetValue(value, value, count) for value, count in together.items())
    if axis is None:
        return Markup()
    scale, by_year = axis
    series = [
        [mark for mark in _marks(side, facet, by_year=by_year) if scale.start <= mark.start < scale.end]
        for side, facet in zip(sides, dated, strict=True)
    ]
    return charts.mirrored(
        (series[0], series[1]),
        scale,
        [charts.Tick(year, str(year)) for year in charts.tick_places(scale)],
        name="compare",
        title=gettext("Passages by year") if by_year else gettext("Passages by decade"),
        summary=gettext(
            "%(first)s stands above the line, %(second)s below it, on one scale. The figures stand in the table below.",
            first=sides[0].shown, second=sides[1].shown,
        ),
        labels=(sides[0].shown, sides[1].shown),
    )  # fmt: skip


def _marks(side: Side, facet: Facet, *, by_year: bool) -> list[Mark]:
    link = years.link_to_years(side.query)
    found = []
    for value in facet.values:
        if value.value.endswith("X") != by_year:
            start, width = int(value.value.replace("X", "0")), 1 if by_year else years.DECADE
            label = words.value_label("year", value.value, value.label)
            text = f"{side.shown}, {label}: {number(value.count)}"
            found.append(Mark(start, start + width, value.count, text, link(value.value)))
    return found


def _lines(sides: tuple[Side, Side], dated: list[Facet]) -> tuple[Line, ...]:
    held = [{value.value: value for value in facet.values} for facet in dated]
    links = [years.link_to_years(side.query) for side in sides]
    found = []
    for name in sorted({*held[0], *held[1]}, key=lambda value: (value[:3], not value.endswith("X"), value)):
        cells = [(own[name].count if name in own else 0, link(name)) for own, link in zip(held, links, strict=True)]
        found.append(Line(words.value_label("year", name, name), cells[0], cells[1]))
    return tuple(found)
