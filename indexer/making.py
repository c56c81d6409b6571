"""What does this document say? A document to its article, or to the reason why there is none: as a value, anywhere."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.article import complete, make_article
from indexer.enrich.enricher import Enricher
from indexer.errors import DocumentError
from indexer.model import Article, Metadata, Vocabulary
from indexer.reading import largest, read
from indexer.repeated import without

# These would befall every other document too: readers and models unpack what they need in the temporary folder.
_SYSTEM_TROUBLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM})


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read: ``path`` below its folder, ``file`` on disk, the id of its article, its catalogue row.

    ``folder`` is the number of its folder. ``furniture`` are keys of lines that other documents of its publication
    have, too, known when it is handed over to be read.
    """

    folder: int
    path: str
    file: Path
    identifier: str
    row: Metadata | None = None
    furniture: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """The size of the file in bytes, 0 when that can't be known."""
        try:
            return self.file.stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a document: an article and the SHA-256 of the bytes it was made of, or the reason why not.

    ``trouble`` is a reason that would befall every other document too, so that the run must stop.
    """

    article: Article | None = None
    digest: str = ""
    failure: str = ""
    trouble: str = ""


class Maker:
    """Makes articles of the documents of some folders, each with a vocabulary of its own."""

    def __init__(self, enrichers: Sequence[Enricher]) -> None:
        self._enrichers = enrichers

    def make(self, task: Task) -> Made:
        """Read a document and enrich its article. Only what is no ``Exception`` (an interrupt) gets out of here."""
        try:
            data = load(task.file)
            return Made(self._article(task, data), digest_of(data))
        except DocumentError as error:
            return Made(failure=str(error))
        except OSError as error:
            if error.errno in _SYSTEM_TROUBLE:
                return Made(trouble=str(error.strerror))
            return Made(failure=f"it can't be read: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001 - the per-document boundary: one document never stops a build
            return Made(failure=f"reading it failed unexpectedly: {type(error).__name__}: {error}")

    def _article(self, task: Task, data: bytes) -> Article:
        raw = without(read(task.path, data), task.furniture)
        metadata = complete(raw.metadata, task.row)
        return self._enrichers[task.folder].enrich(make_article(raw, identifier=task.identifier, metadata=metadata))


def make_maker(vocabularies: Sequence[Vocabulary]) -> Maker:
    """A maker for folders with these vocabularies."""
    return Maker([Enricher(vocabulary) for vocabulary in vocabularies])


def load(file: Path) -> bytes:
    """The bytes of a document; raises ``DocumentError`` for too many, ``OSError`` when it can't be read."""
    size = file.stat().st_size
    limit = largest(file.name)
    if size > limit:
        raise DocumentError(
            f"it has {size // 2**20} MB, more than the {limit // 2**20} MB that are read", cure="split it"
        )
    return file.read_bytes()


def digest_of(data: bytes) -> str:
    """The SHA-256 of a document's bytes."""
    return hashlib.sha256(data).hexdigest()
