"""PDF: what a reader sees on the pages becomes paragraphs, notes and calls; what can't be read says why."""

from __future__ import annotations

import contextlib
import subprocess
import unicodedata
import zlib
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.errors import DocumentError
from indexer.model import RawDocument, Role
from indexer.reading import pdf_pages, read
from indexer.reading.pdf import from_pages
from indexer.reading.pdf_pages import Page, Pages, Run
from tests.mutations import broken
from tests.pdfs import HEIGHT, WIDTH, Text, pdf, width
from tests.reading import article, bodies, called, headings, notes, texts
from tests.typeset import Style, typeset

TITLE = "A Visit to Pyongyang: Rifles and Rice"
# Each paragraph in words of its own, since what stands at the foot of page after page in the same words is furniture.
TOWNS = (
    "Caracas", "Havana", "Lima", "Bogota", "Quito", "Managua", "Georgetown", "Santiago", "Budapest", "Moscow",
    "Algiers", "Cairo", "Colombo", "Jakarta", "Hanoi",
)  # fmt: skip
PARAGRAPHS = {
    str(number): f"The delegation from {town} stayed for three weeks and visited several factories, a cooperative farm "
    f"near the capital and the museum of the revolution, where its members signed the book.{{{number}}} Nothing in the "
    f"record of {town} explains why the second visit was put off until the following spring, and the well-known "
    f"account of Kim Il-sung leaves it out altogether. The unavoidable reservations about {town} follow at the end."
    for number, town in enumerate(TOWNS[:12], start=1)
}
NOTES = {
    number: f"Armstrong, Tyranny of the Weak, on {TOWNS[int(number)]}."
    + (
        f" The archives of {TOWNS[int(number) + 1]} hold more than has been used of late, and less than was hoped for."
        * 7
    )
    * (number in "48")
    for number in PARAGRAPHS
}
BLOCKS = [
    block
    for number, text in PARAGRAPHS.items()
    for block in ([f"# Part {number} of It"] if number in "159" else []) + [text]
]


def read_pages(*pages: Sequence[Text], info: dict[str, str] | None = None) -> RawDocument:
    return read("a.pdf", pdf(pages, info))


def page(*lines: str, top: float = 100, size: float = 11, **more: bool) -> list[Text]:
    return [Text(72, top + 1.27 * size * number, line, size, **more) for number, line in enumerate(lines)]


def raised(before: str, sign: str, y: float, size: float = 11) -> list[Text]:
    """A line with a raised sign at its end."""
    return [Text(72, y, before, size), Text(72 + width(before, size), y - 0.35 * size, sign, round(size * 0.62, 1))]


@pytest.mark.parametrize("style", [Style(head="SAMPLE QUARTERLY 12 (2024)"), Style(columns=2, head="Sample Quarterly"),
                                   Style(columns=2, size=9.5, note_size=8, gutter=16)])  # fmt: skip
def test_an_article_set_as_journals_do_is_read_as_it_was_written(style: Style) -> None:
    data = pdf(typeset(TITLE, BLOCKS, NOTES, style, ["Ana Ruiz"]), {"Author": "Ana Ruiz", "Title": "final_v3.indd"})
    raw = read("a.pdf", data)
    assert bodies(raw) == [block.removeprefix("# ").replace("{", "[").replace("}", "]") for block in BLOCKS]
    assert notes(raw) == list(NOTES.items())
    assert headings(raw) == [(1, "Part 1 of It"), (1, "Part 5 of It"), (1, "Part 9 of It")]
    assert (raw.metadata.title, raw.metadata.authors) == (TITLE, ("Ana Ruiz",))
    assert article("a.pdf", data).problems == ()
    assert len(pdf_pages.read_pages(data).pages) > 1


def test_a_title_of_two_lines_across_two_columns_is_one() -> None:
    title = "The Rice Ships That Never Came: A Long Title about Pyongyang and Havana, 1973–1977"
    data = pdf(typeset(title, BLOCKS, NOTES, Style(columns=2, margin=85), ["By Ana Ruiz", "May 2019"]))
    raw = read("a.pdf", data)
    assert (raw.metadata.title, raw.metadata.authors, raw.metadata.published) == (title, ("Ana Ruiz",), "2019-05")
    assert bodies(raw)[0] == "Part 1 of It"


def test_spanish_and_korean_are_read_letter_by_letter() -> None:
    korean = "김일성동지께서는 대표단을 만나시였다."
    raw = read_pages([
        Text(72, 80, "Fusiles y arroz: el año 1967", 18, bold=True),
        *raised("La misión llegó a Pyongyang en mayo.", "1", 120), Text(72, 150, unicodedata.normalize("NFD", korean)),
        Text(72, 700, "1", 6), Text(76, 703, "Núñez, «Corea», 12.", 8.5),
    ])  # fmt: skip
    assert raw.metadata.title == "Fusiles y arroz: el año 1967"
    assert bodies(raw) == ["La misión llegó a Pyongyang en mayo.[1]", korean]
    assert notes(raw) == [("1", "Núñez, «Corea», 12.")]


def test_hangul_is_joined_as_the_file_breaks_it() -> None:
    spaces = page(
        "그는 평양에 도착하여 대표 ", "단을 만나고 돌아왔다고 ", "한다 그리고 다시는 오지 않", "았다는 것이다."
    )
    assert bodies(read_pages(spaces)) == [
        "그는 평양에 도착하여 대표 단을 만나고 돌아왔다고 한다 그리고 다시는 오지 않았다는 것이다."
    ]
    assert bodies(read_pages(page("그는 평양에 도착하여", "대표단을 만나고 돌아왔다."))) == [
        "그는 평양에 도착하여 대표단을 만나고 돌아왔다."
    ]


def test_hyphens_of_line_ends_go_and_those_of_words_stay() -> None:
    raw = read_pages(page(
        "It was a well-known fact that the envoys, who were not con-", "vinced at all, met Kim Il-",
        "sung twice; so the well-", "known report of the years 1967-", "1969 has it, and a coopera-",
        "tion followed, of which Park Chung-", "hee heard.",
    ))  # fmt: skip
    assert bodies(raw) == [
        "It was a well-known fact that the envoys, who were not convinced at all, met Kim Il-sung twice; so the "
        "well-known report of the years 1967-1969 has it, and a cooperation followed, of which Park Chung-hee heard."
    ]


def test_notes_that_begin_anew_on_each_page_belong_to_their_page() -> None:
    raw = read_pages(
        [*raised("They met once in the year 1967.", "1", 100), Text(72, 700, "1 Park, first page.", 8)],
        [*raised("They met again much later on.", "1", 100), Text(72, 700, "1 Lee, second page.", 8)],
    )
    assert [[call.target for call in block.calls] for block in raw.blocks if block.role is Role.PARAGRAPH] == [
        ["1"],
        ["1 (2)"],
    ]
    assert [text for _, text in notes(raw)] == ["Park, first page.", "Lee, second page."]


@pytest.mark.parametrize(
    ("lines", "calls"),
    [
        pytest.param(["He came.[1] He left.[2]"], "He came.[1] He left.[2]", id="brackets"),
        pytest.param(["He came.¹ He left.²"], "He came.[1] He left.[2]", id="superscript-letters"),
    ],
)
@pytest.mark.parametrize("form", ["{}. ", "[{}] "])
def test_notes_listed_under_a_heading_are_found_as_in_plain_text(lines: list[str], calls: str, form: str) -> None:
    listed = [
        form.format(1) + "Park, a book with a title that takes",
        "more than one line.",
        form.format(2) + "Lee, 12.",
    ]
    raw = read_pages([*page(*lines), Text(72, 180, "Notes", 13, bold=True), *page(*listed, top=210)])
    assert bodies(raw)[0] == calls
    assert [text for _, text in notes(raw)] == ["Park, a book with a title that takes more than one line.", "Lee, 12."]
    assert "Notes" not in bodies(raw)


def test_raised_signs_are_calls_and_other_raised_letters_are_not() -> None:
    first = "It covers 30 km"
    line = [
        Text(72, 100, first), Text(72 + width(first, 11), 96, "2", 7), Text(72 + width(first, 11) + 6, 100, "on the 5"),
        Text(72 + width(first, 11) + 6 + width("on the 5", 11), 96, "th", 7),
        Text(72 + width(first, 11) + 14 + width("on the 5", 11), 100, "day."),
        *raised("Two notes", "1, 2", 114), *raised("and a range end here.", "1–3", 128),
        *raised("And a sign.", "*", 142),
        *(Text(72, 700 + 10 * n, f"{sign} Note {sign}.", 8) for n, sign in enumerate(("1", "2", "3", "*"))),
    ]  # fmt: skip
    raw = read_pages(line)
    assert bodies(raw) == [
        "It covers 30 km² on the 5th day. Two notes[1][2] and a range end here.[1][2][3] And a sign.[*]"
    ]
    assert [label for label, _ in notes(raw)] == ["1", "2", "3", "*"]


def test_a_quotation_in_small_type_at_the_foot_is_no_note() -> None:
    quotation = [
        "So the envoy wrote home at last, that the rice had come",
        "and the rifles had not, and that he was tired of it.",
    ]
    text = [f"He wrote this, as it seems, in the summer of the year 196{n}," for n in range(6)]
    raw = read_pages([*page(*text), *page(*quotation, top=200, size=9)])
    assert texts(raw)[1:] == [" ".join(quotation)]
    assert notes(raw) == []


def test_captions_are_told_by_their_first_word() -> None:
    raw = read_pages([
        *page("The ship left in May and came back in June.", "It carried rice, as was said."),
        *page("Figura 1. El buque en el puerto.", top=400, size=9), *page("Photo: Park.", top=430, size=9),
    ])  # fmt: skip
    assert texts(raw, Role.CAPTION) == ["Figura 1. El buque en el puerto.", "Photo: Park."]


def test_byline_and_date_under_the_title_are_metadata() -> None:
    raw = read_pages([
        *page("The Rice Ships", top=80, size=20), Text(72, 110, "By Ana Ruiz and Luis Paz"),
        Text(72, 130, "October 14, 2019"), *page("They came in May, and they left in the same month.", top=170),
    ])  # fmt: skip
    assert (raw.metadata.authors, raw.metadata.published) == (("Ana Ruiz", "Luis Paz"), "2019-10-14")
    assert bodies(raw) == ["They came in May, and they left in the same month."]


@pytest.mark.parametrize(
    ("info", "title", "authors"),
    [
        ({"Title": "The Rice Ships", "Author": "Ana Ruiz; Luis Paz"}, "The Rice Ships", ("Ana Ruiz", "Luis Paz")),
        ({"Title": "Microsoft Word - rice.docx", "Author": "admin"}, None, ()),
        ({"Title": "untitled", "Author": "USER1"}, None, ()),
        ({"Author": "김철수"}, None, ("김철수",)),
        ({"Title": "rice.pdf", "Author": "a.ruiz@u.example"}, None, ()),
    ],
)
def test_the_dictionary_is_believed_where_it_is_sensible(
    info: dict[str, str], title: str | None, authors: tuple[str, ...]
) -> None:
    raw = read_pages(page("They came in May, and they left in the same month."), info=info)
    assert (raw.metadata.title, raw.metadata.authors) == (title, authors)


def test_heads_that_repeat_and_page_numbers_go_wherever_they_stand() -> None:
    def made(number: int) -> list[Text]:
        head = "Ana Ruiz" if number % 2 else "The Rice Ships"
        return [Text(72, 40, f"{number} {head}", 9), *page(f"Page {TOWNS[number]} says that something happened there."),
                Text(300, 810, f"– {number} –", 9)]  # fmt: skip

    raw = read_pages(*(made(number) for number in range(1, 7)))
    assert "Ana Ruiz" not in " ".join(bodies(raw))
    assert all(f"Page {town} says" in " ".join(bodies(raw)) for town in TOWNS[1:7])
    assert "–" not in " ".join(bodies(raw))


def test_what_is_printed_up_the_margin_is_left_out() -> None:
    up = pdf([page("They came in May, and they left in the same month.")], compress=False).replace(
        b"ET", b"ET BT /F0 9 Tf 0 1 -1 0 20 300 Tm (Downloaded from somewhere) Tj ET", 1
    )
    assert bodies(read("a.pdf", up)) == ["They came in May, and they left in the same month."]


def test_a_page_of_pictures_among_others_is_named() -> None:
    raw = read_pages(
        page("They came in May, and they left in the same month."), [], page("It was said again much later.")
    )
    assert raw.problems[0] == "no text on page 2: blank, or a picture"


GOOD = pdf(typeset(TITLE, BLOCKS[:5], NOTES, Style()))
ENCRYPT = (
    " /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "11" * 32 + "> /U <" + "22" * 32 + "> >>"
)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"%PDF-1.7\nnothing more", "not a whole PDF", id="garbage"),
        pytest.param(GOOD[: len(GOOD) // 3], "not a whole PDF|no text", id="cut-off"),
        pytest.param(pdf([[]]), "only pictures of pages", id="no-text"),
        pytest.param(pdf([[Text(300, 800, "12", 9)]]), "only pictures of pages", id="a-number-alone"),
        pytest.param(pdf([page("Secret words stand here.")], encrypt=ENCRYPT), "encrypted.*password", id="encrypted"),
        pytest.param(pdf([page("x")] * 1_001), "1,001 pages; the limit is 1,000", id="too-many-pages"),
        pytest.param(pdf([page("\ue001\ue002\ue003 \ue004\ue005" * 9)]), "don't say which letters", id="no-letters"),
        pytest.param(b"<html>", "not a whole PDF", id="page"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_cure(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        read("a.pdf", data)
    assert caught.value.cure


def test_a_page_that_unpacks_to_hundreds_of_megabytes_is_refused_or_read_in_its_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_pages, "MAX_MEMORY", 256 * 2**20)
    packed = zlib.compress(b"BT /F0 9 Tf (a) Tj ET " * 20_000_000, 1)
    small = pdf([page("x")], compress=True)
    start, end = small.index(b"stream\n") + 7, small.index(b"\nendstream")
    data = small[:start] + packed + small[end:]
    length = f"/Length {end - start}".encode()
    with pytest.raises(DocumentError):
        read("a.pdf", data.replace(length, f"/Length {len(packed)}".encode(), 1))


def test_a_reader_that_does_not_come_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **options: float) -> None:
        raise subprocess.TimeoutExpired("reader", options["timeout"])

    monkeypatch.setattr(subprocess, "run", never)
    with pytest.raises(DocumentError, match="more than 120 seconds"):
        read("a.pdf", GOOD)


def test_without_the_package_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "find_spec", lambda _: None)
    with pytest.raises(DocumentError, match="pip install pypdfium2"):
        read("a.pdf", GOOD)


def test_text_as_pdf_and_pdf_as_text_are_told_apart() -> None:
    with pytest.raises(DocumentError, match=r"a PDF.*\.pdf"):
        read("a.txt", GOOD)


@given(
    broken(pdf([page("They came in May.", "And left.")], compress=False), [b"/Kids [3 0 R]", b"Tj", b"-99999999 Td"])
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_pdfs_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        check(read("a.pdf", data))


_numbers = st.floats(-1e6, 1e6) | st.floats(0, 800)
_words = st.sampled_from(
    ["They met", "12", "1", "*", "Notes", "1. Park.", "co-", "op", "김일성", "ends.", "Fig. 2", " ", "\u00ad"]
)
_runs = st.builds(
    lambda text, x, y, size, bold: Run(text, x, x + width(text, size), y, size, bold),
    _words, st.sampled_from([72.0, 80.0, 300.0]) | _numbers, st.sampled_from([100.0, 112.0, 96.0, 800.0]) | _numbers,
    st.sampled_from([11.0, 9.0, 6.0, 18.0]) | st.floats(0.1, 1e5), st.booleans(),
)  # fmt: skip


@given(st.lists(st.lists(_runs, max_size=30), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_on_pages_becomes_a_document_or_an_error(pages: list[list[Run]]) -> None:
    with contextlib.suppress(DocumentError):
        check(from_pages(Pages(tuple(Page(WIDTH, HEIGHT, tuple(runs)) for runs in pages))))


def check(raw: RawDocument) -> None:
    keys: Mapping[str, str] = {block.key: block.text for block in raw.blocks if block.role is Role.NOTE}
    for block in raw.blocks:
        assert all(0 <= call.offset <= len(block.text) for call in block.calls)
        assert called(block).strip() or not block.text
        assert "\u00ad" not in block.text
    assert all(keys)


def test_a_page_of_single_letters_takes_no_square_of_their_time() -> None:
    runs = tuple(
        Run(chr(97 + n % 26), 10 + n % 500, 14 + n % 500, 20 + n // 60, 11 - n % 3, False) for n in range(10_000)
    )
    assert from_pages(Pages((Page(WIDTH, HEIGHT, runs),))).blocks


def test_heads_of_a_short_article_go_though_each_stands_once() -> None:
    prose = [f"The {town} committee met in the spring, and again when the snow was gone," for town in TOWNS[:6]]
    small = [f"{n} Note {n} tells of {town} at more length than the text that calls it does." for n, town in
             enumerate(TOWNS[:9], start=1)]  # fmt: skip
    raw = read_pages(
        [*page("The Rice Ships of Wonsan", top=80, size=18), Text(72, 104, "Ana Ruiz"), *page(*prose, top=140)],
        [Text(200, 40, "Ana Ruiz", 9), *page(*prose, top=80), *page(*small, top=400, size=9)],
        [Text(200, 40, "The Rice Ships of Wonsan", 11), *page(*prose, top=80)],
        info={"Author": "Ana Ruiz"},
    )
    assert "Ana Ruiz" not in " ".join(bodies(raw))
    assert "Rice Ships" not in " ".join(bodies(raw))


def test_a_caption_at_the_top_of_a_page_is_no_head() -> None:
    prose = [f"The {town} committee met in the spring, and again when the snow was gone." for town in TOWNS[:8]]
    raw = read_pages(page(*prose), [*page("Figure 2. The ship at Wonsan", top=40, size=9), *page(*prose, top=300)])
    assert "Figure 2. The ship at Wonsan" in texts(raw, Role.CAPTION)


def test_an_article_with_more_notes_than_text_keeps_its_paragraphs() -> None:
    notes_ = {label: f"{text} It is a long note, and says of it {'what others have said before, ' * 6}or nearly so."
              for label, text in NOTES.items() if label not in "48"}  # fmt: skip
    blocks = [
        f"The delegation from {TOWNS[int(n)]} stayed for three weeks by the river and left.{{{n}}} Nothing "
        "came of it, and nobody who had been there spoke of it again in his life."
        for n in notes_
    ]
    raw = read("a.pdf", pdf(typeset(TITLE, blocks, notes_, Style(head="S. Q."))))
    assert bodies(raw) == [block.replace("{", "[").replace("}", "]") for block in blocks]
    assert notes(raw) == list(notes_.items())


def test_two_calls_that_touch_are_two() -> None:
    raw = read_pages([
        *page("They came in May and left in June, as was their habit then."),
        *raised("Two notes at once.", "12", 128), *raised("And three.", "345", 142), *raised("And one.", "6", 156),
        *(Text(72, 600 + 10 * n, f"{n} Note {n}.", 8) for n in range(1, 7)),
    ])  # fmt: skip
    assert " ".join(bodies(raw)).endswith("Two notes at once.[1][2] And three.[3][4][5] And one.[6]")


def test_a_number_that_begins_a_line_of_a_note_is_no_sign_where_signs_are_raised() -> None:
    def note(sign: str, text: str, y: float) -> list[Text]:
        return [Text(72, y - 3, sign, 6), Text(72 + width(sign, 6), y, text, 9)]

    raw = read_pages([
        *page("They came in May and left in June, as was their habit then."), *raised("One note.", "1", 128),
        *raised("Another.", "2", 142), *note("1", "El Espectador, 17 de junio de 1951, pp.", 600),
        Text(72, 612, "1 y 4, con un dibujo.", 9), *note("2", "Park, A Long Book, p.", 624),
        Text(72, 636, "3. See Lee.", 9),
    ])  # fmt: skip
    assert [text for _, text in notes(raw)] == [
        "El Espectador, 17 de junio de 1951, pp. 1 y 4, con un dibujo.", "Park, A Long Book, p. 3. See Lee."
    ]  # fmt: skip


def test_notes_that_end_alike_keep_their_last_lines() -> None:
    def made(number: int) -> list[Text]:
        return [
            *page(f"Page {TOWNS[number]} says that something happened there."),
            *raised("So it is.", f"{number}", 114),
            Text(72, 697, f"{number}", 6),
            Text(76, 700, f"A book about {TOWNS[number]} (Ithaca: Cornell University", 9),
            Text(72, 712, f"Press, 201{number}), {number}2.", 9),
            Text(300, 810, f"{40 + number}", 9),
        ]

    raw = read_pages(*(made(number) for number in range(1, 5)))
    assert [text.rpartition(" ")[2] for _, text in notes(raw)] == ["12.", "22.", "32.", "42."]


def test_a_short_line_parts_nothing_where_paragraphs_are_indented() -> None:
    told = [
        ("It is told again, but by", "nobody who was in Lima at the time."),
        ("as told by Charles K.", "Armstrong."),
    ]
    raw = read_pages([
        Text(86 if n == 0 else 72, 100 + 60 * k + 14 * n, line)
        for k in range(4)
        for n, line in enumerate((f"The {TOWNS[k]} committee met in the spring of the year,", *told[k == 2]))
    ])  # fmt: skip
    assert bodies(raw) == [
        f"The {TOWNS[k]} committee met in the spring of the year, {' '.join(told[k == 2])}" for k in range(4)
    ]


def test_the_last_page_of_two_columns_is_read_column_by_column() -> None:
    raw = read("a.pdf", pdf([
        [Text(72 + 240 * column, 100 + 14 * n, f"{TOWNS[n]} in column {column} went on and on") for column in (0, 1)
         for n in range(12)],
        [*(Text(72, 100 + 14 * n, f"The left of the last page in {TOWNS[n]}") for n in range(9)),
         *(Text(312, 100 + 14 * n, f"and at its right {TOWNS[n]}") for n in range(2))],
    ]))  # fmt: skip
    text = " ".join(bodies(raw))
    assert "The left of the last page in Caracas The left of the last page in Havana" in text
    assert text.endswith("and at its right Caracas and at its right Havana")


def test_a_line_that_is_a_year_or_begins_with_a_number_goes_on_with_its_paragraph() -> None:
    raw = read_pages([
        *page("The Rice Ships", top=60, size=20),
        *page("He kept a copy of all the cables that he had ever sent from the house:",
              "2.118, from January of 1961 to the very end of the summer of the year",
              "1972."),
    ])  # fmt: skip
    assert len(bodies(raw)) == 1
