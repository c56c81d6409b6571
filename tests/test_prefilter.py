"""Patterns are tried only in texts that hold what they need: do they find all the same?"""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import indexer
import tests.citations
from indexer.literals import plain, required
from indexer.prefilter import Prefiltered, Several


def prefiltered() -> dict[str, Prefiltered]:
    """All such patterns of the program, by the module and the name under which they stand."""
    for module in pkgutil.walk_packages(indexer.__path__, "indexer."):
        if module.name.startswith(("indexer.citations.", "indexer.enrich.")):
            __import__(module.name)
    return {
        f"{module.removeprefix('indexer.')}.{name}": one
        for module in sorted(sys.modules)
        if module.startswith("indexer.")
        for name, value in vars(sys.modules[module]).items()
        for one in within(value)
    }


def within(value: object) -> Iterator[Prefiltered]:
    """A pattern, or those in a list or tuple."""
    if isinstance(value, Prefiltered):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from within(each)


def notes() -> Iterator[str]:
    """The notes of the tests of citations."""
    for module in pkgutil.iter_modules(tests.citations.__path__, "tests.citations."):
        if module.name.partition(".citations.")[2].startswith("notes_"):
            yield from (one.text for one in getattr(__import__(module.name, fromlist=["NOTES"]), "NOTES", ()))


PATTERNS = prefiltered()
NOTES = [*notes()][::7]


def spans(pattern: Prefiltered | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_finds_in_notes_what_it_finds_unfiltered(name: str) -> None:
    pattern = re.compile(PATTERNS[name].pattern, PATTERNS[name].flags)
    for note in NOTES:
        assert spans(PATTERNS[name], note) == spans(pattern, note)


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=8)
@given(st.data())
def test_whatever_matches_holds_a_literal(name: str, data: st.DataObject) -> None:
    pattern = re.compile(PATTERNS[name].pattern, PATTERNS[name].flags)
    text = data.draw(st.from_regex(pattern))
    assert spans(PATTERNS[name], text) == spans(pattern, text)
    assert PATTERNS[name].sub("", text) == pattern.sub("", text)
    assert bool(PATTERNS[name].search(text)) == bool(pattern.search(text))
    assert bool(PATTERNS[name].match(text)) == bool(pattern.match(text))
    assert bool(PATTERNS[name].fullmatch(text)) == bool(pattern.fullmatch(text))


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        pytest.param(r"archi[vw]\w*", {"archiv", "archiw"}, id="a class of few"),
        pytest.param(r"\w+ (?:box|Caja)\s?\d", {" box0", " box 0", " caja0", " caja 0"}, id="space and figures"),
        pytest.param(r"(?:\w+ )?(?=ibid)\w+", {"ibid"}, id="what must stand ahead"),
        pytest.param(r"(?:\w|of x)+, p\. ", {", p. "}, id="the rarest"),
        pytest.param(r"(?P<a>ab|cd\w)(?:x?)+", {"ab", "cd"}, id="alternatives"),
        pytest.param(r"\w(?:!\s)+\w", {"! "}, id="a repeat begins"),
        pytest.param(r"(?<!see )note\b", {"note"}, id="what must not stand tells nothing"),
        pytest.param(r"(?i:Straße)", {"strasse"}, id="without case"),
    ],
)
def test_needed_are_the_literals_of_which_each_match_holds_one(pattern: str, literals: set[str]) -> None:
    assert required(pattern).keys() == literals


@pytest.mark.parametrize(
    "text", ["See Ruiz, see Paz", "ßsee Ruiz, see", "İ see I\u0307 see İ", "ﬁ see x see", "nosee see"]
)
def test_matches_are_found_at_their_places_whatever_folding_does_to_the_text(text: str) -> None:
    for pattern in (r"(?<!\w)see(?!\w)", r"(?:[A-Z][a-z]{0,4},?\s)?see", r".see"):
        found = Prefiltered(pattern, re.IGNORECASE)
        assert spans(found, text) == spans(re.compile(pattern, re.IGNORECASE), text)
        for start in range(len(text)):
            for end in range(start, len(text) + 1):
                expected = re.compile(pattern, re.IGNORECASE).search(text, start, end)
                one = found.search(text, start, end)
                assert (one and one.span()) == (expected and expected.span())


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:ibid)?", r"ibid|\w", r"[^,]", r"(?=ibid)"])
def test_a_pattern_that_needs_none_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="without any literal"):
        Prefiltered(pattern)


def test_what_patterns_take_for_one_letter_is_one_in_a_plain_text() -> None:
    cased = [char for char in map(chr, range(sys.maxunicode)) if char.casefold() != char or char.upper() != char]
    every = "".join(cased)
    for char in cased:
        assert {plain(found) for found in re.findall(char, every, re.IGNORECASE)} == {plain(char)}


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        pytest.param(r"\bibid", {"ibid": (0, 0)}, id="at the beginning"),
        pytest.param(r"(?:la )?\w{2,5}\snota", {" nota": (2, 8)}, id="behind what may be there"),
        pytest.param(r"\w+nota|\wnota", {"nota": (1, 1 << 32)}, id="behind any length"),
        pytest.param(r"\w(?=x\d)", {"x0": (1, 1)}, id="ahead"),
        pytest.param(r"(?<=nota )\w", {"nota ": (0, 1 << 32)}, id="behind it"),
    ],
)
def test_literals_are_told_with_their_places(pattern: str, places: dict[str, tuple[int, int]]) -> None:
    assert required(pattern) == places


@pytest.mark.parametrize("text", ["box\u00a05", "box\n5", "box \u0665", "BOX\u20287"])
def test_rare_spaces_and_figures_are_no_obstacle(text: str) -> None:
    assert Prefiltered(r"box\s?\d", re.IGNORECASE).search(text)


def test_a_pattern_made_later_is_looked_for_in_texts_seen_before() -> None:
    assert not Prefiltered("quern").search("a rare wherry")
    assert Prefiltered("wherry").search("a rare wherry")


@pytest.mark.parametrize("names", [[*PATTERNS][:3], [*PATTERNS][3:10], [*PATTERNS][-2:], []])
def test_several_may_match_where_one_of_them_may(names: list[str]) -> None:
    several = Several(*(PATTERNS[name] for name in names))
    for text in (*NOTES, ""):
        assert several.may_match(text) == any(PATTERNS[name].may_match(text) for name in names)
