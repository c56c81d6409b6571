"""URL ↔ Query, both ways: every search is a link, and ``parse`` of what ``format`` wrote is the same query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import quote_plus, unquote_to_bytes

from indexer import DEFAULT_SIZE, FACETS, FORMATS, MAX_SIZE, Format, ParameterError, Query

REPEATED = (*FACETS, "missing", "also", "exclude")
WORKS_PARAMETERS = ("q", "size", "cursor")
PARAMETERS = ("q", *REPEATED, "sort", "size", "cursor", "variants")

TableFormat = Literal["csv", "jsonl"]
TABLES: Final[tuple[TableFormat, ...]] = ("csv", "jsonl")
"""The formats of passages as rows, beside ``FORMATS`` of citations."""

MAX_CHOSEN: Final = 200
"""Passages that one export may name by their ids."""

FEW_VALUES: Final = 100
"""Far below what a query may hold; with more, it is asked itself."""

Args = Sequence[tuple[str, str]]
"""Parameters as they stand in a URL: names with their values, in order, repeats included."""

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_NUMBER = re.compile(r"[0-9]{1,6}")


def decode(query_string: bytes) -> Args:
    """The parameters of a raw query string; raises ``ParameterError`` for what is no text in UTF-8."""
    args = []
    for pair in filter(None, query_string.split(b"&")):
        raw_name, _, raw_value = pair.partition(b"=")
        name = _text(raw_name, "parameter")
        args.append((name, _text(raw_value, name)))
    return args


def parse(args: Args, *, strict: bool = True) -> Query:
    """The query that ``args`` ask for; raises ``ParameterError`` naming the first parameter that can't be.

    An unknown parameter is an error too, unless not ``strict``: people paste links that others have added to.
    """
    for name, value in args:
        _check_text(value, name)
    if strict:
        _refuse_unknown(args)
    return Query.of(
        _single(args, "q"),
        {facet: values(args, facet) for facet in FACETS},
        missing=values(args, "missing"),
        also=[_pair("also", value) for value in values(args, "also")],
        exclude=[_pair("exclude", value) for value in values(args, "exclude")],
        sort=_single(args, "sort") or None,
        size=_size(_single(args, "size")),
        cursor=_single(args, "cursor") or None,
        variants=switch(args, "variants", default=True),
    )


def paged(args: Args) -> tuple[str, int, int]:
    """What a list of works takes: the words looked for, the number of the first on the page, and how many."""
    for name, value in args:
        _check_text(value, name)
        if name not in WORKS_PARAMETERS:
            raise ParameterError(name[:40], value, f"only these parameters: {', '.join(WORKS_PARAMETERS)}")
    words, cursor, size = _single(args, "q"), _single(args, "cursor"), _size(_single(args, "size"))
    if cursor and not _NUMBER.fullmatch(cursor):
        raise ParameterError("cursor", cursor, "what an earlier page gave")
    Query.of(words, size=size)  # raises for what is too long, and for too great a page
    return words, int(cursor or 0), size


def export(args: Args) -> tuple[Format | TableFormat, list[str], list[tuple[str, str]]]:
    """What ``/api/v1/export`` takes: the format, and the ids of chosen passages or the parameters of a search."""
    asked = _single(args, "format")
    form = next((form for form in (*FORMATS, *TABLES) if form == asked), None)
    if form is None:
        raise ParameterError("format", asked, f"one of {', '.join((*FORMATS, *TABLES))}")
    ids = values(args, "id")
    rest = [pair for pair in args if pair[0] not in {"format", "id"}]
    if ids and rest:
        raise ParameterError(rest[0][0], rest[0][1], "either id or a search, not both")
    if len(ids) > MAX_CHOSEN:
        raise ParameterError("id", f"{len(ids)} ids", f"at most {MAX_CHOSEN} ids")
    return form, [_check_text(one, "id") for one in ids], rest


def without_format(args: Args) -> tuple[Format | None, list[tuple[str, str]]]:
    """The format of an export, if one is asked for, and the other parameters."""
    asked = _single(args, "format")
    if asked and asked not in FORMATS:
        raise ParameterError("format", asked, f"one of {', '.join(FORMATS)}")
    found = next((form for form in FORMATS if form == asked), None)
    return found, [pair for pair in args if pair[0] != "format"]


def format(query: Query) -> str:  # noqa: A001 - read as ``params.format``, the counterpart of ``params.parse``
    """The query string of ``query``: parameters in the order of ``PARAMETERS``, only what differs from the default."""
    return encode(pairs(query))


def address(path: str, args: Args) -> str:
    """``path`` with ``args`` as they stand, for what is no search."""
    return joined(path, encode(args))


def encode(args: Iterable[tuple[str, str]]) -> str:
    """``args`` as a query string, as browsers write it from a form, but for ``:``, which stays."""
    return "&".join([f"{_quoted(name)}={_quoted(value)}" for name, value in args])


def pairs(query: Query) -> list[tuple[str, str]]:
    """What ``format`` writes, as names and values: a form keeps them as hidden fields."""
    found = [("q", query.q)] if query.q else []
    found += [(facet, value) for facet, values in query.filters for value in values]
    found += [("missing", facet) for facet in query.missing]
    found += [("also", f"{facet}:{value}") for facet, value in query.also]
    found += [("exclude", f"{facet}:{value}") for facet, value in query.exclude]
    if query.sort != query.default_sort:
        found.append(("sort", query.sort))
    if query.size != DEFAULT_SIZE:
        found.append(("size", str(query.size)))
    if query.cursor is not None:
        found.append(("cursor", query.cursor))
    if not query.variants:
        found.append(("variants", "0"))
    return found


def link(path: str, query: Query) -> str:
    """``path`` with the query string of ``query``, if it has one."""
    return joined(path, format(query))


def joined(path: str, text: str) -> str:
    """``path`` with the query string ``text``; a path may have parameters of its own, such as those of a view."""
    return f"{path}{'&' if '?' in path else '?'}{text}" if text else path


class Toggles:
    """Links to ``query`` with a value of ``facet`` chosen, or left out, or no longer so, always on its first page.

    What ``link`` makes of ``Query.toggled`` and ``Query.toggled_exclude``, in a tenth of the time: a page has hundreds.
    The values are those of an answer, so that there is nothing to check but that they don't become too many.
    """

    def __init__(self, path: str, query: Query, facet: str) -> None:
        self._path, self._query, self._facet = path, query, facet
        self._chosen, self._excluded = set(query.values(facet)), set(query.excluded(facet))
        parts = _parts(query)
        own, leaving = (_RANK[facet], 0), (_RANK["exclude"], FACETS.index(facet))
        self._before = [text for rank, text in parts if rank < own]
        self._after = [text for rank, text in parts if rank > own]
        self._until = [text for rank, text in parts if rank < leaving]
        self._from = [text for rank, text in parts if rank > leaving]
        # Where nothing is chosen or left out yet, as for nearly all values, a link differs in its value alone.
        self._choosing = self._round(self._before, f"{facet}=", self._after)
        self._excluding = self._round(self._until, f"exclude={facet}:", self._from)

    def _round(self, before: list[str], name: str, after: list[str]) -> tuple[str, str]:
        """What stands before and after the value."""
        return joined(self._path, "&".join((*before, name))), "".join(f"&{each}" for each in after)

    @property
    def plain(self) -> bool:
        """Whether no value is chosen, so that the links that choose one differ in their value alone."""
        return not self._chosen

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the value in links that choose one, as long as they are ``plain``."""
        return self._choosing

    @property
    def untouched(self) -> bool:
        """Whether no value is chosen or left out."""
        return not (self._chosen or self._excluded)

    def chosen(self, value: str) -> str:
        """The link that chooses a value, or takes it back."""
        if not self._chosen:
            return f"{self._choosing[0]}{_quoted(value)}{self._choosing[1]}"
        values = sorted(self._chosen ^ {value})
        if len(values) > FEW_VALUES:
            return step(self._path, self._query, Query.toggled, self._facet, value)
        return self._link(self._before, [f"{self._facet}={_quoted(each)}" for each in values], self._after)

    def added(self, value: str) -> str:
        """The link that chooses a value; empty when it is chosen already."""
        return "" if value in self._chosen else self.chosen(value)

    def excluded(self, value: str) -> str:
        """The link that leaves a value out, or takes it back in."""
        if not self._excluded:
            return f"{self._excluding[0]}{_quoted(value)}{self._excluding[1]}"
        values = sorted(self._excluded ^ {value})
        if len(values) > FEW_VALUES:
            return step(self._path, self._query, Query.toggled_exclude, self._facet, value)
        return self._link(self._until, [f"exclude={self._facet}:{_quoted(each)}" for each in values], self._from)

    def missing(self) -> str:
        """The link that asks for passages without a value, or no longer does."""
        parts, own = _parts(self._query), (_RANK["missing"], FACETS.index(self._facet))
        asked = [] if any(rank == own for rank, _ in parts) else [f"missing={self._facet}"]
        before, after = [text for rank, text in parts if rank < own], [text for rank, text in parts if rank > own]
        return self._link(before, asked, after)

    def _link(self, before: list[str], own: list[str], after: list[str]) -> str:
        return joined(self._path, "&".join((*before, *own, *after)))


_RANK: Final = {name: rank for rank, name in enumerate(PARAMETERS)}


@lru_cache(maxsize=256)  # a page makes toggles for each of its facets
def _parts(query: Query) -> tuple[tuple[tuple[int, int], str], ...]:
    """The parameters of a query on its first page as they are written, each with its rank: what is left out and what
    is to be missing come in the order of their facets."""
    return tuple(
        (
            (_RANK[name], FACETS.index(value.partition(":")[0]) if name in {"missing", "exclude"} else 0),
            f"{name}={_quoted(value)}",
        )
        for name, value in pairs(replace(query, cursor=None))
    )


_SAFE: Final = re.compile(r"[A-Za-z0-9_.~:-]+")


@lru_cache(maxsize=2048)
def _quoted(text: str) -> str:
    return text if _SAFE.fullmatch(text) else quote_plus(text, safe=":")  # which takes ten times as long


def step(path: str, query: Query, change: Callable[[Query, str, str], Query], facet: str, value: str) -> str:
    """The link to ``change`` of ``query``, such as ``Query.toggled``; to ``query`` itself where a limit forbids it."""
    try:
        return link(path, change(query, facet, value))
    except ParameterError:
        return link(path, query)


def mended(args: Args, without: str = "") -> Query:
    """The query that is left of ``args`` when every parameter that can't be, and ``without``, is dropped."""
    kept = [(name, value) for name, value in args if name in PARAMETERS and name != without]
    for name in _by_trust({name for name, _ in kept}):
        try:
            return parse(kept)
        except ParameterError as error:
            bad = error.name if any(other == error.name for other, _ in kept) else name
            kept = [pair for pair in kept if pair[0] != bad]
    return Query.of()


def _by_trust(args: Iterable[str]) -> list[str]:
    """Parameter names in the order in which to give them up, the text that was typed last."""
    return sorted(args, key=PARAMETERS.index, reverse=True)


def _text(raw: bytes, name: str) -> str:
    data = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        value = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ParameterError(name, data.decode("utf-8", "replace"), "text in UTF-8") from error
    return _check_text(value, name)


def _check_text(value: str, name: str) -> str:
    if _NOT_TEXT.search(value):
        raise ParameterError(name, _NOT_TEXT.sub("\ufffd", value), "text without NUL characters or lone surrogates")
    return value


def values(args: Args, name: str) -> list[str]:
    """All values of a parameter, in order."""
    return [value for other, value in args if other == name]


def _refuse_unknown(args: Args) -> None:
    for name, value in args:
        if name not in PARAMETERS:
            shown = name if len(name) <= 40 else f"{name[:40]}…"
            raise ParameterError(shown, value, f"only these parameters: {', '.join(PARAMETERS)}")


def _single(args: Args, name: str) -> str:
    """The one value of ``name``, empty when there is none."""
    found = values(args, name)
    if len(found) > 1:
        raise ParameterError(name, ", ".join(found), f"{name} only once")
    return found[0] if found else ""


def _size(value: str) -> int:
    if not value:
        return DEFAULT_SIZE
    if not _NUMBER.fullmatch(value):
        raise ParameterError("size", value, f"a whole number from 1 to {MAX_SIZE}")
    return int(value)


def switch(args: Args, name: str, *, default: bool) -> bool:
    """A parameter that is ``0`` or ``1``; raises ``ParameterError`` for anything else."""
    value = _single(args, name)
    if value not in {"", "0", "1"}:
        raise ParameterError(name, value, "0 or 1")
    return value == "1" if value else default


def _pair(name: str, text: str) -> tuple[str, str]:
    """``facet:value`` in two, checked here so that an error names the parameter."""
    facet, colon, value = text.partition(":")
    if not colon or facet not in FACETS:
        raise ParameterError(name, text, f"facet:value, such as year:1967, with one of {', '.join(FACETS)}")
    try:
        Query.of(exclude=[(facet, value)])
    except ParameterError as error:
        raise ParameterError(name, text, f"{facet}:value, where the value is {error.expected}") from error
    return facet, value
