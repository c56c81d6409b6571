"""Can a short form mean this work? By its names, its title, its date and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.known.said_words import ARTICLES
from indexer.citations.model import Citation, FieldName, WorkKind
from indexer.citations.names.families import same_person, words_of_name
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import is_person
from indexer.citations.notes import words as w
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.kinds import LYING
from indexer.citations.works import title_words
from indexer.folding import fold
from indexer.patterns import lazy

_POSSESSIVE = lazy(r"[’']s(?!\w)")
_JOINING = frozenset(("y", "and", "e", "eds", "ed", "dir", "dirs", "coord", "coords", "comp", "comps", "hg", "hrsg"))
_LETTER_WORDS = frozenset((
    "letter", "telegram", "cable", "note", "report", "despatch", "dispatch", "memo", "memorandum", "carta", "telegrama",
    "nota", "informe", "oficio", "despacho", "from", "of", "de", "del",
))  # fmt: skip
_TO = {"al": "a"}
PAPERS: frozenset[WorkKind] = frozenset(("archival", "document", "interview", "statement"))
"""What is cited by its day, its sort or its place in an archive."""
_LYING: frozenset[FieldName] = LYING | {"document"}
_TELLING = 2
_LEAST_LETTERS = 3
_PAIR = 2
_LEAST_MARK = 6
"""So long at least is a mark that names a paper by itself: *CIW-09*, *66다123*; *4b* may stand in any title."""


def fits(short: Citation, full: Citation) -> bool:
    """Whether all that a short form tells is told by a citation in full, too."""
    authors = short.values("author") or short.values("editor")
    title, date = short.first("title"), short.first("date")
    unsigned = full.kind not in PAPERS and not (full.first("author") or full.first("editor"))
    unsigned = unsigned or bool(full.first("same_author"))
    named_elsewhere = unsigned and bool(short.first("title")) and is_exact(short, full)
    if full.work is None or (
        authors
        and not named_elsewhere
        and not all(has_author(full, author) or (short.first("genre") and sent(full, author)) for author in authors)
    ):
        return False
    if date and (not title or " to " in title or " a " in title) and not full.first("date").startswith(date):
        return False
    if (number := short.first("document")) and not _numbered(full, number):
        return False
    if not title or _is_titled(title, full) or corresponds(short, full):
        return True
    if authors and set(title_words(title)) <= set(words_of_name(full.first("author"))):  # Ruiz Peña, Ana, op. cit.
        return True
    if set(title_words(title)) - _JOINING <= {word for name in full.values("editor") for word in title_words(name)}:
        return True  # Mar, in Pérez and Soto, op. cit.
    if full.kind == "newspaper" and title_words(title) == title_words(full.first("container")):
        return True  # 앞의 〈없는일보〉 기사
    edited = are_among(authors, full.values("editor"))  # Abel and Price, Iron, of a chapter in their book
    return edited and _within(title_words(title), title_words(full.first("container")))


def _is_titled(title: str, full: Citation) -> bool:
    """Whether a short title is one of the title, or of what it means in another language."""
    words = title_words(title)
    wholes = full.first("title"), full.first("translation")
    return any(_within(words, title_words(whole)) or _spells_out(whole, title) for whole in wholes)


def _spells_out(whole: str, title: str) -> bool:
    """*SRC Report*, of *Salt and Roads Commission Report*: the first letters of a name stand for it."""
    letters = next((word for word in title.split() if word.isupper() and len(word) >= _LEAST_LETTERS), "")
    rest = title.replace(letters, "", 1).strip() if letters else ""
    if not rest:
        return False
    initials = "".join(word[0] for word in whole.split() if word[0].isupper())
    return letters in initials and set(title_words(rest)) <= set(title_words(whole))


def sent(full: Citation, name: str) -> bool:
    """Whether a person of this name is in the title of a paper: *Vale*, of *Ines Vale to Ana Ruiz*."""
    if full.kind not in (*PAPERS, "newspaper"):
        return False
    told = title_words(full.first("title"))
    return all(
        any(said == word or (word.startswith(said) and said >= "가") for word in told) for said in title_words(name)
    )


def is_printed_in(short: Citation, full: Citation) -> bool:
    """*El Comercio, art. cit.*: what was printed there, named for its author."""
    names = short.values("author")
    return (
        short.form == "opcit"
        and len(names) == 1
        and not short.first("title")
        and title_words(names[0]) == title_words(full.first("container").partition(" (")[0])
    )


def tells_more(one: Citation, full: Citation, *, earlier: bool) -> bool:
    """Whether another citation in full tells of the same interview, or the same letter, with its date and place."""
    if (
        one.work == full.work
        or one.kind != full.kind
        or len(full.fields) < len(one.fields) + (not earlier)
        or not full.first("date")
    ):
        return False
    same = all(
        has_author(full, name) or set(title_words(name)) <= set(title_words(full.first("title")))
        for name in one.values("author")
    )
    if one.kind == "interview":
        day, whole = one.first("date"), full.first("date")
        return same and (whole.startswith(day) if len(day) < len(whole) else earlier and day == whole)
    genre = title_words(one.first("title"))[:1]
    told = one.first("date") == full.first("date") and genre == title_words(full.first("title"))[:1]
    return one.kind == "archival" and same and told


def is_of_paper(one: Citation, full: Citation) -> bool:
    """Whether a citation tells less of a paper of which another tells all: *Harker, “Salt,” minute, 7 May 1967*.

    What it does tell (its title or the beginning of it, its names, its day, its file) the other must tell, too; a day
    may lie within the years of a diary, of which other days are cited as well. Of a letter of the same day only the
    names of the correspondents are told: *Lim to Paz*, of *Lim Byung-jik to Ana Paz*.
    """
    title, date, told = title_words(one.first("title")), one.first("date"), full.first("date")
    daily = _is_kept_daily(one, full)
    if not (full.kind in PAPERS or daily) or len(full.fields) + daily <= len(one.fields):
        return False
    if not (is_exact(one, full) or (len(date) == DAY and date == told and corresponds(one, full))):
        return False
    if any(one.first(name) for name in ("container", "publisher", "url", "doi")):
        return False
    if not all(has_author(full, name) for name in one.values("author")) or (not date and len(title) < _TELLING):
        return False
    first, _, last = told.partition("/")
    within = last and first <= date[: len(first)] and date[: len(last)] <= last
    if date and date != told and not within and not daily:
        return False
    return all(set(one.values(name)) <= set(full.values(name)) for name in _LYING)


def _is_kept_daily(one: Citation, full: Citation) -> bool:
    """*Davies, diary, 19.2.1890*, of *Davies, diary, 2.4.1890, Nowhere Archives*: whose it is must be told.

    *Diary, 3 May 1911* is told by its title alone, where that is the whole title of what lies in an archive.
    """
    whole = title_words(one.first("title")) == title_words(full.first("title")) and bool(full.first("archive"))
    return bool(one.first("author") or whole) and w.KEPT_DAILY.search(full.first("title")) is not None


def _numbered(full: Citation, number: str) -> bool:
    marked = "/" in number or (len(number) >= _LEAST_MARK and not number.isdigit())
    return (
        number in (*full.values("document"), *full.values("file"))
        or number in full.first("title").split()
        or number in (full.first("title"), f"{full.first('author')} {full.first('genre')}")
        or (marked and any(number in full.first(name) for name in ("title", "archive", "series", "fond")))
    )


def corresponds(short: Citation, full: Citation) -> bool:
    """*Ruiz to Paz*, *A. Ruiz to Paz*, of *Ana Ruiz, letter to Luis Paz*: the same persons in the same order."""
    words = title_words(_POSSESSIVE.sub("", short.first("title")))
    if full.kind != "archival" or not {"to", "a", "al"} & set(words):
        return False
    said = iter([_TO.get(word, word) for word in title_words(f"{full.first('author')} {full.first('title')}")])
    wanted = (_TO.get(word, word) for word in words if word not in _LETTER_WORDS)
    return all(any(_is_said(word, other) for other in said) for word in wanted)


def _is_said(word: str, other: str) -> bool:
    """Whether a word is another, or its initial."""
    return word == other or (len(word) == 1 and other.startswith(word))


def is_exact(short: Citation, full: Citation) -> bool:
    """Whether a short title is the beginning, the subtitle or the letters of the full one, and no part from within.

    《소금지》, too, is a subtitle: of 《없는군지·소금지》.
    """
    few, many = title_words(short.first("title")), title_words(full.first("title"))
    if not few or _same_words(_strip(few), _strip(many)[: len(_strip(few))]):
        return bool(few)
    if _spells_out(full.first("title"), short.first("title")):
        return True
    _, dot, volume = full.first("title").rpartition("·")
    if dot and few == title_words(volume):
        return True
    return len(few) > 1 and few == title_words(full.first("title").partition(": ")[2])


_ARTICLES = frozenset(map(fold, ARTICLES))


def _strip(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in _ARTICLES else words


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    few = _strip(few)
    return bool(few) and any(_same_words(few, many[at : at + len(few)]) for at in range(len(many) - len(few) + 1))


def _same_words(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the words are the same; 물레, of 물레와 국가: the last may have lost its particle."""
    return few == many or (
        few[:-1] == many[:-1]
        and many[-1:] != ()
        and few[-1] >= "가"
        and bool(_PARTICLE.fullmatch(many[-1], len(few[-1])))
        and many[-1].startswith(few[-1])
    )


_PARTICLE = lazy(r"[의와과은는이가을를에도]|에서|으?로")


def has_author(full: Citation, name: str) -> bool:
    """Whether a person of this name is an author or an editor of a work."""
    return any(same_person(name, other) for other in (*full.values("author"), *full.values("editor")))


def is_family_first(name: str, full: Citation) -> bool:
    """*Masuda*, of *Masuda Ichiji*: a family name that stands first; no known given name, and no acronym."""
    return name not in GIVEN_NAMES and not name.isupper() and _whole_name(name, full) != name


def is_turned_to_fit(short: Citation, full: Citation) -> bool:
    """Whether a short form fits where the names that it tells are family names that stand first in the full one."""
    names = short.values("author")
    if not names or not any(is_family_first(name, full) for name in names):
        return False
    fields = (replace(one, value=_whole_name(one.value, full)) if one.name == "author" else one for one in short.fields)
    return fits(replace(short, fields=tuple(fields)), full)


def _whole_name(name: str, full: Citation) -> str:
    """The name in full that begins with this one, if an author or editor bears such a one; else the name itself."""
    persons = (*full.values("author"), *full.values("editor"))
    return next((person for person in persons if person.startswith(f"{name} ") and is_person(person)), name)


def are_among(names: Sequence[str], persons: Sequence[str]) -> bool:
    """Whether there are names, and each is that of one of these persons."""
    return bool(names) and all(any(same_person(name, person) for person in persons) for name in names)


def is_signed_by(short: Citation, full: Citation, *, late: bool) -> bool:
    """Whether a work has the authors that are named and no others; with *et al.* (``late``), others as well."""
    names, authors = short.values("author"), full.values("author") or full.values("editor")
    return are_among(names, authors) and (len(authors) > max(_PAIR, len(names)) if late else len(authors) == len(names))
