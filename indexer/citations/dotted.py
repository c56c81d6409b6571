"""References whose parts end in full stops, or whose year stands behind the names: ISO 690, MLA, APA and their like."""

from __future__ import annotations

import re

from indexer.citations import words as w
from indexer.citations.authors import comma_parts
from indexer.citations.imprints import told_between
from indexer.citations.inverted import are_names
from indexer.citations.made import make
from indexer.citations.model import Citation
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_full_name, split_names, trim
from indexer.citations.shape import Group
from indexer.citations.tail import Tail

_EDITION = r"(?P<edition>\d{1,2}\.?\w{0,2}\.?\sed\.\s)?"
_IMPRINT = rf"(?={_EDITION.replace('P<edition>', ':')}[^\W\d_][\w’'‘ .,-]{{1,60}}:\s[^:;]{{2,90}},\s(?:1[5-9]|20)\d\d)"
# “SOTOMAYOR, Andrés y RINCÓN, Elvira. Los caminos. 2.ª ed. Caracas: Monte Ávila, 1984”
_INVERTED_HEAD = re.compile(
    rf"(?P<names>{NAME},\s[^“”«»\":;()]{{2,100}}?)(?:\.\s|(?<=\.)\s)(?P<title>(?=[^\W_])[^“\"]{{3,300}}?)[.,]\s{_IMPRINT}"
)
# “Ana Ruiz. The Salt Road. Utopia: Nowhere Press, 2004”, and the same with a comma after the name
_PLAIN_HEAD = re.compile(
    rf"(?P<names>{NAME}(?:,?\s(?:and|y|e)\s{NAME})?)[.,:]\s(?P<title>(?=[^\W_])[^“\".;]{{3,300}}?)\.\s{_IMPRINT}"
)
_SENTENCE_END = re.compile(r"[.?!](?=\s[^\W\d_a-zà-öø-ÿ]|\s*$)")


def read_dotted(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Armstrong, Charles K. Tyranny of the Weak. Ithaca: Cornell University Press, 2013.*"""
    text = note.text
    found = _INVERTED_HEAD.match(text, start, end)
    if found and not are_names(text, *found.span("names"), found["title"]):
        found = None
    if not found and (plain := _PLAIN_HEAD.match(text, start, end)):
        names = split_names(text, *plain.span("names"))
        found = plain if all(is_full_name(text[slice(*one)]) for one in names) else None
    if not found:
        return None
    fields = [note.field("author", *span) for span in split_names(text, *_with_initial(text, *found.span("names")))]
    first, last = found.span("title")
    edition = _EDITION_LAST.search(text, first, last)
    fields.append(note.field("title", first, edition.start() if edition else last))
    if edition:
        fields.append(note.field("edition", *edition.span("edition")))
    return make(note, start, last, end, fields, "date")


def _with_initial(text: str, start: int, end: int) -> tuple[int, int]:
    """The full stop behind an initial is the name’s own."""
    return start, end + (text[end : end + 1] == "." and text[end - 2 : end - 1] in " .-" and text[end - 1].isupper())


_EDITION_LAST = re.compile(
    r"\.\s(?P<edition>(?:\d{1,2}\.?\w{0,2}\.?|[Rr]ev\.|[Ss]egunda|[Tt]ercera)\sed(?:\.|ición)?)$"
)


def read_yeared(note: Note, start: int, core: Group, end: int) -> tuple[Citation | None, int]:
    """*Ruiz, A. (2004). The salt road. Utopia: Nowhere Press*; *Ruiz, Ana (2004): El camino, Lima, Ninguna, p. 3.*"""
    text = note.text
    date = note.date_in(core.start + 1, core.end - 1)
    first, _ = trim(text, core.end, end, " .,:")
    if date is None or first >= end:
        return None, core.end
    names = [note.field("author", *name) for name in split_names(text, *trim(text, start, core.start))]
    stop = next((at.start() for at in _SENTENCE_END.finditer(text, first, end) if not note.mask[at.start()]), end)
    at, fields = stop, [note.field("title", first, stop + (text[stop : stop + 1] in "?!"))]
    parts = comma_parts(note, first, stop)
    page = next((n for n, part in enumerate(parts) if n and w.PAGES.match(text, *part)), len(parts))
    if len(parts) > 1 and (told := told_between(note, parts[:page])):
        at, fields = parts[page - 1][1], told
    if not fields[0].value:
        return None, core.end
    tail = Tail(note, at, end, [*names, date, *fields])
    done = max(tail.read(), at)
    return Citation(start, done, "full", "unknown", tuple(sorted(tail.fields, key=lambda one: one.start))), done
