"""What follows a Korean title: who edited it, by which publisher, in which book, who keeps it.

The brackets tell what a name without a word like “press” is: behind 『…』 or 《…》, which hold books and periodicals, a
name with nothing but a year after it is the publisher; what such brackets hold behind 「…」 is where that appeared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.model import FieldName
from indexer.citations.names.eastern_names import IN_ROLE
from indexer.citations.names.persons import trim
from indexer.citations.notes import words as w
from indexer.citations.notes.shape import BOOK_QUOTES, Group
from indexer.citations.notes.signs import CLOSED
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_eastern
from indexer.citations.parts.facts import DAY, YEAR
from indexer.citations.parts.kinds import BOOK_ENDS
from indexer.citations.parts.signed import Signed
from indexer.patterns import lazy

_HAN = "가-힣一-鿿"
_CLOSING = BOOK_ENDS | {"〉"}
_YEAR = rf"(?:주체\s?\d{{2,3}}\s?\()?(?:1[5-9]|20)\d\d[)년年]{{0,2}}(?=[,;{CLOSED}]|\.?\s*$)"
_PAGES = r"\d{1,4}(?:\s?[-–~]\s?\d{1,4})?(?:쪽|면|페지|面|頁)|pp?\.\s?\d"
_IMPRINT = lazy(
    rf"(?P<place>[{_HAN}]{{1,6}}(?:[·/][{_HAN}]{{1,6}})?)\s?:\s?(?P<publisher>[^\W\d_][^,:;()「」『』]{{0,40}}?)(?=,|\.?\s*$|\(|\.\s)"
)
_PRESS = lazy(
    rf"(?P<name>[{_HAN}{w.CAPITAL}][^,:;()「」『』《》]{{0,30}}?)(?:[,·]\s?(?={_YEAR}|(?P<paged>{_PAGES}))|(?P<ends>\.?\s*$|(?<=[사원점])에(?:는|도|서)?\s))"
)
# “돌다리연구회(편). ”: who edited the book that is named next
_EDITED = lazy(rf"(?P<names>[{_HAN}][{_HAN}·\s]{{1,40}}?)\s?\((?:편|엮음|공편|편저)\)(?=[.,]?\s)")
_HELD = lazy(
    r"[.,]\s(?P<title>[^().;「」『』]{2,120}?)\s?\((?:pp?\.\s?)?(?P<pages>\d{1,4}(?:\s?[-–~]\s?\d{1,4})?)(?:쪽|면)?\)"
    r"|\.\s(?P<book>[^().;「」『』]{2,120}?)(?=\.\s[가-힣]{1,6}:\s)"
)
_KEPT = lazy(
    rf"(?P<name>[{_HAN}][^,:;()「」『』]{{1,30}}?)\s?(?:소장|所藏|藏)(?:\((?P<mark>[^()]{{2,20}}\d[^()]{{0,9}})\))?(?=[,.)\s]|$)"
)
_SCRIPT = lazy(rf"[{_HAN}][{_HAN}ぁ-ヿ\s·:]*(?=[,.;(\[]|\s?$)")
_SERIES = lazy(
    r"[^,()\d]{1,20}(?:총서|문고|신서|시리즈|叢書|文庫)(?:\s?제?\d{1,3}(?:[집호권책輯號卷])?)?"
    r"|[^,()\d]{0,20}(?:자료|연구|조사|보고)[^,()\d]{0,6}?\s?제?\d{1,3}[집호권책輯號卷]?"
)
_VOLUME = lazy(r"[상중하上中下](?:권|편|卷|篇|冊)?|제?\s?\d{1,2}\s?권?|[IVX]{1,4}")
_PART = lazy(r"(?P<volume>[상중하上中下])(?:권|편|卷|篇|冊)?(?=\s?\(|,\s)")
WORKS_VOLUME = lazy(r"\d{1,3}(?=\s?\(|,\s[가-힣])")
_VOLUME_BEHIND = lazy(
    r"(?P<sign>[Ⅰ-Ⅻ]{1,3})(?=[\s,.;()]|$)|[권卷]\s?(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})(?=[\s,.;()]|$)"
    r"|제?\s?(?P<bound>\d{1,3})[책冊](?=[\s,.;()]|$)|(?P<digits>\d{1,3})(?:\([가-힣一-鿿]{1,8}\)(?=[,.])|(?=,\s[가-힣]))"
)
# 변하늘, 2018 「방아」, 『없는학보』 9-1, 55쪽: the volume before the page that calls itself one.
_NUMBER_AND_PAGES = lazy(rf"(?P<volume>\d{{1,3}})(?:[-–.:](?P<issue>\d{{1,2}}))?(?=,\s(?:{_PAGES}))")
_LAW = lazy(r"(?:법률|대통령령|칙령|군정법령|법령|부령|훈령|고시|정령|내각\s?결정|결의|조약)\s?제\s?\d{1,6}호")
_YEAR_ONLY = lazy(rf",\s{_YEAR}")
_SECOND_YEAR = lazy(_YEAR)


@dataclass
class Eastern(Signed):
    """Reads what follows a Korean title."""

    def eastern(self, start: int) -> bool:
        """Whatever is said in Korean alone at ``start``."""
        if not self.note.eastern:
            return False
        text = self.note.text
        group = self.note.group_starts.get(start)
        if group is not None:
            if group.end > self.end:
                return False
            return self._held(group) if group.quoted else self._bracketed(group)
        if self.gap == " " and text[start - 2] in _CLOSING and self._volume_behind(start):
            return True
        if text[start].isdigit():
            return self._numbered(start)
        if not is_eastern(text[start]):
            if not text[start].isupper():
                return False
            pressed = "," in self.gap and self._is_book(BOOK_ENDS)
            return bool(IN_ROLE.match(text, start, self.end) and self.people(start)) or (pressed and self._press(start))
        return (
            self._in_script(start)
            or self._part(start)
            or self._edited(start)
            or self.people(start)
            or self._law(start)
            or self._kept(start)
            or self._imprint(start)
            or self._press(start)
        )

    def _volume_behind(self, start: int) -> bool:
        """『방아사료집』 Ⅱ, 『저작집』 5, 평양, 『실록』 권43, 『문서』 21(比案): a volume right behind its book."""
        found = _VOLUME_BEHIND.match(self.note.text, start, self.end)
        if found is None or self.has("volume", "issue"):
            return False
        return self.add("volume", *found.span(str(found.lastgroup)), found.end())

    def _numbered(self, start: int) -> bool:
        """The volume of a collection, and its year, where a year or the day of a paper in it is told before."""
        text = self.note.text
        if not (self.has("container") and self.has("date")):
            return False
        if self.has("publisher") and (again := _SECOND_YEAR.match(text, start, self.end)):
            self.done = again.end()
            return True
        if not self.has("volume") and (both := w.BARE_VOLUME.match(text, start, self.end)) and both["i3"]:
            self.add("volume", *both.span("v2"))
            return self.add("issue", *both.span("i3"), both.end())
        if not self.has("volume", "issue", "publisher") and (
            numbered := _NUMBER_AND_PAGES.match(text, start, self.end)
        ):
            if numbered["issue"]:
                self.add("issue", *numbered.span("issue"))
            return self.add("volume", *numbered.span("volume"), numbered.end())
        found = None if self.has("volume", "publisher") else WORKS_VOLUME.match(text, start, self.end)
        return found is not None and text[start - 2 : start - 1] in _CLOSING and self.add("volume", *found.span())

    def _held(self, group: Group) -> bool:
        """『동아일보』, 「제목」: the title behind what holds it; 「제목」, 1967년 5월, 『저작집』: what holds it."""
        if group.sign not in BOOK_QUOTES:
            title = self.has("container") and not self.has("title") and group.sign in '「〈“‘"'
            return title and self.add("title", *trim(self.note.text, group.start + 1, group.end - 1, " ,."), group.end)
        dated = self.has("date") and self.has("title") and not self.has("container", "publisher", "url")
        return (
            dated
            and (self.has("archive") or not self._is_book())
            and self.add("container", group.start + 1, group.end - 1, group.end)
        )

    def _is_book(self, ends: frozenset[str] = _CLOSING) -> bool:
        title = self.find("title")
        return title is not None and self.note.text[title.end : title.end + 1] in ends

    def _bracketed(self, group: Group) -> bool:
        text, inner = self.note.text, (group.start + 1, group.end - 1)
        if not group.round or not self.has("title", "container"):
            return False
        if issue := w.ISSUE.fullmatch(text, *inner):
            name = "ko" if issue["ko"] else "issue"
            return self.has("container") and self.add("issue", *issue.span(name), group.end)
        if self._is_book() and not self.has("container", "date"):
            if _SERIES.fullmatch(text, *inner):
                return self.add("series", *inner, group.end)
            if _VOLUME.fullmatch(text, *inner) and not self.has("volume"):
                return self.add("volume", *inner, group.end)
        if kept := _KEPT.match(text, *inner):  # 《소금 편지》(없는박물관 소장, 古1234)
            return not self.has("archive", "date") and self.add("archive", *kept.span("name"), group.end)
        if w.EDITION.fullmatch(text, *inner):  # 『물레개설』 (제3판)
            return self.add("edition", *inner, group.end)
        return self.has("url") and self.accessed(inner[0]) and self._close(group)

    def _in_script(self, start: int) -> bool:
        """*Mulle pangga ŭi yŏksa* 물레방아의 역사: the same title or publisher in its own script."""
        last = self.fields[-1] if self.fields else None
        found = _SCRIPT.match(self.note.text, start, self.end) if last and self.gap == " " else None
        if found is None or last is None or not last.value[-1:].isascii() or last.name not in ("title", "container"):
            return False
        day = self.note.date_at(found.end() + 2, self.end)
        if day and len(day.value) >= DAY:  # “The Mill,” 없는신문, 2014년 8월 9일
            return False
        self.done = found.end()
        return True

    def _part(self, start: int) -> bool:
        """『물레방아』 下(서울: 돌다리, 1987), 『물레방아』 상, …: which of the parts of a book."""
        found = _PART.match(self.note.text, start, self.end) if self._is_book() else None
        if found is None or self.has("container", "volume", "publisher", "date"):
            return False
        return self.add("volume", *found.span("volume"), found.end())

    def _edited(self, start: int) -> bool:
        """돌다리연구회(편). 물과 돌(133-160쪽): who edited the book that holds the work, and the book."""
        text = self.note.text
        if not self.has("title") or self.has("container", "editor", "publisher"):
            return False
        found = _EDITED.match(text, start, self.end)
        if found is None:
            return False
        for name in re.finditer(r"[^·]+", found["names"]):
            self.add("editor", found.start() + name.start(), found.start() + name.end(), found.end())
        if held := _HELD.match(text, found.end(), self.end):
            self.add("container", *held.span("title" if held["title"] else "book"), held.end())
            if held["pages"]:
                self.add("pages", *held.span("pages"), held.end())
        return True

    def _law(self, start: int) -> bool:
        """「소금전매법」, 법률 제57호."""
        found = _LAW.match(self.note.text, start, self.end)
        return found is not None and not self.has("container", "document") and self.add("document", *found.span())

    def _kept(self, start: int) -> bool:
        found = _KEPT.match(self.note.text, start, self.end)
        if found is None or self.has("archive"):
            return False
        self.add("archive", *found.span("name"), found.end())
        return found["mark"] is None or self.add("file", *found.span("mark"), found.end())

    def _imprint(self, start: int) -> bool:
        """서울: 돌다리."""
        found = _IMPRINT.match(self.note.text, start, self.end)
        if found is None or self.has("publisher", "place") or not self.has("title"):
            return False
        if any(found.start("publisher") <= date.start < found.end() for date in self.note.dates):
            return False
        self.add("place", *found.span("place"))
        return self.add("publisher", *found.span("publisher"))

    def _press(self, start: int) -> bool:
        """돌다리, 2009: of a book the publisher, or the town where that alone is told."""
        text = self.note.text
        numbered = w.VOLUME.match(text, start) or w.ISSUE.match(text, start)
        found = None if numbered else _PRESS.match(text, start, self.end)
        if found is None or self.has("publisher", "genre", "archive") or not self.has("title"):
            return False
        if not self.gap and text[start - 1] == ")":  # 『물레방아』(돌다리, 2009)이다
            return False
        year = self.value("date")
        first, last = found.span("name")
        container = self.find("container")
        issued = container is not None and found["paged"] is not None and w.PUBLISHER.search(text, first, last)
        if (found["paged"] or found["ends"] is not None) and len(year) != YEAR and not issued:
            return False
        if container is not None:  # 『없는비평』 2009년 가을호, 돌다리출판사, 144~170쪽
            first_dated = self.dated_first and found["paged"]  # 2001, 「…」, 『…』 24, 없는연구소, 5쪽
            printed = len(year) >= DAY and _YEAR_ONLY.match(text, found.end("name"), self.end)  # 1967년 5월 3일, 『…』
            told = self.has("date") and not (issued or first_dated or printed)
            held = text[container.end : container.end + 1] in _CLOSING and not told
        else:
            held = self._is_book() and not self._is_periodical(first, last)
        name: FieldName = "place" if is_city(text[first:last]) else "publisher"
        done = last + text.startswith("·", last)  # 돌다리·2009, 88쪽
        return held and not self.has(name) and self.add(name, first, last, done)

    def _is_periodical(self, start: int, end: int) -> bool:
        known = self.note.outlet_at(start, end)
        if known and known[2] != "publisher":
            return True
        text = self.note.text
        if w.THESIS.search(text, start, end) or w.ARCHIVE.search(text, start, end):
            return True
        told = w.PERIODICAL.search(text, start, end) or w.NEWSPAPER.search(text, start, end)
        return bool(told) and not w.PUBLISHER.search(text, start, end)
