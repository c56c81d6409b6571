"""What stands in brackets after a title: place, publisher, university, date, a translation, the mark of a paper."""

from __future__ import annotations

import re

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.persons import is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.shape import BOOK_QUOTES, Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY, Facts
from indexer.citations.parts.imprints import imprint
from indexer.citations.parts.people_within import people_within
from indexer.patterns import lazy
from indexer.prefilter import AnyPattern

_TRANSLATION = lazy(r"\((?!(?:eds?|comps?|coords?|dirs?|trans|vols?|in|en|my|see)\W)[^\W\d_a-z][^\d():;]{2,160}\)")
_NEAR_TITLE = 4
_TOWN = lazy(r"\([^\W\d_a-z][^\W\d_]+(?:,?\s[^\W\d_]+){0,3}\)")
_PIECE = lazy(
    r"\((?:(?:unsigned|anonymous)\s)?(?:editorial|leader|letters?|review|obituary|interview|column|advertisement|cartoon|photograph|poem|"
    r"reseña|carta|nota|columna|entrevista|aviso|poema|사설|광고|만평|기고|인터뷰)(?:\s(?:to|al?|by|with|con|de)\s[^()\d]{3,40})?\)"
)


class Bracketed(Facts):
    """The steps that read brackets."""

    def group(self, start: int) -> bool:
        group = self.note.group_starts.get(start)
        if group is None or group.end > self.end:
            return False
        first, last = group.start + 1, group.end - 1
        if group.square:
            if w.ACCESSED.match(self.note.text, first, last):
                return self.accessed(first) and self._close(group)
            again = self.has("date") and w.YEAR.fullmatch(self.note.text, first, last)  # 2003 [1981]
            if again or w.IN_LANGUAGE.fullmatch(self.note.text, first, last):
                return self._close(group)
            guess = None if self.has("date") else self.note.date_at(first, last)
            if guess and guess.end == last:  # n.d. [May 1967]
                self.fields.append(guess)
                return self._close(group)
            if not self.has("translation", "container", "date"):
                return self.add("translation", *_unquoted(self.note.text, first, last), group.end)
            return False
        if group.round:
            return self._linked(group, first, last) or self._towned(group) or self._bracket(group, first, last)
        if group.sign in BOOK_QUOTES | {"「", "〈"} and not self.has("container", "publisher", "date"):
            return self.add("container", first, last, group.end)
        return False

    def _close(self, group: Group) -> bool:
        self.done = group.end
        return True

    def _linked(self, group: Group, first: int, last: int) -> bool:
        """*(https://…, accessed 3 May 2016)*: an address in brackets, with the day on which it was read."""
        if not self.link(first):
            return False
        if gap := _LINK_GAP.match(self.note.text, self.done, last):
            self.accessed(gap.end())
        return self._close(group)

    def _bracket(self, group: Group, first: int, last: int) -> bool:
        text = self.note.text
        if w.ACCESSED.match(text, first, last):
            return self.accessed(first) and self._close(group)
        if w.IN_LANGUAGE.fullmatch(text, first, last) or self._kept_as(first, last):
            return self._close(group)
        here = _HERE.match(text, first, last)
        page = w.PAGES.fullmatch(text, here.end() if here else first, last)
        if page and (page["pp"] or page["ko"]) and self.has("date", "pages"):  # 44–60 (p. 45)
            inside = self.has("container") and not self.has("pages", "publisher")  # Minerals of Utopia (pp. 20–31)
            return self.add("pages" if inside else "locator", *page.span("pp" if page["pp"] else "ko"), group.end)
        agency = _AGENCY.fullmatch(text, first, last) and not self.has("container")  # “Envoys Leave” (AP), The Times
        posted = self.has("container") and _POSTED_IN.fullmatch(text, first, last)  # Salt Notes (blog), 14 April 2009
        if agency or posted or (_EXTRA.fullmatch(text, first, last) and self.has("issue", "volume")):
            return self._close(group)
        if _SYMBOL.fullmatch(text, first, last) and not self.has("document"):
            return self.add("document", first, last, group.end)
        if self._is_genre(group):
            return self.add("genre", first, last, group.end)
        if not self.has("translation", "date") and text[first] in '“"‘«':
            return self.add("translation", *_unquoted(text, first, last), group.end)
        if self._is_translated(group):
            return self.add("translation", first, last, group.end)
        if not self.note.is_facts(group) or (
            self.has("date") and self.note.is_published(group) and self.has("publisher")
        ):
            return False
        self._facts(first, last)
        return self._close(group)

    def _towned(self, group: Group) -> bool:
        """*“Sin agua”, El Molino 289 (Santiago), 17 de julio de 1989*: a town behind an issue, before its day."""
        numbered = self.fields and self.fields[-1].name in ("volume", "issue") and not self.has("date", "place")
        if not numbered or not self.has("container") or not _TOWN.fullmatch(self.note.text, group.start, group.end):
            return False
        return self.date_behind(group.end) is not None and self.add("place", group.start + 1, group.end - 1, group.end)

    def _kept_as(self, first: int, last: int) -> bool:
        """*(ref. BKS-061)*, *(BOE núm. 204, de 26 de agosto de 1969)*: the mark of a paper, the gazette of a law."""
        if w.UNPUBLISHED.fullmatch(self.note.text, first, last) and not self.has("genre", "date"):  # (press release)
            return self.add("genre", first, last)
        if marked := _MARKED.fullmatch(self.note.text, first, last):
            return self.add("file", *marked.span("mark"))
        gazette = GAZETTED.match(self.note.text, first, last) if self.has("date") else None
        return gazette is not None and self._gazetted(gazette)

    def _gazetted(self, found: re.Match[str]) -> bool:
        """*(BOE núm. 204, de 26 de agosto de 1969)*: where a law was printed, the day of printing apart."""
        self.add("container", *found.span("name"))
        return self.add("issue", *found.span("issue"))

    def _is_translated(self, group: Group) -> bool:
        """*“Mulle pangga iyagi” (Tales of the Water Mill), Panga Yŏn’gu*: words alone, right behind a title."""
        if self.has("translation", "container", "date") or not self._is_by_title(group):
            return False
        return bool(_TRANSLATION.fullmatch(self.note.text, group.start, group.end)) and not self.note.is_facts(group)

    def _is_genre(self, group: Group) -> bool:
        """*“The Toll” (editorial), The Mirror*: what sort of piece it is, right behind its title."""
        if self.has("genre", "container", "date") or not self._is_by_title(group):
            return False
        return _PIECE.fullmatch(self.note.text, group.start, group.end) is not None

    def _is_by_title(self, group: Group) -> bool:
        title = self.find("title")
        return title is not None and group.start - title.end <= _NEAR_TITLE

    def _facts(self, start: int, end: int) -> None:
        """What stands in the brackets: qualifiers, places and publishers, a date."""
        text = self.note.text
        date = self._dated(start, end)
        limit = date.start if date else end
        if (nothing := w.NO_DATE.search(text, start, end)) and not date:
            limit = nothing.start()
        start = self._peopled(self._qualified(start, limit), limit)
        gazette = GAZETTED.match(text, start, limit + 1) if date else None
        if gazette and gazette.end() >= limit and self.has("title") and not self.has("container"):
            self._gazetted(gazette)
            start = limit
        late = w.THESIS.search(text, start, limit)  # 없는대학교 석사학위논문, 2011
        if late and not self.has("genre"):
            self.add("genre", *late.span("genre"))
            limit = late.start()
        self._before_date(start, limit, date)
        if date:
            self.fields.append(date)

    def _before_date(self, start: int, limit: int, date: CitationField | None) -> None:
        """What stands before the date of the brackets: which fields it is depends on what was read before them."""
        text = self.note.text
        if self.has("archive", "file", "fond") and not self.has("title"):
            if start < limit:
                self.add("title", *trim(text, start, limit))
        elif self.is_talk:
            if start < limit:
                self.add("place", *trim(text, start, limit))
        elif self.has("genre"):
            self._school(start, limit)
        elif (
            date
            and len(date.value) == DAY
            and self.has("title")
            and not (self.has("container") or ":" in text[start:limit])
        ):
            self._posted(start, limit)
        else:
            self._published(start, limit)

    def _dated(self, start: int, end: int) -> CitationField | None:
        """The date of the brackets, the last in them; the first of *2004 [1967]*, *adopted 3 May 1967, in force …*."""
        first = _FIRST_DATE.search(self.note.text, start, end)
        date = self.note.date_at(first.start("year" if first["year"] else "day"), end) if first else None
        return date or self.note.date_in(start, end)

    def _qualified(self, start: int, limit: int) -> int:
        """Where the words end that say what sort of work it is, and which edition."""
        text = self.note.text
        while True:
            start, _ = trim(text, start, limit)
            tried = ((name, pattern.match(text, start, limit)) for name, pattern in _QUALIFIERS)
            name, found = next((one for one in tried if one[1]), ("genre", None))
            if found is None:
                return start
            self.add(name, *found.span())
            start = found.end()

    def _peopled(self, start: int, limit: int) -> int:
        """Where the names end of those who wrote, edited or translated a work: (변하늘 지음, 돌다리, 2011)."""
        if not self.has("title") or self.is_talk or self.has("container", "archive"):
            return start
        people, start = people_within(self.note, start, limit, written=self.has("author", "editor"))
        self.fields += people
        return start

    def _posted(self, start: int, limit: int) -> None:
        """*‘Salt Prices’ (Salt Blog, 14 August 2013)*."""
        if start < limit and self.note.text[start].isupper():
            self.add("container", *trim(self.note.text, start, limit))

    def _school(self, start: int, end: int) -> None:
        start, end = trim(self.note.text, start, end)
        if start < end and not _GIVEN_TO.match(self.note.text, start, end):
            comma = self.note.text.find(",", start, end)
            if comma > 0 and self._is_seat(start, comma, end):  # México, El Colegio de México
                self.add("place", start, comma)
                start = comma + 1
            seat = self.note.text.rfind(", ", start, end)
            behind = self.note.text[seat + 2 : end] if seat > 0 else ""  # El Colegio de México, México
            seated = bool(behind) and (is_city(behind) or _SEAT.fullmatch(behind) is not None)
            self.add("publisher", start, seat if seated else end)
            if seated:
                self.add("place", seat + 2, end)

    def _is_seat(self, start: int, comma: int, end: int) -> bool:
        """Whether what stands before a school is its town: one that is known, or a name before a word for a school."""
        text = self.note.text
        seated = w.PUBLISHER.match(text, comma + 2, end) is not None and is_person(text[start:comma])
        return seated or is_city(text[start:comma])

    def _published(self, start: int, end: int) -> None:
        """``Place: Publisher``, several of them, or either alone."""
        text = self.note.text
        begin = start
        for at in [i for i in range(start, end) if text[i] == ";"] + [end]:
            if ":" in text[start:at]:
                colon = text.index(":", start, at)
                place, press = trim(text, begin, colon, " ,;:[]"), trim(text, colon + 1, at, " ,;:[")
                if is_city(text[slice(*press)]) and not is_city(text[slice(*place)]):  # (Verso: London, 2004)
                    place, press = press, place
                self.add("place", *place)
                self.add("publisher", *press)
                begin = at + 1
            elif at == end and begin < at:
                self._alone(*trim(text, begin, at, " ,;:·/"))
            start = at + 1

    def _alone(self, start: int, end: int) -> None:
        """Facts without a colon: a publisher, a place, or both in either order."""
        for one in imprint(self.note, start, end) if start < end else ():
            self.add(one.name, one.start, one.end)


_QUALIFIERS: tuple[tuple[FieldName, AnyPattern], ...] = (
    ("genre", w.THESIS), ("genre", w.UNPUBLISHED), ("edition", w.EDITION), ("edition", w.QUALIFIER),
)  # fmt: skip
# “Santiago de Cuba”, behind a university; no faculty of it
_SEAT = lazy(
    r"(?!Facult|Escuel|School|Colleg|Depart|Instit|Sede|Cent|Divi|Univ|Recint|Camp|Núcle)[^\W\d_a-z][^\W\d_]+(?:\s(?:de|del|la|of)){1,2}\s[^\W\d_a-z][^\W\d_]+"
)
# “(speech to the Salt Congress, Lima, 3 May 1967)”: to whom it was given
_GIVEN_TO = lazy(r"(?:given|delivered|presented|read|pronunciad[oa]|leíd[oa]|presentad[oa]|to|at|before|ante|en)\s")
_LINK_GAP = lazy(r"[,;.]?\s")
_MARKED = lazy(
    r"(?:[Rr]ef(?:erence|erencia)?\.?|[Ss]ign(?:atura|\.)|[Ee]xp(?:ediente|\.)|[Ff]ile)\s(?:[Nn]o\.\s|n[úu]m\.\s)?(?P<mark>[A-Z\d][\w./-]*)"
)
# “BOE núm. 204, de”, “Official Gazette, no. 12, of”: the issue in which a law was printed, before its day
GAZETTED = lazy(
    r"(?P<name>[^\W\d_a-z][^(),;:\d]{1,60}?),?\s(?:n[úu]m\.|n\.?\s?[º°]|[Nn]o\.|nº|№)\s?(?P<issue>\d{1,3}\.\d{3}|\d{1,5}),?\s(?:(?:de|del|of)\s)?(?=\d|[^\W\d_a-z])"
)
_AGENCY = lazy(r"AP|AFP|UPI|EFE|DPA|Reuters|Xinhua|TASS|KCNA|ANSA|Yonhap|Notimex")
_POSTED_IN = lazy(
    r"(?:we)?blog|website|sitio\sweb|página\sweb|podcast|newsletter|bolet[íi]n|블로그|웹사이트", re.IGNORECASE
)
_EXTRA = lazy(
    r"(?:supl(?:emento|\.)|suppl(?:ement|\.)|separata|extraordinario|(?:número\s)?especial|special\sissue)(?:\s\d{1,2})?",
    re.IGNORECASE,
)
# “(LC/L.2405-P)”, “(WT/REG169/N/1)”: the number of a paper of a body
_SYMBOL = lazy(r"[A-Z]{1,6}(?:/[\w.-]{1,14}){1,6}")
_FIRST_DATE = lazy(
    r"(?P<year>(?:1[5-9]|20)\d\d)\s?\[\d{4}\]$|(?:adopted|signed|opened\sfor\ssignature|done|firmad[oa]|adoptad[oa])\s(?:on\s|el\s)?(?P<day>\d)"
)


_HERE = lazy(r"(?:특히|인용은|here|at|aquí|acá|esp\.|especialmente|la\scita\sen|hier)\s")


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    return trim(text, start, end, ' ,;:“”"‘’«»')
