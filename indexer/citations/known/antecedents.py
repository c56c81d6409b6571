"""Which work of the article does a form that leans mean: by where it stands, by a note’s number, by the names it tells?

It is looked for among the full citations before the form, and among the later ones only when there is none: authors do
cite short before they cite in full. Nothing is guessed: where two works fit, the reason says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from indexer.citations.known.fitting import (
    PAPERS,
    corresponds,
    fits,
    has_author,
    is_exact,
    is_family_first,
    is_printed_in,
    is_signed_by,
    is_turned_to_fit,
    sent,
)
from indexer.citations.known.fulls import Full, Place
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.parts.kinds import is_any_paper, is_of_sort, kinds_meant, sort_of
from indexer.citations.works import label_of, title_words
from indexer.folding import fold
from indexer.patterns import lazy

_LISTED = 4
_NEAR = 60
_LED = lazy(
    r"(?:the|this|that|el|la)\s(?:[a-zà-ÿ]+\s){1,3}(?:(?:cited|quoted|given|mentioned|citad[oa])\s)?(?:(?:in|at|en)\s)?(?:the\s|la\s)?$",
    re.IGNORECASE,
)
_DOCUMENT = lazy(r"(?:the|this|that|el|la)\s(?:documento?|file|paper|records?|expediente|source)\s", re.IGNORECASE)
_NUMBER = lazy(r"\d[\w./-]*(?<![.,])")
# “et al.”: there are more authors than are named.
_LATE = lazy(r"\set\sal(?!\w)|\sand\sothers|\sy\sotr[oa]s|\s외(?=\s|,)")
_YEAR_LETTER = lazy(r"\d{4}(?P<letter>[a-f])(?!\w)")
_NAMING: tuple[FieldName, ...] = ("author", "title", "document", "date", "box")


class Unresolved(Exception):  # noqa: N818 - never leaves this package
    """Why a citation can't be resolved; ``ambiguous`` where several works fit a name."""

    ambiguous = False


class _Ambiguous(Unresolved):
    ambiguous = True


class Antecedents:
    """What the notes of an article cite: all citations in full, and by note in ``done`` what is resolved so far."""

    def __init__(self, notes: Sequence[NoteCitations], fulls: Sequence[Full]) -> None:
        self.notes, self.fulls = notes, fulls
        self.by_work = {full.citation.work: full for full in reversed(fulls)}
        self.done: list[list[Citation]] = []

    def meant(self, one: Citation, place: Place) -> Full:
        """The citation in full that a form means; raises ``Unresolved`` with the reason where none is told."""
        if one.work:  # by the name that a note introduced
            return self._follow([one], "the name")
        if one.form == "ibid" and one.first("author"):
            return self._of_author(one, place)
        if one.form == "ibid":
            return self._right_before(one, place)
        if one.form == "note":
            return self.in_note(one, place)
        if not any(one.first(name) for name in _NAMING):
            words = self._words(one, place)
            kinds = kinds_meant(words)
            return self._nearest(place, kinds, words, one.first("container")) if kinds else self._before(one, place)
        return self._named(one, place)

    def exactly(self, one: Citation, place: Place) -> bool:
        """Whether another citation has the very title of this one."""
        return any(full.place != place and is_exact(one, full.citation) for full in self.fulls)

    def fitting(self, one: Citation, place: Place) -> list[Full]:
        """The other citations in full that tell all that a short form tells; else those of family names put first."""
        others = [full for full in self.fulls if full.place != place]
        found = [full for full in others if fits(one, full.citation)]
        return found or [full for full in others if is_turned_to_fit(one, full.citation)]

    def _words(self, one: Citation, place: Place) -> str:
        return self.notes[place[0]].text[one.start : one.end]

    # --- by place -----------------------------------------------------------------------------------------------

    def _right_before(self, one: Citation, place: Place) -> Full:
        """What stands right before; of *the same letter* the letter before, though something else stands between."""
        stop = min((field.start for field in one.fields if field.name in ("locator", "volume")), default=one.end)
        words = self.notes[place[0]].text[one.start : stop]  # not “nota”, of *Ibid., nota 12*
        kinds = kinds_meant(words) or (PAPERS if sort_of(words) else frozenset())
        try:
            found = self._before(one, place)
        except Unresolved:
            if not kinds or len(self._works_before(place, kinds)) > 1:
                raise
            return self._nearest(place, kinds, words)
        named = found.citation.kind not in kinds and self._is_of_sort(found.citation, sort_of(words))  # 위의 회의록
        if kinds and not named and (found.citation.kind not in kinds or self._is_other(found.citation, words)):
            with suppress(Unresolved):
                return self._nearest(place, kinds, words)
        return found

    def _works_before(self, place: Place, kinds: frozenset[WorkKind]) -> set[str]:
        """The works of these kinds in the note before."""
        before = self.done[place[0] - 1] if place[0] else []
        return {one.work for one in before if one.work and one.kind in kinds}

    def _of_author(self, one: Citation, place: Place) -> Full:
        """*Ibid. (Ruiz), 40*: her work among those of the note before, or of this one."""
        before = self.done[-1] or (self.done[place[0] - 1] if place[0] else [])
        return self._follow([other for other in before if self._wrote(other, one.first("author"))], "the note before")

    def _before(self, one: Citation, place: Place) -> Full:
        """What stands right before: in the same note, else in the note before."""
        if self.done[-1]:
            return self._follow(self.done[-1][-1:], "the citation before it")
        if place[0] == 0:
            raise Unresolved("no note stands before it")
        before = self.notes[place[0] - 1]
        return self._follow(self.done[place[0] - 1], f"note {before.label}")

    def _follow(self, citations: Sequence[Citation], where: str) -> Full:
        """The one work that the citations mean."""
        if not citations:
            raise Unresolved(f"{where} cites no work")
        if any(one.work is None for one in citations):
            raise Unresolved(f"{where} could not be resolved itself")
        works = {one.work for one in citations}
        if len(works) > 1:
            raise Unresolved(f"ambiguous: {where} cites {len(works)} works")
        found = self.by_work.get(works.pop())
        if found is None:
            raise Unresolved(f"{where} leans on a work that is nowhere cited in full")
        return found

    def in_note(self, one: Citation, place: Place) -> Full:
        """What the note cites whose number is told; of several works the one whose author, title or sort is."""
        label = one.first("note")
        number = next((n for n, note in enumerate(self.notes) if note.label == label), -1)
        if not label[:1].isdigit():  # the preceding note
            number, label = place[0] - 1, self.notes[place[0] - 1].label if place[0] else label
        if number < 0:
            raise Unresolved(f"there is no note {label}")
        if number < len(self.done) - 1:
            citations: Sequence[Citation] = self.done[number]
        else:
            citations = [full.citation for full in self.fulls if full.place[0] == number]
        author = one.first("author")
        meant = [c for c in citations if not author or self._wrote(c, author)]
        if title := fold(one.first("title")):  # el «Inventario» (nota 1)
            titled = [c for c in meant if title in fold(c.first("title"))]
            meant = titled or [c for c in meant if not c.first("title")]
        if author and not meant:  # Final Report, supra note 5
            named = replace(one, form="short", fields=tuple(_as_title(field) for field in one.fields))
            meant = [c for c in citations if is_exact(named, c)]
        if len(dict.fromkeys(c.work for c in meant)) > 1:
            words = self._led(one, place) + self._words(one, place)
            kinds = PAPERS if _DOCUMENT.match(words) else kinds_meant(words)
            meant = [c for c in meant if c.kind in kinds] or meant
            if "article" in kinds:  # 각주 1의 글, of an article and a piece in a newspaper, which would be 기사
                meant = [c for c in meant if c.kind != "newspaper"] or meant
            meant = [c for c in meant if self._is_of_sort(c, sort_of(words))] or meant
            numbers = set(_NUMBER.findall(self.notes[place[0]].text[max(0, one.start - _NEAR) : one.end])) - {label}
            meant = [c for c in meant if set(c.values("document")) & numbers] or meant
            if sort_of(words) and len({c.work for c in meant}) > 1:  # the document in note 1, of a paper and a film
                meant = [c for c in meant if c.kind == "archival"] or meant
        return self._follow(meant, f"note {label}")

    def _led(self, one: Citation, place: Place) -> str:
        """*the document cited in*, before the number of a note."""
        start = min([one.start, *(field.start for field in one.fields)])
        found = _LED.search(self.notes[place[0]].text, max(0, start - _NEAR), start)
        return found[0] if found else ""

    def _is_of_sort(self, one: Citation, sort: tuple[str, ...]) -> bool:
        """Whether the work of a citation is a paper of that sort: by the words of its citation in full."""
        full = self.by_work.get(one.work)
        if full is None or not sort:
            return False
        text = self.notes[full.place[0]].text
        return is_of_sort(text[full.citation.start : full.citation.end], sort)

    def _wrote(self, one: Citation, author: str) -> bool:
        full = self.by_work.get(one.work)
        meant = full.citation if full else one
        if meant.kind in PAPERS and set(title_words(author)) <= set(title_words(meant.first("title"))):
            return True  # Ruiz’s letter, of “Ana Ruiz to Luis Paz”
        return has_author(meant, author) or is_family_first(author, meant)

    def _is_other(self, one: Citation, words: str) -> bool:
        """Whether a letter is meant and this is a telegram; 위의 문서 may be either."""
        sort = sort_of(words)
        return bool(sort) and not is_any_paper(sort) and not self._is_of_sort(one, sort)

    def _nearest(self, place: Place, kinds: frozenset[WorkKind], words: str, container: str = "") -> Full:
        """The last work of a kind before: 앞의 책, without a name; of *the same letter* the last letter, if any.

        Of 앞의 없는일보 기사 it is the last in that ``container``.
        """
        before = [one for number in range(place[0], -1, -1) for one in reversed(self.done[number])]
        before = [one for one in before if one.kind in kinds and one.work]
        of_sort = [one for one in before if not self._is_other(one, words)]
        if "article" in kinds:  # 전게논문: by somebody
            of_sort = [one for one in of_sort if self._has_author(one)] or of_sort
        if container:
            of_sort = [one for one in before if self._is_in(one, container)] or of_sort
        if not before:
            raise Unresolved("no such work is cited before it")
        return self._follow((of_sort or before)[:1], "the citation before it")

    def _is_in(self, one: Citation, container: str) -> bool:
        full = self.by_work.get(one.work)
        return full is not None and title_words(full.citation.first("container")) == title_words(container)

    def _has_author(self, one: Citation) -> bool:
        return any(full.citation.first("author") for full in self.fulls if full.citation.work == one.work)

    def _sent(self, one: Citation, place: Place) -> list[Full]:
        """뮈텔, 앞의 서한: the letters of which the title says that he wrote them, and no book of his."""
        sort, names = sort_of(self._words(one, place)), one.values("author")
        others = [full for full in self.fulls if full.place != place] if sort and names else []
        return [
            full
            for full in others
            if all(sent(full.citation, name) for name in names) and self._is_of_sort(full.citation, sort)
        ]

    def _letter(self, one: Citation, place: Place) -> str:
        """Of *2010b* the letter, which tells two works of one year apart."""
        date = next(one.all("date"), None)
        found = _YEAR_LETTER.match(self.notes[place[0]].text, date.start) if date else None
        return found["letter"] if found else ""

    # --- by name ------------------------------------------------------------------------------------------------

    def _named(self, one: Citation, place: Place) -> Full:
        fitting = self.fitting(one, place)
        if one.tentative and one.first("title") and not one.first("author"):
            fitting = [full for full in fitting if is_exact(one, full.citation) or corresponds(one, full.citation)]
        sort = sort_of(self._words(one, place)) if one.first("date") or one.first("genre") else ()
        if kinds := kinds_meant(self._words(one, place)):
            of_kind = [full for full in fitting if full.citation.kind in kinds or self._is_of_sort(full.citation, sort)]
            of_kind = of_kind or self._sent(one, place)
            if not of_kind and one.first("genre"):
                raise Unresolved(f"no {one.first('genre')} of {_said(one)} is cited in full in this article")
            fitting = of_kind or fitting
        if sort:
            fitting = [full for full in fitting if self._is_of_sort(full.citation, sort)] or fitting
        before = [full for full in fitting if full.place < place]
        chosen = before or fitting
        works = dict.fromkeys(full.citation.work for full in chosen)
        if len(works) == 1:
            return chosen[0]
        said = _said(one)
        if not works and (
            printed := [full for full in self.fulls if full.place < place and is_printed_in(one, full.citation)]
        ):
            return self._follow([full.citation for full in printed], said)
        if not works:
            raise Unresolved(f"no citation in full of {said} in this article")
        late = bool(_LATE.search(self._words(one, place)))
        letter = self._letter(one, place)
        for fitting in (
            [full for full in chosen if letter and self._letter(full.citation, full.place) == letter],
            [full for full in chosen if is_exact(one, full.citation)],
            [full for full in chosen if is_signed_by(one, full.citation, late=late)],
        ):
            if len({full.citation.work for full in fitting}) == 1:
                return fitting[0]
        labels = "; ".join(dict.fromkeys(label_of(full.citation) for full in chosen[:_LISTED]))
        raise _Ambiguous(f"ambiguous: {len(works)} works fit {said}: {labels}")


def _as_title(field: CitationField) -> CitationField:
    return replace(field, name="title") if field.name == "author" else field


def _said(one: Citation) -> str:
    title = one.first("title")
    return ", ".join((*one.values("author"), *([f"“{title}”"] if title else [])))
