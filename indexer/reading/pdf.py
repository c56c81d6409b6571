"""PDF with text → RawDocument: pages, then lines, then what repeats at their ends goes, then notes, then paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from indexer.errors import DocumentError
from indexer.folding import fold
from indexer.model import Block, Metadata, RawDocument, Role
from indexer.reading import emphasis, roles
from indexer.reading.calls import Seed, cut, digits, mark, without_slots
from indexer.reading.furniture import head, same_title
from indexer.reading.layout import Line as TextLine
from indexer.reading.notes import split_notes
from indexer.reading.pdf_lines import page_lines, with_edges
from indexer.reading.pdf_margins import without_margins
from indexer.reading.pdf_notes import part_notes
from indexer.reading.pdf_pages import Page, Pages, read_pages
from indexer.reading.pdf_paragraphs import Paragraph, look, paragraphs
from indexer.reading.pdf_text import Joined, Joiner

_FEWEST_LETTERS = 20  # in a whole document: a scan may carry a stamp of its scanner
_UNKNOWN_SHARE = 0.1  # of letters that the fonts give no Unicode for: more can't be searched
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
# What programs write into the information dictionary by themselves.
_NO_TITLE = re.compile(
    r"(?:untitled|microsoft word|powerpoint|document\d*$|제목 ?없음|sin t[ií]tulo|title$|layout \d)|\S+\.\w{2,5}$|\W*$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|usuario|admin\w*|owner|author|unknown|anonymous|hp|dell|사용자)\W*\d*$|\S*@|\W*$", re.IGNORECASE
)


def read_pdf(data: bytes) -> RawDocument:
    """Read a PDF that has text. Raises DocumentError for one that is encrypted, broken, or pictures of pages only."""
    return from_pages(read_pages(data))


def from_pages(pages: Pages) -> RawDocument:
    """What stands on the pages of a PDF."""
    _refuse_without_text(pages.pages)
    lines = with_edges(list(chain.from_iterable(without_margins(page_lines(pages.pages)))))
    if not lines:
        raise DocumentError("there is no text in it but page numbers", cure="recognise its text (OCR) and save it anew")
    seen = look(lines)
    parted = part_notes(lines, seen.size)
    joiner = Joiner(lines, parted.keys())
    body = [(paragraph, joiner.join(paragraph.lines)) for paragraph in paragraphs(parted.body, seen)]
    notes = [(note.label, note.key, joiner.join(note.lines)) for note in parted.notes]
    body, more = _listed_notes(body, headed=bool(notes))
    return _document(pages, body, [*notes, *more])


def _refuse_without_text(pages: Sequence[Page]) -> None:
    text = "".join(run.text for page in pages for run in page.runs)
    if sum(map(str.isalnum, text)) < _FEWEST_LETTERS and not any(
        _UNKNOWN.search(run.text) for p in pages for run in p.runs
    ):
        raise DocumentError(
            "it holds no text, only pictures of pages", cure="recognise its text (OCR) and save it as a PDF with text"
        )
    if len(_UNKNOWN.findall(text)) > _UNKNOWN_SHARE * len(text):
        raise DocumentError(
            "its fonts don't say which letters they show", cure="recognise its text (OCR), or get it in another format"
        )


def _listed_notes(
    body: list[tuple[Paragraph, Joined]], *, headed: bool
) -> tuple[list[tuple[Paragraph, Joined]], list[tuple[str, str, Joined]]]:
    """The body without the notes that are listed at its end, and these; with footnotes, only a list under a heading."""
    heading = any(roles.is_note_heading(one.text) for _, one in body)
    if headed and not heading:
        return body, []
    split = split_notes([TextLine(n, 0, 1, without_slots(one.text)) for n, (_, one) in enumerate(body)], wrapped=False)
    kept = [body[line.number] for line in split.body]
    return kept, [(note.label, f"listed {note.label}", Joined(note.text, [])) for note in split.notes]


def _document(
    pages: Pages, body: Sequence[tuple[Paragraph, Joined]], notes: Sequence[tuple[str, str, Joined]]
) -> RawDocument:
    keys = {label: key for label, key, _ in reversed(notes)}
    blocks = [_block(paragraph, one, keys) for paragraph, one in body]
    blocks = [block for block in blocks if block.text]
    metadata, blocks = _metadata(pages, blocks)
    note_blocks = [
        replace(_block_of(Role.NOTE, one, keys, strict=True), key=key, label=digits(label)) for label, key, one in notes
    ]
    return RawDocument(
        metadata, (*blocks, *note_blocks), (*pages.problems, *_empty_pages(pages.pages), *_no_title(metadata))
    )


def _block(paragraph: Paragraph, one: Joined, keys: Mapping[str, str]) -> Block:
    return replace(_block_of(paragraph.role, one, keys), level=paragraph.level)


def _block_of(role: Role, one: Joined, keys: Mapping[str, str], *, strict: bool = False) -> Block:
    marked, more = mark(one.text, frozenset(keys), strict=strict, first=len(one.seeds))
    seeds = [*one.seeds, *(Seed(seed.marker, keys.get(seed.target, seed.target)) for seed in more)]
    text, calls = cut(marked, seeds)
    return Block(role, text, calls, marks=emphasis.marks(one.text, text, one.italics))


def _metadata(pages: Pages, blocks: Sequence[Block]) -> tuple[Metadata, list[Block]]:
    """What the title page and the information dictionary say, and the blocks without the lines that said it."""
    shown = next((index for index, block in enumerate(blocks) if block.role is Role.TITLE), None)
    given = pages.info.get("Title", "").strip()
    given = "" if _NO_TITLE.match(given) else " ".join(given.split())
    if shown is None:
        metadata = Metadata(title=given or None, authors=_authors(pages.info))
        return metadata, [*([Block(Role.TITLE, given)] if given else []), *blocks]
    title, rest = blocks[shown], [*blocks[:shown], *blocks[shown + 1 :]]
    under = [block.text for block in rest[shown : shown + 3]]
    authors = _authors(pages.info)
    named = next((n for n, text in enumerate(under) if authors and fold(text) == fold(" ".join(authors))), None)
    if named is not None:
        del rest[shown + named], under[named]
    top = head(under)
    del rest[shown : shown + top.lines]
    metadata = Metadata(title=title.text, authors=top.authors or authors, published=top.published)
    kept = [block for block in rest if not (block.role is Role.HEADING and same_title(block.text, title.text))]
    return metadata, [replace(title, level=0), *kept]


def _authors(info: Mapping[str, str]) -> tuple[str, ...]:
    """The authors that the dictionary names, if they look like names and not like an account on a computer."""
    given = [" ".join(name.split()) for name in re.split(r"[;,]\s+|\s+(?:and|y|&)\s+", info.get("Author", ""))]
    names = [name for name in given if not _NO_AUTHOR.match(name) and (" " in name or not name.isascii())]
    return tuple(dict.fromkeys(names)) if len(names) == len(given) else ()


def _empty_pages(pages: Iterable[Page]) -> tuple[str, ...]:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.runs]
    return (f"no text on page {', '.join(empty[:20])}: blank, or a picture",) if empty else ()


def _no_title(metadata: Metadata) -> tuple[str, ...]:
    return () if metadata.title else ("no title: nothing on the first page is set like one",)
