"""What a person may be called besides the forms of a record: a surname alone, a surname with a title, or with initials.

Which part of a form is the surname is told by the order of the name: Korean and Chinese names begin with it, names of
Spanish use have two, all others end with it. ``김 주석`` is the surname with a title, as the South writes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.enrich.name_forms import form_key, is_hangul
from indexer.enrich.name_words import (
    CHINESE_SURNAMES,
    KOREAN_SURNAMES,
    KOREAN_TITLES,
    NO_FIRST_WORDS,
    NO_SURNAMES,
    SUFFIXES,
)
from indexer.model import Record
from indexer.patterns import lazy

PERSON = "person"

_HANGUL_NAME = lazy(r"[가-힣]{2,4}")
_HAN_NAME = lazy(r"[一-鿿]{2,4}")
# A syllable of Korean in Latin letters, as any romanisation may write it once marks are folded.
_SYLLABLE = lazy(r"(?:[bcdgjkmnprstw]|ch|kk|tt|pp|ss|jj|h)?[wy]?[aeiou]{1,3}(?:ng|[bgklmnprst])?")
_TENSE = str.maketrans("\u1101\u1104\u1108\u110a", "\u110f\u1110\u1111\u1109")  # ㄲ, ㄸ, ㅃ, ㅆ as ㅋ, ㅌ, ㅍ, ㅅ
_HANGUL = lazy(r"[가-힣 ]+")


@dataclass(frozen=True, slots=True)
class Bearer:
    """One who may be meant by a surname; ``given`` are the folded given names of each form that has it."""

    id: str
    given: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A surname, or a surname with a Korean title, and those of the authority who bear it."""

    key: str
    form: str
    rule: str
    bearers: tuple[Bearer, ...]


def person_parts(records: Iterable[Record]) -> dict[str, Part]:
    """The parts of the names of all persons, by key."""
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    rules: dict[str, str] = {}
    for record in records:
        if record.type != PERSON:
            continue
        for rule, key, given in _parts(record):
            rules.setdefault(key, rule)
            givens = found.setdefault(key, {}).setdefault(record.id, [])
            if given and given not in givens:
                givens.append(given)
    return {
        key: Part(key, key, rules[key], tuple(Bearer(one, tuple(given)) for one, given in bearers.items()))
        for key, bearers in found.items()
    }


def is_eastern(surname: str) -> bool:
    """Whether a surname is one of Korea or China, so that given names follow it."""
    return surname in KOREAN_SURNAMES or surname in CHINESE_SURNAMES


def fits(said: Sequence[str], given: Sequence[str]) -> bool:
    """Whether given names as said (folded) can be those of a person, initials standing for names; never for none.

    The first must agree; of the others each must be found in order, but that an initial may stand for one that the
    authority doesn't know.
    """
    if not said or not given or not _agree(said[0], given[0]):
        return False
    place = 1
    for name in said[1:]:
        match = next((at for at in range(place, len(given)) if _agree(name, given[at])), None)
        if match is not None:
            place = match + 1
        elif len(name) > 1 or place < len(given):
            return False
    return True


def initials_of(said: Sequence[str], given: Sequence[str]) -> bool:
    """Whether two initials or more are those of all the given names that are known: *C. K.* of Charles K."""
    return len(said) == len(given) > 1 and all(name[0] == each for name, each in zip(given, said, strict=True))


def _agree(said: str, given: str) -> bool:
    if is_hangul(said):
        return said == given or _southern(said) == _southern(given)
    return said == given or (said[0] == given[0] and 1 in (len(said), len(given)))


def _southern(name: str) -> str:
    """A name of the West in Hangul as the South spells it, in letters: 니꼴라스 as 니콜라스."""
    return unicodedata.normalize("NFD", name).translate(_TENSE)


def _parts(record: Record) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Rule, key and given names of every part of the record's names."""
    forms = [tuple(key.split(" ")) for form in record.forms if (key := form_key(form)) and "|" not in key]
    eastern = _is_eastern(record, forms)
    for words in forms:
        if _HANGUL.fullmatch(" ".join(words)):
            yield from _hangul_parts(words, eastern)
        elif words[0].isascii() and len(words) > 1:
            for surname, given in _surnames(words, forms, eastern):
                if surname not in NO_SURNAMES and len(surname) > 1:
                    yield "surname", surname, given


def _is_eastern(record: Record, forms: Iterable[Sequence[str]]) -> bool:
    """Whether a name is Korean or Chinese: written without a space in Han, or so in Hangul with a surname of Korea.

    Where neither is known, a surname of Korea with two syllables after it will do: *Kim Il Sung*, not *Lee Van Cleef*.
    """
    if any(_HAN_NAME.fullmatch(form) for form in record.forms):
        return True
    hangul = any(_HANGUL_NAME.fullmatch(form) for form in record.forms)
    return any(
        not KOREAN_SURNAMES.isdisjoint(words)
        if hangul
        else words[0] in KOREAN_SURNAMES and len(words) == 3 and all(map(_SYLLABLE.fullmatch, words[1:]))
        for words in forms
    )


def _hangul_parts(words: Sequence[str], eastern: bool) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    if len(words) > 1 and not eastern:
        for count in range(1, len(words)):
            if len(part := " ".join(words[-count:])) > 1:
                yield "surname", part, tuple(words[:-count])
    elif len(words) == 1 and eastern and len(words[0]) < 4:
        for title in KOREAN_TITLES:
            yield "title", f"{words[0][0]} {title}", ()


def _surnames(
    words: tuple[str, ...], forms: Sequence[tuple[str, ...]], eastern: bool
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The surnames in a form in Latin letters, each with the given names beside it."""
    if words[-1] in SUFFIXES:
        words = words[:-1]
    if len(words) < 2 or words[0] in NO_FIRST_WORDS or not NO_SURNAMES.isdisjoint({"the", "of"} & set(words)):
        return
    known = KOREAN_SURNAMES | CHINESE_SURNAMES
    if eastern and (words[0] in known or words[-1] not in known):
        yield words[0], words[1:]
    elif len(words) > 2 and words[-2:] in forms:  # Manuitt Camero: both, or the first alone
        yield " ".join(words[-2:]), words[:-2]
        yield words[-2], words[:-2]
        yield words[-1], words[:-2]
    elif len(words) > 2 and any(len(one) > 1 and one[-1] == words[-2] and one[0] == words[0] for one in forms):
        yield " ".join(words[-2:]), words[:-2]  # Castro Ruz, beside Fidel Castro
        yield words[-2], words[:-2]
    else:
        yield words[-1], words[:-1]
