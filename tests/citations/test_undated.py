"""Talk without figures, signs or dates is spared most readers: does that change what is read?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.citations
from indexer.citations import clause
from indexer.citations.names import authors
from indexer.citations.names.inverted import whole_names
from indexer.citations.names.persons import split_names
from indexer.citations.notes import joined
from indexer.citations.notes.note import Note
from indexer.citations.parse import parse
from indexer.citations.sources import bare, interviews, papers
from indexer.citations.sources.undated import is_undated, tells_years_only
from indexer.literals import required
from tests.test_prefilter import PATTERNS

_NAMES = [
    "Ana Ruiz",
    "Luis Paz",
    "Ruiz",
    "Salt Board",
    "Ministry of Salt",
    "The Nowhere Times",
    "AGN",
    "Lima",
    "J. Paz",
]
_TALK = [
    *(
        "see ",
        "See also ",
        "in ",
        "from the ",
        "as quoted in ",
        "and ",
        "y ",
        "the ",
        "by ",
        "to ",
        "of ",
        "is kept in ",
    ),
    *("interview with ", "letter to ", "Letter ", "telegram ", "the review by ", "Archive of Salt", "box A", "Papers"),
    *("ibid.", "op. cit.", "Idem", "passim", "chap. x", "vol. II", "p. xii", "undated", "n. d.", "s. a.", "same day"),
    *("the same newspaper", "previous note", "to the author", "personal communication", "leaflet", "directed by "),
]
_YEARS = [
    " in 1967 the ",
    ", in 1967 ",
    " in the 1960s he ",
    " en 1967’s la ",
    " in 1967, ",
    " in 1967",
    "In 1967 ",
    " in 1967.",
]
_SIGNS = [", ", ". ", " ", "’s ", "; ", ": ", " (", ")", " – ", " 3 May 1967", " 40", ", 1967", "“", "”", "…"]
_WORDS = [
    *("Ana", "Ruiz", "Ministry", "Salt", "Embajada", "Embassy", "J.", "A.", "The", "O’Neill", "DE", "Botschaft", "UN"),
    *(
        "Посольство",
        "Misión",
        "Comité",
        "Jr.",
        "1st",
        "others",
        "otros",
        "al.",
        "ante",
        "im",
        "bei",
        "au",
        "salt",
        "is",
    ),
    *("or", "his", "ni", "eds", "u. a.", "et al.", "and others", *authors._SMALL_IN_NAMES),  # noqa: SLF001
]
LITERALS = sorted({literal for one in PATTERNS.values() for literal in required(one.pattern, one.flags)})
"""Of all prefiltered patterns: what a text holds in which one matches."""


def notes() -> Iterator[str]:
    """The notes of the tests of citations, of those that lean, too."""
    for module in iter_modules(tests.citations.__path__, "tests.citations."):
        if not module.name.rpartition(".")[2].startswith("test_"):
            told = import_module(module.name)
            for several in (value for value in vars(told).values() if isinstance(value, list | tuple)):
                yield from (one.text for one in several if isinstance(getattr(one, "text", None), str))


def as_everywhere(text: str) -> object:
    """The twin: every reader looks everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clause, "is_undated", lambda *_: False)
        patch.setattr(clause, "tells_years_only", lambda *_: False)
        patch.setattr(bare, "tells_years_only", lambda *_: False)
        patch.setattr(interviews, "_TALKED_WITH", SimpleNamespace(may_match=lambda _: True))
        patch.setattr(papers, "_UNNUMBERED", re.compile(""))
        patch.setattr(joined, "_DATED_OR_IN", re.compile(""))
        patch.setattr(authors, "_talks", lambda *_: False)
        return parse(text)


@settings(max_examples=1500)
@given(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", "", "", "", ";", ".", " /", "’s"])), max_size=7)
)
def test_no_names_are_taken_for_talk(words: list[tuple[str, str]]) -> None:
    text = " ".join(word + sign for word, sign in words)
    names = whole_names(text, split_names(text, 0, len(text)))
    named = bool(names) and all(authors.is_author(text[slice(*one)]) for one in names)
    assert not (named and authors._talks(text, 0, len(text)))  # noqa: SLF001


@pytest.mark.parametrize("mission", ["Ambasciata", "Ambassade", "Consulat", "Embajada", "Посольство"])
def test_a_mission_at_a_court_is_no_talk(mission: str) -> None:
    text = f"{mission} Utopia ante Arenal"
    assert authors.is_author(text)
    assert not authors._talks(text, 0, len(text))  # noqa: SLF001


@pytest.mark.parametrize("text", ["Ana Ruiz told him", "The salt is Ana Ruiz", "Ana Ruiz and the salt of Lima"])
def test_talk_is_seen(text: str) -> None:
    assert authors._talks(text, 0, len(text))  # noqa: SLF001


def test_it_changes_nothing_in_the_notes_of_the_tests() -> None:
    told = [*notes()][::3]
    assert len(told) > 500
    assert [text for text in told if parse(text) != as_everywhere(text)] == []


def test_nor_in_their_parts() -> None:
    """Without what stands behind their first figure or bracket: the talk in which they begin."""
    for part in {re.split(r"[\d(:]", text, maxsplit=1)[0] for text in [*notes()][1::3]}:
        assert parse(part) == as_everywhere(part), part


def test_nor_where_years_stand_in_their_talk() -> None:
    """The notes with years where they have figures, and with a year behind a word of theirs, without any other."""
    told = [re.sub(r"\d+", "in 1967", text) for text in [*notes()][2::3]]
    plain = {re.split(r"[\d(:]", text, maxsplit=1)[0] for text in [*notes()][::3]}
    told += [re.sub(r"(?<=[^\W\d_])(?=,|\s\w+,)", " in 1967", text, count=1) for text in plain]
    told += [re.sub(r"(?<=[^\W\d_])(?=[.,]?\s?$)", " in 1967", text) for text in plain]
    assert sum(tells_years_only(Note(text), 0, len(text)) for text in told) > 300
    assert [text for text in told if parse(text) != as_everywhere(text)] == []


@settings(max_examples=500)
@given(st.lists(st.sampled_from([*_NAMES, *_TALK, *_SIGNS, *_YEARS]), min_size=2, max_size=12).map("".join))
def test_nor_in_talk(text: str) -> None:
    assert parse(text) == as_everywhere(text)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(LITERALS), min_size=1, max_size=7), st.data())
def test_nor_in_what_patterns_need(literals: list[str], data: st.DataObject) -> None:
    joints = data.draw(st.lists(st.sampled_from([" ", ", ", " Ana Ruiz ", ". ", _YEARS[0]]), min_size=8, max_size=8))
    text = "".join(f"{literal}{joint}" for literal, joint in zip(literals, joints, strict=False))
    assert parse(text) == as_everywhere(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("It was salt that they spoke of, and Ana Ruiz knew it", True, id="talk"),
        pytest.param("It was salt, in 1967", False, id="a-figure"),
        pytest.param("It was in the nineteen sixties", False, id="a-date-in-words"),
        pytest.param("Ana Ruiz: Salt", False, id="a-colon"),
        pytest.param("The Mirror, same day", False, id="the-same-day"),
        pytest.param("Ana Ruiz, Salt, Lima, n. d.", False, id="without-a-date"),
        pytest.param("salt at WWW.EXAMPLE.ORG", False, id="a-link"),
        pytest.param("소금 이야기", False, id="korean"),
    ],
)
def test_what_is_undated(text: str, told: bool) -> None:
    assert is_undated(Note(text), 0, len(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("It was salt, and in 1967 they spoke of it", True, id="a-year"),
        pytest.param("It was salt that in the 1960s they spoke of", True, id="ten-years"),
        pytest.param("It was salt that they spoke of", False, id="none"),
        pytest.param("In 1967 Ana Ruiz spoke", True, id="before-a-name"),
        pytest.param("Salt Road, Nowhere Press, 1967", False, id="an-imprint"),
        pytest.param("Salt in 1967–1969", False, id="a-range"),
        pytest.param("Salt in 1967-B", False, id="a-code"),
        pytest.param("Salt Road in 1967 and 1968 was", False, id="no-word-before-it"),
        pytest.param("The Mirror, 3 May, in 1967 the salt", False, id="a-day"),
        pytest.param("Mirror of Salt, vol. II in 1967 the", False, id="a-volume"),
        pytest.param("Ana Ruiz. The salt in 1967 the", False, id="two-sentences"),
        pytest.param("the salt of Ana Ruiz (in 1967 the", False, id="a-bracket"),
    ],
)
def test_what_tells_years_only(text: str, told: bool) -> None:
    assert tells_years_only(Note(text), 0, len(text)) is told


@pytest.mark.parametrize("text", ["Ruiz, A. (2004). The salt road", "Banco de la Sal. 2017. Utopia and the Rim"])
def test_an_entry_may_end_with_its_title(text: str) -> None:
    assert [field.name for one in parse(text).citations for field in one.fields] == ["author", "date", "title"]


def test_a_bracket_right_behind_it_may_date_it() -> None:
    assert not is_undated(Note("Utopia Debates, Senate (5 May 1971)"), 0, len("Utopia Debates, Senate"))
