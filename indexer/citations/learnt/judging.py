"""Where rules and labeller read a note otherwise: whose word counts.

The labeller knows what rules have read, so where it differs it has seen why they err, as a rule: its word counts where
it is likelier right than not, and it must be surer of a citation that it cuts in two or puts together of two. This was
chosen on open articles, by models that had not been taught with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from indexer.citations.learnt.fields import LIKELY, fields_of, leaning, meets, new_citations
from indexer.citations.learnt.labels import PARTS, Part, Stretch
from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.notes.note import Note
from indexer.citations.parts.container_names import SMALL_WORDS
from indexer.citations.sources.cases import is_case
from indexer.patterns import lazy

SURER: Final = 0.7
"""The least mean probability of the labels of a stretch that cuts a citation of the rules, or joins two."""
_ANCHORS: Final = frozenset({"title", "container", "archive", "url"})
_NAMED: Final = frozenset({"container", "publisher"})
_REPORTED: Final = frozenset({"container", "volume", "pages"})
_YEAR_LAST = lazy(r",?\s\d{4}\)")
_INVERTED = lazy(
    r"(?![A-Z]{2,5},)(?:[^\W\d_a-z][\w’'-]*|de|del|la|i|y|van|von|Del)(?:\s[\w’'-]+){0,3},"
    r"\s[^\W\d_a-z][\w.’'-]*(?:\s[\w.’'-]+){0,2}"
)
_WITHIN_WORD = lazy(r"\.?\w")
_PERSONS: Final = frozenset({"author", "editor"})


def judged(note: Note, cited: Sequence[Citation], seen: Sequence[Stretch]) -> list[Citation]:
    """The citations of a note of which rules have read ``cited`` and the labeller has ``seen`` these stretches."""
    meeting = _meeting(cited, seen)
    found: list[Citation] = []
    replaced: set[int] = set()
    for number, stretch in enumerate(seen):
        met = meeting[number]
        if met is None:
            continue
        if not met:
            found += new_citations(note, stretch) if stretch.certainty >= LIKELY else []
        elif len(met) == 1 and _alone(met[0], meeting):
            found += _corrected(note, cited[met[0]], stretch)
            replaced.update(met)
        elif stretch.certainty >= SURER:
            new = _cut_anew(note, [cited[each] for each in met], stretch)
            found += new
            if not stretch.leans:
                replaced.update(met if new else ())
    for number, one in enumerate(cited):
        is_cut = any(met and number in met for met in meeting)
        if number not in replaced and not (is_cut and any(_overlap(one, other) for other in found)):
            found.append(one)
    return sorted((_behind_others(one, found) for one in found), key=lambda one: one.start)


def _behind_others(one: Citation, others: Iterable[Citation]) -> Citation:
    """*quoted by Allen, 168, and by M. Wever, …*: a citation without the signal of another that stands in between."""
    if not any(one.start < other.start and other.end <= one.begins for other in others):
        return one
    return replace(one, start=one.begins, fields=tuple(field for field in one.fields if field.start >= one.begins))


def _meeting(cited: Sequence[Citation], seen: Sequence[Stretch]) -> list[list[int] | None]:
    """Which citations each stretch meets, by number; None for a stretch that is but a scrap of one."""
    meeting: list[list[int] | None] = [
        [number for number, one in enumerate(cited) if _overlap(one, stretch)] for stretch in seen
    ]
    for number, one in enumerate(cited):
        pieces = [each for each, met in enumerate(meeting) if met and number in met]
        if one.form != "full" or len(pieces) < 2 or all(seen[each].leans or _is_whole(seen[each]) for each in pieces):
            continue
        longest = max(pieces, key=lambda each: seen[each].end - seen[each].start)
        for each in pieces:
            if each != longest and not _is_whole(seen[each]):
                meeting[each] = None
    return meeting


def _alone(number: int, meeting: Iterable[Sequence[int] | None]) -> bool:
    return sum(number in met for met in meeting if met) == 1


def _overlap(one: Citation, other: Citation | Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _is_whole(stretch: Stretch) -> bool:
    """Whether a stretch could be a citation by itself."""
    return len(stretch.parts) > 1 and any(name in _ANCHORS for name, _, _ in stretch.parts)


def _corrected(note: Note, one: Citation, stretch: Stretch) -> list[Citation]:
    """A citation where the labeller has seen one, too."""
    if (one.form != "full") != stretch.leans:
        return (new_citations(note, stretch) if stretch.certainty >= LIKELY else []) or [one]
    return [leaning(note, one, stretch) if stretch.leans else _merged(note, one, stretch)]


def _cut_anew(note: Note, met: Sequence[Citation], stretch: Stretch) -> list[Citation]:
    """A stretch that is part of a citation, or more than one."""
    fulls = [one for one in met if one.form == "full"]
    if stretch.leans:
        return new_citations(note, stretch) if len(met) == 1 else []
    if any(_has_two(name, met, stretch) for name in ("title", "container")):
        return []  # it has lost sight of where one ends
    fields = [field for one in met for field in one.fields if stretch.start <= field.start and field.end <= stretch.end]
    if not fields:
        return new_citations(note, stretch)
    kind = fulls[0].kind if fulls else "unknown"
    return [_merged(note, Citation(stretch.start, stretch.end, "full", kind, tuple(fields)), stretch)]


def _has_two(name: FieldName, met: Sequence[Citation], stretch: Stretch) -> bool:
    """Whether a stretch has two parts of a name, and two of the citations that it meets have one each."""
    parts = sum(part == name for part, _, _ in stretch.parts)
    return parts > 1 and sum(bool(one.first(name)) for one in met) > 1


def _merged(note: Note, one: Citation, stretch: Stretch) -> Citation:
    """A citation with the parts that the labeller has seen, where it is sure enough of them."""
    fields = list(one.fields)
    seen = [(part, fields_of(note, part)) for part in stretch.parts]
    agreed = _PERSONS if _same_persons(fields, [field for _, each in seen for field in each]) else frozenset()
    for name in PARTS:
        if name in agreed:
            continue
        parts = [part for part, told in seen if part[0] == name and told]
        told = [field for part, each in seen if part[0] == name for field in each]
        if name in _REPORTED and is_case(one.first("title")):
            continue  # of law reports rules know more
        fields = _with_parts(note, fields, name, told, stretch, parts)
    if set(fields) == set(one.fields) or not fields:
        return one
    fields.sort(key=lambda field: (field.start, field.end))
    start, end = fields[0].start, max(field.end for field in fields)
    return replace(one, start=min(one.start, start), end=max(one.end, end), fields=tuple(fields))


def _with_parts(
    note: Note,
    fields: list[CitationField],
    name: FieldName,
    told: Sequence[CitationField],
    stretch: Stretch,
    parts: Sequence[Part],
) -> list[CitationField]:
    """The fields with those of one name as the labeller tells them, or as they are."""
    own = [field for field in fields if field.name == name]
    if _say_the_same(own, told):
        return fields
    if not told:
        if name == "publisher" and any(_is_imprint(note, field) for field in own):
            return fields
        gone = own and stretch.certainty_within(own) >= LIKELY
        return [field for field in fields if field.name != name] if gone else fields
    taken = [field for field in fields if field.name != name and any(meets(field, other) for other in told)]
    if any(_is_lost(field, told, stretch) for field in taken):
        return fields
    if min(stretch.certainty_of(part) for part in parts) < LIKELY:
        return fields
    if name == "archive" and _is_cut_finer(note, own, told):
        return fields
    if name in _NAMED and len(own) == 1 and (_is_cut_up(own[0], told) or _is_cut_off(own[0], told)):
        return fields
    if name == "author" and any(_is_inverted(field, told) for field in own):
        return fields
    if name == "date" and any(meets(field, other) for field in own for other in told):
        return fields  # of how a date is told, rules know more
    return [*(field for field in fields if field.name != name and field not in taken), *told]


def _is_inverted(own: CitationField, told: Sequence[CitationField]) -> bool:
    """*OLAYA HERRERA, Enrique*: whether a name of the rules is cut up or cut off by the labeller."""
    pieces = [field for field in told if own.start <= field.start and field.end <= own.end]
    if not pieces or any(meets(own, field) for field in told if field not in pieces):
        return False
    return _INVERTED.fullmatch(own.value) is not None and own.value not in {field.value for field in pieces}


def _is_imprint(note: Note, field: CitationField) -> bool:
    """Whether a publisher stands in brackets with nothing but the year: *(OUP 2003)*."""
    return note.text[field.start - 1 : field.start] == "(" and _YEAR_LAST.match(note.text, field.end) is not None


def _is_cut_finer(note: Note, own: Sequence[CitationField], told: Sequence[CitationField]) -> bool:
    """*AHM* | *caja 5* for *AHM, caja 5*: whether rules have read an archive of the labeller in pieces."""
    if not own or len(told) != 1 or own[0].start != told[0].start or not own[0].end < told[0].end:
        return False
    return note.text[own[0].end] in ",.;:("


def _is_cut_up(own: CitationField, told: Sequence[CitationField]) -> bool:
    """*Ministerio de Educación, Cultura y Deporte*: whether parts are but pieces of a field."""
    return len(told) > 1 and all(own.start <= one.start and one.end <= own.end for one in told)


def _is_cut_off(own: CitationField, told: Sequence[CitationField]) -> bool:
    """*Zeitschrift für* | *Arbeitsrecht*, *NobelPrize* | *.org*: whether a part ends where a name can't."""
    if len(told) != 1 or own.start != told[0].start or not told[0].end < own.end:
        return False
    rest = own.value[len(told[0].value) :]
    return told[0].value.split()[-1] in SMALL_WORDS or bool(_WITHIN_WORD.match(rest))


def _is_lost(field: CitationField, told: Sequence[CitationField], stretch: Stretch) -> bool:
    """Whether a field would go for parts that are but a piece of it, though the labeller has no other by its name."""
    if field.name not in PARTS or any(name == field.name for name, _, _ in stretch.parts):
        return False
    return not any(other.start <= field.start and field.end <= other.end for other in told)


def _say_the_same(some: Sequence[CitationField], others: Sequence[CitationField]) -> bool:
    return len(some) == len(others) and all(
        one.value == other.value or (one.start, one.end) == (other.start, other.end)
        for one, other in zip(_in_order(some), _in_order(others), strict=True)
    )


def _in_order(fields: Iterable[CitationField]) -> list[CitationField]:
    return sorted(fields, key=lambda field: field.start)


def _same_persons(fields: Iterable[CitationField], told: Iterable[CitationField]) -> bool:
    """Whether both name the same persons, whatever they call them: of who edited rules know more."""
    own = {(field.start, field.end) for field in fields if field.name in _PERSONS}
    return bool(own) and own == {(field.start, field.end) for field in told if field.name in _PERSONS}
