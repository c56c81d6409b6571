"""The number of a note behind what it points to, and words that say that something was cited before."""

from __future__ import annotations

import pytest

from indexer.citations.cite import cite
from indexer.citations.known.pointers import with_pointers
from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.model import Kind, Passage

FULLS = {
    "2": "Interview with Rosa Paz, Poole, 3 May 1967; Luis Soto, Salt and Water (Lima: Losada, 1960).",
    "3": "Ana Vale, “The Mills,” Salt Review 4 (1971): 30–44.",
}


def meant(text: str, **others: str) -> list[tuple[str, str]]:
    """Form and work of each citation of note 9; ``others`` are notes as well, by ``n`` and their number."""
    notes = {**FULLS, **{label.removeprefix("n"): note for label, note in others.items()}, "9": text}
    passages = [
        Passage(f"n{label}", "a", Kind.FOOTNOTE, int(label), label, "", 0, said) for label, said in notes.items()
    ]
    found = cite(passages, {})
    return [(one.form, one.work or "") for one in found.citations["n9"]]


PAZ, SOTO = "interview-with-rosa-paz-1967-05-03", "soto-salt-and-water"


@pytest.mark.parametrize(
    ("text", "work"),
    [
        pytest.param("Interview with Paz, cited in note 2.", PAZ, id="cited-in-a-note"),
        pytest.param("Interview with Paz, as in n. 2.", PAZ, id="as-in"),
        pytest.param("Interview with Paz, 3 May 1967 (cit. n. 2).", PAZ, id="with-its-day"),
        pytest.param("Interview with Paz, 3 May 1967 (ref. 2).", PAZ, id="reference"),
        pytest.param("Vale, “The Mills” (ref. 3), 31.", "vale-mills", id="reference-behind-a-title"),
        pytest.param("Entrevista con Rosa Paz, citada en la nota 2.", PAZ, id="spanish"),
        pytest.param("It was dearer in Salt and Water (see note 2).", SOTO, id="words-before"),
    ],
)
def test_a_note_is_pointed_to(text: str, work: str) -> None:
    assert [meaning for _, meaning in meant(text)] == [work]


@pytest.mark.parametrize("text", ["Soto (ref. 2), 5.", "Soto (cit. n. 2), 5.", "Soto (n. 2), 5."])
def test_the_number_tells_which_of_two_works_is_meant(text: str) -> None:
    assert meant(text, n4="Luis Soto, Ice and Fire (Lima: Losada, 1971), 40.") == [("note", SOTO)]


def test_initials_before_the_number_of_a_note_are_part_of_the_form() -> None:
    text = "The pine is older: SAW (n. 2), 4."
    at = text.index("(n. 2)")
    pointer = Citation(at, at + 6, "note", "unknown", (CitationField("note", "2", at + 4, at + 5),), tentative=True)
    notes = [NoteCitations("n2", "2", "Soto, 1.", ()), NoteCitations("n9", "9", text, (pointer,))]
    (one,) = with_pointers(notes)[1].citations
    assert text[one.start : one.end] == "SAW (n. 2)"


def test_a_form_without_names_has_the_number_of_its_note() -> None:
    text = "also in the judgment (n 2) 171."
    at = text.index("judgment")
    short = Citation(at, len(text) - 1, "short", "unknown", (CitationField("locator", "171", at + 15, at + 18),))
    notes = [NoteCitations("n2", "2", "Soto, 1.", ()), NoteCitations("n9", "9", text, (short,))]
    (one,) = with_pointers(notes)[1].citations
    assert (one.form, one.values("note"), one.values("locator")) == ("note", ("2",), ("171",))


def test_a_chapter_of_a_book_that_another_note_cites_is_cited_in_full() -> None:
    assert meant("Eva Hart, “Ice,” in Soto, Salt and Water (n. 2), 12–20.")[0][0] == "full"


def test_what_was_cited_already_leans() -> None:
    text = "Entrevista con Rosa Paz, ya citada."
    title = CitationField("title", "Entrevista con Rosa Paz", 0, 23)
    (note,) = with_pointers([NoteCitations("n9", "9", text, (Citation(0, 23, "full", "interview", (title,)),))])
    assert [(one.form, text[one.start : one.end]) for one in note.citations] == [("opcit", text[:-1])]


def test_a_note_of_a_page_is_none_of_the_article() -> None:
    forms = meant("Soto, Salt and Water, 45, n. 3.")
    assert forms == [("short", SOTO)]
