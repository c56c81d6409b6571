"""Where does a title end that stands in no quotes?"""

from __future__ import annotations

import re
from itertools import takewhile

from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.patterns import lazy

_TITLE_STOP = lazy(
    r",\s(?=(?:eds?|trans|trad|tr|comps?|coords?|dirs?|vols?|volumen|t|tomo|rev|2nd|3rd|4th|5th|2a|3a|2\.ª)\.?\s|edited\s|"
    r"editado\s|compiled\s|directed\s|dirigid[oa]\s|"
    r"translated\s|traducido\s|\d{1,2}\s(?:vols|tomos)|\d{1,2}(?:st|nd|rd|th)\sed|revised\sed|segunda\sed|"
    r"tercera\sed|second\sed|(?:first|second|third|new|primera|segunda|tercera|nueva|\d(?:st|nd|rd|th|a|ª))\s(?:ser(?:ies?|\.)|época)(?=,)|(?-i:[A-Z])[a-z]+\sed\.|(?:with\san?\s|con\s)?(?:introduction|foreword|preface|afterword|prólogo|introducción|prefacio)\s(?:by|de)\s|"
    r"third\sed|(?:hearings?,\s)?\d{1,3}(?:st|nd|rd|th|d)\scong(?:\.|ress,)|(?:pp?|págs?)\.\s|(?:in|en):?\s[^()“”;]{3,120}(?:\s\((?:eds?|comps?|coords?|dirs?)\.?\)|,\s(?:eds?\.|edited\sby|comps?\.|coords?\.)\s)|(?:tesis|Ph\.?D|doctoral\sdiss)|전\s?\d+권|개정판)|\s(?=[(（])",
    re.IGNORECASE,
)


IN_SERIES = lazy(
    r"(?P<series>(?:(?:[A-Z][\w’'-]*\s){0,4}(?:Papers?|Reports?|Briefs?|Briefing|Memo|Bulletin|Series|Monographs?|Studies|Dossier|Cuaderno|"
    r"Documento|Informe)\s(?:[Nn]o\.\s|[Nn]úm\.\s|n\.º\s)?[A-Z]{0,4}\d[\w/.-]{0,12}|[A-Z]{2,5}\s?\d[\w/.-]{0,16}))(?=\s\()"
)
"""A number of a series, or that of the publisher, before the brackets with the facts of a report."""


def title_end(note: Note, start: int, end: int) -> int:
    """Where a title ends that begins at ``start``: before facts in brackets, editors, editions, pages; else ``end``."""
    for stop in _TITLE_STOP.finditer(note.text, start, end):
        if note.mask[stop.start()]:
            continue
        group = note.group_starts.get(stop.end())
        paged = group is not None and w.PAGES.fullmatch(note.text, group.start + 1, group.end - 1)
        if group is not None and not note.is_facts(group) and not (paged and paged["pp"]):
            continue
        return stop.start()
    near = takewhile(lambda g: g.start < end, note.groups_from(start + 1))
    group = next((g for g in near if note.is_published(g)), None)
    return group.start if group else end


def before_series(text: str, start: int, end: int) -> int:
    """Where a title ends before the number of its series, if one stands last in the stretch; else ``end``."""
    comma = text.rfind(", ", start, end)
    series = IN_SERIES.match(text, comma + 2) if comma > 0 else None
    return comma if series and series.end() >= end else end
