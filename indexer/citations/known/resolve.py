"""What do *ibid.*, *op. cit.* and “Taylor, 112” mean? All notes of one article, in order → each citation with its work.

Where the words of a form mean no work as they stand, other readings of them are tried; where none does, the citation
says why not.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from indexer.citations.known.antecedents import Antecedents, Unresolved
from indexer.citations.known.fitting import has_author, is_of_paper, tells_more
from indexer.citations.known.fulls import Place, fulls_of
from indexer.citations.known.neighbours import joined, repeats
from indexer.citations.known.otherwise import footnoted, is_same_author, noted, paged, parted, titled, topical, volumed
from indexer.citations.model import Citation, NoteCitations
from indexer.citations.works import work_id


def resolve(notes: Sequence[NoteCitations]) -> list[tuple[Citation, ...]]:
    """The citations of each note with their works; tentative ones that mean no work are left out."""
    return _Resolver(notes).resolved()


class _Resolver:
    """Goes through the notes in order, since a form may lean on what was resolved before it."""

    def __init__(self, notes: Sequence[NoteCitations]) -> None:
        self.notes = notes
        self.fulls = list(fulls_of(notes))
        self.by_place = {full.place: full.citation for full in self.fulls}
        self.cited = Antecedents(notes, self.fulls)
        self.done = self.cited.done

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
        full = self.cited.by_work.get(before.work)
        names = [replace(same, value=name) for name in (full.citation if full else before).values("author")]
        if not names:
            return one
        told = not (one.first("title") and one.first("locator"))  # ÍD.: «La soif», p. 3, is no talk
        others = (field for field in one.fields if field is not same)
        return replace(one, fields=(*names, *others), tentative=one.tentative and told)

    def _resolve(self, one: Citation, place: Place) -> Citation | None:
        if one.form == "full":
            full = self.by_place[place]
            return self._again(full, place) or full
        try:
            try:
                one = self._noted(one, place)
                meant = self.cited.meant(one, place)
            except Unresolved:
                other = self._otherwise(one, place)
                if other is None:
                    raise
                one, meant = other, self.cited.meant(other, place)
        except Unresolved as why:
            if one.tentative and not (why.ambiguous and one.first("author") and one.first("locator")):
                return None
            own = work_id(one) if one.first("author") and one.first("title") else None
            return replace(one, problem=str(why), work=own, tentative=False)
        return replace(one, work=meant.citation.work, refers_to=meant.note, kind=meant.citation.kind, tentative=False)

    def _noted(self, one: Citation, place: Place) -> Citation:
        """*Ruiz’s letter, n. 4, p. 2*, where note 4 cites it: the number is that of a note, and no place in it."""
        readings = noted(one)
        if readings is None:
            return one
        with suppress(Unresolved):
            self.cited.in_note(readings[0], place)
            return readings[0]
        with suppress(Unresolved):
            if self.cited.meant(readings[1], place).note in self._labelled(readings[0]):
                return readings[1]
        return one

    def _again(self, full: Citation, place: Place) -> Citation | None:
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

    def _of_paper(self, full: Citation, place: Place) -> Citation | None:
        """*“Salt in Lima,” 7 May 1967*: a paper of which an earlier note tells where it lies."""
        fitting = [other for other in self.fulls if other.place < place and is_of_paper(full, other.citation)]
        # Another day of the diary, as short as this one, is no second paper.
        whole = [
            one
            for one in fitting
            if not any(is_of_paper(one.citation, other.citation) for other in fitting if other is not one)
        ]
        if len({other.citation.work for other in whole}) != 1:
            return None
        meant = whole[0]
        return replace(full, form="short", work=meant.citation.work, refers_to=meant.note, kind=meant.citation.kind)

    def _otherwise(self, one: Citation, place: Place) -> Citation | None:
        """The same words read in another way, if so they mean a work: a title, a body, a title with its page."""
        if other := footnoted(one):
            return other
        if (other := titled(one)) and self.cited.exactly(other, place):
            return other
        told = topical(one, self.notes[place[0]].text)
        cited = any(has_author(full.citation, one.first("author")) for full in self.fulls)
        if told and not cited and self.cited.fitting(told, place):
            return told
        others = (*parted(one, self.notes[place[0]].text), *filter(None, (paged(one), volumed(one))))
        return next((other for other in others if self.cited.fitting(other, place)), None)
