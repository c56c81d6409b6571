"""What a citation gives as its title, and can't be it, or not all of it: *Salt Songs, LP*, *WO 281/890*."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from indexer.citations.model import Citation, CitationField
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.patterns import lazy

_BEHIND = lazy(r",\s(?:LP|CD|DVD|VHS|(?:[Tt]omo|[Vv]ol\.?|T\.)\s(?:[IVX]{1,5}|\d{1,2})|año\s\d+)(?:,\s.*)?$")
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
_TOWN = lazy(r",\s(?P<town>[^\W\d_][^,\d]{2,30}),\s")


def settled_title(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """A field of a title without what belongs to the copy or the volume, and with the year of a resolution."""
    value = field.value
    if len(value) != field.end - field.start:  # as another citation gives it
        return [field]
    if _SHELF_MARK.fullmatch(value) and len(one.values("title")) > 1:
        return [note.field("file", field.start, field.end)]
    end = _before_imprint(note, field)
    if end != field.end:
        return [note.field("title", field.start, end)]
    if (behind := _BEHIND.search(value) or _UNCLOSED.search(value)) and behind.start() >= _LEAST:
        end = field.start + behind.start()
    elif _RESOLUTION.search(value) and (year := _ITS_YEAR.match(note.text, end)):
        end = year.end()
    elif _NUMBER_LAST.search(value) and note.text[end : end + 1] in _COUNTED:  # 없는부 고시 제61호
        end += 1
    return [field] if end == field.end else [note.field("title", field.start, end)]


def _before_imprint(note: Note, title: CitationField) -> int:
    """Where a title ends that a town and a day follow: *Salt: A Report, Lima, July 2004*."""
    town = _TOWN.search(note.text, title.start, title.end)
    if town is None or not is_city(town["town"]) or note.title_end(title.start):
        return title.end
    date = next(note.dates_in(town.end(), title.end), None)
    return town.start() if date and (date.start, date.end) == (town.end(), title.end) else title.end


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


def _next_year(note: Note, at: int) -> CitationField | None:
    """The date that follows in the same citation, if one does."""
    date = next(note.dates_in(at, at + _FARTHEST_DATE), None)
    if date is None or ";" in note.text[at : date.start] or "/" in date.edtf:
        return None
    return CitationField("date", date.edtf, date.start, date.end)
