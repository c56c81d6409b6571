"""The list of all names, outlets, works or publications: what is asked of it, and one page of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from indexer import Query
from webapp import params
from webapp.entity import entities
from webapp.entity import words as entity_words
from webapp.entity.entities import Entry, Kind

SIZE: Final = 100
"""Entries on a page: four columns of them on a wide screen."""
MAX_FIND: Final = 200
ORDERS: Final = ("count", "name")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a list; what it can't mean is as if it weren't there, and ``page`` begins at 1."""

    find: str = ""
    by: str = "count"
    type: str = ""
    letter: str = ""
    page: int = 1

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters that say so."""
        shown = [("find", self.find), ("by", self.by), ("type", self.type), ("letter", self.letter)]
        kept = [(name, value) for name, value in shown if value and (name, value) != ("by", "count")]
        return [*kept, ("page", str(self.page))] if self.page > 1 else kept


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that changes what is shown; ``chosen`` is the one that is shown now."""

    text: str
    href: str
    chosen: bool
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it stands in the list: its page, the search for it, and the other form that was found."""

    entry: Entry
    type: str
    href: str
    search: str
    also: str
    also_lang: str | None


@dataclass(frozen=True, slots=True)
class Index:
    """A page of a list."""

    kind: Kind
    asked: Asked
    title: str
    lead: str
    find_label: str
    total: str
    rows: tuple[Row, ...]
    types: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    letters: tuple[Choice, ...]
    previous: str
    next: str
    hidden: tuple[tuple[str, str], ...]


def asked(args: params.Args) -> Asked:
    """What the parameters ask; unknown ones and values that make no sense are passed over."""
    given: dict[str, str] = {}
    for name, value in args:
        given.setdefault(name, value.strip())
    page = given.get("page", "")
    return Asked(
        find=given.get("find", "")[:MAX_FIND],
        by="name" if given.get("by") == "name" or given.get("letter") else "count",
        type=given.get("type", "")[:MAX_FIND],
        letter=given.get("letter", "")[:2],
        page=int(page) if page.isascii() and page.isdecimal() and int(page[:6]) > 0 else 1,
    )


def index(kind: Kind, all_of_them: Sequence[Entry], wanted: Asked) -> Index:
    """The page of the list that ``wanted`` asks for."""
    found = entities.find(all_of_them, wanted.find)
    types = _types(kind, found, wanted)
    found = [one for one in found if not wanted.type or one.type == wanted.type]
    letters = _letters(kind, found, wanted)
    if wanted.by == "name":
        found = sorted(found, key=lambda one: (one.order, one.id))
    if wanted.letter:
        found = [one for one in found if initial(one) == wanted.letter]
    last = max(1, -(-len(found) // SIZE))
    page = min(wanted.page, last)
    shown = found[(page - 1) * SIZE : page * SIZE]
    return Index(
        kind=kind,
        asked=wanted,
        title=str(entity_words.TITLES[kind.facet]),
        lead=str(entity_words.LEADS[kind.facet]),
        find_label=str(entity_words.FIND[kind.facet]),
        total=entity_words.listed(kind.facet, len(found)),
        rows=tuple(_row(kind, one, wanted.find) for one in shown),
        types=types,
        orders=_orders(kind, wanted),
        letters=letters,
        previous=_link(kind, replace(wanted, page=page - 1)) if page > 1 else "",
        next=_link(kind, replace(wanted, page=page + 1)) if page < last else "",
        hidden=tuple(pair for pair in replace(wanted, page=1, letter="", find="").pairs()),
    )


def places(kind: Kind) -> tuple[Choice, ...]:
    """The lists that there are."""
    return tuple(Choice(str(entity_words.TITLES[one.facet]), one.path, one is kind) for one in entities.KINDS.values())


def initial(one: Entry) -> str:
    """Under which letter an entry stands: its first, folded; Hangul by its first syllable's consonant; else ``#``."""
    letter = next((char for char in one.order if char.isalnum()), "")
    if "가" <= letter <= "힣":
        return "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[(ord(letter) - ord("가")) // 588]
    return letter.upper()[:1] if letter.isalpha() else "#"


def _row(kind: Kind, one: Entry, words: str) -> Row:
    also = ""
    if words and not entities.find([replace(one, text=one.order)], words):
        also = next((form for form in one.forms[1:] if entities.matches(form, words)), "")
    return Row(
        entry=one,
        type=entity_words.type_name(one.type) if one.type else "",
        href=entities.url(kind, one.id),
        search=params.link("/", Query.of(filters={kind.facet: [one.id]})),
        also=also,
        also_lang="ko" if entity_words.script_of(also) == "HANGUL" else None,
    )


def _types(kind: Kind, found: Sequence[Entry], wanted: Asked) -> tuple[Choice, ...]:
    """What sorts there are among those found, each with how many; none where there is but one."""
    numbers: dict[str, int] = {}
    for one in found:
        numbers[one.type] = numbers.get(one.type, 0) + 1
    named = sorted((name for name in numbers if name), key=lambda name: (-numbers[name], name))
    if len(named) < 2 and not wanted.type:
        return ()
    whole = replace(wanted, type="", page=1)
    return tuple(
        Choice(
            entity_words.type_name(name),
            _link(kind, replace(whole, type="" if name == wanted.type else name)),
            name == wanted.type,
            numbers[name],
        )
        for name in named
    )


def _orders(kind: Kind, wanted: Asked) -> tuple[Choice, ...]:
    plain = replace(wanted, letter="", page=1)
    return tuple(
        Choice(str(entity_words.ORDERS[order]), _link(kind, replace(plain, by=order)), wanted.by == order)
        for order in ORDERS
    )


def _letters(kind: Kind, found: Sequence[Entry], wanted: Asked) -> tuple[Choice, ...]:
    """The letters under which something stands, where there is more than a page of them."""
    if wanted.by != "name" or len(found) <= SIZE:
        return ()
    plain = replace(wanted, page=1)
    return tuple(
        Choice(
            letter,
            _link(kind, replace(plain, letter="" if letter == wanted.letter else letter)),
            letter == wanted.letter,
        )
        for letter in sorted({initial(one) for one in found})
    )


def _link(kind: Kind, wanted: Asked) -> str:
    return params.address(kind.path, wanted.pairs())
