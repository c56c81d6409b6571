"""What every engine offers; ``tests/contract.py`` holds what each must pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from indexer.citations.model import ListedWork, Work
from indexer.model import (
    Article,
    ArticleSummary,
    Changes,
    Crossed,
    Facet,
    Found,
    Highlight,
    Hit,
    LibraryInfo,
    LibraryState,
    Page,
    Passage,
    Via,
)
from indexer.query import Query


class Engine(Protocol):
    """A searchable library. Safe to call from several threads; every answer comes from exactly one generation."""

    def search(self, query: Query, *, facets: bool = True) -> Page:
        """Answer ``query``; raises ``QueryError`` when it can't be answered as it stands."""
        ...

    def find(self, query: Query, *, facets: bool = False, snippets: bool = False) -> Found:
        """How much answers ``query`` and the ids of a page of it, for whoever needs no whole hits.

        Raises ``QueryError``.
        """
        ...

    def grouped(self, query: Query, *, each: int = 3, opened: Collection[str] = ()) -> Page:
        """Answer ``query`` by article: a page of ``query.size`` articles, each where its best passage would stand.

        The hits are the first ``each`` passages of each article, of those in ``opened`` up to ``MAX_SIZE``; facets and
        totals are those of ``search``. A cursor goes on with articles that no page before has shown. Raises
        ``QueryError``.
        """
        ...

    def facet(self, query: Query, facet: str) -> Facet:
        """One facet of the answer to ``query``, as in ``search`` but with all of its values; raises ``QueryError``."""
        ...

    def counts(self, query: Query, facets: Iterable[str], *, limit: int | None = None) -> Mapping[str, Facet]:
        """What else is in the passages that answer ``query``: the facets counted over just these, own filters included.

        Of each the ``limit`` values with the highest counts, or all; years always all. Raises ``QueryError``.
        """
        ...

    def crossed(self, query: Query, rows: str, columns: str, *, limit: int) -> Crossed:
        """How many passages that answer ``query`` have both a value of facet ``rows`` and one of ``columns``.

        Of each facet the ``limit`` values with the highest counts; years always all. Raises ``QueryError``.
        """
        ...

    def ways(self, outlet: str) -> Mapping[Via, int]:
        """How many passages draw on an outlet by each way: named in them, cited by them, cited by their notes."""
        ...

    def article(self, article_id: str) -> Article:
        """The whole article; raises ``NotFoundError``."""
        ...

    def articles(self) -> Sequence[ArticleSummary]:
        """All articles, by title."""
        ...

    def passage(self, passage_id: str) -> Hit:
        """One passage as an unscored hit without highlights; raises ``NotFoundError``."""
        ...

    def passages(self, passage_ids: Iterable[str]) -> Mapping[str, Passage]:
        """The passages that exist among ``passage_ids``, by id."""
        ...

    def highlights(self, query: Query, passages: Iterable[Passage]) -> Mapping[str, tuple[Highlight, ...]]:
        """What ``query`` marks in each of ``passages``, by passage id; raises ``QueryError``."""
        ...

    def works(self, words: str = "") -> Sequence[ListedWork]:
        """The works that passages cite and that have all of ``words`` in author, title or label, most cited first."""
        ...

    def work(self, work_id: str) -> Work:
        """What is known of a work; raises ``NotFoundError``."""
        ...

    def info(self) -> LibraryInfo:
        """The generation that would answer now."""
        ...

    def state(self) -> LibraryState:
        """What the library was made from."""
        ...

    def recall(self) -> LibraryState:
        """As ``state``, but of a library that can't be read as much as is left, the folders at best."""
        ...

    def verify(self) -> tuple[str, ...]:
        """What differs from the library's own checksums, a sentence each; raises ``LibraryError``."""
        ...

    def apply(self, changes: Changes) -> LibraryInfo:
        """Commit ``changes`` as one new generation, or leave everything as it was and raise ``LibraryError``."""
        ...

    def close(self) -> None:
        """Let go of files; the engine isn't used after."""
        ...
