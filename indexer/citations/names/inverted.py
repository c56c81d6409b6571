"""Names with the family name first: *Rincón Lobo, Elvira y Sotomayor, Andrés, Los caminos*. How far do they go?

A comma stands within such a name as it stands between name and title, so that something else has to tell them apart:
the given name is an initial or a known one, the family name is in capitals, or what follows reads like a title.
"""

from __future__ import annotations

from indexer.citations.names.families import EASTERN_ORDER
from indexer.citations.names.given import GIVEN_NAMES, are_given
from indexer.citations.names.leads import LEADS_ON
from indexer.citations.names.persons import (
    EDITING,
    LATE,
    PARTICLE_LAST,
    Span,
    has_body_word,
    is_full_name,
    is_person,
    split_names,
    trim,
)
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_CAPITAL_WORD = r"[^\W\d_a-zà-öø-ÿ][\w.’'-]*"
TURNED_COLON = lazy(
    rf"(?:{_CAPITAL_WORD}\s(?:(?:de|del|la|y)\s){{0,2}}){{0,2}}{_CAPITAL_WORD},\s{_CAPITAL_WORD}(?:\s(?:(?:de|del|la)\s){{0,2}}{_CAPITAL_WORD}){{0,2}}:\s"
)
"""*Ruiz Mora, Ana:*, a name with the family name first, before what it wrote."""
_AND_FIRST = lazy(r"(?:and|y|e|&|und|et)\s")
_AND = lazy(rf"\s{_AND_FIRST.pattern}")
_GIVEN_LIKE = lazy(
    r"[^\W\d_]\w*-\w+|[^\W\d_][\w’'-]*(?:\s[^\W\d_]\.?)+|(?:[^\W\d_]\.[\s-]?){1,4}|"
    rf"(?:[^\W\d_]\.-?\s?){{0,3}}[^\W\d_]\.{PARTICLE_LAST}|(?:[^\W\d_a-zà-öø-ÿ]\.\s){{1,2}}[^\W\d_a-zà-öø-ÿ][^\W\d_]+"
)
_GIVEN = lazy(
    r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:\s(?:de\s(?:la\s|los\s)?|del\s)?[^\W\d_a-zà-öø-ÿ][^\W\d_]+){0,2}" + PARTICLE_LAST
)
_TITLE_LIKE = lazy(r"(?:[^\W\d_a-zà-öø-ÿ][^\W\d_]*|¿|¡)(?=[\s:,-])")
_ARTICLES = frozenset(
    ["The", "A", "An", "El", "La", "Los", "Las", "Un", "Una", "Der", "Die", "Das", "Le", "Les", "On", "In", "En"]
)
_SMALL_IN_NAMES = frozenset(
    ["de", "del", "la", "las", "los", "y", "e", "of", "the", "and", "van", "von", "da", "do", "dos"]
)
_ANDS = Prefiltered(rf"{_AND.pattern}|[·・]")
_LEAST_TITLE = 4
_LONGEST = 160
_LEAST_CAPITALS = 3
_MOST_FAMILY = 3
_MOST_NAMES = 12


def inverted_parts(text: str, parts: list[Span]) -> int:
    """Of how many of the parts between commas such names are made, from the first on; 0 where they aren't inverted.

    What follows them has to be there: names alone are no citation.
    """
    if len(parts) < 3 or not _is_pair(text, parts, 0):
        return 0
    used = _parts_of_names(text, parts)
    return 0 if used < len(parts) and _PLACE.match(text, *parts[used]) else used


# “RUIZ, Salt, passim”: what follows is a place in a work, so that a title stands before it.
_PLACE = lazy(r"p[aá]ssim|(?:pp?|págs?|caps?|vols?|t|nn?|nota|op|ob|art|loc|cit|ib[ií]d)\b")


def _parts_of_names(text: str, parts: list[Span]) -> int:
    used = 2
    for _ in range(_MOST_NAMES):
        given = text[slice(*parts[used - 1])]
        if LATE.search(given) or EDITING.search(given):
            return used
        if joined := _AND.search(text, *parts[used - 1]):
            return used + _more(text, [(joined.end(), parts[used - 1][1]), *parts[used:]]) - 1
        if used + 1 < len(parts) and (joined := _AND_FIRST.match(text, *parts[used])):
            return used + _more(text, [(joined.end(), parts[used][1]), *parts[used + 1 :]])
        if used + 2 >= len(parts) or not _is_known_pair(text, parts, used):
            return used
        used += 2
    return used


def are_names(text: str, start: int, end: int, title: str = "") -> bool:
    """Whether a stretch holds nothing but names, in either order, before a year or a full stop.

    A given name that isn't known counts where ``title``, what follows, reads like a title.
    """
    start, end = trim(text, start, end)
    names = [text[slice(*name)] for name in split_names(text, start, end)] if end - start <= _LONGEST else []
    straight = [name for name in names if "," not in name]
    if len(straight) > 1 and not _ANDS.search(text, start, end):
        return False  # Ana Ruiz, Smoke Road
    return bool(names) and all(_is_name(name, title) for name in names)


def _is_name(name: str, title: str) -> bool:
    family, comma, given = name.partition(", ")
    if not comma:
        return is_full_name(name) and name.partition(" ")[0] not in _ARTICLES
    parts = [(0, len(family)), (len(family) + 2, len(name))]
    if _is_known_pair(name, parts, 0):
        return True
    return " " not in given and _is_family(family) and is_person(given) and _is_title(title)


def _more(text: str, parts: list[Span]) -> int:
    """The parts of the last name, in either order: *Sotomayor, Andrés* or *Andrés Sotomayor*."""
    if len(parts) > 2 and _is_pair(text, parts, 0):
        return 2
    return 1


def _is_pair(text: str, parts: list[Span], at: int) -> bool:
    """A family name and a given name, whichever way the latter is known."""
    if _is_known_pair(text, parts, at):
        return True
    given = _first_given(text, parts[at + 1])
    after = at + 2
    family = text[slice(*parts[at])]
    if not _is_family(family) or not _GIVEN.fullmatch(given) or after >= len(parts):
        return False
    if (
        given.partition(" ")[0] in _ARTICLES
        or EASTERN_ORDER.fullmatch(family)
        or family.partition(" ")[0] in GIVEN_NAMES
    ):
        return False
    return _is_title(text[slice(*parts[after])])


def _is_known_pair(text: str, parts: list[Span], at: int) -> bool:
    family, given = text[slice(*parts[at])], _first_given(text, parts[at + 1])
    if not _is_family(family) or not (is_person(given) or _GIVEN_LIKE.fullmatch(given)):
        return False
    if family.isupper() and len(family) > _LEAST_CAPITALS:
        return True
    if _GIVEN_LIKE.fullmatch(given):
        return True
    names = [word for word in given.split() if word not in _SMALL_IN_NAMES]
    return len(names) <= _MOST_FAMILY and all(name in GIVEN_NAMES for name in names)


def _first_given(text: str, part: Span) -> str:
    """What stands before *y*, *et al.* and *(eds.)* in the part behind a family name."""
    start, end = part
    for pattern in (LATE, EDITING, _AND):
        if found := pattern.search(text, start, end):
            end = found.start()
    return text[slice(*trim(text, start, end))]


def _is_family(name: str) -> bool:
    words = [word for word in name.split() if word.casefold() not in _SMALL_IN_NAMES]
    return 0 < len(words) <= _MOST_FAMILY and words[0] not in LEADS_ON and is_person(name)


def _is_title(part: str) -> bool:
    """Whether a part reads like a title and not like a place or a publisher: words in small letters, or many."""
    words = part.partition(" [")[0].split()
    small = any(word[0].islower() and word not in _SMALL_IN_NAMES for word in words)
    return bool(_TITLE_LIKE.match(part)) and (small or len(words) >= _LEAST_TITLE)


def is_titled_pair(given: str, part: str) -> bool:
    """Whether a given name is known or looks like one, and what follows the name in full reads like a title."""
    return bool(_GIVEN_LIKE.fullmatch(given) or are_given(given.split())) or _is_title(part)


def is_turned(name: str) -> bool:
    """*Ruiz, Ana*, *Ruiz Paz, A. M.*: one name with the family name first."""
    family, comma, given = name.partition(",")
    given = given.strip()
    return bool(comma) and _is_family(family.strip()) and bool(_GIVEN_LIKE.fullmatch(given) or _GIVEN.fullmatch(given))


def whole_names(text: str, names: list[Span]) -> list[Span]:
    """The names, with such as *José Ortega y Gasset* put together: a family name alone behind a name in full."""
    whole: list[Span] = []
    for name in names:
        before = text[slice(*whole[-1])].split() if whole else []
        joined = bool(whole) and text[whole[-1][1] : name[0]] in (" y ", " e ")
        if joined and len(before) > 1 and before[0] in GIVEN_NAMES and " " not in text[slice(*name)]:
            whole[-1] = (whole[-1][0], name[1])
        else:
            whole.append(name)
    return whole


def names_before(text: str, start: int, end: int, title: str = "") -> int | None:
    """Where the names begin that stand before a year in brackets, behind talk perhaps; None where none do."""
    first, last = trim(text, max(start, end - _LONGEST), end, " .\t\n")
    last = end if text[last : last + 1] == "." and text[last - 2 : last - 1] in " .-" else last
    if text[last - 1] == ")" and (editing := EDITING.search(text, first, last)):
        last = editing.start()
    begins = [first, *(gap.end() for gap in _LED.finditer(text, first, last))]
    for begin in begins:
        name = text[begin:last].strip()
        if are_names(text, begin, last, title) and ("," in name or "." in name or begin == first):
            return begin
        behind = begin == first or text[begin - 4 : begin] == " en " or text[begin - 2] == ";"
        behind = behind or (text[begin - 4 : begin] == " in " and has_body_word(name))
        if _BODY.fullmatch(name) and (behind or (" " in name and _TELLING.search(text, first, begin))):
            return begin
    return None


def turned_before(text: str, start: int, end: int) -> int | None:
    """Where names with the family name first begin, of which the given name is known: *Ruiz Peña, Ana*."""
    begin = names_before(text, start, end)
    return begin if begin is not None and _has_known_given(text[begin:end].partition(" y ")[0]) else None


def _has_known_given(name: str) -> bool:
    family, comma, given = name.strip(" .;:").partition(", ")
    known = are_given(word for word in given.split() if word not in _SMALL_IN_NAMES)
    return bool(comma) and _is_family(family) and bool(given) and known


# “circuló como Ruiz, A. (2003)”: any small word before a family name with its initials
_LED = lazy(
    r"[,:;]\s|(?:^|(?<=\s))(?:[Cc]fr?\.|[Vv]id\.|[Vv]éan?se|[Ss]ee)\s|(?<=\s)(?:(?:en|in|por|by|de|of|see|véase|también|also|y|and|ejemplo|example|instance)\s|"
    r"[a-zà-öø-ÿ]{3,14}\s(?=[^\W\d_a-zà-öø-ÿ][\w’'-]*(?:\s[^\W\d_a-zà-öø-ÿ][\w’'-]*)?,\s[^\W\d_]\.))"
)
# “The figures are those of”, before a body
_TELLING = lazy(r"\s(?:is|are|was|were|es|son|fue)\s(?:[a-zà-ÿ]+\s){0,3}$")
_BODY = lazy(
    r"[^\W\d_a-zà-öø-ÿ][\w.’'-]*(?:\s(?:(?:of|the|and|for|de|la|las|los|del|el|y|para|con|en)\s)*[^\W\d_a-zà-öø-ÿ][\w.’'-]*){0,9}"
)
