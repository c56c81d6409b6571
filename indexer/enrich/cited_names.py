"""What do citations tell of the names in a note? *Young, 120* is the author; *Belgrade* is where a paper is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.families import same_person
from indexer.citations.names.persons import Span, has_body_word
from indexer.enrich.coreference import in_order
from indexer.enrich.imprint import KEEPS_PAPERS, PLACES
from indexer.enrich.mentions import Mention, Reading
from indexer.enrich.strangers import drop_strangers, stretches
from indexer.model import Passage, Record
from indexer.patterns import lazy

Citations = Mapping[str, Sequence[Citation]]


def settle(reading: Reading, citations: Citations, actors: Mapping[str, Record], passages: Sequence[Passage]) -> None:
    """Let go of places that only tell where a work appeared or is kept, and take authors of works cited for short.

    Where an interview was held, or a letter written, is a place like any other. What is added has the rule ``author``,
    and as ``since`` the note that cites the work in full.
    """
    drop_strangers(reading, citations, actors, passages)
    texts = {passage.id: passage.text for passage in passages}
    papers: set[str] = set()
    for note, found in citations.items():
        if not found or note not in reading.mentions:
            continue
        others = list(_others(reading, citations, note))
        places = _idle_places(reading.mentions[note], texts[note], found, actors)
        papers.update(texts[note][start:end] for one in found for start, end in _papers(one)
                      if any(place.is_in([(start, end)]) for place in places))  # fmt: skip
        kept = [one for one in reading.mentions[note] if one not in places and not _is_other(one, others)]
        added = list(_authors(reading, citations, note, kept))
        for mention in added:
            if reading.unresolved.get(mention.form, 0) > 0:
                reading.unresolved[mention.form] -= 1
        reading.mentions[note] = list(in_order([*kept, *added])) if added else kept
    if papers:
        _drop_papers(reading, papers, actors, passages)
    reading.unresolved = +reading.unresolved


def _drop_papers(
    reading: Reading, papers: Iterable[str], actors: Mapping[str, Record], passages: Iterable[Passage]
) -> None:
    """Let go of places within the names of newspapers, once notes have told these: *The Lima Post printed it.*"""
    for passage in passages:
        if mentions := reading.mentions.get(passage.id):
            spans = list(stretches(passage.text, papers))
            reading.mentions[passage.id] = [
                one
                for one in mentions
                if not (one.sort == "actor" and actors[one.id].type in PLACES and one.is_in(spans))
            ]


def _idle_places(
    mentions: Sequence[Mention], text: str, found: Sequence[Citation], actors: Mapping[str, Record]
) -> list[Mention]:
    """The places among the mentions of a note that only tell where a work appeared or is kept, or what it is called."""
    named = [one for one in mentions if one.sort == "actor" and actors[one.id].type in PLACES]
    if not named:
        return []
    places = [place for one in found for place in (*_appeared(one), *_papers(one), *_houses(one))]
    towns = [span for one in found for span in _called_by_towns(one)]
    reports = [field for one in found if one.first("volume") for field in (*one.all("container"), *one.all("series"))]
    return [
        one
        for one in named
        if one.is_in(places)
        or (actors[one.id].type in _TOWNS and one.is_in(towns))
        or _is_report(one, reports)
        or _is_before_press(one, text, found)
    ]


def _papers(one: Citation) -> Iterator[Span]:
    """The names of newspapers, which may hold that of a state: *North-China Herald*; no body, no broadcaster."""
    for field in one.all("container") if one.kind == "newspaper" else ():
        longer = " " in field.value.strip() or "-" in field.value
        if longer and not has_body_word(field.value) and not _BROADCASTER.search(field.value):
            yield field.start, field.end


def _appeared(one: Citation) -> Iterator[Span]:
    """The stretches that tell where a work appeared; of *The Statesman (Calcutta)* that in brackets."""
    yield from ((field.start, field.end) for field in one.all("place") if not _is_scene(one, field))
    for field in one.all("container"):
        if one.kind in _DATED and not _AGENCY.search(field.value):  # El Faro, Lima, 3 May 1967
            yield from _gaps(field, sorted((each for each in one.fields if each.start >= field.end), key=_start))
        if field.value.endswith((")", "]")) and _is_written(field):
            bracket = max(field.value.rfind("("), field.value.rfind("["))
            yield field.start + bracket, field.end


def _gaps(paper: CitationField, after: Sequence[CitationField]) -> Iterator[Span]:
    """What stands between a newspaper, its issue and its date, which come next: *El Faro, n.º 12, Lima, 3 May 1967*."""
    last = paper.end
    for field in after:
        if field.name not in _OF_AN_ISSUE or field.start - last > _TOWN:
            return
        yield last, field.start
        last = field.end


def _houses(one: Citation) -> Iterator[Span]:
    """The names of presses and of who keeps papers, which may be called by a state: *El Colegio de México*.

    A mission speaks for its state: *Embassy of Utopia*.
    """
    for field in one.all("publisher"):
        if not _MISSION.search(field.value):
            yield field.start, field.end
    kept: tuple[FieldName, ...] = ("archive", "container") if one.kind in _KEPT else ("archive",)
    for field in (field for name in kept for field in one.all(name)):
        if _is_written(field) and (keeper := _KEEPER.match(field.value)) and not _MISSION.search(keeper[0]):
            yield field.start, field.start + keeper.end()


def _called_by_towns(one: Citation) -> Iterator[Span]:
    """The stretches in which a town is of no account: presses, and what stands behind the name of an archive."""
    yield from ((field.start, field.end) for field in one.all("publisher"))
    for field in one.all("archive"):
        if ", " in field.value and _is_written(field):
            yield field.start + field.value.index(", "), field.end


def _is_written(field: CitationField) -> bool:
    """Whether its value stands in the note, and not *the same author* in its place."""
    return field.end - field.start == len(field.value)


def _is_scene(one: Citation, place: CitationField) -> bool:
    """Whether something happened there: an interview, or the writing of a paper, *Lima, 3 May 1967, Archive of …*."""
    if one.kind != "archival":
        return one.kind == "interview"
    return any(len(date.value) >= _DAY and 0 < date.start - place.end <= _NEXT for date in one.all("date"))


def _start(field: CitationField) -> int:
    return field.start


_PARTS = frozenset({". ", ", ", ": ", "; "})
_DAY, _NEXT = len("1967-05-03"), len(", ")
# What an agency tells with its day is where it had the news from.
_AGENCY = lazy(r"\bAgenc|통신|\b(?:AFP|AP|UPI|TASS|KCNA)\b")
_BROADCASTER = lazy(rf"{_AGENCY.pattern}|Radio|Televisi|방송|Broadcast|\bTV\b|Embajada|Mission")
_MISSION = lazy(
    r"\b(?:Embassy|Embajada|Legation|Legación|Consula(?:te|do)|Mission|Misión|Govern|Gobierno|Ministry|Ministerio)|[대영공]사관"
)
_KEPT = frozenset({"archival", "interview"})
# Archivo Nacional de Chile; National Archives of Utopia (Lima)
_KEEPER = lazy(rf"[^,;:(]*{KEEPS_PAPERS}[^,;:(]*")
_DATED = frozenset({"newspaper", "document"})
_OF_AN_ISSUE = frozenset({"issue", "date"})
_TOWN = 28  # letters of a town, with its commas


_TOWNS = frozenset({"place"})
"""What the name of a press bears of no account: *Seoul Selection*. *Embassy of Utopia* names a state."""


def _is_report(mention: Mention, reports: Sequence[CitationField]) -> bool:
    """*410 U.S. 113*: volumes that are called like a state, and nothing else."""
    return any(one.start == mention.start and one.end - 1 <= mention.end <= one.end for one in reports)


def _is_before_press(mention: Mention, text: str, found: Sequence[Citation]) -> bool:
    """*México, Imprenta de Ontiveros, 1804*: a place right before a press, though nothing was read as the place."""
    if mention.start and text[mention.start - 2 : mention.start] not in _PARTS:
        return False  # *las minas de Bolivia, Siglo XXI*
    if any(field.start <= mention.start < field.end for one in found for field in one.fields):
        return False
    return any(press.start == mention.end + _NEXT for one in found for press in one.all("publisher"))


def _others(reading: Reading, citations: Citations, note: str) -> Iterator[Span]:
    """Where authors cited for short stand whose full names, in the note that cites the work in full, are no actors.

    An author of whom no work was cited is nobody else whom the article names: *Kim, op. cit.*
    """
    for one in citations[note]:
        if one.form == "opcit" and one.refers_to is None:
            yield from ((field.start, field.end) for field in one.all("author"))
        if one.refers_to is None or one.refers_to not in reading.mentions or one.form != "short":
            continue
        full = [each for each in citations.get(one.refers_to, ()) if each.work == one.work and each.form == "full"]
        fields = (field for each in full for field in each.all("author"))
        written = [field for field in fields if _is_written(field)]
        for name in one.all("author"):
            meant = next((field for field in written if same_person(name.value, field.value)), None)
            if meant and " " in meant.value and not _named(reading.mentions[one.refers_to], meant):
                yield name.start, name.end


def _is_other(mention: Mention, others: Sequence[Span]) -> bool:
    return mention.rule == "surname" and mention.is_in(others)


def _authors(reading: Reading, citations: Citations, note: str, kept: Sequence[Mention]) -> Iterator[Mention]:
    for one in citations[note]:
        if one.refers_to is None or one.refers_to not in reading.mentions:
            continue
        full = [cited for cited in citations.get(one.refers_to, ()) if cited.work == one.work and cited.form == "full"]
        for name in one.all("author"):
            if any(mention.start < name.end and name.start < mention.end for mention in kept):
                continue
            for written in (field for cited in full for field in cited.all("author")):
                known = _named(reading.mentions[one.refers_to], written)
                if known and same_person(name.value, written.value):
                    yield Mention("actor", known, name.start, name.end, name.value, "author", one.refers_to)
                    break


def _named(mentions: Sequence[Mention], name: CitationField) -> str | None:
    """The actor whom a name in a full citation was read as."""
    inside = (one for one in mentions if one.sort == "actor" and one.start < name.end and name.start < one.end)
    return next((one.id for one in inside), None)


def cited_ids(mentions: Sequence[Mention], found: Sequence[Citation], text: str) -> tuple[str, ...]:
    """The outlets that a note names within its citations, each once, in order; all of a note in which none was read.

    *The column appeared in Granma on 14 August 2013* tells a source, though it is no citation. Of *Ana Ruiz to Radio
    Nowhere* the archive is the source, and none of those between whom the letter went.
    """
    outlets = [one for one in mentions if one.sort == "outlet"]
    if not outlets:
        return ()
    spans = [_with_ends(text, min([one.start, *(field.start for field in one.fields)]), one.end) for one in found]
    titles = (field for one in found if one.kind == "archival" for field in one.all("title"))
    letters = [(field.start, field.end) for field in titles if _LETTER.search(field.value)]
    sources = (one for one in outlets if not one.is_in(letters))
    return tuple(dict.fromkeys(one.id for one in sources if not spans or one.is_in(spans)))


def _with_ends(text: str, start: int, end: int) -> Span:
    """The stretch of a citation with what belongs to it: *The* of a newspaper, its broadcaster, who keeps it."""
    before = _OWNER_BEFORE.search(text, max(0, start - _LONGEST_OWNER), start)
    after = _KEEPER_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


_LETTER = lazy(r"\s(?:to|a|al)\s|에게|→|[발수]신|\s발\s")
_LONGEST_OWNER = 24
# The *Asahi Shimbun*; KBS 1TV <들판 수첩>
_OWNER_BEFORE = lazy(r"(?:(?<!\w)(?:The|El|La)\s|(?<!\w)[A-Z]{2,5}(?:\s(?:\d?TV|\d?라디오|\dFM))?\s[<〈《「『“‘])$")
# “…,” 5983철, 외교사료관.: what no verb has, up to the end of the sentence or to the next citation
_KEEPER_AFTER = lazy(r"[”’」』》〉)]?(?:,\s[^\s,;.()a-zà-ÿ][^,;.()]{1,39}){1,3}(?=[.;]|$)(?<![다라요])")
