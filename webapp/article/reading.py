"""The article page as values: blocks in reading order, notes with their ways back, what is marked, what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indexer import Article, Engine, Kind, Query, QueryError
from webapp import dates, i18n, markup, params, present
from webapp.article import chicago, cited, hits, weaving
from webapp.article.hits import Hits, Marking
from webapp.places import Located
from webapp.present import fragment
from webapp.search import about
from webapp.shapes import ArticleRefBody, PassageBody, SectionBody, SummaryBody

_PLACE, _ADDRESS = Markup('<span class="at"></span>'), Markup('<span class="link"></span>')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; ``rank`` is the h2 to h6 that it becomes, ``hits`` counts those below it."""

    id: str
    text: str
    rank: int
    hits: int = 0
    is_heading: bool = True


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a note to one of its calls, and the sentence that the call stands in."""

    href: str
    kind: str
    label: str
    claim: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A passage on the page; ``lang`` is set where it differs from the article's, ``place`` is how a note names it."""

    id: str
    kind: str
    label: str
    html: Markup
    lang: str | None
    about: tuple[about.Refs, ...]
    permalink: str
    cite: str
    place: str
    hits: int
    backs: tuple[Back, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """All that the article page shows.

    ``reference`` is the Chicago note of the article, ``note`` the same with empty elements for
    a place and its permalink.
    """

    summary: SummaryBody
    published: str
    cited_date: str
    source: str | None
    blocks: tuple[Heading | Block, ...]
    notes: tuple[Block, ...]
    works: tuple[cited.CitedWork, ...]
    marking: Marking | None
    reference: Markup
    note: Markup

    @property
    def outline(self) -> tuple[Heading, ...]:
        """The headings, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def note_hits(self) -> int:
        """How many hits lie in the notes at the end."""
        return sum(note.hits for note in self.notes)


def article(found: Article, query: Query, engine: Engine, located: Located, notice: str = "") -> ArticleView:
    """The page of an article, reached from the search ``query``; ``notice`` says why that can't be read.

    ``located`` tells where its names and dates stand.
    """
    marks, trouble = _hits(found, query, engine)
    body = present.article_body(found)
    order = sorted(body["passages"], key=lambda p: p["kind"] == Kind.FOOTNOTE)
    threads = weaving.Threads({p["id"]: p for p in order}, located, marks, hits.numbered(order, marks))
    blocks = _blocks(found, body["passages"], threads)
    return ArticleView(
        summary=body["article"],
        published=dates.published(body["article"]["published"]),
        cited_date=(body["article"]["published"] or "").rstrip("?~%").replace("-", "/"),
        source=markup.web_address(body["article"]["source"]),
        blocks=tuple(_in_order(body["sections"], body["passages"], blocks)),
        notes=tuple(b for b in blocks.values() if b.kind == Kind.FOOTNOTE),
        works=cited.works(found),
        marking=_marking(query, order, marks, notice or trouble),
        reference=chicago.note(
            body["article"], "", markup.web_address(body["article"]["source"]) or "", i18n.language()
        ),
        note=chicago.note(body["article"], _PLACE, address(body["article"], _ADDRESS), i18n.language()),
    )


def address(article: ArticleRefBody, permalink: str) -> str:
    """Where a reader of a reference finds the article: where it appeared, else the permalink in this library."""
    return markup.web_address(article["source"]) or permalink


def _hits(found: Article, query: Query, engine: Engine) -> tuple[Hits, str]:
    if not query.q:
        return {}, ""
    try:
        return engine.highlights(query, found.passages), ""
    except QueryError as error:
        return {}, str(error)


def _marking(query: Query, order: Sequence[PassageBody], marks: Hits, notice: str) -> Marking | None:
    asked = params.format(query)
    if not asked and not notice:
        return None
    count = sum(len(found) for found in marks.values())
    return Marking(query, count, params.link(present.SEARCH_PAGE, query), notice, hits.ticks(order, marks))


def _blocks(found: Article, passages: Sequence[PassageBody], threads: weaving.Threads) -> dict[str, Block]:
    lang = found.summary.lang
    held, more = {passage.id: passage for passage in found.passages}, about.More(Query.of())
    backs = _backs(passages, threads.by_id)
    return {
        p["id"]: Block(
            id=fragment(p["id"]),
            kind=p["kind"],
            label=p["label"],
            html=weaving.woven(p, threads),
            lang=p["lang"] if p["lang"] != lang else None,
            about=about.of(held[p["id"]], more, held),
            permalink=p["url"],
            cite=cite_url(p["url"]),
            place=chicago.place(p["kind"], p["label"], i18n.language()),
            hits=len(threads.hits.get(p["id"], ())),
            backs=tuple(backs.get(p["id"], ())),
        )
        for p in passages
    }


def cite_url(permalink: str) -> str:
    """The page that says how to cite the passage of a permalink."""
    path, _, name = permalink.partition("#")
    return f"{path}/{name}/cite"


def _backs(passages: Sequence[PassageBody], by_id: Mapping[str, PassageBody]) -> dict[str, list[Back]]:
    """For each note its ways back: to every call, or to the passage where a call's place isn't known."""
    found: dict[str, list[Back]] = {}
    for passage in passages:
        called = set()
        for number, call in enumerate(passage["calls"], 1):
            if call["note"] is not None:
                called.add(call["note"])
                claim, lang = _claim(passage, call["note"]), _other(passage, by_id.get(call["note"]))
                back = Back(f"#{weaving.call_id(passage, number)}", passage["kind"], passage["label"], claim, lang)
                found.setdefault(call["note"], []).append(back)
        for note in passage["notes"]:
            if note not in called:
                back = Back(f"#{fragment(passage['id'])}", passage["kind"], passage["label"])
                found.setdefault(note, []).append(back)
    return found


def _claim(passage: PassageBody, note: str) -> str:
    """The sentence of a passage that rests on a note."""
    return next((passage["text"][c["start"] : c["end"]] for c in passage["claims"] if note in c["notes"]), "")


def _other(passage: PassageBody, note: PassageBody | None) -> str | None:
    """The language of a passage where it isn't that of its note."""
    return passage["lang"] if note and passage["lang"] != note["lang"] else None


def _in_order(
    sections: Sequence[SectionBody], passages: Sequence[PassageBody], blocks: Mapping[str, Block]
) -> Iterator[Heading | Block]:
    """Headings and passages as they stand; notes, and a heading over notes alone, are left for the end of the page."""
    headings = _headings(sections, passages, blocks)
    for position, passage in enumerate(passages):
        yield from headings.pop(position, [])
        if passage["kind"] != Kind.FOOTNOTE:
            yield blocks[passage["id"]]
    for rest in headings.values():
        yield from rest


def _headings(
    sections: Sequence[SectionBody], passages: Sequence[PassageBody], blocks: Mapping[str, Block]
) -> dict[int, list[Heading]]:
    """The headings that show, by the position of the passage that follows."""
    found: dict[int, list[Heading]] = {}
    starts = [section["start"] for section in sections]
    for number, (section, end) in enumerate(zip(sections, [*starts[1:], len(passages)], strict=False), 1):
        below = passages[section["start"] : end]
        if {p["kind"] for p in below} != {Kind.FOOTNOTE.value}:
            rank = min(max(section["level"], 1) + 1, 6)
            count = sum(blocks[p["id"]].hits for p in below if p["kind"] != Kind.FOOTNOTE)
            found.setdefault(section["start"], []).append(Heading(f"s{number}", section["title"], rank, count))
    return found
