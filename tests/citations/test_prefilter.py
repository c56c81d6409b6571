"""A pattern that looks before it tries finds what the same pattern finds that doesn't look."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.citations
from indexer.citations.notes import words as w
from indexer.citations.notes.prefilter import Prefiltered
from tests.citations.test_parse import CASES

MODULES = [
    import_module(f"indexer.citations.{module.name}") for module in pkgutil.iter_modules(indexer.citations.__path__)
]
VALUES = [
    *(value for module in MODULES for value in vars(module).values()),
    *(pattern for _, pattern in w.ARCHIVE_ITEMS),
]
USED = list({id(value): value for value in VALUES if isinstance(value, Prefiltered)}.values())
TEXTS = [case.values[0].text for case in CASES]  # type: ignore[union-attr]
PLACE = re.compile(r"(?<!\w)(?=\w)|(?<=\s)\S")


@pytest.mark.parametrize("pattern", USED, ids=lambda pattern: pattern.pattern[:20])
def test_the_patterns_in_use_find_the_same(pattern: Prefiltered) -> None:
    for text in TEXTS:
        assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in pattern.tried.finditer(text)]
        for at in (place.start() for place in PLACE.finditer(text)):
            found, plain = pattern.match(text, at), pattern.tried.match(text, at)
            assert (found and found.span()) == (plain and plain.span())


PIECES = [
    "ab", "A", "ı", "İ", "ſ", "ß", r"\s", r"\s?", r"\b", "[ck]", "[^a]", "[a-c]", r"[^\W\d_]", ".", "(?=a)", "(?!b)",
    "(?<=a)", "(?:ab|c)", "(?:ab|c)?", "(?:k|)", "(?:a|b)+", "(a|[xy]z)", "(?i:sK)", "(?-i:k)", "x{2}",
    "(?:aß|é){0,2}", "가", "$",
]  # fmt: skip
patterns = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
texts = st.text("abcABCkKsSxyzıİſßéÉ가 \n\u2003\u212a1", max_size=12)


@given(patterns, st.sampled_from([0, re.IGNORECASE]), st.lists(texts, min_size=1, max_size=8))
def test_any_pattern_finds_the_same(source: str, flags: int, some: list[str]) -> None:
    pattern = Prefiltered(source, flags)
    for text in some:
        for at in range(len(text) + 1):
            for way in ("match", "search", "fullmatch"):
                found, plain = getattr(pattern, way)(text, at), getattr(pattern.tried, way)(text, at)
                assert (found and found.span()) == (plain and plain.span()), (way, at)
        assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in pattern.tried.finditer(text)]
        assert pattern.sub(lambda found: f"<{found[0]}>", text) == pattern.tried.sub(
            lambda found: f"<{found[0]}>", text
        )


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("op\\.\\s?cit", {"op. cit", "op.cit"}),
        ("(?:ibid|idem)\\.", {"ibid.", "idem."}),
        ("see\\s(?:also\\s)?(?=[A-Z])", {"see "}),
        ("a?", set()),
    ],
)
def test_what_a_text_needs(source: str, needed: set[str]) -> None:
    assert Prefiltered(source).needs == needed
