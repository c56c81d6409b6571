"""The book in which a work stands, and place and publisher without brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from indexer.citations.names.authors import is_body
from indexer.citations.names.persons import has_body_word, is_full_name
from indexer.citations.notes import words as w
from indexer.citations.notes.note import is_day
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_eastern
from indexer.citations.parts.imprints import imprint
from indexer.citations.parts.name_ends import Named
from indexer.citations.parts.titles import title_end
from indexer.patterns import lazy

_GAP = lazy(
    r"\s{0,160}[\s,.:;—–-]{0,8}(?:(?:esp\.|especially|particularly|at|here|there|hier|dort|ici|aquí|acá|allí|en(?=\spp?\.\s)|(?:la\s)?cita\sen|cited\sat|quotation\s(?:on|at)|quote\son|인용은|특히|중|中|가운데|의|en\sespecial|sobre\stodo|en\sparticular|in\sparticular|above\sall|(?<=,\s)(?:dated|fechad[oa](?:\sel)?|de\sfecha|con\sfecha(?:\sde)?))\s(?=\d|頁|ch|pp?\b|la\sp)|"
    r"(?:revista|diario|periódico|semanario|quincenario|mensuario)\s(?=[^\W_a-zà-öø-ÿ])|(?:de|of)\s(?=(?:1[5-9]|20)\d\d(?:[,.;)]|$)))?"
)
# “Minas y mineros. México: UNAM, 1999”
_SENTENCED_IMPRINT = lazy(r"\.\s(?=[^\W\d_a-z][^:.;()]{1,40}:\s[^:;()]{2,80},\s(?:1[5-9]|20)\d\d)")
_SENTENCED_PLACE = lazy(r"\.\s(?=[^\W\d_a-z][^:.;()]{1,40}:\s[^:;()]{2,80})")
_GLUED_PLACE = lazy(
    rf"(?P<place>[{w.CAPITAL}][^,();:]{{2,60}}),\s(?P<publisher>[{w.CAPITAL}][^,();:\d]{{2,30}}?)\s(?=(?:1[5-9]|20)\d\d(?!\w))"
)
_IN_BEFORE = lazy(r"(?:^|[\s,])(?:[Ii]n:?|[Ee]n|[Dd]ans|[Вв])\s$")
_NUMBERED_NAME = lazy(r"[^,;:().]{3,80},\s(?:vol\.|[Nn]úm\.|[Nn]\.?\s?[º°]|No\.|año\s)\s?[\dIVXLC]")
_TITLE_AND_FACTS = lazy(
    r"[^,;()]{2,160}(?:\s\([^()]{3,120}\d{4}\)|,\s[^,;()]{2,40}[,:]\s[^,;()]{2,60},\s(?:1[5-9]|20)\d\d)"
)
YEAR_NEXT = lazy(r",\s(?:1[89]|20)\d\d(?:년)?(?=[,.;)]|$)")
_PLACE = (
    rf"(?P<place>[{w.CAPITAL}가-힣][\w’'‘.-]*(?:,?\s[\w’'‘.-]+){{0,4}}(?:\s\([^\W\d_][\w. ]{{1,18}}\))?)\s?:\s"
    rf"(?P<publisher>[{w.CAPITAL}가-힣“][^:;()]{{1,90}}?)"
)
_VOLUME_LAST = lazy(r"\s(?P<volume>\d{1,4}|[IVXLC]{1,7})$")
_SHORT_BOOK = lazy(
    r"(?P<book>[^;:“”«»()]{2,90}?)(?:\s\((?:fn|n|note|nota|Anm|주)\.?\s?\d{1,4}\)|,\s(?:[oó]p|ob)\.\s?cit\.(?:,?\s\((?:fn|n|note|nota)\.?\s?\d{1,4}\))?)"
    r"(?=,\s(?:(?:pp?|págs?|S)\.\s?)?\d{1,4}\s?[-–]\s?\d)"
)
_YEAR_GROUP = lazy(r"\s\((?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\)")  # in: Archiv 49 (2009), and no book has such a number
_VOLUME_NEXT = lazy(r",\s(?:[ivxlc]{1,8}|[IVXLC]{1,8}|\d{1,3})\s\(")  # *Minerals*, xvii (London, 1970)
_CITY_YEAR = lazy(rf"(?P<place>[{w.CAPITAL}][^,();:\d]{{2,40}}?)\s(?=(?:1[5-9]|20)\d\d(?!\d))")
_PLACE_COMMA = lazy(
    rf"(?P<place>[{w.CAPITAL}][^,();:]{{2,70}}|[가-힣]{{2,4}}),\s(?P<publisher>[{w.CAPITAL}가-힣][^,();:]{{2,60}}),\s(?=(?:1[5-9]|20)\d\d)"
)
_KEPT = lazy(r"[A-Z]{2,6}\s?:\s[A-Z]{1,5}-?\s?\d.*")  # letters alone, before a mark
_PLACE_COMMA_LAST = lazy(
    rf"(?P<place>[{w.CAPITAL}][^,();:\d]{{2,40}}),\s(?P<publisher>[{w.CAPITAL}][^,();:\d]{{2,60}}?)(?=\.?\s*$|,\s(?:pp?|págs?|chap|cap)\.\s)"
)
_PLACE_PUBLISHER = lazy(rf"{_PLACE}(?=,?\s(?:c\.\s?)?(?:1[5-9]|20)\d\d|,?\s(?:n\.d|s\.f)\.)")
_PLACE_PUBLISHER_LAST = lazy(
    rf"{_PLACE}(?=\.?\s*$|,\s(?:(?:pp?|págs?|chaps?|caps?|arts?|párrs?|paras?|figs?|lám|tab)\.\s|p[aá]ssim|\d|(?:vols?\.|t\.|tomo)\s[\dIVXLC]|"
    r"(?:cuadro|tabla|table|gráfico|figura|figure|mapa|map|chapter|capítulo|anexo|annex|apéndice|appendix|lámina|plate|nota|note)\s[\dIVXA-H]|s\.\s?v\.|voz\s|sub\svoce))"
)


def past_gap(text: str, start: int, end: int) -> int:
    """Past the signs between two things that are told, and words that only lead to a place: *especially at 12*."""
    gap = _GAP.match(text, start, end)
    return gap.end() if gap else start


@dataclass
class InBook(Named):
    """Reads the book that holds a work, and the imprint behind it."""

    def in_book(self, start: int) -> bool:
        text = self.note.text
        found = w.IN_BOOK.match(text, start, self.end)
        if not found or self.has("container", "publisher"):
            return False
        first = found.end()
        if group := self.note.group_starts.get(first):
            return group.quoted and self.add("container", first + 1, group.end - 1, group.end)
        if short := _SHORT_BOOK.match(text, first, self.end):  # in: Halm/Zorn, Foreign Mills (n. 2), pp. 3–9
            return self.add("container", *short.span("book"), short.end())
        if _NUMBERED_NAME.match(text, first, self.end):  # en Todo es Historia, N° 45, Bs. As., enero de 1971
            last = self.name_end(first)
            if last <= first and not w.SAYS.search(text, first, text.index(",", first)):
                last = text.index(",", first)  # en Obras escogidas, vol. 4
            return last > first and self.add("container", first, last)
        editors = self._editors_before(first) or self._owner_before(first)
        slanted = self.note.title_end(editors or first)
        if slanted and _VOLUME_NEXT.match(text, slanted, self.end):
            return self.add("container", editors or first, slanted)
        last = self._title_end(editors or first)
        if not editors and any(first < date.start < last and is_day(date) for date in self.note.dates):
            last = self.name_end(first) or last  # en El Universal, Caracas, 3 de mayo de 1967
        volume = None if editors else _VOLUME_LAST.search(text, first, last)
        if volume is None or not (w.PERIODICAL.search(text, first, last) or _YEAR_GROUP.match(text, last)):
            return self.add("container", editors or first, last)
        self.add("container", first, volume.start())  # in: Zeitschrift für Mühlen 12 (1999)
        return self.add("volume", *volume.span("volume"))

    def _editors_before(self, start: int) -> int:
        """*in Jane Roe and John Doe, eds., Title*: where the title begins; 0 when no editors stand before it."""
        text = self.note.text
        comma = text.find(",", start, min(self.end, start + 160))
        while comma > 0:
            after = w.EDITOR_AFTER.match(text, comma + 2, self.end)
            if after and text[after.end() : after.end() + 1] in (",", ":"):
                self.add_names("editor", start, comma)
                return past_gap(text, after.end(), self.end)
            comma = text.find(",", comma + 1, min(self.end, start + 160))
        near = takewhile(lambda g: g.start < start + 160, self.note.groups_from(start + 1))
        bracket = next((g for g in near if g.round), None)
        if bracket and w.EDITOR_AFTER.fullmatch(text, bracket.start, bracket.end):
            self.add_names("editor", start, bracket.start)
            return past_gap(text, bracket.end, self.end)
        return 0

    def _owner_before(self, start: int) -> int:
        """*en Eva Luna, Historia de los clubes, Madrid, Alianza, 1999*: past the author of the book; 0 without one."""
        text = self.note.text
        comma = text.find(",", start, min(self.end, start + 60))
        name = text[start : max(start, comma)]
        slanted = (
            comma > 0
            and self.note.title_end(comma + 2)
            and not self.note.mask[start]
            and is_body(name.partition(" (")[0])
        )
        named = slanted or is_full_name(name) or (has_body_word(name) and is_body(name))
        if comma < 0 or not named or self.note.outlet_at(start, comma):
            return 0
        if slanted:
            return comma + 2
        after = text[comma + 2 : comma + 3]
        told = self.note.date_at(comma + 2, self.end) or w.PAGES.match(text, comma + 2, self.end)
        return comma + 2 if after.isupper() and not told and _TITLE_AND_FACTS.match(text, comma + 2, self.end) else 0

    def _title_end(self, start: int) -> int:
        """Where the title of a book ends: at its facts, its editors, its pages."""
        text = self.note.text
        slanted = self.note.title_end(start)
        if slanted and not text.startswith(" [", slanted):
            return min(slanted, self.end)
        last = title_end(self.note, start, self.end)
        dated = _SENTENCED_PLACE if self.has("date") else _SENTENCED_IMPRINT
        if sentence := dated.search(text, start, last):
            return sentence.start()
        for comma in (start + one.start() for one in re.finditer(",", text[start:last])):
            if _PLACE_PUBLISHER.match(text, comma + 2, self.end) or _PLACE_COMMA.match(text, comma + 2, self.end):
                return comma
            if self.has("date") and self._placed(comma + 2):
                return comma
            if (city := _CITY_YEAR.match(text, comma + 2, self.end)) and is_city(city["place"]):
                return comma
        comma = text.find(",", start, last)
        return comma if comma > 0 and last == self.end else last

    def place_publisher(self, start: int) -> bool:
        """``Place: Publisher, Year`` without brackets."""
        held = self._holds()
        dated = self.has("date") and (self.dated_first or not held)
        pattern = _PLACE_PUBLISHER_LAST if dated else _PLACE_PUBLISHER
        found = pattern.match(self.note.text, start, self.end)
        if found and (w.ARCHIVE.fullmatch(found["place"]) or _KEPT.fullmatch(found[0])):  # TNA: FO 371/190211
            return self.add("archive", *found.span("place"))
        if not found or self.has("publisher") or (self.has("container") and not (self.has("editor") or held)):
            return False
        if self._is_dated(*found.span("publisher")):
            return False
        self.add("place", *found.span("place"))
        self.add("publisher", *found.span("publisher"))
        return self._year_again()

    def _year_again(self) -> bool:
        """Past the year of the book that holds a work, where the day of the work was told before."""
        if self.has("date") and (again := YEAR_NEXT.match(self.note.text, self.done, self.end)):
            self.done = again.end()
        return True

    def _is_dated(self, start: int, end: int) -> bool:
        """Whether any of a date stands in a stretch."""
        return any(date.start < end and start < date.end for date in self.note.dates)

    def _holds(self) -> bool:
        """Whether the container is a book in which something stands: *en Obras, vol. 4, Lima: Ninguna*."""
        container = self.find("container")
        if container is None or self.has("issue"):
            return False
        return _IN_BEFORE.search(self.note.text, 0, container.start) is not None

    def _placed(self, start: int) -> re.Match[str] | None:
        """Place and publisher in either order, without the year, which stands before the title: one is a known town."""
        found = _PLACE_COMMA_LAST.match(self.note.text, start, self.end)
        return found if found and is_city(found["place"]) != is_city(found["publisher"]) else None

    def place_comma(self, start: int) -> bool:
        """``Place, Publisher, Year`` without brackets, after the title of a book in which something stands."""
        text = self.note.text
        inside = self.dated_first and self.has("container") and not self.has("publisher", "place")
        if inside and (placed := self._placed(start)):
            for one in imprint(self.note, *placed.span()):
                self.add(one.name, one.start, one.end)
            self.done = placed.end()
            return True
        found = _PLACE_COMMA.match(text, start, self.end) or _GLUED_PLACE.match(text, start, self.end)
        eastern = found is not None and is_eastern(text[start]) and self.has("title")
        if not found or not (self.has("container") or eastern) or self.has("publisher", "place", "issue"):
            return False
        if (self.has("date") and not self._holds()) or self._is_dated(*found.span("publisher")):
            return False
        for one in imprint(self.note, start, found.end("publisher")):
            self.add(one.name, one.start, one.end)
        self.done = found.end("publisher")
        return self._year_again()
