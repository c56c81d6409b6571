"""*Ruiz, 345 U.S. at 227*, *345 U.S. at 216*: what the reports print, again by their volume and its own page.

The Bluebook: A Uniform System of Citation, rules 10.9 and 16.9. Two of one volume are told by the name before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from indexer.citations.known.fitting import has_author
from indexer.citations.known.known_words import field_of
from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.parts.pinpoints import PLACE
from indexer.citations.works import title_words, work_id
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

Reports = dict[str, tuple[Citation, ...]]
"""The citations in full of what each volume prints, by its name in front of a page: *345 U.S.*"""
_LONGEST_NAME: Final = 60
_TOLD: Final[tuple[FieldName, ...]] = ("volume", "container", "locator")
_AGAIN = Prefiltered(
    r"(?<!\w)(?P<report>(?P<volume>\d{1,4})\s(?P<container>[A-Z][^\W\d_]*[^,;:()“”]{0,40}?))"
    rf"\sat\s(?P<locator>{PLACE})"
)
_NAME = lazy(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w.’'&-]*(?:\s[\w.’'&-]+){0,4}),\s$")


def reports_of(fulls: Iterable[Citation]) -> Reports:
    """The volumes that print what an article cites in full."""
    found: Reports = {}
    for one in fulls:
        if one.first("volume") and one.first("container") and one.first("pages"):
            report = f"{one.first('volume')} {one.first('container')}"
            found[report] = (*found.get(report, ()), one)
    return found


def by_report(text: str, start: int, end: int, reports: Reports) -> Iterator[Citation]:
    """The forms in a stretch that name a volume, each with its work."""
    for found in _AGAIN.finditer(text, start, end) if reports else ():
        printed = reports.get(found["report"], ())
        name = _NAME.search(text, max(start, found.start() - _LONGEST_NAME), found.start())
        fields = [field_of(text, told, found.span(told)) for told in _TOLD]
        begin = found.start()
        if name and (named := _named(name["name"], printed)):
            said, told = named
            begin = name.end("name") - len(said)
            printed, fields = told, [CitationField("title", said, begin, name.end("name")), *fields]
        works = {work_id(one) for one in printed}
        if len(works) == 1:
            yield Citation(begin, found.end(), "short", "unknown", tuple(fields), work=works.pop(), tentative=True)


def _named(name: str, printed: Iterable[Citation]) -> tuple[str, tuple[Citation, ...]] | None:
    """The last words of a stretch that are a name of some of these, and those: *repeated in Ruiz* is *Ruiz*."""
    words = name.split()
    for first in range(len(words)):
        said = " ".join(words[first:])
        told = tuple(one for one in printed if _is_name_of(said, one))
        if told and said[0].isupper():
            return said, told
    return None


def _is_name_of(said: str, one: Citation) -> bool:
    words = title_words(said)
    return (bool(words) and set(words) <= set(title_words(one.first("title")))) or has_author(one, said)
