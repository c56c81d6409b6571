"""The gold documents without their italics, as pasting takes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.quality.render.__main__ import WRITERS
from tests.quality.source import Source


def has_italics(source: Source) -> bool:
    """Whether notes of a document have italics, in a format that carries them."""
    return source.format != "txt" and any(block.italics for block in source.notes)


@contextmanager
def without_italics(source: Source) -> Iterator[tuple[Source, Path]]:
    """The document without italics, and the file of it, which is gone afterwards."""
    plain = source.without_italics
    with TemporaryDirectory() as folder:
        file = Path(folder, plain.file.name)
        file.write_bytes(WRITERS[plain.format](plain))
        yield plain, file
