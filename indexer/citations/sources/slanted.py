"""Citations told by their italics, whatever the punctuation: names, then a title in italics, then where it appeared.

*Ruiz AB, Paz L. _The Salt Road_. Lima: Verso; 2004*; *Ruiz A. Salt. _Journal of Salt_ 2010;12(3):101–128*. Before the
italics must stand nothing but names, or names with a title behind them; behind them must stand what a book or a
periodical has: place and publisher, a year, a volume. So *the _camino de sal_ of 1965* is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.inverted import TURNED_COLON
from indexer.citations.names.leads import LEADS_ON
from indexer.citations.names.listed_names import Names, read_names
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.clauses import signal_at
from indexer.citations.notes.note import Note
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.head import GENRE, SAME_AUTHOR, without_stop
from indexer.citations.parts.imprints import is_publisher
from indexer.citations.parts.italic_imprint import Imprint
from indexer.citations.sources.issues import is_outlet
from indexer.citations.sources.made import in_order
from indexer.patterns import lazy

_FARTHEST = 400
_BOUND = lazy(r"(?<=[)\]])\.?[,:]?\s|[.:,]\s")  # where names may end and a title begin
_IN = lazy(r"[\s.,]*(?:[Ii]n|[Ee]n|[Dd]ans)\s?:?\s*$")
_IN_WITH = lazy(r"[.,]\s(?:[Ii]n|[Ee]n|[Dd]ans)\s?:?\s(?=[^\W\d_a-z])")
_PAGED = lazy(
    r"(?:,\s(?:[Vv]ol(?:ume)?|[Tt](?:omo)?|Bd)\.?\s[\dIVX]{1,5})?"
    r"[\s,]{1,2}(?:(?:pp?|págs?)\.\s?)?(?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?=[\s.,;)]*$)"
)


def agrees(note: Note, one: Citation | None, start: int, end: int) -> bool:
    """Whether a citation that was read otherwise has the first title in italics for its title or for what holds it."""
    span = next((each for each in note.titles if start <= each[0] and each[1] <= end), None)
    if span is None:
        return True
    names = names_before(note, signal_at(note.text, start, end), span[0])
    if one is not None and one.end <= span[0]:  # and not *Ruiz, A.; Paz, L. The Salt Road*
        return one.form != "short" or names is None or one.end <= names.fields[0].start
    told = next((each for each in one.fields if each.start < span[1] and span[0] < each.end), None) if one else None
    if one is None or told is None or one.form != "full":
        return False
    named = one.first("author") or one.first("editor") or one.first("same_author")
    if told.name == "container":
        law = one.kind == "document" and one.first("title")  # Decreto 43, en _Gaceta Oficial_
        return bool(named or law) and told.start <= span[0] and span[1] <= told.end and told.end - span[1] < _FEW
    authors = tuple(each.value for each in names.fields if each.name == "author") if names and names.sure else ()
    if authors and one.first("author") and authors != one.values("author"):
        return False
    led = not named and note.text[start : span[0]].strip(" (")
    parted = ": " in one.first("container")  # Lima: Verso
    appeared = any(each.name in _APPEARED for each in one.fields) and not parted
    return told.name == "title" and told.start == span[0] and abs(told.end - span[1]) <= 1 and not led and appeared


_APPEARED = frozenset(["publisher", "place", "container", "archive", "url", "genre", "document", "same_author"])


def outdoes(slanted: Citation, one: Citation | None) -> bool:
    """Whether a citation told by its italics says more than as it was read otherwise."""
    title = next(slanted.all("title"), None)
    if one and title and any(title.start < name.end and name.start < title.end for name in one.all("author")):
        return True  # Larch, _Mills, Treaties, and Trade_, p. 3: no names in italics
    if one is None or one.form != "full":
        return slanted.form == "full" or one is None or (one.tentative and len(slanted.fields) > len(one.fields))
    if slanted.form != "full":
        return False
    same = slanted.first("title") == one.first("title") and slanted.values("author") == one.values("author")
    return not same or len(slanted.fields) > len(one.fields) or ": " in one.first("container")


_FEW = 60


def read_slanted(note: Note, start: int, end: int) -> Citation | None:
    """The citation at ``start`` whose title, or what holds it, is the first stretch in italics; None without one."""
    if not note.titles:
        return None
    span = next((one for one in note.titles if one[0] >= start), None)
    if span is None or span[1] > end or span[0] - start > _FARTHEST:
        return None
    if note.text[start : span[0]].strip(" (") == "":
        return _unsigned(note, span, end)
    if names := read_names(note, start, span[0]):
        return _titled(note, names, span, end)
    if catalogue := _CATALOGUE.fullmatch(note.text, start, span[0]):
        return _unsigned(note, span, end, [note.field("genre", *catalogue.span("genre"))])
    if one := _held(note, start, span, end) or _unsigned_piece(note, start, span, end):
        return one
    names = names_before(note, start, span[0])
    one = _titled(note, names, span, end) if names else None
    held = one is not None and (one.first("container") or one.first("publisher") or len(one.first("date")) < DAY)
    return one if held else None  # and not *the review by D. Sen, _Frontline_, 27 August 1993*


# “Exh. cat. _Salt_”, “Sale catalogue, _Salt_”
_CATALOGUE = lazy(
    r"\s*(?P<genre>(?:exh(?:ibition|\.)|sale|auction|cat(?:álogo|\.)\s(?:de\s(?:la\s)?)?(?:exp(?:osición|\.)|subasta))"
    r"(?:\scat(?:alogue|\.))?|Ausst\.-Kat\.|전시\s?도록)[,:]?\s",
    re.IGNORECASE,
)


def names_before(note: Note, start: int, end: int, *, sure: bool = True) -> Names | None:
    """The names that stand before a title, at once or behind talk that leads to them: *printed there by A. Ruiz*.

    Behind talk they must look like names unless not ``sure``, where the facts behind the title will tell.
    """
    if entry := _ENTRY_LAST.search(note.text, start, end):
        end = entry.start()
    same = SAME_AUTHOR.match(note.text, start, end)
    if same and same.end() >= end:
        return Names((note.field("same_author", *same.span()),), None, True, True)
    if names := read_names(note, start, end):
        return names
    near = max(start, end - _LONGEST_NAMES)
    led = note.text[start:end].lstrip().partition(" ")[0] in LEADS_ON  # Para los de Lima, Ministerio de la Sal: …
    if not led and not _TALK.search(note.text, start, end):
        return None
    if (genre := _BOOK_OF.search(note.text, near, end)) and (names := read_names(note, genre.end(), end)):
        return names
    for lead in _NAME_LEAD.finditer(note.text, near, end):
        if any(sign in note.text[start : lead.start()] for sign in "“«„"):  # “Salt”, in A. Ruiz (ed.), _Minerals_
            return None
        names = read_names(note, lead.end(), end)
        if (
            names
            and (names.sure or (names.full and not sure))
            and _WORD.search(names.fields[0].value)
            and (led or _TALK.search(note.text, start, lead.end()))
        ):
            return names
    return None


_ENTRY_LAST = lazy(
    r"(?<=\s)(?:art\.|s\.\s?v\.|entry|artículo|voz|exh\.\s?cat\.|cat\.\sexp\.)[,:]?\s?$"
)  # Ruiz, art. _Sal_, in _Enciclopedia_
_LONGEST_NAMES = 160
_BOOK_OF = lazy(rf"(?<!\w){GENRE}\s(?:of|by|de|del)\s(?=[^\W\d_a-z][^,;:]{{2,60}}\s$)")  # el libro de Ana Ruiz _La sal_
_WORD = lazy(r"[^\W\d_]{2}")
_NAME_LEAD = lazy(
    r"(?:(?<=\s)(?:by|in|en|por|(?:es|son)\sde|de|follows|cites|sigue\sa|see|also|cfr?\.|vid\.|véanse|with|con|from|is|are|es|son|still|remains|siendo|von|par|dans|bei)|[,:](?:\s(?:y|e|and))?)\s(?=[^\W\d_])"
    rf"|(?<=[a-zà-ÿ]{{3}})\s(?={TURNED_COLON.pattern})"
)
_TALK = lazy(r"(?<![\w’'-])(?!(?:and|und|ed|eds|de|del|la|los|van|von|der|et|al)(?!\w))[a-zà-ÿ]{2,}")


def _titled(note: Note, names: Names, span: Span, end: int) -> Citation | None:
    """Names, and a title in italics."""
    title = note.field("title", *span)
    told = [*names.fields, title, *([names.date] if names.date else [])]
    one = _read(note, span[1], end, told)
    has = {field.name for field in one.fields}
    place, press = next(one.all("place"), None), next(one.all("publisher"), None)
    parted = place and press and ":" in note.text[place.end : press.start]  # Lima: Verso
    appeared = has & {"publisher", "place", "container"}
    if parted or has & {"url", "doi", "archive", "genre"} or ("date" in has and (appeared or names.sure)):
        return one
    page = _PAGED.match(note.text, span[1], end)
    if page and not has & {"date", "volume"}:
        fields = (*names.fields, title, note.field("locator", *page.span("page")))
        return Citation(names.fields[0].start, page.end(), "short", "unknown", fields, tentative=False)
    return None


def _unsigned(note: Note, span: Span, end: int, told: Sequence[CitationField] = ()) -> Citation | None:
    """A title in italics without an author: with place and publisher or a known one, else with a page."""
    one = _read(note, span[1], end, [*told, note.field("title", *span)])
    has = {field.name for field in one.fields}
    place, press = one.first("place"), next(one.all("publisher"), None)
    holds = next(one.all("container"), None)
    if "date" in has and holds and is_outlet(note, holds.start, holds.end):
        return one
    if "date" in has and press and (place or is_publisher(note, (press.start, press.end))):
        return one
    page = _PAGED.match(note.text, span[1], end)
    if page and " " in note.text[slice(*span)] and not w.YEAR.fullmatch(page["page"]):
        fields = (note.field("title", *span), note.field("locator", *page.span("page")))
        return Citation(span[0], page.end(), "short", "unknown", fields, tentative=True)
    return None


def _held(note: Note, start: int, span: Span, end: int) -> Citation | None:
    """Names, a title without italics, and what holds the work in italics, its editors before it."""
    for told in heads(note, start, span):
        one = _read(note, span[1], end, [*told, note.field("container", *span)])
        has = {field.name for field in one.fields}
        if "date" in has and has & {"volume", "issue", "pages", "publisher", "place", "editor", "url", "doi"}:
            return one
    return None


def _unsigned_piece(note: Note, start: int, span: Span, end: int) -> Citation | None:
    """*Salt Ship Detained. _The Nowhere Times_. 16 July 2013*: a piece without an author in a newspaper."""
    title = _title_alone(note, start, span)
    if title is None:
        return None
    fields = [note.field("title", *title.span("title")), note.field("container", *span)]
    one = _read(note, span[1], end, fields)
    return one if one.first("date") else None


def _title_alone(note: Note, start: int, span: Span) -> re.Match[str] | None:
    """What stands before the name of a newspaper, as a sentence, if it can be a title."""
    text = note.text
    title = _TITLE_ALONE.fullmatch(text, start, span[0]) if is_outlet(note, *span) else None
    if title is None or w.SAYS.search(title["title"]):
        return None
    words = title["title"].split()
    few = not _FEWEST_WORDS <= len(words) <= _MOST_WORDS
    return None if few or read_names(note, start, title.end("title")) else title


def is_piece(note: Note, start: int, span: Span) -> bool:
    """*Salt Ship Detained. _The Nowhere Times_, 16 July 2013*: a title before a newspaper with its day."""
    day = note.date_at(span[1] + 2, len(note.text)) if note.text[span[1] : span[1] + 2] in (", ", ". ") else None
    return day is not None and len(day.value) >= DAY and _title_alone(note, start, span) is not None


_TITLE_ALONE = lazy(rf"\s*(?P<title>[¿¡]?{w.NOT_SMALL}[^.:;“”«»\"()]{{8,160}}?)[.?!]\s(?:(?:In|in|En|en):?\s)?")
_FEWEST_WORDS, _MOST_WORDS = 3, 24


def heads(note: Note, start: int, span: Span) -> Iterator[list[CitationField]]:
    """The names and the title that may stand before what holds a work."""
    text = note.text
    if any(sign in text[start : span[0]] for sign in '“«"‘「『'):
        yield from _quoted_heads(note, start, span)
        return
    bounds = sorted(_BOUND.finditer(text, start, span[0]), key=lambda bound: text[bound.start()] == ",")
    for bound in bounds:
        names = read_names(note, start, bound.start() + (text[bound.start()] == "."))
        if names is None or not names.sure or (text[bound.start()] == "," and not _in_order(names)):
            continue
        if text[: span[0]].rstrip()[-1:].isalnum() and not _IN.search(text, start, span[0]):
            return  # … Vietnam. Revista *Tricontinental*
        title, editors = _parts(note, bound.end(), span[0])
        if title is not None and len(title.value) >= _LEAST_TITLE and not _TALKS_ON.search(title.value):
            yield [*names.fields, title, *editors, *([names.date] if names.date else [])]


def _quoted_heads(note: Note, start: int, span: Span) -> Iterator[list[CitationField]]:
    """*Ruiz Ana, 1994, “Salt”, in Luis Paz (ed.), _Minerals_*: the title stands in quotes, the year before it."""
    group = next((one for one in note.groups_from(start) if one.quoted), None)
    if group is None or group.end > span[0]:
        return
    names = read_names(note, start, group.start)
    if names is None or not names.sure or not names.date:
        return
    between = note.text[group.end : span[0]].strip(" ,.:")
    inner = _IN_FIRST.match(note.text, group.end, span[0])
    editors = read_names(note, inner.end(), span[0]) if inner else None
    if between and not (inner and (editors or not note.text[inner.end() : span[0]].strip())):
        return
    told = _as_editors(editors)
    yield [*names.fields, without_stop(note.field("title", group.start + 1, group.end - 1)), *told, names.date]


_IN_FIRST = lazy(r"[\s.,:]*(?:[Ii]n|[Ee]n|[Dd]ans)\s?:?\s")
_LEAST_TITLE = 6
# “of salt”; “A/2641, para. 44. Other figures are in Ana Ruiz”: a sentence that goes on, or begins behind another
_TALKS_ON = lazy(rf"^[a-zà-öø-ÿ]|\.\s{w.NOT_SMALL}[^.]*?{w.SAYS.pattern}")


def _as_editors(names: Names | None) -> list[CitationField]:
    return [replace(one, name="editor") for one in names.fields] if names else []


def _in_order(names: Names) -> bool:
    """Whether no name has a comma of its own, so that the next comma ends them."""
    return len(names.fields) == 1 and "," not in names.fields[0].value


def _parts(note: Note, start: int, end: int) -> tuple[CitationField | None, list[CitationField]]:
    """The title before a container, and the editors between *in* and it."""
    text = note.text
    editors: list[CitationField] = []
    if found := next(_IN_WITH.finditer(text, start, end), None):
        named = read_names(note, found.end(), end)
        if named is None and text[found.end() : end].strip(" ,.:"):
            return None, []
        editors = _as_editors(named)
        end = found.start()
    elif found := _IN.search(text, start, end):
        end = found.start()
    start, end = trim(text, start, end, " .,:\t\n")
    title = without_stop(note.field("title", start, end)) if start < end else None
    return title, editors


def _read(note: Note, at: int, end: int, fields: list[CitationField]) -> Citation:
    tail = Imprint(note, at, end, fields)
    done = max(tail.read(), at)
    found = in_order(tail.fields)
    return Citation(found[0].start, done, "full", "unknown", found)
