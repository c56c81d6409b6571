"""What follows a title: where, when and by whom it was published, where it is kept, which pages are meant.

One loop tries the kinds of things in turn at one place; what none of them knows ends the citation, and the rest of the
clause is a remark (*…, reflects what was believed at the time*).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from indexer.citations import words as w
from indexer.citations.facts import Facts
from indexer.citations.model import FieldName
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_person, name_at, split_names, trim

_GAP = re.compile(r"[\s,.:;—–-]{0,8}(?:(?:esp\.|especially|particularly|at|here|aquí|acá)\s(?=\d|ch|pp?\b))?")
_SMALL = frozenset({
    "of", "the", "and", "for", "in", "on", "to", "at", "de", "la", "el", "los", "las", "del", "y", "e", "en", "du",
    "des", "et", "der", "die", "das", "und", "al", "le", "&", "vs", "by", "with", "from", "a", "o", "da", "do",
    "dos", "para", "sobre", "con", "por",
})  # fmt: skip
_CONTAINER_WORDS = 14
_LONGEST_NAME = 240
_LONGEST_MARK = 20
_NEXT_WORD = re.compile(r"\S+")
_CONTAINER_STOP = re.compile(
    r",|\s(?=[IVXL]{1,6}\s\(|\d{1,4}\s?(?:\(|[,.:;]|$|[.:/]\d|권|호))|:\s?(?=\d)|(?<=[^\W\d_]{3})\.(?=\s|$)|[;—]|\s(?:제\d|"
    r"\d{1,4}(?:권|호|년))"
)


@dataclass
class Tail(Facts):
    """Reads what follows a title."""

    def read(self) -> int:
        """Read on until nothing known follows; gives where the last thing read ends."""
        self.done = self.at
        steps = 0
        while steps < 60:
            steps += 1
            gap = _GAP.match(self.note.text, self.done, self.end)
            start = gap.end() if gap else self.done
            self.gap = self.note.text[self.done : start]
            if start >= self.end or not any(step(start) for step in self._steps):
                break
        return self.done

    @cached_property
    def _steps(self) -> tuple[Callable[[int], bool], ...]:
        return (
            self.group, self.link, self.accessed, self._told, self._presented, self._edition, self._people,
            self._eastern_people, self._thesis, self._numbers, self._date, self._archive_item, self._pages,
            self._in_book, self._place_publisher, self._place_comma, self._where,
        )  # fmt: skip

    def _told(self, start: int) -> bool:
        """What is told of a source and is none of its fields: an hour, who got hold of it, that it has no date."""
        text = self.note.text
        if (found := w.TOLD.match(text, start, self.end)) and self.has("title", "container", "archive"):
            self.done = found.end()
            return True
        if (
            self.has("archive") and self.has("date") and (years := _YEARS.match(text, start, self.end))
        ):  # FRUS 1964–1968
            self.done = years.end()
            return True
        found = w.INTRODUCED.match(text, start, self.end) or w.OBTAINED.match(text, start, self.end)
        last = self._names_end(found.end()) if found else start
        if last > start:
            self.done = last
        return found is not None and last > found.end()

    def _presented(self, start: int) -> bool:
        """*paper presented at the meeting of the Salt Society*: its kind, and the event."""
        found = w.PRESENTED.match(self.note.text, start, self.end)
        plain = w.UNPUBLISHED.match(self.note.text, start, self.end)
        if self.has("container") or not (found or plain):
            return False
        if not found:
            return plain is not None and not self.has("genre") and self.add("genre", *plain.span())
        comma = self.note.text.find(",", found.end(), self.end)
        self.add("genre", *found.span("genre"))
        return self.add("container", found.end(), comma if comma > 0 else self.end)

    # --- people, editions, numbers ------------------------------------------------------------------------------

    def _edition(self, start: int) -> bool:
        for name, pattern in (("edition", w.EDITION), ("volume", w.VOLUMES)):
            if found := pattern.match(self.note.text, start, self.end):
                return self.add(name, *found.span())  # type: ignore[arg-type]
        return False

    def _people(self, start: int) -> bool:
        text = self.note.text
        roles: list[tuple[FieldName, re.Pattern[str]]] = [("editor", w.EDITORS), ("translator", w.TRANSLATORS)]
        if not self.has("author", "editor", "container", "publisher", "date"):
            roles.append(("author", w.BY))
        for name, pattern in roles:
            if found := pattern.match(text, start, self.end):
                last = self._names_end(found.end())
                if last > found.end():
                    for span in split_names(text, found.end(), last):
                        self.add(name, *span)
                    self.done = last
                    return True
        return False

    def _eastern_people(self, start: int) -> bool:
        """홍길동 옮김, 성춘향 엮음."""
        found = _EASTERN_ROLE.match(self.note.text, start, self.end)
        if not found:
            return False
        role: FieldName = "translator" if found["role"] in ("옮김", "역") else "editor"
        return self.add(role, *found.span("name"), found.end())

    def _names_end(self, start: int) -> int:
        """Where a list of names ends that begins at ``start``."""
        text, last = self.note.text, start
        for _ in range(12):
            end = name_at(text, start, self.end)
            if end == start:
                break
            last = end
            more = re.compile(
                r",?\s(?:and|y|e|&)\s|,\s(?=(?:[^\W\d_][\w.’'-]+\s){1,3}[^\W\d_][\w’'-]+,?\s(?:and|y)\s)"
            ).match(text, end, self.end)
            if not more:
                break
            start = more.end()
        return last

    def _thesis(self, start: int) -> bool:
        text = self.note.text
        found = w.THESIS.match(text, start, self.end)
        if not found:
            return False
        self.add("genre", *found.span("genre"))
        gap = _GAP.match(text, self.done, self.end)
        first = gap.end() if gap else self.done
        date = next((d for d in self.note.dates if d.start >= first), None)
        last = date.start if date and date.end <= self.end else self.end
        stop = text.find(".", first, last)
        last = stop if stop >= 0 and text[stop + 1 : stop + 2] in ("", " ") else last
        if 3 < last - first < 160 and not text[first].islower():
            self.add("publisher", first, last)
        return True

    def _numbers(self, start: int) -> bool:
        text = self.note.text
        if not self.has("container", "title", "archive"):
            return False
        for name, pattern in (("volume", w.VOLUME), ("issue", w.ISSUE)):
            found = pattern.match(text, start, self.end)
            if found and not (self.has(name) and name == "volume"):  # type: ignore[arg-type]
                group = "ko" if found["ko"] else name
                return self.add(name, *found.span(group), found.end())  # type: ignore[arg-type]
        if (works := _WORKS_VOLUME.match(text, start, self.end)) and not self.has("volume", "date", "container"):
            return text[start - 2 : start] in ("』 ", "》 ") and self.add("volume", *works.span())
        if self.has("container") and not self.has("volume", "date"):
            found = w.BARE_VOLUME.match(text, start, self.end)
            if found and not w.YEAR.fullmatch(found["volume"]):
                if found["issue"]:
                    self.add("issue", *found.span("issue"))
                return self.add("volume", *found.span("volume"), found.end())
        return False

    def _date(self, start: int) -> bool:
        """The first date; a second one is that of a reprint."""
        date = self.note.date_at(start, self.end)
        if date is None or self.has("date"):
            return False
        after = self.note.text[date.end : date.end + 1]
        if after.isalnum() and not "가" <= after <= "힣":
            return False
        self.fields.append(date)
        self.done = date.end + self.note.text.startswith("자", date.end)  # 1월 23일자, “of 23 January”
        return True

    def _pages(self, start: int) -> bool:
        text = self.note.text
        found = w.PAGES.match(text, start, self.end)
        if (
            (volumed := _VOLUME_PAGE.match(text, start, self.end))
            and self.has("publisher")
            and not self.has("container")
        ):
            self.fields = [one for one in self.fields if one.name != "volume"]
            self.add("volume", *volumed.span("volume"))
            return self.add("locator", *volumed.span("page"))
        if found:
            group = next(name for name in ("pp", "ko", "bare") if found[name])
            if group == "bare" and not self.has("date", "container", "publisher", "title", "document"):
                return False
            colon = ":" in self.gap
            in_periodical = self.has("container") and not self.has("pages")
            if not in_periodical:
                return self.add("locator", *found.span(group), found.end())
            comma = text.find(",", *found.span(group)) if colon else -1
            last = comma if comma > 0 else found.end(group)
            return self.add("pages", found.start(group), last, last if comma > 0 else found.end())
        if found := w.OTHER_LOCATOR.match(text, start, self.end):
            return self.add("locator", *found.span("other"))
        return False

    # --- where it is kept ---------------------------------------------------------------------------------------

    def _archive_item(self, start: int) -> bool:
        text = self.note.text
        for name, pattern in w.ARCHIVE_ITEMS:
            if found := pattern.match(text, start, self.end):
                group = next(key for key, value in found.groupdict().items() if value)
                first, last = trim(text, *found.span(group), " .,:/-")
                return self.add(name, first, last, max(last, found.end() - (text[found.end() - 1] in ".,")))
        if found := w.PAPER.match(text, start, self.end):
            return not self.has("genre") and self.add("genre", *found.span())
        return False

    # --- where it appeared --------------------------------------------------------------------------------------

    def _in_book(self, start: int) -> bool:
        text = self.note.text
        found = w.IN_BOOK.match(text, start, self.end)
        if not found or self.has("container", "publisher"):
            return False
        first = found.end()
        if group := self.note.group_starts.get(first):
            return group.quoted and self.add("container", first + 1, group.end - 1, group.end)
        editors = self._editors_before(first)
        last = self._title_end(editors or first)
        return self.add("container", editors or first, last)

    def _editors_before(self, start: int) -> int:
        """*in Jane Roe and John Doe, eds., Title*: where the title begins; 0 when no editors stand before it."""
        text = self.note.text
        comma = text.find(",", start, min(self.end, start + 160))
        while comma > 0:
            after = w.EDITOR_AFTER.match(text, comma + 2, self.end)
            if after and text[after.end() : after.end() + 1] == ",":
                for span in split_names(text, start, comma):
                    self.add("editor", *span)
                gap = _GAP.match(text, after.end(), self.end)
                return gap.end() if gap else after.end()
            comma = text.find(",", comma + 1, min(self.end, start + 160))
        near = takewhile(lambda g: g.start < start + 160, self.note.groups_from(start + 1))
        bracket = next((g for g in near if g.round), None)
        if bracket and w.EDITOR_AFTER.fullmatch(text, bracket.start, bracket.end):
            for span in split_names(text, start, bracket.start):
                self.add("editor", *span)
            gap = _GAP.match(text, bracket.end, self.end)
            return gap.end() if gap else bracket.end
        return 0

    def _title_end(self, start: int) -> int:
        """Where the title of a book ends: at its facts, its editors, its pages."""
        last = title_end(self.note, start, self.end)
        comma = self.note.text.find(",", start, last)
        if comma > 0 and (last == self.end or _PLACE_COMMA.match(self.note.text, comma + 2, self.end)):
            return comma
        return last

    def _place_publisher(self, start: int) -> bool:
        """``Place: Publisher, Year`` without brackets."""
        pattern = _PLACE_PUBLISHER_LAST if self.has("date") else _PLACE_PUBLISHER
        found = pattern.match(self.note.text, start, self.end)
        if not found or self.has("publisher") or (self.has("container") and not self.has("editor")):
            return False
        if any(date.start < found.end("publisher") and found.start("publisher") < date.end for date in self.note.dates):
            return False
        self.add("place", *found.span("place"))
        return self.add("publisher", *found.span("publisher"))

    def _place_comma(self, start: int) -> bool:
        """``Place, Publisher, Year`` without brackets, after the title of a book in which something stands."""
        text = self.note.text
        found = _PLACE_COMMA.match(text, start, self.end)
        eastern = found is not None and _is_eastern(text[start]) and self.has("title")
        if not found or not (self.has("container") or eastern) or self.has("publisher", "place", "date", "issue"):
            return False
        self.add("place", *found.span("place"))
        return self.add("publisher", *found.span("publisher"))

    def _where(self, start: int) -> bool:
        """A name that follows: the periodical, else the archive, else a place."""
        text = self.note.text
        if _KOREAN_REMARK.match(text, start, self.end) or (
            not self.gap and self.fields and _is_eastern(text[start])
        ):  # a particle: 『소금의 길』에서
            return False
        last = self.name_end(start)
        if last <= start:
            return False
        numbered = _NUMBERED.search(text, start, last)
        done = None
        if numbered:
            last, done = numbered.start(), numbered.end()
        if w.ARCHIVE.search(text, start, last):
            return self.add("archive", start, last, done)
        if self.has("archive") and not self.has("container"):
            return self._in_archive(start, last)
        if not self.has("container", "publisher"):
            return self._appeared(start, last, done)
        dated = self.note.date_at(min(self.end, last + 2), self.end)
        if not self.has("place", "date") and (dated or last >= self.end):
            return self.add("place", start, last)
        if w.PUBLISHER.search(text, start, last) and not self.has("publisher", "date"):
            return self.add("publisher", start, last)
        return False

    def _in_archive(self, start: int, last: int) -> bool:
        """What follows an archive: one of its series, or at last the place where it is."""
        if not self.has("title") and _LETTER.fullmatch(self.note.text, start, last):
            return self.add("title", start, last)
        if self.note.text[last : last + 1] == "," and not self.has("series"):
            return self.add("series", start, last)
        return not self.has("place") and self.add("place", start, last)

    def _appeared(self, start: int, last: int, done: int | None) -> bool:
        """A name in the place of a container; in “tesis, Universidad …” and “interview, Caracas” it is none."""
        text = self.note.text
        if thesis := w.THESIS.search(text, start, last):
            if thesis.start() - start > 2:
                self.add("publisher", start, thesis.start())
            return self.add("genre", *thesis.span("genre"))
        if is_person(text[start:last]) and self.has("genre") and not self.note.outlet_at(start, last):
            genre = next(one.value for one in self.fields if one.name == "genre")
            return bool(w.TALKED_WITH.search(genre)) and not self.has("place") and self.add("place", start, last)
        return self.add("container", start, last, done)

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
        mark = w.SHELFMARK.search(text, start + 1, min(self.end, last + _LONGEST_MARK))
        if mark and mark.start() < last:  # TNA FO 371/12345
            last = mark.start()
        start, last = trim(text, start, last)
        return last if _is_name(text[start:last]) else start


_KOREAN_REMARK = re.compile(r"(?:체결|채택|발표|작성|서명|공포|참조|참고|재인용|인용)(?![가-힣])")
_WORKS_VOLUME = re.compile(r"\d{1,3}(?=\s?\(|,\s[가-힣])")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?[-–]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?=[,.;]|$)")
# Stewart to Brown; Embassy Georgetown to State
_LETTER = re.compile(rf"{NAME}\s(?:to|a)\s{NAME}")
_VOLUME_PAGE = re.compile(r"(?P<volume>\d{1,2}):(?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?![\d:]|\s?[ap]\.?m)")
_PLACE = (
    rf"(?P<place>[{w.CAPITAL}가-힣][\w’'‘.-]*(?:,?\s[\w’'‘.-]+){{0,4}})\s?:\s"
    rf"(?P<publisher>[{w.CAPITAL}가-힣“][^:;()]{{1,90}}?)"
)
_PLACE_COMMA = re.compile(
    rf"(?P<place>[{w.CAPITAL}][^,();:]{{2,40}}|[가-힣]{{2,4}}),\s(?P<publisher>[{w.CAPITAL}가-힣][^,();:]{{2,60}}),\s(?=(?:1[5-9]|20)\d\d)"
)
# “Working Paper No. 8”: the sign of a number is no part of the name before it.
_NUMBERED = re.compile(r"\s(?:Nos?|Nr|[Nn]úm)\.?$")
_PLACE_PUBLISHER = re.compile(rf"{_PLACE}(?=,?\s(?:c\.\s?)?(?:1[5-9]|20)\d\d|,?\s(?:n\.d|s\.f)\.)")
_PLACE_PUBLISHER_LAST = re.compile(rf"{_PLACE}(?=\.?\s*$|,\s(?:pp?|págs?|chap|cap)\.\s)")


_EASTERN_ROLE = re.compile(
    r"(?P<name>[가-힣]{2,4}(?:[·・,]\s?[가-힣]{2,4})*)\s?(?P<role>옮김|엮음|편역|편저|편|역)(?![가-힣])"
)


def _is_name(text: str) -> bool:
    """Whether words can be the name of a periodical, an archive or a place."""
    found = _NEXT_WORD.findall(text)
    if not found or len(found) > _CONTAINER_WORDS:
        return False
    first = found[0]
    if not (
        first[0].isupper()
        or (first[0].isdigit() and len(found) > 1 and found[1][0].isupper())
        or _is_eastern(first[0])
        or "." in first[1:-1]
    ):
        return first in _LOWER_OUTLETS
    if _is_eastern(first[0]):
        return len(text) <= 40
    lower = [
        word
        for word in found
        if word[0].islower() and word.strip("(),.").casefold() not in _SMALL and "." not in word[1:-1]
    ]
    if w.PERIODICAL.match(first):  # Spanish writes the names of its journals with small letters
        return len(found) <= 9
    return len(lower) <= (len(found) > 2) * 1 + (len(found) > 5) * 2


_LOWER_OUTLETS = frozenset({"teleSUR", "el", "la"})


def _is_eastern(char: str) -> bool:
    return "가" <= char <= "힣" or "一" <= char <= "鿿"


_TITLE_STOP = re.compile(
    r",\s(?=(?:eds?|trans|trad|tr|comps?|coords?|dirs?|vols?|t|tomo|rev|2nd|3rd|4th|5th|2a|3a|2\.ª)\.?\s|edited\s|"
    r"editado\s|compiled\s|directed\s|dirigid[oa]\s|"
    r"translated\s|traducido\s|\d{1,2}\s(?:vols|tomos)|\d{1,2}(?:st|nd|rd|th)\sed|revised\sed|segunda\sed|"
    r"tercera\sed|second\sed|(?:with\san?\s|con\s)?(?:introduction|foreword|preface|afterword|prólogo|introducción|prefacio)\s(?:by|de)\s|"
    r"third\sed|(?:pp?|págs?)\.\s|(?:tesis|Ph\.?D|doctoral\sdiss)|전\s?\d+권|개정판)|\s(?=[(（])",
    re.IGNORECASE,
)


def title_end(note: Note, start: int, end: int) -> int:
    """Where a title ends that begins at ``start``: before facts in brackets, editors, editions, pages; else ``end``."""
    for stop in _TITLE_STOP.finditer(note.text, start, end):
        if note.mask[stop.start()]:
            continue
        group = note.group_starts.get(stop.end())
        if group is not None and not note.is_facts(group):
            continue
        return stop.start()
    near = takewhile(lambda g: g.start < end, note.groups_from(start + 1))
    group = next((g for g in near if note.is_published(g)), None)
    return group.start if group else end
