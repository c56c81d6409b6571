"""What a passage speaks of, as links: its dates, the actors it mentions, the outlets it draws on and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer import Query
from webapp import dates, params, present
from webapp.shapes import HitBody, OutletBody, PassageBody


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that a passage speaks of; ``href`` leads to the search for it, and is empty when that is this search."""

    text: str
    href: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """All that a passage speaks of."""

    dates: tuple[Ref, ...] = ()
    actors: tuple[Ref, ...] = ()
    outlets: tuple[Ref, ...] = ()

    def __len__(self) -> int:
        return len(self.dates) + len(self.actors) + len(self.outlets)


def of(passage: HitBody | PassageBody, query: Query, notes: Mapping[str, PassageBody]) -> About:
    """The links add to ``query``; ``notes`` holds the passage's notes, to say which of them cites an outlet."""
    return About(
        dates=tuple(_date(date, query) for date in passage["dates"]),
        actors=tuple(Ref(a["label"], _more(query, "actor", a["id"])) for a in passage["actors"]),
        outlets=tuple(
            Ref(o["label"], _more(query, "outlet", o["id"]), _how(o, passage, notes)) for o in passage["outlets"]
        ),
    )


def _date(edtf: str, query: Query) -> Ref:
    value = dates.year_filter(edtf)
    return Ref(dates.spoken(edtf), _more(query, "year", value) if value else "")


def _more(query: Query, facet: str, value: str) -> str:
    """The search page with one more filter, or nothing when it is chosen already."""
    if value in query.values(facet):
        return ""
    return params.step(present.SEARCH_PAGE, query, Query.toggled, facet, value)


def _how(outlet: OutletBody, passage: HitBody | PassageBody, notes: Mapping[str, PassageBody]) -> str:
    """How a passage draws on an outlet: named in it, cited by it, or by which of its notes."""
    if outlet["via"] != "note":
        return {"text": "named", "citation": "cited"}[outlet["via"]]
    citing = [notes[n]["label"] for n in passage["notes"] if n in notes and _draws(notes[n], outlet["id"])]
    return f"by {'note' if len(citing) == 1 else 'notes'} {', '.join(citing)}" if citing else "by a note"


def _draws(note: PassageBody, outlet: str) -> bool:
    return any(o["id"] == outlet for o in note["outlets"])
