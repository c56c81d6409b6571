"""Which readers can find anything in talk without a figure, a date in words, a bracket, a colon, or a quotation mark?

Most clauses of notes that explain are such talk, and two dozen readers would each look through them for nothing: an
issue has a day, a book a year, a case its report, a symbol its slashes. What can be left is an interview, a paper with
its archive, or what leans on another citation. Where talk has no figures but years (*In 1967 the salt was dear*), there
can be more, but neither an issue nor a book, whose year stands between commas or in brackets.
"""

from __future__ import annotations

from collections.abc import Callable

from indexer.citations.model import Citation
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note, is_day
from indexer.citations.parts.facts import YEAR
from indexer.citations.sources.gazettes import read_gazetted
from indexer.citations.sources.gbt7714 import read_gbt7714
from indexer.citations.sources.interviews import read_interview
from indexer.citations.sources.issues import SAME_DAY
from indexer.citations.sources.kept import read_kept
from indexer.citations.sources.papers import read_paper
from indexer.citations.sources.russian import read_russian
from indexer.citations.sources.shelved import read_shelved
from indexer.citations.sources.vancouver import read_vancouver
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

Reader = Callable[[Note, int, int], Citation | None]

UNDATED_ENTRIES: tuple[Reader, ...] = (read_gazetted, read_russian, read_vancouver, read_gbt7714)
"""Of the readers of styles with an order of their own, those that may find something there, in their order."""
_TALKED: tuple[Reader, ...] = (read_interview, read_paper)
_LISTED: tuple[Reader, ...] = (read_interview, read_shelved, read_paper, read_kept)
_TELLING = lazy(r"[:;/()\[\]{}<>“”«»„\"‘「」『』《》〈〉]")
_NO_DATE = Prefiltered(r"[nsNS]\.\s?[adfADF]\.")  # “s. a.” and “n. d.” stand for a year
# “in 1967”, “in the 1960s”: no year of an imprint, and none behind the name of a newspaper
_IN_YEAR = lazy(r"(?<!\S)(?:[IiEe]n\s(?:1[5-9]|20)\d\d(?:[’']s)?|[Ii]n\sthe\s(?:1[5-9]|20)\d0s)(?![\w/–-])")
_LEADS = (len("in "), len("in the "))
# “vol. II”, “n.º IV”: the only numbers in letters that tell a volume. To look ahead for a first letter fails fastest.
_VOLUME = lazy(
    r"(?i:(?=[abehijntvº°№])(?<!\w)(?:vols?|volumen?|volumes|t|tomo|v|año|bd|jg|nos?|nr|n[úu]ms?|n|issue|heft|h|number|episode|ep|"
    r"episodio|número|[º°№])\.?[º°]?\s?[ivxlc]{1,7}(?!\w))"
)


def is_undated(note: Note, start: int, end: int) -> bool:
    """Whether a stretch has nothing with which a source is dated or marked; never so in Korean or Russian notes."""
    found = note.undated.get((start, end))
    if found is None:
        undated = not note.has_figures(start, end) and next(note.dates_in(start, end), None) is None
        found = note.undated[start, end] = undated and _is_plain(note, start, end)
    return found


def tells_years_only(note: Note, start: int, end: int) -> bool:
    """Whether a stretch would be undated but for years in its talk; none of them tells when a source appeared."""
    found = note.years_only.get((start, end))
    if found is None:
        found = note.years_only[start, end] = note.has_figures(start, end) and _tells_years_only(note, start, end)
    return found


def _tells_years_only(note: Note, start: int, end: int) -> bool:
    text = note.text
    if any(is_day(date) or len(date.edtf) != YEAR or date.end > end for date in note.dates_in(start, end)):
        return False
    figures = note.figures_in(start, end)
    years = (is_year_of_talk(text, at, start, end) for at in figures)
    if not all(years) or note.heads or text.find(". ", start, end - 1) >= 0 or _VOLUME.search(text, start, end):
        return False
    return _is_plain(note, start, end)


def is_year_of_talk(text: str, at: int, start: int, end: int) -> bool:
    """Whether the figure at ``at`` is the year of *in 1967* or *in the 1960s* in ``text[start:end]``."""
    return any(at >= start + lead and _IN_YEAR.match(text, at - lead, end) for lead in _LEADS)


def _is_plain(note: Note, start: int, end: int) -> bool:
    """Whether a stretch has no sign of those with which sources are marked."""
    text = note.text
    if note.eastern or note.cyrillic or note.titles or _TELLING.search(text, start, end):
        return False
    if end in note.group_starts or end + 1 in note.group_starts:  # where a bracket with a day may follow
        return False
    return not (
        _NO_DATE.search(text, start, end) or SAME_DAY.search(text, start, end) or w.URL.search(text, start, end)
    )


def is_one_part(note: Note, start: int, end: int) -> bool:
    """Whether a stretch has no comma: no name then stands apart from what is cited of it."""
    return note.text.find(",", start, end) < 0


def read_undated(note: Note, start: int, end: int) -> Citation | None:
    """The citation without a core in a stretch that ``is_undated``: what ``read_bare`` gives there."""
    for read in _TALKED if is_one_part(note, start, end) else _LISTED:
        if one := read(note, start, end):
            return one
    return None
