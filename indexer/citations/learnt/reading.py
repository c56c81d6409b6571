"""What a note cites by the labeller: what rules have not seen, and what they have plainly misread.

Rules and labeller err in different places. So the labeller is asked where rules are likely to be at fault: where they
left words that look like a citation, and where a citation lacks what one in full has. There it adds citations and the
parts that are missing, and where it is very sure of a part its word goes before that of a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from indexer.citations.learnt.labeller import labeller
from indexer.citations.learnt.labels import Part, Stretch
from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.citations.names.listed_names import read_names
from indexer.citations.names.persons import Span, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.told import TOLD
from indexer.citations.parse import as_written, read_alone, remarks
from indexer.citations.parts.kinds import kind_of
from indexer.citations.sources.made import dated_by_title

SURE: Final = 0.5
"""Stretches of which the labels are less probable in the mean are left as talk."""
SURER: Final = 0.92
"""Parts of which a label is less probable leave what rules have read as it is. On notes of new authors such a part is
right twice as often as the rule that it contradicts, and less often below 0.85."""
WINDOW: Final = 10
DENSE: Final = 4
"""Talk of which no ``WINDOW`` words have so many signs and numbers cites nothing: prose has two or three, and to label
a note takes longer than to read it by rules."""
_CORRECTED: Final = frozenset({"author", "title", "container", "publisher", "date", "place"})
"""What the labeller may correct: of volumes and pages rules know more."""
_SEVERAL: Final = frozenset({"author", "place"})
_UNSIGNED: Final = frozenset({"newspaper", "archival"})
_MOST_DATES: Final = 2
"""What has more is a list of years in a sentence."""
_ENDS: Final = " \t\n,;:"
_NAMELESS = re.compile(rf"\d|{w.NO_DATE.pattern}", re.IGNORECASE)
_SIGN = re.compile(r"[^\w\s'’]|\d+")


def with_learnt(cited: NoteCitations, note: Note) -> NoteCitations:
    """A note's citations with those in the talk that rules have left; ``note`` is what they were read in.

    What is recognised so is first given to the rules by itself, without the talk that kept them from it.
    """
    talk = remarks(note.text, cited.citations)
    dense = any(_may_cite(note.text[start : end + 1]) for start, end in talk)
    if not dense and not any(_is_wanting(one) for one in cited.citations):
        return cited
    found = list(cited.citations)
    for stretch in labeller().stretches(note):
        met = [one for one in found if _meets(one, stretch)]
        if stretch.certainty < SURE:
            continue
        if dense and not met:
            found += (as_written(one, note, cited.text) for one in _read(note, stretch))
        elif len(met) == 1 and met[0].form == "full" and not stretch.leans:
            whole = _corrected(note, _completed(note, met[0], stretch) if dense else met[0], stretch)
            if whole is not met[0]:
                found = [as_written(whole, note, cited.text) if one is met[0] else one for one in found]
    if found == list(cited.citations):
        return cited
    return replace(cited, citations=tuple(sorted(found, key=lambda one: one.start)))


def _is_wanting(one: Citation) -> bool:
    """Whether a citation in full lacks what such a one has: a title, a date, who published or keeps it, an author."""
    if one.form != "full":
        return False
    named = {field.name for field in one.fields}
    if not ({"title", "date"} <= named and named & {"container", "publisher", "archive", "place"}):
        return True
    return "author" not in named and one.kind not in _UNSIGNED


def _corrected(note: Note, one: Citation, stretch: Stretch) -> Citation:
    """A citation with those parts of which the labeller is very sure, in place of what rules read there.

    A field is taken away only where the labeller is as sure of another by its name: who found an editor knew why.
    """
    fields = list(one.fields)
    certain = [part for part in stretch.parts if part[0] in _CORRECTED and stretch.certainty_of(part) >= SURER]
    seen = {name for name, _, _ in certain}
    for part in certain:
        told = _fields(note, part)
        met = [field for field in fields if field.start < part[2] and part[1] < field.end]
        if not told or _say_the_same(met, told) or not {field.name for field in met} <= seen:
            continue
        gone = [field for field in fields if field.name == part[0] and part[0] not in _SEVERAL]
        fields = [*(field for field in fields if field not in met and field not in gone), *told]
    if len(fields) == len(one.fields) and set(fields) == set(one.fields):
        return one
    fields.sort(key=lambda field: (field.start, field.end))
    start, end = min(field.start for field in fields), max(field.end for field in fields)
    return replace(one, start=min(one.start, start), end=max(one.end, end), fields=tuple(fields))


def _say_the_same(some: Sequence[CitationField], others: Sequence[CitationField]) -> bool:
    return [(field.name, field.value) for field in some] == [(field.name, field.value) for field in others]


def _completed(note: Note, one: Citation, stretch: Stretch) -> Citation:
    """A citation with the parts that it lacks where it goes on, or begins, in what rules left as talk."""
    taken = [(field.start, field.end) for field in one.fields]
    beyond = [part for part in stretch.parts if not any(part[1] < end and start < part[2] for start, end in taken)]
    more = [field for part in beyond for field in _fields(note, part) if not one.first(field.name)]
    if not more:
        return one
    fields = tuple(sorted((*one.fields, *more), key=lambda field: (field.start, field.end)))
    return replace(one, start=min(one.start, more[0].start), end=max(one.end, more[-1].end), fields=fields)


def _may_cite(text: str) -> bool:
    """Whether signs and numbers stand as close together somewhere in a text as they do in citations."""
    signs = [len(_SIGN.findall(word)) for word in text.split()]
    if len(signs) <= WINDOW:
        return sum(signs) >= max(2, DENSE * len(signs) / WINDOW)
    sums = list(accumulate(signs, initial=0))
    return any(after - before >= DENSE for before, after in zip(sums, sums[WINDOW:], strict=False))


def _meets(one: Citation, stretch: Stretch) -> bool:
    return one.start < stretch.end and stretch.start < one.end


def _read(note: Note, stretch: Stretch) -> list[Citation]:
    text = note.text
    alone = f"{' ' * stretch.start}{text[stretch.start : stretch.end]}{' ' * (len(text) - stretch.end)}"
    read = [one for one in read_alone(replace(note, text=alone)) if (one.form != "full") == stretch.leans]
    if read:
        return read
    fields = tuple(field for part in stretch.parts for field in _fields(note, part))
    if stretch.leans:
        return [Citation(stretch.start, stretch.end, "short", "unknown", fields, tentative=True)] if fields else []
    names = Counter(one.name for one in fields)
    if not names.keys() & {"title", "container", "archive", "author"} or len(names) < 2 or names["date"] > _MOST_DATES:
        return []
    one = Citation(stretch.start, stretch.end, "full", "unknown", fields)
    quoted = _is_quoted(note, one)
    if not quoted and _is_sentence(note, one):
        return []
    one = replace(one, kind=kind_of(note, one, quoted=quoted))
    return [dated_by_title(note, one) if one.kind == "archival" else one]


def _is_quoted(note: Note, one: Citation) -> bool:
    title = next(one.all("title"), None)
    return title is not None and any(group.quoted and group.start < title.start < group.end for group in note.groups)


def _is_sentence(note: Note, one: Citation) -> bool:
    """Whether what would be the title, with no italics, has a verb as only talk has."""
    title = next(one.all("title"), None)
    if title is None or note.title_end(title.start):
        return False
    return w.SAYS.search(note.text, title.start, title.end) is not None


def _whole_title(note: Note, start: int, end: int) -> Span:
    """All that stands in the quotes or the italics of which a title was seen to be most."""
    enclosed = [(group.start + 1, group.end - 1) for group in note.groups if group.quoted]
    for first, last in (*enclosed, *note.titles):
        if first <= start < last and 2 * (min(end, last) - start) >= last - first:
            return first, last
    return start, end


def _fields(note: Note, part: Part) -> Sequence[CitationField]:
    """A part as fields, one of each name; a date that can't be read is none, no author has figures or is “n.d.”."""
    name, start, end = part
    if name == "date":
        met = next((date for date in note.dates if date.start < end and start < date.end), None)
        found = CitationField("date", met.edtf, met.start, met.end) if met else note.date_in(start, end)
        return [found] if found else []
    if name == "title":
        start, end = _whole_title(note, start, end)
    start, end = _unenclosed(note.text, *trim(note.text, start, end, _ENDS))
    if start >= end or (name == "author" and _NAMELESS.search(note.text, start, end)):
        return []
    if name == "locator" and TOLD.match(note.text, start):  # DVD, 35 mm
        return []
    names = read_names(note, start, end) if name == "author" else None
    return names.fields if names else [note.field(name, start, end)]


def _unenclosed(text: str, start: int, end: int) -> Span:
    """A stretch without a bracket or a quote at its ends of which the other half stands outside."""
    for opening, closing in ("()", "[]", "“”", "«»", "「」", "『』", "《》", "〈〉", "‘’"):
        within = text[start:end]
        if within.startswith(opening) and closing not in within:
            start += 1
        elif within.endswith(closing) and opening not in within:
            end -= 1
    return start, end
