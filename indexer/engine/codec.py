"""Stored forms: articles, passages and a library's state as JSON text, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import starmap
from typing import Any

import orjson

from indexer.citations.model import Citation, CitationField, Claim, Work, WorkRef
from indexer.engine.columns import KIND_NAMES, KINDS
from indexer.model import (
    ActorRef,
    Article,
    ArticleSummary,
    Call,
    Kind,
    LibraryInfo,
    LibraryState,
    OutletRef,
    Passage,
    Publication,
    Record,
    Section,
    Source,
    Via,
    Vocabulary,
)

TEXT = 7
"""Where the text of a packed passage stands; its language stands behind it."""
OUTLETS = 16
"""The place of the outlets among the fields of a packed passage."""

_KINDS = {kind.value: kind for kind in Kind}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(value: object) -> str:
    """Compact JSON of plain values, in one line."""
    return _ENCODER.encode(value)


def pack_passage(passage: Passage) -> bytes:
    """A passage as a list of its fields in order, in one line, as are all records."""
    # A list of nothing is not even made: most passages have no calls, and half no names.
    p = passage
    return orjson.dumps([
        p.id, p.article, KIND_NAMES[KINDS.index(p.kind)], p.number, p.label, p.section, p.position, p.text, p.lang,
        [(call.offset, call.marker, call.note) for call in p.calls] if p.calls else (),
        p.notes, p.anchored_in, p.dates, p.years, p.decades,
        [(a.id, a.label, a.type) for a in p.actors] if p.actors else (),
        [(o.id, o.label, o.via) for o in p.outlets] if p.outlets else (),
        [(w.id, w.label, w.via) for w in p.works] if p.works else (),
        [_packed(citation) for citation in p.citations] if p.citations else (),
        [(c.start, c.end, c.notes, c.works, c.outlets) for c in p.claims] if p.claims else (),
    ])  # fmt: skip


def unpack_passage(record: bytes) -> Passage:
    fields: list[Any] = orjson.loads(record)
    name, article, kind, number, label, section, position, body, lang = fields[:9]
    calls, notes, anchored_in, dates, years, decades, actors, outlets, works, citations, claims = map(tuple, fields[9:])
    return Passage(
        name, article, _KINDS[kind], number, label, section, position, body, lang,
        tuple(starmap(Call, calls)), notes, anchored_in, dates, years,
        decades, tuple(starmap(ActorRef, actors)), tuple(starmap(OutletRef, outlets)),
        works=tuple(starmap(WorkRef, works)), citations=tuple(map(_citation, citations)),
        claims=tuple(Claim(start, end, *map(tuple, drawn)) for start, end, *drawn in claims) if claims else (),
    )  # fmt: skip


def outlets_of(record: bytes) -> list[tuple[str, Via]]:
    """The ids of the outlets of a packed passage, each with its way, without making the passage."""
    return [(name, via) for name, _, via in orjson.loads(record)[OUTLETS]]


def _packed(one: Citation) -> tuple[object, ...]:
    fields = [(field.name, field.value, field.start, field.end) for field in one.fields]
    return one.start, one.end, one.form, one.kind, fields, one.work, one.refers_to, one.problem


def _citation(packed: list[Any]) -> Citation:
    start, end, form, kind, fields, *rest = packed
    return Citation(start, end, form, kind, tuple(CitationField(*field) for field in fields), *rest)


def pack_works(works: Iterable[Work]) -> bytes:
    return orjson.dumps([(work.id, work.label, work.kind, work.fields) for work in works])


def unpack_works(record: bytes) -> tuple[Work, ...]:
    return tuple(
        Work(name, label, kind, tuple((field, value) for field, value in fields))
        for name, label, kind, fields in orjson.loads(record)
    )


def pack_article(article: Article) -> bytes:
    """An article without its passages, which are stored one by one."""
    return orjson.dumps({"summary": article.summary, "sections": article.sections, "problems": article.problems})


def unpack_article(record: bytes, passages: Sequence[Passage] = ()) -> Article:
    fields: dict[str, Any] = orjson.loads(record)
    sections = tuple(Section(**section) for section in fields["sections"])
    return Article(_summary(fields["summary"]), sections, tuple(passages), tuple(fields["problems"]))


def unpack_summary(record: bytes) -> ArticleSummary:
    """The summary of an article, for whoever needs nothing else."""
    return _summary(orjson.loads(record)["summary"])


def _summary(fields: dict[str, Any]) -> ArticleSummary:
    fields["authors"] = tuple(fields["authors"])
    if fields["publication"]:
        fields["publication"] = Publication(**fields["publication"])
    return ArticleSummary(**fields)


def pack_source(source: Source) -> bytes:
    return orjson.dumps([source.root, source.path, source.article, source.digest, source.fingerprint, source.passages])


def unpack_source(record: bytes) -> Source:
    return Source(*orjson.loads(record))


def pack_state(state: LibraryState) -> str:
    """A state without its sources, which are stored with their articles."""
    return orjson.dumps(replace(state, sources=()), option=orjson.OPT_INDENT_2).decode()


def unpack_state(text: str) -> LibraryState:
    """What ``pack_state`` wrote."""
    return StateReader().read(text)


class StateReader:
    """Reads one state after another; the vocabulary, most of it, is made anew only where it is another one."""

    def __init__(self) -> None:
        self._last: tuple[object, Vocabulary] = None, Vocabulary()

    def read(self, text: str) -> LibraryState:
        """What ``pack_state`` wrote."""
        fields: dict[str, Any] = orjson.loads(text)
        said, vocabulary = self._last
        if said != fields["vocabulary"]:
            said = fields["vocabulary"]
            vocabulary = Vocabulary(**{kind: tuple(map(_record, said[kind])) for kind in ("actors", "outlets")})
            self._last = said, vocabulary
        return LibraryState(
            info=LibraryInfo(**fields["info"]),
            roots=tuple(fields["roots"]),
            sources=tuple(Source(**source) for source in fields["sources"]),
            vocabulary=vocabulary,
            vocabularies=tuple((root, digest) for root, digest in fields.get("vocabularies", ())),
            restores=fields.get("restores", ""),
        )


def _record(fields: dict[str, Any]) -> Record:
    return Record(**_tupled(fields, "variants"))


def _tupled(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**fields, **{name: tuple(fields[name]) for name in names}}
