"""Note calls: found in plain text, and cut out of any text so that their offsets remain.

A reader puts a slot (two noncharacters around a number, which no clean text holds) where a marker stood; ``cut`` takes
the slots out. Plain text and HTML share that second half, so the white space around a marker is treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indexer.engine import kernels
from indexer.folding import nfc, single_spaced
from indexer.model import RawCall
from indexer.quickly import quickly_made

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_ANY_SLOT = f"{_OPEN}\\d+{_CLOSE}"
# What a page puts between or around its markers goes with them: “1, 2”, “[1][2]”, “(3)”.
_BETWEEN = re.compile(f"({_ANY_SLOT})\\s?[,;˒·]\\s?(?={_OPEN})")
_AROUND = re.compile(rf"[\[(]\s?({_ANY_SLOT}(?:\s?{_ANY_SLOT})*)\s?[\])]")
_BRACKETS_BEFORE = (f"[{_OPEN}", f"({_OPEN}", f"[ {_OPEN}", f"( {_OPEN}")  # in a text with single spaces
_NO_SPACE_BEFORE = tuple(" .,;:!?)]}”’»…")

_BRACKETED = re.compile(r"\[\^?(\d{1,3}(?:\s?[,;]\s?\d{1,3}|\s?[-–]\s?\d{1,3})*)\]")
# Korean books and papers call a note by “…하였다.1)”, after a mark or a syllable, outside of parentheses.
_CLOSED = re.compile(r"(?<=[.,;:!?。」』”’\uac00-\ud7a3])(\d{1,3})\)")
_RAISED = re.compile(f"[{SUPERSCRIPTS}]+")
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcmd]?m|mi|ft|in|yd|s)$")  # km² and m³ are measures
_YEAR_END = re.compile(r"(?:^|\D)[12]\d{3}$")


@quickly_made
@dataclass(frozen=True, slots=True)
class Seed:
    """What a slot stands for: the marker as it was shown, and the key of the note that it calls."""

    marker: str
    target: str


def slot(number: int) -> str:
    """The stand-in for the call with this number."""
    return f"{_OPEN}{number}{_CLOSE}"


def digits(label: str) -> str:
    """The label with superscript digits as plain ones."""
    return label.translate(_TO_DIGITS)


def without_slots(text: str) -> str:
    """The text as if nothing were called in it."""
    return _SLOT.sub("", text)


def has_slot(text: str) -> bool:
    """Whether something is called in the text."""
    return _OPEN in text


def cut(text: str, seeds: Sequence[Seed]) -> tuple[str, tuple[RawCall, ...]]:
    """The text with white space folded and its slots taken out, and the calls with their offsets in it.

    The space before a marker goes where another space, closing punctuation or the end follows.
    """
    folded = nfc(single_spaced(text))
    if _OPEN not in folded:
        return folded, ()
    marked = _BETWEEN.sub(r"\1", folded)
    if any(map(marked.__contains__, _BRACKETS_BEFORE)):
        marked = _AROUND.sub(r"\1", marked)
    first, *rest = _SLOT.split(marked)
    result = first
    calls: list[tuple[int, Seed]] = []
    for number, segment in zip(rest[::2], rest[1::2], strict=True):
        if not segment or segment.startswith(_NO_SPACE_BEFORE):
            result = result.rstrip()
        calls.append((len(result), seeds[int(number)]))
        result += segment if result else segment.lstrip()
    return _composed(result.rstrip(), calls)


def _composed(text: str, calls: Sequence[tuple[int, Seed]]) -> tuple[str, tuple[RawCall, ...]]:
    """Text and calls in NFC: a marker that stood between a letter and its accent leaves them to be joined."""
    final = nfc(text)
    ends = [min(offset, len(text)) for offset, _ in calls]
    offsets = ends if final == text else [min(len(nfc(text[:end])), len(final)) for end in ends]
    return final, tuple(
        RawCall(offset=offset, marker=seed.marker, target=seed.target)
        for offset, (_, seed) in zip(offsets, calls, strict=True)
    )


def called_numbers(text: str) -> set[str]:
    """The note numbers that a plain text could be calling."""
    found = {number for match in _BRACKETED.finditer(text) for number in _numbers(match[1])}
    found |= {match[1] for match in _CLOSED.finditer(text) if _is_outside(match)}
    return found | {digits(match[0]) for match in _RAISED.finditer(text) if _may_be_raised(match)}


def mark(text: str, known: Collection[str], *, strict: bool = False, first: int = 0) -> tuple[str, list[Seed]]:
    """A plain text with slots in place of its calls, numbered from ``first``.

    ``known`` are the labels of the notes. A bracketed number that no note bears is a call only when it touches a word
    (to be reported as a call without a note); so are ``strict`` calls only, for the text of notes, where “see [3]”
    is a reference to be read. Raised digits count only in an article that has notes at all.
    """
    closes = not strict and bool(known) and _may_be_closed(text)
    raises = bool(known) and not text.isascii() and not kernels.unusual(text).isdisjoint(SUPERSCRIPTS)
    if not (closes or raises or "[" in text):  # as in most texts
        return text, []
    seeds: list[Seed] = []

    def put(labels: Sequence[str]) -> str:
        start = first + len(seeds)
        seeds.extend(Seed(label, label) for label in labels)
        return "".join(slot(start + number) for number in range(len(labels)))

    def bracketed(match: re.Match[str]) -> str:
        labels = _numbers(match[1])
        before = text[: match.start()]
        touches = not before[-1:].isspace()
        all_known = bool(labels) and all(label in known for label in labels)
        single = len(labels) == 1 and labels[0] != "0"
        if not before.strip() or not (touches or not strict):
            return match[0]
        return put(labels) if all_known or (touches and single and not strict) else match[0]

    def closed(match: re.Match[str]) -> str:
        return put([match[1]]) if match[1] in known and _is_outside(match) else match[0]

    def raised(match: re.Match[str]) -> str:
        label = digits(match[0])
        if _may_be_raised(match) and (label in known or not strict):
            return put([label])
        return match[0]

    marked = _BRACKETED.sub(bracketed, text) if "[" in text else text
    if closes:
        marked = _CLOSED.sub(closed, marked)
    if raises:
        marked = _RAISED.sub(raised, marked)
    return marked, seeds


def _may_be_closed(text: str) -> bool:
    """Whether a figure stands before a parenthesis anywhere, which is quicker to see than where it does."""
    at = text.find(")", 1)
    while at > 0 and not text[at - 1].isdecimal():
        at = text.find(")", at + 1)
    return at > 0


def _numbers(inside: str) -> list[str]:
    """The numbers of “3”, “3, 4” or “3–5”; none where a range runs backwards or too far to be one of notes."""
    numbers: list[str] = []
    for part in re.split(r"\s?[,;]\s?", inside):
        start, *end = re.split(r"\s?[-–]\s?", part)
        last = int(end[-1]) if end else int(start)
        if not int(start) <= last <= int(start) + 20:
            return []
        numbers.extend(str(number) for number in range(int(start), last + 1))
    return numbers


def _is_outside(match: re.Match[str]) -> bool:
    """Whether no parenthesis is open near before a match: in “(그림3)” the mark closes what was opened."""
    before = match.string[max(0, match.start() - 200) : match.start()]
    return before.count("(") <= before.count(")")


def _may_be_raised(match: re.Match[str]) -> bool:
    """Whether raised digits can be a call: short, after a word or a mark, neither a power (10⁶) nor a unit (km²)."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if not before.strip() or len(match[0]) > 3 or match[0].startswith("⁰"):
        return False
    if before[-1].isdigit():
        return bool(_YEAR_END.search(before))
    return not is_unit(before)


def is_unit(before: str) -> bool:
    """Whether a text ends in a unit of measure, so that a raised digit after it is a power."""
    return _UNIT.search(before) is not None
