"""What stands as the outlet of a citation is called what it is, and an issue isn't taken for a title."""

from __future__ import annotations

import pytest

from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.parse import note_of
from indexer.citations.settling import with_parts_settled

Told = list[tuple[FieldName, str]]


def field(text: str, name: FieldName, value: str) -> CitationField:
    start = text.index(value)
    return CitationField(name, "1967-05-03" if name == "date" else value, start, start + len(value))


def settled(
    text: str,
    *told: tuple[FieldName, str],
    kind: WorkKind = "newspaper",
    also: str = "",
    also_kind: WorkKind = "newspaper",
) -> Told:
    """The fields of a citation with those that were told; ``also`` is the outlet of another one of the article."""
    one = Citation(0, len(text), "full", kind, tuple(field(text, *each) for each in told))
    notes = [NoteCitations("n1", "1", text, (one,))]
    if also:
        other = Citation(0, len(also), "full", also_kind, (field(also, "container", also),))
        notes.append(NoteCitations("n2", "2", also, (other,)))
    found = with_parts_settled(notes, [note_of(note.text) for note in notes])
    return [(each.name, each.value) for each in found[0].citations[0].fields]


# fmt: off
KEPT = [
    ("“Ice,” Salt Archive (SA), box 3", "archive", "Salt Archive (SA)"),
    ("“Ice,” Notes (1936-1951), Mills, 1960", "container", "Notes (1936-1951)"),
    ("“Ice,” KST/12, May 1967", "archive", "KST/12"),
    ("“Ice,” AHS, Actas, vol. 5, f. 3", "archive", "AHS, Actas, vol. 5"),
    ("Ruiz, Ice, IVIC, Paris 1967", "publisher", "IVIC"),
    ("Ruiz, Ice, Salt Press, 1967", "publisher", "Salt Press"),
]
RENAMED: list[tuple[str, FieldName, str, FieldName]] = [
    ("“Ice,” KST-12-67, May 1967", "container", "KST-12-67", "document"),
    ("Ruiz, Ice (Technical Report, 1967)", "container", "Technical Report", "genre"),
    ("변하늘, 『얼음』, 미간행 수고, 1967", "publisher", "미간행 수고", "genre"),
    ("Ruiz, Ice, private collection", "container", "private collection", "archive"),
    ("Ruiz, Ice, Lima, 1967", "publisher", "Lima", "place"),
    ("Ruiz, Ice (Poole, NY, 1967)", "publisher", "Poole, NY", "place"),
    ("Ruiz, Ice, ed. Ana Paz, Lima, 1967", "publisher", "Ana Paz", "editor"),
    ("“Ice.” Advertisement. Salt, 1967", "container", "Advertisement", "genre"),
    ("Decreto Supremo, 1967", "container", "Decreto Supremo", "title"),
]
CUT: list[tuple[str, FieldName, str, FieldName, str]] = [
    ("Ruiz, Ice (Lima, for J. Tonson, 1767)", "publisher", "for J. Tonson", "publisher", "J. Tonson"),
    ("Ruiz, Ice, Salt University Press for the Institute, 1967", "publisher",
     "Salt University Press for the Institute", "publisher", "Salt University Press"),
    ("“Ice,” Salt Papers XIX/1, Doc. 8, 1967", "container", "Salt Papers XIX/1, Doc. 8", "container",
     "Salt Papers XIX/1"),
    ("Ruiz, Ice, Lima (Salt University Press), 1967", "container", "Lima (Salt University Press)", "publisher",
     "Salt University Press"),
    ("Ruiz, Ice, Sal Press, s.v. “mud”, 1967", "publisher", "Sal Press, s.v. “mud”", "publisher", "Sal Press"),
    ("Ruiz, “Ice”, en la revista Salina, 1967", "container", "la revista Salina", "container", "Salina"),
    ("“Ice.” Advertisement. Salt, 1967", "container", "Advertisement. Salt", "container", "Salt"),
    ("변하늘, 「얼음」, 남시내 편『소금의 책』, 1967", "container", "남시내 편『소금의 책", "container", "소금의 책"),
]
# fmt: on


@pytest.mark.parametrize(("text", "name", "value", "told", "kept"), CUT)
def test_an_outlet_is_a_name(text: str, name: FieldName, value: str, told: FieldName, kept: str) -> None:
    assert settled(text, (name, value)) == [(told, kept)]


@pytest.mark.parametrize(
    "value",
    [
        "Suplemento 563",
        "正祖 10年",
        "壬午",
        "은 1702년부터라고 한다",
        "소금에는 값이 없다",
        "PDF",
        "등.",
        "대외비",
        "56 Geo",
        "(D.L. 3464)",
        "Decreto n.º",
        "LLM",
        "annual",
        "access",
    ],
)
def test_what_says_nothing_of_an_outlet_is_none(value: str) -> None:
    assert settled(f"“Ice,” {value}, 1967", ("title", "Ice"), ("container", value)) == [("title", "Ice")]


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        pytest.param("Salt, LP, side 2, 1967", "Salt, LP, side 2", "Salt", id="record"),
        pytest.param("Salt, tomo VI, 1967", "Salt, tomo VI", "Salt", id="volume"),
        pytest.param("Salt (Lima, annual; 1967)", "Salt (Lima, annual", "Salt", id="unclosed"),
        pytest.param("On Resolution 5 (2020), 1967", "On Resolution 5", "On Resolution 5 (2020)", id="its-year"),
        pytest.param("없는부 고시 제61호, 1967", "없는부 고시 제61", "없는부 고시 제61호", id="its-number"),
        pytest.param("Salt, Lima, July 2004, p. 9", "Salt, Lima, July 2004", "Salt", id="town-and-day"),
        pytest.param("Salt, Mud, July 2004, p. 9", "Salt, Mud, July 2004", "Salt, Mud, July 2004", id="no-town"),
        pytest.param("A, Lima, July 2004 on, p. 9", "A, Lima, July 2004 on", "A, Lima, July 2004 on", id="within"),
        pytest.param("Salt (Second Part), 1967", "Salt (Second Part)", "Salt (Second Part)", id="whole"),
        pytest.param("Salt (Unpublished thesis), 1967", "Salt (Unpublished thesis)", "Salt", id="unpublished"),
        pytest.param("La sal (L. Paz, Trad.). 1967", "La sal (L. Paz, Trad.)", "La sal", id="translator"),
        pytest.param("소금의 값 [블로그 글], 1967", "소금의 값 [블로그 글]", "소금의 값", id="sort"),
    ],
)  # fmt: skip
def test_a_title_is_all_of_it_and_no_more(text: str, value: str, wanted: str) -> None:
    assert settled(text, ("title", value), kind="book") == [("title", wanted)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("『소금실록』 권11, 정조 5년 1월 17일", "정조"),
        ("『承政院日記』 1132冊, 英祖 32年 6月 21日", "英祖"),
    ],
)
def test_the_king_by_whom_years_are_counted_is_no_outlet(text: str, name: str) -> None:
    assert settled(text, ("container", name)) == []


def test_a_publisher_of_the_same_name_as_a_king_stays() -> None:
    assert settled("변하늘, 『얼음』, 정조, 1967", ("publisher", "정조")) == [("publisher", "정조")]


def test_who_edited_is_no_publisher() -> None:
    text = "소금학회 편, 『얼음』(서울: 강밖, 2000)"
    told = settled(text, ("publisher", "소금학회"), ("title", "얼음"), ("publisher", "강밖"), kind="book")
    assert told == [("editor", "소금학회"), ("title", "얼음"), ("publisher", "강밖")]


def test_a_journal_between_its_volume_and_a_page() -> None:
    text = "Ruiz, “Ice” (1994) 22 Salt Law Journal 188"
    assert settled(text, ("title", "Ice"), ("container", "22 Salt Law Journal 188")) == [
        ("title", "Ice"), ("volume", "22"), ("container", "Salt Law Journal"), ("pages", "188"),
    ]  # fmt: skip
    numbered = settled(text, ("volume", "22"), ("container", "22 Salt Law Journal 188"))
    assert numbered == [("volume", "22"), ("container", "22 Salt Law Journal 188")]


@pytest.mark.parametrize(
    ("text", "title", "report", "name"),
    [
        ("Mora v. Salt Board, 183 F.3d 1011 (1999)", "Mora v. Salt Board", "F.3d", "series"),
        ("Mora v Paz [1967] AC 9", "Mora v Paz", "AC", "series"),
        ("“Mora v. Paz Is Settled,” El Faro, 3 May 1967", "Mora v. Paz Is Settled", "El Faro", "container"),
        ("Ruiz, “The Mora Case,” 34 Salt L.J. 9 (1999)", "The Mora Case", "Salt L.J", "container"),
    ],
)
def test_reports_of_cases_are_no_outlet(text: str, title: str, report: str, name: FieldName) -> None:
    told = settled(text, ("title", title), ("container", report), kind="document")
    assert told[-1] == (name, report)


def test_a_shelf_mark_beside_a_title_is_none() -> None:
    text = "WO 281/890, War Diary, 1967"
    assert settled(text, ("title", "WO 281/890"), ("title", "War Diary"), kind="archival") == [
        ("file", "WO 281/890"), ("title", "War Diary"),
    ]  # fmt: skip
    assert settled(text, ("title", "WO 281/890"), kind="archival") == [("title", "WO 281/890")]


def test_a_name_in_italics_with_a_day_is_that_of_a_newspaper() -> None:
    text = "Salt di Mora, 3 May 1967"
    one = Citation(
        0, len(text), "full", "newspaper", (field(text, "title", "Salt di Mora"), field(text, "date", "3 May 1967"))
    )
    for italics, name in (([(0, 12)], "container"), ([], "title")):
        (found,) = with_parts_settled([NoteCitations("n1", "1", text, (one,))], [note_of(text, (), None, italics)])
        assert found.citations[0].fields[0].name == name


@pytest.mark.parametrize(("text", "name", "value"), KEPT)
def test_what_can_be_an_outlet_stays(text: str, name: FieldName, value: str) -> None:
    assert settled(text, (name, value)) == [(name, value)]


@pytest.mark.parametrize(("text", "name", "value", "wanted"), RENAMED)
def test_an_outlet_is_called_what_it_is(text: str, name: FieldName, value: str, wanted: FieldName) -> None:
    assert settled(text, (name, value)) == [(wanted, value)]


def test_a_newspaper_is_called_without_its_town() -> None:
    assert settled("“Ice,” El Faro (Poole), 3 May 1967", ("container", "El Faro (Poole)")) == [
        ("container", "El Faro"),
        ("place", "Poole"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Ruiz, Ice, IV, Paris 1967", "IV", id="number-of-a-volume"),
        pytest.param("Ice (dir. Ana Paz, 1967)", "Ana Paz", id="who-directed-a-film"),
        pytest.param("Ice (Ana Paz, Cuba, 1967)", "Cuba", id="where-a-film-was-made"),
    ],
)
def test_what_is_no_press_and_nothing_else_is_left_out(text: str, value: str) -> None:
    assert settled(text, ("publisher", value)) == []


def test_a_sort_of_piece_is_parted_from_what_holds_it() -> None:
    text = "“Sal”, columna en El Faro, 8 de julio de 2019"
    piece: tuple[FieldName, str] = ("genre", "columna en El Faro")
    assert settled(text, piece) == [("genre", "columna"), ("container", "El Faro")]
    assert settled(text, piece, ("container", "Sal")) == [piece, ("container", "Sal")]
    assert settled("“Sal”, columna en bronce, 2019", ("genre", "columna en bronce")) == [("genre", "columna en bronce")]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param("Diario de Ana Ruiz", "title", id="diary"),
        pytest.param("Diario de Sesiones de la Sal", "title", id="debates"),
        pytest.param("Diario de Utopía", "container", id="newspaper"),
    ],
)
def test_a_diary_is_no_newspaper(value: str, told: FieldName) -> None:
    text = f"{value}, 28/V/1994, p. 3"
    assert settled(text, ("container", value))[0] == (told, value)
    assert settled(text, ("title", value), also=value)[0] == (told, value)


def test_a_town_that_is_told_already_is_left_out() -> None:
    text = "Ruiz, Ice, Lima: Quito, 1967"
    assert settled(text, ("place", "Lima"), ("publisher", "Quito")) == [("place", "Lima")]


DAY: tuple[FieldName, str] = ("date", "3 May 1967")
PAGE: tuple[FieldName, str] = ("pages", "7")


def names(fields: Told) -> list[FieldName]:
    return [name for name, _ in fields]


def test_a_newspaper_without_a_headline_is_no_title() -> None:
    text = "The Salt Herald, Poole, 3 May 1967, p. 7"
    found = settled(text, ("title", "The Salt Herald"), ("container", "Poole"), DAY, PAGE)
    assert found[:2] == [("container", "The Salt Herald"), ("place", "Poole")]
    assert names(settled("Salt Leaf, 3 May 1967, p. 7", ("title", "Salt Leaf"), DAY, PAGE))[0] == "container"


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        pytest.param("“Salt Leaf,” 3 May 1967, p. 7", "Salt Leaf", "newspaper", id="in-quotes"),
        pytest.param("Salt Act, 3 May 1967, p. 7", "Salt Act", "document", id="act"),
        pytest.param("Paz v. Ruiz, 3 May 1967, p. 7", "Paz v. Ruiz", "document", id="case"),
        pytest.param("Decree 14, 3 May 1967, p. 7", "Decree 14", "document", id="numbered"),
        pytest.param("Interview with Paz, 3 May 1967, p. 7", "Interview with Paz", "interview", id="interview"),
    ],
)
def test_other_titles_stay(text: str, title: str, kind: WorkKind) -> None:
    assert names(settled(text, ("title", title), DAY, PAGE, kind=kind))[0] == "title"


def test_a_title_without_day_or_page_stays_unless_the_article_cites_it_as_an_outlet() -> None:
    assert names(settled("Salt Leaf, 7", ("title", "Salt Leaf"), PAGE)) == ["title", "pages"]
    assert names(settled("Salt Leaf, 7", ("title", "Salt Leaf"), PAGE, also="Salt Leaf")) == ["container", "pages"]


def test_a_book_that_holds_a_chapter_stays_a_title() -> None:
    assert (
        names(settled("Salt Leaf, 7", ("title", "Salt Leaf"), PAGE, also="Salt Leaf", also_kind="chapter"))[0]
        == "title"
    )
    assert names(settled("Salt Leaf, 7", ("title", "Salt Leaf"), PAGE, kind="book", also="Salt Leaf"))[0] == "title"


def test_an_article_by_somebody_keeps_its_title() -> None:
    text = "Ana Paz, Salt Leaf, 3 May 1967, p. 7"
    assert names(settled(text, ("author", "Ana Paz"), ("title", "Salt Leaf"), DAY, PAGE))[1] == "title"
