"""Stored forms: articles, passages and a library's state as JSON text, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from indexer.engine.columns import Row
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


def dump(value: object) -> str:
    """Compact JSON of plain values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_passage(passage: Passage) -> str:
    return dump(asdict(passage))


def unpack_passage(text: str) -> Passage:
    fields: dict[str, Any] = json.loads(text)
    fields["kind"] = Kind(fields["kind"])
    fields["calls"] = tuple(Call(**call) for call in fields["calls"])
    fields["actors"] = tuple(ActorRef(**actor) for actor in fields["actors"])
    fields["outlets"] = tuple(OutletRef(**outlet) for outlet in fields["outlets"])
    return Passage(**_tupled(fields, "notes", "anchored_in", "dates", "years", "decades"))


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


def pack_row(row: Row) -> str:
    return dump([row.id, row.article, row.position, row.length, row.facets])


def unpack_row(text: str) -> Row:
    passage, article, position, length, facets = json.loads(text)
    return Row(passage, article, position, length, {facet: tuple(values) for facet, values in facets.items()})


def pack_state(state: LibraryState) -> str:
    return json.dumps(asdict(state), ensure_ascii=False, indent=1)


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
