"""Lines of plain text and the paragraphs they make: hard-wrapped ones are joined, otherwise a line is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.quickly import quickly_made

_TAB = 4
_SENTENCE_END = re.compile(r"[.!?。…:;][”’\"'»)\]]*(?:\[\d+\]|[⁰¹²³⁴-⁹])*[\])]*$")
_SHORT_SHARE = 0.75  # of the median line
_END = 60  # characters at the end of a text that tell whether a sentence ends there
_HYPHENATED = re.compile(r"\w[-‐–]$")

# Wrapping is at 72–80 columns as a rule, at 100 or 120 in some editors. A longer line is nobody's hard wrap.
_WIDEST_WRAP = 120
# In prose that is wrapped, a line ends a sentence about as often as a sentence ends anywhere: one line in five
# to eight. Where a line is a paragraph, nearly all but headings do.
_WRAPPED_ENDS = 0.4


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """A line that isn't blank: its number in the file from 1, indent in columns, and the blank lines before it."""

    number: int
    indent: int
    gap: int
    text: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph-like stretch: its text, whether blank lines part it from what is around it, how many lines it was."""

    text: str
    parted: bool
    lines: int


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that aren't blank."""
    return tuple(_lines(text.split("\n")))


def _lines(raw: Iterable[str]) -> Iterator[Line]:
    gap = 0
    for number, line in enumerate(raw, start=1):
        stripped = line.strip()
        if not stripped:
            gap += 1
            continue
        lead = line[: len(line) - len(line.lstrip())].expandtabs(_TAB)
        yield Line(number, len(lead), gap, stripped)
        gap = 0


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, note calls and closing quotes aside."""
    return _SENTENCE_END.search(text[-_END:]) is not None


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the paragraphs of a document are broken into lines by hand or by an editor.

    Decided once a document, by the lines that another one follows without a blank line between.
    """
    inner = [line for line, following in pairwise(lines) if following.gap == 0]
    if not inner or any(len(line.text) > _WIDEST_WRAP for line in inner):
        return False
    return sum(ends_sentence(line.text) for line in inner) < _WRAPPED_ENDS * len(inner)


def units(lines: Sequence[Line], *, wrapped: bool) -> tuple[Unit, ...]:
    """The paragraphs of the lines, in their order."""
    groups: list[list[Line]] = []
    short = _short_line(lines) if wrapped else 0
    for line in lines:
        if groups and wrapped and _continues(groups[-1], line, short):
            groups[-1].append(line)
        else:
            groups.append([line])
    afters = [*(group[0].gap > 0 for group in groups[1:]), True]
    return tuple(
        Unit(_join(group), group[0].gap > 0 and after, len(group)) for group, after in zip(groups, afters, strict=False)
    )


def _short_line(lines: Sequence[Line]) -> int:
    """In wrapped text without any blank line, how short a line is that can only be the last of its paragraph."""
    if not lines or any(line.gap for line in lines[1:]):
        return 0
    widths = sorted(len(line.text) for line in lines)
    return int(_SHORT_SHARE * widths[len(widths) // 2])


def _continues(group: Sequence[Line], line: Line, short: int) -> bool:
    """Whether a wrapped line goes on with the paragraph: nothing parts it from the line before, nor indents it."""
    before = group[-1]
    ended = len(before.text) < short and ends_sentence(before.text)
    return line.gap == 0 and line.indent <= before.indent and not ended


def _join(lines: Sequence[Line]) -> str:
    """The lines as one. A hyphen at the end of a line stays, and nothing is put behind it: whether it belongs to the
    word (co-operation) or to the break can't be known."""
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        glued = _HYPHENATED.search(before.text) and line.text[0].isalnum()
        parts.append(line.text if glued else f" {line.text}")
    return "".join(parts)
