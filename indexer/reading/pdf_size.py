"""How large is the text of a PDF set? Its notes are smaller, and may be longer than it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.reading.pdf_lines import Line

_TEXT_SHARE = 0.25  # of the letters of the notes: where they are more than the text, it is still as much


def text_size(lines: Iterable[Line]) -> float:
    """The size of the text: the one of most letters, or a larger one that stands above it where a column has both.

    For an article may have more notes than text.
    """
    sizes: Counter[float] = Counter()
    places: dict[float, list[tuple[int, int, float]]] = {}
    for line in lines:
        sizes[line.size] += len(line.text)
        places.setdefault(line.size, []).append((line.page, line.column, line.y))
    found = max(sizes, key=lambda each: (sizes[each], each), default=0.0)
    larger = [each for each in sizes if each > found and sizes[each] >= _TEXT_SHARE * sizes[found]]
    for each in sorted(larger, key=lambda size: -sizes[size]):
        if _above(places[each], places[found]):
            return each
    return found


def _above(upper: Sequence[tuple[int, int, float]], lower: Sequence[tuple[int, int, float]]) -> bool:
    """Whether lines begin higher than others in most columns that have both; if none has, whether they come first."""
    first, second = _first(upper), _first(lower)
    both = [first[column] < second[column] for column in first.keys() & second.keys()]
    return 2 * sum(both) > len(both) if both else min(upper) < min(lower)


def _first(places: Iterable[tuple[int, int, float]]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for page, column, y in places:
        found[page, column] = min(y, found.get((page, column), y))
    return found
