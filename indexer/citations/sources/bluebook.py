"""Books, articles and newspapers as American lawyers cite them, with the page before the date.

*ANA RUIZ, THE SALT ROAD 44 (2d ed. 1998)*; *Ana Ruiz, Salt and Smoke, 12 J. Invented Stud. 45, 47 (2004)*; *Ana Ruiz,
Salt Is Up, NOWHERE TIMES, June 9, 1977, at 14*. All is read backwards from the brackets with the date: what stands
right before them tells which of these it is. The Bluebook: A Uniform System of Citation, rules 15 to 18.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName, WorkKind
from indexer.citations.names.authors import comma_parts, is_author, is_body, take_authors
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import LATE, Span, split_names, trim
from indexer.citations.notes.note import Note, is_day
from indexer.citations.notes.shape import Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_container_name
from indexer.citations.parts.facts import YEAR
from indexer.citations.parts.pinpoints import PLACE
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.bluebook_papers import fields_of, read_paper_of_lawyers, read_statute
from indexer.citations.sources.made import in_order
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_FARTHEST = 320
_MOST_GROUPS = 3
_CAPITALS = lazy(r"[A-ZÀ-ÖØ-Þ]{2}.*[A-ZÀ-ÖØ-Þ]{2}")
_BOOK = lazy(
    rf"(?:(?P<volume>\d{{1,2}})\s)?(?P<names>[^a-z();“”]{{2,120}}?|[^\d,();“”]{{3,80}}),\s"
    rf"(?P<title>[A-ZÀ-ÖØ-Þ¿¡][^a-zà-öø-ÿ();“”]{{3,200}}?)(?:,?\s(?:at\s)?(?P<locator>{PLACE}))?\s?$"
)
# “12 J. Invented Stud. 45, 47”, “in MINERALS OF UTOPIA 12, 14”: what stands before the year of an article, a chapter;
# a book that isn’t ``loud``, in capitals, is known by its editors.
_PRINTED = lazy(
    rf",\s(?:(?P<volume>\d{{1,4}})\s|in\s(?P<loud>(?=[A-ZÀ-ÖØ-Þ]{{2}}))?)(?P<container>[A-ZÀ-ÖØ-Þ][^()“”;,]{{1,120}}?)\s(?P<pages>\d{{1,5}})"
    rf"(?:,\s(?P<locator>{PLACE}))?\s?$"
)
_EDITED = lazy(r"(?P<name>[^,()\d]{3,60}?)\s(?P<role>eds?|trans)\.(?:,\s|$)")
# “Utopia Univ. Press 2d ed.”
_IMPRINT = lazy(r"(?P<publisher>[A-ZÀ-Þ][^,:;()\d]{2,70}?)??(?:(?:(?<=\w|\.)\s)?(?P<edition>(?:\d\w*|rev\.)\sed\.))?")
_AT_PAGE = Prefiltered(r",\sat\s(?P<page>(?:[A-Z]|[IVX]{2,4})?-?\d{1,3}(?:-?[A-Z])?)(?!\w)")
_LAST_NAMED = lazy(r"(?:^|,\s)(?P<container>(?![A-Z]{1,5}/)[A-ZÀ-ÖØ-Þ][^,;()“”]{1,60}(?:\s\([^()]{2,40}\))?),\s$")
_UNPUBLISHED = lazy(r"\s\((?P<genre>unpublished\s[^,()]{3,60}?(?:dissertation|thesis)),\s(?P<school>[^()]{3,90})\)")
_PAGE_LAST = lazy(rf",?\s(?:at\s)?(?P<locator>{PLACE})\s?$")
_ACRONYM = lazy(r"[A-Z]{2,6}")
# “Note, Salt and Smoke, 12 J. Invented Stud. 45”: by a student of law who isn’t named
_SORT = r"(?:(?:Case\s|Student\s)?(?:Note|Comment)|Essay|Recent\sCase|Book\sReview|Nota|Comentario|Reseña),\s"
_UNNAMED = lazy(_SORT)
# “Ana Ruiz, Note, _Salt and Smoke_, 12 J. Invented Stud. 45”
_SORT_LAST = lazy(rf",\s{_SORT}$")


def read_bluebook(note: Note, start: int, end: int) -> Citation | None:
    """The citation at ``start``, if it is one of a lawyer's."""
    start, _ = trim(note.text, start, end)
    if not (note.text[start : start + 1].isupper() or note.text[start : start + 1].isdigit()):
        return None
    groups = (one for one in note.groups_from(start) if one.round)
    for _, facts in zip(range(_MOST_GROUPS), groups, strict=False):
        if facts.end > end or facts.start > start + _FARTHEST:
            break
        date = note.date_in(facts.start + 1, facts.end - 1)
        if date is None or note.text[facts.start - 1] != " ":
            continue
        if one := _before(note, start, facts, date, end):
            return one
    return read_statute(note, start, end) or _newspaper(note, start, end)


def _before(note: Note, start: int, facts: Group, date: CitationField, end: int) -> Citation | None:
    """The citation whose date stands in these brackets."""
    stretch = note.text[start : facts.start]
    if any(sign in stretch for sign in "“”«»;‘"):
        return None
    if one := read_paper_of_lawyers(note, start, facts, date):
        return _linked(note, one, end)
    if one := _thesis(note, start, facts, date, end):
        return one
    told = _facts(note, facts, date)
    if told is None:
        return None
    book = _book(note, start, facts)
    edited = any(one.name == "editor" for one in told)
    fields = book or _printed(note, start, facts, edited=edited)
    if fields is None or not (book or edited or all(one.name == "edition" for one in told)):
        return None
    fields += [*told, date]
    kind: WorkKind = "book" if book else "chapter" if edited else "article"
    one = Citation(start, facts.end, "full", kind, in_order(fields))
    return _linked(note, one, end)


def _facts(note: Note, facts: Group, date: CitationField) -> list[CitationField] | None:
    """Editors, translators, press and edition before the year; None where the brackets hold anything else."""
    if len(date.value) != YEAR:
        return None
    found: list[CitationField] = []
    at = facts.start + 1
    while editing := _EDITED.match(note.text, at, date.start):
        if not editing["name"][0].isupper():
            break
        role: FieldName = "translator" if editing["role"] == "trans" else "editor"
        found += [note.field(role, *name) for name in split_names(note.text, *editing.span("name"))]
        at = editing.end()
    at, last = trim(note.text, at, date.start)
    told = _IMPRINT.fullmatch(note.text, at, last)
    if told is None:
        return None
    if told["publisher"]:
        found.append(note.field("place" if is_city(told["publisher"]) else "publisher", *told.span("publisher")))
    return found + fields_of(note, told, "edition")


def _book(note: Note, start: int, facts: Group) -> list[CitationField] | None:
    """*2 ANA RUIZ, THE SALT ROAD 44*: a title in capitals, or in italics with a page right behind it."""
    found = _BOOK.match(note.text, start, facts.start)
    if found is None or not _CAPITALS.search(found["title"]):
        page = _PAGE_LAST.search(note.text, start, facts.start)
        slanted = next((first for first, last in note.italics if last == page.start()), None) if page else None
        if page is None or slanted is None:
            return None
        unsigned = [note.field("title", start, page.start())] if slanted == start else None
        named = unsigned or _named_title(note, start, page.start())
        return [*named, *fields_of(note, page, "locator")] if named and named[-1].start == slanted else None
    names = _names(note, *found.span("names"))
    if names is None:
        return None
    return [*names, *fields_of(note, found, "volume", "title", "locator")]


def _names(note: Note, start: int, end: int) -> list[CitationField] | None:
    """The authors of a book: persons, or one body."""
    whole = note.text[start:end]
    late = LATE.search(whole.lower())
    spans = split_names(note.text, start, start + late.start() if late else end)
    names = [note.text[slice(*name)] for name in spans]
    if names and all(" " in name and is_author(name) for name in names) and not (is_body(whole) and " OF " in whole):
        return [note.field("author", *name) for name in spans]
    if is_body(whole) and (" " in whole or _ACRONYM.fullmatch(whole)):
        return [note.field("author", start, end)]
    return None


def _printed(note: Note, start: int, facts: Group, *, edited: bool) -> list[CitationField] | None:
    """*Ana Ruiz, Salt and Smoke, 12 J. Invented Stud. 45, 47*."""
    near = max(start, facts.start - _LONGEST_PRINTED)
    found = _PRINTED.search(note.text, near, facts.start)
    if found is None or not (found["volume"] or found["loud"] is not None or edited):
        return None
    if unnamed := _UNNAMED.match(note.text, start, found.start()):
        title = note.field("title", unnamed.end(), found.start())
        return [title, *fields_of(note, found, "volume", "container", "pages", "locator")]
    names = _named_title(note, start, found.start())
    if names is None or not any(one.name == "author" for one in names):
        return None
    return [*names, *fields_of(note, found, "volume", "container", "pages", "locator")]


_LONGEST_PRINTED = 160


def _named_title(note: Note, start: int, end: int) -> list[CitationField] | None:
    """Authors and a title between commas; a title in italics begins where these do."""
    slanted = next((one for one in note.italics if start < one[0] and one[1] <= end), None)
    if slanted and note.text[slanted[0] - 2 : slanted[0]] == ", ":
        sort = _SORT_LAST.search(note.text, start, slanted[0])
        names = _names(note, start, sort.start() if sort else slanted[0] - 2)
        return [*names, note.field("title", slanted[0], end)] if names else None
    taken = take_authors(note, start, comma_parts(note, start, end))
    if taken is None or not note.text[taken[1]].isupper():
        return None
    fields, title = taken
    if not all(" " in one.value for one in fields):
        return None
    return [*fields, note.field("title", title, end)]


def _thesis(note: Note, start: int, facts: Group, date: CitationField, end: int) -> Citation | None:
    """*Ana Ruiz, Salt and Smoke 44 (May 2018) (unpublished Ph.D. dissertation, University of Utopia)*."""
    found = _UNPUBLISHED.match(note.text, facts.end, end)
    if found is None:
        return None
    page = _PAGE_LAST.search(note.text, start, facts.start)
    names = _named_title(note, start, page.start() if page else trim(note.text, start, facts.start)[1])
    if names is None:
        return None
    names += [note.field("locator", *page.span("locator"))] if page else []
    fields = (*names, date, note.field("genre", *found.span("genre")), note.field("publisher", *found.span("school")))
    return Citation(start, found.end(), "full", "thesis", fields)


def _newspaper(note: Note, start: int, end: int) -> Citation | None:
    """*[Ana Ruiz,] Salt Is Up, NOWHERE TIMES, June 9, 1977, at 14*: known by *at*, or by a title in italics."""
    text = note.text
    page = _AT_PAGE.search(text, start, min(end, start + _FARTHEST))
    slanted = next((one for one in note.italics if start <= one[0] and one[1] <= end), None)
    days = (one for one in note.dates if start < one.start and one.end <= end and is_day(one))
    day = next((one for one in days if not page or one.end == page.start()), None)
    named = _LAST_NAMED.search(text, max(start, day.start - _LONGEST_PRINTED), day.start) if day else None
    if day is None or named is None or any(sign in text[start : day.start] for sign in "“”«»;‘"):
        return None
    first = named.start("container")
    stop = first - 2
    if stop <= start or not is_container_name(named["container"].partition(" (")[0]):
        return None
    if not page and not (slanted and slanted[1] == stop):
        return None
    fields = _unsigned_title(note, start, stop, slanted)
    if fields is None:
        return None
    fields += [note.field("container", *named.span("container")), CitationField("date", day.edtf, day.start, day.end)]
    fields += [note.field("pages", *page.span("page"))] if page else []
    one = Citation(start, page.end() if page else day.end, "full", "newspaper", tuple(fields))
    return _linked(note, one, end)


def _unsigned_title(note: Note, start: int, end: int, slanted: Span | None) -> list[CitationField] | None:
    """A title with its author, if a given name tells that it has one; no date stands in it."""
    if any(start <= one.start < end and is_day(one) for one in note.dates):
        return None  # a treaty, and where it was printed
    if slanted and slanted[0] == start and slanted[1] <= end:
        return [note.field("title", start, end)]
    first = note.text[start:end].split(maxsplit=1)[0]
    signed = first in GIVEN_NAMES or first.endswith(".") or (slanted is not None and slanted[0] > start)
    if signed and (named := _named_title(note, start, end)):
        return named
    if slanted and slanted[0] > start:
        return None  # His turn came: Ana Ruiz, _Salt Is Up_, Nowhere Times, June 9, 1977
    return [note.field("title", start, end)] if note.text[start].isupper() else None


def _linked(note: Note, one: Citation, end: int) -> Citation:
    """The citation with the address behind it, and when that was read."""
    tail = Tail(note, one.end, end, list(one.fields))
    gap = _GAP.match(note.text, one.end, end)
    if gap and tail.link(gap.end()):
        seen = _GAP.match(note.text, tail.done, end)
        start = seen.end() if seen else tail.done
        group = note.group_starts.get(start)
        if group is None or not tail.group(start):
            tail.accessed(start)
        return replace(one, end=tail.done, fields=tuple(tail.fields))
    return one


_GAP = lazy(r",?\s")
