"""Which lines stand in several documents of one publication? They are its site's own, whatever they say.

Looked for in the bytes, without reading the documents: pasted text and Markdown line by line, pages by what stands
between their tags. A line counts where ``LEAST`` documents of a publication have it: what an article has alone stays.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.engine import kernels
from indexer.folding import fold, nfc, single_spaced
from indexer.model import Block, Metadata, RawDocument, Role
from indexer.reading import suffix_of

LEAST: Final = 3
"""So many documents have to have a line: two may quote the same sentence, or be versions of one article."""

Keys = npt.NDArray[np.uint64]
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
_LARGEST = 4_000_000  # bytes; what is larger is no page of a site
_LONGEST = 400
_FEWEST_WORDS = 4
_FEWEST_SYLLABLES = 8  # of Hangul and other scripts that put less white space between words
_SHORTEST = min(2 * _FEWEST_WORDS - 1, _FEWEST_SYLLABLES)
_WIDE = re.compile("[가-힣一-鿿]")
_MOST_SAID = 3
_INLINE = re.compile(
    rb"</?(?:a|b|i|em|strong|span|u|small|sup|sub|font|abbr|cite|q|code|time|mark|wbr)(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(rb"<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(rb">([^<>]{12,2000})(?=<)")
_SITE = re.compile(
    rb"<meta\s[^<>]{0,200}?(?:og:site_name|citation_journal_title)[^<>]{0,200}?content\s*=\s*[\"']([^\"'<>]{2,120})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one document, as keys, and the publication that it names in its bytes."""

    keys: Keys
    site: str


class Furniture:
    """The lines that documents of a folder share, by path; looked for when they are first asked for."""

    def __init__(self, files: Mapping[str, Path] | None = None, rows: Mapping[str, Metadata] | None = None) -> None:
        """See ``repeated``."""
        self._files, self._rows = files or {}, rows or {}

    @cached_property
    def _keys(self) -> Mapping[str, frozenset[int]]:
        return repeated(self._files, self._rows)

    def of(self, path: str) -> frozenset[int]:
        """The keys of those lines of a document."""
        return self._keys.get(path, frozenset())


def repeated(files: Mapping[str, Path], rows: Mapping[str, Metadata]) -> dict[str, frozenset[int]]:
    """By the path of a document the keys of those of its lines that several documents of its publication have.

    Documents are of one publication where the catalogue, else the page itself, says so, else where they lie in one
    folder. Files that can't be read, and formats that keep furniture apart by themselves, are left out.
    """
    groups: defaultdict[str, dict[str, Keys]] = defaultdict(dict)
    for path, file in files.items():
        if found := _lines(path, file):
            row = rows.get(path)
            told = (row.publication if row else None) or found.site
            groups[fold(told) if told else f"/{PurePosixPath(path).parent}"][path] = found.keys
    return {path: keys for group in groups.values() for path, keys in _of_group(group)}


def _of_group(group: Mapping[str, Keys]) -> Iterator[tuple[str, frozenset[int]]]:
    if len(group) < LEAST:
        return
    keys, counts = np.unique(np.concatenate(list(group.values())), return_counts=True)
    known = keys[counts >= LEAST]
    if not len(known):
        return
    for path, own in group.items():
        if shared := frozenset(np.intersect1d(own, known).tolist()):
            yield path, shared


def _lines(path: str, file: Path) -> _Lines | None:
    suffix = suffix_of(path)
    if suffix not in _PAGES and suffix not in _PLAIN:
        return None
    try:
        data = file.read_bytes() if file.stat().st_size <= _LARGEST else b""
    except OSError:
        return None
    if not data:
        return None
    if suffix in _PLAIN:
        texts, site = data.decode(errors="replace").splitlines(), ""
    else:
        named = _SITE.search(data)
        site = _said(named[1]) if named else ""
        texts = [_said(found) for found in _BETWEEN.findall(_INLINE.sub(b"", _NO_TEXT.sub(b"", data)))]
    keys = {key for text in texts if (key := line_key(text)) is not None}
    return _Lines(np.fromiter(keys, np.uint64, len(keys)), site)


def _said(data: bytes) -> str:
    return html.unescape(data.decode(errors="replace"))


def line_key(text: str) -> int | None:
    """The same for the same line, however it is spaced and cased; None for one that is too short or too long."""
    if not _SHORTEST <= len(text) <= 2 * _LONGEST:  # many lines are empty
        return None
    plain = single_spaced(text)
    if len(plain) > _LONGEST:
        return None
    if plain.count(" ") < _FEWEST_WORDS - 1 and len(_WIDE.findall(plain)) < _FEWEST_SYLLABLES:
        return None
    folded = kernels.casefolded(nfc(plain))
    return int.from_bytes(blake2b(folded.encode(errors="replace"), digest_size=8).digest(), "big")


def without(raw: RawDocument, furniture: frozenset[int]) -> RawDocument:
    """The document without these lines, and a remark that quotes them.

    Only paragraphs that call no note go, with headings that they leave bare. Where that would be more than half of the
    paragraphs, it is a copy or another version of an article, and stays as it is.
    """
    gone = [index for index, block in enumerate(raw.blocks) if _is_furniture(block, furniture)] if furniture else []
    if not gone or 2 * len(gone) > sum(block.role is Role.PARAGRAPH for block in raw.blocks):
        return raw
    kept = [block for index, block in enumerate(raw.blocks) if index not in frozenset(gone)]
    lines = [raw.blocks[index].text for index in gone]
    return RawDocument(raw.metadata, tuple(_without_bare(raw.blocks, kept)), (*raw.problems, _remark(lines)))


def _is_furniture(block: Block, furniture: frozenset[int]) -> bool:
    return block.role is Role.PARAGRAPH and not block.calls and line_key(block.text) in furniture


def _without_bare(before: Sequence[Block], kept: Sequence[Block]) -> Iterator[Block]:
    """The blocks without headings under which something stood before, and nothing does now."""
    gone = {id(block) for block in _bare(kept)} - {id(block) for block in _bare(before)}
    return (block for block in kept if id(block) not in gone)


def _bare(blocks: Sequence[Block]) -> list[Block]:
    """The headings right before the next heading of their level or above, before the notes, or at the end."""
    found = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        ends = after is None or after.role is Role.NOTE or (after.role is Role.HEADING and after.level <= block.level)
        if block.role is Role.HEADING and ends:
            found.append(block)
    return found


def _remark(lines: Sequence[str]) -> str:
    said = "; ".join(f"“{line[:60]}{'…' * (len(line) > 60)}”" for line in lines[:_MOST_SAID])
    more = f" and {len(lines) - _MOST_SAID} more" if len(lines) > _MOST_SAID else ""
    return f"left out as the site's own, since {LEAST} documents or more of its publication have it: {said}{more}"
