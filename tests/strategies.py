"""What hypothesis draws: libraries, and queries of every form over the words that stand in them."""

from __future__ import annotations

from hypothesis import strategies as st

from indexer.citations.model import Work, WorkRef
from indexer.model import (
    ActorRef,
    Article,
    ArticleSummary,
    Kind,
    OutletRef,
    Passage,
    Publication,
    Record,
    Vocabulary,
)
from indexer.query import FACETS, SORTS, Query

VOCABULARY = Vocabulary(
    actors=(Record("kim", "Kim Il Sung", "person", ("김일성", "Kim Il-song")), Record("poet", "Alí Lameda", "person")),
    outlets=(Record("rodong", "Rodong Sinmun", "newspaper", ("로동신문",)),),
)

WORDS = [
    "rifle", "rifles", "Rifle’s", "relation", "relations", "relaciones", "revolución", "revolucion", "Kim", "Il",
    "Sung", "Il-sung", "Il-song", "Alí", "Lameda", "Rodong", "Sinmun", "1967", "80,000", "김일성", "김일성동지께서",
    "로동신문", "핵",
    "Ceauşescu", "the", "of", "U.S.", "poet", "poets", "poeta",
]  # fmt: skip

WORKS = {
    work.id: work
    for work in (
        Work("kim-rifle", "Kim Sung, Rifle and relations (1967)", "book",
             (("author", "Kim Sung"), ("title", "Rifle and relations: the poet"), ("date", "1967"))),
        Work("ruiz-핵", "Ana Ruiz, 핵", "article", (("author", "Ana Ruiz"), ("title", "핵"))),
        Work("untold", "Untold", "unknown", (("title", "Untold rifles"),)),
    )
}  # fmt: skip

cited = st.sampled_from(sorted(WORKS))
words = st.sampled_from(WORDS)
texts = st.lists(words, min_size=0, max_size=12).map(" ".join)
years = st.lists(st.integers(1958, 1982), max_size=3, unique=True).map(sorted).map(tuple)
decades_alone = st.lists(st.sampled_from(["195X", "196X", "197X"]), max_size=1)


@st.composite
def passages(draw: st.DrawFn, article: str, number: int) -> Passage:
    """A passage with some of everything that facets count."""
    own_years = draw(years)
    decades = sorted({f"{year // 10}X" for year in own_years} | set(draw(decades_alone)))
    kind = draw(st.sampled_from(list(Kind)))
    return Passage(
        f"{article}/{kind.letter}{number}", article, kind, number, str(number),
        draw(st.sampled_from(["", "Rifles and relations", "핵"])), number - 1, draw(texts),
        draw(st.sampled_from([None, "en", "es", "ko"])), years=own_years, decades=tuple(decades),
        actors=tuple(ActorRef(name, name, "person") for name in draw(st.sets(st.sampled_from(["kim", "poet", "x"])))),
        outlets=tuple(OutletRef(name, name, "text") for name in draw(st.sets(st.sampled_from(["rodong", "y"])))),
        works=tuple(WorkRef(name, WORKS[name].label, "note") for name in sorted(draw(st.sets(cited)))),
    )  # fmt: skip


@st.composite
def articles(draw: st.DrawFn, name: str) -> Article:
    """An article of one to four passages."""
    held = tuple(draw(passages(name, number)) for number in range(1, draw(st.integers(1, 4)) + 1))
    summary = ArticleSummary(
        name, draw(st.sampled_from(["Alpha rifle", "Beta relations", "베타"])),
        tuple(draw(st.lists(st.sampled_from(["Ana Ruiz", "Kim Sung"]), max_size=2, unique=True))),
        draw(st.sampled_from([None, Publication("north", "North")])),
        draw(st.sampled_from([None, "1999-02-03", "2021"])), lang=draw(st.sampled_from([None, "en", "es"])),
        passages=len(held),
    )  # fmt: skip
    held_works = sorted({work.id for passage in held for work in passage.works})
    return Article(summary, (), held, works=tuple(WORKS[name] for name in held_works))


@st.composite
def commits(draw: st.DrawFn, least: int = 1) -> list[tuple[list[Article], list[str]]]:
    """A few commits, each adding or replacing some articles and removing some."""
    names = [f"a{number}" for number in range(6)]
    made = []
    for _ in range(draw(st.integers(least, least + 2))):
        added = [draw(articles(name)) for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True))]
        gone = draw(st.lists(st.sampled_from(names), max_size=1))
        made.append((added, [name for name in gone if name not in {article.id for article in added}]))
    return made


def _leaf(draw: st.DrawFn) -> str:
    text = draw(words)
    form = draw(
        st.sampled_from(["{}", "{}", "{}", '"{}"', "title:{}", "section:{}", "author:{}", "cites:{}", "{}~", "{}*"])
    )
    return form.format(text[:3] if form == "{}*" else text)


@st.composite
def query_texts(draw: st.DrawFn, depth: int = 2) -> str:
    """A query text that parses: words, phrases, fields, prefixes, fuzzy words, OR, NOT, brackets, names."""
    match draw(st.integers(0, 7 if depth else 2)):
        case 0 | 1:
            return _leaf(draw)
        case 2:
            return '"' + " ".join(draw(st.lists(words, min_size=2, max_size=3))) + '"'
        case 3 | 4:
            return " ".join(draw(st.lists(query_texts(depth=depth - 1), min_size=2, max_size=3)))
        case 5:
            return f"({draw(query_texts(depth=depth - 1))} OR {draw(query_texts(depth=depth - 1))})"
        case 6:
            return draw(st.sampled_from(["-", "NOT "])) + f"({draw(query_texts(depth=depth - 1))})"
        case _:
            return draw(st.sampled_from(["kim il sung", "김일성", "rodong sinmun rifle", "alí lameda"]))


VALUES = {
    "kind": ["paragraph", "footnote", "caption"],
    "year": ["1967", "196X", "1960..1969", "1965..1972", "1900"],
    "actor": ["kim", "poet", "x", "nobody"],
    "outlet": ["rodong", "y"],
    "work": ["kim-rifle", "untold", "nothing"],
    "publication": ["north"],
    "published": ["2021", "1999", "199X"],
    "lang": ["en", "es", "ko"],
}


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """A query with any filters, sort and size."""
    facets = st.lists(st.sampled_from(FACETS), max_size=2, unique=True)
    filters = {facet: draw(st.lists(st.sampled_from(VALUES[facet]), min_size=1, max_size=2)) for facet in draw(facets)}
    exclude = [(facet, draw(st.sampled_from(VALUES[facet]))) for facet in draw(facets)]
    also = [(facet, draw(st.sampled_from(VALUES[facet]))) for facet in draw(st.one_of(st.just([]), facets))]
    return Query.of(
        draw(st.one_of(st.just(""), query_texts())), filters, missing=draw(facets), also=also, exclude=exclude,
        sort=draw(st.sampled_from([None, *SORTS])), size=draw(st.integers(1, 8)), variants=draw(st.booleans()),
    )  # fmt: skip


def article(name: str, *texts: str) -> Article:
    """An article of plain English paragraphs."""
    held = tuple(
        Passage(f"{name}/p{number}", name, Kind.PARAGRAPH, number, str(number), "", number - 1, text, "en")
        for number, text in enumerate(texts, start=1)
    )
    return Article(ArticleSummary(name, name, passages=len(held)), (), held)
