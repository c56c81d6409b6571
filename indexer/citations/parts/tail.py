"""What follows a title: when and by whom it was published, where it is kept, which pages are meant.

One loop tries the kinds of things in turn at one place; what none of them knows ends the citation, and the rest of the
clause is a remark (*…, reflects what was believed at the time*).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.citations.model import FieldName
from indexer.citations.names.persons import trim
from indexer.citations.notes import words as w
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_eastern
from indexer.citations.parts.described import Described
from indexer.citations.parts.eastern import WORKS_VOLUME
from indexer.citations.parts.facts import DAY, YEAR
from indexer.citations.parts.in_book import past_gap
from indexer.citations.parts.titles import IN_SERIES
from indexer.patterns import lazy


@dataclass
class Tail(Described):
    """Reads what follows a title; ``volumed`` says that the volume stands before its periodical."""

    volumed: bool = False

    def read(self) -> int:
        """Read on until nothing known follows; gives where the last thing read ends."""
        self.done = self.at
        for _ in range(_MOST_STEPS):
            start = past_gap(self.note.text, self.done, self.end)
            self.gap = self.note.text[self.done : start]
            if start >= self.end or not any(step(start) for step in self._steps):
                break
        return self.done

    @cached_property
    def _steps(self) -> tuple[Callable[[int], bool], ...]:
        return (
            self._again, self.signed, self.named_behind, self.eastern, self.group, self.link, self.accessed,
            self._volumed, self.told, self.presented, self.described, self._series, self._edition, self._named,
            self.own_print, self._thesis, self._numbers, self._bare_issue, self.file_years, self._date,
            self.archive_item, self._pages, self.in_book, self.place_publisher, self.place_comma, self.where,
        )  # fmt: skip

    def _volumed(self, start: int) -> bool:
        """*(2004) 12 Review of Salt 45, 47*: the volume before the periodical, its first page and the page cited."""
        found = _VOLUME_FIRST.match(self.note.text, start, self.end)
        if (
            found is None
            or self.note.date_at(start, self.end)
            or not self.has("date")
            or self.has("container", "volume", "publisher", "archive")
        ):
            return False
        last = self.name_end(found.end())
        if first := _PAGE_AT.search(self.note.text, found.end(), last):
            last = first.start()
        if last <= found.end() or not w.PAGES.match(self.note.text, last + 1, self.end):
            return False
        self.add("volume", *found.span("volume"))
        if found["issue"]:
            self.add("issue", *found.span("issue"))
        self.volumed = True
        return self.add("container", found.end(), last)

    def _again(self, start: int) -> bool:
        """*«La sal», cit., p. 9*; *Ana Ruiz to Luis Paz, 4 May 1968, ibid., folder 5*: kept in the same place."""
        text = self.note.text
        if self.has("container", "publisher", "archive"):
            return False
        if (found := _CIT.match(text, start, self.end)) and not self.has("date"):
            self.done = found.end()
            return True
        if self.has("title", "author") and (inside := _IN_IBID.match(text, start, self.end)):
            return self.add("container", *inside.span("same"), inside.end())
        lies = self.has("title") and len(self.value("date")) >= DAY  # Paz to Ruiz, 9 May 1967, ibid.; …, ibid., 18
        if lies and (last := _IBID_LAST.match(text, start, self.end)) and (not last["mark"] or self._is_paper()):
            return self.add("archive", *last.span("same"), last.end("same"))
        found = _IBID.match(text, start, self.end)
        if found is None or not self.has("title"):
            return False
        if found["page"] and self.has("author"):  # Harker, “Kitchen,” ibid., 12
            return False
        return self.add("archive" if self.has("date") else "container", *found.span("same"), found.end())

    # --- people, editions, numbers ------------------------------------------------------------------------------

    def _series(self, start: int) -> bool:
        """*Occasional Paper 44*, *SAL 24/02/79*, between a title and the brackets with its facts; *IF1137*."""
        found = IN_SERIES.match(self.note.text, start, self.end) or _CALL_NUMBER.match(self.note.text, start, self.end)
        quoted = any(self.note.text[one.end : one.end + 2].strip(",.")[:1] in ("”", "’", '"') for one in self.fields)
        if found is None or quoted or not self.has("title") or self.has("container", "publisher", "date", "series"):
            return False
        return self.add("series", *found.span("series"))

    def _edition(self, start: int) -> bool:
        if found := w.EDITION.match(self.note.text, start, self.end):
            return self.add("edition", *found.span())
        found = w.VOLUMES.match(self.note.text, start, self.end)
        return found is not None and self.add("volume", *found.span())

    def _named(self, start: int) -> bool:
        text = self.note.text
        roles: list[tuple[FieldName, re.Pattern[str]]] = [("editor", w.EDITORS), ("translator", w.TRANSLATORS)]
        if not self.has("author", "editor", "container", "publisher", "date"):
            roles.append(("author", w.BY))
        for name, pattern in roles:
            if found := pattern.match(text, start, self.end):
                last = self.names_end(found.end())
                if stop := _STOPPED_IMPRINT.search(text, found.end(), min(self.end, last + 3)):
                    last = stop.start("stop")
                if name == "editor" and is_city(text[found.end() : last]):  # ABC, ed. de Sevilla
                    self.done = last
                    return True
                if last > found.end():
                    self.add_names(name, found.end(), last)
                    self.done = last
                    return True
        return False

    def _thesis(self, start: int) -> bool:
        text = self.note.text
        found = w.THESIS.match(text, start, self.end)
        if not found:
            return False
        if self.fields and self.fields[-1].name == "container":  # University of Utopia, PhD dissertation
            self.fields[-1] = replace(self.fields[-1], name="publisher")
        self.add("genre", *found.span("genre"))
        first = past_gap(text, self.done, self.end)
        if text[first : first + 1] == "(":
            return True
        date = next((d for d in self.note.dates if d.start >= first), None)
        last = date.start if date and date.end <= self.end else self.end
        if page := _PAGE_NEXT.search(text, first, last):
            last = page.start()
        stop = text.find(".", first, last)
        last = stop if stop >= 0 and text[stop + 1 : stop + 2] in ("", " ") else last
        if text[last - 1] == "(":  # dissertation University of Utopia (2011)
            last = trim(text, first, last - 1)[1]
        if _PLACED.match(text, first, last):  # tesis de licenciatura. Lima: Universidad del Páramo
            return True
        if 3 < last - first < 160 and not text[first].islower():
            self._school(first, last)
        return True

    def _numbers(self, start: int) -> bool:
        text = self.note.text
        if not self.has("container", "title", "archive"):
            return False
        if found := w.VOLUME.match(text, start, self.end):
            self.fields = [one for one in self.fields if one.name != "volume" or not w.VOLUMES.fullmatch(one.value)]
            if not self.has("volume"):  # 2 vols., vol. 1
                return self.add("volume", *found.span("ko" if found["ko"] else "volume"), found.end())
        if found := w.ISSUE.match(text, start, self.end):
            return self.add("issue", *found.span("ko" if found["ko"] else "issue"), found.end())
        if (works := WORKS_VOLUME.match(text, start, self.end)) and not self.has("volume", "date", "container"):
            return text[start - 2 : start] in ("』 ", "》 ") and self.add("volume", *works.span())
        if (
            self.has("container")
            and not self.has("volume")
            and (not self.has("date") or self._dated_before_container())
        ):
            found = w.BARE_VOLUME.match(text, start, self.end)
            if not found and self.has("date") and (volumed := _VOLUME_THEN_PAGES.match(text, start, self.end)):
                return self.add("volume", *volumed.span("volume"))
            volume = next((name for name in ("volume", "v2") if found and found[name]), "")
            if found and not w.YEAR.fullmatch(found[volume]):
                for issue in (name for name in ("issue", "i2", "i3", "i4") if found[name]):
                    self.add("issue", *found.span(issue))
                return self.add("volume", *found.span(volume), found.end())
        return False

    def _bare_issue(self, start: int) -> bool:
        """*Boletín de la Sal, v. 12, n. 2, 1987*: an *n.* before a date or pages counts issues, and no notes."""
        found = _BARE_ISSUE.match(self.note.text, start, self.end) if self.has("container") else None
        if found is None or self.has("issue", "pages", "locator") or (self.has("date") and not found["paged"]):
            return False
        return self.add("issue", *found.span("issue"))

    def _dated_before_container(self) -> bool:
        """*Ruiz, A. (2004). Salt. Journal of Salt, 12(3)*: the year stands before the periodical."""
        date = self.find("date")
        return date is not None and any(one.name == "container" and date.start < one.start for one in self.fields)

    def _date(self, start: int) -> bool:
        """The first date; a second one is that of a reprint, unless it is the day of a year already told."""
        date = self.note.date_at(start, self.end)
        if date is None and (date := self.day_told(start)):  # what appears on a day has no publisher
            self.fields = [replace(one, name="container") if one.name == "publisher" else one for one in self.fields]
        told = self.find("date")
        if (
            date
            and told
            and self._dated_before_container()
            and self.has("title")
            and len(told.value) == len(date.value) == DAY
        ):
            self.done = date.end  # Decree 443 of 12 May 1967, Official Gazette, no. 12, 14 May 1967
            return True
        if date is None or (told and not _is_day_of(date.value, told.value)):
            return False
        self.fields = [one for one in self.fields if one is not told]
        after = self.note.text[date.end : date.end + 1]
        if after.isalnum() and not is_eastern(after):
            return False
        self.fields.append(date)
        more = _AND_DATE.match(self.note.text, date.end, self.end)
        if more and self.has("title") and not self.has("container"):  # entries for April 1974 and April 1976
            date = self.note.date_at(more.end(), self.end) or date
        kind = _OF_DAY.match(self.note.text, date.end, self.end)  # 1월 23일자, 5월호, 9월 26일 방송
        self.done = kind.end() if kind else date.end
        return True

    def _pages(self, start: int) -> bool:
        text = self.note.text
        heard = w.TIMECODE.match(text, start, self.end)
        if heard and not self.has("locator") and (self.has("date") or heard[0].count(":") > 1):
            return self.add("locator", *heard.span())
        held = self.has("container") and self.has("place", "publisher") and not self.has("pages")
        if held and (columns := _COLUMNS.match(text, start, self.end)):
            return self.add("pages", *columns.span("columns"))
        found = self._pages_at(start)
        if (
            (volumed := _VOLUME_PAGE.match(text, start, self.end) or _ROMAN_PAGE.match(text, start, self.end))
            and self.has("publisher", "title")
            and not self.has("container")
        ):
            self.fields = [one for one in self.fields if one.name != "volume"]
            self.add("volume", *volumed.span("volume"))
            return self.add("locator", *volumed.span("page"))
        if (titled := _ROMAN_TITLED.match(text, start, self.end)) and self.has("publisher") and not self.has("pages"):
            self.fields = [one for one in self.fields if one.name != "volume"]
            return self.add("volume", *titled.span("volume"), titled.end())
        if found:
            group = next(name for name in ("pp", "ko", "bare") if found[name])
            if group == "bare" and not self.has("date", "container", "publisher", "title", "document"):
                return False
            kept = bool(self.fields) and self.fields[-1].name in ("archive", "series")
            marked = kept and (
                len(found[group]) >= _LEAST_MARK or (self.has("date") and self.fields[-1].name == "archive")
            )
            if group == "bare" and marked and found[group].isdigit():
                return self.add("file", *found.span(group))  # Paz papers, 10902
            colon = ":" in self.gap
            in_periodical = self.has("container") and not self.has("pages")
            in_periodical = in_periodical and (self.has("volume", "issue") or not (self.lies or self.is_read()))
            if not in_periodical:
                return self.add("locator", *found.span(group), found.end())
            behind = self.gap == " " and text[start - 2] == ")"  # in Courts and Salt (Hob Press 2011) 77, 81
            cited = colon or behind or self.volumed or _is_within(found[group])
            comma = text.find(",", *found.span(group)) if cited else -1
            last = comma if comma > 0 else found.end(group)
            return self.add("pages", found.start(group), last, last if comma > 0 else found.end())
        if found := w.OTHER_LOCATOR.match(text, start, self.end):
            more = _AND_PLACE.match(text, found.end("other"), self.end)
            return self.add("locator", found.start("other"), more.end() if more else found.end("other"))
        return False

    def _pages_at(self, start: int) -> re.Match[str] | None:
        """The pages at ``start``, up to a day that begins as another page would: *p. 30, 5 July 1925*."""
        text = self.note.text
        found = w.PAGES.match(text, start, self.end)
        comma = text.rfind(", ", start, found.end()) if found else -1
        day = self.note.date_at(comma + 2, self.end) if comma > 0 else None
        return w.PAGES.match(text, start, comma) if found and day and day.end > found.end() else found


def _is_within(pages: str) -> bool:
    """*63-76, 75*: the pages of an article, and the page of them that is cited."""
    found = _PAGE_WITHIN.fullmatch(pages)
    return found is not None and int(found[1]) <= int(found[3]) <= int(found[2])


_PAGE_WITHIN = lazy(r"(\d{1,4})[-–](\d{1,4}),\s(\d{1,4})")
# “ed. by Luis Paz. Lima: Verso”
_STOPPED_IMPRINT = lazy(rf"[^\W\d_]{{2}}(?P<stop>\.)\s[{w.CAPITAL}][\w-]+:\s")
_LEAST_MARK = 4
_MOST_STEPS = 60
_COLUMNS = lazy(r"(?:cols?|Sp)\.\s(?P<columns>\d{1,4}(?:[-–]\d{1,4})?)(?!\w)")  # of a dictionary
_CALL_NUMBER = lazy(r"(?P<series>[A-Z]{1,5}-?\d{3,8})(?=,\s)")
_BARE_ISSUE = lazy(
    r"n\.\s(?P<issue>\d{1,5}(?:[-/–]\d{1,5})?)(?:(?P<paged>,\s(?:pp?|págs?)\.)|(?=,?\s[(\d])|,\s(?=[^\W\d_]))",
    re.IGNORECASE,
)
_VOLUME_FIRST = lazy(r"(?P<volume>\d{1,3})(?:\s?[:(](?P<issue>\d{1,3})\)?)?\s(?=[^\W\d_a-z])")
_PAGE_AT = lazy(r"\s\d{1,4}\sat\s?$|\s\d{1,4}(?=\sat\s\d)")  # 365 at 371
_AND_DATE = lazy(r"\s(?:and|y|to|al?)\s")
_PLACED = lazy(r"[^\W\d_a-z][^,:;.()]{2,30}(?:,\s[A-Z]{2})?:\s")
# “para. 88 and annex 40”
_AND_PLACE = lazy(r"\s(?:and|y)\s(?:annex|app\.|para\.|art\.|anexo|párr\.)\s\d{1,4}")
_PAGE_NEXT = lazy(r",\s(?:(?:pp?|chap|ch|cap|págs?|fols?)\.?\s\d|\d{1,4}(?:[-–~]\d{1,4})?(?:쪽|면|의|[.,;]|$))")
_IBID_LAST = lazy(r"(?P<same>ib(?:[ií]d(?:em)?)?)\.?(?:\s*$|(?P<mark>,\s\d))", re.IGNORECASE)
_VOLUME_THEN_PAGES = lazy(r"(?P<volume>\d{1,3})(?=,\s(?:pp?\.\s?)?\d{1,4}[-–~]\d)")


_OF_DAY = lazy(
    r"(?:\.?\s?[자치](?=[,.;)\s]|$)|자|호|치|字|號|号|조|條)(?:로)?|\s?(?:방송|방영|게시물?|게재|발행|보도|작성|등록|업로드)(?=[,.;)\s]|$)"
)


def _is_day_of(date: str, told: str) -> bool:
    """Whether a date is a day in the year that was told: *S/RES/1718 (2006), 14 October 2006*."""
    return len(told) == YEAR and len(date) > len(told) and date.startswith(told)


_VOLUME_PAGE = lazy(r"(?P<volume>\d{1,2}):(?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?![\d:]|\s?[ap]\.?m)")
# “(London: Verso, 1969–70), II, 12”
_ROMAN_PAGE = lazy(r"(?P<volume>[IVXL]{1,6})[,:]\s(?:pp?\.\s)?(?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?!\w)")
# “(London: Verso, 1999), II: Prices, pp. 44–61”
_ROMAN_TITLED = lazy(r"(?P<volume>[IVXL]{1,6}):\s[^\W\d_a-z][^,;()]{2,80}(?=,\s(?:pp?\.\s)?\d)")
_CIT = lazy(r"(?:(?:art|op|ob|loc|ed)\.\s?)?(?:cit\.|citad[oa])(?=[\s,.;)]|$)", re.IGNORECASE)
# “in ibid., 148–166”: a chapter of the book that is cited before it.
_IN_IBID = lazy(r"(?:in|en|dans)\s(?P<same>ib[ií]d(?:em|\.)?)(?=,?\s(?:pp?\.|págs?\.|\d))", re.IGNORECASE)
# With a day, a box or a number after it: a page alone would be that of the short title before it.
_IBID = lazy(
    r"(?P<same>ib[ií]d(?:em|\.)?|(?:(?:the|el|la)\s)?(?:same\s(?:news)?paper|mism[oa]\s(?:diario|periódico|revista|libro)|same\s(?:volume|book|journal))|"
    r"(?:같은|위의?)\s?(?:신문|잡지|책))(?=,?\s(?:(?P<page>(?:pp?\.|págs?\.|\d{1,3}[.;)쪽면–-]|\d{1,3}$))|\d{1,4}[-–~]\d{1,4}쪽|\d{1,2}\s(?:de\s)?[^\W\d_]|[A-Z][a-z]+\s\d{1,2},|\d{4}년|/\d|(?:box|folder|file|caja|carpeta|leg\.|legajo|ff?\.|fols?\.|"
    r"exp\.|expediente|fondo?|no\.|núm\.|vol\.|상자|폴더)\s))",
    re.IGNORECASE,
)
