"""Russian citations, as GOST R 7.0.5-2008 has them: papers, articles, books, and short forms of all."""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.persons import Span
from indexer.citations.notes.note import Note
from indexer.citations.notes.russian import IMPRINT, NAME_IN_FULL, Russian, russian_at
from indexer.citations.parts.facts import YEAR
from indexer.citations.parts.head import without_stop
from indexer.citations.parts.tail import Tail
from indexer.citations.short.located import located
from indexer.citations.sources.made import in_order
from indexer.enrich.dates import written_dates
from indexer.patterns import lazy

_TOLD: tuple[FieldName, ...] = ("edition", "genre")
_NAMES = lazy(NAME_IN_FULL)
_SIGNS = " ,.;«»„“"
_LED_TO_DAY = lazy(r",?\s(?:от|за)$")


def read_russian(note: Note, start: int, end: int) -> Citation | None:
    """The Russian citation at ``start``."""
    found = russian_at(note.text, start, end) if note.cyrillic else None
    if found is None:
        return None
    names = _named(note, found)
    if found.sort == "opcit":
        leaning = located(note, found.told.end() if not found.told["pages"] else found.told.start("pages") - 1,
                          end, "opcit", tuple(names))  # fmt: skip
        return Citation(start, leaning.end, "opcit", "unknown", leaning.fields)
    if found.sort == "short":
        title = note.field("title", *found.told.span("title"))
        page = note.field("locator", *(found.told.start("pages") + 3, found.told.end("pages")))
        return Citation(start, found.end, "short", "unknown", (*names, title, page))
    return _paper(note, start, found) if found.sort == "paper" else _work(note, start, found, names)


def _named(note: Note, found: Russian) -> list[CitationField]:
    """The authors; of a short form one, by the family name alone as well."""
    groups = found.told.groupdict()
    if not groups.get("names"):
        return []
    first, last = found.told.span("names")
    several = [note.field("author", *one.span()) for one in _NAMES.finditer(note.text, first, last)]
    return several or [note.field("author", first, last)]


def _paper(note: Note, start: int, found: Russian) -> Citation:
    """*К. И. Ива – М. Н. Реке, 18 февраля 1897 г. Архив рек. Ф. 150. Оп. 493. Д. 8. Л. 3*"""
    told = found.told
    fields = [note.field("archive", *told.span("archive"))]
    if told["title"]:
        first, last = told.span("title")
        date = next((one for one in note.dates if first < one.start < last), None)
        stop = date.start if date else last
        led = _LED_TO_DAY.search(note.text, first, stop - 1) if date else None
        fields.append(note.field("title", first, led.start() if led else stop))
        fields += [CitationField("date", date.edtf, date.start, date.end)] if date else []
    tail = Tail(note, told.start("lying") - 1, told.end(), fields)
    tail.read()
    return Citation(start, told.end(), "full", "archival", in_order(tail.fields))


def _work(note: Note, start: int, found: Russian, names: list[CitationField]) -> Citation:
    """*Иванов И. И. Мельница // Река. 1999. № 3. С. 5*; *Иванов И. И. Мельница. М.: Река, 1999. С. 5*"""
    fields = [*names, without_stop(note.field("title", *_within(note, found, "title")))]
    fields += [note.field(name, *found.told.span(name)) for name in _TOLD if found.told.groupdict().get(name)]
    held = found.sort == "held"
    if held:
        fields.append(note.field("container", *_within(note, found, "container")))
    at = found.told.end() if held else found.told.start("place")
    fields += _facts(note, at, found.end, pages="pages" if held else "locator")
    one = Citation(start, found.end, "full", "unknown", tuple(fields))
    if one.first("url") and not (one.first("issue") or one.first("pages")):
        return replace(one, kind="web")
    if len(one.first("date")) > YEAR:
        return replace(one, kind="newspaper")
    if one.first("genre"):
        return replace(one, kind="thesis")
    printed = bool(one.first("publisher"))
    return replace(one, kind=("chapter" if printed else "article") if held else "book")


def _facts(note: Note, start: int, end: int, *, pages: FieldName) -> list[CitationField]:
    """Place, publisher, date, numbers and pages, each told once."""
    found: list[CitationField] = []
    for fact in _FACTS.finditer(note.text, start, end):
        if fact["day"]:
            days = written_dates(f"{fact['day']} {fact['year_of_day']}")
            found += [CitationField("date", days[0].edtf, *fact.span())] if days else []
        for group in (name for name in ("place", "publisher", "volume", "issue") if fact[name]):
            found.append(note.field(group, *fact.span(group)))
        for group in (name for name in ("year", "year_alone") if fact[name]):
            found.append(CitationField("date", fact[group], *fact.span(group)))
        if fact["seen"]:
            seen = written_dates(fact["seen"])
            found += [CitationField("accessed", seen[0].edtf, *fact.span("seen"))] if seen else []
        if fact["numeric"]:
            days = written_dates(fact["numeric"])
            found += [CitationField("date", days[0].edtf, *fact.span("numeric"))] if days else []
        if fact["url"]:
            found.append(note.field("url", *fact.span("url")))
        if fact["pages"]:
            found.append(note.field(pages, *fact.span("pages")))
    return list({one.name: one for one in reversed(found)}.values())[::-1]


_N = r"\d{1,4}(?:[-–]\d{1,4})?"
# “Правда. 1967. 5 мая”: the day behind the year
_FACTS = lazy(
    r"обращения:?\s(?P<seen>[\d.]{8,10})|URL:\s?(?P<url>https?://[^\s()]*[^\s().,;])|(?P<numeric>\d{1,2}\.\d{1,2}\.(?:1[5-9]|20)\d\d)(?!\d)|"
    rf"(?P<year_of_day>\d{{4}})[.,]\s(?P<day>\d{{1,2}}\s[а-яё]{{3,8}})|{IMPRINT}|(?P<year_alone>(?:1[5-9]|20)\d\d)(?!\d)|"
    rf"№\s?(?P<issue>{_N})|(?:Т|Том|Вып|Кн|Ч)\.\s?(?P<volume>\d+|[IVX]+)|[СCсc]\.\s?(?P<pages>{_N}(?:,\s{_N})*)"
)


def _within(note: Note, found: Russian, group: str) -> Span:
    """A group without the quotation mark before it."""
    first, last = found.told.span(group)
    while first < last and note.text[first] in _SIGNS:
        first += 1
    return first, last
