"""What is annotated of a note, found again in its text: what a labeller is taught of where citations stand.

All of a citation is looked for behind the last one, its title first, the other parts where they stand nearest to it; a
short form as it is written, else by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from indexer.citations.learnt.labels import Part, Stretch
from indexer.citations.model import FieldName
from indexer.citations.names.persons import Span
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import Group
from indexer.citations.parts.container_names import SMALL_WORDS
from tests.quality.gold import Wanted

Cite = Mapping[str, Any]
"""A citation as its annotator wrote it."""
_ORDER: Final[tuple[FieldName, ...]] = (
    "title", "container", "author", "editor", "publisher", "place", "archive", "url", "date", "volume", "issue",
    "pages", "locator",
)  # fmt: skip
_ANCHORS: Final = ("title", "container", "author", "publisher", "archive")
"""What tells where a citation stands: the first of these that it has."""
_PERSONS: Final = frozenset({"author", "editor"})
_NAMES: Final = frozenset({"title", "container", "archive"})
"""What is also found by its words alone."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+$")
_KNOWN_WORD = re.compile(r"\w{2,}")
# “Ruiz, Salt, 12”, 변하늘, 앞의 책: the author of a form of whose work nothing is annotated, its title, its page
_NAME_FIRST = re.compile(
    r"(?!(?i:ibid|ibíd|ib\b|id\b|[ií]dem|the\b|same|see|supra|notes?\b|n\b|cf)|위|앞|같은|윗|주\b|동|전게)"
    r"((?:[^\W\d_a-z][\w’'.-]*)(?:\s(?:[^\W\d_a-z][\w’'.-]*|de|del|la|y|e|and|&|von|van)){0,4})"
    r"(?=\s*[,(:]|\s+(?i:op|ob|art|loc|libro|obra|указ)\b|\s+[\d“‘«])"
)
_TITLE_SECOND = re.compile(
    r",\s(?!(?i:op|ob|art|loc|libro|obra|cit|ref|n)\b|[가-힣一-鿿])([^\W\d_a-z][^\W\d_]+[^,(“«‘]*)(?=,\s|$)"
)
_PAGES_LAST = re.compile(r"(?:[,.:]|\b[a-z]{1,3}\.|\s)\s?(\d+(?:[-–~]\d+)?)\s?(?:쪽|면|頁)?\)?$")
_CUT = re.compile(r"[^\W\d_]{2}")
_EASTERN = re.compile(r"[가-힣一-鿿]")
_FEWEST_INITIALS: Final = 3
_WORDS = re.compile(r"[^\W_]+")
_BETWEEN: Final = r".{0,24}?"
"""What may stand between words of a form that is written with other signs than its note."""
_SIGNS: Final = 2
"""A closing sign, and a point or comma before it."""
_ABBREVIATED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
"""A bracket in the name of an archive, in which the note introduces its letters: notes are read without these."""


def located(note: Note, own: Sequence[Cite], cites: Mapping[str, Sequence[Cite]]) -> Iterator[Stretch]:
    """Where the annotated citations of a note stand, as far as they are found; ``cites`` are those of all notes."""
    at = 0
    for number, cite in enumerate(own):
        one = _leaning(note, cite, at, cites) if "short" in cite else _full(note, own[number:], at)
        if one:
            yield one
            at = one.end


def _places(text: str, wanted: str, at: int = 0) -> list[Span]:
    """Where words stand; within longer ones only if they stand nowhere by themselves."""
    found = [match.span() for match in re.finditer(re.escape(wanted), text) if match.start() >= at] if wanted else []
    return [span for span in found if _is_by_itself(text, span)] or found


def _is_by_itself(text: str, span: Span) -> bool:
    return not any(end and _CUT.match(text, end - 1) for end in span)


def _forms(cite: Cite, name: str) -> Iterator[tuple[str, ...]]:
    written = cite.get(name, ())
    for each in [written] if isinstance(written, str) else written:
        yield Wanted.of(each).forms


def _full(note: Note, cites: Sequence[Cite], at: int) -> Stretch | None:
    """Where the first of the citations stands; nothing of it stands behind where the next begins to be told."""
    cite, *others = cites
    anchor = next(_anchors(note, cite, at), None)
    if anchor is None:
        return None
    last = min((start for other in others[:1] for start, _ in _begun(note, other, anchor[1])), default=len(note.text))
    parts: list[Part] = []
    for name in _ORDER:
        for forms in _forms(cite, name):
            if name == "editor" and any(set(forms) & set(author) for author in _forms(cite, "author")):
                continue
            spans = [span for span in _spans(note, name, forms, at) if span[1] <= last]
            spans = [span for span in spans if name == "archive" or not _taken(span, parts)]
            if name in _PERSONS:
                spans = _of_persons(note, spans, forms, cite, anchor)
            if spans:
                parts.append((name, *min(spans, key=lambda span: _distance(span, anchor))))
    parts = _without_keepers(parts, cite)
    if not parts:
        return None
    start, end = min(first for _, first, _ in parts), max(last for _, _, last in parts)
    return Stretch(start, end, leans=False, parts=parts)


def _of_persons(note: Note, spans: list[Span], forms: Sequence[str], cite: Cite, anchor: Span) -> list[Span]:
    """Where an author may stand: before the title, if that has the name as well, or a press is called so.

    *기상청, 『백년』, 기상청*; *Ruiz to Paz, 5 May*, whose author needn't stand anywhere else.
    """
    before = [span for span in spans if span[1] <= anchor[0]]
    if any(form in note.text[slice(*anchor)] for form in forms):
        return before
    itself = any(set(forms) & set(each) for each in _forms(cite, "publisher"))
    return (before if itself else []) or spans


def _without_keepers(parts: list[Part], cite: Cite) -> list[Part]:
    """The parts without a container that is but a part of the archive's name, which annotators may give or not."""
    if not str(cite.get("container", "")).startswith("?"):
        return parts
    archives = [(start, end) for name, start, end in parts if name == "archive"]
    return [
        part
        for part in parts
        if part[0] != "container" or not any(start <= part[1] and part[2] <= end for start, end in archives)
    ]


def _anchors(note: Note, cite: Cite, at: int) -> Iterator[Span]:
    for name in _ANCHORS:
        for forms in _forms(cite, name):
            for form in forms:
                yield from _places(note.text, form, at)


def _begun(note: Note, cite: Cite, at: int) -> Iterator[Span]:
    """Where what tells a citation stands: the short form, or the first anchor of a full one."""
    if "short" in cite:
        yield from _places(note.text, Wanted.of(cite["short"]).forms[0], at)
    else:
        yield from islice(_anchors(note, cite, at), 1)


def _spans(note: Note, name: FieldName, forms: Sequence[str], at: int) -> list[Span]:
    if name == "date":
        dates = [(date.start, date.end) for date in note.dates if date.edtf in forms]
        return [span for span in dates or _places(note.text, forms[0][:4]) if span[0] >= at]
    spans = [span for form in forms for span in _places(note.text, form, at)]
    if not spans and name in _NAMES:
        spans = [span for form in forms for span in _words(note.text, _ABBREVIATED.sub("", form), at)]
    return spans


def _taken(span: Span, parts: Sequence[Part]) -> bool:
    return any(span[0] < end and start < span[1] for _, start, end in parts)


def _distance(span: Span, anchor: Span) -> float:
    """How far a part stands from the anchor; most of them stand behind it."""
    return abs(span[0] - anchor[1]) if span[0] >= anchor[0] else 1.5 * abs(span[1] - anchor[0])


def _leaning(note: Note, cite: Cite, at: int, cites: Mapping[str, Sequence[Cite]]) -> Stretch | None:
    span = _short(note, Wanted.of(cite["short"]).forms, at)
    if span is None:
        return None
    start, end = span
    one = Stretch(start, end, leans=True)
    pages = [span for forms in _forms(cite, "locator") for form in forms for span in _places(note.text, form, start)]
    one.parts += [("locator", *span) for span in pages if span[1] <= end][-1:]
    label, _, number = cite.get("same", "").partition(".")
    meant = cites[label][int(number or 1) - 1] if label else {}
    names: tuple[FieldName, ...] = ("author", "title")
    for name in names:
        words = _words_of(form for forms in _forms(meant, name) for form in forms)
        if span := _run(note, start, end, words, one.parts):
            one.parts.append((name, *span))
    one.parts += _unannotated(note, one, cite)
    return one


def _unannotated(note: Note, one: Stretch, cite: Cite) -> list[Part]:
    """A title that is quoted; author, title and page of a form that can't be resolved, for its work isn't annotated."""
    told = {name for name, _, _ in one.parts}
    found: list[Part] = []
    if "title" not in told:
        quoted = [_inside(note.text, group) for group in note.groups if group.quoted]
        found += [("title", *span) for span in quoted if one.start <= span[0] < span[1] <= one.end][:1]
    if "why" in cite:
        author = _NAME_FIRST.match(note.text, one.start, one.end)
        if author and "author" not in told:
            found.append(("author", *author.span(1)))
            title = _TITLE_SECOND.match(note.text, author.end(), one.end)
            if title and not found[:-1] and "title" not in told:
                found.append(("title", *title.span(1)))
        pages = _PAGES_LAST.search(note.text, one.start, one.end)
        if pages and "locator" not in told and not _taken(pages.span(1), [*one.parts, *found]):
            found.append(("locator", *pages.span(1)))
    return found


def _short(note: Note, forms: Sequence[str], at: int) -> Span | None:
    """Where a short form stands, behind ``at`` first: as it is written, else its words without the signs between."""
    for find in (_places, _words):
        for begin in (at, 0):
            for form in forms:
                if spans := find(note.text, form, begin):
                    return _whole(note, *spans[0])
    return None


def _words(text: str, wanted: str, at: int = 0) -> list[Span]:
    """Where the words of a form stand in their order with little between them, as annotators leave out quotes."""
    words = _WORDS.findall(wanted)
    if not words:
        return []
    pattern = re.compile(_BETWEEN.join(map(re.escape, words)))
    return [match.span() for match in pattern.finditer(text, at)]


def _whole(note: Note, start: int, end: int) -> Span:
    """A stretch with the signs of quotes and brackets of which it has all but these."""
    for group in note.groups:
        if group.start == start - 1 and group.end <= end + _SIGNS:
            start = group.start
        if start <= group.start < end < group.end <= end + _SIGNS:
            end = group.end
    return start, end


def _words_of(forms: Iterable[str]) -> set[str]:
    """The words of names and titles, and the letters by which these are called, as long as they may be."""
    found: set[str] = set()
    for form in forms:
        words = _KNOWN_WORD.findall(form)
        found.update(word.casefold() for word in words)
        initials = "".join(word[0] for word in words if word[0].isupper())
        found.update(initials[:count].casefold() for count in range(_FEWEST_INITIALS, len(initials) + 1))
    return found


def _known(word: re.Match[str], words: set[str]) -> Span | None:
    """Where a word of a form is one of ``words``, without a Korean particle, or their first signs, as a surname is."""
    start, end = word.span()
    form = word[0].casefold()
    if form in words:
        return start, end
    if not _EASTERN.match(form):
        return None
    whole = max((each for each in words if len(each) > 1 and form.startswith(each)), key=len, default="")
    if whole:
        return start, start + len(whole)
    return (start, end) if any(each.startswith(form) for each in words) else None


def _run(note: Note, start: int, end: int, words: set[str], parts: Sequence[Part]) -> Span | None:
    """From the first to the last of the words that stand in a stretch, with initials before them and all of a quote.

    Small words count only beside others: a form has *of* and *the* of its own.
    """
    text = note.text
    known = [span for word in _KNOWN_WORD.finditer(text, start, end) if (span := _known(word, words))]
    known = [span for span in known if not _taken(span, parts)]
    telling = [number for number, span in enumerate(known) if text[slice(*span)].casefold() not in SMALL_WORDS]
    if not telling:
        return None
    first, last = telling[0], telling[-1]
    while first and known[first][0] - known[first - 1][1] <= 1:
        first -= 1
    begin, stop = known[first][0], known[last][1]
    initials = _INITIALS.search(text[start:begin])
    begin -= len(initials[0]) if initials else 0
    for group in note.groups:
        first_sign, last_sign = _inside(text, group)
        if group.quoted and start <= first_sign < stop and begin < last_sign <= end:
            begin, stop = min(begin, first_sign), max(stop, last_sign)
    return begin, stop


def _inside(text: str, group: Group) -> Span:
    """What a quotation quotes, without a point or comma at its end."""
    inside = text[group.start + 1 : group.end - 1].rstrip(" ,.")
    return group.start + 1, group.start + 1 + len(inside)
