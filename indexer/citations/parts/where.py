"""Where did it appear? The book, the periodical, the archive, place and publisher, and where a title ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from indexer.citations.names.persons import is_full_name, is_person, split_names, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import is_day
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_container_name, is_eastern
from indexer.citations.parts.imprints import imprint, is_place, is_publisher
from indexer.citations.parts.kinds import BOOK_ENDS
from indexer.citations.parts.titles import title_end
from indexer.citations.sources.archives import KEPT_AHEAD, LETTER, Archives

GAP = re.compile(
    r"\s{0,160}[\s,.:;—–-]{0,8}(?:(?:esp\.|especially|particularly|at|here|aquí|acá|(?:la\s)?cita\sen|cited\sat|quotation\s(?:on|at)|quote\son|인용은|특히|en\sespecial|sobre\stodo|en\sparticular|in\sparticular|above\sall)\s(?=\d|ch|pp?\b|la\sp))?"
)
_LONGEST_NAME = 240
_LONGEST_MARK = 20
_VOLUME_TITLE = re.compile(r"[^\W\d_a-z][^()“”;]{3,90}?(?:,\s\d{4}[-–]\d{2,4})?\s(?=\()")
_ARTICLES = ("The ", "El ", "La ", "Le ", "Los ")
_CONTAINER_STOP = re.compile(
    r",|\s(?=[IVXL]{1,6}\s\(|[IVXLC]{1,8}/\d|\d{1,4}(?:[-–]\d{1,2})?\s?(?:\(|[,.:;]|$|[.:/]\d|권|호))|:\s?(?=\d)|(?<=[^\W\d_]{3})\.(?=\s|$)|[;—]|\s(?:제\d|"
    r"\d{1,4}(?:권|호|년))"
)


@dataclass
class Where(Archives):
    """Reads where a work appeared."""

    def in_book(self, start: int) -> bool:
        text = self.note.text
        found = w.IN_BOOK.match(text, start, self.end)
        if not found or self.has("container", "publisher"):
            return False
        first = found.end()
        if group := self.note.group_starts.get(first):
            return group.quoted and self.add("container", first + 1, group.end - 1, group.end)
        if _NUMBERED_NAME.match(text, first, self.end):  # en Todo es Historia, N° 45, Bs. As., enero de 1971
            last = self.name_end(first)
            if last <= first and not w.SAYS.search(text, first, text.index(",", first)):
                last = text.index(",", first)  # en Obras escogidas, vol. 4
            return last > first and self.add("container", first, last)
        editors = self._editors_before(first) or self._owner_before(first)
        last = self._title_end(editors or first)
        if not editors and any(first < date.start < last and is_day(date) for date in self.note.dates):
            last = self.name_end(first) or last  # en El Universal, Caracas, 3 de mayo de 1967
        volume = None if editors else _VOLUME_LAST.search(text, first, last)
        if volume is None or not w.PERIODICAL.search(text, first, last):
            return self.add("container", editors or first, last)
        self.add("container", first, volume.start())  # in: Zeitschrift für Mühlen 12 (1999)
        return self.add("volume", *volume.span("volume"))

    def _editors_before(self, start: int) -> int:
        """*in Jane Roe and John Doe, eds., Title*: where the title begins; 0 when no editors stand before it."""
        text = self.note.text
        comma = text.find(",", start, min(self.end, start + 160))
        while comma > 0:
            after = w.EDITOR_AFTER.match(text, comma + 2, self.end)
            if after and text[after.end() : after.end() + 1] == ",":
                for span in split_names(text, start, comma):
                    self.add("editor", *span)
                gap = GAP.match(text, after.end(), self.end)
                return gap.end() if gap else after.end()
            comma = text.find(",", comma + 1, min(self.end, start + 160))
        near = takewhile(lambda g: g.start < start + 160, self.note.groups_from(start + 1))
        bracket = next((g for g in near if g.round), None)
        if bracket and w.EDITOR_AFTER.fullmatch(text, bracket.start, bracket.end):
            for span in split_names(text, start, bracket.start):
                self.add("editor", *span)
            gap = GAP.match(text, bracket.end, self.end)
            return gap.end() if gap else bracket.end
        return 0

    def _owner_before(self, start: int) -> int:
        """*en Eva Luna, Historia de los clubes, Madrid, Alianza, 1999*: past the author of the book; 0 without one."""
        text = self.note.text
        comma = text.find(",", start, min(self.end, start + 60))
        if comma < 0 or not is_full_name(text[start:comma]) or self.note.outlet_at(start, comma):
            return 0
        after = text[comma + 2 : comma + 3]
        told = self.note.date_at(comma + 2, self.end) or w.PAGES.match(text, comma + 2, self.end)
        return comma + 2 if after.isupper() and not told and _TITLE_AND_FACTS.match(text, comma + 2, self.end) else 0

    def _title_end(self, start: int) -> int:
        """Where the title of a book ends: at its facts, its editors, its pages."""
        text = self.note.text
        last = title_end(self.note, start, self.end)
        dated = _SENTENCED_PLACE if self.has("date") else _SENTENCED_IMPRINT
        if sentence := dated.search(text, start, last):
            return sentence.start()
        for comma in (start + one.start() for one in re.finditer(",", text[start:last])):
            if _PLACE_PUBLISHER.match(text, comma + 2, self.end) or _PLACE_COMMA.match(text, comma + 2, self.end):
                return comma
            if (city := _CITY_YEAR.match(text, comma + 2, self.end)) and is_city(city["place"]):
                return comma
        comma = text.find(",", start, last)
        return comma if comma > 0 and last == self.end else last

    def place_publisher(self, start: int) -> bool:
        """``Place: Publisher, Year`` without brackets."""
        held = self._holds()
        pattern = _PLACE_PUBLISHER_LAST if self.has("date") and not held else _PLACE_PUBLISHER
        found = pattern.match(self.note.text, start, self.end)
        if found and w.ARCHIVE.fullmatch(found["place"]):  # TNA: FO 371/190211
            return self.add("archive", *found.span("place"))
        if not found or self.has("publisher") or (self.has("container") and not (self.has("editor") or held)):
            return False
        if self._is_dated(*found.span("publisher")):
            return False
        self.add("place", *found.span("place"))
        self.add("publisher", *found.span("publisher"))
        if self.has("date") and (again := _YEAR_NEXT.match(self.note.text, self.done, self.end)):
            self.done = again.end()  # a paper with its day, and the year of the book that holds it
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

    def place_comma(self, start: int) -> bool:
        """``Place, Publisher, Year`` without brackets, after the title of a book in which something stands."""
        text = self.note.text
        found = _PLACE_COMMA.match(text, start, self.end) or _GLUED_PLACE.match(text, start, self.end)
        eastern = found is not None and is_eastern(text[start]) and self.has("title")
        if not found or not (self.has("container") or eastern) or self.has("publisher", "place", "date", "issue"):
            return False
        if self._is_dated(*found.span("publisher")):
            return False
        for one in imprint(self.note, start, found.end("publisher")):
            self.add(one.name, one.start, one.end)
        self.done = found.end("publisher")
        return True

    def where(self, start: int) -> bool:
        """A name that follows: the periodical, else the archive, else a place."""
        text = self.note.text
        if _KOREAN_REMARK.match(text, start, self.end) or (
            not self.gap and self.fields and is_eastern(text[start])
        ):  # a particle: 『소금의 길』에서
            return False
        if self.fields and self.fields[-1].name == "volume" and (titled := self._volume_title(start)):
            self.done = titled
            return True
        last = self.name_end(start)
        if last <= start or _LEANS.match(text, last, self.end):
            return False
        numbered = _NUMBERED.search(text, start, last)
        done = None
        if numbered:
            last, done = numbered.start(), numbered.end()
        bracket = self.note.group_starts.get(last + 1)
        subtitled = ":" in self.gap or (bracket is not None and self.note.is_published(bracket))
        if subtitled and self.fields and self.fields[-1].name == "volume" and not self.has("container"):
            self.done = last  # vol. 2: The Mules
            return True
        if self.is_kept(start, last):
            return self.add("archive", start, last, done)
        if self.lies and not self.has("container"):
            return self.in_archive(start, last)
        if not self.has("title") and LETTER.fullmatch(text, start, last):
            return self.add("title", start, last)
        if not self.has("container", "publisher"):
            return self._appeared(start, last, done)
        return self._printed(start, last)

    def _printed(self, start: int, last: int) -> bool:
        """What follows a periodical or a book: who published it, or where."""
        if self.dated_first and not self.has("publisher") and self.has("editor", "pages"):
            return self.add("publisher", start, last)  # in Minerals of Utopia (pp. 3–8). Nowhere Press
        if is_publisher(self.note, (start, last)) and self.has("editor", "title") and not self.has("publisher", "date"):
            return self.add("publisher", start, last)
        dated = self.note.date_at(min(self.end, last + 2), self.end) or self.note.date_at(last + 1, self.end)
        numbered = w.ISSUE.match(self.note.text, min(self.end, last + 2), self.end)
        issued = numbered is not None and is_city(self.note.text[start:last])
        if not self.has("place", "date") and (dated or issued or last >= self.end):
            return self.add("place", start, last)
        if is_publisher(self.note, (start, last)) and not self.has("publisher", "date"):
            return self.add("publisher", start, last)
        return False

    def _appeared(self, start: int, last: int, done: int | None) -> bool:
        """A name in the place of a container; in “tesis, Universidad …” and “interview, Caracas” it is none."""
        text = self.note.text
        if thesis := w.THESIS.search(text, start, last):
            if thesis.start() - start > 2:
                self.add("publisher", start, thesis.start())
            return self.add("genre", *thesis.span("genre"))
        dated = self.dated_first or (self._is_paper() and self.note.date_at(min(self.end, last + 2), self.end))
        if is_city(text[start:last]) and dated:
            return self.add("place", start, last)  # Telegram from … to …, Lima, 4 May 1967; Memoria anual. Lima
        if self.is_talk and self.note.date_at(min(self.end, last + 2), self.end) and not self.has("place"):
            printed = w.NEWSPAPER.search(text, start, last) or self.note.outlet_at(start, last)
            if not printed and is_place(text[start:last]):
                return self.add("place", start, last)  # Ana Ruiz, interview, Los Teques, 3 May 1999
        if (
            ((is_person(text[start:last]) and not text.startswith(_ARTICLES, start)) or is_eastern(text[start]))
            and self.has("genre")
            and not self.note.outlet_at(start, last)
        ):
            genre = next(one.value for one in self.fields if one.name == "genre")
            printed = w.OUTLET_NAME.match(text, start, last) or w.NEWSPAPER.search(text, start, last)
            talked = w.TALKED_WITH.search(genre) is not None
            if not printed and (talked or w.PAPER.match(genre)):
                return talked and not self.has("place") and self.add("place", start, last)
        if self._publishes(start, last) or (self.dated_first and self._is_press(start, last)):
            return self.add("publisher", start, last)
        if self.has("date") and self._made_it(start, last):
            return self.add("series", start, last)
        return self.add("container", start, last, done)

    def _made_it(self, start: int, last: int) -> bool:
        """*Salt International, International Secretariat Archives*: a body before its archive."""
        text = self.note.text
        if text[last : last + 2] != ", " or self.note.outlet_at(start, last) or w.NEWSPAPER.search(text, start, last):
            return False
        return bool(w.ARCHIVE.search(text, last + 2, self.name_end(last + 2)))

    def _volume_title(self, start: int) -> int:
        """*vol. XXXI, Peru and Chile, 1964–1968 (Washington: …)*: where the title of a volume ends; 0 without one."""
        found = _VOLUME_TITLE.match(self.note.text, start, self.end) if self.has("container", "archive") else None
        bracket = self.note.group_starts.get(found.end()) if found else None
        return bracket.start if bracket and self.note.is_published(bracket) else 0

    def _is_paper(self) -> bool:
        title = next((one.value for one in self.fields if one.name == "title"), "")
        return bool(self.has("genre") or w.PAPER_TITLE.match(title) or w.PAPER.match(title))

    def _is_press(self, start: int, last: int) -> bool:
        """*Ruiz, A. (2004). Salt. Nowhere Press*, and not *Journal of Salt, 12(3)*: by its words and what follows."""
        text = self.note.text
        known = self.note.outlet_at(start, last)
        if known:
            return known[2] == "publisher"
        if any(len(one.value) >= _DAY for one in self.fields if one.name == "date"):
            return False
        if w.PUBLISHER.search(text, start, last):
            return True
        others = (w.PERIODICAL, w.NEWSPAPER, w.MUSEUM)
        return not (_NUMBER_NEXT.match(text, last, self.end) or any(p.search(text, start, last) for p in others))

    def _publishes(self, start: int, last: int) -> bool:
        """『소금의 길』, 없는출판사, 2005: the publisher of a book, with nothing but a year after it, or before."""
        text = self.note.text
        title = self.find("title")
        if (
            title
            and self.has("author", "editor")
            and text[title.end : title.end + 1] in (".", ",")
            and text[title.start - 1] == " "
        ):
            year = next((one.value for one in self.fields if one.name == "date"), "")
            alone = len(year) == _YEAR and _OVER.match(text, last, self.end)
            return is_publisher(self.note, (start, last)) and bool(
                alone or (not year and _YEAR_NEXT.match(text, last, self.end))
            )
        book = title is not None and text[title.end : title.end + 1] in BOOK_ENDS
        return book and bool(_EASTERN_PRESS.search(text, start, last)) and bool(_YEAR_NEXT.match(text, last, self.end))

    def name_end(self, start: int) -> int:
        """Where a name ends that begins at ``start``; ``start`` when none does: names hold no talk."""
        text = self.note.text
        last = min(self.end, start + _LONGEST_NAME)
        outlet = self.note.outlet_at(start, last)
        from_ = outlet[1] if outlet and outlet[0] == start else start
        for stop in _CONTAINER_STOP.finditer(text, from_, last):
            if not self.note.mask[stop.start()]:
                last = stop.start()
                break
        near = takewhile(lambda g: g.start < last, self.note.groups_from(start + 1))
        bracket = next((g for g in near if self.note.is_facts(g)), None)
        last = bracket.start if bracket else last
        index = bisect_left(self.note.date_starts, start)
        if index < len(self.note.dates) and start < self.note.dates[index].start < last:
            last = self.note.dates[index].start
        mark = _FOND_AHEAD.search(text, start + 1, min(self.end, last + _LONGEST_MARK)) or w.SHELFMARK.search(
            text, start + 1, min(self.end, last + _LONGEST_MARK)
        )
        if mark and mark.start() < last:  # TNA FO 371/12345
            last = mark.start()
        start, last = trim(text, start, last)
        if of := _OF_LAST.search(text, start, last):  # the Salt Herald of 8 September 1991
            last = of.start()
        slanted = self.note.title_end(start)
        if slanted and slanted <= self.end and (slanted > last or not is_container_name(text[start:last])):
            return slanted
        kept = (self.lies and _SERIES.fullmatch(text, start, last)) or self._is_keeper(start, last)  # Actas capitulares
        return last if kept or is_container_name(text[start:last]) else start

    def _is_keeper(self, start: int, last: int) -> bool:
        """*「…」, 1978.10.5., Bảo tàng Cối xay, 서류함 14*: a name in any language, before what only an archive has."""
        text = self.note.text
        named = text[start:last][:1].isupper() and text.startswith(", ", last) and not w.SAYS.search(text, start, last)
        return named and self.has("title") and self.has("date") and bool(KEPT_AHEAD.match(text, last, self.end))


# “Minas y mineros. México: UNAM, 1999”
_SENTENCED_IMPRINT = re.compile(r"\.\s(?=[^\W\d_a-z][^:.;()]{1,40}:\s[^:;()]{2,80},\s(?:1[5-9]|20)\d\d)")
_SENTENCED_PLACE = re.compile(r"\.\s(?=[^\W\d_a-z][^:.;()]{1,40}:\s[^:;()]{2,80})")
_SERIES = re.compile(
    r"(?:Actas|Libros?|Protocolos|Papeles|Correspondencia|Cartas|Cuentas|Pleitos|Autos|Registros?|Oficios|Informes|Notas)"
    r"(?:\s[^\W\d_]+){1,6}"
)
_YEAR = 4
_OVER = re.compile(r"[.\s]*$|,\s(?:pp?|chap|ch)\.?\s|[.,]\s(?:https?:|doi)")
_GLUED_PLACE = re.compile(
    rf"(?P<place>[{w.CAPITAL}][^,();:]{{2,60}}),\s(?P<publisher>[{w.CAPITAL}][^,();:\d]{{2,30}}?)\s(?=(?:1[5-9]|20)\d\d(?!\w))"
)
_IN_BEFORE = re.compile(r"(?:^|[\s,])(?:[Ii]n:?|[Ee]n|[Dd]ans|[Вв])\s$")
# “…, doc. 19. Uribe, op. cit.”: what follows is another citation.
_LEANS = re.compile(r",\s(?:(?:op|ob|art|loc)\.?\s?cit|ib[ií]d|supra|above)", re.IGNORECASE)
_OF_LAST = re.compile(r"\s(?:of|for|on|del?)$")
_FOND_AHEAD = re.compile(r"\s(?:f\.|fond|RG)\s\d")
_NUMBERED_NAME = re.compile(r"[^,;:().]{3,80},\s(?:vol\.|[Nn]úm\.|[Nn]\.?\s?[º°]|No\.|año\s)\s?[\dIVXLC]")
_NUMBER_NEXT = re.compile(r",?\s(?:\d{1,4}\s?\(|[IVXLC]{1,8}/\d|\d{1,4},\s\d|(?:vol|núm|no|n\.?º|t)\.?\s)")
_DAY = len("1967-05-03")
_EASTERN_PRESS = re.compile(r"출판|사$|서원|서점|대학교|연구원|문화원")
_YEAR_NEXT = re.compile(r",\s(?:1[89]|20)\d\d(?:년)?(?=[,.;)]|$)")
_TITLE_AND_FACTS = re.compile(
    r"[^,;()]{2,160}(?:\s\([^()]{3,120}\d{4}\)|,\s[^,;()]{2,40}[,:]\s[^,;()]{2,60},\s(?:1[5-9]|20)\d\d)"
)
_KOREAN_REMARK = re.compile(
    r"각?주\s?\d{1,4}의|(?:전게|상게|위의|앞의)\s?[가-힣]|(?:체결|채택|발표|작성|서명|공포|참조|참고|재인용|인용)(?![가-힣])"
)


_PLACE = (
    rf"(?P<place>[{w.CAPITAL}가-힣][\w’'‘.-]*(?:,?\s[\w’'‘.-]+){{0,4}}(?:\s\([^\W\d_][\w. ]{{1,18}}\))?)\s?:\s"
    rf"(?P<publisher>[{w.CAPITAL}가-힣“][^:;()]{{1,90}}?)"
)
_VOLUME_LAST = re.compile(r"\s(?P<volume>\d{1,4}|[IVXLC]{1,7})$")
_CITY_YEAR = re.compile(rf"(?P<place>[{w.CAPITAL}][^,();:\d]{{2,40}}?)\s(?=(?:1[5-9]|20)\d\d(?!\d))")
_PLACE_COMMA = re.compile(
    rf"(?P<place>[{w.CAPITAL}][^,();:]{{2,40}}|[가-힣]{{2,4}}),\s(?P<publisher>[{w.CAPITAL}가-힣][^,();:]{{2,60}}),\s(?=(?:1[5-9]|20)\d\d)"
)
# “Working Paper No. 8”: the sign of a number is no part of the name before it.
_NUMBERED = re.compile(r"\s(?:Nos?|Nr|[Nn]úm)\.?$")
_PLACE_PUBLISHER = re.compile(rf"{_PLACE}(?=,?\s(?:c\.\s?)?(?:1[5-9]|20)\d\d|,?\s(?:n\.d|s\.f)\.)")
_PLACE_PUBLISHER_LAST = re.compile(rf"{_PLACE}(?=\.?\s*$|,\s(?:(?:pp?|págs?|chap|cap)\.\s|p[aá]ssim))")
