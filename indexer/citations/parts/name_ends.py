"""Where does a name end that says where a work appeared: that of a periodical, an archive, a place?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from indexer.citations.names.persons import trim
from indexer.citations.notes import words as w
from indexer.citations.parts.archives import KEPT_AHEAD, Archives
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.container_names import is_container_name
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_LONGEST_NAME = 240
_LONGEST_MARK = 20
_CONTAINER_STOP = lazy(
    r"[,;—]|\s(?:(?=[IVXL]{1,6}\s\(|[IVXLC]{1,8}/\d|\d{1,4}(?:[-–]\d{1,2})?\s?(?:\(|[,.:;]|$|[.:/]\d|권|호))|"
    r"제\d|[Vv]ols?\.\s[\dIVX]|\d{1,4}(?:권|호|년))|:\s?(?=\d)|"
    rf"\.(?<=[^\W\d_]{{3}}\.)(?=\s|$)(?!\s{w.SUBTITLED}\s)"
)
_TOWN_LAST = lazy(r"(?<=[^\W\d_]{3})[.,]\s(?P<town>[^.,]{2,30})$")
_SERIES = lazy(
    r"(?:Actas|Libros?|Protocolos|Papeles|Correspondencia|Cartas|Cuentas|Pleitos|Autos|Registros?|Oficios|Informes|Notas)"
    r"(?:\s[^\W\d_]+){1,6}"
)
_OF_LAST = lazy(r"\s(?:of|for|on|del?)$")
_FOND_AHEAD = Prefiltered(r"\s(?:f\.|fond|RG)\s\d")


@dataclass
class Named(Archives):
    """Reads names as far as they go."""

    def name_end(self, start: int) -> int:
        """Where a name ends that begins at ``start``; ``start`` when none does: names hold no talk."""
        text = self.note.text
        last = min(self.end, start + _LONGEST_NAME)
        from_ = self._outlet_end(start, last)
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
        far = min(self.end, last + _LONGEST_MARK)
        mark = _FOND_AHEAD.search(text, start + 1, far) or w.SHELFMARK.search(text, start + 1, far)
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

    def _outlet_end(self, start: int, last: int) -> int:
        """Where an outlet that is known ends, without the town behind it: *El Páramo. Lima*; ``start`` without one."""
        outlet = self.note.outlet_at(start, last)
        if outlet is None or outlet[0] != start:
            return start
        town = _TOWN_LAST.search(self.note.text, *outlet[:2])
        return town.start() if town and is_city(town["town"]) else outlet[1]

    def _is_keeper(self, start: int, last: int) -> bool:
        """*「…」, 1978.10.5., Bảo tàng Cối xay, 서류함 14*: a name in any language, before what only an archive has."""
        text = self.note.text
        named = text[start:last][:1].isupper() and text.startswith(", ", last) and not w.SAYS.search(text, start, last)
        return named and self.has("title") and self.has("date") and bool(KEPT_AHEAD.match(text, last, self.end))
