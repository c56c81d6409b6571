"""Ibid's indexer: from a folder of articles to a library that answers questions.

This is the front door: the web application and scripts import from here and from nowhere deeper.
"""

import os
import sys

if os.path.basename(sys.argv[0] if sys.argv else "") == "ibid":  # noqa: PTH119 - pathlib isn't imported for this
    # Before numpy is imported: no matrix is multiplied here, and starting threads for that takes a tenth of a start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from indexer.citations.model import Citation, CitationField, Claim, Format, ListedWork, Work, WorkRef
from indexer.engine.opening import open_library
from indexer.engine.protocol import Engine
from indexer.errors import (
    DocumentError,
    IbidError,
    LibraryDamagedError,
    LibraryError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryOutdatedError,
    LibraryWriteError,
    NotALibraryError,
    NotFoundError,
    ParameterError,
    QueryError,
    QuerySyntaxError,
    TableError,
)
from indexer.explain import Reason, explain, locate
from indexer.exporting import FORMATS, MEDIA_TYPES, SUFFIXES, export_article, export_passages, export_works
from indexer.folding import fold
from indexer.model import (
    ActorRef,
    Article,
    ArticleSummary,
    Call,
    Changes,
    Expansion,
    Facet,
    FacetValue,
    Found,
    Group,
    Highlight,
    Hit,
    Kind,
    LibraryInfo,
    LibraryState,
    OutletRef,
    Page,
    Passage,
    Publication,
    Record,
    Section,
    Source,
    Vocabulary,
)
from indexer.query import DEFAULT_SIZE, FACETS, MAX_SIZE, SORTS, YEAR_FACETS, Query, YearRange, parse_year
from indexer.settings import library_path

__all__ = [
    "DEFAULT_SIZE",
    "FACETS",
    "FORMATS",
    "MAX_SIZE",
    "MEDIA_TYPES",
    "SORTS",
    "SUFFIXES",
    "YEAR_FACETS",
    "ActorRef",
    "Article",
    "ArticleSummary",
    "Call",
    "Changes",
    "Citation",
    "CitationField",
    "Claim",
    "DocumentError",
    "Engine",
    "Expansion",
    "Facet",
    "FacetValue",
    "Format",
    "Found",
    "Group",
    "Highlight",
    "Hit",
    "IbidError",
    "Kind",
    "LibraryDamagedError",
    "LibraryError",
    "LibraryInfo",
    "LibraryLockedError",
    "LibraryMissingError",
    "LibraryOutdatedError",
    "LibraryState",
    "LibraryWriteError",
    "ListedWork",
    "NotALibraryError",
    "NotFoundError",
    "OutletRef",
    "Page",
    "ParameterError",
    "Passage",
    "Publication",
    "Query",
    "QueryError",
    "QuerySyntaxError",
    "Reason",
    "Record",
    "Section",
    "Source",
    "TableError",
    "Vocabulary",
    "Work",
    "WorkRef",
    "YearRange",
    "explain",
    "export_article",
    "export_passages",
    "export_works",
    "fold",
    "library_path",
    "locate",
    "open_library",
    "parse_year",
]
