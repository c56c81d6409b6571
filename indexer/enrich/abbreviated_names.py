"""How notes shorten the names of presses and periodicals: *Duke UP*, *U of Chicago P*, *N.Y. Times*, *J. Korean Stud.*

The MLA Handbook (8th edition, 1.6.3) shortens university presses; The Bluebook (tables 6, 10 and 13) and ISO 4 each
word of a name that has an abbreviation. Only outlets are called so: nobody writes of a person or a state like that.
"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.model import Record
from indexer.patterns import lazy

_OUTLETS = frozenset({"publisher", "newspaper", "journal", "magazine"})
_PERIODICALS = _OUTLETS - {"publisher"}
_UNIVERSITY = lazy(r"(?<!\w)University(?!\w)")
_UNIVERSITY_PRESS = lazy(r"(?<!\w)University Press(?!\w)")
_PRESS_LAST = lazy(r"(?P<school>University of .+) Press")
_SMALL = lazy(r"(?<!\w)(?:The|the|of|for|and|on)\s")
_SHORT = {
    "Affairs": "Aff.", "American": "Am.", "Bulletin": "Bull.", "California": "Cal.",
    "Chicago": "Chi.", "Chronicle": "Chron.", "Company": "Co.", "Connecticut": "Conn.", "Economic": "Econ.",
    "Ediciones": "Eds.", "Editorial": "Ed.", "Florida": "Fla.", "Georgia": "Ga.", "Hispanic": "Hisp.",
    "Historical": "Hist.", "History": "Hist.", "Illinois": "Ill.", "Indiana": "Ind.", "International": "Int’l",
    "Journal": "J.", "Kansas": "Kan.", "Kentucky": "Ky.", "Law": "L.", "Los Angeles": "L.A.", "Magazine": "Mag.",
    "Massachusetts": "Mass.", "Michigan": "Mich.", "Military": "Mil.", "Minnesota": "Minn.", "National": "Nat’l",
    "New York": "N.Y.", "North Carolina": "N.C.", "Pacific": "Pac.", "Pennsylvania": "Pa.", "Philadelphia": "Phila.",
    "Political": "Pol.", "Quarterly": "Q.", "Relations": "Rel.", "Review": "Rev.", "Revista": "Rev.", "Science": "Sci.",
    "Social": "Soc.", "Street": "St.", "Studies": "Stud.", "Texas": "Tex.", "Tribune": "Trib.", "Universidad": "Univ.",
    "University": "Univ.", "Virginia": "Va.", "Washington": "Wash.", "Weekly": "Wkly.", "Wisconsin": "Wis.",
}  # fmt: skip
_SHORTENED = lazy(rf"(?<!\w)(?:{'|'.join(_SHORT)})(?!\w)")


def abbreviated_forms(record: Record) -> Iterator[str]:
    """What else notes call an outlet of this record; nothing for an actor."""
    if record.type not in _OUTLETS:
        return
    for form in record.forms:
        short = _SHORTENED.sub(lambda word: _SHORT[word[0]], form)
        if record.type in _PERIODICALS:
            if form != short and len(short.split()) > 1:
                yield short
                yield _SMALL.sub("", short)
            continue
        yield from (short, _UNIVERSITY.sub("Univ.", form), _UNIVERSITY_PRESS.sub("UP", form))
        if school := _PRESS_LAST.fullmatch(form):
            yield school["school"].replace("University", "U", 1) + " P"
