"""What stands at the head and at the foot of page after page: running heads and page numbers, which are no text.

Known by what repeats: a line among the first or last two of its page whose words, figures aside, stand there on other
pages too. In a short document each head may stand once, the author's name on the left page and the title on the right:
what stands apart at the top in small type is one, and so is what says again what stands at the head of the first page.
A number alone, apart from the text, is a page's even in a document of one page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from statistics import median

from indexer.folding import fold
from indexer.reading.pdf_lines import Line
from indexer.reading.pdf_size import text_size
from indexer.reading.roles import is_caption, is_figure

_OUTER = 2  # lines at either end of a page that may be furniture
_SHARE = 0.3  # of the pages: a head may stand on every other page, and not on the first
_ENOUGH = 3  # pages are enough, however many there are: a chapter's head stands on its own alone
_LARGE = 1.15  # of the size of the text
_APART = 1.5  # of the size: how far from the text a lone page number stands at least
_CLOSE = 1.4  # of the size: nearer than this, a line goes on with the next
_SMALL = 0.9  # of the size of the text
_OPENING = 8  # lines: what the first page has at its head, a title and who wrote it
_FEWEST_WORDS = 2  # of a head that says the title again: a word alone may begin anything
_FIGURES = re.compile(r"\d+|\b[ivxl]{1,7}\b")
_NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:(?:p|page|pag|pagina)\.?\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of|de)\s*\d{1,4})?[-–—\])|.\s]*"
)


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page (in any order) without running heads and page numbers."""
    edges = [dict(_edges(lines)) for lines in pages]
    seen = Counter(key for page in edges for key in set(page.values()))
    least = max(2, min(_ENOUGH, _SHARE * len(pages)))
    repeated = [
        _apart(lines, {index for index, key in page.items() if seen[key] >= least})
        for lines, page in zip(pages, edges, strict=True)
    ]
    places = Counter(place for lines, page, gone in zip(pages, edges, repeated, strict=True)
                     for place in {_place(lines, page, index) for index in gone})  # fmt: skip
    size, opening = text_size(chain.from_iterable(pages)), _opening(pages)
    result = []
    for lines, page, gone in zip(pages, edges, repeated, strict=True):
        gone |= {index for index in page if places[_place(lines, page, index)] >= _ENOUGH}
        gone |= {index for index in page if _is_page_number(lines, index, gone)}
        gone |= {
            index
            for index, (end, words) in page.items()
            if end == "head"
            and (_is_small_head(lines, index, gone, size) or _is_title(lines, index, gone, words, opening))
        }
        result.append([line for index, line in enumerate(lines) if index not in gone])
    return result


def _apart(lines: Sequence[Line], repeated: set[int]) -> set[int]:
    """Of lines whose words repeat, those that stand close to no text: two notes may end with *Press, 2013), 62*."""
    text = [line.y for index, line in enumerate(lines) if index not in repeated]
    return {
        index
        for index in repeated
        if min((abs(y - lines[index].y) for y in text), default=_CLOSE * lines[index].size)
        >= _CLOSE * lines[index].size
    }


def _place(lines: Sequence[Line], page: Mapping[int, tuple[str, str]], index: int) -> tuple[str, int]:
    """The end of the page at which a line stands, and its height: where heads stand, those of other words are heads."""
    return page[index][0], round(lines[index].y)


def _edges(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The index of each line near an end of its page, with the end and its words; a title may be the head to come."""
    size = median(line.size for line in lines) if lines else 0.0
    order = [n for n in range(len(lines)) if lines[n].page > 1 or lines[n].size <= _LARGE * size]
    rows = sorted({round(line.y) for line in lines})
    for index in order:
        y, words = round(lines[index].y), _FIGURES.sub("#", fold(lines[index].text)).strip()
        if y in rows[:_OUTER]:
            yield index, ("head", words)
        elif y in rows[-_OUTER:]:
            yield index, ("foot", words)


def _is_page_number(lines: Sequence[Line], index: int, gone: set[int]) -> bool:
    line = lines[index]
    if not _NUMBER.fullmatch(fold(line.text)) or any(span.raised for span in line.spans):
        return False
    return _stands_apart(lines, index, gone)


def _is_small_head(lines: Sequence[Line], index: int, gone: set[int], size: float) -> bool:
    """Whether a line is a head of a page that isn't the first, though no other page repeats it (the last of three)."""
    line = lines[index]
    first = line.y == min(each.y for each in lines)
    small = line.size <= _SMALL * size and not (is_caption(line.text) or is_figure(line.text))
    return first and line.page > 1 and small and _stands_apart(lines, index, gone, line.size + size)


def _is_title(lines: Sequence[Line], index: int, gone: set[int], words: str, opening: str) -> bool:
    """Whether a line at the top of a later page repeats the title, or a part of it, or the author's name."""
    said = words.strip("# .|·-–—")
    if lines[index].page == 1 or len(said.split()) < _FEWEST_WORDS or f" {said} " not in opening:
        return False
    return _stands_apart(lines, index, gone)


def _opening(pages: Sequence[Sequence[Line]]) -> str:
    """The words at the head of the first page, folded."""
    first = sorted(pages[0], key=lambda line: line.y)[:_OPENING] if pages else []
    return f" {' '.join(_FIGURES.sub('#', fold(line.text)).strip() for line in first)} "


def _stands_apart(lines: Sequence[Line], index: int, gone: set[int], least: float = 0.0) -> bool:
    """Whether a line is the outermost of its page, and blank space parts it from the text."""
    line = lines[index]
    others = [other.y for number, other in enumerate(lines) if number != index and number not in gone]
    outermost = all(y < line.y for y in others) or all(y > line.y for y in others)
    return outermost and min((abs(y - line.y) for y in others), default=0.0) > max(least, _APART * line.size)
