"""What sort of work it is, and what else is told of it that is no field: words between a title and its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import NAME, name_at
from indexer.citations.notes import words as w
from indexer.citations.notes.told import INTRODUCED, OBTAINED, TOLD
from indexer.citations.parts.eastern import Eastern
from indexer.citations.parts.facts import DAY, YEAR
from indexer.patterns import lazy

# “entry for 3 May 1967”, “session of”
_ENTRY = lazy(
    r"(?:entry|entries|entrada|asiento|partida|anotación|session|sesión)\s(?:for|of|on|dated|del?|fechada)\s(?=[\d^\W_a-z])",
    re.IGNORECASE,
)
_ENTERED = lazy(r"\s?[자조](?![가-힣])")  # 1925년 7월 5일자, 7월 5일조
_INTERVIEW_BY = lazy(
    r"(?P<genre>interview(?:ed)?|entrevista(?:d[oa])?|as\stold|in\sconversation)\s(?:by|with|to|con|de|por)\s(?=[^\W_a-z])"
)
# “programa emitido por Radio Faro”, “documentary broadcast on Faro TV”: what was heard or seen, and who sent it
_AIRED = lazy(
    r"(?P<genre>(?:programa|documental|emisión|serie|entrevista|programme?|documentary|series|interview)(?:\sde\s(?:radio|televisión))?)\s"
    r"(?:(?:emitid|transmitid|difundid)[oa]\s(?:por|en)|(?:broadcast|aired)\s(?:by|on))\s(?:(?:la|el|the)\s)?(?=[^\W\d_a-z])"
)
_NUMBERED_PAPER = next(pattern for name, pattern in w.ARCHIVE_ITEMS if name == "document")
_BROADCAST = lazy(r"broadcast\s")
_FAR = 60
_SHORTEST_GENRE = 3
_DAY_LEAD = lazy(r"\s(?:del?|of|on|from)\s$")
_REVIEW = lazy(rf"(?:book\s)?review\sof\s[^,;“”()]{{3,160}}(?:,\sby\s{NAME})?(?=,\s)")
# “editorial”, “nota sin firma”: what only a newspaper has
_PRINTED = lazy(
    r"(?:unsigned\s|anonymous\s)?(?:editorial|leader|letters?\sto\sthe\seditor|carta\sal\s(?:director|editor)|nota|crónica|columna|column|"
    r"reportaje|recuadro|suelto|gacetilla|crítica|obituario|obituary|anuncio|aviso|advertisement)(?:\ssin\sfirma|\sanónim[oa])?$"
)
_SPOKEN = lazy(r"(?:address|lecture|speech|talk|sermon|testimony|statement|remarks|discurso|conferencia)(?:\s|$)")
_QUOTES = frozenset("”\"’'»")
# “nota de Ana Ruiz”, “story by Ana Ruiz”, 변하늘 기자: who wrote a piece of a newspaper
_BYLINE = lazy(
    r"(?P<genre>(?:nota|crónica|reportaje|artículo|columna|texto|story|article|column|piece)(?:\sfirmad[oa])?)\s(?:de|por|by)\s(?=[^\W\d_a-z])"
    r"|(?:by|por)\s(?=[^\W\d_a-z])|(?P<name>[가-힣]{2,4})\s(?:기자|특파원|통신원|논설위원)(?:\s(?:보도|기사))?(?=,\s)"
)
_SIGNABLE = _QUOTES | {"」", "〉"}
_NEAR_QUOTE = 4
_DESCRIPTION = lazy(
    r"(?P<genre>(?!(?:by|por|eds?|trans|tr|directed|edited|translated|is|are|was|were|has|had|in|en|see|which|who|quoted|cited|reprinted|published|es|son|fue)\s)[a-zà-ÿ]+(?:-[a-z]+)?(?:\s(?!(?:is|are|was|were|has|had|gives|says|es|son|fue|da|dice)\s)[\w’/.-]+){0,10}),\s"
)


@dataclass
class Described(Eastern):
    """Reads what a work is called, in words."""

    def told(self, start: int) -> bool:
        """What is told of a source and is none of its fields: an hour, who got hold of it, that it has no date."""
        text = self.note.text
        if (found := TOLD.match(text, start, self.end)) and (self.has("title", "container", "archive") or self.is_talk):
            self.done = found.end()
            return True
        if entry := _ENTRY.match(text, start, self.end):
            self.done = entry.end()
            return True
        if self._entry_day(start):
            return True
        found = INTRODUCED.match(text, start, self.end) or OBTAINED.match(text, start, self.end)
        last = self.names_end(found.end()) if found else start
        if last > start:
            self.done = last
        return found is not None and last > found.end()

    def _entry_day(self, start: int) -> bool:
        """『물레 일기』, 돌다리, 2009, 30쪽, 1925년 7월 5일자: the day of an entry in a diary printed later."""
        printed = self.find("date") if self.has("publisher") and not self.has("container", "archive") else None
        if printed is None or len(printed.value) != YEAR:
            return False
        day = self.note.date_at(start, self.end)
        if day is None or len(day.value) < DAY or day.value[:YEAR] >= printed.value:
            return False
        suffix = _ENTERED.match(self.note.text, day.end, self.end)
        self.done = suffix.end() if suffix else day.end
        return True

    def signed(self, start: int) -> bool:
        """*The Mirror, “Salt”, story by Ana Ruiz, 3 May 1967*: who wrote a piece, behind its title."""
        text, title = self.note.text, self.find("title")
        found = _BYLINE.match(text, start, self.end) if title and title.end < start <= title.end + _NEAR_QUOTE else None
        if found is None or title is None or text[title.end : title.end + 2].strip(",.")[:1] not in _SIGNABLE:
            return False
        last = found.end() if found["name"] else self.names_end(found.end())
        day = self.date_behind(last)
        if day is None or len(day.value) < DAY or not self._is_outlet_first(title.start):
            return False
        if found["genre"]:
            self.add("genre", *found.span("genre"))
        self.add_names("author", *(found.span("name") if found["name"] else (found.end(), last)))
        self.done = last
        return True

    def _is_outlet_first(self, title: int) -> bool:
        """Whether what stands before a title is no known person; it is the newspaper, then, of what another wrote."""
        names = [one for one in self.fields if one.name == "author"]
        if len(names) > 1 or any(one.value.split()[0] in GIVEN_NAMES or one.start > title for one in names):
            return False
        self.fields = [replace(one, name="container") if one in names else one for one in self.fields]
        return True

    def described(self, start: int) -> bool:
        """*“The Toll,” minute, 3 May 1967*; *“Fruit,” statement to the Board, 3 May 2013*: what sort of paper it is.

        It has no verb, and behind it stands a date, an archive or an address.
        """
        text, title = self.note.text, self.find("title")
        if (
            w.CALLED_OUTLET.match(text, start, self.end)
            or title is None
            or self.note.date_at(start, self.end)
            or self.note.outlet_at(start, self.end)
        ):
            return False
        if not text[start].islower() or self.has("date", "container", "genre", "publisher"):
            return False
        found = _DESCRIPTION.match(text, start, self.end)
        if any(one.match(text, start, self.end) for one in (w.VOLUME, _NUMBERED_PAPER, _BROADCAST)):
            return False
        if found and (date := self.note.date_in(*found.span("genre"))) and date.start > found.start() + _SHORTEST_GENRE:
            led = _DAY_LEAD.search(text, found.start(), date.start)  # publicación del 3 de mayo de 2019
            return led is not None and self.add("genre", found.start(), led.start(), date.start)
        if found is None or text[title.end : title.end + 2].strip(",.")[:1] not in _QUOTES:
            return False
        after = found.end()
        outlet = self.note.outlet_at(after, min(self.end, after + _FAR)) or w.OUTLET_NAME.match(text, after, self.end)
        printed = _PRINTED.match(found["genre"]) and (self.note.title_end(after) or text[after : after + 1].isupper())
        if outlet or printed or _SPOKEN.search(found["genre"]):
            return self.add("genre", *found.span("genre"))
        told = (
            self.note.date_at(after, self.end)
            or w.NO_DATE.match(text, after, self.end)
            or w.URL.match(text, after, self.end)
            or self.is_kept(after, self.name_end(after))
        )
        return bool(told) and self.add("genre", *found.span("genre"))

    def presented(self, start: int) -> bool:
        """*paper presented at the meeting of the Salt Society*: its kind, and the event."""
        review = _REVIEW.match(self.note.text, start, self.end)
        if review and self.has("title") and not self.has("genre"):
            return self.add("genre", *review.span())
        talked = _INTERVIEW_BY.match(self.note.text, start, self.end)
        if talked and self.has("title") and (last := self.names_end(talked.end())) > talked.end():
            return self.add("genre", start, talked.end("genre"), last)
        found = w.PRESENTED.match(self.note.text, start, self.end) or _AIRED.match(self.note.text, start, self.end)
        plain = w.UNPUBLISHED.match(self.note.text, start, self.end)
        if plain and self.note.title_end(start) > plain.end():  # *Documento de Trabajo SAL*, 90
            plain = None
        if self.has("container") or not (found or plain):
            return False
        if plain and not found and self.has("genre"):  # tesis doctoral, …, inédita
            self.done = plain.end()
            return True
        if not found:
            return plain is not None and self.add("genre", *plain.span())
        comma = self.note.text.find(",", found.end(), self.end)
        self.add("genre", *found.span("genre"))
        return self.add("container", found.end(), comma if comma > 0 else self.end)

    def names_end(self, start: int) -> int:
        """Where a list of names ends that begins at ``start``."""
        text, last = self.note.text, start
        for _ in range(12):
            end = name_at(text, start, self.end)
            if end == start:
                break
            last = end
            more = _NAME_NEXT.match(text, end, self.end)
            if not more:
                break
            start = more.end()
        return last


# “Ana Ruiz, Luis Paz and Eva Luna”
_NAME_NEXT = lazy(r",?\s(?:and|y|e|&)\s|,\s(?=(?:[^\W\d_][\w.’'-]+\s){1,3}[^\W\d_][\w’'-]+,?\s(?:and|y)\s)")
