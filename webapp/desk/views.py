"""The desk's pages as values that their templates only have to lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from flask import request, url_for

from indexer import (
    Difference,
    DocumentChange,
    Engine,
    Finding,
    Findings,
    Job,
    Kept,
    LastRun,
    LibraryError,
    LibraryInfo,
    LibraryState,
    Matter,
    Outcome,
    Staged,
    Stand,
    Status,
    Target,
    Task,
    UnknownName,
    ValueChange,
    history,
    targets,
)
from webapp.desk import words
from webapp.desk.room import desk
from webapp.i18n import gettext

PAGE = 100
"""Entries of a list on one page."""
NAMES = "unknown-names"
PROBLEMS = "tables"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Cut(Generic[Item]):
    """One page of a list: its entries, their number in all, and the addresses of the pages beside it, if any."""

    items: Sequence[Item]
    total: int
    first: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the overview: what it counts, how many there are (none: not known yet), and where they are listed."""

    text: str
    count: int | None
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of the library: its generations, or why it can't be read."""

    info: LibraryInfo | None
    kept: Sequence[Kept]
    state: LibraryState
    trouble: LibraryError | None = None

    @property
    def current(self) -> Kept | None:
        return self.kept[0] if self.kept else None

    @property
    def earlier(self) -> Kept | None:
        return self.kept[1] if len(self.kept) > 1 else None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the overview shows."""

    shelf: Shelf
    last: LastRun | None
    lines: Sequence[Line]
    waiting: Sequence[Staged]
    places: Sequence[Target]
    difference: Difference | None
    findings: Findings | None
    job: Job | None
    survey: Job | None

    @property
    def working(self) -> bool:
        """Whether a job that may change things is at work."""
        return self.job is not None and self.job.stand is Stand.RUNNING

    @property
    def surveying(self) -> bool:
        return self.survey is not None and self.survey.stand is Stand.RUNNING

    @property
    def is_fresh(self) -> bool:
        """Whether the lists are of the generation that answers now."""
        info = self.shelf.info
        return self.findings is not None and info is not None and self.findings.generation == info.generation


@dataclass(frozen=True, slots=True)
class JobView:
    """How a job stands, in words."""

    job: Job
    title: str
    phase: str

    @property
    def share(self) -> int:
        """How much is done, in hundredths."""
        return 100 * self.job.done // self.job.total if self.job.total else 0


def shelf(engine: Engine) -> Shelf:
    """What there is of the library, in whatever state it is."""
    try:
        info = engine.info()
        return Shelf(info, history(desk().places.library), engine.state())
    except LibraryError as error:
        return Shelf(None, (), engine.recall(), error)


def overview(engine: Engine) -> Overview:
    """The overview as things stand."""
    found, last, room = desk().findings(), desk().last_run(), shelf(engine)
    waiting = desk().staging.files()
    return Overview(
        shelf=room,
        last=last,
        lines=_lines(last, found),
        waiting=waiting,
        places=targets(room.state),
        difference=fresh_difference(room.state.info.generation),
        findings=found,
        job=desk().job(Task.PUBLISH),
        survey=desk().job(Task.SURVEY),
    )


def fresh_difference(generation: str) -> Difference | None:
    """What publishing would change, if it is known for the library and the documents that wait now."""
    found = desk().difference()
    return found if found and found.key == desk().staging.key(generation) else None


def _lines(last: LastRun | None, found: Findings | None) -> list[Line]:
    counts = last.report.counts if last else {}
    lines = [
        Line(text, counts.get(status.value) if last else None, url_for("desk.documents", status=status.value))
        for status, text in (
            (Status.FAILED, gettext("Documents that can’t be read")),
            (Status.SKIPPED, gettext("Files that were passed over")),
        )
    ]
    problems = len(last.report.problems) if last else None
    lines.append(Line(gettext("Problems of folders, catalogues and authority files"), problems, _list_url(PROBLEMS)))
    lines += [
        Line(str(title), found.total(matter) if found else None, _list_url(matter.value))
        for matter, title in words.MATTERS.items()
    ]
    lines.append(Line(gettext("Names that no authority has"), found.names_total if found else None, _list_url(NAMES)))
    return lines


def _list_url(name: str) -> str:
    return url_for("desk.listed", name=name)


def cut(items: Sequence[Item], page: int, total: int | None = None) -> Cut[Item]:
    """The page ``page``, counted from 1, of a list; ``total`` counts those, too, that the list has no room for."""
    start = max(0, page - 1) * PAGE
    return Cut(
        items[start : start + PAGE],
        len(items) if total is None else total,
        start + 1,
        _page_url(page - 1) if start else "",
        _page_url(page + 1) if start + PAGE < len(items) else "",
    )


def _page_url(page: int) -> str:
    return url_for(request.endpoint or "desk.home", **{**(request.view_args or {}), **request.args, "page": page})


def by_article(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """Findings under their articles: the first of each, and all."""
    grouped = [list(group) for _, group in groupby(findings, key=lambda one: one.article)]
    return [(group[0], group) for group in grouped]


def outcomes(last: LastRun | None, status: str) -> list[Outcome]:
    """What became of the documents, of one status or of all; those first to which something happened."""
    order = list(words.STATUSES)
    order.sort(key=lambda one: one not in {Status.FAILED, Status.SKIPPED})
    found = [one for one in (last.report.outcomes if last else ()) if not status or one.status.value == status]
    return sorted(found, key=lambda one: order.index(one.status))


def changes(found: Difference) -> list[tuple[str, list[ValueChange]]]:
    """The values of which there would be more or fewer passages, facet by facet."""
    return [
        (str(title), values)
        for facet, title in words.FACETS.items()
        if (values := [one for one in found.values if one.facet == facet])
    ]


def job_view(job: Job) -> JobView:
    """A job in words."""
    titles = {
        Stand.RUNNING: words.TASKS[job.task],
        Stand.DONE: words.DONE[job.task],
        Stand.FAILED: words.FAILED[job.task],
        Stand.STOPPED: words.FAILED[job.task],
    }
    return JobView(job, str(titles[job.stand]), str(words.PHASES.get(job.phase, job.phase)))


def name_parts(one: UnknownName) -> list[tuple[str, str, str, str]]:
    """The contexts of a name: passage id, what stands before it, the name, what stands after."""
    parts = []
    for passage, text in one.contexts:
        before, _, rest = text.partition("[")
        name, _, after = rest.partition("]")
        parts.append((passage, before, name, after))
    return parts


def passage_href(passage: str) -> str:
    """Where a passage stands on its article's page."""
    article, _, place = passage.partition("/")
    return f"{article_href(article)}#{place}"


def article_href(article: str) -> str:
    return url_for("article_pages.article", article_id=article)


def is_new(one: DocumentChange) -> bool:
    return one.status == Status.ADDED.value


def matter_of(name: str) -> Matter | None:
    """The matter of a list's address, if there is such a one."""
    return next((matter for matter in Matter if matter.value == name), None)
