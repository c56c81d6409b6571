"""Citations without a title in quotes and without brackets: which reader knows them? Books with commas, and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import begins_talk, comma_parts, is_body, take_authors, with_colon_apart
from indexer.citations.names.eastern_names import is_eastern_talk
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.inverted import inverted_parts
from indexer.citations.names.leads import name_behind
from indexer.citations.names.persons import NAME, WORDS_OF_NAME, Span, is_full_name, is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.clauses import last_signal
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import YEAR
from indexer.citations.parts.head import SAME_AUTHOR
from indexer.citations.parts.imprints import NUMBERED, is_place, is_publisher, told_between
from indexer.citations.sources.cases import read_case, read_decision
from indexer.citations.sources.dated_letters import read_dated_letter
from indexer.citations.sources.debates import read_debate
from indexer.citations.sources.eastern_books import read_eastern_book
from indexer.citations.sources.eastern_papers import read_eastern
from indexer.citations.sources.films import read_film
from indexer.citations.sources.gazettes import read_led_ruling, read_ruling
from indexer.citations.sources.interviews import read_interview
from indexer.citations.sources.issues import read_issue, read_piece, read_untitled
from indexer.citations.sources.kept import read_kept
from indexer.citations.sources.legal import read_act, read_legal, read_treaty
from indexer.citations.sources.made import make, of_kind
from indexer.citations.sources.papers import (
    read_paper,
    read_statement,
    read_symbol,
)
from indexer.citations.sources.shelved import read_shelved
from indexer.citations.sources.undated import tells_years_only
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_YEAR_PART = lazy(
    r"(?:c\.\s?)?(?:1[5-9]|20)\d\d(?:[-–]\d{2,4})?(?:\s\([^()]{2,200}\)|\s\[\d{4}\])?\.?"
    r"|s\.\s?[fa]\.|s/f|n\.\s?d\."
)


def read_bare(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """The citation without a core at ``start``, if there is one; ``signalled`` says that *see* stands before it."""
    few = tells_years_only(note, start, end)
    for read in _OF_YEARS if few else _READERS:
        if one := read(note, start, end):
            return one
    return None if few else _link(note, start, end, signalled)


def _in_unquoted(note: Note, start: int, end: int) -> Citation | None:
    """*Fritz Mahlke, Wasser und Stein, in: Zeitschrift für Mühlen 12 (1999), S. 45*: an article without quotes."""
    found = _IN_UNQUOTED.match(note.text, start, end)
    if found is None or not is_full_name(found["author"]):
        return None
    fields = [note.field("author", *found.span("author")), note.field("title", *found.span("title"))]
    one = make(note, start, found.end("title"), end, fields)
    if one is None or one.first("date"):
        return one
    return (
        of_kind(one, "chapter") if one.first("container") and one.first("pages") else None
    )  # in: Halm (n. 2), pp. 3–9


def _unsigned_in(note: Note, start: int, end: int) -> Citation | None:
    """*Tränen im Salz, in: The Nowhere Times, 11 December 1964, p. 3*: a piece without quotes and without an author."""
    found = _UNSIGNED_IN.match(note.text, start, end)
    if found is None:
        return None
    signal = last_signal(note.text, start, found.end("title"), note.mask)
    start = signal.end() if signal else start
    if w.SAYS.search(note.text, start, found.end("title")) or note.text[start].islower():
        return None
    one = make(note, start, found.end("title"), end, [note.field("title", start, found.end("title"))], "container")
    return one if one and len(one.first("date")) > YEAR and one.first("pages") else None


_UNSIGNED_IN = Prefiltered(r"(?P<title>[^\W_a-z][^;:,“”«»„()\d]{3,120}),\s(?=(?:[Ii]n|[Ee]n):\s)")
_IN_UNQUOTED = Prefiltered(
    rf"(?P<author>{NAME})[,:]\s(?P<title>[^\W_][^;“”«»„()]{{3,200}}?)[,.]\s(?=[Ii]n:\s|[Ee]n:\s)"
)


def read_book(note: Note, start: int, end: int) -> Citation | None:
    """*Rodríguez, La influencia de los Estados Unidos, Medellín, La Carreta, 2006, p. 45*; without an author, too."""
    parts = with_colon_apart(note, _with_year_apart(note, comma_parts(note, start, end)))
    days = {date.end for date in note.dates if len(date.edtf) > YEAR}
    for year in (n for n, _ in enumerate(parts) if n >= 2 and _is_dated(note, parts, n)):
        if parts[year][0] + YEAR in days:  # Geneva, March 12, 2019
            continue
        if fields := _before_year(note, start, parts[:year]):
            need: tuple[FieldName, ...] = () if w.NO_DATE.match(note.text, *parts[year]) else ("date",)
            begin = min(field.start for field in fields)
            return make(note, begin, parts[year][0], end, fields, *need)
    return None


def _is_dated(note: Note, parts: list[Span], number: int) -> bool:
    """Whether a part is the year of a book, or the day of a report behind its number and town."""
    if _YEAR_PART.fullmatch(note.text, *parts[number]):
        return True
    numbered = any(NUMBERED.match(note.text, *part) for part in parts[2:number])
    seated = numbered and any(is_city(note.text[parts[n][0] : parts[number - 1][1]]) for n in (number - 1, number - 2))
    day = note.date_in(*parts[number]) if seated else None
    return day is not None and len(day.value) > YEAR and day.start == parts[number][0]


def _before_year(note: Note, start: int, parts: list[Span]) -> list[CitationField] | None:
    """Authors, title and imprint, in the parts between commas before a year."""
    same = SAME_AUTHOR.match(note.text, start, parts[-1][1])
    named = same is not None and same[0][-1] in " ," and len(parts) > 2
    glued = same is not None and same.end() < parts[0][1]  # his Salt Road: A History, Nowhere Press, Lima, 1974
    begins = same is not None and glued and note.text[same.end()].isupper()
    titled = [(same.end(), parts[0][1]), *parts[1:]] if same and begins else parts[1:]
    if same and named and (told := told_between(note, titled)):  # the same, More Salt, London, 2001
        return [note.field("same_author", *same.span()), *told]
    original = _ORIGINAL.search(note.text, max(0, start - 30), start)
    for begin, first in () if original else _beginnings(note, parts[:-1]):
        taken = take_authors(note, begin, [(begin, parts[first][1]), *parts[first + 1 :]])
        if taken is None:
            continue
        at = next((n for n, part in enumerate(parts) if part[0] >= taken[1]), len(parts))
        told = told_between(note, parts[at:])
        if told and (begin == start or _is_led_to(told[0].value)):
            return [*taken[0], *told]
    told = told_between(note, parts, titled=False)
    if not told or w.SAYS.search(told[0].value):
        return None
    return (
        told
        if original or _is_printed(note, told) or not is_person(told[0].value) or told[0].value.startswith(_ARTICLES)
        else None
    )


def _is_printed(note: Note, told: list[CitationField]) -> bool:
    """*Historia de Ana Luna, Lima, Ediciones Alba, 1966*: with a known town and a press, a name is a title."""
    imprint = {one.name: one for one in told}
    if not imprint.keys() >= {"place", "publisher"} or not is_city(imprint["place"].value):
        return False
    return is_publisher(note, (imprint["publisher"].start, imprint["publisher"].end))


# “(Korean original: Mulle pangga, Toldari, Seoul, 1973)”: its author is that of the translation.
_ORIGINAL = lazy(
    r"(?:original|translation|version|traducción|versión|edición|edition|ed\.|trad\.)(?:\s(?:en|in)\s[a-z]+|\s[a-zà-ÿ]{5,12})?:\s$",
    re.IGNORECASE,
)


_ARTICLES = ("The ", "El ", "La ", "Los ", "Las ")


def _with_year_apart(note: Note, parts: list[Span]) -> list[Span]:
    """*Caracas 1984* as place and year."""
    found: list[Span] = []
    for part in parts:
        glued = _GLUED_YEAR.fullmatch(note.text, *part)
        pressed = len(found) > 1 and is_publisher(note, found[-1])
        place, colon, _ = glued["place"].partition(": ") if glued else ("", "", "")
        imprint = bool(colon) and len(found) > 1 and is_place(place)  # New York: Peter Lang 2012
        town = glued is not None and len(found) > 1 and _TOWN.fullmatch(glued["place"])  # …, Title, Maryknoll 1978
        known = glued is not None and (is_city(glued["place"]) or is_publisher(note, glued.span("place")))
        if glued and (pressed or imprint or town or known):
            found += [glued.span("place"), glued.span("year")]
        else:
            found.append(part)
    return found


_TOWN = lazy(rf"{w.NOT_SMALL}[^\W\d_]+(?:[\s-]{w.NOT_SMALL}[^\W\d_]+){{0,2}}")
_GLUED_YEAR = lazy(r"(?P<place>[^\W\d_][^,\d]{2,60}?)\s(?P<year>(?:1[5-9]|20)\d\d)\.?")


def _beginnings(note: Note, parts: list[Span]) -> Iterator[tuple[int, int]]:
    """Where an author may begin, and in which part: at first, or behind talk that leads up to a name."""
    text = note.text
    if not parts:
        return
    yield parts[0][0], 0
    for number, (first, last) in enumerate(parts):
        if number:
            yield first, number
        if (behind := name_behind(text, first, last)) is not None:
            yield behind, number
        if (led := _LED_NAME.search(text, first, last)) and _talks(text[first : led.start("name")].rstrip()):
            yield led.start("name"), number
        family = _LED_FAMILY.search(text, first, last)
        straight = family is not None and family.start() == first and number and _is_sure(note, family["name"], last)
        if family and (straight or inverted_parts(text, [(family.start("name"), last), *parts[number + 1 :]])):
            yield family.start("name"), number
        if not (begins_talk(text, first, last) or _goes_on_small(note, first, parts[number + 1 :])):
            return


def _is_sure(note: Note, name: str, end: int) -> bool:
    """*La fecha, en Ana Ruiz, La sal*, *en Clodoveo Luna: La sal*: a name by its given name, a colon, or italics."""
    known = name.partition(" ")[0] in GIVEN_NAMES or note.text[end] == ":" or note.title_end(end + len(", "))
    return bool(known) and is_full_name(name)


def _goes_on_small(note: Note, start: int, after: list[Span]) -> bool:
    """*Discrepa, a mi juicio sin razón, Ana Ruiz, …*: a sentence whose next part is talk, before a known name."""
    text = note.text
    if len(after) < _LEAST_BEHIND or not text[after[0][0]].islower() or not text[start].isupper():
        return False
    name = text[slice(*after[1])]
    return _is_sure(note, name, after[1][1])


_LEAST_BEHIND = 3
# “El otro plano, en Almonte, Clodoveo, Vida y papeles”
_LED_FAMILY = lazy(rf"(?<!\S)(?:en|in|por|by|a|see|véanse?|ver|vid\.|cfr?\.)\s(?P<name>{WORDS_OF_NAME})$")
_LED_NAME = lazy(rf"\s[a-zà-ÿ]{{1,12}}\s(?P<name>{WORDS_OF_NAME})$")


def _is_led_to(title: str) -> bool:
    """Whether a title to which talk leads is more than a word or two, which would be talk as well."""
    return len(title.split()) > 1


def _link(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """A link, with what stands before it, as far as that can be a title."""
    found = w.URL.search(note.text, start, end) or w.DOI.search(note.text, start, end)
    if not found:
        return None
    text = note.text
    first, last = trim(text, start, found.start(), " ,;:<(\t\n")
    if note.eastern and _NOW.fullmatch(text, first, last):
        first = last
    elif note.eastern and is_eastern_talk(text[first:last]):  # 나는 없는도서관 누리집(https://…)에서 보았다
        return None
    parts = comma_parts(note, first, last) if first < last else []
    fields: list[CitationField] = []
    at = found.start() - (text[found.start() - 1 : found.start()] == "<")
    begin = at
    if (
        parts
        and len(text[first:last].split()) <= 30
        and (is_body(text[slice(*parts[0])]) or signalled or (len(parts) == 1 and not _talks(text[first:last])))
    ):
        begin = start
        taken = take_authors(note, first, parts) if len(parts) > 1 else None
        if taken:
            fields, title = taken
            after = next(part for part in parts if part[0] >= title)
            platform = _PLATFORM.fullmatch(text, *after)
            told = note.field("container", *platform.span("name")) if platform else note.field("title", *after)
            fields, at = [*fields, told], after[1]
        else:
            fields = [note.field("title", *parts[0])]
            at = parts[0][1]
    elif len(parts) == 1 and (kept := _CONTAINED.search(text, first, last)):
        begin = kept.start("name")
        fields = [note.field("archive" if w.ARCHIVE.search(kept["name"]) else "container", *kept.span("name"))]
    return make(note, begin, at, end, fields, "url", "doi")


# “Ana Ruiz (@anaruiz), Twitter, 6 November 2018, https://…”
_PLATFORM = lazy(
    r"(?P<name>Twitter|X|Facebook|Instagram|YouTube|Telegram|TikTok|Weibo|Bluesky|LinkedIn)(?:\s(?:post|thread|page|status|comment|video))?"
)
_NOW = lazy(r"(?:지금|현재|오늘날|요즘|원문|전문|영상|사본)(?:에?는|은)")
# “Later contacts are in the Salt Digital Archive”
_CONTAINED = lazy(r"\s(?:in|at|on|from|en)\s(?:the\s|el\s|la\s)?(?P<name>[^\W\d_a-z][^,;]{3,80})$")


def _talks(text: str) -> bool:
    if w.SAYS.search(text):
        return True
    return text[:1].islower() or sum(word[0].islower() for word in text.split()) > len(text.split()) / 2


_Reader = Callable[[Note, int, int], Citation | None]
_READERS: tuple[_Reader, ...] = (
    read_eastern,
    read_eastern_book,
    read_interview,
    read_dated_letter,
    read_ruling,
    read_decision,
    read_shelved,
    read_paper,
    read_symbol,
    read_debate,
    read_kept,
    read_act,
    read_case,
    read_legal,
    read_treaty,
    read_statement,
    read_film,
    _in_unquoted,
    read_piece,
    _unsigned_in,
    read_book,
    read_untitled,
    read_issue,
    read_led_ruling,
)
# They need Hangul, a colon, a slash, or a day.
_NONE_OF_YEARS = (
    *(read_eastern, read_eastern_book, read_decision, read_symbol, _in_unquoted, _unsigned_in),
    *(read_untitled, read_issue),
)
_OF_YEARS = tuple(read for read in _READERS if read not in _NONE_OF_YEARS)
