"""Which stretches of a text are quoted or bracketed, and what stands outside? In one pass, whatever the text."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.patterns import lazy

_PAIRS = {
    "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "《": "》", "〈": "〉", "≪": "≫", "‘": "’", "＜": "＞",
    "(": ")", "[": "]", "（": "）", "［": "］", '"': '"', "'": "'",
}  # fmt: skip
_CLOSERS = {"”", "“", "»", "」", "』", "》", "〉", "≫", "’", "＞", ")", "]", "）", "］", '"', "'"}
_SIGNS = lazy(r"[“”„«»「」『』《》〈〉≪≫＜＞‘’()\[\]（）［］\"']")
_SINGLE = lazy(r"(?P<opens>(?<!\w)[‘'](?=\w))|[’'](?!\w)")
_ROUND, _SQUARE = "(（", "[［"
BOOK_QUOTES = frozenset("『《≪")
"""Brackets that stand round the title of a book or a newspaper in Korean."""
# Only so many openings are remembered: who nests deeper means no quotation.
_DEEPEST = 32
_NEAR = 200


@dataclass(frozen=True, slots=True)
class Group:
    """A quotation or a bracket with its signs, ``text[start:end]``, within no other."""

    start: int
    end: int
    sign: str

    @property
    def quoted(self) -> bool:
        return self.sign not in _ROUND and self.sign not in _SQUARE

    @property
    def round(self) -> bool:
        return self.sign in _ROUND

    @property
    def square(self) -> bool:
        return self.sign in _SQUARE


def groups_of(text: str) -> list[Group]:
    """The outermost quotations and brackets of a text, in order; a sign without its other half counts for nothing."""
    pairs: list[Group] = []
    stack: list[tuple[str, int]] = []
    for match in _SIGNS.finditer(text):
        sign, at = match[0], match.start()
        if sign in _CLOSERS and _closes(text, sign, at):
            depth = next((i for i in range(len(stack) - 1, -1, -1) if sign in _PAIRS[stack[i][0]]), -1)
            if depth >= 0:
                pairs.append(Group(stack[depth][1], at + 1, stack[depth][0]))
                del stack[depth:]
                continue
        if sign in _PAIRS and _opens(text, sign, at) and len(stack) < _DEEPEST:
            stack.append((sign, at))
    pairs.sort(key=lambda group: group.start)
    outer: list[Group] = []
    for group in pairs:
        if not outer or group.start >= outer[-1].end:
            outer.append(group)
    return outer


def _opens(text: str, sign: str, at: int) -> bool:
    """A single quote inside a word is an apostrophe, and so is one at its end."""
    if sign not in "‘'\"":
        return True
    return not text[at - 1 : at].isalnum() and not text[at + 1 : at + 2].isspace()


def _closes(text: str, sign: str, at: int) -> bool:
    """Whether a single closing quote ends a quotation rather than a plural's possessive: it stands by a stop."""
    if sign not in "’'":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before in ",.?!" or after in ("", ",", ".", ";", ":", ")", "”", "("):
        return not after.isalnum() and not before.isspace()
    return after.isspace() and not before.isspace() and (before != "s" or _is_last(text, at + 1))


def _is_last(text: str, at: int) -> bool:
    """Whether no other quote closes before the next opens: ‘the carriers’ road’ is one quotation, ‘Mules’ is whole."""
    found = _SINGLE.search(text, at, at + _NEAR)
    return found is None or found["opens"] is not None


def inside(length: int, groups: list[Group]) -> bytearray:
    """By offset, 1 within a group and 0 outside of all."""
    mask = bytearray(length)
    for group in groups:
        mask[group.start : group.end] = b"\1" * (group.end - group.start)
    return mask
