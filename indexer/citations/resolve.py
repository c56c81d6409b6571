"""What do *ibid.*, *op. cit.* and “Taylor, 112” mean? All notes of one article, in order → each citation with its work.

A form that leans is looked for among the full citations before it, and among the later ones only when there is none:
authors do cite short before they cite in full. Nothing is guessed: where two works fit, the citation says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from indexer.citations.bare import SAME_DAY, SAME_OUTLET
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.persons import same_person
from indexer.citations.works import label_of, title_words, work_id
from indexer.folding import fold

_LISTED = 4
_FEW_WORDS = 4
_SAME = frozenset({"idem", "id", "eadem", "the same", "el mismo", "la misma"})


@dataclass(frozen=True, slots=True)
class _Full:
    """A full citation with its place: the note's number and the citation's in it."""

    place: tuple[int, int]
    note: str
    citation: Citation


class _Unresolved(Exception):  # noqa: N818 - never leaves this module
    """Why a citation can't be resolved; ``ambiguous`` where several works fit a name."""

    ambiguous = False


class _Ambiguous(_Unresolved):
    ambiguous = True


def resolve(notes: Sequence[NoteCitations]) -> list[tuple[Citation, ...]]:
    """The citations of each note with their works; tentative ones that mean no work are left out."""
    return _Resolver(notes).resolved()


class _Resolver:
    def __init__(self, notes: Sequence[NoteCitations]) -> None:
        self.notes = notes
        self.fulls = list(_fulls(notes))
        self.by_place = {full.place: full.citation for full in self.fulls}
        self.done: list[list[Citation]] = []

    def resolved(self) -> list[tuple[Citation, ...]]:
        for number, note in enumerate(self.notes):
            self.done.append([])
            for index, one in enumerate(note.citations):
                found = self._resolve(self._named_again(one), (number, index))
                if found is not None and not self._repeats(found, note.text):
                    self.done[-1].append(found)
        return [tuple(citations) for citations in self.done]

    def _named_again(self, one: Citation) -> Citation:
        """*Idem, Smoke Road, 8*: the author of the citation before."""
        same = next((field for field in one.all("author") if fold(field.value) in _SAME), None)
        before = next((found[-1] for found in reversed(self.done) if found), None)
        if same is None or before is None or one.form != "short":
            return one
        full = next((full.citation for full in self.fulls if full.citation.work == before.work), before)
        names = [replace(same, value=name) for name in full.values("author")]
        return replace(one, fields=(*names, *(field for field in one.fields if field is not same))) if names else one

    def _repeats(self, one: Citation, text: str) -> bool:
        """*“Salt Again,” as cited in note 3*: the number says once more what stands right before it."""
        if one.form not in ("note", "opcit") or one.first("locator") or not self.done[-1]:
            return False
        before = self.done[-1][-1]
        return (
            before.form != "full" and before.work == one.work and len(text[before.end : one.start].split()) < _FEW_WORDS
        )

    def _resolve(self, one: Citation, place: tuple[int, int]) -> Citation | None:
        if one.form == "full":
            full = self.by_place[place]
            return self._again(full, place) or full
        try:
            try:
                meant = self._meant(one, place)
            except _Unresolved:
                other = _footnoted(one) or _titled(one)
                if other is None or (other.form == one.form and not self._exactly(other, place)):
                    raise
                one, meant = other, self._meant(other, place)
        except _Unresolved as why:
            if one.tentative and not (why.ambiguous and one.first("author") and one.first("locator")):
                return None
            own = work_id(one) if one.first("author") and one.first("title") else None
            return replace(one, problem=str(why), work=own, tentative=False)
        return replace(one, work=meant.citation.work, refers_to=meant.note, kind=meant.citation.kind, tentative=False)

    def _again(self, full: Citation, place: tuple[int, int]) -> Citation | None:
        """*Interview with Medina*, where that with its date and place stands elsewhere."""
        if not full.first("author") or any(full.first(name) for name in ("archive", "container", "url", "box")):
            return None
        short = replace(full, form="short", work=None)
        fitting = [
            other
            for other in self.fulls
            if other.place != place and _tells_more(full, other.citation, earlier=other.place < place)
        ]
        if len({other.citation.work for other in fitting}) != 1:
            return None
        return replace(short, work=fitting[0].citation.work, refers_to=fitting[0].note)

    def _meant(self, one: Citation, place: tuple[int, int]) -> _Full:
        if one.form == "ibid":
            return self._right_before(one, place)
        if one.form == "note":
            return self._in_note(one)
        if not any(one.first(name) for name in _NAMING):
            kinds = _kinds_meant(self._words(one, place))
            return self._nearest(place, kinds) if kinds else self._before(one, place)
        return self._named(one, place)

    def _words(self, one: Citation, place: tuple[int, int]) -> str:
        return self.notes[place[0]].text[one.start : one.end]

    # --- by place -----------------------------------------------------------------------------------------------

    def _right_before(self, one: Citation, place: tuple[int, int]) -> _Full:
        """What stands right before; of *the same letter* the letter before, though something else stands between."""
        kinds = _kinds_meant(self._words(one, place))
        try:
            found = self._before(one, place)
        except _Unresolved:
            if not kinds:
                raise
            return self._nearest(place, kinds)
        if kinds and found.citation.kind not in kinds:
            with suppress(_Unresolved):
                return self._nearest(place, kinds)
        return found

    def _before(self, one: Citation, place: tuple[int, int]) -> _Full:
        """What stands right before: in the same note, else in the note before."""
        if self.done[-1]:
            return self._follow(self.done[-1][-1:], "the citation before it")
        if place[0] == 0:
            raise _Unresolved("no note stands before it")
        before = self.notes[place[0] - 1]
        return self._follow(self.done[place[0] - 1], f"note {before.label}")

    def _follow(self, citations: Sequence[Citation], where: str) -> _Full:
        """The one work that the citations mean."""
        if not citations:
            raise _Unresolved(f"{where} cites no work")
        if any(one.work is None for one in citations):
            raise _Unresolved(f"{where} could not be resolved itself")
        works = dict.fromkeys(one.work for one in citations)
        if len(works) > 1:
            raise _Unresolved(f"ambiguous: {where} cites {len(works)} works")
        found = next((full for full in self.fulls if full.citation.work in works), None)
        if found is None:
            raise _Unresolved(f"{where} leans on a work that is nowhere cited in full")
        return found

    def _in_note(self, one: Citation) -> _Full:
        label = one.first("note")
        number = next((n for n, note in enumerate(self.notes) if note.label == label), -1)
        if number < 0:
            raise _Unresolved(f"there is no note {label}")
        if number < len(self.done) - 1:
            citations: Iterable[Citation] = self.done[number]
        else:
            citations = (full.citation for full in self.fulls if full.place[0] == number)
        author = one.first("author")
        return self._follow([c for c in citations if not author or self._wrote(c, author)], f"note {label}")

    def _wrote(self, one: Citation, author: str) -> bool:
        full = next((full for full in self.fulls if full.citation.work == one.work), None)
        meant = full.citation if full else one
        if meant.kind == "archival" and set(title_words(author)) <= set(title_words(meant.first("title"))):
            return True  # Ruiz’s letter, of “Ana Ruiz to Luis Paz”
        return _has_author(meant, author)

    def _nearest(self, place: tuple[int, int], kinds: frozenset[WorkKind]) -> _Full:
        """The last work of a kind before: 앞의 책, without a name."""
        for number in range(place[0], -1, -1):
            for one in reversed(self.done[number] if number < len(self.done) else []):
                if one.kind in kinds and one.work:
                    return self._follow([one], "the citation before it")
        raise _Unresolved("no such work is cited before it")

    def _exactly(self, one: Citation, place: tuple[int, int]) -> bool:
        return any(full.place != place and _exact(one, full.citation) for full in self.fulls)

    # --- by name ------------------------------------------------------------------------------------------------

    def _named(self, one: Citation, place: tuple[int, int]) -> _Full:
        fitting = [full for full in self.fulls if full.place != place and _fits(one, full.citation)]
        if one.tentative and one.first("title") and not one.first("author"):
            fitting = [full for full in fitting if _exact(one, full.citation) or _corresponds(one, full.citation)]
        if kinds := _kinds_meant(self._words(one, place)):
            of_kind = [full for full in fitting if full.citation.kind in kinds]
            if not of_kind and one.first("genre"):
                raise _Unresolved(f"no {one.first('genre')} of {_said(one)} is cited in full in this article")
            fitting = of_kind or fitting
        before = [full for full in fitting if full.place < place]
        chosen = before or fitting
        works = dict.fromkeys(full.citation.work for full in chosen)
        if len(works) == 1:
            return chosen[0]
        said = _said(one)
        if not works:
            raise _Unresolved(f"no citation in full of {said} in this article")
        exact = [full for full in chosen if _exact(one, full.citation)]
        if exact and len({full.citation.work for full in exact}) == 1:
            return exact[0]
        labels = "; ".join(dict.fromkeys(label_of(full.citation) for full in chosen[:_LISTED]))
        raise _Ambiguous(f"ambiguous: {len(works)} works fit {said}: {labels}")


def _fulls(notes: Sequence[NoteCitations]) -> Iterator[_Full]:
    """The full citations with their works; “the same author” is given his name."""
    last: Citation | None = None
    for number, note in enumerate(notes):
        for index, one in enumerate(note.citations):
            if one.form != "full":
                continue
            named = _with_day(_with_author(one, last), last, note.text)
            done = replace(named, work=work_id(named))
            yield _Full((number, index), note.id, done)
            last = done


def _with_author(one: Citation, last: Citation | None) -> Citation:
    same = next(one.all("same_author"), None)
    if same is None or last is None:
        return one
    names = [CitationField("author", name, same.start, same.end) for name in last.values("author")]
    return replace(one, fields=(*names, *one.fields))


def _with_day(one: Citation, last: Citation | None, text: str) -> Citation:
    """*The same newspaper, May 4, 1967*; *Granma, same day*: what the citation before says."""
    if last is None:
        return one
    same = next((field for field in one.all("container") if SAME_OUTLET.match(f"{field.value}, 1")), None)
    if same is not None and last.first("container"):
        fields = tuple(replace(same, value=last.first("container")) if field is same else field for field in one.fields)
        return replace(one, fields=fields)
    day = SAME_DAY.search(text, one.start, one.end) if not one.first("date") else None
    if day is None or not last.first("date"):
        return one
    return replace(one, fields=(*one.fields, CitationField("date", last.first("date"), *day.span("date"))))


def _fits(short: Citation, full: Citation) -> bool:
    authors, title, date = short.values("author"), short.first("title"), short.first("date")
    if full.work is None or (authors and not all(_has_author(full, author) for author in authors)):
        return False
    if date and (not title or " to " in title or " a " in title) and not full.first("date").startswith(date):
        return False
    if (number := short.first("document")) and not _numbered(full, number):
        return False
    if not title or _within(title_words(title), title_words(full.first("title"))) or _corresponds(short, full):
        return True
    editors = full.values("editor")  # Abel and Price, Iron, of a chapter in their book
    edited = bool(authors and editors) and all(any(same_person(one, name) for name in editors) for one in authors)
    return edited and _within(title_words(title), title_words(full.first("container")))


def _tells_more(one: Citation, full: Citation, *, earlier: bool) -> bool:
    """Whether another citation in full tells of the same interview, or the same letter, with its date and place."""
    if (
        one.work == full.work
        or one.kind != full.kind
        or len(full.fields) < len(one.fields) + (not earlier)
        or not full.first("date")
    ):
        return False
    same = all(_has_author(full, name) for name in one.values("author"))
    if one.kind == "interview":
        return same and not one.first("date")
    genre = title_words(one.first("title"))[:1]
    told = one.first("date") == full.first("date") and genre == title_words(full.first("title"))[:1]
    return one.kind == "archival" and same and told


def _numbered(full: Citation, number: str) -> bool:
    return number in full.values("document") or number in full.first("title").split()


def _corresponds(short: Citation, full: Citation) -> bool:
    """*Ruiz to Paz*, of *Ana Ruiz, letter to Luis Paz*: the same persons in the same order."""
    words = title_words(short.first("title"))
    if full.kind != "archival" or not {"to", "a"} & set(words):
        return False
    said = iter(title_words(f"{full.first('author')} {full.first('title')}"))
    return all(word in said for word in words if word not in _LETTER_WORDS)


def _exact(short: Citation, full: Citation) -> bool:
    """Whether a short title is the beginning of the full one, and not a part from within."""
    few, many = title_words(short.first("title")), title_words(full.first("title"))
    return bool(few) and _strip(many)[: len(_strip(few))] == _strip(few)


def _strip(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in ("the", "a", "an", "el", "la", "los", "las") else words


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    few = _strip(few)
    return bool(few) and any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))


def _footnoted(one: Citation) -> Citation | None:
    """*Ruiz, n. 12*, where note 12 is none of this article with a work of hers: a note of her own book."""
    note = next(one.all("note"), None)
    if one.form != "note" or note is None or not one.first("author"):
        return None
    fields = tuple(replace(field, name="locator") if field is note else field for field in one.fields)
    return replace(one, form="short", fields=fields)


def _titled(one: Citation) -> Citation | None:
    """*Salt Road, 40*, read as an author with a page, taken for a title with a page; None where it can be none."""
    authors = [field for field in one.fields if field.name == "author"]
    if (
        one.form != "short"
        or len(authors) != 1
        or one.first("title")
        or one.first("genre")
        or len(authors[0].value.split()) < 2
    ):
        return None
    fields = tuple(replace(field, name="title") if field.name == "author" else field for field in one.fields)
    return replace(one, fields=fields)


def _has_author(full: Citation, name: str) -> bool:
    return any(same_person(name, other) for other in (*full.values("author"), *full.values("editor")))


def _said(one: Citation) -> str:
    title = one.first("title")
    return ", ".join((*one.values("author"), *([f"“{title}”"] if title else [])))


_NAMING: tuple[FieldName, ...] = ("author", "title", "document")
_LETTER_WORDS = frozenset(("letter", "telegram", "cable", "note", "report", "carta", "telegrama", "nota", "informe"))
_BOOKS: frozenset[WorkKind] = frozenset({"book", "thesis", "chapter"})
_ARTICLES: frozenset[WorkKind] = frozenset({"article", "newspaper", "chapter", "thesis", "web"})
_TOLD: tuple[tuple[tuple[str, ...], frozenset[WorkKind]], ...] = (
    (("책", "게서", "상게서", "전게서", "저서"), frozenset({"book", "chapter"})),
    (("학위논문",), frozenset({"thesis"})),
    (("글", "논문", "기사"), _ARTICLES),
    (
        ("인터뷰", "면담", " interview", "Interview", " entrevista", "Entrevista", " conversation with"),
        frozenset({"interview"}),
    ),
    (("편지", "서한", "전보", "전문"), frozenset({"archival"})),
)
_ENGLISH = re.compile(
    r"(?:[’']s|\bof|\bde|\bdel|\bel|\bla|\bsu|\bsame|\bmism[ao]|^|,)\s?(?:[\w-]+\s)?(?:(?P<book>book|monograph|memoirs?|libro|memorias)|"
    r"(?P<article>article|essay|paper|artículo|ensayo)|(?P<thesis>thesis|dissertation|tesis)|(?P<archival>letter|telegram|cable|"
    r"despatch|memo|carta|telegrama)|(?P<interview>entrevista))\b(?:.*\bcitad)?",
    re.IGNORECASE,
)
_ENGLISH_KINDS: dict[str, frozenset[WorkKind]] = {
    "book": _BOOKS, "article": _ARTICLES, "thesis": frozenset({"thesis"}), "archival": frozenset({"archival"}),
    "interview": frozenset({"interview"}),
}  # fmt: skip


def _kinds_meant(words: str) -> frozenset[WorkKind]:
    """The kinds that a form names: 책 is a book, 글 and 논문 are articles; *Vale’s thesis*, *la carta de Paz*."""
    if told := _ENGLISH.search(words):
        return _ENGLISH_KINDS[str(told.lastgroup)]
    return next((kinds for signs, kinds in _TOLD if any(sign in words for sign in signs)), frozenset())
