"""Ibid's indexer: from a folder of articles to a library that answers questions.

This is the front door: the web application and scripts import from here and from nowhere deeper.
"""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if os.path.basename(sys.argv[0] if sys.argv else "") == "ibid":  # noqa: PTH119 - pathlib isn't imported for this
    # Before numpy is imported: what matrices there are gain nothing by threads, which take a tenth of a start to start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from indexer.citations.model import Citation, CitationField, Claim, Format, ListedWork, Work, WorkRef
from indexer.engine.opening import open_library
from indexer.engine.protocol import Engine
from indexer.errors import (
    BusyError,
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
    UploadError,
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
    Crossed,
    Expansion,
    Facet,
    FacetValue,
    Found,
    Group,
    Highlight,
    Hit,
    Kept,
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
    Via,
    Vocabulary,
)
from indexer.query import (
    DEFAULT_SIZE,
    FACETS,
    MAX_QUERY_CHARS,
    MAX_SIZE,
    SORTS,
    YEAR_FACETS,
    Query,
    YearRange,
    parse_year,
)
from indexer.settings import desk_token, library_path

if TYPE_CHECKING:
    from indexer.desk.desk import ACCEPTED, WITH_DOCUMENTS, Desk
    from indexer.desk.staging import UPLOAD_BYTES, UPLOAD_FILES, Staged, Target, targets
    from indexer.desk.values import (
        Difference,
        DocumentChange,
        Finding,
        Findings,
        Job,
        Matter,
        Stand,
        Task,
        UnknownName,
        ValueChange,
    )
    from indexer.engine.rolling import Effect, effect_of_rollback, history, previous, roll_back
    from indexer.report import LastRun, Outcome, Report, Status

__all__ = [
    "ACCEPTED",
    "DEFAULT_SIZE",
    "FACETS",
    "FORMATS",
    "MAX_QUERY_CHARS",
    "MAX_SIZE",
    "MEDIA_TYPES",
    "SORTS",
    "SUFFIXES",
    "UPLOAD_BYTES",
    "UPLOAD_FILES",
    "WITH_DOCUMENTS",
    "YEAR_FACETS",
    "ActorRef",
    "Article",
    "ArticleSummary",
    "BusyError",
    "Call",
    "Changes",
    "Citation",
    "CitationField",
    "Claim",
    "Crossed",
    "Desk",
    "Difference",
    "DocumentChange",
    "DocumentError",
    "Effect",
    "Engine",
    "Expansion",
    "Facet",
    "FacetValue",
    "Finding",
    "Findings",
    "Format",
    "Found",
    "Group",
    "Highlight",
    "Hit",
    "IbidError",
    "Job",
    "Kept",
    "Kind",
    "LastRun",
    "LibraryDamagedError",
    "LibraryError",
    "LibraryInfo",
    "LibraryLockedError",
    "LibraryMissingError",
    "LibraryOutdatedError",
    "LibraryState",
    "LibraryWriteError",
    "ListedWork",
    "Matter",
    "NotALibraryError",
    "NotFoundError",
    "Outcome",
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
    "Report",
    "Section",
    "Source",
    "Staged",
    "Stand",
    "Status",
    "TableError",
    "Target",
    "Task",
    "UnknownName",
    "UploadError",
    "ValueChange",
    "Via",
    "Vocabulary",
    "Work",
    "WorkRef",
    "YearRange",
    "desk_token",
    "effect_of_rollback",
    "explain",
    "export_article",
    "export_passages",
    "export_works",
    "fold",
    "history",
    "library_path",
    "locate",
    "open_library",
    "parse_year",
    "previous",
    "roll_back",
    "targets",
]

# A search needs nothing of the desk, and is to start at once: these are imported when they are first asked for.
_LATER = {
    "indexer.desk.desk": ("ACCEPTED", "WITH_DOCUMENTS", "Desk"),
    "indexer.desk.staging": ("UPLOAD_BYTES", "UPLOAD_FILES", "Staged", "Target", "targets"),
    "indexer.desk.values": (
        "Difference", "DocumentChange", "Finding", "Findings", "Job", "Matter", "Stand", "Task", "UnknownName",
        "ValueChange",
    ),
    "indexer.engine.rolling": ("Effect", "effect_of_rollback", "history", "previous", "roll_back"),
    "indexer.report": ("LastRun", "Outcome", "Report", "Status"),
}  # fmt: skip


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
