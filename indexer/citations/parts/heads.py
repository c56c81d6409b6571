"""Who wrote it and what is it called? The stretch before a title in quotes, or before the brackets with the facts."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import CitationField
from indexer.citations.names.authors import begins_talk, comma_parts, is_body, is_unsigned, take_authors
from indexer.citations.names.leads import begins_title, leads, name_behind, past_honours, who_says
from indexer.citations.names.persons import NAME, is_full_name, trim
from indexer.citations.notes import clauses
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import Group
from indexer.citations.parts.head import BRACKETED, GENRE, GENRED, SAME_AUTHOR, Head, past_lead, without_stop
from indexer.citations.parts.paper_heads import kept_before
from indexer.citations.parts.quoted import before_quoted
from indexer.citations.parts.titles import before_series, title_end
from indexer.patterns import lazy


def read_head(note: Note, start: int, end: int, core: Group, limit: int) -> Head | None:
    """The head of the citation with this core, from ``start``; None where the core is none after all."""
    text = note.text
    signal = None
    begin, _ = trim(text, start, end)
    if (found := clauses.last_signal(text, begin, end, note.mask)) and found.end() <= end:
        signal = note.field("signal", *found.span())
        begin = found.end()
    if core.quoted:
        return before_quoted(note, begin, end, core, signal)
    return _before_facts(note, begin, end, signal)


# The Salt Road, by Ana Ruiz
_BYLINE = lazy(
    r"(?P<title>.{3,300}?),?\s(?:(?:(?:dir\.|directed|written|compiled|dirigid[oa]|escrit[oa]|compilad[oa]|realizad[oa])\s)?(?:by|por)|dir\.(?:\sde)?)\s(?P<name>(?:[^\W\d_][\w.’'-]*\s?){2,5})"
)


_POSSESSIVE = lazy(
    rf"(?:(?:chapters?|part|section|capítulo)\s[\w-]+\sof\s)?(?P<name>(?:[^\W\d_][\w.-]*\s){{1,4}}[^\W\d_][\w-]*)(?:[’']s:?|의)\s(?P<genre>{GENRED})"
)
# The memoirs of Ana Ruiz, Title; el libro de Ana Ruiz, Title
_GENRE_OF = lazy(
    rf"(?:(?:[Tt]he|[Ll]as?|[Ll]os|[Ee]l|[Uu]na?|[Aa])\s)?(?:[a-zà-ÿ][\w-]*\s)?{GENRE}\s"
    rf"(?:of|by|de|del)\s(?P<name>{NAME}),?\s"
)
# Ana Ruiz en sus memorias, Title
_IN_HIS = lazy(rf"(?<!\w)(?P<name>{NAME}),?\s(?:in|en)\s(?:his|her|their|sus?)\s(?:[a-zà-ÿ][\w-]*\s)?{GENRE},?\s")
_NAME_IN = lazy(rf"(?P<name>{NAME})\s(?:in|en)\s(?=[^\W_a-z])")


_HIS_GENRE = lazy(GENRED)


def _before_facts(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    text = note.text
    start, end = trim(text, start, end)
    if start >= end:
        return None
    if (
        told := _interviewed(note, start, end)
        or _kept(note, start, end, signal)
        or _by_same(note, start, end, signal)
        or _printed_paper(note, start, end, signal)
        or _by_nobody(note, start, end, signal)
        or _told_otherwise(note, start, end, signal)
    ):
        return told
    parts = comma_parts(note, start, end)
    for number, part in enumerate(parts[:-1]):
        first = part[0]
        if number:
            first = past_lead(text, first, end)
            if first == parts[number][0] and not begins_talk(text, start, parts[0][1]):
                break
        if (behind := name_behind(text, parts[number][0], parts[number][1], start)) and begins_title(
            text, parts[number + 1][0]
        ):
            first = behind
        taken = take_authors(note, first, parts[number:])
        if taken and _is_no_title(text, taken[1], taken[0][0].value):
            break
        if taken and (number == 0 or is_full_name(taken[0][0].value) or is_body(taken[0][0].value)):
            fields, title = taken
            return _titled(note, fields, fields[0].start, title, end, signal)
        if number == 0 and not begins_talk(text, start, parts[0][1]) and not signal:
            break
    begin = _title_start(note, start, end)
    return _titled(note, [], begin, begin, end, signal)


def _interviewed(note: Note, start: int, end: int) -> Head | None:
    """*Entrevista a Ana Ruiz*, before brackets with a place and a day."""
    found = w.INTERVIEW.match(note.text, start, end)
    at = past_honours(note.text, found.end(), end) if found else end
    if found is None or not is_full_name(note.text[at:end]):
        return None
    return Head(start, (note.field("genre", *found.span()), note.field("author", at, end)), end)


def _kept(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """*АВПРФ, ф. 12, оп. 3, д. 4 (report of the embassy, 3 May 1967)*: where a paper lies, before what it is."""
    kept = kept_before(note, start, end)
    lies = any(one.name in ("fond", "inventory", "box", "folder", "file") for one in kept)
    return Head(kept[0].start, tuple(kept), end, signal=signal) if lies else None


def _by_same(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """*His memoirs, The Long Road*: by the author before."""
    same = SAME_AUTHOR.match(note.text, start, end)
    if same is None or name_behind(note.text, same.end(), comma_parts(note, start, end)[0][1]):
        return None  # His letters were first used in Ana Ruiz, The Salt Road
    genred = _HIS_GENRE.match(note.text, same.end(), end)
    at = genred.end() if genred else same.end()
    return _titled(note, [note.field("same_author", *same.span())], start, at, end, signal)


# “Ana Ruiz to the Salt Commission, Lima, 3 May 1967, in Documents”; “Speech by Ana Ruiz, 3 May 1967, in Works”
_PRINTED = lazy(
    rf"(?P<title>(?:(?:Speech|Address|Statement|Remarks|Letter|Telegram|Report|Memorandum|Discurso|Carta|Informe)\s(?:by|of|from|to|de|del|al?)\s[^,;]{{3,120}}|{NAME}\s(?:to|a|al)\s[^,;]{{3,80}}))"
    r",\s(?:[^,;]{2,30},\s)?[^,;]{3,20},\s(?:in|en)\s(?=[^\W_a-z])"
)


def _printed_paper(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """A letter or a speech with its day, printed in a book."""
    found = _PRINTED.match(note.text, start, end)
    day = next((one.start for one in note.dates if found and found.end("title") < one.start < found.end()), None)
    if found is None or day is None:
        return None
    return Head(start, (note.field("title", *found.span("title")),), day, signal=signal)


def _by_nobody(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """*Anonymous, The Long Road*."""
    name, comma, _ = note.text[start:end].partition(", ")
    return _titled(note, [], start, start + len(name) + 2, end, signal) if comma and is_unsigned(name) else None


_YEARS = lazy(r"(?:1[5-9]|20)\d\d\s?[-–]\s?\d{2,4}\s?(?:[(:,]|$)")


def _is_no_title(text: str, start: int, name: str) -> bool:
    """*Minerals of Utopia, ed. by …*, *Foreign Relations of …, 1964–1968, Volume XXIX*: a title stands before it."""
    if w.EDITORS.match(text, start) or w.TRANSLATORS.match(text, start) or _YEARS.match(text, start):
        return True
    return len(name.split()) > 3 and is_body(name) and bool(w.VOLUME.match(text, start) or w.YEAR.match(text, start))


def _told_otherwise(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """A title with its author after it, before it with a possessive, or as the subject of a sentence."""
    text = note.text
    if (
        (byline := _BYLINE.fullmatch(text, start, end))
        and is_full_name(byline["name"])
        and not _named_first(note, start, end)
    ):
        whole = _titled(note, [], start, *byline.span("title"), signal)
        return (
            replace(whole, fields=(*whole.fields, note.field("author", *byline.span("name"))), tail=end)
            if whole
            else None
        )
    owner = _POSSESSIVE.match(text, start, end)
    if not (
        owner
        and is_full_name(owner["name"])
        and (signal or owner["genre"] or owner.start("name") > start or text[owner.end("name")] == "의")
    ):
        owner = _owner_behind(text, start, end)
    if owner is None and (of := _GENRE_OF.match(text, start, end)) and is_full_name(of["name"]):
        owner = of
    if owner is None and (his := next(_IN_HIS.finditer(text, start, end), None)) and is_full_name(his["name"]):
        owner = his
    if owner is None and signal and (in_title := _NAME_IN.match(text, start, end)) and is_full_name(in_title["name"]):
        owner = in_title
    found = owner or who_says(text, start, end)
    if found is None or not text[found.end() : found.end() + 1].isupper():
        return None
    return _titled(note, [note.field("author", *found.span("name"))], found.start("name"), found.end(), end, signal)


def _named_first(note: Note, start: int, end: int) -> bool:
    parts = comma_parts(note, start, end)
    return len(parts) > 2 and is_full_name(note.text[slice(*parts[0])])


def _owner_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """*The best study is Ana Ruiz’s The Salt Road*: the name behind talk, with its possessive."""
    for first, last in leads(text, start, end):
        if text[first] == ":":
            continue
        found = _POSSESSIVE.match(text, last, end)
        if found and is_full_name(found["name"]) and text[found.end() : found.end() + 1].isupper():
            return found
    return None


_ESSAYS = lazy(
    r"(?:the\s)?(?:essays?|chapters?|contributions?|articles?|documents?|discussion|account|introduction|"
    r"ensayos?|capítulos?)\s(?:collected\s|reunidos\s)?(?:in|en|of)\s|(?:in|en)\s(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)


# *the text, in Treaties of Utopia*; *el texto, en Tratados*
_LED_BY = lazy(r"(?:the|el|la|los|las)\s[a-zà-ÿ][^,;:A-Z]{1,40},?\s(?:is\s|está\s)?(?:in|en)\s(?=[^\W_a-z])")


_FACTS_NEXT = lazy(r"\s?\([^\W\d_a-zà-ÿ]")  # (Lima, 2004), and not (built 2004)


def _title_start(note: Note, start: int, end: int) -> int:
    """Where a title without an author begins: in italics before its facts, or after *the essays in*."""
    text = note.text
    slanted = next((one[0] for one in note.titles if one[0] > start and end - one[1] in (0, 1)), 0)
    if slanted and _FACTS_NEXT.match(text, end) and not w.VOLUME.search(text, start, slanted):
        return slanted
    found = _ESSAYS.match(text, start, end) or _LED_BY.match(text, start, end)
    return found.end() if found and not text[found.end()].islower() else start


def _titled(
    note: Note, fields: list[CitationField], begin: int, start: int, end: int, signal: CitationField | None
) -> Head | None:
    start, end = trim(note.text, start, end)
    stop = last = before_series(note.text, start, title_end(note, start, end))
    if (bracket := BRACKETED.search(note.text, start, last)) and not w.IN_LANGUAGE.fullmatch(bracket["inner"]):
        fields = [*fields, note.field("translation", *bracket.span("inner"))]
        stop = bracket.start()
    title = without_stop(note.field("title", start, stop))
    if not title.value or not any(char.isalpha() for char in title.value) or (title.value[0].islower() and not fields):
        return None
    return Head(begin, (*fields, title), max(title.end, last), signal=signal)
