"""What was said in a parliament, by its printed debates: *Utopia Debates*, Senate, vol. 72, 5 May 1971."""

from __future__ import annotations

from indexer.citations.model import Citation, CitationField
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.facts import DAY
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_TITLED = Prefiltered(
    r"(?P<body>(?:[^\W\d_a-z][^\d,;:()“”]{2,48},\s){1,2}(?=(?:Debates|Hansard|Diario)[,\s]))?"
    r"(?P<title>(?:[^\W\d_a-z][\w.’'-]*\s(?:of\s(?:the\s)?|and\s)?){0,6}(?:(?:Debates|Debs?\.?)(?:\s\((?!here)[^\W\d_a-z][^()]{2,30}\))?|Hansard|Congressional\sRecord)"
    r"|(?:Diario|Boletín)\sde\s(?:las\s|los\s)?(?:[Ss]esiones|[Dd]ebates)(?:\s(?:de\sla|del?)\s[^,;()]{4,60})?"
    r"|Handelingen(?:\s(?:van\sde\s)?[^\W\d_a-z][\w’-]*){0,3}|Stenogra(?:ph|f)ische\sBerichte|Plenarprotokoll"
    r"|국회\s?(?:본회의\s?)?(?:회의록|속기록|의사록))(?=\s*(?:,|\(|\d|제))"
)
_COLUMN = lazy(r"(?:cols?|cc?)\.?\s(?P<v>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)(?!\w)|(?P<bare>\d{1,5}(?:[-–]\d{1,5})?)\.?$")
_TOLD = lazy(r"[^\W_a-z][^;()“”]{0,48}|[^;()“”]{0,24}(?:ser|sess|sesión|legislatura)[^;()“”]{0,24}")
_SESSION = lazy(r"(?:1[89]|20)\d\d[-–/](?:(?:1[89]|20)\d)?\d{1,2}")
_FARTHEST = 200
_MOST_PARTS = 9


def read_debate(note: Note, start: int, end: int) -> Citation | None:
    """A volume, a day and a page or column of printed debates; None without a day."""
    titled = _TITLED.match(note.text, start, end)
    if titled is None or (titled["body"] and not is_body(titled["body"].replace(",", "").strip())):
        return None
    fields, done = [note.field("title", *titled.span("title"))], titled.end()
    if titled["body"]:  # Utopia, House of Carriers, Debates
        fields.insert(0, note.field("author", *titled.span("body")))
    for part in comma_parts(note, titled.end(), min(end, start + _FARTHEST))[:_MOST_PARTS]:
        first, _ = trim(note.text, *part, " ,(")
        told = _told(note, (first, part[1]), {field.name for field in fields})
        if told is None:
            break
        fields += told
        done = told[-1].end if told else part[1]
    bracket = note.group_starts.get(done + 1)
    if bracket and (date := note.date_at(bracket.start + 1, bracket.end)) and len(date.value) >= DAY:
        fields.append(date)  # vol. 97, p. 2561 (5 May 1951)
    if not any(field.name == "date" for field in fields):
        return None
    last = max(field.end for field in fields)
    return Citation(start, last + (note.text[last : last + 1] == ")"), "full", "document", tuple(fields))


def _told(note: Note, part: Span, has: set[str]) -> list[CitationField] | None:
    """What a part between commas tells: a day, a volume, a page, the chamber; None where it is talk."""
    text = note.text
    if (date := note.date_at(*part)) and len(date.value) >= DAY:
        return [date] if "date" not in has else None
    if (volume := w.VOLUME.match(text, *part)) and "volume" not in has:
        return [note.field("volume", *volume.span("ko" if volume["ko"] else "volume"))]
    if found := w.PAGES.match(text, *part):
        group = "pp" if found["pp"] else "ko"
        if found[group] and "locator" not in has:
            return [note.field("locator", *found.span(group))]
    if w.ISSUE.match(text, *part) or _SESSION.fullmatch(text, *part):
        return []
    if (column := _COLUMN.match(text, *part)) and "locator" not in has and has & {"date", "volume"}:
        return [note.field("locator", *column.span(column.lastgroup or "v"))]
    if "date" in has and "locator" in has:
        return None
    return [] if _TOLD.fullmatch(text, *part) and not w.SAYS.search(text, *part) else None
