"""Citations out: what the files say, and that other programs' readers understand them."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from indexer.citations.export.csl import csl_date, item_of_article, item_of_work
from indexer.citations.export.formats import write
from indexer.citations.known.resolve import resolve
from indexer.citations.model import Format, NoteCitations, Work
from indexer.citations.parse import parse
from indexer.citations.works import work_of
from indexer.exporting import export_passages
from tests import samples
from tests.citations import notes_english, notes_korean, notes_spanish


def work(text: str) -> Work:
    (citations,) = resolve([NoteCitations("a/n1", "1", text, parse(text).citations)])
    found = work_of(citations[0])
    assert found is not None
    return found


def exported(text: str, form: Format) -> str:
    return "".join(write([item_of_work(work(text), generation="g7")], form))


ARTICLE = "Moe Taylor, “One Hand & 50%: Guyana,” Journal of Cold War Studies 17, no. 1 (2015): 41-63, 50."


def test_csl() -> None:
    (item,) = json.loads(exported(ARTICLE, "csl"))
    assert item == {
        "id": "taylor-one-hand-50", "type": "article-journal", "author": [{"family": "Taylor", "given": "Moe"}],
        "title": "One Hand & 50%: Guyana", "container-title": "Journal of Cold War Studies", "volume": "17",
        "issue": "1", "page": "41-63", "issued": {"date-parts": [[2015]]}, "source": "Ibid library, generation g7",
    }  # fmt: skip


def test_bibtex_is_escaped_and_read_again() -> None:
    text = exported(ARTICLE, "bibtex")
    assert r"One Hand \& 50\%: Guyana" in text
    entry = parse_string(text, "bibtex").entries["taylor-one-hand-50"]
    assert (entry.type, entry.fields["pages"], entry.fields["year"]) == ("article", "41-63", "2015")
    assert str(entry.persons["author"][0]) == "Taylor, Moe"
    assert "generation g7" in entry.fields["note"]


def test_ris_is_read_again() -> None:
    (entry,) = rispy.loads(exported(ARTICLE, "ris"))
    assert entry["type_of_reference"] == "JOUR"
    assert (entry["authors"], entry["title"]) == (["Taylor, Moe"], "One Hand & 50%: Guyana")
    assert (entry["start_page"], entry["end_page"], entry["year"]) == ("41", "63", "2015")


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Amnesty International, Ali Lameda (London: Verso, 1979).", "book", {"literal": "Amnesty International"}),
        ("Suh Dae-Sook, Kim Il Sung (New York: Columbia, 1988).", "book", {"family": "Suh", "given": "Dae-Sook"}),
        ("Erik van Ree, Socialism in One Zone (Oxford: Berg, 1989).", "book", {"family": "van Ree", "given": "Erik"}),
        ("Ana Ruiz, “Salt” (PhD diss., University of Utopia, 2003).", "thesis", {"family": "Ruiz", "given": "Ana"}),
        ("“조선의 소금,” Rodong Sinmun, May 12, 1967, 1.", "article-newspaper", None),
        ("Interview with Ana Ruiz, Caracas, May 3, 2015.", "interview", {"family": "Ruiz", "given": "Ana"}),
    ],
)  # fmt: skip
def test_types_and_names(text: str, type_: str, name: dict[str, str] | None) -> None:
    item = item_of_work(work(text))
    assert item["type"] == type_
    assert item.get("author", [None])[0] == name


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("1967-05-11", {"date-parts": [[1967, 5, 11]]}),
        ("1967-05", {"date-parts": [[1967, 5]]}),
        ("1969/1970", {"date-parts": [[1969], [1970]]}),
        ("1980~", {"date-parts": [[1980]], "circa": True}),
        ("196X", None),
        ("", None),
    ],
)
def test_dates(edtf: str, parts: dict[str, Any] | None) -> None:
    assert csl_date(edtf) == parts


def test_a_passage_has_its_locator_and_permalink() -> None:
    article = samples.articles()[0]
    item = item_of_article(article.summary, passage=article.passages[0], url="http://x.example/articles/visit#p1")
    assert (item["locator"], item["label"], item["URL"]) == ("1", "paragraph", "http://x.example/articles/visit#p1")
    assert (item["title"], item["container-title"]) == ("A visit to Pyongyang", "North Review")


@pytest.mark.parametrize("form", ["csl", "bibtex", "ris"])
def test_every_work_stands_once_in_a_whole_result(form: Format) -> None:
    article = samples.articles()[0]
    cited = [(p, article.summary, f"/articles/visit#{p.label}", "g7") for p in article.passages]
    known = {one.id: one for one in article.works}
    text = "".join(export_passages(cited, known.__getitem__, form))
    assert text.count("김일성동지께서 대표단을 만나셨다") == 1
    assert text.count("A visit to Pyongyang") == len(article.passages)


NASTY = [
    "{",
    "}",
    "\\",
    "$",
    "%",
    "&",
    "#",
    "_",
    "~",
    "^",
    '"',
    "@",
    "\n",
    "\r",
    "TY  - ",
    "\x00",
    "é",
    "김",
    "ER  - ",
    ",",
]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from([*NASTY, "Salt", " "]), max_size=8).map("".join), st.sampled_from(["csl", "bibtex", "ris"])
)
def test_whatever_a_title_holds_the_file_is_one_entry(title: str, form: Format) -> None:
    item = item_of_work(
        Work("salt", "Salt", "book", (("author", title or "A"), ("title", title), ("publisher", title)))
    )
    text = "".join(write([item, {**item, "id": "smoke"}], form))
    match form:
        case "csl":
            assert len(json.loads(text)) == 2
        case "bibtex":
            assert list(parse_string(text, "bibtex").entries) == ["salt", "smoke"]
        case _:
            assert len(rispy.loads(text)) == 2


def test_all_works_of_the_tables_go_into_each_format() -> None:
    items = []
    for module in (notes_english, notes_spanish, notes_korean):
        for case in module.NOTES:
            (citations,) = resolve([NoteCitations("a/n1", "1", case.text, parse(case.text).citations)])
            items += [item_of_work(found) for one in citations if (found := work_of(one))]
    assert len(parse_string("".join(write(items, "bibtex")), "bibtex").entries) == len(items)
    assert len(rispy.loads("".join(write(items, "ris")))) == len(items)
    assert json.loads("".join(write([], "csl"))) == []
