"""Why does this passage have these actors, outlets and dates? Read again from its article, for none of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from indexer.engine.protocol import Engine
from indexer.model import Article, Passage, Vocabulary

if TYPE_CHECKING:
    from indexer.enrich.mentions import Mention, Reading
    from indexer.enrich.name_reader import NameReader

DOCUMENT = "document"
"""The rule of what the text doesn't explain: the document marks it, or another authority was in force."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage has the ``value`` of a ``facet`` (actor, outlet or date).

    ``text[start:end]`` of ``passage``, which is the passage itself or a note called in it, says so: as ``form`` of the
    authority and by ``rule`` (see ``enrich.mentions.Mention`` and, for dates, ``model.FoundDate``). ``since`` is the
    passage that introduced a name which is known from its article alone; an ``inferred`` date is not said in full.
    Where the rule is ``document``, there is no such place.
    """

    facet: str
    value: str
    passage: str
    start: int
    end: int
    form: str
    rule: str
    since: str = ""
    inferred: bool = False


def explain(engine: Engine, passage_id: str) -> tuple[Reason, ...]:
    """A reason for every actor, outlet and date of a passage, all of its places; raises ``NotFoundError``."""
    passage = engine.passage(passage_id).passage
    article = engine.article(passage.article)
    reader = _reader(engine.state().vocabulary)
    reading = reader.read(article)
    reader.settle(reading, {one.id: one.citations for one in article.passages if one.citations}, article)
    reasons = [*_named(passage, reading), *_by_notes(passage, article, reading), *_dates(passage, article)]
    told = {(reason.facet, reason.value) for reason in reasons}
    has = [("actor", actor.id) for actor in passage.actors] + [("outlet", outlet.id) for outlet in passage.outlets]
    has += [("date", date) for date in passage.dates]
    silent = [
        Reason(facet, value, passage.id, 0, 0, "", DOCUMENT) for facet, value in has if (facet, value) not in told
    ]
    return (*reasons, *silent)


def locate(engine: Engine, article: Article) -> Mapping[str, tuple[Reason, ...]]:
    """Where each passage of an article itself names its actors and outlets and tells its dates, by passage id.

    What the passage has from its notes alone, or because the document says so, has no place in its text. Reading a
    passage again takes about 0.4 ms, so whoever shows an article often keeps the answer (``webapp.places`` does).
    """
    reading = _reader(engine.state().vocabulary).read(article)
    return {passage.id: (*_named(passage, reading), *_dates(passage, article)) for passage in article.passages}


@lru_cache(maxsize=2)
def _reader(vocabulary: Vocabulary) -> NameReader:
    # Imported here, as by _dates: what shows and searches passages does without the machinery that reads them.
    from indexer.enrich.name_reader import NameReader  # noqa: PLC0415

    return NameReader(vocabulary)


def _named(passage: Passage, reading: Reading) -> Iterator[Reason]:
    """Of what the passage itself names, all that the library has of it."""
    has = {("actor", actor.id) for actor in passage.actors}
    has |= {("outlet", outlet.id) for outlet in passage.outlets if outlet.via != "note"}
    yield from (_reason(passage.id, one) for one in reading.mentions[passage.id] if (one.sort, one.id) in has)


def _by_notes(passage: Passage, article: Article, reading: Reading) -> Iterator[Reason]:
    """The outlets of the notes that the passage calls."""
    by_note = {outlet.id for outlet in passage.outlets if outlet.via == "note"}
    known: Iterable[str] = (note for note in passage.notes if note in reading.mentions)
    for note in known if by_note else ():
        yield from (_reason(note, one) for one in reading.mentions[note] if one.sort == "outlet" and one.id in by_note)


def _reason(passage: str, mention: Mention) -> Reason:
    return Reason(
        mention.sort, mention.id, passage, mention.start, mention.end, mention.form, mention.rule, mention.since
    )


def _dates(passage: Passage, article: Article) -> Iterator[Reason]:
    from indexer.enrich.date_order import day_first  # noqa: PLC0415
    from indexer.enrich.dates import explain_dates  # noqa: PLC0415

    order = day_first((one.text for one in article.passages), article.summary.lang)
    for found in explain_dates(passage.text, order) if passage.dates else ():
        if found.edtf in passage.dates:
            form = passage.text[found.start : found.end]
            yield Reason(
                "date", found.edtf, passage.id, found.start, found.end, form, found.rule, inferred=found.inferred
            )
