"""What the desk calls things, and the cure of each finding in words."""

from __future__ import annotations

from datetime import UTC, datetime
from os.path import relpath
from pathlib import PurePath

import flask_babel

from indexer import Finding, Matter, Status, Task
from webapp import i18n
from webapp.i18n import gettext, ngettext
from webapp.i18n import lazy_gettext as _

STATUSES = {
    Status.ADDED: _("new"),
    Status.CHANGED: _("changed"),
    Status.UNCHANGED: _("as before"),
    Status.REMOVED: _("gone"),
    Status.SKIPPED: _("passed over"),
    Status.FAILED: _("can’t be read"),
}
FACETS = {"actor": _("Names"), "outlet": _("Outlets"), "work": _("Works")}
TASKS = {
    Task.COMPARE: _("Looking what would change"),
    Task.PUBLISH: _("Publishing"),
    Task.ROLL_BACK: _("Rolling back"),
    Task.SURVEY: _("Looking through all articles"),
}
DONE = {
    Task.COMPARE: _("The difference is known"),
    Task.PUBLISH: _("Published"),
    Task.ROLL_BACK: _("Rolled back"),
    Task.SURVEY: _("All articles are looked through"),
}
FAILED = {
    Task.COMPARE: _("The difference can’t be told"),
    Task.PUBLISH: _("Publishing failed"),
    Task.ROLL_BACK: _("Rolling back failed"),
    Task.SURVEY: _("The articles can’t be looked through"),
}
PHASES = {
    "": _("Starting"),
    "moving": _("Moving documents in"),
    "reading": _("Reading documents"),
    "writing": _("Writing the library"),
    "looking": _("Looking through articles"),
}
MATTERS = {
    Matter.ORPHAN_NOTE: _("Notes that nobody calls"),
    Matter.LOST_CALL: _("Calls without a note"),
    Matter.DOUBLE_NOTE: _("Notes of one sign"),
    Matter.UNDATED: _("Articles without a date"),
    Matter.UNTITLED: _("Articles without a title"),
    Matter.OPEN_NAME: _("Names that may mean two"),
    Matter.REMARK: _("Remarks from reading"),
}
ABOUT = {
    Matter.ORPHAN_NOTE: _("The note was found, but nothing in its article leads to it."),
    Matter.LOST_CALL: _("A sign in the text calls a note that isn’t there."),
    Matter.DOUBLE_NOTE: _("Several notes of an article have the same sign, so that a call may lead to the wrong one."),
    Matter.UNDATED: _("Neither the document nor the catalogue says when it appeared."),
    Matter.UNTITLED: _("Neither the document nor the catalogue has a title; the file’s name stands for it."),
    Matter.OPEN_NAME: _("The authority files know two who may be meant, so the name counts for neither."),
    Matter.REMARK: _("Something in the document was dropped or left unknown when it was read."),
}


def cure(one: Finding) -> str:
    """What mends a finding, and where; the row of a catalogue stands beside it (``Finding.row``)."""
    match one.matter:
        case Matter.UNDATED | Matter.UNTITLED:
            return _catalogue_cure(one)
        case Matter.OPEN_NAME:
            return gettext(
                "Write the name in full where the article first has it. If both records are one, join them: ibid names "
                "merge ID OTHER"
            )
        case Matter.REMARK:
            return gettext("Mend %(file)s and publish it again.", file=PurePath(one.document).name)
    where = (
        gettext("Line %(line)s of %(file)s:", line=i18n.number(one.line), file=PurePath(one.document).name)
        if one.line
        else gettext("In %(file)s:", file=PurePath(one.document).name)
    )
    what = {
        Matter.ORPHAN_NOTE: gettext("put the sign %(sign)s where the note is called, or take it out.", sign=one.label),
        Matter.LOST_CALL: gettext("add the note %(sign)s, or take its sign out of the text.", sign=one.label),
        Matter.DOUBLE_NOTE: gettext("give this note a sign of its own; others have %(sign)s too.", sign=one.label),
    }
    return f"{where} {what[one.matter]}"


def _catalogue_cure(one: Finding) -> str:
    place = {"line": i18n.number(one.line), "table": near(one.table)}
    if one.matter is Matter.UNDATED:
        if one.line:
            return gettext("Fill in “date” in line %(line)s of %(table)s: 2024, 2024-03 or 2024-03-18.", **place)
        return gettext("Add a row to %(table)s, with the right date:", **place)
    if one.line:
        return gettext("Fill in “title” in line %(line)s of %(table)s.", **place)
    return gettext("Add a row to %(table)s, with the title:", **place)


def file_name(path: str) -> str:
    """The last part of a path."""
    return PurePath(path).name


def near(path: str) -> str:
    """A path as short as it can be said: from where the server was started, if it lies below."""
    short = relpath(path)
    return path if short.startswith("..") else short


def size(number: int) -> str:
    """A size in bytes as people say it: ``640 bytes``, ``12 kB``, ``3.4 MB``."""
    if number < 1000:
        return ngettext("%(shown)s byte", "%(shown)s bytes", number, shown=i18n.number(number))
    if number < 10**6:
        return gettext("%(number)s kB", number=i18n.number(round(number / 1000)))
    return gettext("%(number)s MB", number=flask_babel.format_decimal(round(number / 10**6, 1)))


def moment(seconds: float) -> str:
    """A time, given in seconds since 1970, in the reader's form and in UTC; a script shows it by the reader's clock."""
    told = flask_babel.format_datetime(datetime.fromtimestamp(seconds, UTC), "medium", rebase=False)
    return gettext("%(moment)s UTC", moment=told)


def stamp(seconds: float) -> str:
    """The same time for ``<time datetime>``."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def documents(number: int) -> str:
    """``1 document``, ``1,412 documents``."""
    return ngettext("%(shown)s document", "%(shown)s documents", number, shown=i18n.number(number))


def times(number: int, articles: int) -> str:
    """``5 times in 3 articles``."""
    count = ngettext("once", "%(shown)s times", number, shown=i18n.number(number))
    where = ngettext("in %(shown)s article", "in %(shown)s articles", articles, shown=i18n.number(articles))
    return f"{count} {where}"
