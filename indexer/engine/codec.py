"""Stored forms: articles, passages and a library's state as JSON text, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

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
    Vocabulary,
)

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(value: object) -> str:
    """Compact JSON of plain values, in one line."""
    return _ENCODER.encode(value)


def pack_passage(passage: Passage) -> str:
    """A passage as a list of its fields in order; written out, as ``asdict`` takes eight times as long."""
    p = passage
    return dump([
        p.id, p.article, p.kind.value, p.number, p.label, p.section, p.position, p.text, p.lang,
        [(call.offset, call.marker, call.note) for call in p.calls], p.notes, p.anchored_in, p.dates, p.years,
        p.decades, [(a.id, a.label, a.type) for a in p.actors], [(o.id, o.label, o.via) for o in p.outlets],
    ])  # fmt: skip


def unpack_passage(text: str) -> Passage:
    fields: list[Any] = json.loads(text)
    name, article, kind, number, label, section, position, body, lang = fields[:9]
    calls, notes, anchored_in, dates, years, decades, actors, outlets = map(tuple, fields[9:])
    return Passage(
        name, article, Kind(kind), number, label, section, position, body, lang,
        tuple(Call(*call) for call in calls), notes, anchored_in, dates, years,
        decades, tuple(ActorRef(*actor) for actor in actors), tuple(OutletRef(*outlet) for outlet in outlets),
    )  # fmt: skip


def pack_article(article: Article) -> str:
    """An article without its passages, which are stored one by one."""
    fields = {"sections": [asdict(section) for section in article.sections], "problems": article.problems}
    return dump({"summary": asdict(article.summary), **fields})


def unpack_article(text: str, passages: Sequence[Passage] = ()) -> Article:
    fields: dict[str, Any] = json.loads(text)
    summary = _tupled(fields["summary"], "authors")
    if summary["publication"]:
        summary["publication"] = Publication(**summary["publication"])
    sections = tuple(Section(**section) for section in fields["sections"])
    return Article(ArticleSummary(**summary), sections, tuple(passages), tuple(fields["problems"]))


def pack_source(source: Source) -> str:
    return dump([source.root, source.path, source.article, source.digest, source.fingerprint, source.passages])


def unpack_source(text: str) -> Source:
    return Source(*json.loads(text))


def pack_state(state: LibraryState) -> str:
    """A state without its sources, which are stored with their articles."""
    return json.dumps(asdict(replace(state, sources=())), ensure_ascii=False, indent=1)


def unpack_state(text: str) -> LibraryState:
    fields: dict[str, Any] = json.loads(text)
    vocabulary = {kind: tuple(map(_record, fields["vocabulary"][kind])) for kind in ("actors", "outlets")}
    return LibraryState(
        info=LibraryInfo(**fields["info"]),
        roots=tuple(fields["roots"]),
        sources=tuple(Source(**source) for source in fields["sources"]),
        vocabulary=Vocabulary(**vocabulary),
    )


def _record(fields: dict[str, Any]) -> Record:
    return Record(**_tupled(fields, "variants"))


def _tupled(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**fields, **{name: tuple(fields[name]) for name in names}}
