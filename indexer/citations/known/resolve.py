"""What do *ibid.*, *op. cit.* and “Taylor, 112” mean? All notes of one article, in order → each citation with its work.

A form that leans is looked for among the full citations before it, and among the later ones only when there is none:
authors do cite short before they cite in full. Nothing is guessed: where two works fit, the citation says so.
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
    is_of_paper,
    is_printed_in,
    is_signed_by,
    tells_more,
)
from indexer.citations.known.fulls import Full, fulls_of
from indexer.citations.known.neighbours import joined, repeats
from indexer.citations.known.otherwise import footnoted, is_same_author, noted, paged, parted, titled, volumed
from indexer.citations.model import Citation, CitationField, FieldName, NoteCitations, WorkKind
from indexer.citations.parts.kinds import is_of_sort, kinds_meant, sort_of
from indexer.citations.works import label_of, title_words, work_id
from indexer.folding import fold

_LISTED = 4
_NEAR = 60
_LED = re.compile(
    r"(?:the|this|that|el|la)\s(?:[a-zà-ÿ]+\s){1,3}(?:(?:cited|quoted|given|mentioned|citad[oa])\s)?(?:(?:in|at|en)\s)?(?:the\s|la\s)?$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:the|this|that|el|la)\s(?:documento?|file|paper|records?|expediente|source)\s", re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\w./-]*(?<![.,])")
# “et al.”: there are more authors than are named.
_LATE = re.compile(r"\set\sal(?!\w)|\sand\sothers|\sy\sotr[oa]s|\s외(?=\s|,)")
_NAMING: tuple[FieldName, ...] = ("author", "title", "document", "date", "box")


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
        self.fulls = list(fulls_of(notes))
        self.by_place = {full.place: full.citation for full in self.fulls}
        self.by_work = {full.citation.work: full for full in reversed(self.fulls)}
        self.done: list[list[Citation]] = []

    def resolved(self) -> list[tuple[Citation, ...]]:
        for number, note in enumerate(self.notes):
            self.done.append([])
            for index, one in enumerate(note.citations):
                if found := self._resolve(self._named_again(one), (number, index)):
                    self._add(found, note.text)
        return [tuple(citations) for citations in self.done]

    def _add(self, found: Citation, text: str) -> None:
        """Put a citation behind those of its note, or together with the last of them."""
        here = self.done[-1]
        if here and repeats(here[-1], found, text, self._labelled(found)):  # telegram 204 (see note 1), para. 4
            here[-1] = replace(here[-1], fields=(*here[-1].fields, *found.all("locator")))
        elif here and (both := joined(here[-1], found, text)):
            here[-1] = both
        else:
            here.append(found)

    def _labelled(self, one: Citation) -> tuple[str, ...]:
        """The ids of the notes that *note 3* may mean."""
        return tuple(note.id for note in self.notes if note.label == one.first("note")) if one.form == "note" else ()

    def _named_again(self, one: Citation) -> Citation:
        """*Idem, Smoke Road, 8*: the author of the citation before."""
        same = next((field for field in one.all("author") if is_same_author(field.value)), None)
        before = next((found[-1] for found in reversed(self.done) if found), None)
        if same is None or before is None or one.form != "short":
            return one
        full = self.by_work.get(before.work)
        names = [replace(same, value=name) for name in (full.citation if full else before).values("author")]
        if not names:
            return one
        told = not (one.first("title") and one.first("locator"))  # ÍD.: «La soif», p. 3, is no talk
        others = (field for field in one.fields if field is not same)
        return replace(one, fields=(*names, *others), tentative=one.tentative and told)

    def _resolve(self, one: Citation, place: tuple[int, int]) -> Citation | None:
        if one.form == "full":
            full = self.by_place[place]
            return self._again(full, place) or full
        try:
            try:
                one = self._noted(one, place)
                meant = self._meant(one, place)
            except _Unresolved:
                other = self._otherwise(one, place)
                if other is None:
                    raise
                one, meant = other, self._meant(other, place)
        except _Unresolved as why:
            if one.tentative and not (why.ambiguous and one.first("author") and one.first("locator")):
                return None
            own = work_id(one) if one.first("author") and one.first("title") else None
            return replace(one, problem=str(why), work=own, tentative=False)
        return replace(one, work=meant.citation.work, refers_to=meant.note, kind=meant.citation.kind, tentative=False)

    def _noted(self, one: Citation, place: tuple[int, int]) -> Citation:
        """*Ruiz’s letter, n. 4, p. 2*, where note 4 cites it: the number is that of a note, and no place in it."""
        readings = noted(one)
        if readings is None:
            return one
        with suppress(_Unresolved):
            self._in_note(readings[0], place)
            return readings[0]
        with suppress(_Unresolved):
            if self._meant(readings[1], place).note in self._labelled(readings[0]):
                return readings[1]
        return one

    def _again(self, full: Citation, place: tuple[int, int]) -> Citation | None:
        """*Interview with Medina*, where that with its date and place stands elsewhere."""
        if (short := self._of_paper(full, place)) is not None:
            return short
        if not full.first("author") or any(full.first(name) for name in ("archive", "container", "url", "box")):
            return None
        short = replace(full, form="short", work=None)
        fitting = [
            other
            for other in self.fulls
            if other.place != place and tells_more(full, other.citation, earlier=other.place < place)
        ]
        if len({other.citation.work for other in fitting}) != 1:
            return None
        return replace(short, work=fitting[0].citation.work, refers_to=fitting[0].note)

    def _of_paper(self, full: Citation, place: tuple[int, int]) -> Citation | None:
        """*“Salt in Lima,” 7 May 1967*: a paper of which an earlier note tells where it lies."""
        fitting = [other for other in self.fulls if other.place < place and is_of_paper(full, other.citation)]
        if len({other.citation.work for other in fitting}) != 1:
            return None
        meant = fitting[0]
        return replace(full, form="short", work=meant.citation.work, refers_to=meant.note, kind=meant.citation.kind)

    def _meant(self, one: Citation, place: tuple[int, int]) -> Full:
        if one.work:  # by the name that a note introduced
            return self._follow([one], "the name")
        if one.form == "ibid" and one.first("author"):
            return self._of_author(one, place)
        if one.form == "ibid":
            return self._right_before(one, place)
        if one.form == "note":
            return self._in_note(one, place)
        if not any(one.first(name) for name in _NAMING):
            kinds = kinds_meant(self._words(one, place))
            return self._nearest(place, kinds, self._words(one, place)) if kinds else self._before(one, place)
        return self._named(one, place)

    def _words(self, one: Citation, place: tuple[int, int]) -> str:
        return self.notes[place[0]].text[one.start : one.end]

    # --- by place -----------------------------------------------------------------------------------------------

    def _right_before(self, one: Citation, place: tuple[int, int]) -> Full:
        """What stands right before; of *the same letter* the letter before, though something else stands between."""
        stop = min((field.start for field in one.fields if field.name in ("locator", "volume")), default=one.end)
        words = self.notes[place[0]].text[one.start : stop]  # not “nota”, of *Ibid., nota 12*
        kinds = kinds_meant(words) or (PAPERS if sort_of(words) else frozenset())
        try:
            found = self._before(one, place)
        except _Unresolved:
            if not kinds or len(self._works_before(place, kinds)) > 1:
                raise
            return self._nearest(place, kinds, words)
        named = found.citation.kind not in kinds and self._is_of_sort(found.citation, sort_of(words))  # 위의 회의록
        if kinds and not named and (found.citation.kind not in kinds or self._is_other(found.citation, words)):
            with suppress(_Unresolved):
                return self._nearest(place, kinds, words)
        return found

    def _works_before(self, place: tuple[int, int], kinds: frozenset[WorkKind]) -> set[str]:
        """The works of these kinds in the note before."""
        before = self.done[place[0] - 1] if place[0] else []
        return {one.work for one in before if one.work and one.kind in kinds}

    def _of_author(self, one: Citation, place: tuple[int, int]) -> Full:
        """*Ibid. (Ruiz), 40*: her work among those of the note before, or of this one."""
        before = self.done[-1] or (self.done[place[0] - 1] if place[0] else [])
        return self._follow([other for other in before if self._wrote(other, one.first("author"))], "the note before")

    def _before(self, one: Citation, place: tuple[int, int]) -> Full:
        """What stands right before: in the same note, else in the note before."""
        if self.done[-1]:
            return self._follow(self.done[-1][-1:], "the citation before it")
        if place[0] == 0:
            raise _Unresolved("no note stands before it")
        before = self.notes[place[0] - 1]
        return self._follow(self.done[place[0] - 1], f"note {before.label}")

    def _follow(self, citations: Sequence[Citation], where: str) -> Full:
        """The one work that the citations mean."""
        if not citations:
            raise _Unresolved(f"{where} cites no work")
        if any(one.work is None for one in citations):
            raise _Unresolved(f"{where} could not be resolved itself")
        works = {one.work for one in citations}
        if len(works) > 1:
            raise _Unresolved(f"ambiguous: {where} cites {len(works)} works")
        found = self.by_work.get(works.pop())
        if found is None:
            raise _Unresolved(f"{where} leans on a work that is nowhere cited in full")
        return found

    def _in_note(self, one: Citation, place: tuple[int, int]) -> Full:
        label = one.first("note")
        number = next((n for n, note in enumerate(self.notes) if note.label == label), -1)
        if not label[:1].isdigit():  # the preceding note
            number, label = place[0] - 1, self.notes[place[0] - 1].label if place[0] else label
        if number < 0:
            raise _Unresolved(f"there is no note {label}")
        if number < len(self.done) - 1:
            citations: Sequence[Citation] = self.done[number]
        else:
            citations = [full.citation for full in self.fulls if full.place[0] == number]
        author = one.first("author")
        meant = [c for c in citations if not author or self._wrote(c, author)]
        if title := fold(one.first("title")):  # el «Inventario» (nota 1)
            meant = [c for c in meant if title in fold(c.first("title")) or not c.first("title")]
        if author and not meant:  # Final Report, supra note 5
            named = replace(one, form="short", fields=tuple(_as_title(field) for field in one.fields))
            meant = [c for c in citations if is_exact(named, c)]
        if len(dict.fromkeys(c.work for c in meant)) > 1:
            words = self._led(one, place) + self._words(one, place)
            kinds = PAPERS if _DOCUMENT.match(words) else kinds_meant(words)
            meant = [c for c in meant if c.kind in kinds] or meant
            meant = [c for c in meant if self._is_of_sort(c, sort_of(words))] or meant
            numbers = set(_NUMBER.findall(self.notes[place[0]].text[max(0, one.start - _NEAR) : one.end])) - {label}
            meant = [c for c in meant if set(c.values("document")) & numbers] or meant
            if sort_of(words) and len({c.work for c in meant}) > 1:  # the document in note 1, of a paper and a film
                meant = [c for c in meant if c.kind == "archival"] or meant
        return self._follow(meant, f"note {label}")

    def _led(self, one: Citation, place: tuple[int, int]) -> str:
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
        return has_author(meant, author)

    def _is_other(self, one: Citation, words: str) -> bool:
        """Whether a letter is meant and this is a telegram."""
        sort = sort_of(words)
        return bool(sort) and not self._is_of_sort(one, sort)

    def _nearest(self, place: tuple[int, int], kinds: frozenset[WorkKind], words: str) -> Full:
        """The last work of a kind before: 앞의 책, without a name; of *the same letter* the last letter, if any."""
        before = [one for number in range(place[0], -1, -1) for one in reversed(self.done[number])]
        before = [one for one in before if one.kind in kinds and one.work]
        of_sort = [one for one in before if not self._is_other(one, words)]
        if "article" in kinds:  # 전게논문: by somebody
            of_sort = [one for one in of_sort if self._has_author(one)] or of_sort
        if not before:
            raise _Unresolved("no such work is cited before it")
        return self._follow((of_sort or before)[:1], "the citation before it")

    def _has_author(self, one: Citation) -> bool:
        return any(full.citation.first("author") for full in self.fulls if full.citation.work == one.work)

    def _otherwise(self, one: Citation, place: tuple[int, int]) -> Citation | None:
        """The same words read in another way, if so they mean a work: a title, a body, a title with its page."""
        if other := footnoted(one):
            return other
        if (other := titled(one)) and self._exactly(other, place):
            return other
        others = (*parted(one, self.notes[place[0]].text), *filter(None, (paged(one), volumed(one))))
        return next((other for other in others if self._fitting(other, place)), None)

    def _exactly(self, one: Citation, place: tuple[int, int]) -> bool:
        return any(full.place != place and is_exact(one, full.citation) for full in self.fulls)

    def _fitting(self, one: Citation, place: tuple[int, int]) -> list[Full]:
        return [full for full in self.fulls if full.place != place and fits(one, full.citation)]

    # --- by name ------------------------------------------------------------------------------------------------

    def _named(self, one: Citation, place: tuple[int, int]) -> Full:
        fitting = self._fitting(one, place)
        if one.tentative and one.first("title") and not one.first("author"):
            fitting = [full for full in fitting if is_exact(one, full.citation) or corresponds(one, full.citation)]
        sort = sort_of(self._words(one, place)) if one.first("date") or one.first("genre") else ()
        if kinds := kinds_meant(self._words(one, place)):
            of_kind = [full for full in fitting if full.citation.kind in kinds or self._is_of_sort(full.citation, sort)]
            if not of_kind and one.first("genre"):
                raise _Unresolved(f"no {one.first('genre')} of {_said(one)} is cited in full in this article")
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
            raise _Unresolved(f"no citation in full of {said} in this article")
        late = bool(_LATE.search(self._words(one, place)))
        for fitting in (
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
