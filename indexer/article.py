"""RawDocument → Article: sections, passages with their ids, calls linked with notes both ways, and what was noticed.

A problem is a plain sentence that names the passage: the librarian finds the place by it. Nothing is repaired silently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.errors import DocumentError
from indexer.folding import slug
from indexer.model import (
    Article,
    ArticleSummary,
    Block,
    Call,
    Kind,
    Metadata,
    Passage,
    Publication,
    RawDocument,
    Role,
    Section,
)

_KINDS = {Role.PARAGRAPH: Kind.PARAGRAPH, Role.CAPTION: Kind.CAPTION, Role.NOTE: Kind.FOOTNOTE}
_FIELDS = ("identifier", "title", "authors", "publication", "published", "language", "source", "rights")


def complete(found: Metadata, catalogued: Metadata | None) -> Metadata:
    """What the reader found, corrected and completed by the catalogue, which wins wherever it says something."""
    if catalogued is None:
        return found
    said = {name: value for name in _FIELDS if (value := getattr(catalogued, name))}
    return replace(found, **said)


def make_article(raw: RawDocument, *, identifier: str, metadata: Metadata) -> Article:
    """Make an article of what a reader handed over. ``metadata`` is final: see ``complete``.

    Notes keep their place in reading order but stand in no section. Raises DocumentError when no passage is left.
    """
    blocks = [block for block in raw.blocks if block.text]
    if not any(block.role in (Role.PARAGRAPH, Role.CAPTION, Role.NOTE) for block in blocks):
        raise DocumentError("there is no paragraph in it, only a title", cure="put the text into it, or remove it")
    ids = _ids(blocks, identifier)
    notes = _notes_by_key(blocks, ids)
    sections = tuple(_sections(blocks))
    passages = tuple(_passages(blocks, ids, notes, identifier))
    return Article(
        summary=_summary(identifier, metadata, passages),
        sections=sections,
        passages=passages,
        problems=(*raw.problems, *_problems(raw, blocks, ids, notes)),
    )


def _summary(identifier: str, metadata: Metadata, passages: Sequence[Passage]) -> ArticleSummary:
    outlet = metadata.publication
    return ArticleSummary(
        id=identifier,
        title=metadata.title or identifier,
        authors=metadata.authors,
        publication=Publication(slug(outlet).lower(), outlet) if outlet else None,
        published=metadata.published,
        source=metadata.source,
        lang=metadata.language,
        rights=metadata.rights,
        passages=len(passages),
        notes=sum(passage.kind is Kind.FOOTNOTE for passage in passages),
    )


def _ids(blocks: Sequence[Block], identifier: str) -> list[str]:
    """The passage id of every block, in their order; empty for a title or a heading."""
    counts: Counter[Kind] = Counter()
    ids = []
    for block in blocks:
        kind = _KINDS.get(block.role)
        if kind is not None:
            counts[kind] += 1
        ids.append(f"{identifier}/{kind.letter}{counts[kind]}" if kind is not None else "")
    return ids


def _notes_by_key(blocks: Sequence[Block], ids: Sequence[str]) -> dict[str, str]:
    """The passage id of each note by its key; of two with one key the first answers."""
    pairs = [(block.key, id_) for block, id_ in zip(blocks, ids, strict=True) if block.role is Role.NOTE and block.key]
    return dict(reversed(pairs))


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """The headings with a passage under them or under what they head; one with nothing to follow is left out."""
    position = 0
    last = max((index for index, block in enumerate(blocks) if block.role in _SECTIONED), default=-1)
    for index, block in enumerate(blocks):
        if block.role is Role.HEADING and index < last:
            yield Section(block.text, block.level or 1, position)
        position += block.role in _KINDS


_SECTIONED = (Role.PARAGRAPH, Role.CAPTION)


def _passages(
    blocks: Sequence[Block], ids: Sequence[str], notes: Mapping[str, str], identifier: str
) -> Iterator[Passage]:
    section = ""
    position = 0
    callers = _callers(blocks, ids, notes)
    for block, id_ in zip(blocks, ids, strict=True):
        if block.role is Role.HEADING:
            section = block.text
        kind = _KINDS.get(block.role)
        if kind is None:
            continue
        number = int(id_.rpartition("/")[2][1:])
        calls = tuple([Call(call.offset, call.marker, notes.get(call.target)) for call in block.calls])
        yield Passage(
            id=id_,
            article=identifier,
            kind=kind,
            number=number,
            label=block.label or str(number),
            section="" if kind is Kind.FOOTNOTE else section,
            position=position,
            text=block.text,
            calls=calls,
            notes=_called(block, notes) if calls else (),
            anchored_in=tuple(callers.get(id_, ())),
            marks=block.marks,
        )
        position += 1


def _called(block: Block, notes: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the notes that a block calls, each once."""
    return tuple(dict.fromkeys(note for call in block.calls if (note := notes.get(call.target)) is not None))


def _callers(blocks: Sequence[Block], ids: Sequence[str], notes: Mapping[str, str]) -> Mapping[str, list[str]]:
    """The passages that call each note."""
    callers: defaultdict[str, list[str]] = defaultdict(list)
    for block, id_ in zip(blocks, ids, strict=True):
        if block.calls and id_:
            for note in _called(block, notes):
                callers[note].append(id_)
    return callers


# --- problems -------------------------------------------------------------------------------------------------------


def _problems(raw: RawDocument, blocks: Sequence[Block], ids: Sequence[str], notes: Mapping[str, str]) -> Iterator[str]:
    for block in raw.blocks:
        if block.role is Role.NOTE and not block.text:
            yield f"note {block.label or block.key} has no text and was left out"
    labelled = defaultdict(list)
    for block, id_ in zip(blocks, ids, strict=True):
        if block.role is Role.NOTE and block.label.isalnum():  # many notes may rightly be marked “*”
            labelled[block.label].append(id_)
    for label, doubles in labelled.items():
        if len(doubles) > 1:
            yield f"{len(doubles)} notes are labelled {label}: {', '.join(doubles)}"
    yield from _broken_links(blocks, ids, notes)


def _broken_links(blocks: Sequence[Block], ids: Sequence[str], notes: Mapping[str, str]) -> Iterator[str]:
    for block, id_ in zip(blocks, ids, strict=True):
        for call in block.calls:
            if call.target not in notes:
                yield f"call {call.marker} in {id_ or f'“{block.text[:40]}”'} has no note"
    called = {notes.get(call.target) for block in blocks for call in block.calls}
    for block, id_ in zip(blocks, ids, strict=True):
        if block.role is Role.NOTE and id_ not in called:
            yield f"note {block.label or block.key} ({id_}) is not called in the text"
