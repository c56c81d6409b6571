"""What crosses between processes arrives as it was, whatever sort of object it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from indexer import packing
from indexer.folder import load_tables, open_folder
from indexer.making import Made, Maker, Task
from indexer.overlay import NOTHING
from indexer.packing import pack, unpack
from tests.conftest import DOCUMENTS


@pytest.fixture(scope="module")
def made() -> list[Made]:
    folder = open_folder(DOCUMENTS, load_tables(DOCUMENTS / "authority", NOTHING), NOTHING)
    maker = Maker([folder.enricher])
    return [maker.make(Task(0, one.path, one.file, one.identifier)) for one in folder.documents()]


def objects(value: Any) -> Iterator[Any]:
    """All dataclasses in a value, itself among them."""
    if dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from objects(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from objects(one)


def test_what_came_of_the_sample_corpus_arrives_as_it_was(made: list[Made]) -> None:
    assert unpack(pack(made)) == made


def test_every_sort_of_object_goes_as_its_fields(made: list[Made]) -> None:
    sorts = {type(one) for each in made for one in objects(each)}
    assert sorts == set(packing._CROSSING)  # noqa: SLF001


def test_the_reason_why_there_is_no_article_arrives_too() -> None:
    for one in (Made(failure="it is empty"), Made(trouble="no space"), ("ready", None)):
        assert unpack(pack(one)) == one
