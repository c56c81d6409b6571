"""What a passage speaks of, as links: its dates, the actors it mentions, the outlets and works it draws on and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from indexer import OutletRef, Passage, Query
from webapp import dates, params, present
from webapp.i18n import gettext, ngettext


class Ref(NamedTuple):
    """A thing that a passage speaks of; ``href`` leads to the search for it, and is empty when that is this search."""

    text: str
    href: str = ""
    how: str = ""


class Refs(NamedTuple):
    """All things of one sort that a passage speaks of; ``title`` is what they are called."""

    title: str
    refs: tuple[Ref, ...]


class More:
    """Links from a search to the same with one filter more, back on its first page; empty for what is chosen."""

    def __init__(self, query: Query, surface: str = present.SEARCH_PAGE) -> None:
        self._query, self._surface = query, surface
        self._toggles: dict[str, params.Toggles] = {}

    def __call__(self, facet: str, value: str) -> str:
        """The search with ``value`` of ``facet`` chosen too."""
        toggles = self._toggles.get(facet)
        if toggles is None:
            toggles = self._toggles[facet] = params.Toggles(self._surface, self._query, facet)
        return toggles.added(value)


def of(passage: Passage, more: More, notes: Mapping[str, Passage]) -> tuple[Refs, ...]:
    """What ``more`` leads to, sort by sort, where there is any.

    ``notes`` holds the passage's notes, to say which of them cites an outlet or a work.
    """
    found = []
    if passage.dates:
        found.append(Refs(gettext("Dates"), tuple([_date(date, more) for date in passage.dates])))
    if passage.actors:
        actors = [Ref(actor.label, more("actor", actor.id)) for actor in passage.actors]
        found.append(Refs(gettext("Actors"), tuple(actors)))
    if passage.outlets:
        outlets = [Ref(o.label, more("outlet", o.id), _how(o, passage, notes)) for o in passage.outlets]
        found.append(Refs(gettext("Outlets"), tuple(outlets)))
    if passage.works:
        works = [Ref(work.label, more("work", work.id)) for work in passage.works]
        found.append(Refs(gettext("Works cited"), tuple(works)))
    return tuple(found)


def _date(edtf: str, more: More) -> Ref:
    value = dates.year_filter(edtf)
    return Ref(dates.spoken(edtf), more("year", value) if value else "")


def _how(outlet: OutletRef, passage: Passage, notes: Mapping[str, Passage]) -> str:
    """How a passage draws on an outlet: named in it, cited by it, or by which of its notes."""
    if outlet.via == "text":
        return gettext("named")
    if outlet.via == "citation":
        return gettext("cited")
    citing = [notes[n].label for n in passage.notes if n in notes and _draws(notes[n], outlet.id)]
    if not citing:
        return gettext("by a note")
    return ngettext("by note %(labels)s", "by notes %(labels)s", len(citing), labels=", ".join(citing))


def _draws(note: Passage, outlet: str) -> bool:
    return any(own.id == outlet for own in note.outlets)
