"""What a note cites: field by field, in English, Spanish and Korean notes of the usual styles."""

from __future__ import annotations

import pytest

from indexer.citations.names.persons import split_names
from indexer.citations.notes.clauses import clauses
from indexer.citations.notes.note import Note
from indexer.citations.parse import parse
from tests.citations import (
    notes_archives,
    notes_author_names,
    notes_commonwealth,
    notes_continental,
    notes_eastern_styles,
    notes_english,
    notes_entries,
    notes_foreign,
    notes_gbt7714,
    notes_hanja,
    notes_interviews,
    notes_journals,
    notes_korean,
    notes_korean_papers,
    notes_korean_signed,
    notes_korean_styles,
    notes_korean_talk,
    notes_korean_years,
    notes_law,
    notes_newspapers,
    notes_reports,
    notes_russian,
    notes_spanish,
    notes_spanish_details,
    notes_spanish_styles,
    notes_spanish_talk,
    notes_styles,
    notes_vancouver,
)
from tests.citations.expected import Case, unmarked

CASES = [
    pytest.param(case, id=f"{language}-{case.id}")
    for language, module in (
        ("en", notes_english),
        ("es", notes_spanish),
        ("ko", notes_korean),
        ("styles-en", notes_styles),
        ("archives", notes_archives),
        ("names", notes_author_names),
        ("commonwealth", notes_commonwealth),
        ("styles-es", notes_spanish_styles),
        ("styles-east", notes_eastern_styles),
        ("papers-ko", notes_korean_papers),
        ("styles-ko", notes_korean_styles),
        ("signed-ko", notes_korean_signed),
        ("talk-ko", notes_korean_talk),
        ("years-ko", notes_korean_years),
        ("continental", notes_continental),
        ("law", notes_law),
        ("newspapers", notes_newspapers),
        ("entries", notes_entries),
        ("foreign", notes_foreign),
        ("interviews", notes_interviews),
        ("details-es", notes_spanish_details),
        ("talk-es", notes_spanish_talk),
        ("hanja", notes_hanja),
        ("reports", notes_reports),
        ("russian", notes_russian),
        ("gbt7714", notes_gbt7714),
        ("vancouver", notes_vancouver),
        ("journals", notes_journals),
    )
    for case in module.NOTES
]


@pytest.mark.parametrize("case", CASES)
def test_a_note_is_read(case: Case) -> None:
    text, italics = unmarked(case.text)
    reading = parse(text, italics=italics)
    assert [one.form for one in reading.citations] == [one.form for one in case.expected], reading
    for found, expected in zip(reading.citations, case.expected, strict=True):
        assert {name: found.values(name) for name in expected.fields} == expected.fields  # type: ignore[arg-type]
        if expected.kind:
            assert found.kind == expected.kind
    remarks = [text[start:end] for start, end in reading.remarks]
    assert all(any(remark in one for one in remarks) for remark in case.remarks), remarks


def test_there_are_notes_enough_in_each_language() -> None:
    assert len(CASES) >= 120
    assert len({case.id for case in CASES}) == len(CASES)


def test_names_that_a_semicolon_glues_together_are_not_parted_for_ever() -> None:
    (one,) = parse("Ruiz, A. {12};x, Paz L. Salt. Lima: Nowhere Press, 1978.").citations
    assert one.values("author") == ("Ruiz",)
    assert split_names("Ana Ruiz;Luis Paz", 0, 17) == [(0, 17)]
    assert split_names("Ruiz, Ana; Paz, Luis", 0, 20) == [(0, 9), (11, 20)]


@pytest.mark.parametrize(
    "behind", ["『소금의 길』, 30쪽", "— 변하늘, 『소금의 길』, 30쪽", "cf. Ruiz, Salt, 3", "salt was dear"]
)
def test_a_korean_sentence_ends_whatever_stands_behind_it(behind: str) -> None:
    note = Note(f"소금은 비쌌다. {behind}")
    assert [note.text[one.start : one.end].strip() for one in clauses(note)] == ["소금은 비쌌다.", behind]
