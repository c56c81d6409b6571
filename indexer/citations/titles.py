"""What a citation gives as its title, and can't be it, or not all of it: *Salt Songs, LP*, *WO 281/890*."""

from __future__ import annotations

import re
from typing import Final

from indexer.citations.model import Citation, CitationField
from indexer.citations.notes.note import Note

_BEHIND = re.compile(r",\s(?:LP|CD|DVD|VHS|(?:[Tt]omo|[Vv]ol\.?|T\.)\s(?:[IVX]{1,5}|\d{1,2})|año\s\d+)(?:,\s.*)?$")
_UNCLOSED = re.compile(r"\s?\([^()]*$")
_RESOLUTION = re.compile(r"[Rr]esolu(?:tion|ción)\s\d+$")
_ITS_YEAR = re.compile(r"\s\(\d{4}\)")
_SHELF_MARK = re.compile(r"[A-Z]{1,5}\s\d{1,5}(?:/\d{1,5})+")
_NUMBER_LAST = re.compile(r"[제第]\d{1,4}$")
_COUNTED: Final = ("호", "號", "号")
_LEAST: Final = 4


def settled_title(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """A field of a title without what belongs to the copy or the volume, and with the year of a resolution."""
    value = field.value
    if len(value) != field.end - field.start:  # as another citation gives it
        return [field]
    if _SHELF_MARK.fullmatch(value) and len(one.values("title")) > 1:
        return [note.field("file", field.start, field.end)]
    end = field.end
    if (behind := _BEHIND.search(value) or _UNCLOSED.search(value)) and behind.start() >= _LEAST:
        end = field.start + behind.start()
    elif _RESOLUTION.search(value) and (year := _ITS_YEAR.match(note.text, end)):
        end = year.end()
    elif _NUMBER_LAST.search(value) and note.text[end : end + 1] in _COUNTED:  # 없는부 고시 제61호
        end += 1
    return [field] if end == field.end else [note.field("title", field.start, end)]
