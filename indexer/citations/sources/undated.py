"""Which readers can find anything in talk without a figure, a date in words, a bracket, a colon, or a quotation mark?

Most clauses of notes that explain are such talk, and two dozen readers would each look through them for nothing: an
issue has a day, a book a year, a case its report, a symbol its slashes. What can be left is an interview, a paper with
its archive, or what leans on another citation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from indexer.citations.model import Citation
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.sources.gazettes import read_gazetted
from indexer.citations.sources.gbt7714 import read_gbt7714
from indexer.citations.sources.interviews import read_interview
from indexer.citations.sources.issues import SAME_DAY
from indexer.citations.sources.kept import read_kept
from indexer.citations.sources.papers import read_paper
from indexer.citations.sources.russian import read_russian
from indexer.citations.sources.shelved import read_shelved
from indexer.citations.sources.vancouver import read_vancouver

Reader = Callable[[Note, int, int], Citation | None]

UNDATED_ENTRIES: tuple[Reader, ...] = (read_gazetted, read_russian, read_vancouver, read_gbt7714)
"""Of the readers of styles with an order of their own, those that may find something there, in their order."""
_TALKED: tuple[Reader, ...] = (read_interview, read_paper)
_LISTED: tuple[Reader, ...] = (read_interview, read_shelved, read_paper, read_kept)
# “s. a.” and “n. d.” stand for a year
_TELLING = re.compile(r"[\d:;/()\[\]{}<>“”«»„\"‘「」『』《》〈〉]|(?i:[ns]\.\s?[adf]\.)")


def is_undated(note: Note, start: int, end: int) -> bool:
    """Whether a stretch has nothing with which a source is dated or marked; never so in Korean or Russian notes."""
    found = note.undated.get((start, end))
    if found is None:
        found = note.undated[start, end] = _is_undated(note, start, end)
    return found


def _is_undated(note: Note, start: int, end: int) -> bool:
    if note.eastern or note.cyrillic or _TELLING.search(note.text, start, end) or note.titles:
        return False
    if end in note.group_starts or end + 1 in note.group_starts:  # where a bracket with a day may follow
        return False
    date = bisect_left(note.date_starts, start)
    if date < len(note.dates) and note.date_starts[date] < end:
        return False
    return not (SAME_DAY.search(note.text, start, end) or w.URL.search(note.text, start, end))


def is_one_part(note: Note, start: int, end: int) -> bool:
    """Whether a stretch has no comma: no name then stands apart from what is cited of it."""
    return note.text.find(",", start, end) < 0


def read_undated(note: Note, start: int, end: int) -> Citation | None:
    """The citation without a core in a stretch that ``is_undated``: what ``read_bare`` gives there."""
    for read in _TALKED if is_one_part(note, start, end) else _LISTED:
        if one := read(note, start, end):
            return one
    return None
