"""What was read so far behind the head of a citation, and the steps that all readers of a tail share: links, days."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.persons import split_names
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.enrich.dates import written_dates
from indexer.patterns import lazy

_DAYS = r"\d{1,2}(?:(?:\s?[-–]\s?|\s(?:al?|y|to|and)\s)\d{1,2})?"
_YEARLESS = lazy(
    rf"(?:(?P<spanish>{_DAYS}\sde\s(?:{'|'.join(w.SPANISH_MONTHS)}))|(?P<month_first>(?:{'|'.join(w.ENGLISH_MONTHS)})\s{_DAYS})|"
    rf"{_DAYS}\s(?:{'|'.join(w.ENGLISH_MONTHS)})|(?P<figures>\d{{1,2}}/\d{{1,2}}))(?=[,.;)]|$)"
)
DAY, MONTH, YEAR = len("1967-05-12"), len("1967-05"), len("1967")
"""How long the value of a date is that tells a day, a month, or no more than a year."""


@dataclass
class Facts:
    """A stretch of a note from ``at`` to ``end``; ``fields`` are what was read, ``done`` is how far.

    Each step tries to read one kind of thing at a place, and says whether it did.
    """

    note: Note
    at: int
    end: int
    fields: list[CitationField] = field(default_factory=list)
    done: int = field(init=False, default=0)
    gap: str = field(init=False, default="")

    def has(self, *names: FieldName) -> bool:
        for one in self.fields:  # noqa: SIM110 - asked at each step of a tail, and takes half the time of any()
            if one.name in names:
                return True
        return False

    @property
    def dated_first(self) -> bool:
        """*Ruiz, A. (2004). Salt. Nowhere Press*: the year stands before the title."""
        told = sorted((one for one in self.fields if one.name in ("date", "title")), key=lambda one: one.start)
        return len(told) > 1 and told[0].name == "date"

    def find(self, name: FieldName) -> CitationField | None:
        """The first field of that name."""
        return next((one for one in self.fields if one.name == name), None)

    def value(self, name: FieldName) -> str:
        """What the first field of that name says; empty without one."""
        found = self.find(name)
        return found.value if found else ""

    @property
    def is_talk(self) -> bool:
        """Whether it was called an interview, a conversation, a message."""
        return any(
            (one.name == "genre" and w.TALKED_WITH.search(one.value))
            or (one.name == "title" and w.NUMBERED_TALK.fullmatch(one.value))
            for one in self.fields
        )

    def day_told(self, start: int) -> CitationField | None:
        """*Ruiz (1993), “Salt”, El Faro, 27 de abril*: the day, or the days, of a year that stands before the title."""
        found = _YEARLESS.match(self.note.text, start, self.end) if self.dated_first else None
        year = self.find("date") if found else None
        if found is None or year is None or len(year.value) != YEAR:
            return None
        of = " de " if found["spanish"] else "/" if found["figures"] else ", " if found["month_first"] else " "
        days = written_dates(f"{found[0]}{of}{year.value}", self.note.day_first)
        return CitationField("date", days[0].edtf, *found.span()) if len(days) == 1 and days[0].edtf[4:] else None

    def date_behind(self, last: int) -> CitationField | None:
        """The date behind something that ends at ``last``, past the comma between them."""
        return self.note.date_at(min(self.end, last + len(", ")), self.end)

    def add(self, name: FieldName, start: int, end: int, done: int | None = None) -> bool:
        found = self.note.field(name, start, end)
        if found.value:
            self.fields.append(found)
        self.done = end if done is None else done
        return True

    def add_names(self, name: FieldName, start: int, end: int) -> None:
        """A stretch that holds nothing but names, each of them as a field."""
        for span in split_names(self.note.text, start, end):
            self.add(name, *span)

    def link(self, start: int) -> bool:
        text = self.note.text
        if lead := w.URL_LEAD.match(text, start, self.end):
            start = lead.end()
        if found := w.URL.match(text, start, self.end):
            return self.add("url", *found.span("url"), found.end())
        if found := w.DOI.match(text, start, self.end):
            return self.add("doi", *found.span("doi"), found.end())
        return False

    def accessed(self, start: int) -> bool:
        text = self.note.text
        if (found := w.ACCESSED.match(text, start, self.end)) and (date := self.note.date_at(found.end(), self.end)):
            closed = text[date.end : date.end + 1] in ")]" and text[start] in "(["
            return self._read_on(date, date.end + closed)
        date = self.note.date_at(start, self.end) if self.has("url") else None
        after = w.ACCESSED_AFTER.match(text, date.end, self.end) if date else None
        return date is not None and after is not None and self._read_on(date, after.end())

    def _read_on(self, date: CitationField, done: int) -> bool:
        self.fields.append(replace(date, name="accessed"))
        self.done = done
        return True
