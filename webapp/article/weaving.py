"""The text of a passage as HTML: sentences that rest on notes, names and dates as links, hits, calls with their notes.

From the outside in: a claim holds links, a link holds hits, a hit holds runs of capitals. A call stands in its claim,
and right after it a copy of its note, for the margin: hidden from those who are read to, since they have the notes at
the end, and without ids and links of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from indexer import Highlight, Reason
from webapp import dates, markup, params, present
from webapp.i18n import gettext
from webapp.markup import Span
from webapp.present import fragment
from webapp.shapes import CitationBody, PassageBody

_CALL = Markup('<sup class="call" id="{id}"><a href="#{note}" role="doc-noteref"><span>{marker}</span></a></sup>')
_ORPHAN = Markup('<sup class="call orphan" id="{id}" title="{title}">{marker}</sup>')
_SIDE = Markup(
    '<span class="{kind}" aria-hidden="true"{lang}><a class="sign" href="#{note}" tabindex="-1">{label}</a> '
    "<span>{html}</span></span>"
)
_LANG = Markup(' lang="{}"')
_CLAIM = Markup('<span class="rests">')
_CAPITALS = Markup('<span class="caps">')
_END_SPAN, _END_LINK, _END_MARK = Markup("</span>"), Markup("</a>"), Markup("</mark>")
_LINK = Markup('<a class="{kind}" href="{href}" title="{title}" rel="nofollow">')
_AWAY = Markup('<a class="away" href="{href}" rel="external noopener noreferrer">')
_MARK, _MARK_AGAIN = Markup('<mark id="h{}">'), Markup("<mark>")

CAPITALS: Final = re.compile(r"(?<!\w)[A-Z]{3,}(?!\w)")
"""Acronyms, which would shout from a page; two capitals alone don't."""

# Characters in a line of the text, of the margin, and how much of a line of the text one of the margin takes: as the
# sheet has them on a wide page. A note takes nine lines at most, or three where those of its passage need more room.
_TEXT_LINE, _SIDE_LINE, _SIDE_HEIGHT, _SIDE_LINES, _GAP_LINES = 75, 42, 0.69, 9, 1

_FACET_CLASS: Final = {"actor": "named", "outlet": "named", "date": "dated"}
_OUTLET_FIRST: Final = {"outlet": 0, "actor": 1, "date": 2}


@dataclass(frozen=True, slots=True)
class Threads:
    """What is woven into the passages of an article, by passage id: places of names and dates, hits and their numbers.

    ``first_hit`` is the number on the page of a passage's first hit, counted from 1.
    """

    by_id: Mapping[str, PassageBody]
    places: Mapping[str, Sequence[Reason]]
    hits: Mapping[str, Sequence[Highlight]]
    first_hit: Mapping[str, int]


def call_id(passage: PassageBody, number: int) -> str:
    """The id of the call of that number, counted from 1, in a passage."""
    return f"{fragment(passage['id'])}-call{number}"


def woven(passage: PassageBody, threads: Threads) -> Markup:
    """A passage in its place: each of its hits can be linked to, each of its names and dates leads to a search."""
    name = passage["id"]
    links = [*_addresses(passage["text"], passage["citations"]), *_links(passage, threads.places.get(name, ()))]
    layers = [
        [Span(c["start"], c["end"], _CLAIM, _END_SPAN, _CLAIM) for c in passage["claims"]],
        links,
        list(_numbered(threads.hits.get(name, ()), threads.first_hit.get(name, 1))),
        _capitals(passage["text"]),
    ]
    return markup.woven(passage["text"], layers, list(_calls(passage, threads)), within=1)


def _calls(passage: PassageBody, threads: Threads) -> Iterator[markup.Insert]:
    kind = "side brief" if _crowded(passage, threads) else "side"
    for number, call in enumerate(passage["calls"], 1):
        id_, note = call_id(passage, number), threads.by_id.get(call["note"] or "")
        if note is None:
            title = gettext("This note is missing")
            yield call["offset"], _ORPHAN.format(id=id_, title=title, marker=call["marker"])
        else:
            sign = _CALL.format(id=id_, note=fragment(note["id"]), marker=call["marker"])
            yield call["offset"], sign + _side(note, passage, threads, kind)


def _crowded(passage: PassageBody, threads: Threads) -> bool:
    """Whether the notes that a passage calls need more room beside it than it has, with two lines of leeway."""
    notes = [note for call in passage["calls"] if (note := threads.by_id.get(call["note"] or ""))]
    lines = [min(-(-len(note["text"]) // _SIDE_LINE), _SIDE_LINES) + _GAP_LINES for note in notes]
    return sum(lines) * _SIDE_HEIGHT > len(passage["text"]) / _TEXT_LINE + 2


def _side(note: PassageBody, passage: PassageBody, threads: Threads, kind: str) -> Markup:
    """A note as it stands beside the sentence that calls it."""
    text, hits = note["text"], threads.hits.get(note["id"], ())
    html = markup.woven(text, [[Span(h.start, h.end, _MARK_AGAIN, _END_MARK, _MARK_AGAIN) for h in hits]])
    lang = _LANG.format(note["lang"]) if note["lang"] and note["lang"] != passage["lang"] else Markup()
    return _SIDE.format(kind=kind, lang=lang, note=fragment(note["id"]), label=note["label"], html=html)


def _numbered(hits: Iterable[Highlight], first: int) -> Iterator[Span]:
    for number, hit in enumerate(hits, first):
        yield Span(hit.start, hit.end, _MARK.format(number), _END_MARK, _MARK_AGAIN)


def _capitals(text: str) -> list[Span]:
    return [Span(m.start(), m.end(), _CAPITALS, _END_SPAN, _CAPITALS) for m in CAPITALS.finditer(text)]


def _links(passage: PassageBody, places: Iterable[Reason]) -> Iterator[Span]:
    """A link for each name and date; a stretch that names an outlet and an actor leads to the outlet."""
    titles = {("actor", a["id"]): a["label"] for a in passage["actors"]}
    titles |= {("outlet", o["id"]): o["label"] for o in passage["outlets"]}
    for place in sorted(places, key=lambda one: (one.start, -one.end, _OUTLET_FIRST[one.facet])):
        facet, value = ("year", dates.year_filter(place.value)) if place.facet == "date" else (place.facet, place.value)
        if value:
            href = params.address(present.SEARCH_PAGE, [(facet, value)])
            title = titles.get((place.facet, place.value)) or dates.spoken(place.value)
            tag = _LINK.format(kind=_FACET_CLASS[place.facet], href=href, title=title)
            yield Span(place.start, place.end, tag, _END_LINK, tag)


def _addresses(text: str, citations: Iterable[CitationBody]) -> Iterator[Span]:
    """The web addresses that a note cites, where a browser may follow them."""
    for field in (field for one in citations for field in one["fields"] if field["name"] == "url"):
        if href := markup.web_address(text[field["start"] : field["end"]]):
            tag = _AWAY.format(href=href)
            yield Span(field["start"], field["end"], tag, _END_LINK, tag)
