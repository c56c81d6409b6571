"""What follows a title in italics: place and publisher in any order, a volume, the number of a report.

Behind italics a name can’t be a part of the title, so that less is asked of it than elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from indexer.citations.names.persons import trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import REGION, is_city
from indexer.citations.parts.imprints import SERIES, imprint, is_publisher, stands_as_town
from indexer.citations.parts.tail import Tail
from indexer.patterns import lazy

_AFTER = (
    r"(?=(?:[,;.]\s?|\s)[(\[]?(?:1[5-9]|20)\d\d(?![\w/])|[.;,]?\s*$|\.\s|"
    r",\s(?:pp?\.|págs?\.|caps?\.|chap\.|párr\.|art\.|fig\.|cuadro|tabla|table|gráfico|S\.|at|en|도판|그림|부록)\s?\d|"
    r",\s(?:tomo|t\.)\s[\dIVXLC]|,\s\d{1,4}(?:[-–~]\d{1,4})?(?:쪽|면))"
)
_COLON = lazy(
    rf"(?P<first>{w.NOT_SMALL}(?:[^:;()\d“”\"]|\s\({REGION}\)){{1,60}}?)\s?:\s?(?P<second>{w.NOT_SMALL}[^:;()\d“”\"]{{1,80}}?){_AFTER}"
)
_PLAIN = lazy(rf"(?P<all>{w.NOT_SMALL}(?:[^:;()\d“”\"]|\s\({REGION}\)){{1,100}}?){_AFTER}")
_BARE_VOLUME = lazy(r"(?P<volume>\d{1,2}|[IVX]{1,5})(?=,\s[^\W\d_])")
_VOLUME_AFTER = lazy(
    r"(?P<volume>\d{1,4})?\s?(?:\((?P<issue>\d{1,4}(?:[-–]\d{1,4})?)\))?\s?[:,]\s?(?P<pages>[A-Z]?-?\d{1,5}(?:[-–]\d{1,5})?)(?![\w–-])"
)
_EDITED = lazy(rf"\((?:[Ee]ds?|[Cc]omps?|[Cc]oords?)\.?\)\s(?P<names>{w.NOT_SMALL}[^,:;()\d]{{2,80}})(?=,\s|\.\s)")
_BEHIND_PLACE = lazy(
    rf"(?P<place>{w.NOT_SMALL}[^():;,\d]{{1,40}}?)\s\((?P<publisher>[^():;\d]{{2,90}})\),?\s(?=(?:1[5-9]|20)\d\d)"
)
_REPORT = lazy(r"(?!Vol|Tom)(?:[A-Z][\w.]*\s){0,4}[A-Z]{0,4}[\s/-]?\d[\w/.-]*(?=\s\()")
# “_Salt_. Salt Board, internal report (Lima 1999)”
_PUT_OUT = lazy(r"[^\W\d_a-z][^.;:()“”«»]{2,100}(?=\s\()")
_SMALL = lazy(r"(?:^|\s)(?!(?:de|del|la|las|los|el|y|e|and|of|the|for|du|des|für|und|di|da|do|dos)\s)[a-zà-öø-ÿ]")


@dataclass
class Imprint(Tail):
    """What follows a title in italics: place and publisher first, in any order and with any sign between them."""

    @cached_property
    def _steps(self) -> tuple[Callable[[int], bool], ...]:
        return (
            self._quoted,
            self._in_series,
            self._edited,
            self._numbered,
            self._marked,
            self._behind_place,
            self._pressed,
            self._volumed_after,
            *super()._steps,
        )

    def _quoted(self, start: int) -> bool:
        """*_Salt Prices_, «The Nowhere Times», 3 May 1971*: what holds a work whose title is in italics."""
        group = self.note.group_starts.get(start)
        if group is None or not group.quoted or group.end > self.end or self.has("container", "publisher", "date"):
            return False
        return self.add("container", start + 1, group.end - 1, group.end)

    def _in_series(self, start: int) -> bool:
        """*_The Salt Road_ (Studies in Salt, 10), Lima, 1961*: the series of a book, with its number."""
        found = SERIES.match(self.note.text, start, self.end)
        return (
            found is not None
            and self.fields[-1].name == "title"
            and self.add("series", *found.span("series"), found.end())
        )

    def _edited(self, start: int) -> bool:
        """*In _Salt and Water_ (ed.) R. Halm, 12-40*: who edited it, behind the title."""
        found = _EDITED.match(self.note.text, start, self.end)
        if found is None or not self.has("container") or self.has("editor"):
            return False
        self.add_names("editor", *found.span("names"))
        self.done = found.end()
        return True

    def _behind_place(self, start: int) -> bool:
        """*_The Salt Jar_, Lima (Museum of Salt) 2005*: the publisher in brackets between place and year."""
        found = _BEHIND_PLACE.match(self.note.text, start, self.end)
        if found is None or self.has("place", "publisher", "container") or not is_city(found["place"]):
            return False
        self.add("place", *found.span("place"))
        return self.add("publisher", *found.span("publisher"), found.end())

    def _numbered(self, start: int) -> bool:
        """*_Memoria_, 2, Madrid, Alba*: a volume without a word for it."""
        found = _BARE_VOLUME.match(self.note.text, start, self.end)
        if found is None or self.has("volume", "publisher", "date", "container") or self.gap.strip() != ",":
            return False
        return self.add("volume", *found.span("volume"))

    def _marked(self, start: int) -> bool:
        """*_A Prisoner of Salt_, ASA 24/02/79 (London: Deep Press, 1979)*: the number of a report, or its series."""
        found = _REPORT.match(self.note.text, start, self.end)
        put_out = _PUT_OUT.match(self.note.text, start, self.end) if self.gap.strip() == "." and not found else None
        found = found or put_out
        group = self.note.group_starts.get(found.end() + 1) if found else None
        if found is None or group is None or not self.note.is_published(group) or self.has("container", "publisher"):
            return False
        return self.add("series" if put_out else "document", *found.span())

    def _alone(self, start: int, end: int) -> None:
        """*(Alba, 2004)*: behind a title in italics a publisher, unless it is known as a town, or stands like one."""
        found = imprint(self.note, start, end) if start < end else []
        for one in found:
            single = len(found) == 1 and not is_city(one.value) and not stands_as_town(self.note, start, end)
            self.add("publisher" if single else one.name, one.start, one.end)

    def _volumed_after(self, start: int) -> bool:
        """*_Journal of Salt_ 2010;12(3):101–128*: the volume behind the year."""
        found = _VOLUME_AFTER.match(self.note.text, start, self.end)
        if found is None or self.has("volume", "issue", "pages") or not (self.has("container") and self.has("date")):
            return False
        if found["volume"]:
            self.add("volume", *found.span("volume"))
        if found["issue"]:
            self.add("issue", *found.span("issue"))
        return self.add("pages", *found.span("pages"))

    def _pressed(self, start: int) -> bool:
        text = self.note.text
        inside = self.has("container") and not self.has("editor", "pages")
        if self.has("publisher", "place") or inside or not text[start].isupper() or self.note.date_at(start, self.end):
            return False
        if w.EDITORS.match(text, start) or w.TRANSLATORS.match(text, start) or w.EDITION.match(text, start, self.end):
            return False
        if found := _COLON.match(text, start, self.end):
            return self._parted(found)
        found = _PLAIN.match(text, start, self.end)
        if found is None or self.note.mask[start]:
            return False
        if w.ARCHIVE.search(text, *found.span("all")) and not (
            self._has_year(found.end()) and is_city(found["all"].partition(", ")[0])  # Nueva York, Modern Library, 2010
        ):
            return False
        if self._is_dated(*found.span("all")):  # Salt Centre, July 2016
            return False
        return self._uncoloned(*found.span("all"), pressed=self._has_year(found.end()))

    def _parted(self, found: re.Match[str]) -> bool:
        """*Lima: Verso*; *Verso: Lima*, where only the second is known as a town."""
        if _has_small(found) or w.ARCHIVE.search(found["first"]):
            return False
        turned = is_city(found["second"]) and not is_city(found["first"])
        self.add("place", *found.span("second" if turned else "first"))
        return self.add("publisher", *found.span("first" if turned else "second"), found.end())

    def _uncoloned(self, start: int, end: int, *, pressed: bool) -> bool:
        words = self.note.text[start:end]
        known = _is_known(self.note, start, end)
        if (
            (_SMALL.search(words) and not (pressed and self._in_entry(words)))
            or words.count(",") > _MOST_COMMAS
            or not (known or (pressed and not self.has("date")))
        ):
            return False
        before = len(self.fields)
        self._alone(start, end)
        self.done = end
        return len(self.fields) > before

    def _in_entry(self, words: str) -> bool:
        """*Ruiz, Ana. _Salt_. Tolbegae sŏgwan, 1922*: few words behind a title with a full stop, small ones, too."""
        title = self.find("title")
        stopped = title is not None and self.note.text[title.end] == "." and self.has("author", "editor")
        return stopped and words.count(" ") < _FEW_WORDS and not w.SAYS.search(words)

    def _has_year(self, at: int) -> bool:
        return bool(_YEAR_NEXT.match(self.note.text, at, self.end))


_MOST_COMMAS = 2
_FEW_WORDS = 4
_PLAIN_YEAR = lazy(r"[,;.]?\s(?:1[5-9]|20)\d\d")  # and not *Ruiz (2021, p. 118)*, another citation
_YEAR_NEXT = lazy(r"[,;.]?\s?[(\[]?(?:1[5-9]|20)\d\d")


def is_imprint(note: Note, start: int, end: int, *, dated: bool) -> bool:
    """Whether a stretch begins with place and publisher; ``dated`` if the title before it has its year already."""
    text = note.text
    if found := _COLON.match(text, start, end):
        return not _has_small(found)
    if found := _PLAIN.match(text, start, end):
        plain = not _SMALL.search(found["all"]) and found["all"].count(",") <= 1
        if plain and not dated and _PLAIN_YEAR.match(text, found.end(), end):  # Alba, Madrid, 1965
            return True
    last = trim(text, start, end, " .")[1]
    words = text[start:last]
    return (
        _is_known(note, start, last)
        and words.count(",") <= _MOST_COMMAS
        and not _SMALL.search(words)
        and not any(map(str.isdigit, words))
    )


def _is_known(note: Note, start: int, end: int) -> bool:
    """Whether a stretch is known as a publisher, or a part of it between commas as a town."""
    return is_publisher(note, (start, end)) or any(map(is_city, note.text[start:end].split(", ")))


def _has_small(parted: re.Match[str]) -> bool:
    """Whether either side of a colon has a word in small letters, which neither towns nor publishers have."""
    return bool(_SMALL.search(parted["first"]) or _SMALL.search(parted["second"]))
