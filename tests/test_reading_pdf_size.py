"""Which size of a PDF is that of its text, where the notes may be longer than it?"""

from __future__ import annotations

from indexer.reading.pdf_lines import Line, Span
from indexer.reading.pdf_size import text_size

LONG = "x" * 80


def lines(*told: tuple[float, float, str], page: int = 1, column: int = 0) -> list[Line]:
    """Lines of a column by height from the top, size and text."""
    return [Line((Span(text),), 50, 500, y, size, False, page, column) for y, size, text in told]


def test_the_size_of_most_letters_is_that_of_the_text() -> None:
    assert text_size(lines((100, 11, LONG), (120, 11, LONG), (700, 8, LONG))) == 11


def test_text_is_larger_and_above_where_notes_have_more_letters() -> None:
    notes = [(600 + 10 * number, 8, LONG) for number in range(4)]
    assert text_size(lines((100, 11, LONG), (120, 11, LONG), *notes)) == 11


def test_so_it_is_column_by_column() -> None:
    left = lines((100, 11, LONG), *[(500 + 10 * n, 8, LONG) for n in range(3)])
    right = lines((100, 11, LONG), *[(500 + 10 * n, 8, LONG) for n in range(3)], column=1)
    assert text_size([*left, *right]) == 11


def test_a_heading_is_too_short_to_be_the_text() -> None:
    body = [(140 + 12 * number, 10, LONG) for number in range(12)]
    assert text_size(lines((100, 18, "A heading"), *body)) == 10


def test_what_is_larger_but_stands_below_is_none() -> None:
    body = [(100 + 12 * number, 10, LONG) for number in range(4)]
    assert text_size(lines(*body, (600, 14, LONG), (620, 14, LONG))) == 10


def test_without_lines_there_is_no_size() -> None:
    assert text_size([]) == 0
