"""A lazy pattern answers as what ``re.compile`` gives, and those of the program are patterns indeed."""

from __future__ import annotations

import gc
import pkgutil
import re

import pytest

import indexer
from indexer.patterns import Asked, lazy, match_by_end

NAMED = r"(?P<word>[a-z]+)\s(\d+)"
TEXT = "page 12, note 3"


def test_it_is_compiled_when_it_is_first_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def compile_(pattern: str, _: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return twin

    twin = re.compile(NAMED)
    monkeypatch.setattr("indexer.patterns.re.compile", compile_)
    pattern = lazy(NAMED)
    assert pattern.pattern == NAMED
    assert not compiled
    assert pattern.search(TEXT)
    assert pattern.match(TEXT)
    assert pattern.search(TEXT)
    assert compiled == [NAMED]


@pytest.mark.parametrize("flags", [pytest.param(0, id="case"), pytest.param(re.IGNORECASE, id="no case")])
@pytest.mark.parametrize("text", [TEXT, "PAGE 12", "none", ""])
def test_it_answers_as_the_pattern(text: str, flags: int) -> None:
    pattern, twin = lazy(NAMED, flags), re.compile(NAMED, flags)
    assert [found.span() for found in pattern.finditer(text, 1)] == [found.span() for found in twin.finditer(text, 1)]
    assert pattern.findall(text) == twin.findall(text)
    assert pattern.split(text) == twin.split(text)
    assert pattern.sub(r"\2", text) == twin.sub(r"\2", text)
    assert pattern.subn(r"\2", text) == twin.subn(r"\2", text)
    assert (pattern.match(text) is None) == (twin.match(text) is None)
    assert (pattern.fullmatch(text) is None) == (twin.fullmatch(text) is None)
    assert (pattern.flags, pattern.groups, pattern.groupindex) == (twin.flags, twin.groups, twin.groupindex)


def test_it_has_no_other_attributes() -> None:
    pattern = lazy(NAMED)
    with pytest.raises(AttributeError):
        _ = pattern.searching  # type: ignore[attr-defined]


def test_all_patterns_of_the_program_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(indexer.__path__, "indexer."):
        if module.name.startswith(("indexer.citations.", "indexer.enrich.")):
            __import__(module.name)
    gc.unfreeze()  # what a command froze that ran before isn't among the objects
    every = [one for one in gc.get_objects() if isinstance(one, Asked)]
    assert len(every) > 1000
    for one in every:
        assert one.flags is not None, one.pattern


@pytest.mark.parametrize("text", [TEXT, "see page 12", "page", "12 page", "page 12 page 13"])
@pytest.mark.parametrize(("start", "end"), [(0, 99), (0, 6), (4, 99)])
def test_a_match_by_its_end_is_the_match(text: str, start: int, end: int) -> None:
    found, twin = match_by_end(lazy(NAMED), lazy(r"(\d+)"), text, start, end), re.compile(NAMED).match(text, start, end)
    assert (found and found.span()) == (twin and twin.span())
