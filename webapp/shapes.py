"""The JSON of the API as types: what a program may rely on, key by key, in this order."""

from __future__ import annotations

from typing import TypedDict


class PublicationBody(TypedDict):
    """The outlet in which an article appeared."""

    id: str
    label: str


class ArticleRefBody(TypedDict):
    """An article beside a hit."""

    id: str
    title: str
    authors: list[str]
    publication: PublicationBody | None
    published: str | None
    source: str | None


class SummaryBody(ArticleRefBody):
    """An article in a list."""

    lang: str | None
    rights: str | None
    passages: int
    notes: int
    url: str


class RangeBody(TypedDict):
    """A stretch of a text, in code points from 0."""

    start: int
    end: int


class ActorBody(TypedDict):
    """A person, organisation or state that a passage mentions."""

    id: str
    label: str
    type: str


class OutletBody(TypedDict):
    """A source on which a passage draws; ``via`` is text, citation or note."""

    id: str
    label: str
    via: str


class HitBody(TypedDict):
    """A passage that answers a search."""

    id: str
    kind: str
    label: str
    section: str
    article: ArticleRefBody
    text: str
    highlights: list[RangeBody]
    snippet: str
    lang: str | None
    dates: list[str]
    years: list[int]
    actors: list[ActorBody]
    outlets: list[OutletBody]
    notes: list[str]
    anchored_in: list[str]
    score: float
    url: str
    works: list[WorkRefBody]
    citations: list[CitationBody]
    claims: list[ClaimBody]


class WorkRefBody(TypedDict):
    """A work that a passage cites (``citation``), or a note called in it (``note``)."""

    id: str
    label: str
    via: str


class ClaimBody(TypedDict):
    """A stretch of a paragraph that rests on notes, and the ids of what these cite."""

    start: int
    end: int
    notes: list[str]
    works: list[str]
    outlets: list[str]


class CitationFieldBody(TypedDict):
    """One thing that a citation says, and where in the note it says it."""

    name: str
    value: str
    start: int
    end: int


class CitationBody(TypedDict):
    """A citation in a note; ``refers_to`` is the note with the full citation, ``problem`` says why there is none."""

    start: int
    end: int
    form: str
    kind: str
    work: str | None
    refers_to: str | None
    problem: str | None
    fields: list[CitationFieldBody]


class CallBody(TypedDict):
    """A note call in a passage; ``note`` is null when the note is missing."""

    offset: int
    marker: str
    note: str | None


class PassageBody(TypedDict):
    """A passage within its article."""

    id: str
    kind: str
    label: str
    section: str
    text: str
    calls: list[CallBody]
    lang: str | None
    dates: list[str]
    years: list[int]
    actors: list[ActorBody]
    outlets: list[OutletBody]
    notes: list[str]
    anchored_in: list[str]
    url: str
    works: list[WorkRefBody]
    citations: list[CitationBody]
    claims: list[ClaimBody]


class LonePassageBody(PassageBody):
    """A passage on its own, with its article."""

    article: ArticleRefBody


class ReasonBody(TypedDict):
    """Why a passage has a value: where in the text of which passage it is named, by which form and rule."""

    facet: str
    value: str
    passage: str
    start: int
    end: int
    form: str
    rule: str
    since: str | None
    inferred: bool


class ExplainedPassageBody(LonePassageBody):
    """A passage with the reasons for its actors, outlets and dates."""

    explained: list[ReasonBody]


class SectionBody(TypedDict):
    """A heading; ``start`` counts the passages before it."""

    title: str
    level: int
    start: int


class ArticleBody(TypedDict):
    """A whole article."""

    article: SummaryBody
    sections: list[SectionBody]
    passages: list[PassageBody]


class ValueBody(TypedDict):
    """A facet value; ``toggle`` and ``exclude`` lead to the search that chooses it or leaves it out, or no longer."""

    value: str
    label: str
    count: int
    selected: bool
    toggle: str
    excluded: bool
    exclude: str


class FacetBody(TypedDict):
    """A facet; ``missing`` counts the passages without a value."""

    values: list[ValueBody]
    missing: int
    missing_selected: bool
    missing_toggle: str
    truncated: bool


class ExpansionBody(TypedDict):
    """A name of the query and the other forms that were searched with it."""

    term: str
    added: list[str]


class QueryBody(TypedDict):
    """What was asked; ``filters`` holds missing, also and exclude too, each under the name of its parameter."""

    q: str
    filters: dict[str, list[str]]
    variants: list[ExpansionBody]


class TotalBody(TypedDict):
    """How much was found."""

    passages: int
    articles: int


class LibraryBody(TypedDict):
    """Which generation answered, and how much it holds."""

    generation: str
    passages: int
    articles: int


class SearchBody(TypedDict):
    """The answer to a search."""

    query: QueryBody
    total: TotalBody
    took_ms: float
    library: LibraryBody
    hits: list[HitBody]
    facets: dict[str, FacetBody]
    suggestions: list[str]
    next: str | None


class ArticlesBody(TypedDict):
    """All articles of the library."""

    library: LibraryBody
    articles: list[SummaryBody]


class ListedWorkBody(TypedDict):
    """A work as it stands in a list; ``passages`` counts those that cite it."""

    id: str
    label: str
    kind: str
    passages: int
    url: str


class WorksBody(TypedDict):
    """A page of the works that a library cites, the most cited first."""

    library: LibraryBody
    total: int
    works: list[ListedWorkBody]
    next: str | None


class NameValueBody(TypedDict):
    """One thing that is known of a work."""

    name: str
    value: str


class WorkBody(TypedDict):
    """A work as its fullest citation gives it."""

    id: str
    label: str
    kind: str
    fields: list[NameValueBody]


class LoneWorkBody(TypedDict):
    """A work, and the first passages that cite it."""

    library: LibraryBody
    work: WorkBody
    total: TotalBody
    passages: list[HitBody]
    next: str | None


class EntityBody(TypedDict):
    """A name or an outlet as the authority files have it; ``passages`` counts those that have it."""

    id: str
    label: str
    type: str | None
    variants: list[str]
    wikidata: str | None
    note: str | None
    passages: int
    url: str


class EntityListBody(TypedDict):
    """A page of names or outlets, those with most passages first."""

    library: LibraryBody
    total: int
    entries: list[EntityBody]
    next: str | None


class CountBody(TypedDict):
    """A facet value and how many passages have it."""

    value: str
    label: str
    count: int


class TogetherBody(TypedDict):
    """What else is in some passages, by facet."""

    year: list[CountBody]
    actor: list[CountBody]
    outlet: list[CountBody]
    work: list[CountBody]
    publication: list[CountBody]


class LoneEntityBody(TypedDict):
    """A name or an outlet; ``ways`` counts by text, citation and note how passages draw on an outlet."""

    library: LibraryBody
    entry: EntityBody
    total: TotalBody
    ways: dict[str, int]
    together: TogetherBody
    passages: list[HitBody]
    next: str | None
