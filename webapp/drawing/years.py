"""The years of an answer as a histogram that can be brushed, and as a table: a facet's counts, decade by decade.

Short times are drawn year by year, longer ones by decade; what a decade holds is then shown when it is chosen. Gaps
are to scale. Where a few stray years lie so far off that the rest would shrink to a line (a title with *1516* in it),
the axis covers the stretch that holds nearly all, and links lead to what lies before and after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup

from indexer import Facet, FacetValue, Query, YearRange, parse_year
from webapp import dates, params, present
from webapp.drawing import charts
from webapp.drawing.charts import Mark, Scale, Tick
from webapp.i18n import gettext, number

FINE: Final = 100
"""At most so many bars: each is 2.5 pixels wide in the column beside the hits, where it can still be told apart."""
NEARLY_ALL: Final = 0.98
"""The share that an axis must cover to leave the rest to links."""
DECADE: Final = 10
LAST: Final = 9999

Link = Callable[[str], str]
"""The address of the search for one value of the year filter."""


@dataclass(frozen=True, slots=True)
class Years:
    """What the page shows of the years; ``earlier`` and ``later`` are a text and a link where the axis ends early.

    ``first`` and ``last`` bound what can be chosen, ``start`` and ``end`` what is chosen. ``hidden`` is what the form
    must keep of the question. ``table`` holds the rows of all figures, and is to be ``open`` where one is chosen.
    """

    chart: Markup
    detail: Markup
    table: Markup
    open: bool
    earlier: tuple[str, str] | None
    later: tuple[str, str] | None
    first: int
    last: int
    start: int | None
    end: int | None
    hidden: tuple[tuple[str, str], ...]


def histogram(facet: Facet, query: Query, surface: str = present.SEARCH_PAGE, *, high: int = 5) -> Years | None:
    """The years of ``facet``, each mark leading to ``query`` with it alone; ``None`` where there is nothing to draw.

    Links lead to ``surface``, the search page in one of its views. The bars are at most ``high`` letters high.
    """
    calendar = [value for value in facet.values if len(value[0]) == _CALENDAR]
    bins = _Bins(calendar)
    if not bins.decades:
        return None
    chosen = [parse_year(value) for value in query.values("year")]
    others = without_years(query)
    drawing = _Drawing(bins, chosen, link_to_years(others, surface), high)
    whole = bins.whole()
    scale = _window(bins.decades, whole)
    start, end = _hull(chosen)
    return Years(
        chart=drawing.chart(scale, "years", by_year=scale.end - scale.start <= FINE),
        detail=drawing.detail(scale),
        table=_table(calendar, params.Toggles(surface, replace(query, cursor=None), "year")),
        open=_single_asked(query),
        earlier=drawing.beyond(0, scale.start),
        later=drawing.beyond(scale.end, LAST + 1),
        first=whole.start,
        last=whole.end - 1,
        start=start,
        end=end,
        hidden=(*params.pairs(others), *params.decode(surface.partition("?")[2].encode())),
    )


def axis(values: Iterable[FacetValue]) -> tuple[Scale, bool] | None:
    """The axis on which such values are drawn, and whether year by year; ``None`` where there is nothing to draw."""
    bins = _Bins(value for value in values if is_calendar(value.value))
    if not bins.decades:
        return None
    scale = _window(bins.decades, bins.whole())
    return scale, scale.end - scale.start <= FINE


def without_years(query: Query) -> Query:
    """``query`` without anything that it asks of the year, on its first page."""
    return replace(
        query,
        filters=tuple(pair for pair in query.filters if pair[0] != "year"),
        missing=tuple(name for name in query.missing if name != "year"),
        also=tuple(pair for pair in query.also if pair[0] != "year"),
        exclude=tuple(pair for pair in query.exclude if pair[0] != "year"),
        cursor=None,
    )


def link_to_years(query: Query, surface: str = present.SEARCH_PAGE) -> Link:
    """What makes, of a value of the year filter, the link to ``query`` with it; ``query`` must ask no year.

    The same as ``params.link`` of ``Query.toggled``, in a fiftieth of the time: there is a link for every bar.
    """
    before, name, after = params.link(surface, query.toggled("year", "0000")).partition("year=0000")
    return lambda value: f"{before}{name[:5]}{value}{after}"


def between(query: Query, start: str, end: str) -> Query:
    """``query`` for the years from ``start`` to ``end``, whatever it asked of them; raises ``ParameterError``.

    One that is left empty stands for the other, and they may come in either order.
    """
    kept = without_years(query)
    if not (start or end):
        return kept
    first, last = (_year(year or other) for year, other in ((start, end), (end, start)))
    return kept.toggled("year", _stretch(min(first, last), max(first, last)))


def _year(text: str) -> int:
    """The year that a field holds, perhaps in fewer than four figures; of a decade or a range the first."""
    return parse_year(text.zfill(4) if text.isdecimal() else text).first


_CALENDAR: Final = len("1967")


def is_calendar(value: str) -> bool:
    """Whether a value of a year facet is a year or a decade, rather than a range that was asked for."""
    return len(value) == _CALENDAR


class _Bin(NamedTuple):
    """A year or a decade, from ``first`` to ``last``, with its count."""

    first: int
    last: int
    number: int
    value: str
    label: str


class _Bins:
    """What there is to draw: the decades, and the years of each, if any is known; they are many, and seldom drawn."""

    def __init__(self, values: Iterable[FacetValue]) -> None:
        """Of ``values`` those that have passages; each is a year or a decade."""
        self._years: list[FacetValue] = []
        self.decades: list[_Bin] = []
        for value in values:
            if value[0][3] != "X":
                self._years.append(value)
            elif value.count:
                self.decades.append(_decade(value))

    def whole(self) -> Scale:
        """The stretch that holds them all; there must be a decade."""
        return Scale(min(one.first for one in self.decades), max(one.last for one in self.decades) + 1)

    def decades_within(self, start: int, end: int) -> list[_Bin]:
        """Those that begin in the years from ``start`` up to, not including, ``end``."""
        return [one for one in self.decades if start <= one.first < end]

    def years_within(self, start: int, end: int) -> list[_Bin]:
        """Those from ``start`` up to, not including, ``end``."""
        within = ((int(text), count, text) for text, _, count, _, _ in self._years if start <= int(text) < end)
        return [_Bin(year, year, count, text, text) for year, count, text in within if count]


def _decade(value: FacetValue) -> _Bin:
    first = DECADE * int(value.value[:3])
    return _Bin(first, first + DECADE - 1, value.count, value.value, dates.decade(value.value))


def _table(values: Iterable[FacetValue], toggles: params.Toggles) -> Markup:
    """The rows of the table: each decade before its years, with links to choose each and to leave decades out.

    A hundred years that could be left out one by one made a third of the page; the page of all years has them.
    """
    leave, take = escape(gettext("Leave out:")), escape(gettext("Left out. Take in again:"))
    before, after = map(escape, toggles.around)
    head, middle = f'<tr class="value single">{_PICK}{before}', f'{after}" rel="nofollow">{_LABEL}'
    plain, rows = toggles.plain, []
    for text, _, count, selected, excluded in sorted(values, key=_decade_first):
        single, asked = text[3] != "X", selected or excluded
        if single and plain and not asked:  # as nearly all are, so that their rows differ in two figures
            rows.append(f"{head}{text}{middle}{text}{_COUNT}{number(count)}</td><td></td></tr>")
            continue
        label, other = escape(dates.decade(text)), ""
        if asked or not single:
            said, sign = (take, "+") if excluded else (leave, "−")
            other = (
                f'<a class="leave" href="{escape(toggles.excluded(text))}" rel="nofollow">'
                f'<span aria-hidden="true">{sign}</span><span class="unseen">{said} {label}</span></a>'
            )
        kind = f"value{' single' if single else ''}{' chosen' if selected else ' left-out' if excluded else ''}"
        current = ' aria-current="true"' if selected else ""
        rows.append(
            f'<tr class="{kind}">{_PICK}{escape(toggles.chosen(text))}" rel="nofollow"{current}>'
            f"{_LABEL}{label}{_COUNT}{number(count)}</td><td>{other}</td></tr>"
        )
    return Markup("\n".join(rows))  # noqa: S704 - every text in it is escaped above


_PICK: Final = '<th scope="row"><a class="pick" href="'
_LABEL: Final = '<span class="label">'
_COUNT: Final = '</span></a></th><td class="count">'


def _decade_first(value: FacetValue) -> str:
    """The order of the table: ``196X`` before 1960."""
    return value.value.rstrip("X")


def _stretch(first: int, last: int) -> str:
    """The value of the year filter for the years from ``first`` to ``last``."""
    if first == last:
        return f"{first:04}"
    if first % DECADE == 0 and last == first + DECADE - 1:
        return f"{first // DECADE:03}X"
    return f"{first:04}..{last:04}"


def _spoken(first: int, last: int) -> str:
    return f"{first}–{last}" if first < last else str(first)


def _window(bins: Iterable[_Bin], whole: Scale) -> Scale:
    """The axis, in whole decades: years that fit and hold nearly all, else all decades, else the most that fit."""
    aligned = Scale(whole.start - whole.start % DECADE, whole.end + -whole.end % DECADE)
    if aligned.end - aligned.start <= FINE:
        return aligned
    decades = sorted((first, count) for first, _, count, _, _ in bins)
    fine, held = _fullest(decades, FINE)
    if held >= NEARLY_ALL * sum(count for _, count in decades):
        return fine
    if aligned.end - aligned.start <= FINE * DECADE:
        return aligned
    return _fullest(decades, FINE * DECADE)[0]


def _fullest(decades: Sequence[tuple[int, int]], width: int) -> tuple[Scale, int]:
    """Of the stretches of at most ``width`` years from decade to decade the one that holds most, and how much."""
    stretches = []
    end = held = 0
    for first, own in decades:
        while end < len(decades) and decades[end][0] < first + width:
            held += decades[end][1]
            end += 1
        stretches.append((Scale(first, decades[end - 1][0] + DECADE), held))
        held -= own
    return max(stretches, key=lambda pair: (pair[1], pair[0].start - pair[0].end, pair[0].start))


def _single_asked(query: Query) -> bool:
    """Whether a single year is chosen or left out, whose row is to be seen."""
    return any(value.isdecimal() for value in (*query.values("year"), *query.excluded("year")))


def _hull(chosen: Sequence[YearRange]) -> tuple[int | None, int | None]:
    """First and last year of what is chosen."""
    if not chosen:
        return None, None
    return min(span.first for span in chosen), max(span.last for span in chosen)


class _Drawing:
    """The years of one answer, to be drawn on one axis or another."""

    def __init__(self, bins: _Bins, chosen: Sequence[YearRange], link: Link, high: int) -> None:
        self._bins, self._chosen, self._link, self._high = bins, chosen, link, high

    def chart(self, scale: Scale, name: str, *, by_year: bool) -> Markup:
        """The bars of the years, or of the decades, that the axis covers."""
        within = self._bins.years_within if by_year else self._bins.decades_within
        shown = within(scale.start, scale.end)
        highest = max(shown, key=itemgetter(2), default=None)
        return charts.columns(
            [self._mark(one) for one in shown],
            scale,
            list(self._ticks(scale)),
            name=name,
            title=gettext("Passages by year") if by_year else gettext("Passages by decade"),
            summary=_summary(shown, highest) if highest else "",
            top=number(highest.number) if highest else "",
            high=self._high,
        )

    def detail(self, scale: Scale) -> Markup:
        """The single years of what is chosen, below a chart of decades; nothing where that is too much to show."""
        start, end = _hull(self._chosen)
        if scale.end - scale.start <= FINE or start is None or end is None:
            return Markup()
        close = Scale(max(scale.start, start - start % DECADE), min(scale.end, end - end % DECADE + DECADE))
        if close.end - close.start > FINE or not self._bins.years_within(close.start, close.end):
            return Markup()
        return self.chart(close, "single-years", by_year=True)

    def beyond(self, start: int, end: int) -> tuple[str, str] | None:
        """What lies from ``start`` up to, not including, ``end``, if anything: its years, and the search for them."""
        decades = self._bins.decades_within(start, end)
        if not decades:
            return None
        years = self._bins.years_within(start, end)
        known = {one.first // DECADE for one in years}
        closest = [*years, *(one for one in decades if one.first // DECADE not in known)]
        first, last = min(one.first for one in closest), max(one.last for one in closest)
        return _spoken(first, last), self._link(_stretch(first, last))

    def _mark(self, one: _Bin) -> Mark:
        first, last, count, value, label = one
        state = self._state(first, last) if self._chosen else ""
        return Mark(first, last + 1, count, f"{label}: {number(count)}", self._link(value), state)

    def _state(self, first: int, last: int) -> str:
        if any(span.first <= first and last <= span.last for span in self._chosen):
            return "chosen"
        return "partly" if any(span.first <= last and first <= span.last for span in self._chosen) else ""

    def _ticks(self, scale: Scale) -> Iterator[Tick]:
        step = charts.tick_step(scale)
        for year in charts.tick_places(scale):
            last = min(LAST, year + step - 1)
            yield Tick(year, str(year), self._link(_stretch(year, last)), _spoken(year, last))


def _summary(shown: Sequence[_Bin], highest: _Bin) -> str:
    return gettext(
        "From %(first)s to %(last)s; most, %(count)s, in %(year)s. The figures stand in the table below.",
        first=shown[0].label, last=shown[-1].label, count=number(highest.number), year=highest.label,
    )  # fmt: skip
