"""The question as a value: query text, filters, sort, page. How a URL spells it is ``webapp.params``'s business."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from indexer.errors import ParameterError
from indexer.model import Kind

FACETS: tuple[str, ...] = ("kind", "year", "actor", "outlet", "work", "publication", "published", "lang")
YEAR_FACETS: frozenset[str] = frozenset({"year", "published"})
SORTS: tuple[str, ...] = ("relevance", "year", "-year", "document")
DEFAULT_SIZE = 20
MAX_SIZE = 100
MAX_QUERY_CHARS = 2_000
MAX_FILTER_VALUES = 200
MAX_VALUE_CHARS = 200

_YEARS = re.compile(r"([0-9]{3})[Xx]|([0-9]{4})(?:\.\.([0-9]{4}))?")


@dataclass(frozen=True, slots=True)
class YearRange:
    """A filter value of a year facet, read: the years from ``first`` to ``last``.

    ``decade`` is ``196X`` when the value named a decade.
    """

    first: int
    last: int
    decade: str | None = None

    def accepts(self, value: str) -> bool:
        """Whether a facet value (``1967`` or ``196X``) lies in it; a decade lies in a range that covers it whole."""
        if value.endswith("X"):
            start = int(value[:-1]) * 10
            return self.first <= start and start + 9 <= self.last
        return self.first <= int(value) <= self.last


def parse_year(value: str, *, facet: str = "year") -> YearRange:
    """``1967``, ``1960..1969`` or ``196X`` as a range; raises ``ParameterError`` for anything else."""
    if match := _YEARS.fullmatch(value):
        decade, first, last = match.groups()
        if decade:
            return YearRange(int(decade) * 10, int(decade) * 10 + 9, f"{decade}X")
        if not last or first <= last:
            return YearRange(int(first), int(last or first))
    raise ParameterError(facet, value, "a year (1967), a range (1960..1969) or a decade (196X)")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. Make one with ``Query.of``, which checks and puts everything in its one canonical form.

    ``filters`` pairs a facet with its chosen values; values of one facet are ORed, facets are ANDed. ``missing``
    names facets of which a passage shall have no value; ``also`` pairs facets with values that it must have besides,
    each of them, and ``exclude`` with values to leave out. ``sort`` is
    always one of ``SORTS``; ``cursor`` is the ``next`` of an earlier page.
    """

    q: str = ""
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    exclude: tuple[tuple[str, str], ...] = ()
    sort: str = "document"
    size: int = DEFAULT_SIZE
    cursor: str | None = None
    variants: bool = True

    @classmethod
    def of(
        cls,
        q: str = "",
        filters: Mapping[str, Iterable[str]] | None = None,
        *,
        missing: Iterable[str] = (),
        also: Iterable[tuple[str, str]] = (),
        exclude: Iterable[tuple[str, str]] = (),
        sort: str | None = None,
        size: int = DEFAULT_SIZE,
        cursor: str | None = None,
        variants: bool = True,
    ) -> Query:
        """A checked query; raises ``ParameterError`` naming the first parameter that can't be."""
        text = q.strip()
        if len(text) > MAX_QUERY_CHARS:
            raise ParameterError("q", text, f"at most {MAX_QUERY_CHARS} characters, not {len(text)}")
        chosen = filters or {}
        for facet in chosen:
            _check_facet("filter", facet)
        filtered = tuple((f, v) for f in FACETS if f in chosen and (v := _values(f, chosen[f]))) if chosen else ()
        without = {_check_facet("missing", facet) for facet in missing} if missing else ()
        if not 1 <= size <= MAX_SIZE:
            raise ParameterError("size", str(size), f"a whole number from 1 to {MAX_SIZE}")
        if sort is not None and sort not in SORTS:
            raise ParameterError("sort", sort, f"one of {', '.join(SORTS)}")
        return cls(
            q=text,
            filters=filtered,
            missing=tuple(f for f in FACETS if f in without) if without else (),
            also=_paired("also", also) if also else (),
            exclude=_paired("exclude", exclude) if exclude else (),
            sort=sort or ("relevance" if text else "document"),
            size=size,
            cursor=cursor or None,
            variants=variants,
        )

    def values(self, facet: str) -> tuple[str, ...]:
        """The chosen values of ``facet``."""
        return next((v for f, v in self.filters if f == facet), ())

    def excluded(self, facet: str) -> tuple[str, ...]:
        """The values of ``facet`` that are left out."""
        return tuple(v for f, v in self.exclude if f == facet)

    @property
    def default_sort(self) -> str:
        """The sort that this query has when none is asked for."""
        return "relevance" if self.q else "document"

    # --- neighbours: the same question with one thing changed, always back on its first page ---

    def asking(self, text: str) -> Query:
        """With another text, in the same order if one was asked for; raises ``ParameterError`` for one too long."""
        sort = None if self.sort == self.default_sort else self.sort
        return Query.of(
            text, dict(self.filters), missing=self.missing, exclude=self.exclude, sort=sort, size=self.size,
            variants=self.variants,
        )  # fmt: skip

    def toggled(self, facet: str, value: str) -> Query:
        """With ``value`` of ``facet`` chosen, or not chosen if it was."""
        values = self.values(facet)
        changed = tuple(v for v in values if v != value) if value in values else (*values, value)
        return self._with_filters({**dict(self.filters), facet: changed})

    def toggled_missing(self, facet: str) -> Query:
        """With ``missing=facet`` asked for, or not if it was."""
        names = set(self.missing) ^ {facet}
        return replace(self, missing=tuple(f for f in FACETS if f in names), cursor=None)

    def toggled_exclude(self, facet: str, value: str) -> Query:
        """With ``value`` of ``facet`` left out, or not if it was."""
        pair = (facet, value)
        pairs = [p for p in self.exclude if p != pair] if pair in self.exclude else [*self.exclude, pair]
        return replace(self, exclude=_paired("exclude", pairs), cursor=None)

    def toggled_also(self, facet: str, value: str) -> Query:
        """With ``value`` of ``facet`` asked for besides all else, or not if it was."""
        pair = (facet, value)
        pairs = [p for p in self.also if p != pair] if pair in self.also else [*self.also, pair]
        return replace(self, also=_paired("also", pairs), cursor=None)

    def without_filters(self) -> Query:
        """The query text alone."""
        return replace(self, filters=(), missing=(), also=(), exclude=(), cursor=None)

    def _with_filters(self, filters: Mapping[str, Iterable[str]]) -> Query:
        kept = ((f, _values(f, filters.get(f, ()))) for f in FACETS)
        return replace(self, filters=tuple((f, v) for f, v in kept if v), cursor=None)


def _check_facet(parameter: str, name: str) -> str:
    if name not in FACETS:
        raise ParameterError(parameter, name, f"one of {', '.join(FACETS)}")
    return name


def _check_value(facet: str, value: str) -> str:
    """The canonical form of one facet value; raises ``ParameterError``."""
    text = value.strip()
    if not text or len(text) > MAX_VALUE_CHARS:
        raise ParameterError(facet, value, f"a value of 1 to {MAX_VALUE_CHARS} characters")
    if facet in YEAR_FACETS:
        return parse_year(text, facet=facet).decade or text
    if facet == "kind" and text not in {k.value for k in Kind}:
        raise ParameterError(facet, text, f"one of {', '.join(k.value for k in Kind)}")
    return text


def _values(facet: str, values: Iterable[str]) -> tuple[str, ...]:
    """Checked, without repeats, sorted: the order of a filter's values means nothing."""
    kept = sorted({_check_value(facet, value) for value in values})
    if len(kept) > MAX_FILTER_VALUES:
        raise ParameterError(facet, f"{len(kept)} values", f"at most {MAX_FILTER_VALUES} values")
    return tuple(kept)


def _paired(parameter: str, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Checked, without repeats, in facet order."""
    by_facet: dict[str, list[str]] = {}
    for facet, value in pairs:
        by_facet.setdefault(_check_facet(parameter, facet), []).append(value)
    return tuple((f, v) for f in FACETS if f in by_facet for v in _values(f, by_facet[f])) if by_facet else ()
