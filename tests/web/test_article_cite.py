"""Quotations with their references: Chicago notes in three languages, BibTeX, RIS and CSL-JSON, for every passage."""

from __future__ import annotations

import json

import pytest
import rispy
from flask.testing import FlaskClient
from pybtex.database import parse_string

from tests.web import sample
from tests.web.html import get, one, text
from webapp.article import chicago
from webapp.shapes import ArticleRefBody

URL = "https://example.org/a"


def article(
    title: str = "A Guest",
    authors: tuple[str, ...] = ("Ana Ruiz",),
    publication: str | None = "38 North",
    published: str | None = "2025-10-14",
) -> ArticleRefBody:
    return {
        "id": "a", "title": title, "authors": list(authors), "published": published, "source": URL,
        "publication": {"id": "x", "label": publication} if publication else None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "Ana Ruiz, “A Guest,” <cite>38 North</cite>, October 14, 2025, para. 7, https://example.org/a."),
        ("es", "Ana Ruiz, «A Guest», <cite>38 North</cite>, 14 de octubre de 2025, párr. 7, https://example.org/a."),
        ("ko", "Ana Ruiz, 「A Guest」, 『38 North』, 2025년 10월 14일, 문단 7, https://example.org/a."),
    ],
)
def test_a_note_in_each_language(lang: str, note: str) -> None:
    assert chicago.note(article(), chicago.place("paragraph", "7", lang), URL, lang) == note


@pytest.mark.parametrize(
    ("lang", "authors", "said"),
    [
        ("en", ("Ana Ruiz", "Ben Doe"), "Ana Ruiz and Ben Doe, “"),
        ("en", ("Ana Ruiz", "Ben Doe", "Cho Min"), "Ana Ruiz, Ben Doe, and Cho Min, “"),
        ("en", ("Ana Ruiz", "Ben Doe", "Cho Min", "Dee Roe"), "Ana Ruiz et al., “"),
        ("en", (), "“A Guest"),
        ("es", ("Ana Ruiz", "Ben Doe"), "Ana Ruiz y Ben Doe, «"),
        ("es", ("Ana Ruiz", "Inés Doe"), "Ana Ruiz e Inés Doe, «"),
        ("es", ("Ana Ruiz", "Hilda Doe"), "Ana Ruiz e Hilda Doe, «"),
        ("es", ("Ana Ruiz", "Hiero Doe"), "Ana Ruiz y Hiero Doe, «"),
        ("es", ("Ana Ruiz", "Ben Doe", "Yi Min"), "Ana Ruiz, Ben Doe y Yi Min, «"),
        ("ko", ("김하나", "이두리"), "김하나·이두리, 「"),
        ("ko", ("김하나", "이두리", "박세나", "최네모"), "김하나 외, 「"),
    ],
)
def test_authors(lang: str, authors: tuple[str, ...], said: str) -> None:
    assert chicago.note(article(authors=authors), "", URL, lang).startswith(said)


@pytest.mark.parametrize(
    ("lang", "published", "said"),
    [
        ("en", "2025-10", "October 2025"),
        ("en", "2025", "2025"),
        ("en", None, "n.d."),
        ("en", "2025-13-40", "2025-13-40"),
        ("es", "2025-10", "octubre de 2025"),
        ("es", None, "s. f."),
        ("ko", "2025-10", "2025년 10월"),
        ("ko", None, "날짜 미상"),
    ],
)
def test_dates(lang: str, published: str | None, said: str) -> None:
    assert f", {said}, {URL}." in chicago.note(article(published=published, title="T", authors=("A",)), "", URL, lang)


def test_titles_that_hold_quotation_marks_and_stops() -> None:
    assert "“The ‘Guest’ and I,” " in chicago.note(article("The “Guest” and I."), "", URL, "en")
    assert "«El “huésped”», " in chicago.note(article("El «huésped»"), "", URL, "es")
    assert "“Who Came?,” " in chicago.note(article("Who Came?"), "", URL, "en")


def test_what_is_not_known_is_left_out_and_what_is_hostile_stays_text() -> None:
    note = chicago.note(article(sample.HOSTILE, (sample.HOSTILE,), sample.HOSTILE, sample.HOSTILE), "p", URL, "en")
    assert "<script" not in note
    assert note.count("<") == 2
    bare = chicago.note(article(authors=(), publication=None, published=None), "", "", "en")
    assert bare == "“A Guest,” n.d."


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("paragraph", ("para. 7", "párr. 7", "문단 7")),
        ("footnote", ("n. 7", "n. 7", "각주 7")),
        ("caption", ("fig. 7", "fig. 7", "그림 7")),
    ],
)
def test_places(kind: str, places: tuple[str, str, str]) -> None:
    assert tuple(chicago.place(kind, "7", lang) for lang in ("en", "es", "ko")) == places


def test_the_page_quotes_the_passage_and_gives_every_reference(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda/p2/cite")
    assert text(one(page, "h1")) == "Cite paragraph 2"
    assert one(page, "blockquote").get_text() == sample.poet().passages[2].text
    assert [note["lang"] for note in page.select(".chicago")] == ["en", "es", "ko"]
    quotation = text(one(page, "#quotation"))
    assert "Ana Ejemplo and Ben Muster, “The Poet Who Was Asked to Translate,” 38 North" in quotation
    assert quotation.endswith("n.d., para. 2, https://example.org/poet. http://localhost/articles/lameda#p2")
    (entry,) = parse_string(one(page, "#bibtex-text").get_text(), "bibtex").entries.values()
    assert entry.fields["url"].replace("\\", "") == "http://localhost/articles/lameda#p2"
    (ris,) = rispy.loads(one(page, "#ris-text").get_text())
    assert ris["title"] == "The Poet Who Was Asked to Translate"
    (item,) = json.loads(one(page, "#csl-text").get_text())
    assert (item["locator"], item["label"]) == ("2", "paragraph")


def test_the_note_comes_first_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda/n1/cite?hl=ko")
    assert [note["lang"] for note in page.select(".chicago")] == ["ko", "en", "es"]
    assert "각주 1" in text(one(page, "#quotation"))
    assert one(get(client, "/articles/평양-일기/p1/cite?hl=en"), "blockquote")["lang"] == "ko"


def test_without_a_source_the_permalink_is_the_address(client: FlaskClient) -> None:
    note = text(one(get(client, "/articles/embajada/p2/cite"), "#note-es"))
    assert note == "«La embajada», 2020, párr. 2, http://localhost/articles/embajada#p2."


@pytest.mark.parametrize(("form", "kind"), [("bibtex", "x-bibtex"), ("ris", "x-research-info-systems")])
def test_one_reference_alone_can_be_fetched(client: FlaskClient, form: str, kind: str) -> None:
    answer = client.get(f"/articles/lameda/p1/cite?format={form}")
    assert answer.content_type == f"application/{kind}; charset=utf-8"
    page = get(client, "/articles/lameda/p1/cite")
    assert answer.text == one(page, f"#{form}-text").get_text()
    assert "guest" not in answer.text.lower(), "the works that the passage cites are another file"
    assert (
        client.get(
            f"/articles/lameda/p1/cite?format={form}", headers={"If-None-Match": answer.headers["ETag"]}
        ).status_code
        == 304
    )


@pytest.mark.parametrize("url", ["/articles/lameda/p99/cite", "/articles/nobody/p1/cite", "/articles/lameda/x/cite"])
def test_what_is_not_there_cannot_be_cited(client: FlaskClient, url: str) -> None:
    get(client, url, 404)


def test_an_unknown_format_is_refused(client: FlaskClient) -> None:
    assert client.get("/articles/lameda/p1/cite?format=odt").status_code == 400


def test_every_passage_leads_to_its_references(client: FlaskClient) -> None:
    page = get(client, "/articles/lameda")
    for passage in page.select(".passage"):
        copies = {str(a["data-copy"]): str(a["href"]) for a in passage.select("a.copy")}
        cite = f"/articles/lameda/{passage['id']}/cite"
        assert copies == {"note": cite, "bibtex": f"{cite}#bibtex", "ris": f"{cite}#ris"}
        assert all(get(client, cite).select_one(f"#{form}") for form in ("bibtex", "ris"))
    assert one(page, "#p2 .copy[data-copy=note]")["data-at"] == "para. 2"


def test_the_page_carries_the_note_for_the_script_to_complete(client: FlaskClient) -> None:
    note = one(get(client, "/articles/lameda"), "template#reference")
    assert one(note, ".at").get_text() == ""
    assert not note.select(".link"), "the article has an address of its own"
    other = one(get(client, "/articles/embajada"), "template#reference")
    assert one(other, ".link").get_text() == ""


def test_print_says_where_the_text_is_from(client: FlaskClient) -> None:
    reference = text(one(get(client, "/articles/lameda"), ".reference"))
    assert reference.endswith("n.d., https://example.org/poet. http://localhost/articles/lameda")
