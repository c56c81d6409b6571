"""Who made it, told behind its title: 《물레방아》, 변하늘, 돌다리, 2009; *“Salt,” Ana Ruiz, Granma, 3 May 1967*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.citations.model import CitationField
from indexer.citations.names.eastern_names import eastern_part
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import Span, is_full_name, split_names, trim
from indexer.citations.notes import words as w
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.kinds import BOOK_ENDS
from indexer.citations.parts.where import Where
from indexer.patterns import lazy

_LONGEST = 60
# 변하늘, 룰루 오르테가, 변하늘·남시내: a person’s name or several, and nothing longer, which would be a body
_PERSON = r"(?:[가-힣]{3}|[가-힣]{1,6}(?:\s[가-힣]{1,6}){1,2}|[一-鿿]{2,3})"
_PERSONS = lazy(rf"{_PERSON}(?:[·・]{_PERSON}){{0,4}}")
_PERSON_ALONE = lazy(_PERSON)
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
# What stands behind the author then: what holds the work, or a press or a newspaper with its date
_HELD_NEXT = lazy(r",\s?[「『《〈≪]")
_DATED_NEXT = lazy(
    rf",\s[^,;:()\d「」『』《》〈〉]{{2,40}}(?:\([^(),]{{1,10}}\))?(?:,\s{_YEAR}|:\s[^,;:()]{{2,40}},\s{_YEAR})"
)
_KEPT_NEXT = lazy(rf",\s{_YEAR}[^,;「」『』《》〈〉]{{0,14}},\s(?P<keeper>[^,;:()「」『』《》〈〉]{{3,60}})(?=,|$|\()")
_NO_PERSON = (w.NEWSPAPER, w.PERIODICAL, w.PUBLISHER, w.ARCHIVE, w.MUSEUM, w.THESIS, w.PAPER, w.OUTLET_NAME)


@dataclass
class Signed(Where):
    """Reads the names of people behind a title."""

    def people(self, start: int) -> bool:
        """남시내 외 엮음, 국립박물관 편, 구름 감독, 룰루 오르테가 지음; or names alone, right behind the title."""
        text, stop = self.note.text, self._part_end(start)
        span = trim(text, start, stop)
        named = eastern_part(self.note, span) if stop - start < _LONGEST else None
        if not named:
            return False
        unsigned = not self.has("author", "same_author")
        roles = {one.name for one in named} & {"editor", "translator"}
        told = roles or (unsigned and (_MADE.search(text, *span) or _MADE_BY.match(text, *span)))
        if not told and self._edits(span, named):
            named = [replace(one, name="editor") for one in named]
        elif not told and not self._is_signature(span):
            return False
        self.fields += named
        self.done = stop
        return True

    def named_behind(self, start: int) -> bool:
        """*“Salt,” Ana Ruiz, Granma, 3 May 1967*; 《The Salt Road》, Ana Ruiz, Verso, 2004: names in Latin letters."""
        if not self.note.text[start].isupper():
            return False
        stop = self._part_end(start)
        if stop - start >= _LONGEST or not self._is_signature((start, stop)):
            return False
        self.add_names("author", start, stop)
        self.done = stop
        return True

    def _part_end(self, start: int) -> int:
        text = self.note.text
        return next((at for at in range(start, min(self.end, start + _LONGEST)) if text[at] in ",『《(.;"), self.end)

    def _is_signature(self, span: Span) -> bool:
        """Whether names that have no role stand where only an author would: between the title and what holds it."""
        text, title = self.note.text, self.find("title")
        last = self.fields[-1] if self.fields else None
        if title is None or last is None or last.name not in ("title", "translation") or self._is_told():
            return False
        if "," not in text[title.end : span[0]] or not self._are_persons(span):
            return False
        if text[span[0]].isascii() and not self.note.eastern:
            return True
        return bool(
            _HELD_NEXT.match(text, span[1], self.end)
            or _DATED_NEXT.match(text, span[1], self.end)
            or self._role_next(span[1])
            or ((kept := _KEPT_NEXT.match(text, span[1], self.end)) and w.ARCHIVE.search(kept["keeper"]))
        )

    def _is_told(self) -> bool:
        return self.has("author", "same_author", "editor", "container", "publisher", "date", "genre")

    def _are_persons(self, span: Span) -> bool:
        text = self.note.text
        if self.note.outlet_at(*span) or is_city(text[slice(*span)]):
            return False
        if any(one.search(text, *span) for one in _NO_PERSON):
            return False
        if not text[span[0]].isascii():
            return _PERSONS.fullmatch(text, *span) is not None
        names = [text[slice(*name)] for name in split_names(text, *span)]
        known = self.note.eastern or all(name.split()[0] in GIVEN_NAMES for name in names)
        return known and bool(names) and all(map(is_full_name, names))

    def _edits(self, span: Span, named: list[CitationField]) -> bool:
        """변하늘, 「방아」, 남시내 외, 『물과 돌』, 돌다리, 2008: between a signed piece and the book that holds it."""
        last = self.fields[-1] if self.fields else None
        if last is None or last.name != "title" or not self.has("author") or self.has("container", "publisher"):
            return False
        if self.note.text[last.end : last.end + 1] in BOOK_ENDS or not _HELD_NEXT.match(self.note.text, span[1]):
            return False
        return all(_PERSON_ALONE.fullmatch(one.value) for one in named)

    def _role_next(self, at: int) -> bool:
        """변하늘, 남시내 옮김, …: another name behind it, with its role."""
        text = self.note.text
        stop = text.find(",", at + 1, min(self.end, at + _LONGEST))
        named = eastern_part(self.note, trim(text, at + 1, stop)) if stop > 0 else None
        return bool(named) and any(one.name in ("editor", "translator") for one in named or ())


# 룰루 오르테가 지음, 구름 감독
_MADE = lazy(r"\s(?:지음|저|씀|글|공저|著|감독|연출)$")
_MADE_BY = lazy(r"(?:감독|연출|각본|제작)(?:\s?:)?\s")
