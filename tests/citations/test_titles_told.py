"""Where a title ends without italics: it has the years that it treats, and neither a volume nor a day nor a town."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.parse import note_of
from indexer.citations.settling import with_parts_settled
from indexer.citations.titles import (
    settled_title,
    with_all_behind_quotes,
    with_body,
    with_day_within,
    with_years_treated,
)

YEARS = "Ana Ruiz, Salt and Roads, 1959–1970, Nowhere Press, Lima, 1999, p. 45"


def cited(text: str, *told: tuple[FieldName, str, str]) -> Citation:
    """A citation of all of a text; each field has a value, and the words of it that tell it."""
    fields = [CitationField(name, value, at := text.index(words), at + len(words)) for name, value, words in told]
    return Citation(0, len(text), "full", "book", tuple(sorted(fields, key=lambda field: field.start)))


@pytest.mark.parametrize(
    ("text", "told", "title", "date"),
    [
        pytest.param(YEARS, "1959/1970", "Salt and Roads, 1959–1970", "1999", id="years-for-its-date"),
        pytest.param(YEARS, "1999", "Salt and Roads, 1959–1970", "1999", id="years-left-over"),
        pytest.param(
            "Ana Ruiz, Salt and Roads (1936-1948), Nowhere Press, Lima, 1999", "1936/1948",
            "Salt and Roads (1936-1948)", "1999", id="in-brackets",
        ),
        pytest.param(
            "Ana Ruiz, Salt and Roads, 1959–1970, Nowhere Press; Lima, 1999", "1959/1970",
            "Salt and Roads", "1959/1970", id="another-citation-begins",
        ),
        pytest.param(
            "Ana Ruiz, Salt and Roads, 1959–1970, Nowhere Press", "1959/1970",
            "Salt and Roads", "1959/1970", id="nothing-else-dates-it",
        ),
        pytest.param(
            "Ana Ruiz, Salt and Roads (1936-1948 and later), Nowhere Press, 1999", "1999",
            "Salt and Roads", "1999", id="bracket-goes-on",
        ),
    ],
)  # fmt: skip
def test_years_treated(text: str, told: str, title: str, date: str) -> None:
    words = {"1959/1970": "1959–1970", "1936/1948": "1936-1948"}.get(told, told)
    one = cited(
        text,
        ("title", "Salt and Roads", "Salt and Roads"),
        ("date", told, words),
        ("publisher", "Nowhere Press", "Nowhere Press"),
    )
    found = with_years_treated(note_of(text), one)
    assert (found.values("title"), found.values("date")) == ((title,), (date,))
    assert [field.start for field in found.fields] == sorted(field.start for field in found.fields)


@pytest.mark.parametrize(
    ("text", "title", "settled"),
    [
        ("Salt Cable of May 3, 1967", "Salt Cable of", "Salt Cable"),
        ("Contrata de la sal, de 3 de mayo de 1967", "Contrata de la sal, de", "Contrata de la sal"),
        ("The Salt We Come From, May 3, 1967", "The Salt We Come From", "The Salt We Come From"),
        ("Salt Cable of Utopia, kept since May 3, 1967", "Salt Cable of", "Salt Cable of"),
    ],
)
def test_what_leads_to_a_day_belongs_to_no_title(text: str, title: str, settled: str) -> None:
    note = note_of(text)
    (day,) = note.dates
    one = cited(text, ("title", title, title), ("date", day.edtf, text[day.start : day.end]))
    (field,) = settled_title(note, one, next(one.all("title")))
    assert field.value == settled


JUDGMENT = "대법원 1967. 5. 3. 선고 66다1234 판결"


@pytest.mark.parametrize(
    ("title", "kind", "dates"),
    [
        pytest.param(JUDGMENT, "document", ("1967-05-03",), id="its-day"),
        pytest.param(JUDGMENT, "book", (), id="a-book"),
        pytest.param("소금 회의 1967. 5. 3.~1967. 5. 8. 기록", "archival", (), id="no-day-of-its-own"),
        pytest.param("소금 1967년 통계", "document", (), id="a-year"),
    ],
)
def test_the_day_within_a_title(title: str, kind: WorkKind, dates: tuple[str, ...]) -> None:
    one = replace(cited(title, ("title", title, title)), kind=kind)
    assert with_day_within(note_of(title), one).values("date") == dates


def test_a_judgment_gets_the_day_of_its_title_where_parts_are_settled() -> None:
    one = replace(cited(JUDGMENT, ("title", JUDGMENT, JUDGMENT)), kind="document")
    (settled,) = with_parts_settled([NoteCitations("a/n1", "1", JUDGMENT, (one,))], [note_of(JUDGMENT)])
    assert settled.citations[0].values("date") == ("1967-05-03",)


def test_papers_keep_their_years() -> None:
    text = "Port Office, Wage book, 1959–1970, Salt Archive, box 3, seen in 1999"
    one = cited(
        text,
        ("title", "Wage book", "Wage book"),
        ("date", "1959/1970", "1959–1970"),
        ("archive", "Salt Archive", "Salt Archive"),
    )
    assert with_years_treated(note_of(text), one) == one


@pytest.mark.parametrize(
    ("title", "rest", "told"),
    [
        pytest.param("Salt Songs. Trad. de Ana Ruiz", ", 1999", ["Salt Songs"], id="translated"),
        pytest.param("Salt Songs. Produced by Ana Ruiz", ", 1999", ["Salt Songs"], id="produced"),
        pytest.param("Salt Songs. Produce of the Sea", ", 1999", ["Salt Songs. Produce of the Sea"], id="subtitle"),
        pytest.param("Salt Songs. 2", ".ª ed. Lima, 1999", ["Salt Songs"], id="edition"),
        pytest.param("Salt Songs. 2", ", 1999", ["Salt Songs. 2"], id="second-part"),
        pytest.param("Salt Songs, VIII", ", Lima, 1999", ["Salt Songs", "VIII"], id="volume"),
        pytest.param("Decree 12, 5 June 1991", ", Salt Gazette, no. 4", ["Decree 12", "1991-06-05"], id="day"),
        pytest.param("Salt Songs, 1991", ", Salt Gazette, no. 4", ["Salt Songs, 1991"], id="year"),
        pytest.param("Talk to Salters, 5 June 1991", ", p. 4", ["Talk to Salters, 5 June 1991"], id="speech"),
        pytest.param("Decree 12, 5 June 1991", "”, Salt Gazette", ["Decree 12, 5 June 1991"], id="in-quotes"),
    ],
)
def test_a_title_ends_before_what_is_told_besides(title: str, rest: str, told: list[str]) -> None:
    text = f"Mora, {title}{rest}"
    one = cited(text, ("title", title, title))
    assert [each.value for each in settled_title(note_of(text), one, one.fields[0])] == told


@pytest.mark.parametrize(
    ("town", "told"),
    [pytest.param("Lima", ["Salt Songs", "Lima"], id="city"), pytest.param("Sugar", ["Salt Songs, Sugar"], id="word")],
)
def test_a_town_before_a_press_is_no_part_of_a_title(town: str, told: list[str]) -> None:
    text = f"Mora, Salt Songs, {town}, Verso, 1999"
    name = f"Salt Songs, {town}"
    one = cited(text, ("title", name, name), ("publisher", "Verso", "Verso"))
    title = next(one.all("title"))
    assert [each.value for each in settled_title(note_of(text), one, title)] == told
    placed = cited(text, ("title", name, name), ("publisher", "Verso", "Verso"), ("place", "Quito", "1999"))
    assert settled_title(note_of(text), placed, title) == [title]


BODY = "Salt Council: Annual Report, Lima, 1999"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("Salt Council: Annual Report", ("Salt Council", "Annual Report"), id="body"),
        pytest.param("Salt Songs: Annual Report", ("", "Salt Songs: Annual Report"), id="no-body"),
        pytest.param("Salt Council: an annual report", ("", "Salt Council: an annual report"), id="small-letter"),
    ],
)
def test_a_body_before_a_colon_is_the_author(title: str, told: tuple[str, str]) -> None:
    text = f"{title}, Lima, 1999"
    one = cited(text, ("title", title, title))
    found = with_body(note_of(text), one)
    assert (found.first("author"), found.first("title")) == told


@pytest.mark.parametrize(("others", "author"), [(2, "Salt Council"), (1, "")])
def test_a_body_is_the_author_where_others_have_a_colon_behind_them(others: int, author: str) -> None:
    texts = [*["Ruiz, Ana: Salt Songs, Lima, Verso, 1999"] * others, BODY]
    ones = [
        *(
            cited(text, ("author", "Ruiz, Ana", "Ruiz, Ana"), ("title", "Salt Songs", "Salt Songs"))
            for text in texts[:-1]
        ),
        cited(BODY, ("title", "Salt Council: Annual Report", "Salt Council: Annual Report")),
    ]
    notes = [NoteCitations(str(n), str(n), text, (one,)) for n, (text, one) in enumerate(zip(texts, ones, strict=True))]
    *_, found = with_parts_settled(notes, [note_of(text) for text in texts])
    assert found.citations[0].first("author") == author


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ruiz, “The Salt”: Mud, Ice, and the Mora Case, 34 Salt L.J. 9", "“The Salt”: Mud, Ice, and the Mora Case"),
        ("Ruiz, «La sal»: hielo y barro en Mora (Lima, 1967)", "La sal"),
        ("Ruiz, «La sal»: Hielo y barro en Mora (Lima, 1967)", "«La sal»: Hielo y barro en Mora"),
        ("Ruiz, “The Salt”: Mud and Ice in Mora, Salt University Press, 1967", "“The Salt”: Mud and Ice in Mora"),
        ("Ruiz, “The Salt”: Mud Review 88 (1967)", "The Salt"),
        ("Ruiz, “The Salt.” Mud and Ice in Mora (1967)", "The Salt"),
    ],
)
def test_a_title_whose_first_words_are_quoted(text: str, wanted: str) -> None:
    quoted = wanted.strip("“«").partition("”")[0].partition("»")[0]
    one = cited(text, ("title", quoted, quoted))
    assert with_all_behind_quotes(note_of(text), one).values("title") == (wanted,)


def test_what_was_read_of_the_rest_of_a_title_goes() -> None:
    text = "Ruiz, “The Salt”: Mud, Ice, and the Mora Case, 34 Salt L.J. 9"
    one = cited(text, ("title", "The Salt", "The Salt"), ("container", "Mud", "Mud"), ("volume", "34", "34"))
    found = with_all_behind_quotes(note_of(text), one)
    assert [field.name for field in found.fields] == ["title", "volume"]


def test_a_title_of_which_the_first_words_are_quoted_is_all_of_its_italics() -> None:
    text = "Ruiz, “Salt.” Mud and Ice in Mora, Lima, 1967"
    one, italics = cited(text, ("title", "Salt.", "Salt.")), (text.index("“"), text.index(", Lima"))
    found = with_all_behind_quotes(note_of(text, (), None, [italics]), one)
    assert found.values("title") == ("“Salt.” Mud and Ice in Mora",)
    assert with_all_behind_quotes(note_of(text), one) == one


def test_headlines_stand_behind_where_a_newspaper_is_told() -> None:
    text = "El Faro, 3 de mayo de 1967, pág. 5: «Sal en Mora». Otra: «Barro en Lima»."
    fields = CitationField("container", "El Faro", 0, 7), CitationField("date", "1967-05-03", 9, 26)
    one = Citation(0, text.index(":"), "full", "newspaper", fields)
    whole = NoteCitations("n1", "1", text, (one,))
    (found,) = with_parts_settled([whole], [note_of(text)])
    assert found.citations[0].values("title") == ("Sal en Mora",)
    assert text[: found.citations[0].end].endswith("«Sal en Mora»")
    other = Citation(text.index("«"), text.index(". Otra"), "short", "unknown", ())
    (taken,) = with_parts_settled([replace(whole, citations=(one, other))], [note_of(text)])
    assert taken.citations[0].values("title") == ()


@pytest.mark.parametrize(
    ("text", "told", "names"),
    [
        ("FBI memorandum, “Salt Ads,” 1970", [("title", "FBI memorandum"), ("title", "Salt Ads")], ["genre", "title"]),
        ("Exh. cat. Salt of Mora, Lima 2005", [("title", "Exh. cat."), ("title", "Salt of Mora")], ["genre", "title"]),
        ("FBI memorandum, 1970", [("title", "FBI memorandum")], ["title"]),
        ("Ana Ruiz, interview by the author, 1970", [("author", "Ana Ruiz"), ("title", "interview by the author")],
         ["author", "genre"]),
    ],
)  # fmt: skip
def test_what_sort_of_paper_it_is_is_no_title(text: str, told: list[tuple[FieldName, str]], names: list[str]) -> None:
    one = cited(text, *((name, value, value) for name, value in told))
    found = [
        field
        for each in one.fields
        for field in ([each] if each.name != "title" else settled_title(note_of(text), one, each))
    ]
    assert [field.name for field in found] == names


def test_an_act_is_named_by_its_day() -> None:
    text = "Act of June 22, 1860, ch. 179"
    one = cited(text, ("title", "Act", "Act"))
    assert [field.value for field in settled_title(note_of(text), one, one.fields[0])] == ["Act of June 22, 1860"]
