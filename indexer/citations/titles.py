"""What a citation gives as its title, and can't be it, or not all of it: *Salt Songs, LP*, *WO 281/890*."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from indexer.citations.model import Citation, CitationField, FieldName, WorkKind
from indexer.citations.names.bodies import BODY_WORDS
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.folding import fold
from indexer.patterns import lazy

_BEHIND = lazy(r",\s(?:LP|CD|DVD|VHS|(?:[Tt]omo|[Vv]ol\.?|T\.)\s(?:[IVX]{1,5}|\d{1,2})|año\s\d+)(?:,\s.*)?$")
# Information Cable of | July 24, 1964
_LEADING = lazy(r"(?<=\w{3}),?\s(?:of|dated|from|on|de|del|fechad[oa]\sel|vom)$")
_GAP: Final = 2
_UNCLOSED = lazy(r"\s?\([^()]*$")
_RESOLUTION = lazy(r"[Rr]esolu(?:tion|ción)\s\d+$")
_ITS_YEAR = lazy(r"\s\(\d{4}\)")
_SHELF_MARK = lazy(r"[A-Z]{1,5}\s\d{1,5}(?:/\d{1,5})+")
_NUMBER_LAST = lazy(r"[제第]\d{1,4}$")
_COUNTED: Final = ("호", "號", "号")
_LEAST: Final = 4
_YEARS = lazy(r",?\s(?P<open>\()?(?:1[5-9]|20)\d\d[-–](?:1[5-9]|20)?\d\d(?P<close>\))?(?![\w-])")
"""What a history treats: *, 1959–1970*, *(1936-1948)*."""
_FARTHEST_DATE: Final = 160
_DAY: Final = len("1967-05-03")
# Talk to Members of the Union, June 6, 1957: the day is a part of what speeches are called.
_SPEECH = lazy(r"(?<!\w)(?:Talk|Speech|Address|Lecture|Discurso|Charla|Conferencia)\s")
_DATED_WITHIN: Final[frozenset[WorkKind]] = frozenset({"archival", "document"})
_JOINTS: Final = frozenset({", ", ": "})
_TOWN_LAST = lazy(r",\s(?P<town>[^\W\d_][^,\d]{2,30})$")
_CLOSING: Final = frozenset('”’"»」』》〉')
# Salt Songs. Trad. de Ana Ruiz
_MADE = lazy(
    r"\.\s(?:Trad(?:\.|ucción|ucido)|(?:Produced|Directed|Translated|Edited|Compiled|Narrated)\sby|Prólogo|Pról\.|Introd(?:\.|ucción\sde)|"
    r"Catálogo\sde|Edición\sde|(?:Comp|Ed|Dir)\.\s(?:de|by))(?=\W).*$"
)
_EDITION = lazy(r"\.\s\d{1,2}$")
_NTH = lazy(r"\.?(?:[ªaº]|st|nd|rd|th)\.?\sed")
_VOLUME = lazy(r",\s(?P<volume>[IVXL]{1,6})$")
_TOWN = lazy(r",\s(?P<town>[^\W\d_][^,\d]{2,30}),\s")


# “FBI memorandum”, “Sale catalogue”, before the title; “interview by the author”, behind who was asked
_GENRE = lazy(r"(?:\w+\s)?(?:memorandum|catalogue|[Ee]xh(?:ibition)?\.?(?:\scat(?:alogue)?\.?)?)")
_TALK = lazy(r"(?:\w+\s)?(?:interviews?|conversations?|e-?mails?|communications?)\s(?:by|with|to)\s(?:the\s)?author")
# “Salt (Unpublished thesis)”, “La sal (L. Paz, Trad.).”, “소금 [블로그 글]”
_TOLD_BEHIND = lazy(r"\s(?:\[[가-힣\s]{2,12}\]|\([Uu]npublished[^()]*\)|\([^()]*\b[Tt]rad\.\))\.?$")
_OF_DAY = lazy(r"\sof\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}")


def settled_title(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """A field of a title without what belongs to the copy or the volume, and with the year of a resolution."""
    value = field.value
    if len(value) != field.end - field.start:  # as another citation gives it
        return [field]
    if (name := _otherwise(one, field)) is not None:
        return [note.field(name, field.start, field.end)]
    end = _before_imprint(note, field)
    if end != field.end:
        return [note.field("title", field.start, end)]
    if (told := _with_more(note, one, field)) is not None:
        return told
    if (
        behind := _BEHIND.search(value) or _UNCLOSED.search(value) or _TOLD_BEHIND.search(value)
    ) and behind.start() >= _LEAST:
        end = field.start + behind.start()
    elif (led := _LEADING.search(value)) and any(end < day.start <= end + _GAP for day in one.all("date")):
        end = field.start + led.start()
    elif value == "Act" and (day := _OF_DAY.match(note.text, end)):
        end = day.end()
    elif _RESOLUTION.search(value) and (year := _ITS_YEAR.match(note.text, end)):
        end = year.end()
    elif _NUMBER_LAST.search(value) and note.text[end : end + 1] in _COUNTED:  # 없는부 고시 제61호
        end += 1
    return [field] if end == field.end else [note.field("title", field.start, end)]


def _otherwise(one: Citation, title: CitationField) -> FieldName | None:
    """What is told beside a title: a mark on a shelf, what sort of paper it is, that who is named before was asked."""
    if _TALK.fullmatch(title.value):
        return "genre" if one.first("author") else None
    titles = list(one.all("title"))
    if len(titles) > 1 and _SHELF_MARK.fullmatch(title.value):
        return "file"
    return "genre" if len(titles) > 1 and titles[0] == title and _GENRE.fullmatch(title.value) else None


def _with_more(note: Note, one: Citation, title: CitationField) -> list[CitationField] | None:
    """A title without what its italics would have told from it, had it any; None where nothing else is in it."""
    if note.title_end(title.start) or note.text[title.end : title.end + 1] in _CLOSING:
        return None
    readings = (read(note, one, title) for read in (_made_by, _before_press, _of_volume, _of_day))
    return next((found for found in readings if found), None)


def _made_by(note: Note, _: Citation, title: CitationField) -> list[CitationField] | None:
    """*Salt Songs. Trad. de Ana Ruiz*; *Salt Songs. 2*, of which the edition follows."""
    made = _MADE.search(title.value) or (_EDITION.search(title.value) if _NTH.match(note.text, title.end) else None)
    return [_name(note, title, made.start())] if made and made.start() >= _LEAST else None


def _before_press(note: Note, one: Citation, title: CitationField) -> list[CitationField] | None:
    """*Salt Songs, Lima*, before a press, where no other town is told."""
    town, press = _TOWN_LAST.search(title.value), next(one.all("publisher"), None)
    if town is None or press is None or one.first("place") or not is_city(town["town"]):
        return None
    if note.text[title.end : press.start] not in _JOINTS:
        return None
    return [_name(note, title, town.start()), note.field("place", title.start + town.start("town"), title.end)]


def _of_volume(note: Note, one: Citation, title: CitationField) -> list[CitationField] | None:
    """*Salt Songs, VIII*"""
    volume = _VOLUME.search(title.value)
    if volume is None or volume.start() < _LEAST or one.first("volume"):
        return None
    number = note.field("volume", title.start + volume.start("volume"), title.end)
    return [_name(note, title, volume.start()), number]


def _of_day(note: Note, one: Citation, title: CitationField) -> list[CitationField] | None:
    """*Decree 12, 5 June 1991*; of a speech the day is a part of what it is called."""
    date = next((date for date in note.dates_in(title.start + _LEAST, title.end) if date.end == title.end), None)
    if date is None or len(date.edtf) != _DAY or not note.text.endswith(", ", 0, date.start):
        return None
    if _SPEECH.search(title.value):
        return None
    name = _name(note, title, date.start - len(", ") - title.start)
    return [name] if one.first("date") else [name, CitationField("date", date.edtf, date.start, date.end)]


def _name(note: Note, title: CitationField, length: int) -> CitationField:
    return note.field("title", title.start, title.start + length)


def _before_imprint(note: Note, title: CitationField) -> int:
    """Where a title ends that a town and a day follow: *Salt: A Report, Lima, July 2004*."""
    town = _TOWN.search(note.text, title.start, title.end)
    if town is None or not is_city(town["town"]) or note.title_end(title.start):
        return title.end
    date = next(note.dates_in(town.end(), title.end), None)
    return town.start() if date and (date.start, date.end) == (town.end(), title.end) else title.end


def with_body(note: Note, one: Citation) -> Citation:
    """*Salt Council: Annual Report*, in an article that writes authors so: the body is the author."""
    title = next(one.all("title"), None)
    if title is None or one.first("author") or note.title_end(title.start):
        return one
    if len(title.value) != title.end - title.start:  # as another citation gives it
        return one
    body, colon, rest = title.value.partition(": ")
    if not colon or not body[0].isupper() or not rest[:1].isupper() or BODY_WORDS.isdisjoint(fold(body).split()):
        return one
    split = title.start + len(body)
    told = (note.field("author", title.start, split), note.field("title", split + len(colon), title.end))
    return replace(one, fields=tuple(each for field in one.fields for each in (told if field == title else (field,))))


def with_all_behind_quotes(note: Note, one: Citation) -> Citation:
    """*“The Salt of My House”: Mud, Ice, and the Mora Case, 34 …*: a title of which the first words are quoted."""
    title = next(one.all("title"), None)
    if title is None or len(title.value) != title.end - title.start:
        return one
    group = next((each for each in note.groups if each.quoted and each.start == title.start - 1), None)
    if group is None or not title.end < group.end <= title.end + _CLOSING_SIGNS:
        return one
    found = _SUBTITLE.match(note.text, group.end)
    end = max(note.title_end(group.start) or 0, found.end("rest") if found else 0)
    if end <= group.end:
        return one
    whole = CitationField("title", note.text[group.start : end], group.start, end)
    kept = [field for field in one.fields if field.end <= whole.start or field.start >= whole.end]
    return replace(one, fields=tuple(sorted([*kept, whole], key=lambda field: field.start)))


_CLOSING_SIGNS: Final = 2
# : Mud, Ice, and the Mora Case | , 34 Salt L.J. | (Lima | , Salt University | . In
_SUBTITLE = lazy(
    r":\s(?P<rest>(?=[^\W\d_a-z])[^()“”«»;.:]{8,140}?)(?<!\d)"
    r"(?=\s\(|,\s\d|,?\s[“«]|,\s(?:en|in)\s|\.\s|,\s(?:[^\W\d_a-z][\w.’-]*\s){0,3}(?:Universi|Press|Editorial))"
)


def with_years_treated(note: Note, one: Citation) -> Citation:
    """*Salt and Roads, 1959–1970, Lima, 1999*: the years are the title’s, where another date tells when it appeared."""
    title = next(one.all("title"), None)
    printed = any(one.first(name) for name in ("publisher", "place")) and not one.first("archive")
    if title is None or not printed or note.title_end(title.start):
        return one
    if len(title.value) != title.end - title.start:  # as another citation gives it
        return one
    years = _YEARS.match(note.text, title.end)
    if years is None or bool(years["open"]) != bool(years["close"]):
        return one
    whole = note.field("title", title.start, years.end())
    fields = [whole if field == title else field for field in one.fields]
    own = next((field for field in fields if field.name == "date"), None)
    if own is None or own.start < title.start:
        return one
    if own.start < years.end():  # the years themselves
        later = _next_year(note, years.end())
        if later is None:
            return one
        fields = sorted((later if field == own else field for field in fields), key=lambda field: field.start)
        return replace(one, end=max(one.end, later.end), fields=tuple(fields))
    return replace(one, fields=tuple(fields))


def with_day_within(note: Note, one: Citation) -> Citation:
    """대법원 1967. 5. 3. 선고 66다1234 판결: a document without a date has the one day that its title tells."""
    title = next(one.all("title"), None)
    if title is None or one.kind not in _DATED_WITHIN or one.first("date"):
        return one
    days = [date for date in note.dates_in(title.start, title.end) if len(date.edtf) == _DAY]
    if len(days) != 1:
        return one
    day = CitationField("date", days[0].edtf, days[0].start, days[0].end)
    return replace(one, fields=(*one.fields, day))


def _next_year(note: Note, at: int) -> CitationField | None:
    """The date that follows in the same citation, if one does."""
    date = next(note.dates_in(at, at + _FARTHEST_DATE), None)
    if date is None or ";" in note.text[at : date.start] or "/" in date.edtf:
        return None
    return CitationField("date", date.edtf, date.start, date.end)
