"""What is looked for before a pattern is tried stands wherever that matches."""

from __future__ import annotations

import re

import pytest

from indexer.citations.notes import vancouver, venues
from indexer.citations.short import leaning, shorts, within
from tests.citations.test_undated import notes

BY_END = [
    pytest.param(leaning._AUTHOR_PAGES, leaning._PAGES_NEXT, id="author-pages"),  # noqa: SLF001
    pytest.param(leaning._AUTHOR_DATE, leaning._DATE_NEXT, id="author-date"),  # noqa: SLF001
    pytest.param(leaning._AUTHOR_DATED, leaning._YEAR_NEXT, id="author-dated"),  # noqa: SLF001
    pytest.param(leaning._AUTHOR_CHAPTER, leaning._PART_NEXT, id="author-part"),  # noqa: SLF001
    pytest.param(shorts._OWNER, shorts._OWNS, id="owner"),  # noqa: SLF001
    pytest.param(venues._TOWN_ISSUE, venues._ISSUE, id="town-issue"),  # noqa: SLF001
]
TEXTS = [*notes()]


@pytest.mark.parametrize(("whole", "last"), BY_END)
def test_what_is_sought_first_is_the_end_of_the_pattern(whole: re.Pattern[str], last: re.Pattern[str]) -> None:
    assert whole.pattern.endswith(last.pattern)


@pytest.mark.parametrize(
    ("whole", "seen"),
    [
        pytest.param(within._PLAIN, within._FIGURE_LAST, id="plain"),  # noqa: SLF001
        pytest.param(leaning._NOTE_NUMBER, leaning._NUMBERED, id="note-number"),  # noqa: SLF001
    ],
)
def test_what_is_seen_at_a_glance_stands_wherever_the_pattern_matches(
    whole: re.Pattern[str], seen: re.Pattern[str]
) -> None:
    matched = 0
    for text in TEXTS:
        for start in (found.start() for found in re.finditer(r"(?<!\w)(?=\S)", text)):
            if whole.match(text, start):
                matched += 1
                assert seen.search(text, start), text[start:]
    assert matched > 10


@pytest.mark.parametrize(
    "form",
    [
        *("n. 3", "n 3", "N. 3 above", "fn. 3", "Fn 12", "note 3", "notes 3", "nota 3", "nota al pie 3", "footnote 3"),
        *("Endnote 3", "ref. 3", "Anm. 3", "supra note 3", "Supra, n.3", "supra en la nota 3", "above, n. 3"),
        *(
            "(n. 3)",
            "(nn. 3)",
            "Ruiz, n. 3",
            "Ruiz et al., note 3",
            "Ruiz, cit., supra note 3",
            "Salt Road, supra n. 3",
        ),
    ],
)
def test_every_number_of_a_note_is_seen(form: str) -> None:
    assert leaning._NOTE_NUMBER.match(form)  # noqa: SLF001
    assert leaning._NUMBERED.search(form)  # noqa: SLF001


@pytest.mark.parametrize(
    "text",
    [
        *("Ruiz AB. Salt", "Ruiz ABC. Salt", "Ruiz ABCD. Salt", "RUIZ AB. Salt", "Ruiz A. Salt", "Ruiz AB.", "é AB. "),
        *(
            "J Salt. 1967;3",
            "J Salt. 1967:3",
            "J Salt; 1967",
            "J Salt. 1967 May 3; Sec",
            "1967, 3",
            "19671;3",
            "x. AB. ",
        ),
    ],
)
def test_what_tells_of_vancouver_is_seen_from_its_rarest_sign(text: str) -> None:
    tells = re.compile(
        r";\s?(?:1[5-9]|20)\d\d(?!\d)|(?:1[5-9]|20)\d\d(?:\s[^\W\d_]{3,10}(?:\s\d{1,2})?)?[;:]\s?(?:[A-Z]?\d|Se[ct])|"
        r"[a-zà-ÿ]\s[A-Z]{2,3}\.\s"
    )
    for one in (text, *TEXTS[::20]):
        assert vancouver.tells(one) == bool(tells.search(one))
