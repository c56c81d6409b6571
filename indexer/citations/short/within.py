"""Which short forms stand in the midst of talk? *The figure is in Ruiz, 40*; *en el tomo de Paz, op. cit.*; titles.

All are tentative: only the works of the article tell whether such words cite one.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.leads import leads
from indexer.citations.names.persons import NAME, WORDS_OF_NAME
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.short.leaning import author_and_page, leaning_at, leaning_in
from indexer.citations.short.located import Leaning, is_dated
from indexer.citations.short.shorts import author_and_title
from indexer.patterns import lazy, match_by_end

JOINED = lazy(
    r",?\s(?:and|y|e|with|con|as\swell\sas)(?:\s|,\s[^,;:“”«»]{2,60},\s)(?=[^\W_a-zà-öø-ÿ]|[“«\"‘]|in\s|en\s|by\s|por\s|"
    r"the\s(?:entry|article|essay|chapter|paper|review)\s|(?:el|la)\s(?:artículo|voz|entrada|capítulo|ensayo|reseña)\s)"
)
"""What joins a citation to the one behind it."""
_FIGURE_LAST = lazy(r"\d\)?[\s.]*$")
_PLAIN = lazy(rf"(?P<author>{NAME})\s\(?(?:pp?\.\s)?(?P<pages>\d{{1,3}}(?:[-–~]\d{{1,3}})?)\)?[\s.]*$")
# “Against this, Ruiz, p. 9”: so short a lead, and a page that calls itself one.
_AGAINST = lazy(r"[A-Z][a-z]+(?:\s[a-z]+){0,4},\s")
_MARKED = lazy(r",\s(?:pp?|págs?)\.\s?\d")
# “in Ruiz (note 1)”, and not “Legation to Ministry (see note 1)”
_BEFORE_NOTED = (" in ", " en ", " by ")
_NAME_YEAR = lazy(rf"(?P<author>{NAME})\s\((?P<date>(?:1[89]|20)\d\d)\)")
_ENDS = lazy(r"[\s.,;)]*$")
# “in the Registers, fol. 3”
_ARTICLE = lazy(r"(?:the|el|los|las)\s(?=[^\W\d_a-z])")
_MOST_PARTS = 12
_MOST_PLACES = 40
_LONGEST = 300


def short_within(note: Note, start: int, end: int) -> Citation | None:
    """The first short form that talk leads up to, from ``start``."""
    found = leaning_in(note, start, end)
    if found is None and (one := _title_and_place(note, start, end)):
        return one
    if one := _first_within(note, start, end, found[0] if found else end):
        return one
    if one := _yeared(note, start, end):
        return one
    if found:
        return told_by_form(note, *found)
    plain = match_by_end(_PLAIN, _FIGURE_LAST, note.text, start, end)
    if plain and not w.NUMBERED_TALK.match(note.text, start, end):  # Ruiz 40.
        fields = (note.field("author", *plain.span("author")), note.field("locator", *plain.span("pages")))
        return Citation(start, plain.end("pages"), "short", "unknown", fields, tentative=True)
    return None


def _yeared(note: Note, start: int, end: int) -> Citation | None:
    """*Lo desmiente Ruiz 2014: 150*, *so does Ruiz 2014, p. 150*: nothing else looks like a name, a year and a page."""
    told = _YEAR_COLON.search(note.text, start, end)
    named = _NAME_LAST.search(note.text, max(start, told.start() - _NEAR), told.start()) if told else None
    if (
        told is None or named is None or is_dated(note, named.start("author"), told.start("year"))
    ):  # 16 March 1956, p. 2
        return None
    fields = (
        note.field("author", *named.span("author")),
        CitationField("date", told["year"], *told.span("year")),
        note.field("locator", *told.span("page")),
    )
    return Citation(named.start("author"), told.end(), "short", "unknown", fields, tentative=True)


_YEAR_COLON = lazy(
    r"\s(?P<year>(?:1[89]|20)\d\d)[a-z]?(?::\s?|,\s(?:pp?|págs?)\.\s?)(?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?![\w:])"
)
_NAME_LAST = lazy(rf"(?:^|(?<=\s))(?P<author>{WORDS_OF_NAME})$")
_NEAR = 60


def _first_within(note: Note, start: int, end: int, before: int) -> Citation | None:
    """The first short form behind a comma or a word that leads to one, if it stands before another that is known."""
    parts = comma_parts(note, start, end)[:_MOST_PARTS]
    behind = [last for first, last in leads(note.text, start, end) if not note.mask[first]]
    led = {article.end() if (article := _ARTICLE.match(note.text, at, end)) else at for at in behind}
    for at in sorted(led | {first for first, _ in parts[1:]})[:_MOST_PLACES]:
        if at >= before or (not note.text[at].isupper() and not "가" <= note.text[at] <= "힣"):
            continue
        leaning = leaning_at(note, at, end) if at not in led or note.text[at - 4 : at] in _BEFORE_NOTED else None
        if leaning and leaning.form in ("note", "short") and leaning.fields[0].name == "author":
            return _tentative(at, leaning)
        if (page := author_and_page(note, at, end)) and page.fields and _is_over(note.text, page.end, end, at in led):
            sure = _is_yeared(note.text, page) or bool(
                _AGAINST.fullmatch(note.text, start, at) and _MARKED.search(note.text, at, page.end)
            )
            return replace(_tentative(at, page), tentative=not sure)
        if (
            (one := author_and_title(note, at, min(end, at + _LONGEST), False))
            and one.first("locator")
            and _is_over(note.text, one.end, end)
        ):
            return replace(one, tentative=True)
        if one := _title_and_place(note, at, min(end, at + _LONGEST)):
            return one
    return None


def _is_yeared(text: str, form: Leaning) -> bool:
    """*Park (2011: 15)*, *en Park (2011, p. 15)*: with a year and a page it can be nothing but a citation."""
    told = {field.name: field for field in form.fields}
    if not {"author", "date", "locator"} <= told.keys() or is_city(told["author"].value):
        return False
    return "(" in text[told["author"].end : told["date"].start]


def short_before(note: Note, start: int, end: int) -> Citation | None:
    """The short form at ``start`` that is followed by a citation in full: *Ruiz, 40, and Luis Paz, …*."""
    text = note.text
    page = author_and_page(note, start, end)
    if page and (JOINED.match(text, page.end, end + 1) or text.startswith(", ", page.end)):
        return replace(_tentative(start, page), tentative=not page.fields)
    parts = comma_parts(note, start, end)[:_MOST_PARTS]
    for number, part in enumerate(parts[:-1]):
        if number < 2 or not w.PAGES.match(text, *part) or not JOINED.match(text, part[1], end):
            continue
        one = author_and_title(note, start, part[1], False)
        return one if one is not None and one.end == part[1] else None
    return None


def told_by_form(note: Note, at: int, leaning: Leaning) -> Citation:
    """A form in talk; *Ruiz, op. cit., p. 3* is one whether or not anything of hers is cited."""
    has = {field.name for field in leaning.fields}
    sure = not note.eastern and leaning.form in ("opcit", "note") and has >= {"author", "locator"}
    return replace(_tentative(at, leaning), tentative=not sure)


def _tentative(at: int, leaning: Leaning) -> Citation:
    return Citation(at, leaning.end, leaning.form, "unknown", leaning.fields, tentative=True)


def _is_over(text: str, at: int, end: int, led: bool = False) -> bool:
    """Whether talk ends there, or goes on with another citation; after *in*, *from* any talk may follow a comma."""
    return (led and text[at : at + 1] == ",") or bool(_ENDS.match(text, at, end) or JOINED.match(text, at, end))


def _title_and_place(note: Note, start: int, end: int) -> Citation | None:
    """*Report of the Commission, para. 60*: a title without an author, and the place in it."""
    text = note.text
    parts = comma_parts(note, start, end)
    if len(parts) < 2:
        return None
    title, place = parts[0], parts[1]
    words = text[slice(*title)]
    found = w.OTHER_LOCATOR.match(text, *place) or w.PAGES.match(text, *place)
    if not found or len(words.split()) < 2 or not is_body(words) or not _is_over(text, found.end(), end):
        return None
    if is_dated(note, place[0], found.end()):
        return None
    group = next(name for name, value in found.groupdict().items() if value)
    named = [note.field("title", *title)]
    if yeared := _NAME_YEAR.fullmatch(text, *title):  # Luna (2014), cap. 3
        named = [note.field("author", *yeared.span("author")), note.field("date", *yeared.span("date"))]
    fields = (*named, note.field("locator", *found.span(group)))
    return Citation(title[0], found.end(), "short", "unknown", fields, tentative=True)
