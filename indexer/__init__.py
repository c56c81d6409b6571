"""Ibid's indexer: from a folder of articles to a library that answers questions.

This is the front door: the web application and scripts import from here and from nowhere deeper.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.citations.model import Citation, CitationField, Claim, Format, ListedWork, Work, WorkRef
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
    from indexer.engine.opening import open_library
    from indexer.engine.protocol import Engine
    from indexer.engine.rolling import Effect, effect_of_rollback, history, previous, roll_back
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
    from indexer.explaining import Reason, explain, locate
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
    from indexer.report import LastRun, Outcome, Report, Status
    from indexer.settings import desk_token, library_path

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

# All of this is imported when it is first asked for: a search needs the lesser part, and is to start at once.
_WHERE = {
    "indexer.citations.model": ("Citation", "CitationField", "Claim", "Format", "ListedWork", "Work", "WorkRef"),
    "indexer.desk.desk": ("ACCEPTED", "WITH_DOCUMENTS", "Desk"),
    "indexer.desk.staging": ("UPLOAD_BYTES", "UPLOAD_FILES", "Staged", "Target", "targets"),
    "indexer.desk.values": (
        "Difference", "DocumentChange", "Finding", "Findings", "Job", "Matter", "Stand", "Task", "UnknownName",
        "ValueChange",
    ),
    "indexer.engine.opening": ("open_library",),
    "indexer.engine.protocol": ("Engine",),
    "indexer.engine.rolling": ("Effect", "effect_of_rollback", "history", "previous", "roll_back"),
    "indexer.errors": (
        "BusyError", "DocumentError", "IbidError", "LibraryDamagedError", "LibraryError", "LibraryLockedError",
        "LibraryMissingError", "LibraryOutdatedError", "LibraryWriteError", "NotALibraryError", "NotFoundError",
        "ParameterError", "QueryError", "QuerySyntaxError", "TableError", "UploadError",
    ),
    "indexer.explaining": ("Reason", "explain", "locate"),
    "indexer.exporting": ("FORMATS", "MEDIA_TYPES", "SUFFIXES", "export_article", "export_passages", "export_works"),
    "indexer.folding": ("fold",),
    "indexer.model": (
        "ActorRef", "Article", "ArticleSummary", "Call", "Changes", "Crossed", "Expansion", "Facet", "FacetValue",
        "Found", "Group", "Highlight", "Hit", "Kept", "Kind", "LibraryInfo", "LibraryState", "OutletRef", "Page",
        "Passage", "Publication", "Record", "Section", "Source", "Via", "Vocabulary",
    ),
    "indexer.query": (
        "DEFAULT_SIZE", "FACETS", "MAX_QUERY_CHARS", "MAX_SIZE", "SORTS", "YEAR_FACETS", "Query", "YearRange",
        "parse_year",
    ),
    "indexer.report": ("LastRun", "Outcome", "Report", "Status"),
    "indexer.settings": ("desk_token", "library_path"),
}  # fmt: skip


def __getattr__(name: str) -> object:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
