"""Which names are only parts of the names of others whom the article cites? — *Tito Parillo*, *Perdomo, Washington*.

An author whom no record has may be called like a marshal or a town. Where a citation says that a name is an author's, a
shorter one within it is nobody else's, neither there nor where the article writes the author's name in its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from indexer.citations.model import Citation
from indexer.citations.names.given import are_given
from indexer.citations.names.persons import has_body_word
from indexer.enrich.imprint import PLACES
from indexer.enrich.mentions import Mention, Reading
from indexer.enrich.name_forms import form_key, is_hangul
from indexer.enrich.name_words import TITLES
from indexer.enrich.person_names import PERSON
from indexer.model import Passage, Record
from indexer.patterns import lazy

_POSSESSIVE = lazy(r"[’']s?$")
_TWO = lazy(r"\s(?:y|e|and|&|und|et)\s|;|·")
_ALIKE = 3  # letters by which *Josef* may be *Joseph*, and an initial any name that it begins
_GIVEN_PLACES: Final = frozenset({"Israel", "Washington", "Santiago", "Florencia", "Georgia", "Paris", "London"})
"""Towns and states that parents call children by."""


def drop_strangers(
    reading: Reading,
    citations: Mapping[str, Sequence[Citation]],
    actors: Mapping[str, Record],
    passages: Iterable[Passage],
) -> None:
    """Let go of actors whose names are parts of the names of authors who are nobody of the authority.

    A surname that the authority has by itself then means nobody in an article that doesn't name its bearer in full.
    """
    found = {
        (note, mention): author
        for note, cited in citations.items()
        for mention in reading.mentions.get(note, ())
        if mention.sort == "actor" and (author := _author(mention, cited, actors[mention.id]))
    }
    if not found:
        return
    written = {_as_said(author, mention.form) for (_, mention), author in found.items()}
    for passage in passages:
        mentions = reading.mentions[passage.id]
        spans = list(stretches(passage.text, written)) if mentions else []
        reading.mentions[passage.id] = [
            one for one in mentions if (passage.id, one) not in found and not (one.sort == "actor" and one.is_in(spans))
        ]
    named = {one.id for each in reading.mentions.values() for one in each if " " in form_key(one.form)}
    alone = {(one.id, form_key(one.form)) for _, one in found if actors[one.id].type == PERSON and one.id not in named}
    for name, mentions in reading.mentions.items() if alone else ():
        reading.mentions[name] = [one for one in mentions if (one.id, form_key(one.form)) not in alone]


def _author(mention: Mention, cited: Iterable[Citation], record: Record) -> str:
    """The author of whose name a mention is a part, if nobody of the authority; else empty."""
    if record.type != PERSON and record.type not in PLACES:
        return ""
    is_other = _is_other if record.type == PERSON else _is_called_like
    for field in (field for one in cited for field in one.all("author")):
        if field.start <= mention.start and mention.end <= field.end:
            return field.value if is_other(field.value, mention.form, record) else ""
    return ""


def _is_other(author: str, form: str, record: Record) -> bool:
    """Whether an author has other names than a person whose surname is in the author's: *Borge, C.*

    Two who were read as one author are not, nor is *President Borge*, nor *Andrey* of *Andrei*. In a script in which
    the authority has no more than that form, nothing can be said: 안드레이 란코프, of *Andrei Lankov* and 란코프.
    """
    lead, found, tail = _POSSESSIVE.sub("", author).partition(form)
    if not found or " " in form or _TWO.search(author) or has_body_word(author):
        return False
    if not (_is_surname(tail.split()) if tail[:1] == " " else are_given((tail.removeprefix(",") or lead).split())):
        return False
    known = {word for each in record.forms for word in _words(each)} - set(_words(form))
    scripts = {is_hangul(word) for word in known}
    others = [word for word in _words(f"{lead} {tail}") if is_hangul(word) in scripts]
    return bool(others) and not any(each.startswith(word[:_ALIKE]) for word in others for each in known)


def _is_surname(words: Sequence[str]) -> bool:
    """Whether words behind a name can be the surname to which it belongs: *Tito Parillo*, no *Tito speech*."""
    return words[0][0].isupper() and form_key(words[0]) not in TITLES


def _is_called_like(author: str, form: str, _: Record) -> bool:
    """Whether an author is called like a place: *Washington Perdomo*, *Lima, Pedro*; no body that is there."""
    if has_body_word(author):
        return False
    before, comma, after = author.partition(", ")
    if comma:
        return (after == form and form in _GIVEN_PLACES) or (before == form and are_given(after.split()))
    first, *rest = author.split()
    if not rest:
        return False
    return (first == form and form in _GIVEN_PLACES) or (rest[-1] == form and are_given([first, *rest[:-1]]))


def _words(name: str) -> list[str]:
    return form_key(name).replace("|", " ").split()


def _as_said(author: str, form: str) -> str:
    """What a text calls an author: of *Tito Parillo, Hilario* the surnames, of *Perdomo, Washington* the whole."""
    before, comma, after = author.partition(", ")
    return f"{after} {before}" if comma and after.startswith(form) else before


def stretches(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names of several words stand in a text: a single word may be what a name shares with another."""
    for name in names:
        place = text.find(name) if " " in name else -1
        while place >= 0:
            yield place, place + len(name)
            place = text.find(name, place + 1)
