"""Where did it appear? What a name is that follows: the periodical, the archive, the publisher, a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.names.persons import has_body_word, is_full_name, is_person
from indexer.citations.notes import words as w
from indexer.citations.notes.told import AIRED
from indexer.citations.parts.archives import ARCHIVE_SOON, KEPT_AHEAD, LETTER
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_eastern
from indexer.citations.parts.facts import DAY, YEAR
from indexer.citations.parts.imprints import is_place, is_publisher, stands_as_town
from indexer.citations.parts.in_book import YEAR_NEXT, InBook
from indexer.citations.parts.kinds import BOOK_ENDS, READ_ALOUD
from indexer.patterns import lazy

_VOLUME_TITLE = lazy(r"[^\W\d_a-z][^()“”;]{3,90}?(?:,\s\d{4}[-–]\d{2,4})?\s(?=\()")
_REGION_NEXT = lazy(r",\s[^\W\d_a-z][^,;:()\d]{1,30}(?=,\s)")
_ARTICLES = ("The ", "El ", "La ", "Le ", "Los ")


@dataclass
class Where(InBook):
    """Reads where a work appeared."""

    def where(self, start: int) -> bool:
        """A name that follows: the periodical, else the archive, else a place."""
        text = self.note.text
        if self._copied(start) or self._remarks(start):
            return self.done > start
        if self.fields and self.fields[-1].name == "volume" and (titled := self._volume_title(start)):
            self.done = titled
            return True
        start = called.end() if (called := w.CALLED_OUTLET.match(text, start, self.end)) else start
        last = self.name_end(start)
        if last <= start or _LEANS.match(text, last, self.end) or self._names_next(start, last):
            return False
        last, done = self._without_last(start, last)
        bracket = self.note.group_starts.get(last + 1)
        subtitled = ":" in self.gap or (bracket is not None and self.note.is_published(bracket))
        subtitled = subtitled or self.note.group_starts.get(last) is not None  # 『…』 제18권 외교편(돌다리, 1969)
        if subtitled and self.fields and self.fields[-1].name == "volume" and not self.has("container"):
            self.done = last  # vol. 2: The Mules
            return True
        if self.is_kept(start, last) or self._keeps_papers(last):
            return self.add("archive", start, last, done)
        if self.lies and not self.has("container"):
            return self.in_archive(start, last)
        if not self.has("title") and LETTER.fullmatch(text, start, last):
            return self.add("title", start, last)
        if not self.has("container", "publisher"):
            return self._appeared(start, last, done)
        return self._printed(start, last)

    def _without_last(self, start: int, last: int) -> tuple[int, int | None]:
        """Where a name ends before what is no part of it, a town in brackets or the sign of a number, and that ends."""
        text = self.note.text
        town = _TOWN_LAST.search(text, start, last) if text[last - 1] == "]" else None
        if town and is_city(town["town"]):  # Salt Times [Oslo]
            self.add("place", *town.span("town"))
            return town.start(), last
        numbered = _NUMBERED.search(text, start, last)
        return (numbered.start(), numbered.end()) if numbered else (last, None)

    def own_print(self, start: int) -> bool:
        """*“The Salt Road,” edición del autor, Arenal 2001*: that its author had it printed."""
        own = None if self.has("container", "publisher") else _OWN_PRINT.match(self.note.text, start, self.end)
        return own is not None and self.add("publisher", *own.span())

    def _names_next(self, start: int, last: int) -> bool:
        """*Ruiz, “Salt,” p. 92, Luis S. Paz, The Mule (…)*: who wrote the next work, behind a place in this one."""
        located = bool(self.fields) and self.fields[-1].name == "locator" and not self.has("date")
        return located and is_full_name(self.note.text[start:last])

    def _keeps_papers(self, last: int) -> bool:
        """*Ruiz to Paz, 4 May 1968, Craft Centre, Lima, Paz papers, 27*: what has somebody's papers."""
        paper = self.has("date") and not self.has("archive") and self._is_paper()
        return paper and _PAPERS_NEXT.match(self.note.text, last, self.end) is not None

    def _remarks(self, start: int) -> bool:
        """Whether Korean talk goes on: 『소금의 길』에서, with a particle."""
        text = self.note.text
        particle = not self.gap and bool(self.fields) and is_eastern(text[start])
        return particle or _KOREAN_REMARK.match(text, start, self.end) is not None

    def _copied(self, start: int) -> bool:
        """*copia en AGU, caja 4*: the archive, told as that of a copy."""
        copied = None if self.has("container", "archive") else _COPIED.match(self.note.text, start, self.end)
        last = self.name_end(copied.end()) if copied else start
        return copied is not None and last > copied.end() and self.add("archive", copied.end(), last)

    def _printed(self, start: int, last: int) -> bool:
        """What follows a periodical or a book: who published it, or where."""
        text, city = self.note.text, is_city(self.note.text[start:last])
        if city and self.dated_first and text.startswith(", ", last) and not self.has("place", "publisher"):
            return self.add("place", start, last)  # in Minerals of Utopia, Lima, Nowhere Press, pp. 3–8
        if self.dated_first and not self.has("publisher") and self.has("editor", "pages"):
            return self.add("publisher", start, last)  # in Minerals of Utopia (pp. 3–8). Nowhere Press
        if city and self.dated_first and self.has("publisher") and not self.has("place", "container"):
            return self.add("place", start, last)  # Ruiz, A. 2004. The Salt Road. Verso, Lima
        publishes = not self.has("publisher", "date") and is_publisher(self.note, (start, last))
        aired = AIRED.match(text, min(self.end, last + len(", ")), self.end) is not None
        if (publishes and self.has("editor", "title")) or (aired and not city and not self.has("publisher", "date")):
            return self.add("publisher", start, last)
        behind = min(self.end, last + len(", "))
        told = self.day_told(behind)
        dated = self.date_behind(last) or self.note.date_at(last + 1, self.end) or told
        numbered = w.ISSUE.match(text, behind, self.end) or w.VOLUME.match(text, behind, self.end)
        ends = dated or (city and numbered) or last >= self.end
        if ends and not self.has("place") and (told or not self.has("date")):
            return self.add("place", start, last)
        if publishes:
            return self.add("publisher", start, last)
        paged = w.PAGES.match(text, behind, self.end)
        town = city if self.has("issue") else self.is_read() and is_place(text[start:last])
        return bool(town and paged) and not self.has("place") and self.add("place", start, last)

    def _appeared(self, start: int, last: int, done: int | None) -> bool:
        """A name in the place of a container; in “tesis, Universidad …” and “interview, Caracas” it is none."""
        text = self.note.text
        if thesis := w.THESIS.search(text, start, last):
            if thesis.start() - start > 2:
                self.add("publisher", start, thesis.start())
            return self.add("genre", *thesis.span("genre"))
        dated = self.dated_first or ((self._is_paper() or self.has("issue", "volume")) and self.date_behind(last))
        town = is_city(text[start:last]) and not self.note.title_end(start)
        told = dated or self.has("document") or self._is_where(last)
        printed_in = self.has("author", "editor") and YEAR_NEXT.match(
            text, last, self.end
        )  # Ruiz. «La sal». Lima, 1977
        if (town and (told or printed_in)) or self._is_written_at(start, last):
            return self.add("place", start, last)  # Telegram from … to …, Lima, 4 May 1967; Memoria anual. Lima
        if self.is_talk and not self.has("place") and (day := self._day_behind(last)):
            printed = w.NEWSPAPER.search(text, start, last) or self.note.outlet_at(start, last)
            if not printed and is_place(text[start:last]):
                return self.add("place", start, day)  # Ana Ruiz, interview, Los Teques, 3 May 1999
        if (
            ((is_person(text[start:last]) and not text.startswith(_ARTICLES, start)) or is_eastern(text[start]))
            and self.has("genre")
            and not self.note.outlet_at(start, last)
        ):
            genre = self.value("genre")
            printed = w.OUTLET_NAME.match(text, start, last) or w.NEWSPAPER.search(text, start, last)
            talked = w.TALKED_WITH.search(genre) is not None
            if not printed and (talked or w.PAPER.match(genre)):
                return talked and not self.has("place") and self.add("place", start, last)
        if self._publishes(start, last) or (self.dated_first and self._is_press(start, last)):
            return self.add("publisher", start, last)
        if self.has("date") and self._made_it(start, last):
            return self.add("series", start, last)
        return self.add("container", start, last, done)

    def is_read(self) -> bool:
        """*ponencia presentada en las Jornadas, Lima, p. 4*: it was read aloud, and no periodical printed it."""
        return READ_ALOUD.fullmatch(self.value("genre")) is not None and not self.has("volume", "issue", "publisher")

    def _day_behind(self, last: int) -> int:
        """Where a place ends with a date behind it: at ``last``, or behind its region (*Tlalpan, Jalisco*); else 0."""
        region = _REGION_NEXT.match(self.note.text, last, self.end)
        ends = (last, region.end()) if region else (last,)
        return next((end for end in ends if self.date_behind(end)), 0)

    def _is_written_at(self, start: int, last: int) -> bool:
        """*Carta de Ana Ruiz, Palma, 3 de mayo de 1967, Archivo …*: where a paper was written, before its day."""
        text = self.note.text
        sent = self._is_paper() or any(one.name == "title" and LETTER.fullmatch(one.value) for one in self.fields)
        day = self.date_behind(last) if sent else None
        if day is None or self.note.outlet_at(start, last) or not is_place(text[start:last]):
            return False
        kept = w.ARCHIVE.search(text, day.end, self.end) or KEPT_AHEAD.search(text, last, self.end)
        return bool(kept or _IBID_NEXT.match(text, day.end, self.end))

    def _is_where(self, last: int) -> bool:
        """Whether a town stands where a date tells when, and is no newspaper: *“Protocol No. 3,” Lima, 4 May 1967*."""
        date = self.note.date_at(min(self.end, last + 2), self.end)
        told = (date or self.has("date")) and self._is_paper()
        return bool(self.dated_first or told or (date and len(date.value) >= DAY))

    def _made_it(self, start: int, last: int) -> bool:
        """*Salt International, International Secretariat Archives*: a body before its archive."""
        text = self.note.text
        if text[last : last + 2] != ", " or self.note.outlet_at(start, last):
            return False
        if KEPT_AHEAD.match(text, last, self.end) and ARCHIVE_SOON.match(text, last, self.end):
            return True
        if w.NEWSPAPER.search(text, start, last):
            return False
        return bool(w.ARCHIVE.search(text, last + 2, self.name_end(last + 2)))

    def _volume_title(self, start: int) -> int:
        """*vol. XXXI, Peru and Chile, 1964–1968 (Washington: …)*: where the title of a volume ends; 0 without one."""
        found = _VOLUME_TITLE.match(self.note.text, start, self.end) if self.has("container", "archive") else None
        bracket = self.note.group_starts.get(found.end()) if found else None
        return bracket.start if bracket and self.note.is_published(bracket) else 0

    def _is_paper(self) -> bool:
        title = self.value("title")
        letter = LETTER.fullmatch(title)
        return bool(self.has("genre") or letter or w.PAPER_TITLE.match(title) or w.PAPER.match(title))

    def _is_press(self, start: int, last: int) -> bool:
        """*Ruiz, A. (2004). Salt. Nowhere Press*, and not *Journal of Salt, 12(3)*: by its words and what follows."""
        text = self.note.text
        known = self.note.outlet_at(start, last)
        if known:
            return known[2] == "publisher"
        if any(len(one.value) >= DAY for one in self.fields if one.name == "date"):
            return False
        if w.PUBLISHER.search(text, start, last):
            return not _ISSUED.match(text, last, self.end)  # Sal y Sociedad, vol. 12, núm. 3
        others = (w.PERIODICAL, w.NEWSPAPER, w.MUSEUM)
        return not (_NUMBER_NEXT.match(text, last, self.end) or any(p.search(text, start, last) for p in others))

    def _is_house(self, start: int, last: int) -> bool:
        """*_Mules and Salt_, Salt Research Centre, July 2016, 33*: a body, with nothing but the date behind it."""
        text = self.note.text
        printed = w.PERIODICAL.search(text, start, last) or w.NEWSPAPER.search(text, start, last)
        other = printed or self.note.outlet_at(start, last) or self.note.title_end(start)
        return has_body_word(text[start:last]) and self.date_behind(last) is not None and not other

    def _is_before_town(self, start: int, last: int) -> bool:
        """*“The Salt Road,” Alba, Arenal 1989, p. 3*: a name before a town with its year, and none of a periodical."""
        text = self.note.text
        town = None if self.has("date", "issue", "volume") else _TOWN_NEXT.match(text, last, self.end)
        if town is None or not (is_city(town["town"]) or stands_as_town(self.note, *town.span("town"))):
            return False
        if known := self.note.outlet_at(start, last):
            return known[2] == "publisher"
        press = w.PUBLISHER.search(text, start, last)
        if w.PERIODICAL.search(text, start, last) or w.ARCHIVE.search(text, start, last):
            return False
        printed = w.NEWSPAPER.search(text, start, last)
        return bool(press or (not town["comma"] and (printed is None or printed[0].islower())))  # Iglesia de la Sal

    def _publishes(self, start: int, last: int) -> bool:
        """『소금의 길』, 없는출판사, 2005: the publisher of a book, with nothing but a year after it, or before."""
        text = self.note.text
        title = self.find("title")
        if (
            title
            and self.has("author")
            and self.note.title_end(title.start) == title.end
            and self._is_house(start, last)
        ):
            return True
        if (
            title
            and self.has("author", "editor")
            and text[title.end : title.end + 1] in (".", ",")
            and text[title.start - 1] == " "
        ):
            year = self.value("date")
            if year and len(year) != YEAR:
                return False
            over = (_OVER if year else YEAR_NEXT).match(text, last, self.end)
            return over is not None and is_publisher(self.note, (start, last))
        if title and self._is_before_town(start, last):
            return True
        book = title is not None and text[title.end : title.end + 1] in BOOK_ENDS
        return book and bool(_EASTERN_PRESS.search(text, start, last)) and bool(YEAR_NEXT.match(text, last, self.end))


_COPIED = lazy(r"(?:copias?|copy|copies|originales|originals?)\s(?:en|in|at)\s(?:the\s|el\s|la\s)?(?=[^\W\d_a-z])")
_OVER = lazy(r"[.\s]*$|,\s(?:pp?|chap|ch)\.?\s|[.,]\s(?:https?:|doi)")
# “…, doc. 19. Uribe, op. cit.”: what follows is another citation.
_LEANS = lazy(r",\s(?:(?:op|ob|art|loc)\.?\s?cit|ib[ií]d|supra|above)", re.IGNORECASE)
_IBID_NEXT = lazy(r",\sib[ií]d")
_NUMBER_NEXT = lazy(
    r",?\s(?:https?:|www\.|\d{1,4}(?:\s?\(|:\s?\d)|[IVXLC]{1,8}/\d|\d{1,4},\s(?:(?:pp|págs)\.\s)?\d|(?:vol|núm|no|n|n\.?\s?[º°]|nº|t)\.?\s|N\.?[º°]\s|제?\d{1,4}\s?[권호집號号輯卷])"
)
_ISSUED = lazy(r",?\s(?:vol\.\s\d+,?\s(?:no|núm|n\.?\s?[º°]|nº)\.?\s|(?:núm|no)\.\s\d)", re.IGNORECASE)
_EASTERN_PRESS = lazy(r"출판|사$|서원|서점|대학교|연구원|문화원")
_KOREAN_REMARK = lazy(
    r"각?주\s?\d{1,4}의|(?:전게|상게|위의|앞의)\s?[가-힣]|(?:에서[는도]?|에[는도]?|으로|까지|부터)\s|(?:체결|채택|발표|작성|서명|공포|참조|참고|재인용|인용)(?![가-힣])"
)
# a book that its author printed
_OWN_PRINT = lazy(
    r"edición\s(?:del?\s|de\sla\s)autora?|autoedición|(?:the\s)?author[’']s\sedition|self-published|"
    r"privately\sprinted|자비\s?출판(?=[,.)\s]|$)",
    re.IGNORECASE,
)
# “, Montevideo 1989”, “, Montevideo, 1989”
_TOWN_NEXT = lazy(rf",\s(?P<town>{w.NOT_SMALL}[^,;:()\d]{{1,30}}?)(?P<comma>,)?\s(?:1[5-9]|20)\d\d(?=[,.;)]|$)")
# what only a keeper of papers has behind its name, and behind the town where it is
_PAPERS_NEXT = lazy(
    r"(?:,\s[^\W\d_a-z][^,;.:\d]{1,24})?,\s(?:[^\W\d_a-z][^,;.:\d]{1,40}\s(?:papers|archive|collection)|(?:papeles|colección|fondo|archivo)\s[^,;.:\d]{2,40})(?=[,.;]|$)"
)
# “Working Paper No. 8”: the sign of a number is no part of the name before it.
_TOWN_LAST = lazy(r"\s\[(?P<town>[^\W\d_a-z][^\[\]\d]{1,40})\]$")
_NUMBERED = lazy(r"\s(?:Nos?|Nr|[Nn]úm)\.?$")
