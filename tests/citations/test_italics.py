"""What a note cites, where it stands in italics what they mean."""

from __future__ import annotations

import re

import pytest

from indexer.citations.parse import Reading, parse
from tests.citations.expected import Case
from tests.citations.notes_italics import NOTES, PLAIN_AS_WELL

_STAR = re.compile(r"\*")


def slanted(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its stars, and the stretches between them."""
    ends = [match.start() - number for number, match in enumerate(_STAR.finditer(text))]
    return _STAR.sub("", text), list(zip(ends[::2], ends[1::2], strict=True))


def check(reading: Reading, case: Case) -> None:
    sure = [one for one in reading.citations if not (one.tentative and not case.expected)]
    assert [one.form for one in sure] == [one.form for one in case.expected], reading
    for found, expected in zip(sure, case.expected, strict=True):
        assert {name: found.values(name) for name in expected.fields} == expected.fields  # type: ignore[arg-type]
        if expected.kind:
            assert found.kind == expected.kind


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in (*NOTES, *PLAIN_AS_WELL)])
def test_italics_tell_what_is_a_title(case: Case) -> None:
    text, italics = slanted(case.text)
    check(parse(text, italics=italics), case)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in PLAIN_AS_WELL])
def test_italics_that_tell_nothing_change_nothing(case: Case) -> None:
    text, italics = slanted(case.text)
    assert parse(text, italics=italics) == parse(text)
