"""What short forms mean, class by class: one note after another at the end of the same article."""

from __future__ import annotations

import pytest

from tests.citations import (
    leaning_archives,
    leaning_authors_english,
    leaning_authors_korean,
    leaning_authors_spanish,
    leaning_authors_talk,
    leaning_commonwealth,
    leaning_continental,
    leaning_english,
    leaning_forms,
    leaning_hanja,
    leaning_journals,
    leaning_korean,
    leaning_korean_foreign,
    leaning_korean_styles,
    leaning_korean_talk,
    leaning_korean_years,
    leaning_law,
    leaning_numbers,
    leaning_pairs,
    leaning_spanish,
    leaning_spanish_styles,
    leaning_styles,
    leaning_volumes,
    leaning_words,
)
from tests.citations.expected import FULL, NOWHERE, Article, Lean
from tests.citations.test_resolve import resolved

ARTICLES = (
    leaning_archives.PAPERS,
    leaning_commonwealth.CAMPS,
    leaning_commonwealth.TOLLS,
    leaning_commonwealth.YEARS,
    leaning_english.SALT,
    leaning_english.VOTES,
    leaning_pairs.PAIRS,
    leaning_spanish.SALT,
    leaning_spanish.SNOW,
    leaning_spanish_styles.MINES,
    leaning_spanish_styles.YEARS,
    leaning_korean.SALT,
    leaning_korean_foreign.TELEGRAMS,
    leaning_forms.OFFICES,
    leaning_forms.SECTIONS,
    leaning_forms.KOREAN,
    leaning_hanja.LETTERS,
    leaning_hanja.MILLERS,
    leaning_korean_styles.MILLS,
    leaning_korean_talk.PAGES,
    leaning_korean_talk.NAMES,
    leaning_korean_talk.INTERVIEWS,
    leaning_korean_talk.FAMILIES,
    leaning_korean_talk.LETTERS,
    leaning_korean_talk.PARTS,
    leaning_korean_years.PAPERS,
    leaning_korean_years.YEARS,
    leaning_continental.MILLS,
    leaning_styles.CARRIERS,
    leaning_volumes.VOLUMES,
    leaning_words.MILLS,
    leaning_words.NUMBERED,
    leaning_words.PAPERS,
    leaning_words.TALK,
    leaning_law.DECREES,
    leaning_law.TOLLS,
    leaning_law.CLAIMS,
    leaning_law.RULINGS,
    leaning_journals.SALTERS,
    leaning_journals.FAMILIES,
    *(
        article
        for module in (
            leaning_authors_english,
            leaning_authors_korean,
            leaning_authors_spanish,
            leaning_authors_talk,
            leaning_numbers,
        )
        for article in vars(module).values()
        if isinstance(article, Article)
    ),
)
CASES = [pytest.param(article, lean, id=lean.text) for article in ARTICLES for lean in article.cases]


@pytest.mark.parametrize(("article", "lean"), CASES)
def test_a_note_leans_on(article: Article, lean: Lean) -> None:
    before = (*article.notes, lean.after) if lean.after else article.notes
    found = resolved(*before, lean.text)[-1]
    notes = [FULL if one.form == "full" else int((one.refers_to or f"a/n{NOWHERE}")[3:]) for one in found]
    assert notes == [note for note, _ in lean.meant], found
    assert all(one.problem for one, note in zip(found, notes, strict=True) if note == NOWHERE)
    for one, (_, place) in zip(found, lean.meant, strict=True):
        assert place in (None, one.first("locator"), one.first("pages"))


@pytest.mark.parametrize("article", ARTICLES)
def test_its_notes_are_cited_in_full(article: Article) -> None:
    read = resolved(*article.notes)
    assert all(one.form == "full" for citations in read for one in citations)
    assert all(citations for citations in read[:-1])
    assert not read[-1]
