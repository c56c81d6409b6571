"""Which clauses are parts of one citation, by its title in italics: names before it, facts behind it."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.citations.names.listed_names import read_names
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.clauses import Clause, past_talk, signal_at
from indexer.citations.notes.note import Note
from indexer.citations.parts.italic_imprint import is_imprint
from indexer.citations.sources.slanted import heads, is_piece, names_before
from indexer.patterns import lazy

_FARTHEST = 400
_MOST_CLAUSES = 4
_TURNED = lazy(rf"[^.]*?(?:,\s{w.NOT_SMALL}[^,;]{{0,30}}|\s[A-ZÀ-Þ]{{1,3}})\.?\s*$")
_GOES_ON = lazy(
    r"\s*(?:(?:1[5-9]|20)\d\d(?:[;:,.(]|\s[^\W\d_a-z]|$)|\d{1,4}\s?(?:\(\d|:\s?\d)|\(\d{1,4}\):|(?:vol|no|núm|t|pp?|págs?)\.\s?\d|"
    r"(?:\d\w*\.?ª?|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird|[Ss]egunda|[Tt]ercera)\s[Ee]d(?:ition|n|ición)?\b|"
    r"(?:[Tt]rans|[Ee]d|[Tt]rad)(?:lated|ited|ucido)?\.?\s(?:by|por)?\s?[^\W\d_a-z]|(?:In|En):?\s[^\W\d_a-z]|"
    r"<?https?://|(?:doi|DOI):|\[?(?:Accessed|Retrieved|Consultado)\s)"
)

# “…, Lima. 공식 설명은 ”: Korean talk that begins a sentence
_TALK_BETWEEN = lazy(r"[^\W\d_]{3}\s*\.\s[가-힣][^.;]{0,60}[은는도]\s")
# “Ruiz, A 2004, *Salt*”, “Ruiz (2004). *Salt*”: the year stands before the title.
_YEAR_BEFORE = lazy(r"(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?\s?$")
_LONGEST_YEAR = 12


def together(note: Note, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, those put together that are parts of one citation."""
    found = [one for one in clauses if note.text[one.start : one.end].strip()]
    for span in note.titles:
        at = next((n for n, one in enumerate(found) if one.start <= span[0] < one.end), None)
        first = _first(note, found, at, span) if at is not None else None
        if at is None or first is None:
            continue
        last = _last(note, found, at, span)
        if first < last:
            found[first : last + 1] = [Clause(found[first].start, found[last].end)]
    return found


def _first(note: Note, clauses: Sequence[Clause], at: int, span: Span) -> int | None:
    """The clause in which the names before a title begin; None where none stand before it."""
    lowest = max(-1, at - _MOST_CLAUSES)
    first = next((n for n in range(at, lowest, -1) if _leads(note, clauses[n].start, span)), None)
    if first is None:
        return at if not note.text[clauses[at].start : span[0]].strip() else None
    while first > 0 and first > lowest + 1 and _is_listed(note, clauses[first - 1]):
        first -= 1
    return first


def _leads(note: Note, start: int, span: Span) -> bool:
    start = signal_at(note.text, trim(note.text, start, span[0])[0], span[0])
    start = past_talk(note.text, start, span[0]) if note.eastern else start
    if not note.text[start : span[0]].strip() or span[0] - start > _FARTHEST:
        return False
    if names := names_before(note, start, span[0]):
        return names.sure or (names.full and names.date is None)
    if note.eastern and _TALK_BETWEEN.search(note.text, start, span[0]):
        return False
    if ";" in note.text[start : span[0]] or any(start <= other[0] < span[0] for other in note.titles):
        return False
    return next(heads(note, start, span), None) is not None or (
        not note.text[:start].strip() and is_piece(note, start, span)
    )


def _is_listed(note: Note, clause: Clause) -> bool:
    """*Ruiz, A.; Paz, L.*: a clause that is no more than a name in a list."""
    start, end = trim(note.text, clause.start, clause.end)
    if note.text[clause.end : clause.end + 1] != ";" or not _TURNED.match(note.text, start, end):
        return False
    names = read_names(note, start, end)
    return names is not None and names.date is None and names.full


def _last(note: Note, clauses: Sequence[Clause], at: int, span: Span) -> int:
    """The clause in which the facts behind a title end."""
    last = at
    heads = {one.start for one in note.heads}
    yeared = _YEAR_BEFORE.search(note.text, max(0, span[0] - _LONGEST_YEAR), span[0]) is not None
    while last + 1 < len(clauses) and last - at < _MOST_CLAUSES:
        dated = yeared or w.YEAR.search(note.text, span[1], clauses[last].end) is not None
        if not _goes_on(note, clauses[last + 1], dated=dated) or clauses[last + 1].start in heads:
            break
        if any(clauses[last + 1].start <= other[0] < clauses[last + 1].end for other in note.titles if other != span):
            break
        last += 1
    return last


def _goes_on(note: Note, clause: Clause, *, dated: bool) -> bool:
    start, end = trim(note.text, clause.start, clause.end)
    return bool(_GOES_ON.match(note.text, start, end)) or is_imprint(note, start, end, dated=dated)
