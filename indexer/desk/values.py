"""What the desk tells: how a job stands, what publishing would change, what needs an eye. Values and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from indexer.model import LibraryInfo

MOST_LISTED: Final = 2_000
"""How many findings of one kind, documents or names are kept; totals count all."""


# --- what publishing would change -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What would become of one document. ``status`` is one of ``Status``, counts are of its article before and after.

    ``path`` is the full one; ``staged`` says that the document waits at the desk.
    """

    path: str
    status: str
    article: str
    title: str
    passages_before: int
    passages_after: int
    notes_before: int
    notes_after: int
    staged: bool
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueChange:
    """How many passages of the library have a value of a facet (actor, outlet, work), before and after."""

    facet: str
    id: str
    label: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a run would change now, with what waits at the desk. ``key`` tells what it was made for (``Staging.key``).

    ``documents`` leaves out those that stay as they are, which are ``unchanged``; both lists are cut at 2,000, and
    ``documents_total``, ``values_total`` count all.
    """

    key: str
    made: float
    before: LibraryInfo
    after: LibraryInfo
    unchanged: int
    documents: tuple[DocumentChange, ...]
    documents_total: int
    values: tuple[ValueChange, ...]
    values_total: int
    problems: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Difference:
        """The difference of these plain values; raises ``KeyError`` or ``TypeError`` for others."""
        lists = {
            "before": LibraryInfo(**body["before"]),
            "after": LibraryInfo(**body["after"]),
            "documents": tuple(DocumentChange(**_tupled(one, "remarks")) for one in body["documents"]),
            "values": tuple(ValueChange(**one) for one in body["values"]),
            "problems": tuple(body["problems"]),
        }
        return cls(**{**body, **lists})


# --- what needs a librarian's eye -----------------------------------------------------------------------------------


class Matter(StrEnum):
    """What may be wrong with an article."""

    ORPHAN_NOTE = "orphan-note"
    LOST_CALL = "lost-call"
    DOUBLE_NOTE = "double-note"
    UNDATED = "undated"
    UNTITLED = "untitled"
    OPEN_NAME = "open-name"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one article, and what its cure needs to know.

    ``passage`` is where it stands, if in one; ``text`` what stands there; ``label`` the note's sign, the call's marker
    or the name. ``line`` is a line of the document, or of the catalogue ``table`` where that has a row for it, 0 if
    unknown; ``row`` one to be added to ``table``.
    """

    matter: Matter
    article: str
    title: str
    document: str
    passage: str = ""
    label: str = ""
    text: str = ""
    line: int = 0
    table: str = ""
    row: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that no authority has: how often it stands where, what it resembles, the command that would add it.

    ``near`` are forms that look alike with the record that has them, none for another unknown name.
    """

    label: str
    count: int
    articles: int
    contexts: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...]
    command: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one generation. ``totals`` counts by matter, the lists are cut at 2,000 of each."""

    generation: str
    made: float
    findings: tuple[Finding, ...]
    totals: tuple[tuple[str, int], ...]
    names: tuple[UnknownName, ...]
    names_total: int

    def of(self, matter: Matter) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.matter is matter)

    def total(self, matter: Matter) -> int:
        return dict(self.totals).get(matter.value, 0)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Findings:
        """The findings of these plain values; raises ``KeyError``, ``TypeError`` or ``ValueError`` for others."""
        lists = {
            "findings": tuple(Finding(**{**one, "matter": Matter(one["matter"])}) for one in body["findings"]),
            "totals": tuple((str(matter), int(count)) for matter, count in body["totals"]),
            "names": tuple(_name(one) for one in body["names"]),
        }
        return cls(**{**body, **lists})


def _name(fields: Mapping[str, Any]) -> UnknownName:
    pairs = {name: tuple((first, second) for first, second in fields[name]) for name in ("contexts", "near")}
    return UnknownName(**{**fields, **pairs})


def _tupled(fields: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {**fields, name: tuple(fields[name])}


# --- jobs -----------------------------------------------------------------------------------------------------------


class Task(StrEnum):
    """What a job does."""

    COMPARE = "compare"
    PUBLISH = "publish"
    ROLL_BACK = "roll-back"
    SURVEY = "survey"


class Stand(StrEnum):
    """How a job stands; one that is stopped ended without a word: killed, or by a fault of the program."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Job:
    """How a job stands: its phase (moving, reading, writing, looking), ``done`` of ``total``, the document in hand.

    Times are seconds since 1970 (UTC). ``error`` and ``cure`` say why it failed, ``generation`` what it published.
    ``waiting`` and ``left`` are the documents that a rollback took back, and those that it had to leave.
    """

    task: Task
    stand: Stand
    started: float
    ended: float = 0.0
    phase: str = ""
    done: int = 0
    total: int = 0
    path: str = ""
    error: str = ""
    cure: str = ""
    generation: str = ""
    waiting: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Job:
        """The job of these plain values; raises ``KeyError``, ``TypeError`` or ``ValueError`` for others."""
        kinds = {"task": Task(body["task"]), "stand": Stand(body["stand"])}
        return cls(**{**_tupled(_tupled(body, "waiting"), "left"), **kinds})
