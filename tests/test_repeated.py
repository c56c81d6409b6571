"""What several documents of one publication have in common is the site's, and is left out; with a remark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.engine.protocol import Engine
from indexer.folding import nfc
from indexer.model import Block, Metadata, RawCall, RawDocument, Role
from indexer.repeated import line_key, repeated, without
from tests.folders import found, remarks, run, statuses, write

BOX = "Our letter from the archive comes every second Thursday."
TITLES = {"one": "Rifles", "two": "Tractors", "three": "Poems", "four": "Embassies"}


def page(name: str, *, box: str = BOX, site: str = "Salt Review") -> str:
    """A page with a box that no list of words knows."""
    own = "".join(
        f"<p>The {TITLES[name].lower()} were counted a {time} time in Lima.</p>" for time in ("first", "last")
    )
    meta = f'<meta property="og:site_name" content="{site}">'
    return (
        f"<html><head><title>{TITLES[name]}</title>{meta}</head><body><article><h1>{TITLES[name]}</h1>{own}"
        f"<p>{box.replace('archive', '<b>archive</b>')}</p></article></body></html>"
    )


def pages(*names: str, site: str = "Salt Review") -> dict[str, str]:
    return {f"{name}.html": page(name, site=site) for name in names}


def texts(engine: Engine, article: str) -> list[str]:
    return [passage.text for passage in engine.article(article).passages]


def test_a_box_that_three_pages_have_is_left_out_and_said_so(library: Engine, tmp_path: Path) -> None:
    report = run(library, write(tmp_path / "docs", pages("one", "two", "three")))
    assert texts(library, "one") == [
        "The rifles were counted a first time in Lima.",
        "The rifles were counted a last time in Lima.",
    ]
    assert found(library, "thursday") == set()
    said = f"left out as the site's own, since 3 documents or more of its publication have it: “{BOX}”"
    assert remarks(report, "one.html") == said


def test_two_are_not_enough_and_a_third_has_the_others_read_again(library: Engine, tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", pages("one", "two"))
    run(library, docs)
    assert len(found(library, "thursday")) == 2
    write(docs, pages("three"))
    again = statuses(run(library))
    assert again == {"one.html": "changed", "two.html": "changed", "three.html": "added"}
    assert found(library, "thursday") == set()
    (docs / "three.html").unlink()
    assert statuses(run(library)) == {"one.html": "changed", "two.html": "changed", "three.html": "removed"}
    assert len(found(library, "thursday")) == 2


def test_another_publication_is_another_matter(library: Engine, tmp_path: Path) -> None:
    docs = pages("one", "two") | pages("three", "four", site="Smoke Review")
    run(library, write(tmp_path / "docs", docs))
    assert len(found(library, "thursday")) == 4


def test_the_catalogue_says_what_is_one_publication(library: Engine, tmp_path: Path) -> None:
    docs = pages("one", "two") | pages("three", site="Smoke Review")
    rows = "file,publisher\none.html,Salt\ntwo.html,Salt\nthree.html,Salt\n"
    run(library, write(tmp_path / "docs", docs | {"catalogue.csv": rows}))
    assert found(library, "thursday") == set()


def test_pasted_texts_of_one_folder(library: Engine, tmp_path: Path) -> None:
    docs = {
        f"{folder}/{name}.txt": f"{title}\n\nThe {title.lower()} were counted in Lima twice.\n\n"
        f"Nobody knows who counted the {title.lower()} at first.\n\n{BOX}\n"
        for folder, names in {"a": ("one", "two", "three"), "b": ("four",)}.items()
        for name in names
        for title in (TITLES[name],)
    }
    run(library, write(tmp_path / "docs", docs))
    assert found(library, "thursday") == {"b-four/p3"}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("  Our LETTER from the\tarchive ", True, id="words"),
        pytest.param("소식지를 받아 보세요", True, id="hangul"),
        pytest.param("Photo: KCNA.", False, id="too-short"),
        pytest.param("word " * 100, False, id="too-long"),
        pytest.param(" ", False, id="empty"),
    ],
)
def test_which_lines_count(text: str, counts: bool) -> None:
    assert (line_key(text) is not None) is counts
    assert line_key(text) == line_key(" ".join(text.upper().split()))


def slowly(text: str) -> int | None:
    """The twin: all words are looked at, whatever the length."""
    words = text.split()
    plain = " ".join(words)
    few = len(words) < 4 and len(re.findall("[가-힣一-鿿]", text)) < 8
    if few or len(text) > 800 or len(plain) > 400:
        return None
    return int.from_bytes(blake2b(nfc(plain).casefold().encode(errors="replace"), digest_size=8).digest(), "big")


_PIECES = (
    "",
    " ",
    "  ",
    "\t",
    "\u3000",
    "a",
    "B’s",
    "Éclair",
    "e\u0301",
    "İ",
    "ß",
    "편지를",
    "說",
    "word " * 40,
    "\ud800",
    ".",
)


@example("a b c d")  # the shortest that count
@example("說" * 8)
@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
def test_keys_of_lines_are_those_of_their_words(text: str) -> None:
    assert line_key(text) == slowly(text)


def raw(*blocks: Block) -> RawDocument:
    return RawDocument(Metadata(), blocks)


def paragraph(text: str, *calls: RawCall) -> Block:
    return Block(Role.PARAGRAPH, text, calls)


OWN = [paragraph(f"The load of the year number {year} was weighed.") for year in range(3)]
KEYS = frozenset([line_key(BOX) or 0])


def test_headings_that_are_left_bare_go_too_and_others_stay() -> None:
    box = Block(Role.HEADING, "Stay informed", level=2)
    empty = Block(Role.HEADING, "To be written", level=2)
    read = raw(Block(Role.HEADING, "Loads", level=2), *OWN, empty, box, paragraph(BOX))
    assert [block.text for block in without(read, KEYS).blocks] == [
        "Loads",
        *(one.text for one in OWN),
        "To be written",
    ]


def test_what_calls_a_note_stays_and_so_do_notes_and_captions() -> None:
    call = RawCall(10, "1", "n1")
    blocks = (*OWN, paragraph(BOX, call), Block(Role.CAPTION, BOX), Block(Role.NOTE, BOX, key="n1", label="1"))
    assert without(raw(*blocks), KEYS) == raw(*blocks)


def test_a_copy_of_an_article_is_no_furniture() -> None:
    copied = raw(*OWN)
    assert without(copied, frozenset(line_key(one.text) or 0 for one in OWN[:2])) == copied
    assert len(without(copied, frozenset([line_key(OWN[0].text) or 0])).blocks) == 2


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, pages("one", "two", "three"))
    files: Mapping[str, Path] = {f"{name}.html": tmp_path / f"{name}.html" for name in TITLES}
    assert set(repeated(files, {})) == {"one.html", "two.html", "three.html"}
    assert {len(keys) for keys in repeated(files, {}).values()} == {1}
