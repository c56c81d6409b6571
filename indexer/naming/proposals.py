"""What should become of a candidate: a variant of a record that it nearly spells, or a record of its own?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from indexer.enrich.name_forms import form_key
from indexer.folding import fold
from indexer.model import Record, Vocabulary
from indexer.naming.candidates import Candidate

NEAR: Final = 85.0
"""From this likeness on, of 100, two forms are shown side by side: *Ceaucescu* and *Ceausescu* have 89."""
SAME: Final = 94.0
"""From this likeness on another candidate is proposed as a variant."""
_SHOWN: Final = 3

_BODY = re.compile(
    r"\b(?:party|partido|front|frente|committee|comite|union|association|asociacion|university|universidad|ministry|"
    r"ministerio|movement|movimiento|institute|instituto|embassy|embajada|federation|federacion|league|liga|army|"
    r"ejercito|council|consejo|congress|congreso|company|academy|academia|organi[sz]ation|organizacion|group|grupo|"
    r"brigade|brigada|department|office|bureau|agency|agencia|society|sociedad|foundation|fundacion|center|centre|centro)\b"
)
_OUTLET = re.compile(
    r"\b(?:press|times|daily|news|post|herald|tribune|journal|review|revista|quarterly|diario|editorial|ediciones|books|"
    r"publishers?|publishing|sinmun|shinmun|ilbo|weekly|magazine|gazette|monitor|observer|chronicle)\b|(?:신문|통신|방송|출판사)$"
)
_KOREAN_BODY = re.compile(
    r"(?:위원회|동맹|연맹|협회|련맹|연합|련합|대학교?|연구소|연구원|전선|기구|회의|조직|당|단체)$"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A form that looks like a candidate, how much (0–100), and its record: none for that of another candidate."""

    form: str
    likeness: float
    record: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate, what it resembles, the record that it could become, and the file where that would stand.

    ``label`` is what a language model says of it (PER, ORG, LOC), where one is installed.
    """

    candidate: Candidate
    near: tuple[Near, ...]
    record: Record
    file: str
    label: str = ""


def propose(candidates: Sequence[Candidate], vocabulary: Vocabulary, shown: int) -> list[Proposal]:
    """Proposals for the first ``shown`` candidates; the near variants are looked for among all of them."""
    forms = {form_key(form): (form, record.id) for record in _records(vocabulary) for form in record.forms}
    others = {one.key: one for one in candidates}
    known = {record.id for record in _records(vocabulary)}
    return [_propose(one, forms, others, known) for one in candidates[:shown]]


def slug_of(label: str, known: Iterable[str]) -> str:
    """An id that nothing has yet: the label in small letters without marks, words joined by hyphens."""
    plain = (
        unicodedata.normalize("NFKD", fold(label)).encode("ascii", "ignore").decode()
        if label.isascii()
        else fold(label)
    )
    base = re.sub(r"[^\w]+", "-", plain).strip("-_") or "name"
    taken = set(known)
    return next(
        one for number in range(1, len(taken) + 2) if (one := base if number == 1 else f"{base}-{number}") not in taken
    )


def _records(vocabulary: Vocabulary) -> tuple[Record, ...]:
    return (*vocabulary.actors, *vocabulary.outlets)


def _propose(
    one: Candidate, forms: dict[str, tuple[str, str]], others: dict[str, Candidate], known: Iterable[str]
) -> Proposal:
    near = [Near(forms[key][0], likeness, forms[key][1]) for key, likeness in _like(one.key, forms)]
    alike = [(key, likeness) for key, likeness in _like(one.key, others) if key != one.key]
    near += [Near(others[key].label, likeness, None) for key, likeness in alike]
    spellings = [form for form in one.spellings if form != one.label]
    variants = dict.fromkeys([*spellings, *(others[key].label for key, likeness in alike if likeness >= SAME)])
    file, kind = _kind(one)
    record = Record(slug_of(one.label, known), one.label, kind, tuple(variants))
    return Proposal(one, tuple(sorted(near, key=lambda other: -other.likeness)), record, file)


def _like(key: str, keys: Iterable[str]) -> list[tuple[str, float]]:
    found = process.extract(key, list(keys), scorer=fuzz.ratio, score_cutoff=NEAR, limit=_SHOWN + 1)
    return [(form, round(likeness, 1)) for form, likeness, _ in found]


def _kind(one: Candidate) -> tuple[str, str]:
    """The file and the type that a candidate's own words suggest."""
    key = one.key
    if _OUTLET.search(key):
        return "outlets.csv", "newspaper" if not one.notes else "publisher" if "press" in key else "newspaper"
    if _BODY.search(key) or _KOREAN_BODY.search(key) or (one.label.isupper() and " " not in key):
        return "actors.csv", "organisation"
    if one.titled or 2 <= len(key.split(" ")) <= 4:
        return "actors.csv", "person"
    return "actors.csv", "place"
