"""Lines of a PDF → the text of a paragraph: words parted at line ends put together, raised signs made calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer.folding import fold
from indexer.reading.calls import SUPERSCRIPTS, Seed, digits, is_unit, slot
from indexer.reading.emphasis import Spans, aligned, moved
from indexer.reading.pdf_lines import Line

_SIGNS = re.compile(r"[\[(]?\s*((?:\d{1,3}|[*†‡§¶#]{1,4})(?:\s*[,;–-]?\s*(?:\d{1,3}|[*†‡§¶#]{1,4}))*)\s*[\])]?")
_SIGN = re.compile(r"\d{1,3}|[*†‡§¶#]{1,4}|[–-]")
_TO_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_LONGEST_RANGE = 20
_LONGEST_SIGN = 3
_BROKEN = re.compile(r"([^\W\d_]+)[-‐]$")
# “Kim Il-” at the end of a line is a name with its hyphen, as Western writers spell it.
_KOREAN_NAME = re.compile(
    r"\b(?:Kim|Lee|Li|Ri|Yi|Rhee|Park|Pak|Choe|Choi|Ch’oe|Chang|Jang|Chong|Chung|Jong|Jung|Han|Ho|Hong|Hwang|An|Ahn|Cho|Jo|Yu|"
    r"Ryu|Paek|Baek|Song|Sin|Shin|Yun|Yoon|Kang|Roh|Kwon|Ko|Mun|Moon|Rim|Lim|Nam|So|Suh) [A-Z][a-z]{1,5}[-‐]$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile("[가-힣]")
_SPACED_SHARE = 0.2  # of lines in Hangul that end with a space of the file: then it keeps such spaces


class Joined(NamedTuple):
    """The text of several lines with slots for its calls, the seeds of these, and its stretches in italics."""

    text: str
    seeds: list[Seed]
    italics: Spans = ()


class Joiner:
    """Joins the lines of one document; what it knows of the document's words decides where a hyphen stays."""

    def __init__(self, lines: Sequence[Line], keys: Mapping[tuple[int, str], str]) -> None:
        self._keys = keys
        texts = [line.text.strip() for line in lines]
        self._words = {fold(word) for text in texts for word in _WORD.findall(text)}
        hangul = [line.text for line in lines if _HANGUL.match(line.text.rstrip()[-1:])]
        spaced = sum(text.endswith(" ") for text in hangul)
        self._keeps_spaces = spaced > _SPACED_SHARE * len(hangul)

    def join(self, lines: Iterable[Line]) -> Joined:
        """The lines as one text."""
        seeds: list[Seed] = []
        italics: list[tuple[int, int]] = []
        text = ""
        for line in lines:
            following, slanted = self._with_calls(line, seeds)
            text = self._put_together(text, following) if text else following
            italics = [(start, min(end, len(text))) for start, end in italics]
            italics += moved(slanted, len(text) - len(following))
        whole = text.replace("\u00ad", "")
        return Joined(whole, seeds, aligned(text, whole, tuple(italics)))

    def _with_calls(self, line: Line, seeds: list[Seed]) -> tuple[str, Spans]:
        text = ""
        italics: Spans = ()
        for span in line.spans:
            calls = self._calls(span.text, text, line.page) if span.raised else []
            if calls:
                text += "".join(slot(len(seeds) + number) for number in range(len(calls)))
                seeds.extend(calls)
                text += " " if span.text.endswith(" ") else ""
            else:
                italics = (*italics, *moved(span.italics, len(text)))
                text += span.text.translate(_TO_RAISED) if span.raised else span.text
        return text, italics

    def _calls(self, raised: str, before: str, page: int) -> list[Seed]:
        """The calls of a raised sign; none where a note is not at hand: then it is for ``calls.mark`` to judge."""
        match = _SIGNS.fullmatch(raised.strip())
        if match is None or not before.strip() or is_unit(before[-8:]):
            return []
        run = match[1] if match[1].isdecimal() and not self._key(page, match[1]) else ""
        labels = next((one for one in _run_together(run) if all(self._key(page, each) for each in one)), None)
        found = [Seed(each, self._key(page, each)) for each in labels or _spelled_out(_SIGN.findall(match[1]))]
        return found if all(seed.target for seed in found) else []

    def _key(self, page: int, label: str) -> str:
        """The key of the note with this sign: on the page, on the one after it, or the only one in the document."""
        places = ((page, label), (page + 1, label), (0, label))
        return next((self._keys[place] for place in places if place in self._keys), "")

    def _put_together(self, text: str, following: str) -> str:
        before, after = text.rstrip(), following.lstrip()
        if not before or not after:
            return before + after
        if before.endswith("\u00ad"):
            return self._hyphened(f"{before[:-1]}-", after)
        if _BROKEN.search(before) or before[-1] in "–—" or (before[-1] == "-" and before[-2:-1].isdigit()):
            return self._hyphened(before, after)
        if _CJK.match(before[-1]) and _CJK.match(after[0]):
            return before + after
        glued = self._keeps_spaces and not text.endswith(" ") and not following.startswith(" ")
        if glued and _HANGUL.match(before[-1]) and _HANGUL.match(after[0]):
            return before + after
        return f"{before} {after}"

    def _hyphened(self, before: str, after: str) -> str:
        """A word parted by a hyphen as one, unless the document has the word with its hyphen elsewhere."""
        first, second = _BROKEN.search(before), _WORD.match(after)
        if first is None or second is None:
            return before + after
        parted, whole = fold(f"{first[1]}-{second[0]}"), fold(first[1] + second[0])
        keeps = second[0][0].isupper() or (parted in self._words and whole not in self._words)
        keeps = keeps or bool(_KOREAN_NAME.search(before))
        return before + after if keeps else before[:-1] + after


def _run_together(run: str) -> Iterator[list[str]]:
    """The numbers that follow one another in a run of figures: 56 may be 5 and 6, 91011 is 9, 10 and 11."""
    for width in range(1, min(_LONGEST_SIGN, len(run) - 1) + 1):
        labels, rest = [run[:width]], run[width:]
        while rest and rest.startswith(following := str(int(labels[-1]) + 1)):
            labels.append(following)
            rest = rest[len(following) :]
        if not rest:
            yield labels


def _spelled_out(signs: Sequence[str]) -> list[str]:
    """The signs with what lies between the ends of a range: 3–5 is 3, 4, 5."""
    labels: list[str] = []
    ranged = False
    for sign in signs:
        if sign in "–-":
            ranged = True
            continue
        if ranged and labels and sign.isdecimal() and labels[-1].isdecimal():
            last = int(labels[-1])
            if last < int(sign) <= last + _LONGEST_RANGE:
                labels += [str(number) for number in range(last + 1, int(sign))]
        labels.append(digits(sign))
        ranged = False
    return labels
