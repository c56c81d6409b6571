"""The query language: query text → syntax tree, or an error with its place and a repaired query.

    query   := group ("OR" group)*
    group   := item+                          words are ANDed; an "AND" between two items may be written out
    item    := ("NOT" | "-") item | field ":" item | "(" query ")" | phrase | word
    phrase  := a text in double quotes        exact: no stemming
    word    := text | prefix"*" | text"~"     as typed | every word that begins so | one edit away

Fields are ``title``, ``section``, ``author`` and ``cites`` (authors and titles of the works that a passage cites); a
word before any other colon is text. Curly quotes and guillemets count as straight ones. A word without letters or
digits (a dash, say) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from indexer.analysis import tokens
from indexer.errors import QuerySyntaxError
from indexer.folding import nfc

FIELDS: Final = ("title", "section", "author", "cites")
MAX_DEPTH: Final = 20
MAX_WORDS: Final = 200
MAX_MENDS: Final = 40

LeafKind = Literal["text", "phrase", "prefix", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words to look for in ``field`` (``text`` or one of ``FIELDS``)."""

    kind: LeafKind
    text: str
    field: str = "text"


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    child: Node


Node = Leaf | And | Or | Not


def parse(text: str) -> Node | None:
    """The syntax tree of a query text; ``None`` when it is blank. Raises ``QuerySyntaxError``."""
    try:
        return _parse(text)
    except _Trouble as trouble:
        raise QuerySyntaxError(trouble.message, position=trouble.position, suggestion=_repair(trouble.mend)) from None


def _parse(text: str) -> Node | None:
    if _PLAIN.fullmatch(text) and (found := _plain(text)) is not None:
        return found
    straight = text.translate(_QUOTES)
    if not straight.strip():
        return None
    tree = _Parser(straight).query()
    if tree is None:
        raise _Trouble("there is no word to search for in this query", 0, "")
    return tree


_WORDS: Final = "-?[A-Za-z0-9]+[*~]?(?: +-?[A-Za-z0-9]+[*~]?)*"
_PLAIN: Final = re.compile(rf'{_WORDS}|\({_WORDS}\)|"[A-Za-z0-9]+(?: +[A-Za-z0-9]+)*"')
"""Words of plain letters and figures, perhaps with signs or in brackets, or a phrase of them, as most queries are."""
_ENDS: Final[dict[str, LeafKind]] = {"*": "prefix", "~": "fuzzy"}


def _plain(text: str) -> Node | None:
    """What ``_Parser`` makes of plain words, in a fifth of its time; ``None`` for what it must look at itself."""
    words = text.strip("()").split()
    if len(words) > MAX_WORDS:
        return None
    if text[0] == '"':
        return Leaf("phrase", text[1:-1])
    if _OPERATORS.isdisjoint(words):
        return _plain_group(words)
    if "AND" in words or "NOT" in words:
        return None
    groups: list[list[str]] = [[]]
    for word in words:
        if word == "OR":
            groups.append([])
        else:
            groups[-1].append(word)
    return Or(tuple(map(_plain_group, groups))) if all(groups) else None


def _plain_group(words: Sequence[str]) -> Node:
    leaves = tuple(map(_plain_word, words))
    return leaves[0] if len(leaves) == 1 else And(leaves)


def _plain_word(word: str) -> Node:
    bare = word.removeprefix("-")
    kind = _ENDS.get(bare[-1])
    leaf = Leaf(kind, bare[:-1]) if kind else Leaf("text", bare)
    return leaf if bare is word else Not(leaf)


# --- trouble and repair ---------------------------------------------------------------------------------------------


class _Trouble(Exception):  # noqa: N818 - never leaves this module
    """What is wrong, where, and the whole text with that one thing mended."""

    def __init__(self, message: str, position: int, mend: str) -> None:
        super().__init__(message)
        self.message, self.position, self.mend = message, position, mend


def _repair(text: str) -> str:
    """Mend one thing after another until the text parses; empty when nothing is left.

    What is broken in very many places is not worth mending: its words alone are proposed.
    """
    for _ in range(MAX_MENDS):
        try:
            _parse(text)
        except _Trouble as trouble:
            text = trouble.mend
        else:
            return " ".join(text.split())
    words = [text[token.start : token.end].lower() for token in tokens(nfc(text)) if not token.paired]
    return " ".join(words[:MAX_WORDS])


# --- words ----------------------------------------------------------------------------------------------------------

_OPERATORS: Final = frozenset({"OR", "NOT", "AND"})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_LEXEME = re.compile(rf"""\s*(?:
    (?P<open>\() | (?P<close>\))
  | "(?P<phrase>[^"]*)"
  | (?P<unclosed>"[^"]*$)
  | (?P<minus>-+)(?=[^\s\-)])
  | (?P<field>{"|".join(FIELDS)}):
  | (?P<word>[^\s()"]+)
)""", re.VERBOSE)  # fmt: skip


class _Lexeme(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def _lexemes(text: str) -> list[_Lexeme]:
    found = []
    position = 0
    while match := _LEXEME.match(text, position):
        kind = match.lastgroup or ""
        value = match[kind]
        # The start is that of the lexeme itself, an opening quote included.
        start = match.start(kind) - (kind == "phrase")
        if kind == "word" and value in _OPERATORS:
            kind = value
        found.append(_Lexeme(kind, value, start, match.end()))
        position = match.end()
    return found


# --- grammar --------------------------------------------------------------------------------------------------------


class _Parser:
    """Recursive descent over the lexemes; each method returns ``None`` for a part that holds no word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexemes = _lexemes(text)
        self.at = 0
        self.words = 0

    def query(self) -> Node | None:
        tree = self._alternatives("text", 0)
        if (extra := self._peek()) is not None:  # only a closing bracket stops the descent early
            raise self._trouble("this bracket closes nothing", extra, without=extra)
        return tree

    def _alternatives(self, field: str, depth: int) -> Node | None:
        parts = [self._group(field, depth)]
        while (operator := self._peek()) is not None and operator.kind == "OR":
            self.at += 1
            if not self._operand_follows():
                raise self._trouble("OR needs a word on each side", operator, without=operator)
            parts.append(self._group(field, depth))
        return _combine(Or, parts)

    def _group(self, field: str, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while (lexeme := self._peek()) is not None and lexeme.kind not in {"close", "OR"}:
            if lexeme.kind == "AND":
                self.at += 1
                if parts and self._operand_follows():
                    continue
                parts.append(self._leaf("text", lexeme, field))
                continue
            parts.append(self._item(field, depth))
        if not parts and lexeme is not None and lexeme.kind == "OR":
            raise self._trouble("OR needs a word on each side", lexeme, without=lexeme)
        return _combine(And, parts)

    def _item(self, field: str, depth: int) -> Node | None:
        lexeme = self.lexemes[self.at]
        self.at += 1
        if depth > MAX_DEPTH:
            raise self._trouble(f"brackets and signs nest deeper than {MAX_DEPTH}", lexeme, without=lexeme)
        match lexeme.kind:
            case "minus" | "NOT":
                return self._negation(lexeme, field, depth)
            case "field":
                return self._fielded(lexeme, depth)
            case "open":
                return self._bracket(lexeme, field, depth)
            case "unclosed":
                raise _Trouble("this quotation has no end", lexeme.start, self.text.rstrip() + '"')
            case "phrase":
                return self._leaf("phrase", lexeme, field)
            case _:
                return self._word(lexeme, field)

    def _negation(self, sign: _Lexeme, field: str, depth: int) -> Node | None:
        if not self._operand_follows():
            raise self._trouble(f"{sign.text} needs a word after it", sign, without=sign)
        child = self._item(field, depth + 1)
        return Not(child) if child is not None else None

    def _fielded(self, name: _Lexeme, depth: int) -> Node | None:
        following = self._peek()
        if following is None or following.start != name.end or following.kind in {"close", "OR", "AND", "NOT"}:
            mend = self.text[: name.end] + self.text[name.end :].lstrip()
            if not mend[name.end :].strip() or mend == self.text:
                mend = self._cut(name)
            raise _Trouble(f"{name.text}: needs a word right after it", name.start, mend)
        return self._item(name.text, depth + 1)

    def _bracket(self, opening: _Lexeme, field: str, depth: int) -> Node | None:
        inside = self._alternatives(field, depth + 1)
        closing = self._peek()
        if closing is None:
            raise _Trouble("this bracket is never closed", opening.start, self.text.rstrip() + ")")
        self.at += 1
        if inside is None:
            mend = self.text[: opening.start] + " " + self.text[closing.end :]
            raise _Trouble("there is nothing in these brackets", opening.start, mend)
        return inside

    def _word(self, lexeme: _Lexeme, field: str) -> Node | None:
        text = lexeme.text
        if len(text) > 1 and text[-1] in "*~" and _has_token(text[:-1]):
            return self._leaf("prefix" if text[-1] == "*" else "fuzzy", lexeme, field, text[:-1])
        return self._leaf("text", lexeme, field)

    def _leaf(self, kind: LeafKind, lexeme: _Lexeme, field: str, text: str | None = None) -> Node | None:
        content = nfc(lexeme.text if text is None else text)
        count = sum(1 for _ in tokens(content))
        if not count:
            return None
        self.words += count
        if self.words > MAX_WORDS:
            message = f"the query has more than {MAX_WORDS} words"
            raise _Trouble(message, lexeme.start, self.text[: lexeme.start].rstrip())
        return Leaf(kind, content, field)

    # --- helpers ---

    def _peek(self) -> _Lexeme | None:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None

    def _operand_follows(self) -> bool:
        following = self._peek()
        return following is not None and following.kind not in {"close", "OR", "AND"}

    def _cut(self, lexeme: _Lexeme) -> str:
        return f"{self.text[: lexeme.start]} {self.text[lexeme.end :]}"

    def _trouble(self, message: str, at: _Lexeme, *, without: _Lexeme) -> _Trouble:
        return _Trouble(message, at.start, self._cut(without))


def _has_token(text: str) -> bool:
    return next(tokens(nfc(text)), None) is not None


def _combine(join: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """One node of the parts that hold words; a lone part stands for itself."""
    kept = tuple(part for part in parts if part is not None)
    if len(kept) <= 1:
        return kept[0] if kept else None
    return join(kept)
