"""Title, place and publisher between commas: *Los caminos, Caracas, Monte Ávila*; *Los caminos, Losada, Bs. As.*

Which of two is the place isn't said; by habit it comes first. It is the other way round where only the first is known
as a publisher, by the authority or by its words, or only the second as a town.
"""

from __future__ import annotations

import re

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.authors import ROLE, is_body
from indexer.citations.names.persons import Span, has_body_word, is_full_name, is_person, split_names, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.entries import MEDIUM
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import REGION, is_city
from indexer.citations.parts.head import BRACKETED
from indexer.patterns import lazy

Told = tuple[list[CitationField], list[Span]]

_MOST_WORDS = 4
NO_PRESS = lazy(
    r"[sSnN][./]\s?[enp]\.?|(?:edición|ed\.)\s(?:del\sautor|de\sla\sautora)|autoedición|"
    r"author[’']s\sedition|self-published|privately\sprinted"
)
"""*s. e.*, *s/e*, *n.p.*, *edición del autor*: that a book has no publisher."""
# Between commas it may be one of these, too, which in brackets might be something else.
_REGION = lazy(
    rf"{REGION}|(?:[A-Z]\.\s?){{3}}|(?:Ill|Mich|Minn|Wash|Ore|Tenn|Tex|Fla|Wis|Ind|Va|Ga|Ky|Vt|Ont|Que|Vic|Qld|Tas)\.?|"
    r"NSW|ACT|Scotland|Wales|D\.?\s?C\.?|Massachusetts|California|Connecticut|(?:New|Nueva)\sJersey|Illinois|Michigan|"
    r"Pennsylvania|Pensilvania|Maryland|Virginia|North\sCarolina|Carolina\sdel\sNorte|Texas|Ohio|Indiana|Wisconsin|Minnesota|Hawaii|"
    r"Inglaterra|Reino\sUnido"
)
_LONGEST_EASTERN = 10
_IMPRINT = lazy(r"(?:Ed|Eds|Edit|Edic|Impr?|Tip|Lib|Libr)\.\s(?=[^\W_a-z])")


def told_between(note: Note, between: list[Span], *, titled: bool = True) -> list[CitationField] | None:
    """The title of a book and what is told of it before its year, between commas; None where it is no such thing.

    Without a name before it (``titled`` false) the place must be a known town, or the publisher known as one.
    """
    if len(between) < 2:
        return None
    text = note.text
    editions, between = _editions(note, _with_regions(text, between))
    pressed = [
        part
        for n, part in enumerate(between)
        if not (n and (NO_PRESS.fullmatch(text, *part) or NUMBERED.match(text, *part)))
    ]
    if len(pressed) < _PAIR:
        return None
    facts, rest = _school(note, pressed) or _publisher(note, pressed, sure=not titled and len(pressed) == len(between))
    people, rest = _people_last(note, rest)
    facts = [one for one in (*facts, *people) if one.value]
    for name, pattern in (
        ("", w.VOLUMES),
        ("", NUMBERED),
        ("volume", w.VOLUME),
        ("edition", w.EDITION),
        ("translator", w.TRANSLATORS),
        ("editor", w.EDITORS),
    ):
        told = next((n for n, part in enumerate(rest) if n and pattern.match(text, *part)), 0)
        if told and name:
            found = pattern.match(text, *rest[told])
            group = next((key for key, value in found.groupdict().items() if value), None) if found else None
            span = found.span(group) if found and group else rest[told]
            first = found.end() if found and name in ("translator", "editor") else span[0]
            facts.append(note.field(name, first, span[1]))  # type: ignore[arg-type]
        if told and any(w.SAYS.search(text, *part) for part in rest[told + 1 :]):
            return None  # The Salt Road, t. II, p. 3, who follows Luis Paz, …
        rest = rest[:told] if told else rest
    if len(rest) > 1 and w.UNPUBLISHED.fullmatch(text, *rest[-1]):  # The Salt Is Ours, leaflet, Lima, May 1977
        facts.append(note.field("genre", *rest.pop()))
    if not rest or not facts or text[rest[0][0]].islower() or is_city(text[slice(*rest[0])]) or _leans(text, rest):
        return None
    medium = MEDIUM_LAST.search(text, rest[0][0], rest[-1][1])
    facts += [note.field("genre", *medium.span("medium"))] if medium else []
    last = medium.start() if medium else rest[-1][1]
    if text[last - 1] == ")" and (series := _SERIES_LAST.search(text, rest[0][0], last)):
        facts.append(note.field("series", *series.span("series")))
        last = series.start()
    if not medium and (bracket := BRACKETED.search(text, rest[0][0], last)):
        facts.append(note.field("translation", *bracket.span("inner")))
        last = bracket.start()
    return [note.field("title", rest[0][0], last), *facts, *editions]


def _leans(text: str, parts: list[Span]) -> bool:
    """*The count of Ruiz, op. cit., p. 88, is taken up in …*: whether a form that leans stands where a title would."""
    return _LEANS.search(text, parts[0][0], parts[-1][1]) is not None


_LEANS = lazy(r",\s(?:op|ob|art|loc)\.\s?cit\.|,\sib[ií]d", re.IGNORECASE)


def _people_last(note: Note, between: list[Span]) -> Told:
    """*The Salt Road, Luis Paz and Eva Mora, eds.*: who stands behind a title, and what is before."""
    text = note.text
    if len(between) <= _PAIR or not (role := ROLE.fullmatch(text, *between[-1])):
        return [], between
    names = split_names(text, *between[-2])
    if not names or not all(is_full_name(text[slice(*name)]) for name in names):
        return [], between
    name: FieldName = "translator" if role[0].casefold().startswith("t") else "editor"
    return [note.field(name, *one) for one in names], between[:-2]


def _editions(note: Note, between: list[Span]) -> Told:
    """The editions and volumes that stand behind the imprint, *Tecnos, Madrid, 2.ª ed.*, and what is before them."""
    told: list[CitationField] = []
    while len(between) > _PAIR:
        edition = w.EDITION.fullmatch(note.text, *between[-1])
        volume = w.VOLUME.fullmatch(note.text, *between[-1])
        unprinted = w.UNPUBLISHED.fullmatch(note.text, *between[-1])  # tomo 3, Lima, mimeo
        if not (edition or volume or unprinted or w.VOLUMES.fullmatch(note.text, *between[-1])):
            break
        told += [note.field("genre", *between[-1])] if unprinted else []
        told += [note.field("edition", *between[-1])] if edition else []
        told += [note.field("volume", *volume.span("ko" if volume["ko"] else "volume"))] if volume else []
        between = between[:-1]
    return told, between


def _with_regions(text: str, between: list[Span]) -> list[Span]:
    """The parts, each region with the town before it: *Salt Press, Carlton, Vic.*"""
    found = between[:2]
    for part in between[2:]:
        region = _REGION.match(text, *part)  # MA, or MA: Salt Press
        if region and text[region.end() : part[1]][:1] in ("", ":") and is_place(text[slice(*found[-1])]):
            found[-1] = (found[-1][0], part[1])
        else:
            found.append(part)
    return found


SERIES = lazy(r"\((?P<series>[^\W\d_a-z][^()\d]{2,90}[\s.]\s?(?:\d{1,3}|[IVXLC]{1,7}))\)")
"""*(Studies in Salt, 10)*: the series of a book, with its number, in brackets behind the title."""
_SERIES_LAST = lazy(rf"\s{SERIES.pattern}$")
NUMBERED = lazy(
    r"(?:[^\W\d_]+\s){0,3}(?:[Rr]eport|[Pp]aper|[Dd]ocument|[Pp]ublication|[Bb]ulletin|[Ii]nforme|[Dd]ocumento)\s(?:[Nn]o\.|n\.º|[Nn]úm\.)\s\d+$"
    r"|Hearings?(?:\sbefore\s.{3,80})?$|\d{1,3}(?:st|nd|rd|th|d)\s(?:Cong|[Ss]ess)(?:\.|ress$|ion$)"
)
"""*Special Report No. 12*, *Hearing*, *110th Cong.*, behind the title of a report."""
MEDIUM_LAST = lazy(rf"\s{MEDIUM}$", re.IGNORECASE)


def _school(note: Note, between: list[Span]) -> Told | None:
    """*M.A. thesis, University of Utopia*; *tesis doctoral, Madrid, Universidad Complutense*."""
    thesis = next((n for n, part in enumerate(between) if n and w.THESIS.fullmatch(note.text, *part)), 0)
    if not thesis:
        return None
    behind = (part for part in between[thesis + 1 : thesis + 3] if not w.UNPUBLISHED.fullmatch(note.text, *part))
    told = [_named(note, part) for part in behind]
    return [note.field("genre", *between[thesis]), *told], between[:thesis]


def _named(note: Note, part: Span) -> CitationField:
    place = is_city(note.text[slice(*part)]) and not is_publisher(note, part)
    return note.field("place" if place else "publisher", *part)


def _publisher(note: Note, between: list[Span], *, sure: bool) -> Told:
    """*Medellín, La Carreta*; *La Carreta, Medellín*; *Medellín: La Carreta*; either alone."""
    text = note.text
    places = between[1:]
    last = places[-1]
    colon = text.find(":", *last)
    if colon > 0 and is_place(text[last[0] : colon]):
        return [note.field("place", last[0], colon), note.field("publisher", colon + 1, last[1])], between[:-1]
    if len(places) >= 2 and (colon := text.find(":", *places[-2])) > 0 and is_city(text[places[-2][0] : colon]):
        # Melbourne: Brown, Prior
        return [note.field("place", places[-2][0], colon), note.field("publisher", colon + 1, last[1])], between[:-2]
    if len(places) >= 2 and (both := _both(note, places[-2], last, sure=sure)):
        return both, between[:-2]
    press = is_publisher(note, last)
    if not press and (sure or not is_place(text[slice(*last)])):
        return [], []
    if note.eastern and not is_city(text[slice(*last)]):  # in Korean notes hardly any book has a town alone
        press = True
    return [note.field("publisher" if press else "place", *last)], between[:-1]


def _both(note: Note, first: Span, second: Span, *, sure: bool) -> list[CitationField]:
    """The place and the publisher, in either order; nothing where the first is a part of the title."""
    text = note.text
    before, after = text[slice(*first)], text[slice(*second)]
    town = is_city(after) or stands_as_town(note, *second)
    if town and not is_city(before) and (is_publisher(note, first) or _is_press_like(before)):
        return [note.field("publisher", *first), note.field("place", *second)]
    if is_publisher(note, first) and not is_city(before) and is_place(after) and not is_publisher(note, second):
        return [note.field("publisher", *first), note.field("place", *second)]
    if not is_place(before) or (sure and not is_city(before)):
        return []
    return [note.field("place", *first), note.field("publisher", *second)]


def stands_as_town(note: Note, start: int, end: int) -> bool:
    """*Nowhere Press, Reading 1997*, *Maryknoll 1978*: with the year right behind it, outside of brackets."""
    year = None if note.mask[start] else _YEAR_GLUED.match(note.text, end)
    return (
        year is not None
        and note.date_at(start, year.end()) is None
        and is_place(note.text[start:end])
        and not is_publisher(note, (start, end))
    )


_YEAR_GLUED = lazy(r"\s(?:1[5-9]|20)\d\d(?!\w)")


def is_publisher(note: Note, part: Span) -> bool:
    """Whether a part is known as a publisher: by the authority, or by a word like *Press* or *Editorial*."""
    known = note.outlet_at(*part)
    whole = known is not None and part[1] - part[0] - (known[1] - known[0]) <= _FEW_SIGNS
    return bool(known and whole and known[2] == "publisher") or bool(
        w.PUBLISHER.search(note.text, *part) or _IMPRINT.match(note.text, *part)
    )


_FEW_SIGNS = 5


def _is_press_like(text: str) -> bool:
    """Few words, or capitals with no more than small words between them: *Dirección de Publicaciones e Impresos*."""
    return text[:1].isupper() and (len(text.split()) <= _MOST_WORDS or is_body(text))


def is_place(text: str) -> bool:
    """Whether a text can be the name of a town, its region behind it perhaps."""
    town, _, region = text.partition(", ")
    plain = (town if region and _REGION.fullmatch(region) else text).strip(" .")
    return is_city(text) or (
        len(plain.split()) <= _MOST_WORDS
        and not any(char.isdigit() for char in plain)
        and (
            is_person(plain)
            or bool(_BASE.fullmatch(plain))
            or ("가" <= plain[:1] <= "힣" and len(plain) <= _LONGEST_EASTERN)
        )
    )


# “Maxwell Air Force Base, AL”
_BASE = lazy(r"(?:[^\W\d_a-z][\w.’'-]*\s){1,4}(?:Base|Barracks|Air\sStation|Naval\sStation)")

# --- between brackets, where nothing but a date follows ---

_ACRONYM = lazy(r"[A-Z]{2,6}")
# What towns of several words have and presses have not: *New Salem*, *San Telmo*, *Port of Salt*, *Salt-on-Sea*.
_TOWN = lazy(
    r"^(?:New|Old|San|Santa|Santo|São|St|Ste|Saint|Los|Las|El|La|Le|Les|Port|Porto|Puerto|Fort|Forte|Cape|Mount|Nueva|Nuevo|Villa|Ciudad|"
    r"Great|Upper|Lower|East|West|North|South|Bad|Sankt)\.?\s|\s(?:of|upon|on|am|an|de|del|la|do|sur|les)\s|\s(?:City|Town|Falls|Springs|Park|Hill|Bay|Beach)$",
)


def imprint(note: Note, start: int, end: int) -> list[CitationField]:
    """Place and publisher of a stretch without a colon, in either order; empty where it names neither."""
    text, pieces = note.text, _pieces(note, start, end)
    told: list[CitationField] = []
    if len(pieces) == _PAIR and (NO_PRESS.fullmatch(text, *pieces[1]) or w.UNPUBLISHED.fullmatch(text, *pieces[1])):
        unprinted = pieces.pop()  # Lima, s/e; Lima, mimeo
        told = [] if NO_PRESS.fullmatch(text, *unprinted) else [note.field("genre", *unprinted)]
    if not pieces or not text[start].isalpha() or (text[start].islower() and text[start].isascii()):
        return []
    (first, last), rest = pieces[0], pieces[1:]
    if not rest:
        named = text[first:last]
        eastern = "가" <= named[0] <= "힣"  # (돌다리, 2009)
        several = len(named.split()) > 1 and not _TOWN.search(named)  # (Salt Kinetics, 1998)
        behind = text[first - 2] in ",·"  # (trans. Luis Paz, Verso, 2004)
        likely = (eastern or several or behind) and not is_city(named) and not stands_as_town(note, first, last)
        bodied = has_body_word(named) or w.MUSEUM.search(named)  # (Museum of Salt, 1930)
        press = likely or bodied or is_publisher(note, pieces[0]) or _ACRONYM.fullmatch(text, first, last)
        return [note.field("publisher" if press else "place", first, last), *told]
    both = _both(note, pieces[0], pieces[1], sure=False) if len(pieces) == _PAIR else []
    if both:
        return both
    if is_publisher(note, pieces[0]):
        return [note.field("publisher", first, rest[-1][1])]
    if is_city(text[slice(*rest[-1])]) and not is_city(text[first:last]):  # Academia de la Sal, Caracas
        return [note.field("publisher", first, pieces[-2][1]), note.field("place", *rest[-1])]
    return [note.field("place", first, last), note.field("publisher", rest[0][0], rest[-1][1])]


_PAIR = 2


def _pieces(note: Note, start: int, end: int) -> list[Span]:
    """The stretches between commas, a region with the town before it: *Cambridge, MA*."""
    text, pieces = note.text, list[Span]()
    for part in re.finditer(r"[^,]+", text[start:end]):
        first, last = trim(text, start + part.start(), start + part.end())
        if pieces and _REGION.fullmatch(text, first, last):
            pieces[-1] = (pieces[-1][0], last)
        elif first < last:
            pieces.append((first, last))
    return pieces
