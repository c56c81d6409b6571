"""Which stretches in italics can be titles, or what holds a work, and which clauses do they keep together?

Italics are evidence only where they are used with a purpose: those all over a note, or round *ibid.*, tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.citations.names.persons import Span, trim
from indexer.citations.notes.shape import Group
from indexer.patterns import lazy

_APPARATUS = lazy(
    r"(?:ib[ií]d(?:em)?|[ií]dem|eadem|id|op|ob|loc|art|cit|apud|passim|et\sal|y\sotros|in|en|ed|eds|trans|cf|cfr|vid|"
    r"see(?:\salso)?|v[eé]anse|v[eé]ase(?:\stambién)?|ver|supra|infra|circa|ca|sic|vol|no|pp?|s\.v|s\.\s?[lf]|and|y|the)\b"
    r"(?:[\s.,]+(?:cit|al|also|v|l|f)\b)?[.,:\s]*$",
    re.IGNORECASE,
)
_VOLUME_LAST = lazy(r",\s(?:vol\.\s)?\d{1,3}(?:[-–/]\d{1,3})?$")  # *Journal of Salt, 12*(3)
_ENDS = " .,;:\t\n"
_SEVERAL = lazy(r";\s|\)[,.]?\s\S+\s")  # an imprint in the midst of it, or a list
_LONGEST = 400
_SHORTEST = 3
_MOST_TITLES = 200
_MOST = 0.85  # of the letters of a note: what has more is all in italics


def telling(text: str, italics: Sequence[Span], groups: Sequence[Group]) -> list[Span]:
    """The stretches that can be a title or what holds a work, without the points at their ends."""
    if not italics or sum(end - start for start, end in italics) > _MOST * len(text.strip()):
        return []
    found: list[Span] = []
    for start, end in italics[:_MOST_TITLES]:
        first, last = trim(text, start, min(end, len(text)), _ENDS)
        volume = _VOLUME_LAST.search(text, first, last)
        if volume and text[last : last + 1] in ("(", ",", ":"):
            last = volume.start()
        if not _SHORTEST <= last - first <= _LONGEST or not (text[first].isupper() or not text[first].isalpha()):
            continue
        if _APPARATUS.match(text, first, last) or _SEVERAL.search(text, first, last):
            continue
        around = next((group for group in groups if group.start < last and first < group.end), None)
        if around is None or (first <= around.start and around.end <= last):
            found.append((first, last))
    return found
