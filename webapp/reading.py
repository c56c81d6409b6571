"""The article page as values: blocks in reading order, notes with their ways back, what is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from indexer import Article, Engine, Highlight, Kind, Query, QueryError
from webapp import about, markup, params, present, views
from webapp.present import fragment
from webapp.shapes import PassageBody, SectionBody, SummaryBody

_CALL = Markup('<sup class="call" id="{id}"><a href="#{note}" role="doc-noteref"><span>{marker}</span></a></sup>')
_ORPHAN = Markup('<sup class="call orphan" id="{id}" title="This note is missing">{marker}</sup>')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; ``rank`` is the h2 to h6 that it becomes."""

    id: str
    text: str
    rank: int
    is_heading: bool = True


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a note to one of its calls."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A passage on the page; ``lang`` is set where it differs from the article's."""

    id: str
    kind: str
    label: str
    html: Markup
    lang: str | None
    about: about.About
    permalink: str
    marks: int
    backs: tuple[Back, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Marking:
    """What is marked on the page and how often, or why nothing could be."""

    query: Query
    count: int
    first: str
    back: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """All that the article page shows."""

    summary: SummaryBody
    published: str
    cited_date: str
    source: str | None
    blocks: tuple[Heading | Block, ...]
    notes: tuple[Block, ...]
    marking: Marking | None

    @property
    def outline(self) -> tuple[Heading, ...]:
        """The headings, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))


def article(found: Article, query: Query, engine: Engine, notice: str = "") -> ArticleView:
    """The page of an article, reached from the search ``query``; ``notice`` says why that can't be read."""
    marks, trouble = _marks(found, query, engine)
    body = present.article_body(found)
    blocks = _blocks(body["passages"], body["article"]["lang"], marks)
    everything = [*blocks.values()]
    return ArticleView(
        summary=body["article"],
        published=views.published(body["article"]["published"]),
        cited_date=(body["article"]["published"] or "").rstrip("?~%").replace("-", "/"),
        source=web_address(body["article"]["source"]),
        blocks=tuple(_in_order(body["sections"], body["passages"], blocks)),
        notes=tuple(b for b in everything if b.kind == Kind.FOOTNOTE),
        marking=_marking(query, everything, notice or trouble),
    )


def web_address(source: str | None) -> str | None:
    """``source`` if a browser may follow it: http and https only."""
    try:
        parts = urlsplit(source or "")
    except ValueError:
        return None
    return source if parts.scheme in {"http", "https"} and parts.netloc else None


def _marks(found: Article, query: Query, engine: Engine) -> tuple[Mapping[str, Sequence[Highlight]], str]:
    if not query.q:
        return {}, ""
    try:
        return engine.highlights(query, found.passages), ""
    except QueryError as error:
        return {}, str(error)


def _marking(query: Query, blocks: Sequence[Block], notice: str) -> Marking | None:
    asked = params.format(query)
    if not asked and not notice:
        return None
    first = next((block.id for block in blocks if block.marks), "")
    return Marking(query, sum(b.marks for b in blocks), first, params.link(present.SEARCH_PAGE, query), notice)


def _blocks(
    passages: Sequence[PassageBody], lang: str | None, marks: Mapping[str, Sequence[Highlight]]
) -> dict[str, Block]:
    by_id = {p["id"]: p for p in passages}
    backs = _backs(passages)
    return {
        p["id"]: Block(
            id=fragment(p["id"]),
            kind=p["kind"],
            label=p["label"],
            html=_html(p, by_id, marks.get(p["id"], ())),
            lang=p["lang"] if p["lang"] != lang else None,
            about=about.of(p, Query.of(), by_id),
            permalink=p["url"],
            marks=len(marks.get(p["id"], ())),
            backs=tuple(backs.get(p["id"], ())),
        )
        for p in passages
    }


def _html(passage: PassageBody, by_id: Mapping[str, PassageBody], marks: Sequence[Highlight]) -> Markup:
    inserts = []
    for number, call in enumerate(passage["calls"], 1):
        known = call["note"] is not None and call["note"] in by_id
        template = _CALL if known else _ORPHAN
        note = fragment(call["note"] or "")
        html = template.format(id=_call_id(passage, number), note=note, marker=call["marker"])
        inserts.append((call["offset"], html))
    return markup.marked(passage["text"], [(h.start, h.end) for h in marks], inserts)


def _call_id(passage: PassageBody, number: int) -> str:
    return f"{fragment(passage['id'])}-call{number}"


def _backs(passages: Sequence[PassageBody]) -> dict[str, list[Back]]:
    """For each note its ways back: to every call, or to the passage where a call's place isn't known."""
    found: dict[str, list[Back]] = {}
    for passage in passages:
        called = set()
        for number, call in enumerate(passage["calls"], 1):
            if call["note"] is not None:
                called.add(call["note"])
                back = Back(f"#{_call_id(passage, number)}", _place(passage))
                found.setdefault(call["note"], []).append(back)
        for note in passage["notes"]:
            if note not in called:
                found.setdefault(note, []).append(Back(f"#{fragment(passage['id'])}", _place(passage)))
    return found


def _place(passage: PassageBody) -> str:
    return f"{passage['kind']} {passage['label']}"


def _in_order(
    sections: Sequence[SectionBody], passages: Sequence[PassageBody], blocks: Mapping[str, Block]
) -> Iterator[Heading | Block]:
    """Headings and passages as they stand; notes, and a heading over notes alone, are left for the end of the page."""
    headings = _headings(sections, [p["kind"] for p in passages])
    for position, passage in enumerate(passages):
        yield from headings.pop(position, [])
        if passage["kind"] != Kind.FOOTNOTE:
            yield blocks[passage["id"]]
    for rest in headings.values():
        yield from rest


def _headings(sections: Sequence[SectionBody], kinds: Sequence[str]) -> dict[int, list[Heading]]:
    """The headings that show, by the position of the passage that follows."""
    found: dict[int, list[Heading]] = {}
    starts = [section["start"] for section in sections]
    for number, (section, end) in enumerate(zip(sections, [*starts[1:], len(kinds)], strict=False), 1):
        if set(kinds[section["start"] : end]) != {Kind.FOOTNOTE.value}:
            rank = min(max(section["level"], 1) + 1, 6)
            found.setdefault(section["start"], []).append(Heading(f"s{number}", section["title"], rank))
    return found
