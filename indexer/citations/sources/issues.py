"""Issues of newspapers, and nothing more: *Rodong Sinmun, May 11, 1967, 1*; *the same newspaper, May 12*."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import is_body
from indexer.citations.names.inverted import is_turned
from indexer.citations.names.persons import NAME, is_full_name
from indexer.citations.notes import told
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note, is_day
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY, MONTH
from indexer.citations.parts.head import GENRE
from indexer.citations.parts.tail import Tail
from indexer.citations.sources.made import ends_well, make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

SAME_DAY = lazy(rf",\s(?:(?:the|of|del?|el|la)\s){{0,2}}(?P<date>{told.SAME_DAY.pattern})")
_JOINED = lazy(r",?\s(?:and|y|e)\s|,\s(?:translated\s|as\s)?(?:in|en)\s[^\W_a-z]")
_OF_DAY = lazy(r"\s(?:of|for|del?)\s")
# “The Mirror (Lima), 3 May 1967”, “p. 7 (with a photograph)”
_TOWN = Prefiltered(r"\s[(\[][^\W\d_a-z][^\W\d_]+(?:,?\s[^\W\d_]+){0,3}[)\]](?=,\s)")
TOWN_LAST = lazy(rf"{_TOWN.pattern.partition('(?=')[0]}$")
_REMARKED = lazy(r"\s\([a-zà-ÿ][^()\d]{2,80}\)[\s.]*$")
SMALL_IN_NAME = frozenset(["of", "the", "de", "la", "el", "los", "las", "y", "and", "&", "del", "do", "da"])


def on_same_day(one: Citation, last: Citation | None, text: str) -> Citation:
    """*The Mirror, same day*: the date of the citation before."""
    day = SAME_DAY.search(text, one.start, one.end) if last and not one.first("date") else None
    if day is None or last is None or not last.first("date"):
        return one
    return replace(one, fields=(*one.fields, CitationField("date", last.first("date"), *day.span("date"))))


def read_issue(note: Note, start: int, end: int) -> Citation | None:
    """*Rodong Sinmun, May 11, 1967, 1.*: an issue of a newspaper, known as one by the authority or its name."""
    text = note.text
    if not (note.may_tell_date(start, end) or w.URL.search(text, start, end) or SAME_DAY.search(text, start, end)):
        return None
    start = _past_article(note, _past_in(text, start))
    name, town = _with_town(note, start, end)
    if name <= start:
        return None
    if (same := SAME_DAY.match(text, name, end)) and is_body(text[start:name]):
        fields = (note.field("container", start, name),)
        return of_kind(Citation(start, same.end(), "full", "unknown", fields), "newspaper")
    known = note.outlet_at(start, name)
    told = town or _is_named(text, start, name)
    words = text[start:name].partition(" (")[0].split()  # of Daily Express (Dar es Salaam) without the town
    if not known and any(word[0].islower() and word not in SMALL_IN_NAME for word in words):
        return None
    if known and known[0] > start + 4:
        return None
    at = led.end() if (led := _OF_DAY.match(text, name, end)) and note.date_at(led.end(), end) else name
    spaced = at == name and text[name : name + 1] == " " and text[name + 1 : name + 2] != "("
    if text[name : name + 1] not in ",( " or (
        spaced and not (note.date_at(name + 1, end) or w.BARE_VOLUME.match(text, name + 1, end))
    ):
        return None
    one = make(note, start, at, end, [note.field("container", start, name)], "date", "url")
    if one is None or not (_tells_all(text, one, end) or (one.first("pages") and text[one.end] == ",")):
        return None
    day = one.first("date")
    told = told or ((bool(note.title_end(start)) or bool(one.first("issue"))) and len(day) >= DAY)
    if not known and not told and not (one.first("pages") and is_body(text[start:name].partition(" (")[0])):
        return None  # Lima, 3 May 1967
    if not known and len(day) >= MONTH and one.first("pages") and not one.first("volume"):
        one = replace(one, kind="newspaper")
    dated = len(day) >= MONTH or any(is_day(date) for date in note.dates if name < date.start < one.end)
    return one if dated or one.first("volume") or one.first("issue") or one.first("url") else None


def _with_town(note: Note, start: int, end: int) -> tuple[int, bool]:
    """Where a newspaper’s name ends, and whether its town stands in brackets behind it; of *Lima (Peru)*, no name."""
    name = Tail(note, start, end).name_end(start)
    town = (_TOWN.match(note.text, name, end) or TOWN_LAST.search(note.text, start, name)) if name > start else None
    if town is None:
        return name, False
    return (start if is_city(note.text[start : town.start()]) else max(name, town.end())), True


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a name is one of a newspaper, an agency or a journal by its words, and not a person’s."""
    if w.NEWSPAPER.search(text, start, end):
        return True
    named = w.OUTLET_NAME.fullmatch(text, start, end) or w.PERIODICAL.search(text, start, end)
    return named is not None and not is_full_name(text[start:end])


def _tells_all(text: str, one: Citation, end: int) -> bool:
    """Whether nothing is left behind an issue but another citation, or a remark on it in brackets."""
    joined = _JOINED.match(text, one.end, end) or _REMARKED.match(text, one.end, end)
    return ends_well(text, one, end) or joined is not None


def next_issue(note: Note, start: int, end: int, before: Citation | None) -> Citation | None:
    """*May 4, 1967, 2*, after an issue of a newspaper: the next one; *the same newspaper, May 4, 1967*."""
    text = note.text
    if same := SAME_OUTLET.match(text, start, end):
        outlet, at = note.field("container", *same.span("outlet")), same.end()
    elif before is not None and before.kind == "newspaper" and before.first("container"):
        outlet, at = next(before.all("container")), start
    else:
        return None
    date = note.date_at(at, end)
    if date is None or len(date.value) < DAY:
        return None
    one = make(note, at, at, end, [outlet], "date")
    if one is None or not (ends_well(text, one, end) or one.first("pages")):
        return None
    return replace(one, start=start if at > start else date.start, kind="newspaper")


SAME_OUTLET = Prefiltered(
    r"(?P<outlet>(?:the\s)?same\s(?:news)?paper|(?:el|la)\smism[oa]\s(?:diario|periódico|revista|órgano)|(?:같은|위의?)\s?(?:신문|잡지)|同[紙誌])"
    r"(?:,\s|\s(?:of|for|del?|en)\s|\s)(?=\w)",
    re.IGNORECASE,
)


def read_untitled(note: Note, start: int, end: int) -> Citation | None:
    """*Editorial, The Times, 3 May 1990*; *Ana Ruiz, The Times, 3 May 1990*."""
    before = _before_issue(note, start, end)
    one = read_issue(note, _past_in(note.text, before.end + 1), end) if before else None
    return replace(one, start=min(start, before.start), fields=(before, *one.fields)) if one and before else None


# “la reseña de Ana Ruiz en”, “Ana Ruiz’s review in”: a piece that is named by what it is
_PIECE = (
    r"(?i:recensión|comentario|necrológica|obituary|comment|reseña|artículo|ensayo|crónica|columna|nota|reportaje|crítica|"
    r"review|article|essay|report|column|notice|piece)"
)
_A_PIECE = Prefiltered(rf"{_PIECE}|reseñ[aó]|reviewed\sby\s")
_OWNED_PIECE = lazy(
    rf"(?:(?:[Tt]he|[Aa]|[Ll]a|[Ee]l|[Uu]na?|[Ss]u)\s)?(?P<genre>(?:[a-zà-ÿ]{{4,12}}\s)?{_PIECE})\s(?:(?:of|de)\s[^,;()“”«»]{{2,120}}?\s(?=by\s|por\s))?"
    rf"(?:by|of|de|del|por)\s(?P<name>{NAME}(?:,\s(?:[^\W\d_a-z]\.[\s-]?){{1,3}})?)(?:,?\s(?:in|en)|,)\s"
    rf"|(?P<owner>{NAME})[’']s\s(?P<what>(?:[a-zà-ÿ]{{4,12}}\s)?{_PIECE})(?:\sof\s[^,;]{{2,100}}?)?,?\sin\s"
    rf"|(?P<writer>{NAME}),\s(?P<of>(?:reseña\sdel?|review\sof|crítica\sdel?)\s[^;“”«»]{{3,160}}?),\s(?:(?:in|en)\s)?(?=[^\W_a-z])"
    rf"|(?:(?:[A-Z][a-z]+\s)?(?:[Ll][oa]s?\s)(?P<did>reseñ[aó])\s|[^,;.“”«»]{{0,60}}?\b(?P<was>reviewed)\sby\s)(?P<critic>{NAME})\s(?:in|en)\s(?=[^\W_a-z])",
)


def read_piece(note: Note, start: int, end: int) -> Citation | None:
    """*The review by Ana Ruiz in Journal of Salt 9, no. 2 (2019): 3*; *Ana Ruiz, review of The Road, Journal of …*."""
    found = _OWNED_PIECE.match(note.text, start, end) if _A_PIECE.search(note.text, start, end) else None
    if found is None:
        return None
    who, what = next(
        pair
        for pair in (("name", "genre"), ("owner", "what"), ("writer", "of"), ("critic", "did"), ("critic", "was"))
        if found[pair[0]] and found[pair[1]]
    )
    at = _past_article(note, _past_in(note.text, found.end()))
    if not (is_full_name(found[who]) or is_turned(found[who])):
        return None
    if not (last := note.title_end(at) or Tail(note, at, end).name_end(at)) > at:
        return None
    fields = [note.field("author", *found.span(who)), note.field("genre", *found.span(what))]
    fields.append(note.field("container", at, last))
    one = make(note, start, last, end, fields, "date")
    told = one is not None and (len(one.first("date")) >= DAY or one.first("volume") or one.first("issue"))
    return one if told else None


_NO_TITLE = Prefiltered(
    r"(?:(?:untitled|unsigned)\s)?(?:editorial|leader|leading\sarticle|advertisement|cartoon|notice|obituary|photograph|report|column|announcement|"
    r"anuncio|aviso|caricatura|fotografía|nota|columna|사설|광고|만평|사진)(?=,\s)",
    re.IGNORECASE,
)


def _before_issue(note: Note, start: int, end: int) -> CitationField | None:
    """What stands before a newspaper in the place of a title: *Editorial, The Times*; *Ana Ruiz, The Times*."""
    if genre := _NO_TITLE.match(note.text, start, end):
        return note.field("genre", *genre.span())
    if (signed := _SIGNED.match(note.text, start, end)) and begins_with_outlet(
        note, _past_in(note.text, signed.end()), end
    ):
        return note.field("author", *signed.span("name"))
    comma = note.text.find(",", start, end)
    name = note.text[start:comma] if comma > 0 else ""
    if not name or not is_full_name(name) or note.outlet_at(start, comma) or w.NEWSPAPER.search(name):
        return None
    at = _past_in(note.text, comma + 1)
    return CitationField("author", name, start, comma) if begins_with_outlet(note, at, end) else None


# “the review by Ana Ruiz, The Mirror”
_SIGNED = Prefiltered(
    rf"(?:(?:the|an?|la|el|una?)\s)?(?:[a-zà-ÿ][\w-]*\s)?(?:{GENRE}|letter|reseña|carta|nota)\s(?:by|from|de)\s(?P<name>{NAME})(?=,\s)"
)


def is_outlet(note: Note, start: int, end: int) -> bool:
    """Whether a stretch names a newspaper or an agency: by the authority, or its words."""
    return bool(note.outlet_at(start, end) or w.OUTLET_NAME.fullmatch(note.text, start, end))


def begins_with_outlet(note: Note, at: int, end: int) -> bool:
    """Whether a newspaper or an agency is named at this very place: by the authority, its words, or its town."""
    known = note.outlet_at(at, end)
    return bool(
        (known and known[0] == at) or w.OUTLET_NAME.match(note.text, at, end) or _TOWNED.match(note.text, at, end)
    )


_TOWNED = lazy(rf"[^\W\d_a-z][^,;:()\[\]\d]{{2,50}}{_TOWN.pattern}")


def _past_in(text: str, at: int) -> int:
    """Past *in the*, before the name of a newspaper."""
    found = _IN_THE.match(text, at)
    return found.end() if found else at


def _past_article(note: Note, at: int) -> int:
    """Past *el* before a name in italics, of which it is no part."""
    found = _ARTICLE.match(note.text, at)
    return found.end() if found and note.title_end(found.end()) else at


_ARTICLE = lazy(r"(?:el|la|los|las|the|le|der|die|das)\s")


_IN_THE = lazy(
    r"\s?,?\s?(?:(?:(?:the\s)?(?:reports?|articles?|coverage|accounts?|news|notices?|pieces?|(?:los\s|las\s|la\s|el\s)?(?:noticias?|notas?|crónicas?|informaciones))\s)?(?:[Ii]n|[Ee]n|[Oo]f|de)\s)?(?:the\s(?=[^\W_a-z]))?"
)
