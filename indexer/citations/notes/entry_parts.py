"""How far does an entry go that is known by its head? Its title, and the sentences that tell where it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.citations.names.persons import Span
from indexer.citations.notes.entries import IN_BOOK, PAGED, is_part
from indexer.citations.notes.note import EntryHead, Note
from indexer.citations.notes.shape import BOOK_QUOTES
from indexer.citations.notes.words import NOT_SMALL
from indexer.patterns import lazy

# “88.”, “Impreso.”, “6 de octubre de 1966.”, “2a ed.”, “Trad. Ana Ruiz.”, “Tesis de maestría en Historia.”, “4 vols.”
_BARE_PAGE = lazy(
    r"\s*(?!(?:1[5-9]|20)\d\d\.\s*$)(?:[IVX]{1,5}[.:]\s?)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[-–]\s?\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?)*\.?\s*$"
)
# “57쪽.”, “특히 151쪽을 참조할 것.”
_EASTERN_PAGE = lazy(
    r"\s*(?:특히\s|인용은\s)?\d{1,4}(?:[-–~]\d{1,4})?(?:쪽|면)(?:[을를은도]?(?:\s(?:참조|참고|볼)[가-힣\s]{0,6})|에서\s재인용)?\.?\s*$"
    r"|\s*pp?\.\s?\d{1,4}(?:[-–~]\d{1,4})?\.?\s*$"
)
_MEDIUM = lazy(
    r"\s*(?:Impreso|Print|Web|Digital|En\slínea|Online|PDF|Mimeo(?:grafiado|grafiada|graph)?|Manuscrito|Mecanografiado|Inédito|Folleto|DVD|CD-ROM|"
    r"Microfilme?)(?=[.,]|\s*$)"
)
_MORE = lazy(
    r"\s*(?:\d{1,2}\sde\s[a-z]+\sde\s\d{4}|\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4}|s\.\s?f\.|\d\w*\.?\s[Ee]d\.|[Tt]rad\.\s|[Tt]raducción\sde\s|[Ee]d\.\s|[Cc]omp\.\s|[Cc]oord\.\s|[Dd]ir\.\s|"
    r"[^\W\d_a-z][^\d:;().“”«»\"]{1,40}:\s[^\W\d_a-z][^:;()“”«»\"]{2,90},\s(?:pp?\.\s|págs?\.\s|p[aá]ssim|(?:1[5-9]|20)\d\d)|"
    r"(?:[IVXLC]{1,6}|\d{1,3})(?:[/:,]\s?\d{1,3})?\s\((?:1[89]|20)\d\d\)[,:]\s(?:pp?\.\s|págs?\.\s)?\d|"
    r"(?:Edited|Translated|Compiled)\sby\s|(?:1[5-9]|20)\d\d\.|"
    r"[Vv]ol\.\s\d|[Tt]omo\s|T\.\s|\d{1,2}\s(?:vols|tomos)\.|Tesis(?:\s|\.)|Trabajo\sde\sgrado|(?:Unpublished\s)?(?:Diss|Ph\.?\s?D|M\.?\s?A|M\.?\s?Phil|Doctoral|Master)\W|Entrevista\s(?:personal|telefónica|con)|[^.;:]{2,60},\s(?:(?:PhD|MA|Master’s|doctoral)\s(?:diss|thesis)|tesis\s(?:de|doctoral)))"
)

_EDITED = lazy(r"\((?:eds?|comps?|coords?|dirs?)\.\)\.$", re.IGNORECASE)
_QUOTED = lazy(r"[”\"»’」〉]")
_LEAST_EDITED = 12


def entry_spans(note: Note, sentences: Sequence[Span]) -> list[Span]:
    """Where the entries with known heads begin and end."""
    limits = (*(one.start for one in note.heads[1:]), len(note.text))
    return [
        (head.start, _entry_end(note, sentences, head, limit)) for head, limit in zip(note.heads, limits, strict=False)
    ]


def _entry_end(note: Note, sentences: Sequence[Span], head: EntryHead, limit: int) -> int:
    text, end, complete = note.text, head.title, False
    for begin, stop in sentences:
        if stop <= head.title:
            continue
        titled = begin <= head.title
        last = min(stop, limit)
        cut = next(semicolons(note, max(begin, head.title), last), None)
        if begin >= limit or not (titled or _continues(note, (head.start, begin), cut or last, complete)):
            break
        if cut is not None:
            return cut
        paged = PAGED.search(text, begin, stop) and not IN_BOOK.match(text, begin, stop)
        complete = complete or (not titled and bool(paged or _BARE_PAGE.match(text[begin:last])))
        end = last
    return end


def _continues(note: Note, before: Span, end: int, complete: bool) -> bool:
    """Whether a sentence from the end of ``before`` on tells more of the entry."""
    text, begin = note.text, before[1]
    if _MEDIUM.match(text, begin, end) or _EDITED.search(text, max(begin - _LEAST_EDITED, 0), begin):
        return True
    if _EASTERN_PAGE.match(text, begin, end):
        return True
    if not complete and (_BARE_PAGE.match(text[begin:end]) or _MORE.match(text, begin, end)):
        return True
    if not complete and _QUOTED.search(text, begin - 2, begin) and _is_marked(note, begin):
        return True
    return is_part(text, begin, end, complete)


def _is_marked(note: Note, start: int) -> bool:
    """Whether a sentence begins in italics or 『…』, as the name of a periodical behind a title in quotes does."""
    near = note.text[start : start + 4]
    first = start + len(near) - len(near.lstrip())
    return note.text[first : first + 1] in BOOK_QUOTES or any(begin == first for begin, _ in note.italics)


def semicolons(note: Note, start: int, end: int) -> Iterator[int]:
    """Where semicolons stand that may part citations: outside of quotations, and of a list of editors."""
    for at in note.outside(";", start, end):
        lists = _EDITORS.finditer(note.text, max(start, at - _LONGEST_LIST), end)
        if not any(one.start() < at < one.end() for one in lists):
            yield at


_LONGEST_LIST = 240
_CAPITAL_WORD = rf"{NOT_SMALL}[\w.’'‘-]*"
_STRAIGHT = rf"{_CAPITAL_WORD}(?:\s(?:(?:de|del|la|van|von)\s){{0,2}}{_CAPITAL_WORD}){{0,3}}"
_NAME = rf"{_STRAIGHT}(?:,\s{_STRAIGHT})?"
# “en Ruiz, Ana; Paz, Luis y Luna, Eva (comps.)”, “in Ana Ruiz; Luis Paz (eds.)”
_EDITORS = lazy(
    rf"(?<!\w)(?:[Ee]n|[Ii]n):?\s{_NAME}(?:;\s{_NAME}){{1,6}}(?:;?,?\s(?:y|e|and|&)\s{_NAME})?\s?"
    r"\((?:[Ee]d|[Cc]omp|[Cc]oord|[Dd]ir|[Oo]rg|Hg|Hrsg)"
)


def without(sentences: Sequence[Span], entries: Sequence[Span]) -> Iterator[list[Span]]:
    """The sentences in runs, the entries apart: each alone, and what stands between them."""
    run: list[Span] = []
    left = list(entries)
    at = 0
    for begin, end in sentences:
        at = max(at, begin)
        while left and left[0][0] < end:
            if at < left[0][0]:
                run.append((at, left[0][0]))
            if run:
                yield run
            run = []
            yield [left[0]]
            at = max(at, left.pop(0)[1])
        if at < end:
            run.append((at, end))
            at = end
    if run:
        yield run
