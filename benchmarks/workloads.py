"""What a benchmark is run on: articles, the vocabulary they were made with, and the questions to ask of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, Protocol

from benchmarks.generator import SEED, Generator, checksum
from benchmarks.queries import Case, make_cases
from benchmarks.realtext import RealText
from indexer.model import Article, Vocabulary


class Workload(Protocol):
    """The same articles whenever and wherever it is made from its kind, size and seed."""

    kind: str
    size: int
    seed: int
    remarks: tuple[str, ...]
    """What is to be said of figures that come of it."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    @property
    def cases(self) -> tuple[Case, ...]: ...

    def articles(self) -> Iterator[Article]:
        """All articles, one at a time; together they have ``size`` passages."""
        ...

    def added(self, number: int) -> Article:
        """An article of 50 passages that isn't among them, to be added."""
        ...


class Synthetic:
    """Generated articles."""

    kind = "synthetic"
    remarks: tuple[str, ...] = ()

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.seed = size, seed
        self._generator = Generator(seed)

    @property
    def vocabulary(self) -> Vocabulary:
        return self._generator.vocabulary

    @property
    def cases(self) -> tuple[Case, ...]:
        return make_cases([record.id for record in self.vocabulary.actors])

    def articles(self) -> Iterator[Article]:
        return self._generator.articles(self.size)

    def added(self, number: int) -> Article:
        return self._generator.added(number)


KEY_ARTICLES: Final = 20

KINDS: Final[dict[str, Callable[[int, int], Workload]]] = {"synthetic": Synthetic, "sample": RealText}


def make_workload(kind: str = "synthetic", size: int = 20_000, seed: int = SEED) -> Workload:
    """A workload by its kind (one of ``KINDS``), number of passages and seed."""
    return KINDS[kind](size, seed)


def key_of(workload: Workload) -> str:
    """A name for files that belong to a workload: other texts, by another generator too, have another."""
    digest = checksum(islice(workload.articles(), KEY_ARTICLES))
    return f"{workload.kind}-{workload.size}-{digest[:8]}"
