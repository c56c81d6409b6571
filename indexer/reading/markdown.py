"""Markdown → RawDocument: footnotes as Pandoc and GitHub write them, inline notes, YAML front matter.

markdown-it-py tells blocks, notes and calls apart. Markup within a text is dropped and its words stay; so do those of
HTML, which is read as a page is and never trusted. Without any ``[^note]`` the notes are looked for as in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from indexer.errors import DocumentError
from indexer.model import RawDocument, Role
from indexer.reading.assembly import FoundNotes, NotePiece, Piece, assemble, plain_notes, shown_text, with_title
from indexer.reading.calls import SUPERSCRIPTS, Seed, slot
from indexer.reading.emphasis import Gathered, Spans, aligned, joined
from indexer.reading.encoding import decode_text, visible
from indexer.reading.front_matter import front_metadata
from indexer.reading.html_blocks import pieces
from indexer.reading.html_tree import parse

# markdown-it's own bound for its default preset; it leaves out what lies deeper, which we then report.
_DEEPEST = 100
# A token is 1.5 KB, and a million cells of a table took 1.5 GB. A book of 1,000 pages has 30,000 lines.
_MOST_PARTS = 200_000
# The parser looks from each opening bracket for its end: 20,000 open ones in one paragraph took it 75 s.
_MOST_OPEN = 100
_BRACKET = re.compile(r"[\[\]]|\n[^\S\n]*\n")
_UNCLOSED = re.compile(r"---[^\S\n]*\n[\w-]+:")
_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_NEVER = ("script", "style")
_ITALIC = frozenset({"em", "i", "cite"})
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_AROUND = {
    "td_open": Piece(Role.PARAGRAPH, "", cell=True),
    "th_open": Piece(Role.PARAGRAPH, "", cell=True),
    **dict.fromkeys(("", "heading_close", "td_close", "th_close"), Piece(Role.PARAGRAPH, "")),
}
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp|tiff?)", re.IGNORECASE)


def read_markdown(data: bytes) -> RawDocument:
    """Read a Markdown file: front matter, title, headings, paragraphs, captions of figures, notes."""
    text, problems = decode_text(data)
    text = text.lstrip("\n")
    _refuse_many_parts(text)
    _refuse_open_brackets(text)
    tokens, env = _parse(text)
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    metadata, wrong = front_metadata(front)
    walker = _Walker(env, defined={token.meta["label"] for token in tokens if _defines(token)})
    walker.walk(tokens)
    found, notes = walker.pieces, walker.notes()
    if not notes.notes:
        found = plain_notes(found, notes, walker.numbers)
    title, found = with_title([piece for piece in found if piece.is_passage], metadata.title)
    metadata = replace(metadata, title=metadata.title or shown_text(title))
    if not found and not notes.notes:
        raise DocumentError("there is no text in the file", cure="put the text below its front matter, or remove it")
    return assemble(title, found, notes, metadata, (*problems, *wrong, *_problems(text, tokens, title)))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin, move_to_end=False, always_match_refs=True).use(front_matter_plugin)


def _parse(text: str) -> tuple[list[Token], Mapping[str, Any]]:
    env: dict[str, Any] = {}
    try:
        return _parser().parse(text, env), env
    except RecursionError as error:
        raise DocumentError("its Markdown is nested too deep", cure="check that the file is text at all") from error


def _defines(token: Token) -> bool:
    return token.type == "footnote_reference_open"


def _refuse_many_parts(text: str) -> None:
    parts = sum(map(text.count, "\n|["))
    if parts > _MOST_PARTS:
        raise DocumentError(
            f"it has {parts:,} lines, cells and brackets together; the limit is {_MOST_PARTS:,}", cure="split it"
        )


def _refuse_open_brackets(text: str) -> None:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] == "[" else max(depth - 1, 0) if match[0] == "]" else 0
        if depth > _MOST_OPEN:
            line = text.count("\n", 0, match.start()) + 1
            raise DocumentError(
                f"line {line}: more than {_MOST_OPEN} square brackets are open at once",
                cure="close them, or check that the file is text at all",
            )


def _problems(text: str, tokens: Sequence[Token], title: Piece | None) -> Iterator[str]:
    if _UNCLOSED.match(text) and tokens[0].type != "front_matter":
        yield "the front matter is not closed by a line of “---” and was read as text"
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        yield f"what is nested more than {_DEEPEST} deep was left out"
    if title is None:
        yield "no title: the front matter has none, and the text doesn't begin with a heading"


@dataclass(slots=True)
class _Note:
    """A note as it is read; ``key`` is the label in its brackets, or a number of our own for an inline note."""

    key: str
    inline: bool = False
    parts: list[tuple[str, Spans]] = field(default_factory=list)


class _Walker:
    """Goes through the tokens once; ``pieces`` are the blocks outside of notes, ``numbers`` those of list items."""

    def __init__(self, env: Mapping[str, Any], defined: set[str]) -> None:
        self._inline: Mapping[int, Mapping[str, Any]] = env.get("footnotes", {}).get("list", {})
        self._defined = defined
        self.pieces: list[Piece] = []
        self.numbers: dict[int, str] = {}
        self._notes: list[_Note] = []
        self._open: list[_Note] = []
        self._targets: list[str] = []  # the keys called, in the order of their slots
        self._in_text: list[str] = []  # the keys called from outside of notes
        self._number = ""

    # --- blocks -----------------------------------------------------------------------------------------------------

    def walk(self, tokens: Sequence[Token]) -> None:
        around = _AROUND[""]
        for token in tokens:
            if token.type == "heading_open":
                around = Piece(Role.HEADING, "", level=int(token.tag[1:]))
            elif token.type in _AROUND:
                around = _AROUND[token.type]
            elif token.type == "list_item_open":
                self._number = token.info
            elif token.type == "footnote_reference_open":
                self._open.append(_Note(token.meta["label"]))
                self._notes.append(self._open[-1])
            elif token.type == "footnote_reference_close":
                self._open.pop()
            else:
                self._add_leaf(token, around)

    def _add_leaf(self, token: Token, around: Piece) -> None:
        if token.type == "inline":
            self._add_inline(token, around)
        elif token.type in ("fence", "code_block"):
            self._add(replace(around, text=visible(token.content)))
        elif token.type == "html_block" and _ANY_TAG.sub("", token.content).strip():
            for piece in pieces(parse(token.content)):
                self._add(piece)

    def _add(self, piece: Piece) -> None:
        text = " ".join(piece.text.split())
        italics = aligned(piece.text, text, piece.italics)
        if self._open:
            self._open[-1].parts.append((text, italics))
        elif text:
            if self._number:
                self.numbers[len(self.pieces)] = self._number
            self.pieces.append(replace(piece, text=text, italics=italics))
        self._number = ""

    def _add_inline(self, token: Token, around: Piece) -> None:
        children = token.children or []
        if around.role is Role.PARAGRAPH and (images := _figures(children)):
            for image in images:
                if caption := self._caption(image):
                    self._add(Piece(Role.CAPTION, caption))
        else:
            text, italics = self._text(children)
            self._add(replace(around, text=text, italics=italics))

    def _caption(self, image: Token) -> str:
        text = self._text(image.children or [])[0].strip() or visible(str(image.attrs.get("title", ""))).strip()
        return "" if _FILE_NAME.fullmatch(text) else text

    # --- text -------------------------------------------------------------------------------------------------------

    def _text(self, children: Sequence[Token]) -> tuple[str, Spans]:
        gathered = Gathered()
        parts = gathered.parts
        raised = False
        slanted = 0  # how many elements that set in italics are open
        muted = ""  # the script or style sheet whose end is to come
        for index, child in enumerate(children):
            if change := _slant(child):
                slanted = max(slanted + change, 0)
                gathered.turn(italic=slanted > 0)
            elif child.type == "html_inline":
                name = tag[1].lower() if (tag := _TAG.match(child.content)) else ""
                raised = name == "sup" if name.strip("/") == "sup" else raised
                if name in _NEVER and _closes(children[index:], name):
                    muted = name
                elif name == f"/{muted}":
                    muted = ""
                parts.append(" " if name == "br" else "")
            elif not muted:
                parts.append(self._shown(child, raised=raised))
        return "".join(parts), gathered.spans()

    def _shown(self, child: Token, *, raised: bool) -> str:
        if child.type == "footnote_ref":
            return self._call(child.meta)
        if child.type in ("softbreak", "hardbreak"):
            return " "
        if child.type == "image":
            return ""
        text = visible(child.content)
        return text.translate(_RAISED) if raised and text.isdecimal() and text.isascii() else text

    def _call(self, meta: Mapping[str, Any]) -> str:
        """A slot for a call. Where nothing is defined at all, ``[^1]`` is text, which may call a plain note."""
        label = meta.get("label")
        if label is not None and not self._defined:
            return f"[^{label}]"
        if label is None:
            label = self._inline_note(meta["id"])
        self._targets.append(label)
        if not self._open:
            self._in_text.append(label)
        return slot(len(self._targets) - 1)

    def _inline_note(self, number: int) -> str:
        note = _Note(f"inline note {number}", inline=True)
        self._notes.append(note)
        self._open.append(note)
        note.parts.append(self._text(self._inline[number]["tokens"]))
        self._open.pop()
        return note.key

    # --- notes ------------------------------------------------------------------------------------------------------

    def notes(self) -> FoundNotes:
        """The notes in the order of their first calls, those that nobody calls last."""
        keys = dict.fromkeys((*self._in_text, *self._targets, *(note.key for note in self._notes)))
        order = {key: place for place, key in enumerate(keys)}
        labels = self._labels(order)
        ordered = sorted(self._notes, key=lambda note: order[note.key])
        return FoundNotes(
            [
                NotePiece(note.key, labels[note.key], text, called=True, italics=italics)
                for note in ordered
                for text, italics in [joined(note.parts)]
            ],
            [Seed(labels[key], key) for key in self._targets],
            complete=bool(ordered),
        )

    def _labels(self, order: Iterable[str]) -> dict[str, str]:
        """What each note shows: the author's own numbers if all have one, else numbers in order, as when rendered.

        A call to a note that isn't there shows what was written.
        """
        known = {note.key for note in self._notes}
        if all(not note.inline and note.key.isdecimal() for note in self._notes):
            return {key: key for key in order}
        numbers = {key: str(number) for number, key in enumerate((key for key in order if key in known), start=1)}
        return {key: numbers.get(key, key) for key in order}


def _figures(children: Sequence[Token]) -> list[Token]:
    """The images of a paragraph that holds nothing else (but links around them and line breaks)."""
    images = [child for child in children if child.type == "image"]
    rest = (child for child in children if child.type not in ("image", "link_open", "link_close", "softbreak"))
    return images if all(child.type == "text" and not child.content.strip() for child in rest) else []


def _slant(child: Token) -> int:
    """1 where italics begin, -1 where they end, else 0."""
    if child.type in ("em_open", "em_close"):
        return child.nesting
    tag = _TAG.match(child.content) if child.type == "html_inline" else None
    if tag is None or tag[1].lower().lstrip("/") not in _ITALIC:
        return 0
    return -1 if tag[1].startswith("/") else 1


def _closes(children: Sequence[Token], name: str) -> bool:
    return any(child.type == "html_inline" and child.content.lower().startswith(f"</{name}") for child in children)
