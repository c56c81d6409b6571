"""The values that cross from one stage to the next: all frozen, all slotted.

Offsets are code-point offsets, counted from 0, into the text of the passage (or block) that carries them. Dates are
EDTF strings (ISO 8601-2). Ids of articles and passages are those of the design: ``<article>/p7``, ``/n3``, ``/c1``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from indexer.citations.model import Citation, Claim, Work, WorkRef
from indexer.quickly import quickly_made

Via = Literal["text", "citation", "note"]
MarkKind = Literal["date", "name", "person", "organisation", "place", "emphasis", "citation", "cited"]


class Kind(StrEnum):
    """What a passage is; the value is the one shown in facets and JSON."""

    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    CAPTION = "caption"

    @property
    def letter(self) -> str:
        """The letter that the ids of this kind carry: p, n or c."""
        return {"paragraph": "p", "footnote": "n", "caption": "c"}[self.value]


# --- what a reader hands over ---------------------------------------------------------------------------------------


class Role(StrEnum):
    """What a reader takes a block of a document for."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    NOTE = "note"


@quickly_made
@dataclass(frozen=True, slots=True)
class RawCall:
    """A note call as it stood in a block: the marker is already cut out of the block's text at ``offset``.

    ``target`` is the key of the note block that is called (see ``Block.key``); ``marker`` is what the reader of the
    document saw, without brackets.
    """

    offset: int
    marker: str
    target: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the document itself says of ``text[start:end]``: it wins over what enrichment would find there.

    A ``date`` has an EDTF date for its value; one without a value says only that the stretch is a date. ``emphasis``
    says that it is set in italics. A ``citation`` is one of a work of the kind that is its value (``WorkKind``), and
    ``cited`` is a part of one, its value the name of the part (``FieldName``). Any other kind is a name: its value
    holds what the document gives to identify its bearer, ids and addresses parted by spaces.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""

    @property
    def names(self) -> bool:
        """Whether it says that its stretch is the name of somebody or something."""
        return self.kind in ("name", "person", "organisation", "place")


@quickly_made
@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document in reading order: NFC text, white space folded, note calls cut out.

    ``key`` names a note block for the calls that aim at it; ``label`` is the number or sign it showed.
    ``level`` is the depth of a heading, 1 for the highest below the title.
    """

    role: Role
    text: str
    calls: tuple[RawCall, ...] = ()
    key: str = ""
    label: str = ""
    level: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; ``None`` and empty mean unknown, never guessed.

    ``publication`` is the outlet's name as found, ``published`` an EDTF date, ``language`` a code such as ``en``.
    """

    identifier: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publication: str | None = None
    published: str | None = None
    language: str | None = None
    source: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader made of a document: metadata, blocks in reading order, and what it noticed on the way."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    problems: tuple[str, ...] = ()


# --- articles and passages ------------------------------------------------------------------------------------------


@quickly_made
@dataclass(frozen=True, slots=True)
class Call:
    """A note call in a passage: where the marker stood, what it showed, the passage id of its note (or none)."""

    offset: int
    marker: str
    note: str | None


@quickly_made
@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor that a passage mentions; ``type`` is person, organisation, state or place."""

    id: str
    label: str
    type: str


@quickly_made
@dataclass(frozen=True, slots=True)
class OutletRef:
    """A source outlet on which a passage draws, and how: named in it, cited by it, cited by a note anchored in it."""

    id: str
    label: str
    via: Via


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of search. ``position`` counts all passages of the article from 0 in reading order.

    ``label`` is what a reader sees beside it: the note's own sign, else the number within its kind. ``notes`` lists
    the notes called in it, ``anchored_in`` the passages that call it. ``years`` are the single years its dates cover,
    ``decades`` those of its years and dates, in the form ``196X``. ``marks`` are for enrichment, which uses them up.
    ``works`` are those that it cites, or that the notes called in it cite; ``citations`` what a note says of each,
    ``claims`` the stretches of a paragraph that rest on notes.
    """

    id: str
    article: str
    kind: Kind
    number: int
    label: str
    section: str
    position: int
    text: str
    lang: str | None = None
    calls: tuple[Call, ...] = ()
    notes: tuple[str, ...] = ()
    anchored_in: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    decades: tuple[str, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    outlets: tuple[OutletRef, ...] = ()
    marks: tuple[Mark, ...] = ()
    works: tuple[WorkRef, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class FoundDate:
    """A date in a text: ``text[start:end]`` says it, ``edtf`` is what it says.

    ``rule`` names the rule that read it (*day*, *decade*, *same year* …). An ``inferred`` date is not said in full: its
    year, or the time that it counts from, is taken from a date before it in the same passage.
    """

    start: int
    end: int
    edtf: str
    rule: str = ""
    inferred: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the position of the first passage under it; ``level`` is 1 for the highest."""

    title: str
    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Publication:
    """The outlet in which an article appeared."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """What is shown of an article beside a hit; ``published`` is an EDTF date."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    publication: Publication | None = None
    published: str | None = None
    source: str | None = None
    lang: str | None = None
    rights: str | None = None
    passages: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """What Ibid knows of one document: summary, sections, passages in reading order, and what was noticed.

    ``unresolved`` counts the names that stay open since two may be meant; it goes into the report, not the library.
    ``basis`` is a digest of the authority records that had a say in it; it goes into the fingerprint of its source.
    ``works`` are those that its notes cite.
    """

    summary: ArticleSummary
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    problems: tuple[str, ...] = ()
    unresolved: tuple[tuple[str, int], ...] = ()
    basis: str = ""
    works: tuple[Work, ...] = ()

    @property
    def id(self) -> str:
        return self.summary.id


# --- answers --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """A marked stretch of a passage's text: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query. ``snippet`` is safe HTML in which only ``<mark>`` is markup."""

    passage: Passage
    article: ArticleSummary
    score: float
    highlights: tuple[Highlight, ...]
    snippet: str


class FacetValue(NamedTuple):
    """One value of a facet with its count of passages under the query and all other filters.

    A tuple, for an answer has hundreds of them, and a tuple is made in a third of the time.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # which hides tuple.count, of no use here
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet; ``missing`` counts the passages that have none, ``truncated`` says the list was cut."""

    name: str
    values: tuple[FacetValue, ...]
    missing: int
    missing_selected: bool = False
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Crossed:
    """How many passages have a value of one facet and a value of another.

    ``counts`` has a line for each of ``rows`` with a cell for each of ``columns``; rows and columns carry their own
    counts of passages, and ``rows_cut`` and ``columns_cut`` say that there are more.
    """

    rows: tuple[FacetValue, ...]
    columns: tuple[FacetValue, ...]
    counts: tuple[tuple[int, ...], ...]
    rows_cut: bool = False
    columns_cut: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """A name of the query and the other forms that were searched with it."""

    term: str
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """Which generation answered, and how much it holds."""

    generation: str
    passages: int
    articles: int


@dataclass(frozen=True, slots=True)
class Group:
    """An article of a grouped answer; ``passages`` counts those of its passages that answer."""

    article: ArticleSummary
    passages: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer. ``next`` is the cursor of the following page, if there is one.

    Where it is grouped by article, ``groups`` are the articles of the page in order, and ``hits`` the best of the
    passages of each, those of an article together.
    """

    passages: int
    articles: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Facet]
    library: LibraryInfo
    variants: tuple[Expansion, ...] = ()
    suggestions: tuple[str, ...] = ()
    next: str | None = None
    took_ms: float = 0.0
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a query, without whole hits: how many passages, and the ids of one page of them.

    ``facets`` and ``snippets`` (one an id, as in a ``Hit``) are there if they were asked for.
    """

    passages: int
    ids: tuple[str, ...]
    facets: Mapping[str, Facet]
    library: LibraryInfo
    snippets: tuple[str, ...] = ()


# --- what a build hands to an engine --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """One authority record of an actor or an outlet."""

    id: str
    label: str
    type: str
    variants: tuple[str, ...] = ()
    wikidata: str = ""
    note: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The label and every variant."""
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a library remembers it: ``root`` is the indexed folder, ``path`` lies below it.

    ``fingerprint`` covers all that made the article (bytes, catalogue row, authority, reader versions; see
    ``Folder.fingerprint``); ``digest`` is the SHA-256 of the bytes alone. ``passages`` counts those of the article.
    """

    root: str
    path: str
    article: str
    digest: str
    fingerprint: str
    passages: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The authority records that a library was built with: actors and outlets, in the order of their files."""

    actors: tuple[Record, ...] = ()
    outlets: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What one commit does to a library.

    ``added`` are articles with their sources, consumed once, one at a time; one whose id the library has replaces it.
    ``removed`` names articles that go, consumed after ``added``. ``roots`` and ``vocabulary`` are the new state, whole,
    and so is ``vocabularies`` (see ``LibraryState``), consumed last.
    ``anew`` forgets all that was there before, which may be unreadable.
    """

    added: Iterable[tuple[Source, Article]] = ()
    removed: Iterable[str] = ()
    roots: tuple[str, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    vocabularies: Iterable[tuple[str, str]] = ()
    anew: bool = False


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What a library knows of its own making: the folders, the documents, the authority records.

    ``vocabularies`` gives, for folders of which every article is known to be as a vocabulary would have it, the digest
    of that vocabulary. ``restores`` names the generation that this one brings back, until the next one is published.
    """

    info: LibraryInfo
    roots: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    vocabularies: tuple[tuple[str, str], ...] = ()
    restores: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A generation that a library keeps: what it holds, and when it was published, in seconds since 1970 (UTC).

    ``restores`` names the earlier generation that it brought back, if it did.
    """

    info: LibraryInfo
    published: float
    restores: str = ""
