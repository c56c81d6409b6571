"""What is annotated of a note, found again in its text: what a labeller is taught of where citations stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from indexer.citations.learnt.labels import Part, Stretch
from indexer.citations.model import FieldName
from indexer.citations.names.persons import Span
from indexer.citations.notes.note import Note
from tests.quality.gold import Wanted

Cite = Mapping[str, Any]
"""A citation as its annotator wrote it."""
_ORDER: Final[tuple[FieldName, ...]] = (
    "title", "author", "editor", "container", "publisher", "place", "archive", "url", "date", "volume", "issue",
    "pages", "locator",
)  # fmt: skip
_ANCHORS: Final = ("title", "container", "author", "publisher", "archive")
"""What tells where a citation stands: the first of these that it has."""
_FOLLOWING: Final = frozenset({"volume", "issue", "pages", "locator", "date", "publisher", "place"})
"""What stands in no earlier citation."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+$")
_KNOWN_WORD = re.compile(r"\w{2,}")


def located(note: Note, own: Sequence[Cite], cites: Mapping[str, Sequence[Cite]]) -> Iterator[Stretch]:
    """Where the annotated citations of a note stand, as far as they are found; ``cites`` are those of all notes."""
    at = 0
    for cite in own:
        one = _leaning(note, cite, at, cites) if "short" in cite else _full(note, cite, at)
        if one:
            yield one
            at = one.end


def _places(text: str, wanted: str, at: int = 0) -> list[Span]:
    found = [match.span() for match in re.finditer(re.escape(wanted), text)] if wanted else []
    return [span for span in found if span[0] >= at]


def _forms(cite: Cite, name: str) -> Iterator[tuple[str, ...]]:
    written = cite.get(name, ())
    for each in [written] if isinstance(written, str) else written:
        yield Wanted.of(each).forms


def _full(note: Note, cite: Cite, at: int) -> Stretch | None:
    anchor = next(_anchors(note, cite, at), None)
    if anchor is None:
        return None
    parts: list[Part] = []
    for name in _ORDER:
        for forms in _forms(cite, name):
            spans = [span for span in _spans(note, name, forms, at) if name == "archive" or not _taken(span, parts)]
            if spans:
                parts.append((name, *min(spans, key=lambda span: _distance(span, anchor))))
    if not parts:
        return None
    start, end = min(first for _, first, _ in parts), max(last for _, _, last in parts)
    return Stretch(start, end, leans=False, parts=parts)


def _anchors(note: Note, cite: Cite, at: int) -> Iterator[Span]:
    for name in _ANCHORS:
        for forms in _forms(cite, name):
            for form in forms:
                yield from _places(note.text, form, at)


def _spans(note: Note, name: FieldName, forms: Sequence[str], at: int) -> list[Span]:
    if name == "date":
        dates = [(date.start, date.end) for date in note.dates if date.edtf in forms]
        return [span for span in dates or _places(note.text, forms[0][:4]) if span[0] >= at]
    return [span for form in forms for span in _places(note.text, form, at if name in _FOLLOWING else 0)]


def _taken(span: Span, parts: Sequence[Part]) -> bool:
    return any(span[0] < end and start < span[1] for _, start, end in parts)


def _distance(span: Span, anchor: Span) -> float:
    """How far a part stands from the anchor; most of them stand behind it."""
    return abs(span[0] - anchor[1]) if span[0] >= anchor[0] else 1.5 * abs(span[1] - anchor[0])


def _leaning(note: Note, cite: Cite, at: int, cites: Mapping[str, Sequence[Cite]]) -> Stretch | None:
    spans = _places(note.text, cite["short"], at) or _places(note.text, cite["short"])
    if not spans:
        return None
    start, end = spans[0]
    one = Stretch(start, end, leans=True)
    pages = [span for forms in _forms(cite, "locator") for form in forms for span in _places(note.text, form, start)]
    one.parts += [("locator", *span) for span in pages if span[1] <= end][-1:]
    label, _, number = cite.get("same", "").partition(".")
    meant = cites[label][int(number or 1) - 1] if label else {}
    names: tuple[FieldName, ...] = ("author", "title")
    for name in names:
        words = {
            word.casefold() for forms in _forms(meant, name) for form in forms for word in _KNOWN_WORD.findall(form)
        }
        if span := _run(note.text, start, end, words, one.parts):
            one.parts.append((name, *span))
    return one


def _run(text: str, start: int, end: int, words: set[str], parts: Sequence[Part]) -> Span | None:
    """From the first to the last of the words that stand in a stretch, with initials before them."""
    known = [word.span() for word in _KNOWN_WORD.finditer(text, start, end) if word[0].casefold() in words]
    known = [span for span in known if not _taken(span, parts)]
    if not known:
        return None
    initials = _INITIALS.search(text[start : known[0][0]])
    return known[0][0] - (len(initials[0]) if initials else 0), known[-1][1]
