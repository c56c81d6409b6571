"""A picture of the library, or of an answer: which outlets in which years, and which names together.

Counted by two calls of the engine, drawn as SVG, with the figures as tables and as files. Every mark leads to the
search for just what it counts: the question with two values more that a passage must have.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from markupsafe import Markup

from indexer import Crossed, Engine, Query
from webapp import params, present, state, words
from webapp.drawing import charts, grids, years
from webapp.drawing.charts import Mark, Scale, Tick
from webapp.drawing.grids import Cell
from webapp.entity import entities
from webapp.entity.entities import NAMES, OUTLETS
from webapp.i18n import gettext, number

OUTLET_LINES: Final = 15
NAME_LINES: Final = 20
"""More lines would be too small to read, and the page too heavy: each pair is a link."""
CLOSE: Final = 30
"""Up to so many years stand one by one, more by decade: a mark stays wide enough to be met with a finger."""
PAIRS: Final = 100


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts behind a picture."""

    outlets: Crossed
    names: Crossed


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside a line of a drawing; ``search`` finds its passages within the question."""

    label: str
    href: str
    number: int
    search: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that stand together."""

    first: str
    second: str
    number: int
    search: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the page shows."""

    question: str
    found: str
    search: str
    strips: Markup
    outlets: tuple[Line, ...]
    heads: tuple[str, ...]
    table: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    matrix: Markup
    names: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    outlets_csv: str
    names_csv: str
    hidden: tuple[tuple[str, str], ...]


def counted(engine: Engine, query: Query) -> Counted:
    """The counts for a question, once a generation; raises ``QueryError``."""
    plain = replace(query, cursor=None, sort="document", size=Query().size)
    generation = engine.info().generation
    return state.remembered(
        (generation, "picture", plain),
        lambda: Counted(
            engine.crossed(plain, "outlet", "year", limit=OUTLET_LINES),
            engine.crossed(plain, "actor", "actor", limit=NAME_LINES),
        ),
    )


def picture(engine: Engine, query: Query) -> Picture:
    """The picture of what answers ``query``; raises ``QueryError``."""
    counts = counted(engine, query)
    plain = replace(query, cursor=None)
    found = engine.search(replace(plain, size=1), facets=False)
    columns = _columns(counts.outlets)
    order = _order(counts.names)
    pairs = list(params.pairs(plain))
    return Picture(
        question=query.q,
        found=words.found(found.passages, found.articles),
        search=params.link(present.SEARCH_PAGE, plain),
        strips=_strips(counts.outlets, columns, plain),
        outlets=tuple(_outlet_lines(counts.outlets, plain)),
        heads=tuple(words.value_label("year", value, value) for value, _ in columns),
        table=tuple(_table(counts.outlets, columns, plain)),
        matrix=_matrix(counts.names, order, plain),
        names=tuple(_name_lines(counts.names, order, plain)),
        pairs=tuple(_pairs(counts.names, plain)[:PAIRS]),
        outlets_csv=params.address("/picture.csv", [("of", "outlets"), *pairs]),
        names_csv=params.address("/picture.csv", [("of", "names"), *pairs]),
        hidden=tuple((name, value) for name, value in pairs if name not in {"q", "sort"}),
    )


def as_csv(engine: Engine, query: Query, of: str) -> str:
    """The figures of one half of a picture, one a row; each row names the generation that was counted."""
    generation = engine.info().generation
    counts = counted(engine, query)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if of == "names":
        writer.writerow(["first", "first_label", "second", "second_label", "passages", "generation"])
        for one, other, count in _together(counts.names):
            cells = [counts.names.rows[one], counts.names.rows[other]]
            writer.writerow([*(_plain(text) for v in cells for text in (v.value, v.label)), count, generation])
    else:
        writer.writerow(["outlet", "outlet_label", "year", "passages", "generation"])
        for row, line in zip(counts.outlets.rows, counts.outlets.counts, strict=True):
            for column, count in zip(counts.outlets.columns, line, strict=True):
                if count:
                    writer.writerow([_plain(row.value), _plain(row.label), column.value, count, generation])
    return out.getvalue()


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def having(query: Query, *pairs: tuple[str, str]) -> Query:
    """``query`` for passages that have each of these values besides."""
    for facet, value in pairs:
        if (facet, value) not in query.also:
            query = query.toggled_also(facet, value)
    return query


# --- outlets over time ----------------------------------------------------------------------------------------------


def _columns(found: Crossed) -> list[tuple[str, int]]:
    """The years or decades that are drawn, in order, each with its place among the columns that were counted."""
    axis = years.axis(found.columns)
    if axis is None:
        return []
    scale, _ = axis
    by_year = scale.end - scale.start <= CLOSE
    return [
        (column.value, place)
        for place, column in enumerate(found.columns)
        if column.value.endswith("X") != by_year and scale.start <= _start(column.value) < scale.end
    ]


def _start(value: str) -> int:
    return int(value.replace("X", "0"))


def _strips(found: Crossed, columns: Sequence[tuple[str, int]], query: Query) -> Markup:
    if not columns or not found.rows:
        return Markup()
    width = years.DECADE if columns[0][0].endswith("X") else 1
    first, last = _start(columns[0][0]), _start(columns[-1][0])
    scale = Scale(first - first % years.DECADE, last - last % years.DECADE + years.DECADE)
    lines = []
    for row, counts in zip(found.rows, found.counts, strict=True):
        line = []
        for value, place in columns:
            if counts[place]:
                text = f"{row.label}, {words.value_label('year', value, value)}: {number(counts[place])}"
                href = params.link("/", having(query, ("outlet", row.value), ("year", value)))
                line.append(Mark(_start(value), _start(value) + width, counts[place], text, href))
        lines.append(line)
    return grids.strips(
        lines,
        scale,
        [Tick(year, str(year)) for year in charts.tick_places(scale)],
        name="strips",
        title=gettext("Outlets over time"),
        summary=gettext("A line of bars for each outlet, each line with its own scale. The figures stand below."),
    )


def _outlet_lines(found: Crossed, query: Query) -> Iterator[Line]:
    for row in found.rows:
        href = entities.url(OUTLETS, row.value)
        yield Line(row.label, href, row.count, params.link("/", having(query, ("outlet", row.value))))


def _table(
    found: Crossed, columns: Sequence[tuple[str, int]], query: Query
) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    for row, counts in zip(found.rows, found.counts, strict=True):
        cells = []
        for value, place in columns:
            link = params.link("/", having(query, ("outlet", row.value), ("year", value))) if counts[place] else ""
            cells.append((counts[place], link))
        yield row.label, tuple(cells)


# --- names together -------------------------------------------------------------------------------------------------


def _order(found: Crossed) -> list[int]:
    """The names so that those stand side by side that occur together: each next to what it shares most with."""
    left = list(range(len(found.rows)))
    order = left[:1]
    left = left[1:]
    while left:
        last = order[-1]
        best = max(left, key=lambda place: (_tie(found, last, place), -place))
        order.append(best)
        left.remove(best)
    return order


def _tie(found: Crossed, one: int, other: int) -> float:
    """How much of two names is common to both: Salton's cosine."""
    return found.counts[one][other] / sqrt(max(1, found.rows[one].count * found.rows[other].count))


def _matrix(found: Crossed, order: Sequence[int], query: Query) -> Markup:
    if len(order) < 2:
        return Markup()
    place = {one: line for line, one in enumerate(order)}
    cells = []
    for one, other, count in _together(found):
        line, column = sorted((place[one], place[other]), reverse=True)
        cells.append(
            Cell(line, column, count, _pair_text(found, one, other, count), _pair_link(found, one, other, query))
        )
    cells.sort()
    return grids.matrix(
        cells,
        len(order),
        [str(line + 1) for line in range(len(order))],
        name="matrix",
        title=gettext("Names that occur together"),
        summary=gettext(
            "Names are numbered; a square where a line meets a column says how many passages speak of both. "
            "The figures stand below."
        ),
    )


def _together(found: Crossed) -> list[tuple[int, int, int]]:
    """The pairs that occur together, those with most passages first: their places, and how many."""
    pairs = [
        (one, other, found.counts[one][other])
        for one in range(len(found.rows))
        for other in range(one + 1, len(found.rows))
        if found.counts[one][other]
    ]
    return sorted(pairs, key=lambda pair: -pair[2])


def _pair_text(found: Crossed, one: int, other: int, count: int) -> str:
    return f"{found.rows[one].label} + {found.rows[other].label}: {number(count)}"


def _pair_link(found: Crossed, one: int, other: int, query: Query) -> str:
    both = having(query, ("actor", found.rows[one].value), ("actor", found.rows[other].value))
    return params.link("/", both)


def _name_lines(found: Crossed, order: Sequence[int], query: Query) -> Iterator[Line]:
    for place in order:
        row = found.rows[place]
        href = entities.url(NAMES, row.value)
        yield Line(row.label, href, row.count, params.link("/", having(query, ("actor", row.value))))


def _pairs(found: Crossed, query: Query) -> list[Pair]:
    return [
        Pair(found.rows[one].label, found.rows[other].label, count, _pair_link(found, one, other, query))
        for one, other, count in _together(found)
    ]
