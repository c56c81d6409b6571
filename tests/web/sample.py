"""A few articles in our own words: notes called twice, by none and missing; three languages; hostile input."""

from __future__ import annotations

from indexer import (
    ActorRef,
    Article,
    ArticleSummary,
    Call,
    Citation,
    CitationField,
    Claim,
    Kind,
    OutletRef,
    Passage,
    Publication,
    Record,
    Section,
    Work,
    WorkRef,
)

KIM = ActorRef("kim-il-sung", "Kim Il Sung", "person")
LAMEDA = ActorRef("ali-lameda", "Alí Lameda", "person")
AMNESTY = ActorRef("amnesty-international", "Amnesty International", "organisation")
GUEST = ("guest-received-1967", "The guest is received, Rodong Sinmun (1967)")
RODONG, NYT = ("rodong-sinmun", "Rodong Sinmun"), ("new-york-times", "The New York Times")

RECORDS = (
    Record("kim-il-sung", "Kim Il Sung", "person", ("Kim Il-sung", "김일성", "金日成")),
    Record("ali-lameda", "Alí Lameda", "person", ("Ali Lameda",)),
    Record("amnesty-international", "Amnesty International", "organisation", ("Amnistía Internacional",)),
)
OUTLETS = (
    Record("rodong-sinmun", "Rodong Sinmun", "newspaper", ("로동신문", "Nodong Sinmun"), "Q842422", "Party daily"),
    Record("new-york-times", "The New York Times", "newspaper"),
    Record("granma", "Granma", "newspaper"),
)


def _outlet(outlet: tuple[str, str], via: str) -> OutletRef:
    match via:
        case "text":
            return OutletRef(*outlet, "text")
        case "citation":
            return OutletRef(*outlet, "citation")
        case _:
            return OutletRef(*outlet, "note")


def poet() -> Article:
    """Two sections, a caption, notes of which one is called twice, one by none, and one call without a note."""
    a = "lameda"
    first = "The poet went north"
    second = "A trial and its echo"
    texts = (
        "Alí Lameda came to Pyongyang as a translator in the 1960s. He was to put the speeches of Kim Il Sung into "
        "Spanish, and he doubted aloud whether anyone abroad would believe them.",
        "He was taken from his flat on 27 September 1967. The first sentence was short; the second, twenty years, was "
        "not. Amnesty International asked for him until 1974.",
        "After his release he wrote down what he remembered. The embassy that might have helped him did not exist yet.",
    )
    passages = (
        Passage(
            f"{a}/c1", a, Kind.CAPTION, 1, "1", "", 0, "A reading room in Caracas, 1975. Source: our own sketch.", "en",
            dates=("1975",), years=(1975,), decades=("197X",),
        ),
        Passage(
            f"{a}/p1", a, Kind.PARAGRAPH, 1, "1", first, 1, texts[0], "en",
            calls=(Call(texts[0].index(" He was"), "1", f"{a}/n1"), Call(len(texts[0]), "2", f"{a}/n2")),
            notes=(f"{a}/n1", f"{a}/n2"), dates=("196X",), decades=("196X",), actors=(LAMEDA, KIM),
            outlets=(_outlet(RODONG, "note"),), works=(WorkRef(*GUEST, "note"),),
            claims=(Claim(0, 58, (f"{a}/n1",), (GUEST[0],), (RODONG[0],)),),
        ),
        Passage(
            f"{a}/p2", a, Kind.PARAGRAPH, 2, "2", second, 2, texts[1], "en",
            calls=(Call(len(texts[1]), "1", f"{a}/n1"), Call(len(texts[1]), "7", None)),
            notes=(f"{a}/n1",), dates=("1967-09-27", "1974"), years=(1967, 1974), decades=("196X", "197X"),
            actors=(AMNESTY,), outlets=(_outlet(RODONG, "note"),), works=(WorkRef(*GUEST, "note"),),
        ),
        Passage(f"{a}/p3", a, Kind.PARAGRAPH, 3, "3", second, 3, texts[2], "en"),
        Passage(
            f"{a}/n1", a, Kind.FOOTNOTE, 1, "1", "Notes", 4,
            "“김일성동지께서 손님을 만나시였다,” Rodong Sinmun, May 11, 1967, 1.", "en",
            anchored_in=(f"{a}/p1", f"{a}/p2"), dates=("1967-05-11",), years=(1967,), decades=("196X",),
            actors=(KIM,), outlets=(_outlet(RODONG, "citation"),), works=(WorkRef(*GUEST, "citation"),),
            citations=(
                Citation(0, 58, "full", "newspaper", (CitationField("container", "Rodong Sinmun", 25, 38),), GUEST[0]),
            ),
        ),
        Passage(
            f"{a}/n2", a, Kind.FOOTNOTE, 2, "2", "Notes", 5, "A study of this is still to be written.", "en",
            anchored_in=(f"{a}/p1",),
        ),
        Passage(f"{a}/n3", a, Kind.FOOTNOTE, 3, "*", "Notes", 6, "The author thanks two archives.", "en"),
    )  # fmt: skip
    summary = ArticleSummary(
        a, "The Poet Who Was Asked to Translate", ("Ana Ejemplo", "Ben Muster"), Publication("38-north", "38 North"),
        None, "https://example.org/poet", "en", "All rights with the authors", len(passages), 3,
    )  # fmt: skip
    sections = (Section(first, 1, 1), Section(second, 2, 2), Section("Notes", 1, 4))
    fields = (("title", "김일성동지께서 손님을 만나시였다"), ("container", "Rodong Sinmun"), ("date", "1967-05-11"))
    return Article(summary, sections, passages, works=(Work(*GUEST, "newspaper", fields),))  # type: ignore[arg-type]


def envoys() -> Article:
    """Forty paragraphs over many years, so that there are pages, decades and long lists."""
    a = "envoys"
    passages = tuple(
        Passage(
            f"{a}/p{n}", a, Kind.PARAGRAPH, n, str(n), "Year by year", n - 1,
            f"In {1950 + n} envoy number {n} reported to the embassy; The New York Times printed a line about it.",
            "en", dates=(str(1950 + n),), years=(1950 + n,), decades=(f"{(1950 + n) // 10}X",),
            actors=(ActorRef(f"envoy-{n % 12}", f"Envoy {n % 12}", "person"),), outlets=(_outlet(NYT, "text"),),
        )
        for n in range(1, 41)
    )  # fmt: skip
    summary = ArticleSummary(
        a, "Forty Envoys", (), Publication("review", "A Review"), "2025-10-14", None, "en", None, len(passages), 0
    )
    return Article(summary, (Section("Year by year", 1, 0),), passages)


def hangul() -> Article:
    """An article whose id, title and text are Korean."""
    a = "평양-일기"
    text = "김일성종합대학교에서 손님을 맞이하였다."
    passage = Passage(f"{a}/p1", a, Kind.PARAGRAPH, 1, "1", "", 0, text, "ko", actors=(KIM,))
    return Article(ArticleSummary(a, "평양 일기", ("김 아무개",), lang="ko", passages=1), (), (passage,))


def spanish() -> Article:
    """An article in Spanish with one English paragraph."""
    a = "embajada"
    passages = (
        Passage(f"{a}/p1", a, Kind.PARAGRAPH, 1, "1", "", 0, "La embajada abrió en 2019.", "es", years=(2019,),
                dates=("2019",), decades=("201X",)),
        Passage(f"{a}/p2", a, Kind.PARAGRAPH, 2, "2", "", 1, "The embassy opened in 2019.", "en", years=(2019,),
                dates=("2019",), decades=("201X",)),
    )  # fmt: skip
    return Article(ArticleSummary(a, "La embajada", (), None, "2020", lang="es", passages=2), (), passages)


HOSTILE = """<script>alert("x")</script>'"&<i>"""


def hostile() -> Article:
    """Markup in every field that a stranger can write."""
    a = "hostile"
    text = f"{HOSTILE} zebra {HOSTILE}"
    passages = (
        Passage(
            f"{a}/p1", a, Kind.PARAGRAPH, 1, "1", HOSTILE, 0, text, 'x" onload="alert(1)',
            calls=(Call(len(HOSTILE), HOSTILE, f"{a}/n1"), Call(len(HOSTILE), HOSTILE, None)), notes=(f"{a}/n1",),
            dates=(HOSTILE,), actors=(ActorRef(HOSTILE, HOSTILE, HOSTILE),),
            outlets=(OutletRef(HOSTILE, HOSTILE, "text"),),
        ),
        Passage(f"{a}/n1", a, Kind.FOOTNOTE, 1, HOSTILE, HOSTILE, 1, text, anchored_in=(f"{a}/p1",)),
    )  # fmt: skip
    summary = ArticleSummary(
        a, HOSTILE, (HOSTILE,), Publication(HOSTILE, HOSTILE), HOSTILE, "javascript:alert(1)", HOSTILE, HOSTILE, 2, 1
    )
    return Article(summary, (Section(HOSTILE, 1, 0),), passages)


ARTICLES = (poet(), envoys(), hangul(), spanish())
