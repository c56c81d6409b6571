"""Who is named between the commas before a title? Authors, editors and bodies, in either order of their names."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.bodies import BODY_LIST, is_one_body, is_told_to_part
from indexer.citations.names.eastern_names import AS_SUCH, is_eastern_talk
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.inverted import inverted_parts, is_turned, whole_names
from indexer.citations.names.leads import LEADS_ON, name_behind
from indexer.citations.names.persons import (
    EDITING,
    LATE,
    WORDS_OF_NAME,
    Span,
    has_body_word,
    is_full_name,
    is_person,
    split_names,
    trim,
)
from indexer.citations.notes.note import Note
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

ROLE = lazy(
    r"(?:eds?|comps?|coords?|dirs?|editors?|editor(?:es|as?)?|director(?:es|as?)?|directors|trans|trad)\.?(?:\s(?:and|&|y)\s(?:eds?|trans|trad)\.?)?",
    re.IGNORECASE,
)
_SMALL_IN_BODY = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "with",
        "das",
        "dos",
        "do",
        "da",
        "di",
        "du",
        "des",
        "für",
        "und",
        "de",
        "la",
        "el",
        "los",
        "las",
        "del",
        "y",
        "on",
        "to",
        "a",
        "e",
        "&",
        "para",
        "con",
    ]
)
_LEAD_WORDS = frozenset({
    "on", "of", "for", "about", "regarding", "concerning", "as", "in", "sobre", "para", "acerca", "en", "una", "un",
    "a", "the", "this", "that", "these", "such", "like", "since", "while", "although", "among", "de", "el", "los",
    "las",
})  # fmt: skip
_UNSIGNED = frozenset(["editorial", "redacción", "anonymous", "anon.", "anónimo", "unsigned"])
_NOT_NAMES = frozenset({
    "but", "also", "however", "ibid", "see", "compare", "quoted", "cited", "véase", "ver", "thus", "here", "así",
    "예컨대", "가령", "특히", "이하", "각각", "먼저", "또한", "다만", "반면",
    "영화", "다큐멘터리", "졸저", "졸고",
})  # fmt: skip


_KOREAN_ROLE = lazy(
    r"(?P<name>[가-힣]{2,12}(?:[\s·][가-힣]{2,12}){0,3}?)(?:\s외(?:\s\d{1,2}[인명])?)?\s?(?:(?P<author>지음|저|씀|글|공저|기자|특파원|감독|연출)|(?P<editor>공?편저?|엮음|편역|펴냄)|(?P<translator>옮김|역|번역|공역))"
)


# Ana Ruiz·Luis Paz 편, The Salt Road: a role in Korean behind any names, for all of them
_NAMED_IN_ROLE = lazy(
    r"(?P<names>[^\W\d_][^,;:()]{2,80}?)(?:\s외(?:\s\d{1,2}[인명])?)?\s(?:(?P<author>지음|공?저|씀|글)|(?P<editor>공?편저?|엮음|편역|펴냄)|(?P<translator>옮김|공?역|번역))"
)


def _in_korean_role(note: Note, start: int, end: int) -> list[CitationField]:
    """The names behind which their role stands in Korean; none where there is no role, or anything but names."""
    found = _NAMED_IN_ROLE.fullmatch(note.text, start, end) if note.eastern else None
    names = split_names(note.text, *found.span("names")) if found else []
    if found is None or not all(is_author(note.text[slice(*one)]) for one in names):
        return []
    role: FieldName = "author" if found["author"] else "editor" if found["editor"] else "translator"
    return [note.field(role, *one) for one in names]


def by_role(field: CitationField) -> CitationField:
    """홍길동 지음, 성춘향 옮김: the name without its role, as what it says."""
    found = _KOREAN_ROLE.fullmatch(field.value)
    if not found or (len(found["name"]) < _LEAST_NAME and " " not in field.value):
        return field
    role: FieldName = "author" if found["author"] else "editor" if found["editor"] else "translator"
    return CitationField(role, found["name"], field.start, field.start + len(found["name"]))


_LEAST_NAME = 3


# “A Corbin”, where no initial has a full stop
_UNDOTTED_INITIAL = lazy(r"A\s(?:[A-Z]\s){0,2}[^\W\d_a-z][\w’'-]+")


def is_unsigned(name: str) -> bool:
    """Whether words stand where an author would, and say that there is none: *Anonymous*, *Editorial*."""
    return name.casefold() in _UNSIGNED


def is_author(name: str) -> bool:
    """Whether a stretch of text can be the name of an author: a person or a body."""
    first = next(iter(name.split(maxsplit=1)), "")
    if first.casefold() in _PARTICLES and is_turned(name):  # DE LA CRUZ, A.
        return True
    if (
        first.casefold().rstrip(".,") in _NOT_NAMES
        or ": " in name
        or is_unsigned(name)
        or (
            (first in ("The", "A", "This", "El", "La") or first in LEADS_ON)
            and not is_body(name)
            and not _UNDOTTED_INITIAL.fullmatch(name)
        )
    ):
        return False
    if "가" <= name[:1] <= "힣" and is_eastern_talk(name):
        return False
    if ", " in name and is_told_to_part(name):
        return True
    return is_person(name) or is_body(name)


_PARTICLES = frozenset(["de", "del", "van", "von", "da", "di", "du"])
_TALKED = lazy(
    r"(?:은|는|이|가|을|를|며|고|에|의|도|서|다|으나|지만|하여|므로|니까)$|[다며고은는을를]\s|(?:에서|으로)\s|"
    rf"{AS_SUCH}"
)


@lru_cache(maxsize=4096)
def is_body(text: str) -> bool:
    """Whether a text can be the name of a body: capitals, with small words of English or Spanish between them."""
    found = text.split()
    if found and len(found) > 1 and _ORDINAL.fullmatch(found[0]):  # 1st Salt Support Group
        text, found = text[len(found[0]) + 1 :], found[1:]
    if not 1 <= len(found) <= 12 or any(sign in text for sign in ":;!?") or not text[0].isupper():
        return "가" <= text[:1] <= "힣" and len(text) <= 24 and not _TALKED.search(text)
    if _POSTED.match(text):
        return True
    if found[0].casefold() in _LEAD_WORDS and found[0] not in ("UN", "The", "La", "El", "Los", "Las"):
        return False
    seated = " en " in text and has_body_word(found[0])  # Asociación de Molineros en la Argentina
    return all(
        word[0].isupper()
        or word in _SMALL_IN_BODY
        or word[0] == "("
        or word.isdigit()
        or (seated and word == "en")
        or _ORDINAL.fullmatch(word)
        for word in found
    )


_ORDINAL = lazy(r"\d{1,3}(?:st|nd|rd|th|er|[ªº°])")
# Embajada de Utopía en Moscú, Botschaft der DDR in Lima, Ambassade de France à Lima, Посольство СССР в Перу
_MISSION = (
    r"Embajada|Legación|Consulado(?:\sGeneral)?|Misión|Delegación|Botschaft|Gesandtschaft|Ambassade|Légation|Consulat|"
    r"Embaixada|Ambasciata"
)
_POSTED = lazy(
    rf"(?:{_MISSION}|Посольство|Представительство|Министерство|Отдел|Комитет|Управление)"
    r"(?:\s(?:[а-яё]{1,16}|de|del|la|las|los|el|en|ante|"
    r"der|des|in|im|bei|von|du|à|au|aux|do|da|em|di|[^\W\d_a-zа-яё][\w.-]*)){1,9}"
    r"(?<=[^\W\d_])$"
)


def begins_talk(text: str, start: int, end: int) -> bool:
    """Whether a first part is talk that leads up to a citation: *On Chile*, *Una visión general*."""
    found = text[start:end].split()
    return bool(found) and (
        found[0].casefold() in _LEAD_WORDS or any(word[0].islower() and word not in _SMALL_IN_BODY for word in found)
    )


def ends_in_family(note: Note, last: int, end: int) -> bool:
    """*Para los molinos sigo a Ruiz*, Ana, …: whether what ends at ``last`` is a family name, the given one behind."""
    family = _FAMILY_LAST.search(note.text, max(0, last - _FARTHEST_FAMILY), last)
    return family is not None and inverted_parts(note.text, comma_parts(note, family.start("name"), end)) > 0


_FAMILY_LAST = lazy(rf"\s(?:a|en|in|by|por|de|of)\s(?P<name>{WORDS_OF_NAME})$")
_FARTHEST_FAMILY = 60


def take_authors(note: Note, start: int, parts: list[Span]) -> tuple[list[CitationField], int] | None:
    """The authors at ``start`` and where the title begins; ``parts`` are those between commas, from that on."""
    text = note.text
    name = text[start : parts[0][1]]
    if len(parts) < 2 or not name:
        return None
    if editing := EDITING.search(text, start, parts[0][1]):
        names = split_names(text, start, editing.start())
        if names and all(is_author(text[slice(*one)]) for one in names):
            return [note.field("editor", *one) for one in names], parts[1][0]
    if in_role := _in_korean_role(note, start, parts[0][1]):
        return in_role, parts[1][0]
    if used := _parts_of_body(text, start, parts):
        return _in_role(note, [(start, parts[used - 1][1])], parts, used)
    if not note.eastern and _talks(text, start, parts[0][1]):
        return None
    names = whole_names(text, split_names(text, start, parts[0][1]))
    if not names or not all(is_author(text[slice(*one)]) for one in names):
        return None
    used = 1
    if len(names) == 1:
        names, used = _listed_names(text, start, parts)
    return _in_role(note, names, parts, used)


def _talks(text: str, start: int, end: int) -> bool:
    """Whether a look tells that a stretch holds more than names: a small word that neither persons nor bodies bear.

    Nothing is told of a stretch with brackets or commas, of embassies, or of *Ruiz and others*.
    """
    word = _NO_NAME.search(text, start, end)
    if word is None or "," in text[start:end] or "(" in text[start:end] or _EMBASSY.search(text, start, end):
        return False
    return LATE.search(text, start, end) is None


# The particles of persons, the words within bodies and embassies, and those that join two names
_SMALL_IN_NAMES = (
    *("de", "la", "las", "los", "del", "da", "do", "dos", "das", "di", "du", "le", "van", "von", "der", "den", "ter"),
    *("ten", "af", "ap", "ferch", "wa", "zu", "bin", "ibn", "al", "el", "y", "e", "of", "with", "und", "et", "en"),
    *_SMALL_IN_BODY,
)
_NO_NAME = lazy(rf"(?<=\s)(?!(?:{'|'.join(_SMALL_IN_NAMES)})\s)[a-zà-öø-ÿ]+(?=\s)")
_EMBASSY = Prefiltered(rf"{_MISSION}|[А-Яа-я]")


def _parts_of_body(text: str, start: int, parts: list[Span]) -> int:
    """Of how many parts a body is made that is told from the whole to the part; 0 where it is none."""
    used = 0
    for number in range(2, min(len(parts), _MOST_UNITS + 1)):
        if not is_told_to_part(text[start : parts[number - 1][1]]):
            break
        used = number
    return used


_MOST_UNITS = 4


def _listed_names(text: str, start: int, parts: list[Span]) -> tuple[list[Span], int]:
    """The names of a list between commas, and of how many parts it is made."""
    if is_one_body(text, start, parts[0][1]):
        return [(start, parts[0][1])], 1
    used = _more_authors(text, parts)
    if used > 1 and not _ends_list(text, parts, used) and not inverted_parts(text, [(start, parts[0][1]), *parts[1:]]):
        used = 1
    return whole_names(text, split_names(text, start, parts[used - 1][1])), used


def _in_role(note: Note, names: list[Span], parts: list[Span], used: int) -> tuple[list[CitationField], int] | None:
    """The names as authors, or as what stands behind them says, and where the title begins."""
    text, role = note.text, "author"
    if editing := EDITING.search(text, *parts[used - 1]):
        names, role = split_names(text, names[0][0], editing.start()), "editor"
    elif used < len(parts) and ROLE.fullmatch(text[slice(*parts[used])]):
        told = text[parts[used][0] :].partition(",")[0].casefold()
        role = "translator" if told.startswith("t") else "author" if told.startswith("director") else "editor"
        used += 1
    if used >= len(parts):
        return None
    return [by_role(note.field(role, *one)) for one in names], parts[used][0]  # type: ignore[arg-type]


def _more_authors(text: str, parts: list[Span]) -> int:
    """How many parts are authors: *A, B, and C, Title*; *Taylor, Moe, Title*; *A et al., Title*."""
    if (turned := inverted_parts(text, parts)) and ": " not in text[slice(*parts[turned - 1])]:
        return turned
    for number in range(1, min(len(parts) - 1, 12)):
        start = parts[number][0]
        part = EDITING.sub("", text[slice(*parts[number])])
        joined = re.match(r"(?:and|y|e|&)\s", part)
        if joined:
            return number + 1 if is_person(part[joined.end() :]) else 1
        if ": " in part or part.startswith(_ARTICLES) or _STOPPED.search(part):  # Wages. Salt and Other Stories
            return 1
        if re.search(r"[^,]\s(?:and|y|e|&)\s", part):
            both = [text[slice(*one)] for one in split_names(text, start, start + len(part))]
            return number + 1 if len(both) > 1 and all(is_full_name(one) for one in both) else 1
        if not is_full_name(part):
            return 1
    return 1


_ARTICLES = ("The ", "A ", "An ", "El ", "Los ", "Las ")
_STOPPED = lazy(r"[^\W\d_]{4}[.-]\s")  # which no name holds


def _ends_list(text: str, parts: list[Span], used: int) -> bool:
    return bool(re.search(r"(?:^|\s)(?:and|y|e|&)\s", text[slice(*parts[used - 1])]))


def with_colon_apart(note: Note, parts: list[Span]) -> list[Span]:
    """The parts, that with names in full before a colon in two: *para lo demás, Ana RUIZ: La sal, Lima, …*."""
    text = note.text
    for number, (first, last) in enumerate(parts):
        colon = text.find(": ", first, last)
        if colon < 0:
            continue
        behind = name_behind(text, first, colon, parts[0][0])
        if not number and behind is None and not text[colon + 2].isupper():
            continue
        role = EDITING.search(text, first, colon)
        names = split_names(text, first if behind is None else behind, role.start() if role else colon)
        if names and all(_is_sure(note, text[slice(*name)], colon + 2) for name in names):
            return [*parts[:number], (first, colon), (colon + 2, last), *parts[number + 1 :]]
    return parts


def _is_sure(note: Note, name: str, title: int) -> bool:
    """Whether a name can be nothing else: by its given name, its capitals, or a title in italics behind it."""
    words = name.split()
    known = words[0] in GIVEN_NAMES or (words[-1].isupper() and not name.isupper()) or note.title_end(title)
    return bool(known) and is_full_name(name) and is_author(name)


def comma_parts(note: Note, start: int, end: int) -> list[Span]:
    """The stretches between commas that stand outside of brackets and quotations."""
    found = note.comma_parts.get((start, end))
    if found is None:
        found = note.comma_parts[start, end] = _comma_parts(note, start, end)
    return found.copy()


def _comma_parts(note: Note, start: int, end: int) -> list[Span]:
    text, parts = note.text, []
    body = BODY_LIST.search(text, start, end)
    for at in note.outside(",", start, end):
        if text[at + 2 : at + 5] in ("Jr.", "Sr."):  # Luis Paz, Jr., …
            continue
        if body and body.start() < at < body.end():
            continue
        parts.append(trim(text, start, at, " \t\n"))
        start = at + 1
    parts.append(trim(text, start, end, " \t\n"))
    return [part for part in parts if part[0] < part[1]]
