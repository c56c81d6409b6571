"""A library small enough to see: three articles, nine passages, made without readers or enrichment."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.citations.model import Citation, CitationField, Claim, Work, WorkRef
from indexer.model import (
    ActorRef,
    Article,
    ArticleSummary,
    Call,
    Changes,
    Kind,
    OutletRef,
    Passage,
    Publication,
    Record,
    Section,
    Source,
    Vocabulary,
)

KIM = ActorRef("kim-il-sung", "Kim Il Sung", "person")
LAMEDA = ActorRef("ali-lameda", "Alí Lameda", "person")
RECEIVED = "received-1967", "김일성동지께서 대표단을 만나셨다, Rodong Sinmun (1967)"
RODONG = "rodong-sinmun", "Rodong Sinmun"

VOCABULARY = Vocabulary(
    actors=(
        Record("kim-il-sung", "Kim Il Sung", "person", ("김일성", "Kim Il-song", "金日成")),
        Record("ali-lameda", "Alí Lameda", "person"),
    ),
    outlets=(Record("rodong-sinmun", "Rodong Sinmun", "newspaper", ("로동신문", "Nodong Sinmun")),),
)


def _visit() -> Article:
    summary = ArticleSummary(
        "visit", "A visit to Pyongyang", ("Ana Ruiz",), Publication("north-review", "North Review"), "2019-08", None,
        "en", None, passages=4, notes=2,
    )  # fmt: skip
    first = Passage(
        "visit/p1", "visit", Kind.PARAGRAPH, 1, "1", "", 0, "The envoys flew from Caracas in May 1967 and met Kim Il "
        "Sung. Their host promised rifles.", "en", calls=(Call(85, "1", "visit/n1"),), notes=("visit/n1",),
        dates=("1967-05",), years=(1967,), decades=("196X",), actors=(KIM,), outlets=(OutletRef(*RODONG, "note"),),
        works=(WorkRef(*RECEIVED, "note"),),
        claims=(Claim(55, 85, ("visit/n1",), (RECEIVED[0],), (RODONG[0],)),),
    )  # fmt: skip
    second = Passage(
        "visit/p2", "visit", Kind.PARAGRAPH, 2, "2", "After the visit", 1,
        "Relations cooled in the 1960s, and no rifle came.", "en",
        calls=(Call(30, "2", None),), dates=("196X",), decades=("196X",),
    )  # fmt: skip
    note = Passage(
        "visit/n1", "visit", Kind.FOOTNOTE, 1, "1", "", 2, "“김일성동지께서 대표단을 만나셨다,” Rodong Sinmun, May 11, "
        "1967, 1.", "ko", anchored_in=("visit/p1",), dates=("1967-05-11",), years=(1967,), decades=("196X",),
        actors=(KIM,), outlets=(OutletRef(*RODONG, "citation"),), works=(WorkRef(*RECEIVED, "citation"),),
        citations=(
            Citation(0, 51, "full", "newspaper", (CitationField("title", "김일성동지께서 대표단을 만나셨다", 1, 18),
                     CitationField("container", "Rodong Sinmun", 21, 34)), RECEIVED[0]),
        ),
    )  # fmt: skip
    loose = Passage("visit/n2", "visit", Kind.FOOTNOTE, 2, "2", "", 3, "A note that nobody calls.", "en")
    return Article(
        summary, (Section("After the visit", 1, 1),), (first, second, note, loose), ("note 2 is called nowhere",),
        works=(
            Work(*RECEIVED, "newspaper", (("title", RECEIVED[1][:17]), ("container", "Rodong Sinmun"))),
        ),
    )  # fmt: skip


def _prison() -> Article:
    summary = ArticleSummary("prison", "The poet’s prison", (), None, None, None, "en", None, passages=3, notes=0)
    texts = [
        "Alí Lameda translated speeches until his arrest; the relation soured from 1969 to 1974.",
        "Ceauşescu is said to have asked for the poet’s release. Kim Il-sung agreed.",
    ]
    first = Passage("prison/p1", "prison", Kind.PARAGRAPH, 1, "1", "", 1, texts[0], "en", dates=("1969/1974",),
                    years=tuple(range(1969, 1975)), decades=("196X", "197X"), actors=(LAMEDA,))  # fmt: skip
    second = Passage("prison/p2", "prison", Kind.PARAGRAPH, 2, "2", "", 2, texts[1], "en", actors=(KIM,))
    caption = Passage(
        "prison/c1", "prison", Kind.CAPTION, 1, "1", "", 0, "The poet in 1974. Source: Rodong Sinmun.", "en",
        dates=("1974",), years=(1974,), decades=("197X",), outlets=(OutletRef(*RODONG, "text"),),
    )  # fmt: skip
    return Article(summary, (), (caption, first, second))


def _carta() -> Article:
    summary = ArticleSummary("carta", "Carta de Caracas", ("Luis Paz", "Ana Ruiz"), None, "2021", None, "es", None, 2)
    texts = ["Las relaciones con Corea del Norte empezaron en 1974.", "La revolución pidió fusiles y poetas."]
    first = Passage("carta/p1", "carta", Kind.PARAGRAPH, 1, "1", "Comienzo", 0, texts[0], "es", dates=("1974",),
                    years=(1974,), decades=("197X",))  # fmt: skip
    second = Passage("carta/p2", "carta", Kind.PARAGRAPH, 2, "2", "Comienzo", 1, texts[1], "es")
    return Article(summary, (Section("Comienzo", 1, 0),), (first, second))


def articles() -> list[Article]:
    """The three articles; nine passages, of which two are notes and one a caption."""
    return [_visit(), _prison(), _carta()]


def source(article: Article) -> Source:
    """A source as a build would note it."""
    return Source("/documents", f"{article.id}.txt", article.id, "0" * 64, "1" * 64, len(article.passages))


def changes(added: Iterable[Article], removed: Iterable[str] = (), vocabulary: Vocabulary = VOCABULARY) -> Changes:
    """A commit of ``added`` articles."""
    pairs = [(source(article), article) for article in added]
    return Changes(pairs, tuple(removed), ("/documents",), vocabulary)
