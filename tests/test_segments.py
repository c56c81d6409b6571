"""Segments: the file, tokens in bulk, merging, bounds in time, threads; and a library of each format that opens."""

from __future__ import annotations

import errno
import io
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import Query, open_library
from indexer.analysis import tokens
from indexer.engine import (
    chunks,
    inverted_merge,
    limits,
    postings,
    records,
    segment_build,
    segment_file,
    segment_merge,
    spool,
    text_field,
    text_process,
    texts,
)
from indexer.engine.chunks import ChunkTable, Texts, split
from indexer.engine.columns import KINDS, ROW_FACETS, row_columns, row_values
from indexer.engine.inverted_reader import Inverted
from indexer.engine.narrow import Halves, HalvesWriter, Narrow, NarrowWriter, pack_halves, pack_narrow
from indexer.engine.postings import ONE_BY_ONE, WIDTHS, PostingLists, PostingsWriter, pack_postings
from indexer.engine.records import BLOCK_BYTES, Records, RecordWriter
from indexer.engine.runs import put_aside
from indexer.engine.segment import Segment, SegmentData, ascending_bounds
from indexer.engine.segment_build import MAX_ROWS
from indexer.engine.segment_file import Array, SegmentFile, write_arrays
from indexer.engine.segment_merge import FAN_IN, merge, merges
from indexer.engine.spool import Pieces, Spool
from indexer.engine.tokenise import FieldTexts
from indexer.engine.whoosh_engine import WhooshEngine
from indexer.engine.whoosh_memory import MemoryEngine
from indexer.errors import LibraryDamagedError, LibraryOutdatedError, LibraryWriteError, QueryError
from indexer.folding import nfc
from indexer.model import Article, Changes
from indexer.plan import make_plan, resolve
from indexer.syntax import parse
from tests import samples, strategies
from tests.naive import NaiveEngine, one_edit_apart
from tests.test_twin import MANY, Commits, fill

SOME = settings(MANY, max_examples=40)
GOLDEN = Path(__file__).parent / "golden"


def packed(arrays: Mapping[str, Array | Pieces]) -> bytes:
    file = io.BytesIO()
    write_arrays(file, arrays)
    return file.getvalue()


# --- the file -------------------------------------------------------------------------------------------------------

ARRAYS: dict[str, Array] = {
    "rows": np.arange(1000, dtype=np.uint16), "none": np.zeros(0, dtype=np.uint32),
    "cells": np.arange(12, dtype=np.uint8).reshape(3, 4),
}  # fmt: skip


def test_arrays_come_back_as_they_were() -> None:
    file = SegmentFile(packed(ARRAYS), "MAIN_1.seg")
    assert {name: file[name].tolist() for name in file} == {name: array.tolist() for name, array in ARRAYS.items()}
    assert file.damage() == []
    with pytest.raises(ValueError, match="read-only"):
        file["rows"][0] = 1


@pytest.mark.parametrize("length", [0, 10, 64, 100, -1])
def test_a_truncated_file_is_named_on_opening(length: int) -> None:
    with pytest.raises(LibraryDamagedError, match=r"MAIN_1\.seg has \d+ bytes"):
        SegmentFile(packed(ARRAYS)[:length], "MAIN_1.seg")


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(LibraryDamagedError, match="is no segment of format"):
        SegmentFile(bytes(200), "MAIN_1.seg")


def test_any_flipped_bit_is_named_and_never_read() -> None:
    whole = packed(ARRAYS)
    for at in range(len(whole)):
        data = bytearray(whole)
        data[at] ^= 0x10
        try:
            file = SegmentFile(bytes(data), "MAIN_1.seg")
        except LibraryDamagedError:
            continue
        same = all(np.array_equal(file[name], ARRAYS[name]) for name in ARRAYS)
        assert same or file.damage()


@given(st.lists(st.integers(0, 400), max_size=50), st.data())
def test_narrow_numbers_keep_the_wide_ones(values: list[int], data: st.DataObject) -> None:
    numbers = np.array(values, dtype=np.int64)
    file = SegmentFile(packed({**pack_narrow("bytes", numbers), **pack_halves("halves", numbers)}), "f")
    low = data.draw(st.integers(0, len(values)))
    high = data.draw(st.integers(low, len(values)))
    assert Narrow(file, "bytes").read(low, high).tolist() == values[low:high]
    assert Halves(file, "halves").read(low, high).tolist() == values[low:high]


@given(st.lists(st.lists(st.integers(0, 400), max_size=9), max_size=8))
def test_narrow_numbers_may_come_in_pieces(pieces: list[list[int]]) -> None:
    whole = [value for piece in pieces for value in piece]
    for writer, reader in ((NarrowWriter(), Narrow), (HalvesWriter(), Halves)):
        for piece in pieces:
            writer.add(np.array(piece, dtype=np.int64))
        assert reader(SegmentFile(packed(writer.arrays("n")), "f"), "n").read(0, len(whole)).tolist() == whole


GAPS = st.one_of(st.integers(1, 3), st.integers(250, 260), st.integers(65_530, 65_540), st.integers(1, 200_000))
LISTS = st.lists(st.lists(GAPS, max_size=6), max_size=3 * ONE_BY_ONE)


@given(LISTS, st.data())
def test_lists_of_units_come_back_as_they_were(gaps: list[list[int]], data: st.DataObject) -> None:
    lists = [[unit - 1 for unit in accumulate(steps)] for steps in gaps]
    bounds = np.array([0, *accumulate(map(len, lists))])
    flat = np.array([unit for units in lists for unit in units], dtype=np.uint32)
    file = SegmentFile(packed(pack_postings("text", flat, bounds)), "f")
    low = data.draw(st.integers(0, len(lists)))
    high = data.draw(st.integers(low, len(lists)))
    with mock.patch.object(postings, "ONE_BY_ONE", data.draw(st.sampled_from([0, ONE_BY_ONE]))):
        found = PostingLists(file, "text").read(low, high)
    assert found.tolist() == [unit for units in lists[low:high] for unit in units]
    assert found.dtype == np.intp
    writer = PostingsWriter()
    for first, last in ((0, low), (low, high), (high, len(lists))):
        writer.add(flat[bounds[first] : bounds[last]], np.diff(bounds[first : last + 1]))
    assert packed(writer.arrays("text")) == packed(pack_postings("text", flat, bounds))


def test_a_list_takes_as_few_bytes_as_its_largest_step_needs() -> None:
    units = np.array([0, 255, 0, 256, 7, 65_542, 7, 65_543], dtype=np.uint32)
    arrays = pack_postings("text", units, np.array([0, 2, 4, 6, 8]))
    assert [len(arrays[f"text.units.{width}"]) for width in WIDTHS] == [2, 4, 2]


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=5), max_size=30))
def test_records_come_back_as_they_were(texts: list[str]) -> None:
    records = [text.encode() * (BLOCK_BYTES // 20) for text in texts]
    writer = RecordWriter()
    writer.extend(records)
    read = Records(SegmentFile(packed(writer.arrays("r")), "f"), "r")
    assert [read[number] for number in range(len(read))] == records
    assert read.read(len(records) // 3, len(records)) == records[len(records) // 3 :]


@pytest.mark.parametrize("on_disk", [pytest.param(True, id="folder"), pytest.param(False, id="memory")])
def test_what_waits_in_a_file_is_written_as_what_waits_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_disk: bool
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 10)
    waiting = Spool(np.uint16, tmp_path if on_disk else None)
    for start in range(0, 100, 10):
        waiting.append(np.arange(start, start + 10))
    assert list(tmp_path.iterdir()) == []
    file = SegmentFile(packed({"numbers": waiting, "none": Spool(np.uint32, tmp_path)}), "f")
    assert (file["numbers"].tolist(), file["none"].tolist(), file.damage()) == (list(range(100)), [], [])


def test_an_array_of_one_file_is_written_to_another_a_piece_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_file, "CHUNK", 64)
    arrays: dict[str, Array] = {"numbers": np.arange(99, dtype=np.uint32).reshape(-1, 3), "none": np.zeros(0, np.uint8)}
    file = put_aside(arrays, tmp_path)
    waiting = {name: file.waiting(name) for name in file}
    with mock.patch.object(SegmentFile, "forget") as forget:
        pieces = [len(piece) for piece in waiting["numbers"].chunks()]
    assert (pieces, forget.call_count) == ([64] * 6 + [12], 7)
    assert packed(waiting) == packed(arrays)


@pytest.mark.parametrize("known", [pytest.param(False, id="alone"), pytest.param(True, id="dictionary")])
def test_cells_of_records_are_read_from_many_blocks_at_once(monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    if known:
        monkeypatch.setattr(records, "TRAINED_ON", 200_000)
    writer, rows = RecordWriter(), [[number, "says “it” " * (number % 90), "en"] for number in range(3_000)]
    writer.extend(orjson.dumps(row) for row in rows)
    read = Records(SegmentFile(packed(writer.arrays("r")), "f"), "r")
    assert bool(read.dictionary) is known
    numbers = [2_999, 0, 1, 1, *range(7, 3_000, 211)]
    assert read.cells(numbers, 1) == [tuple(rows[number][1:]) for number in numbers]
    assert read.cells([], 1) == []


@pytest.mark.parametrize("at", [0, 5, 9, -1])
def test_cells_of_a_block_that_cant_be_inflated_are_damage(at: int) -> None:
    writer = RecordWriter()
    writer.extend(orjson.dumps([number, f"{number**9} words", None]) for number in range(99))
    arrays = writer.arrays("r")
    spoilt = SegmentFile(packed(arrays), "f")["r.blocks"].copy()
    spoilt[at] ^= 0xFF
    whole = Records(SegmentFile(packed(arrays), "f"), "r")
    read = Records(SegmentFile(packed({**arrays, "r.blocks": spoilt}), "f"), "r")
    number = 98 if at < 0 else 0
    assert whole.cells([50, number], 1)[1] == (f"{number**9} words", None)
    with pytest.raises(LibraryDamagedError, match="can't be read"):
        read.cells([50, number, 40], 1)
    assert read.cells([50], 1) == whole.cells([50], 1)


def test_a_dictionary_is_made_of_many_records_and_kept_by_those_who_take_blocks_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "TRAINED_ON", 200_000)
    texts = [
        f"{n} passage of words {n * 7919 % 1000} that all are like the others {n % 17}".encode() for n in range(9000)
    ]
    writer = RecordWriter()
    writer.extend(texts)
    first = Records(SegmentFile(packed(writer.arrays("r")), "f"), "r")
    assert first.dictionary
    later = RecordWriter(first.dictionary)
    for block, (low, high) in enumerate(pairwise(first.bounds())):
        later.add_block(first.packed(block), high - low)
    later.extend(texts[:50])
    read = Records(SegmentFile(packed(later.arrays("r")), "f"), "r")
    assert read.read(0, len(read)) == texts + texts[:50]
    assert (read[8999], read[9049]) == (texts[8999], texts[49])


# --- tokens ---------------------------------------------------------------------------------------------------------

ODD = st.text(alphabet="ab'’ʼsS1,0 .“”핵김일ァ가_-\u3000\xa0é\u0301ſİK\x1c\x85Ⅳ/", max_size=30)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(ODD, st.text(max_size=20), strategies.texts), max_size=5))
def test_tokens_in_bulk_are_the_analysers(drawn: list[str]) -> None:
    texts = [nfc(text) for text in drawn]
    field = FieldTexts()
    for text in texts:
        field.add(text)
    found, forms = field.take(), field.forms
    cells = zip(found.forms.tolist(), found.units.tolist(), found.positions.tolist(), strict=True)
    expected = [(token.form, unit, token.position) for unit, text in enumerate(texts) for token in tokens(text)]
    assert [(forms[form], unit, position) for form, unit, position in cells] == expected


LETTERS = st.text("abé핵", min_size=1, max_size=4)


@given(st.sets(LETTERS, max_size=30), LETTERS)
def test_words_near_another_are_all_proposed(words: set[str], word: str) -> None:
    engine = MemoryEngine()
    engine.apply(samples.changes([strategies.article("a", " ".join(sorted(words)))]))
    forms = {token.form for text in words for token in tokens(text)}
    near = engine.snapshot().within_one_edit("text", word)
    assert near == sorted(form for form in forms if one_edit_apart(form, word))


# --- merging --------------------------------------------------------------------------------------------------------


def test_segments_of_one_size_are_merged_and_none_grows_beyond_its_bound() -> None:
    assert merges([10] * (FAN_IN - 1), [10] * (FAN_IN - 1)) == []
    assert merges([10] * FAN_IN, [10] * FAN_IN) == [list(range(FAN_IN))]
    large = MAX_ROWS * 5 // 8
    assert merges([large] * 9, [large] * 9) == []


def test_a_segment_that_is_half_dead_is_written_anew() -> None:
    assert merges([40, 100], [100, 100]) == [[0]]


def test_many_commits_are_few_segments_and_one_library(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "library")
    for number in range(4 * FAN_IN):
        engine.apply(samples.changes([strategies.article(f"a{number}", f"word{number} common", "Two rifles.")]))
    engine.apply(samples.changes([], removed=["a3", "a7"]))
    assert len(engine.snapshot().segments) < 2 * FAN_IN
    assert engine.search(Query.of("common")).passages == 4 * FAN_IN - 2
    assert engine.search(Query.of("rifle word5")).passages == 0
    assert engine.search(Query.of('"word5 common"')).hits[0].passage.id == "a5/p1"
    assert engine.verify() == ()
    engine.close()


@MANY
@given(strategies.commits(least=3), st.lists(strategies.queries(), min_size=1, max_size=3))
def test_merged_segments_answer_as_the_twin(commits: Commits, queries: list[Query]) -> None:
    engine, twin = MemoryEngine(), NaiveEngine()
    with mock.patch.object(segment_merge, "FAN_IN", 2):
        fill(engine, commits)
    fill(twin, commits)
    assert len(engine.snapshot().segments) <= 1
    for query in queries:
        ours, expected = engine.search(query), twin.search(query)
        assert [hit.passage.id for hit in ours.hits] == [hit.passage.id for hit in expected.hits]
        assert [hit.score for hit in ours.hits] == pytest.approx([hit.score for hit in expected.hits])
        assert ours.facets == expected.facets
        assert (ours.passages, ours.articles) == (expected.passages, expected.articles)
    assert {article.id for article in engine.articles()} == {article.id for article in twin.articles()}
    assert all(engine.article(article.id) == twin.article(article.id) for article in twin.articles())
    engine.close()


RUNS_OF_FIVE = mock.patch.object(text_field, "RUN_TOKENS", 5)
BATCHES_OF_ONE = mock.patch.object(texts, "BATCH_CHARS", 1)


@SOME
@given(strategies.commits())
def test_runs_make_the_segment_that_one_piece_makes(commits: Commits) -> None:
    articles = [article for added, _ in commits for article in added]
    once = {article.id: article for article in articles}.values()
    whole, pieces = (segment_build.SegmentBuilder() for _ in range(2))
    for article in once:
        whole.add(samples.source(article), article)
    with RUNS_OF_FIVE, BATCHES_OF_ONE, mock.patch.object(inverted_merge, "AT_ONCE", 3):
        for article in once:
            pieces.add(samples.source(article), article)
        found = packed(pieces.arrays())
    one, other = SegmentFile(packed(whole.arrays()), "one"), SegmentFile(found, "other")
    assert {name: one[name].tolist() for name in one} == {name: other[name].tolist() for name in other}


@SOME
@given(st.lists(strategies.articles("a"), max_size=4))
def test_values_are_the_same_by_the_column_as_by_the_passage(drawn: list[Article]) -> None:
    passages = [passage for article in drawn for passage in article.passages]
    columns = row_columns(passages)
    assert tuple(columns) == ROW_FACETS
    for place, (values, counts) in enumerate(columns.values()):
        rest = iter(map(str, values))
        assert [list(islice(rest, count)) for count in counts] == [list(row_values(p)[place]) for p in passages]
        assert not list(rest)


def _contents(file: SegmentFile) -> dict[str, Any]:
    """All that a segment says; of records not how they are parted into blocks."""
    blocks = {name for name in file if name.rpartition(".")[2] in {"blocks", "ends", "firsts", "dictionary"}}
    kept = {"text", "section", "title", "author", "rows", "of_articles"}
    contents: dict[str, Any] = {
        name: (file[name].dtype, file[name].tolist()) for name in file if name not in blocks or name[:4] in kept
    }
    for prefix in ("records", "article_records", "source_records"):
        contents[prefix] = (read := Records(file, prefix)).read(0, len(read))
    return contents


def _built(articles: Iterable[Article], folder: Path | None = None) -> SegmentFile:
    builder = segment_build.SegmentBuilder(folder)
    for article in articles:
        builder.add(samples.source(article), article)
    return SegmentFile(packed(builder.arrays()), "built")


@SOME
@given(st.lists(st.tuples(strategies.articles("a"), st.booleans()), min_size=2, max_size=6), st.integers(1, 3))
def test_a_merge_makes_the_segment_that_a_build_of_what_is_left_makes(
    drawn: list[tuple[Article, bool]], parts: int
) -> None:
    articles = [
        Article(replace(article.summary, id=f"a{n}"), article.sections, article.passages)
        for n, (article, _) in enumerate(drawn)
    ]
    left = [article for article, (_, stays) in zip(articles, drawn, strict=True) if stays]
    if not left:
        return
    segments = []
    for start in range(0, len(articles), parts):
        gone = [n for n, (_, stays) in enumerate(drawn[start : start + parts]) if not stays]
        segments.append(Segment(SegmentData(_built(articles[start : start + parts])), gone))
    with mock.patch.object(inverted_merge, "AT_ONCE", 4):
        merged = SegmentFile(packed(merge(segments, None)), "merged")
    assert _contents(merged) == _contents(_built(left))


def _long_article(name: str, rows: int, every: int) -> Article:
    texts = [f"common{' rare' if row % every == every - 1 else ''} n{row % 700}" for row in range(rows)]
    return strategies.article(name, *texts[:-1], f"{texts[-1]} end{name}")


def test_a_segment_of_more_rows_than_two_bytes_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment_merge, "FAN_IN", 2)
    monkeypatch.setattr(text_field, "RUN_TOKENS", 50_000)
    monkeypatch.setattr(texts, "BATCH_CHARS", 100_000)
    articles = [_long_article("a", 40_000, 39_999), _long_article("b", 9, 3), _long_article("c", 60_000, 59_999)]
    engine = WhooshEngine(tmp_path / "library")
    engine.apply(samples.changes(articles[:2]))
    engine.apply(samples.changes(articles[2:], removed=["b"]))
    (segment,) = engine.snapshot().segments
    assert (segment.rows, segment.data.articles) == (100_000, 2)
    assert all(len(segment.data.file[f"text.units.{width}"]) for width in WIDTHS)
    assert _contents(segment.data.file) == _contents(_built([articles[0], articles[2]]))
    assert engine.search(Query.of("common")).passages == 100_000
    assert [hit.passage.id for hit in engine.search(Query.of("rare", sort="document")).hits] == ["a/p39999", "c/p59999"]
    assert [hit.passage.id for hit in engine.search(Query.of('"rare n98"')).hits] == ["a/p39999"]
    assert [hit.passage.id for hit in engine.search(Query.of("endc")).hits] == ["c/p60000"]
    assert engine.passage("c/p60000").passage == articles[2].passages[-1]
    assert engine.verify() == ()
    engine.close()


def test_the_same_articles_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_field, "RUN_TOKENS", 3_000)
    monkeypatch.setattr(texts, "BATCH_CHARS", 6_000)
    monkeypatch.setattr(records, "TRAINED_ON", 60_000)
    monkeypatch.setattr(records, "TOGETHER", 6_000)
    monkeypatch.setattr(spool, "IN_MEMORY", 5_000)
    articles = [_long_article(f"a{n}", 500, 7) for n in range(8)]
    once, again = _built(articles, tmp_path), _built(articles, tmp_path)
    assert len(once["records.dictionary"])
    assert {name: once[name].tobytes() for name in once} == {name: again[name].tobytes() for name in again}
    assert list(tmp_path.iterdir()) == []


CHUNKS = st.one_of(st.text("ab\u00e9\ud575", min_size=1, max_size=3), st.text("a\ud575\n\0", min_size=1, max_size=30))


@given(st.lists(st.lists(CHUNKS, max_size=40), max_size=6))
def test_chunks_keep_their_numbers_however_full_the_table_is(batches: list[list[str]]) -> None:
    known: dict[str, int] = {}
    with mock.patch.multiple(chunks, _SMALLEST=1, _ROOM=1):
        table = ChunkTable(lambda new: [known.setdefault(chunk, len(known)) for chunk in new])
        for batch in batches:
            texts = Texts.of([" ".join(batch)])
            found = table.numbers(texts.joined, *split(texts)[:2])
            assert [list(known)[number] for number in found.tolist()] == batch


def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any text is worth a process."""
    monkeypatch.setattr(texts, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(texts, "BATCH_CHARS", 3_000)
    monkeypatch.setattr(texts, "cores", lambda: 2)


def test_a_process_beside_makes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [*samples.articles(), *(_long_article(f"a{n}", 500, 7) for n in range(4))]
    here = _built(articles, tmp_path)
    _beside(monkeypatch)
    start = mock.Mock(wraps=text_process.TextProcess)
    monkeypatch.setattr(texts, "TextProcess", start)
    beside = _built(articles, tmp_path)
    start.assert_called_once_with(tmp_path)
    assert [*here] == [*beside]
    assert {name: here[name].tobytes() for name in here} == {name: beside[name].tobytes() for name in beside}
    assert list(tmp_path.iterdir()) == []


def test_without_a_second_core_or_a_folder_no_process_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _beside(monkeypatch)
    monkeypatch.setattr(texts, "TextProcess", mock.Mock(side_effect=AssertionError))
    _built(samples.articles(), None)
    monkeypatch.setattr(texts, "cores", lambda: 1)
    _built(samples.articles(), tmp_path)


def test_a_process_that_can_not_be_started_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _contents(_built(samples.articles()))
    _beside(monkeypatch)
    monkeypatch.setattr(texts, "TextProcess", mock.Mock(side_effect=OSError(errno.EAGAIN, "no more processes")))
    assert _contents(_built(samples.articles(), tmp_path)) == expected


@pytest.mark.parametrize(
    ("what", "told"),
    [
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "with status -9", id="killed"),
        pytest.param("""print('{"errno": 28, "what": "No space left on device"}')""", "No space left", id="full disk"),
    ],
)
def test_a_process_that_fails_fails_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, told: str
) -> None:
    engine = WhooshEngine(tmp_path / "library")
    engine.apply(samples.changes(samples.articles()[:1]))
    _beside(monkeypatch)
    monkeypatch.setattr(text_process, "_START", what)
    with pytest.raises(LibraryWriteError, match=told):
        engine.apply(samples.changes([_long_article("a", 900, 7)]))
    assert [summary.id for summary in engine.articles()] == ["visit"]
    assert [path.name for path in (tmp_path / "library" / "generations").iterdir()] == ["000001"]
    assert engine.verify() == ()
    engine.close()


def test_a_process_ends_when_nobody_waits_any_more(tmp_path: Path) -> None:
    beside = text_process.TextProcess(tmp_path)
    process = beside.process
    beside.add(Texts.of(["Two rifles."]), bytes(1))
    del beside
    assert process.wait() != 0


def test_columns_name_a_passage_without_its_record() -> None:
    articles = samples.articles()
    file = _built(articles)
    names = [article.id for article in articles]
    kinds, numbers = (file[name].tolist() for name in ("kinds", "numbers"))
    of = file["article_of"].tolist()
    found = [f"{names[a]}/{KINDS[k].letter}{n}" for a, k, n in zip(of, kinds, numbers, strict=True)]
    passages = [passage for article in articles for passage in article.passages]
    assert found == [passage.id for passage in passages]
    bounds = file["section_starts"].tolist()
    headings = [{passage.section for passage in passages[low:high]} for low, high in pairwise(bounds)]
    assert all(len(heading) == 1 for heading in headings)
    assert (len(headings), bounds[-1]) == (file["section_of"].max() + 1, len(passages))


def test_articles_without_passages_are_kept_and_merged() -> None:
    engine = MemoryEngine()
    for number in range(FAN_IN):
        engine.apply(samples.changes([strategies.article(f"empty{number}")]))
    engine.apply(samples.changes([strategies.article("full", "Two rifles.")]))
    assert len(engine.snapshot().segments) == 2
    assert (engine.info().articles, engine.search(Query.of("rifle")).passages) == (FAN_IN + 1, 1)
    assert engine.article("empty3") == strategies.article("empty3")
    engine.close()


def test_a_full_segment_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment_build, "MAX_ROWS", 5)
    engine = MemoryEngine()
    engine.apply(samples.changes(samples.articles()))
    assert [segment.rows for segment in engine.snapshot().segments] == [4, 5]
    assert engine.search(Query.of("poet")).passages == 3
    engine.close()


def test_a_long_passage_keeps_its_far_positions() -> None:
    engine = MemoryEngine()
    text = " ".join(f"filler{number % 7}" for number in range(1000)) + " two rifles " + "again " * 600
    engine.apply(samples.changes([strategies.article("a", text, "rifles two")]))
    assert [hit.passage.id for hit in engine.search(Query.of('"two rifles again"')).hits] == ["a/p1"]
    assert engine.search(Query.of("again")).hits[0].score > 0
    engine.close()


# --- bounds and threads ---------------------------------------------------------------------------------------------


def test_a_query_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = MemoryEngine()
    engine.apply(samples.changes(samples.articles()))
    passages = [hit.passage for hit in engine.search(Query.of()).hits]
    monkeypatch.setattr(limits.Deadline.__init__, "__defaults__", (-1.0,))
    for ask in (engine.search, engine.find):
        for text in ("poet", "po*", "poat~", ""):
            with pytest.raises(QueryError, match="was stopped"):
                ask(Query.of(text))
    with pytest.raises(QueryError, match="was stopped"):
        engine.highlights(Query.of("poet"), passages)


def test_each_prefix_and_fuzzy_word_looks_at_the_clock() -> None:
    looked = []
    plan, _ = make_plan(parse("po* OR poat~ OR poet"))
    engine = MemoryEngine()
    engine.apply(samples.changes(samples.articles()))
    resolve(plan, engine.snapshot(), lambda: looked.append(1))
    assert len(looked) == 2


def _versions(number: int) -> list[Article]:
    """Two articles that always change together: whoever sees them apart sees a mixed answer."""
    return [strategies.article(name, f"version{number} shared word") for name in ("a", "b")]


@pytest.mark.parametrize("on_disk", [pytest.param(True, id="folder"), pytest.param(False, id="memory")])
def test_threads_see_one_generation_at_a_time(tmp_path: Path, on_disk: bool) -> None:
    engine: Any = WhooshEngine(tmp_path / "library") if on_disk else MemoryEngine()
    engine.apply(samples.changes(_versions(0)))
    done = False

    def read(_: int) -> int:
        asked = 0
        while not done or not asked:
            page = engine.search(Query.of("shared"))
            assert page.passages == 2
            assert len({hit.passage.text for hit in page.hits}) == 1
            assert engine.search(Query.of("version*", {"kind": ["paragraph"]})).passages == 2
            asked += 1
        return asked

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(read, number) for number in range(6)]
        for number in range(1, 15):
            engine.apply(samples.changes(_versions(number)))
        done = True
        assert all(reader.result() for reader in readers)
    engine.close()


# --- the formats there were -----------------------------------------------------------------------------------------


def make_golden(folder: Path) -> None:
    """How the golden library of the present format was made; run once, when the format is new."""
    engine = open_library(folder)
    engine.apply(samples.changes(samples.articles()[:2]))
    engine.apply(samples.changes(samples.articles()[2:], removed=["prison"]))
    engine.close()
    shutil.rmtree(folder / "generations/000001")


@pytest.mark.parametrize("name", ["format-5"])
def test_a_golden_library_opens_and_answers(tmp_path: Path, name: str) -> None:
    shutil.copytree(GOLDEN / name, tmp_path / "library")
    engine = open_library(tmp_path / "library")
    assert engine.verify() == ()
    assert [hit.passage.id for hit in engine.search(Query.of('"rifles" OR fusiles')).hits] == ["carta/p2", "visit/p1"]
    assert engine.search(Query.of("poet")).passages == 1
    assert {value.value: value.count for value in engine.search(Query.of()).facets["year"].values}["1967"] == 2
    assert engine.article("visit") == samples.articles()[0]
    engine.apply(Changes(removed=["visit"], roots=("/documents",), vocabulary=samples.VOCABULARY))
    assert engine.info().passages == 2
    engine.close()


@pytest.mark.parametrize("name", ["format-2", "format-3", "format-4"])
def test_a_golden_library_of_an_earlier_format_is_refused_and_rebuilt(tmp_path: Path, name: str) -> None:
    shutil.copytree(GOLDEN / name, tmp_path / "library")
    engine = open_library(tmp_path / "library")
    with pytest.raises(
        LibraryOutdatedError, match=r"format version \d, this is 5 \(rebuild it with: ibid index --full"
    ):
        engine.search(Query.of("poet"))
    roots = engine.recall().roots
    assert roots == ("/documents",)
    engine.apply(Changes(samples.changes(samples.articles()).added, (), roots, samples.VOCABULARY, anew=True))
    assert engine.search(Query.of("poet")).passages == 3
    assert engine.verify() == ()
    engine.close()


def test_forms_of_a_field_are_sorted() -> None:
    engine = MemoryEngine()
    engine.apply(samples.changes(samples.articles()))
    field: Inverted = engine.snapshot().segments[0].data.field("text")
    assert field.terms.forms[:] == sorted(field.terms.forms[:])
    engine.close()


def test_bounds_that_do_not_ascend_are_named() -> None:
    arrays = {"starts": np.array([0, 2, 2, 9], np.uint32), "section_starts": np.array([0, 5, 4, 9], np.uint32)}
    file = SegmentFile(packed(arrays), "MAIN_1.seg")
    assert ascending_bounds(file, "starts").tolist() == [0, 2, 2, 9]
    with pytest.raises(LibraryDamagedError, match="section_starts don't ascend"):
        ascending_bounds(file, "section_starts")
