"""The gate of ``make quality``: the gold set is whole, a planted error lowers the right figure, a drop fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.citations.model import Citation, CitationField
from indexer.model import ActorRef, Article, ArticleSummary, Call, Kind, OutletRef, Passage
from tests.quality.align import align, place
from tests.quality.counts import Counts
from tests.quality.gate import LANGUAGES, PARTS, TARGETS, Result, failures, measured, raised, report, total
from tests.quality.gold import Annotator, GoldCitation, GoldDocument, Wanted
from tests.quality.measures import compare
from tests.quality.pasted import has_italics, without_italics
from tests.quality.program import vocabulary
from tests.quality.render.__main__ import WRITERS
from tests.quality.source import FORMATS, GOLD, Source, fresh_ids, held_ids, leaning_ids, load_sources, parts_by_id

SOURCES = load_sources()
WHOLE = dict.fromkeys(TARGETS, 1.0)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(vocabulary())


@pytest.fixture(scope="module")
def gold(annotator: Annotator) -> GoldDocument:
    """A document with every kind of annotation in it."""
    (source,) = (source for source in SOURCES if source.id == "letters-from-wonsan")
    return annotator.document(source)


# --- the set --------------------------------------------------------------------------------------------------------


def test_there_are_enough_passages_of_every_format_and_language() -> None:
    passages = [(source, block) for source in SOURCES for block in source.blocks if block.kind is not None]
    assert len(passages) >= 300
    assert {source.format for source in SOURCES} == set(FORMATS)
    assert {source.lang for source in SOURCES} == set(LANGUAGES)
    assert {block.kind for _, block in passages} == set(Kind)


def test_a_third_is_held_in_all_languages() -> None:
    held = [source for source in SOURCES if source.id in held_ids()]
    assert len(held) == len(held_ids())
    assert {source.lang for source in held} == set(LANGUAGES)
    sizes = [sum(block.kind is not None for block in source.blocks) for source in SOURCES]
    kept = sum(sum(block.kind is not None for block in source.blocks) for source in held)
    assert 0.3 <= kept / sum(sizes) <= 0.37


def test_fresh_articles_are_of_the_gold_set_and_not_held() -> None:
    fresh = fresh_ids()
    assert fresh <= {source.id for source in SOURCES}
    assert not fresh & held_ids()


def test_those_that_lean_most_are_held() -> None:
    assert leaning_ids() < held_ids()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_the_documents_are_what_the_gold_files_say(source: Source) -> None:
    assert source.file.read_bytes() == WRITERS[source.format](source), "python -m tests.quality.render writes it anew"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_the_annotations_are_whole(source: Source, annotator: Annotator) -> None:
    document = annotator.document(source)
    notes = [index for index, passage in enumerate(document.passages) if passage.kind is Kind.FOOTNOTE]
    called = {note for passage in document.passages for _, note in passage.calls}
    in_headings = {label for block in source.blocks if block.kind is None for _, label in block.calls}
    assert len(called) + len(in_headings) == len(notes)
    for passage in document.passages:
        for cite in passage.citations:
            assert bool(cite.short) == bool(cite.same or cite.why)
            if cite.same:
                assert not document.passages[cite.same[0]].citations[cite.same[1]].short


def test_pasting_takes_italics_and_nothing_else() -> None:
    source = next(source for source in SOURCES if source.id == "two-prisoners")
    assert has_italics(source)
    with without_italics(source) as (plain, file):
        assert file.read_bytes() != source.file.read_bytes()
        assert not has_italics(plain)
        told = [(replace(block, runs=()), block.text, block.calls) for block in source.blocks]
        assert told == [(replace(block, runs=()), block.text, block.calls) for block in plain.blocks]
    assert not file.exists()


def test_where_something_is_italic() -> None:
    source = next(source for source in SOURCES if source.id == "two-prisoners")
    block = next(block for block in source.notes if len(block.italics) > 1)
    assert [block.text[start:end] for start, end in block.italics] == [run.text for run in block.runs if run.italic]


def test_what_the_guidelines_don_t_know_is_refused(tmp_path: Path) -> None:
    text = (GOLD / "two-kims.toml").read_text(encoding="utf-8").replace("actors =", "acters =", 1)
    (tmp_path / "two-kims.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="acters"):
        load_sources(tmp_path)


def test_an_id_that_no_authority_has_is_refused(annotator: Annotator) -> None:
    (source,) = (source for source in SOURCES if source.id == "two-kims")
    wrong = replace(source.blocks[0], actors=("kim-il-song",))
    with pytest.raises(ValueError, match="kim-il-song"):
        annotator.document(replace(source, blocks=(wrong, *source.blocks[1:])))


def test_a_short_form_cites_the_archive_of_its_work(annotator: Annotator) -> None:
    (source,) = (one for one in SOURCES if one.id.startswith("the-other-half-of-the-battalion"))
    passages = annotator.document(source).passages
    diary = next(passage for passage in passages if passage.text.startswith("Tuttle, Diary, 2 September"))
    assert diary.outlets == {("hoover-institution-archives", "citation")}
    letter = next(passage for passage in passages if passage.text.startswith("Buriticá, interview"))
    assert not letter.outlets


# --- a perfect reading ----------------------------------------------------------------------------------------------


Notes = dict[str, tuple[Citation, ...]]


def perfect(gold: GoldDocument) -> tuple[Article, Notes]:
    """What a program without a fault would make of a gold document: the article, and citations by passage."""
    names = [f"a/{number}" for number in range(len(gold.passages))]
    passages = tuple(
        Passage(
            id=names[number],
            article="a",
            kind=wanted.kind,
            number=number,
            label="",
            section=wanted.section,
            position=number,
            text=wanted.text,
            calls=tuple(Call(offset, "", names[note]) for offset, note in wanted.calls),
            dates=tuple(date.forms[-1] for date in (*wanted.dates, *wanted.inferred)),
            actors=tuple(ActorRef(actor, actor, "") for actor in wanted.actors),
            outlets=tuple(OutletRef(outlet, outlet, via) for outlet, via in wanted.outlets),  # type: ignore[arg-type]
        )
        for number, wanted in enumerate(gold.passages)
    )
    notes = {
        names[note]: tuple(_cite(cite, note, number) for number, cite in enumerate(wanted.citations))
        for note, wanted in enumerate(gold.passages)
    }
    return Article(ArticleSummary("a", "A"), (), passages), notes


def _cite(cite: GoldCitation, note: int, number: int) -> Citation:
    said = {name: [wanted.forms[-1]] for name, wanted in cite.fields.items() if not wanted.optional}
    kind = said.pop("kind", ["unknown"])[0]
    if cite.short:
        work = f"w{cite.same}" if cite.same else None
        fields = _fields(said | {"title": [cite.short]})
        return Citation(0, 0, "short", kind, fields, work=work, refers_to=work)  # type: ignore[arg-type]
    said["author"] = [author.forms[0] for author in cite.authors if not author.optional]
    return Citation(0, 0, "full", kind, _fields(said), work=f"w{(note, number)}")  # type: ignore[arg-type]


def _fields(said: Mapping[str, Iterable[str]]) -> tuple[CitationField, ...]:
    return tuple(CitationField(name, value, 0, 0) for name, values in said.items() for value in values)  # type: ignore[arg-type]


@pytest.fixture
def figures(gold: GoldDocument) -> Callable[[Article, Notes], dict[str, float]]:
    """The F1 of every measure for a reading of the gold document."""

    def measure(article: Article, notes: Notes) -> dict[str, float]:
        tally = compare(gold, article, notes)
        return {name: tally.counts.get(name, Counts()).f1 for name in TARGETS}

    return measure


def test_a_perfect_reading_is_perfect_everywhere(annotator: Annotator) -> None:
    for source in SOURCES:
        gold = annotator.document(source)
        tally = compare(gold, *perfect(gold))
        assert not tally.slips
        assert set(tally.counts) <= set(TARGETS)


Reading = tuple[Article, Notes]


def _passage(reading: Reading, number: int, **changes: Any) -> Reading:
    article, notes = reading
    passages = list(article.passages)
    passages[number] = replace(passages[number], **changes)
    return replace(article, passages=tuple(passages)), notes


def _citation(reading: Reading, number: int, which: int, change: Callable[[Citation], Citation | None]) -> Reading:
    article, notes = reading
    mine = [*notes[f"a/{number}"]]
    changed = change(mine[which])
    mine[which : which + 1] = [changed] if changed else []
    return article, notes | {f"a/{number}": tuple(mine)}


# In “letters-from-wonsan” passage 0 is the caption, 1 the first paragraph, 10 note 1, 15 note 6 with two citations,
# 16 note 7 with two short forms of these.
def _call(**changes: Any) -> Callable[[Reading], Reading]:
    return lambda r: _passage(r, 1, calls=(replace(r[0].passages[1].calls[0], **changes),))


def _meant(work: str | None) -> Callable[[Reading], Reading]:
    return lambda r: _citation(r, 16, 0, lambda cite: replace(cite, work=work, refers_to=work))


def _full(**values: list[str]) -> Callable[[Reading], Reading]:
    def change(cite: Citation) -> Citation:
        kept = tuple(field for field in cite.fields if field.name not in values)
        return replace(cite, fields=(*kept, *_fields(values)))

    return lambda r: _citation(r, 15, 0, change)


VIA_NOTE = OutletRef("ibid-samples", "", "note")
ERRORS = [
    pytest.param(lambda r: _passage(r, 1, kind=Kind.CAPTION), {"passages"}, id="wrong-kind"),
    pytest.param(lambda r: _passage(r, 1, text=r[0].passages[1].text + " More."), {"passages"}, id="wrong-bounds"),
    pytest.param(lambda r: _passage(r, 1, section="The Press"), {"headings"}, id="wrong-heading"),
    pytest.param(_call(offset=7), {"note links"}, id="call-moved"),
    pytest.param(_call(note="a/12"), {"note links"}, id="call-astray"),
    pytest.param(lambda r: _passage(r, 1, calls=()), {"note links"}, id="call-lost"),
    pytest.param(lambda r: _passage(r, 1, dates=()), {"dates"}, id="dates-missed"),
    pytest.param(lambda r: _passage(r, 10, dates=("1901",)), {"dates"}, id="date-invented"),
    pytest.param(lambda r: _passage(r, 4, dates=("1967-09-27", "1969")), {"dates", "dates inferred"}, id="no-relative"),
    pytest.param(lambda r: _passage(r, 1, actors=r[0].passages[1].actors[1:]), {"actors"}, id="actor-missed"),
    pytest.param(lambda r: _passage(r, 10, actors=(ActorRef("x", "x", ""),)), {"actors"}, id="actor-invented"),
    pytest.param(lambda r: _passage(r, 0, outlets=()), {"outlets"}, id="outlet-missed"),
    pytest.param(lambda r: _passage(r, 0, outlets=(VIA_NOTE,)), {"outlets"}, id="wrong-via"),
    pytest.param(_full(author=["Moe Tailor"]), {"citation author"}, id="wrong-author"),
    pytest.param(_full(title=["North Korea"]), {"citation title"}, id="wrong-title"),
    pytest.param(_full(publisher=["Verso"]), {"citation outlet"}, id="wrong-outlet"),
    pytest.param(_full(date=["1970"]), {"citation date"}, id="wrong-date"),
    pytest.param(_full(locator=["89"]), {"citation locator"}, id="wrong-locator"),
    pytest.param(_full(url=["http://x"]), {"citation url"}, id="invented-url"),
    pytest.param(
        lambda r: _citation(r, 15, 0, lambda cite: replace(cite, kind="chapter")),
        {"citation kind"},
        id="wrong-kind-of-work",
    ),
    pytest.param(_meant("w(15, 1)"), {"short forms"}, id="another-work"),
    pytest.param(_meant(None), {"short forms"}, id="unresolved"),
    pytest.param(
        lambda r: _citation(r, 16, 0, lambda cite: None),
        {"citations", "short forms", "citation locator"},
        id="short-form-lost",
    ),
]


@pytest.mark.parametrize(("plant", "lowered"), ERRORS)
def test_a_planted_error_lowers_its_figure_and_no_other(
    plant: Callable[[Reading], Reading], lowered: set[str], gold: GoldDocument,
    figures: Callable[[Article, Notes], dict[str, float]],
) -> None:  # fmt: skip
    before, after = figures(*perfect(gold)), figures(*plant(perfect(gold)))
    assert before == WHOLE
    assert {name for name in TARGETS if after[name] < 1.0} == lowered


def test_a_passage_that_isn_t_there_takes_all_of_its_own_with_it(
    gold: GoldDocument, figures: Callable[[Article, Notes], dict[str, float]]
) -> None:
    article, notes = perfect(gold)
    after = figures(replace(article, passages=article.passages[:16]), notes)
    assert all(after[name] < 1.0 for name in set(TARGETS) - {"dates inferred", "citation pages"})


def test_furniture_taken_for_a_passage_counts_against_it(
    gold: GoldDocument, figures: Callable[[Article, Notes], dict[str, float]]
) -> None:
    article, notes = perfect(gold)
    stray = replace(article.passages[0], id="a/x", text="Subscribe to our newsletter, sent from Rome since 1999.")
    after = figures(replace(article, passages=(*article.passages, stray)), notes)
    assert {name for name in TARGETS if after[name] < 1.0} == {"passages", "dates", "actors", "outlets"}


def test_an_unread_document_is_missed_whole(gold: GoldDocument) -> None:
    tally = compare(gold, None, {})
    assert all(counts.right == 0 for counts in tally.counts.values())
    assert tally.counts["passages"] == Counts(missed=len(gold.passages))


def test_a_short_form_that_can_t_be_resolved_must_be_left(annotator: Annotator) -> None:
    (source,) = (source for source in SOURCES if source.id == "walls-that-travelled")
    gold = annotator.document(source)
    article, notes = perfect(gold)
    guess = {"work": "g", "refers_to": "g"}
    notes = {
        key: tuple(cite if cite.work else replace(cite, **guess) for cite in mine)  # type: ignore[arg-type]
        for key, mine in notes.items()
    }
    assert compare(gold, article, notes).counts["short forms"].wrong == 1


def test_white_space_moves_no_bound_and_no_call(gold: GoldDocument) -> None:
    article, _ = perfect(gold)
    wide = [replace(passage, text=passage.text.replace(" ", "  ")) for passage in article.passages]
    assert align(gold.passages, wide) == {index: index for index in range(len(wide))}
    assert place("a  b", 3) == place("a b", 2) == 1


def test_any_accepted_form_counts_once() -> None:
    assert Wanted.of("?1 y 4 | 1, 4") == Wanted(("1 y 4", "1, 4"), optional=True)


# --- the figures and the floors -------------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_books() -> None:
    counts = Counts(right=6, wrong=2, missed=4)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert Counts().f1 == Counts().precision == Counts().recall == 1.0


@pytest.fixture
def results() -> list[Result]:
    part_of = parts_by_id()
    counts = {"dates": Counts(right=90, wrong=10, missed=10)}
    return [Result(source, part_of.get(source.id, "open"), counts) for source in SOURCES]


def test_a_figure_below_its_floor_fails(results: list[Result]) -> None:
    assert failures(results, {"open": {"dates": 0.9}, "held": {"dates": 0.9}}) == []
    (sentence,) = failures(results, {"open": {"dates": 0.9}, "held": {"dates": 0.9001}})
    assert "held: dates 0.9000 is below its floor 0.9001" in sentence


def test_a_measure_that_is_gone_fails(results: list[Result]) -> None:
    assert failures(results, {"open": {"short forms": 0.1}})


def test_floors_only_rise(results: list[Result]) -> None:
    floors = raised(results, {"open": {"dates": 0.95, "actors": 0.5}})
    others = {part: {"dates": 0.9} for part in PARTS if part != "open" and any(one.part == part for one in results)}
    assert floors == {part: {} for part in PARTS} | {"open": {"dates": 0.95, "actors": 0.5}, **others}
    assert raised(results, floors) == floors


def test_the_report_shows_all_parts_and_what_isn_t_measured(results: list[Result]) -> None:
    assert measured(results) == ["dates"]
    lines = list(report(results, {"open": {"dates": 0.5}}))
    shown = [part for part in PARTS if any(result.part == part for result in results)]
    assert [line.split(":")[0] for line in lines if line.startswith(PARTS)] == shown
    assert any("short forms" in line and "not measured" in line for line in lines)
    dates, *_ = (line.split() for line in lines if line.strip().startswith("dates  "))
    expected = 100 * sum(result.part == "open" for result in results)
    assert dates[1:7] == [str(expected), "0.900", "0.900", "0.900", "0.97", "0.500"]


def test_items_weigh_the_same_wherever_they_stand() -> None:
    two = [
        Result(SOURCES[0], "open", {"dates": Counts(right=1)}),
        Result(SOURCES[1], "open", {"dates": Counts(right=1, missed=8)}),
    ]
    assert total(two, "dates").recall == 0.2
