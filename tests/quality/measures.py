"""How do an article and its gold agree? One tally a document; README.md says what each measure counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from indexer.citations.model import Citation
from indexer.model import Article, Passage
from tests.quality.align import align, bare, place
from tests.quality.citing import compare_citations
from tests.quality.counts import Tally
from tests.quality.gold import GoldDocument, GoldPassage, Wanted


def compare(gold: GoldDocument, article: Article | None, cited: Mapping[str, tuple[Citation, ...]]) -> Tally:
    """The tally of a document; of one that couldn't be read everything is missed.

    ``cited`` are the citations that the program read, by the id of their note.
    """
    tally = Tally()
    found = article.passages if article else ()
    pairs = align(gold.passages, found)
    names = [f"{gold.source.id} {name}" for name in _names(gold.passages)]
    _passages(tally, gold.passages, found, pairs, names)
    _links(tally, gold.passages, found, pairs, names)
    for index, wanted in enumerate(gold.passages):
        passage = found[pairs[index]] if index in pairs else None
        _dates(tally, names[index], wanted, passage)
        tally.compare("actors", names[index], wanted.actors, _actors(passage))
        tally.compare("outlets", names[index], wanted.outlets, _outlets(passage))
    for index in sorted(set(range(len(found))) - set(pairs.values())):
        passage = found[index]
        tally.compare("dates", passage.id, (), passage.dates)
        tally.compare("actors", passage.id, (), _actors(passage))
        tally.compare("outlets", passage.id, (), _outlets(passage))
    read = {index: cited.get(found[other].id, ()) for index, other in pairs.items()}
    compare_citations(tally, gold.passages, names, read)
    return tally


def _names(passages: Iterable[GoldPassage]) -> list[str]:
    """p1, n3 … as in the ids of passages."""
    seen: dict[str, int] = {}
    names = []
    for passage in passages:
        letter = passage.kind.letter
        seen[letter] = seen.get(letter, 0) + 1
        names.append(f"{letter}{seen[letter]}")
    return names


def _passages(
    tally: Tally, gold: Sequence[GoldPassage], found: Sequence[Passage], pairs: Mapping[int, int], names: Sequence[str]
) -> None:
    for index, wanted in enumerate(gold):
        passage = found[pairs[index]] if index in pairs else None
        if passage and passage.kind is wanted.kind and bare(passage.text) == bare(wanted.text):
            tally.right("passages")
        else:
            tally.missed("passages", names[index], f"{wanted.kind}: {wanted.text[:60]}")
            if passage:
                tally.wrong("passages", names[index], f"{passage.kind}: {_difference(wanted.text, passage.text)}")
        if passage and passage.section != wanted.section:
            tally.wrong("headings", names[index], passage.section or "no heading")
            tally.missed("headings", names[index], wanted.section or "no heading")
        elif passage:
            tally.right("headings")
        else:
            tally.missed("headings", names[index], wanted.section)
    for index in sorted(set(range(len(found))) - set(pairs.values())):
        tally.wrong("passages", found[index].id, f"{found[index].kind}: {found[index].text[:60]}")


def _difference(wanted: str, found: str) -> str:
    """The found text from a little before the place where it departs."""
    at = next((n for n, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), len(found))
    return f"…{found[max(0, at - 20) : at + 40]}…"


def _links(
    tally: Tally, gold: Sequence[GoldPassage], found: Sequence[Passage], pairs: Mapping[int, int], names: Sequence[str]
) -> None:
    """A link is (who calls, after how many characters that aren't white space, which note)."""
    expected = {
        (names[index], place(wanted.text, offset), names[note])
        for index, wanted in enumerate(gold)
        for offset, note in wanted.calls
    }
    known = {found[other].id: names[index] for index, other in pairs.items()}
    had = {
        (known.get(passage.id, passage.id), place(passage.text, call.offset), known.get(call.note, call.note))
        for passage in found
        for call in passage.calls
        if call.note
    }
    tally.compare("note links", "", expected, had)


def _dates(tally: Tally, where: str, wanted: GoldPassage, passage: Passage | None) -> None:
    """Dates as EDTF, each form that the annotators accept counting for the one that they wrote first."""
    expected = (*wanted.dates, *wanted.inferred)
    had = canonical(expected, passage.dates if passage else ())
    tally.compare("dates", where, (date.forms[0] for date in expected), had)
    first = {date.forms[0] for date in wanted.inferred} - {date.forms[0] for date in wanted.dates}
    tally.compare("dates inferred", where, first, first & set(had))


def canonical(expected: Iterable[Wanted], found: Iterable[str]) -> list[str]:
    """The found values, those that an annotator accepts replaced by the form written first."""
    forms = {form: each.forms[0] for each in expected for form in each.forms}
    return [forms.get(value, value) for value in found]


def _actors(passage: Passage | None) -> set[str]:
    return {actor.id for actor in passage.actors} if passage else set()


def _outlets(passage: Passage | None) -> set[tuple[str, str]]:
    return {(outlet.id, outlet.via) for outlet in passage.outlets} if passage else set()
