"""Where a paper is kept, and how it lies there: *POL 7 KOR N, RG 59, box 2254, National Archives, College Park*.

Archives have no common style. What makes a name one of them is its words, or what lies ahead of it: a box, a fonds,
leaves, a mark. From the first such thing on, names between commas are series of it, years those of a file, and figures
with strokes or hyphens its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.citations.names.persons import NAME, has_body_word, is_person, trim
from indexer.citations.notes import words as w
from indexer.citations.parts.bracketed import Bracketed
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.kinds import LYING, PAPER_NOUNS
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_NEAR = 120
_FAR = 240
_ARCHIVE_NEXT = lazy(r",\s[^,;.:()]{0,60}(?:archiv|library|papers|collection|biblioteca)", re.IGNORECASE)
_NAMED_NEXT = lazy(r"\s[^\W\d_a-z]")  # Archivo Familiar Roca
ACRONYM = lazy(r"[A-ZÄÖÜ][A-Za-z]{0,4}[A-Z]{1,5}|(?:[A-Z]\.\s?){1,5}[A-Z]\.?|[А-Я]{3,7}")
"""What may stand for the name of an archive: *AGN*, *A.M.E.P.*"""
_HOLDERS = (
    r"(?:fondo?s?|sección|serie|record\sgroup|RG|box(?:es)?|caja|folder|carpeta|legajo|leg\.|"
    r"expediente|exp\.|[Ff]ile(?:\s[Nn]o\.)?|MSS?\.?|maço|pasta|carton|doboz|"
    r"상자|폴더|문서철|서류함|문서함|서류철|롤|필름|관리번호|분류번호|등록번호|"
    r"Karton|Mappe|Akte|teczka|sygn\.|zespół|hồ\ssơ|phông)\s"
)
_MARK_ENDS = r"(?=[,;]|\.?$|\.\s)"
_HELD_BY = "|".join((
    _HOLDERS,
    r"(?:\d{1,5}(?:/[\dIVXLC-]+)?,\s)?k{1,2}\.\s\d",  # 12/4, k. 51: leaves
    r"z\.\s\d+,\sw\.\s",  # z. 21, w. 3
    r"\d{1,3}\.\s?(?:doboz|csomó)",  # 12. doboz
    r"(?:Nr|No)\.\s\d+,\s(?:Bl|Bll|ff?)\.",  # Nr. 12, Bl. 3
    r"Bl{1,2}\.\s\d",
    r"fols?\.\s\d",
    r"[Vv]ols?\.\s\d+(?:-\d+)?(?:\s[^\W\d_a-z][\w’-]+)?,\s(?:ff?s?|fjs?|fojas)\.?\s\d",  # vol. 12 Peru, fs. 3
    r"[A-Z]{1,4}\s?\d{2,5}(?:/\w+)?,\s\d[\w/]*[/\d](?=[,;\s]|\.?$|\.\s)",  # FO 371, 12/34
    rf"[A-Z]{{2,5}}\s\d{{1,3}},\d{{3}}{_MARK_ENDS}",  # SAL 12,345
    rf"(?![IVXLC]+/)[A-Z]{{2,5}}/(?!CONF|RES|PV)[\w/]{{1,20}}{_MARK_ENDS}",  # SAL/12/3, and no paper of a body
    r"D/[A-Z]{2,4}/\d",
    r"\d{1,4}-[A-Z]{1,3}-\d",  # 12-B-3
    r"[IVX]{1,6}-\d+-\d",
))  # fmt: skip
KEPT_AHEAD = lazy(rf"(?:,\s(?:\(\d{{1,3}}\))?[^,;.()]{{1,40}}|\s\([^()]{{2,12}}\)){{0,3}}?,\s(?:{_HELD_BY})")
# “NLW, Ruiz Papers, 3/4”: letters alone, before a collection and a mark in it
_COLLECTION_AHEAD = lazy(r",\s[^,;:()]{2,60}?\s(?:Papers|Collection|MSS|Archives?),\s[\w.\s]{0,12}\d")
# Ministry of Salt, File No. 12, National Archives: who made a file, before what keeps it
ARCHIVE_SOON = lazy(r",\s(?:[^,;:]{1,40},\s)?[^,;:.()]{0,60}(?:archiv|arquivo|library|biblioteca)", re.IGNORECASE)
_SAME = r"(?:[Tt]he\s|[Ee]l\s|[Ll]a\s)?(?:[Ss]ame|[Mm]ism[oa]|[IÍií]dem)"
_TO = r"\s(?:(?:to|an?)\s(?:(?:the|la|el|los|las)\s)?|al\s)"
AGAIN = Prefiltered(rf"{_SAME}{_TO}(?:{_SAME}|{NAME})|{NAME}{_TO}{_SAME}")
"""*same to same*, *the same to Eva Mora*, *el mismo a la misma*: by who wrote the letter before, or to whom."""
# Stewart to Brown; Embassy Georgetown to State
LETTER = lazy(rf"{NAME}{_TO}{NAME}|{AGAIN.pattern}")
_YEARS = lazy(r"(?:1[5-9]|20)\d\d\s?[-–]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?=[,.;]|$)")
_WHOLE = r"(?=[,.;)]|$)"
_STROKED = lazy(
    rf"(?:[A-Z]{{0,3}}\d{{1,4}}(?:/\d{{1,4}})+|[A-Z]{{2,6}}(?:/[A-Z][\w\s]{{1,20}}){{1,6}}/\d{{1,4}}){_WHOLE}"
)
_MARK = lazy(
    "|".join((
        r"\(\d{1,3}\)[\d./-]+(?=[,.;]|$)",  # (10)83.4
        rf"(?:[A-Z]{{1,4}}|[IVXL]+|\d{{1,4}})-[\dA-Z](?:[^\W가-힣]|[./-])*{_WHOLE}",  # XIX-J-1-j
        rf"[A-Z]{{2,5}}\s\d{{1,3}}(?:,\d{{3}}|-\d+)?(?:\s[A-Z]{{1,6}}){{0,3}}{_WHOLE}",  # SAL 12,345
        r"[A-Z]\s\d{1,4}(?=[,;)]|\.?$|\.\s)",  # L 114
        r"POL\s\d{1,2}(?:-\d{1,2})?(?:\s[A-Z]{1,5}){0,3}(?=[,.;:]|$)",  # POL 7 KOR N
        r"[A-Z]{2,5}-\d{2,}(?:-\w+)*",
        rf"\d{{3}}\.\d{{1,3}}{_MARK_ENDS}",  # 791.76
        r"\d{3,}(?:/\d+)+(?:\s(?:part|pt\.?|Part)\s\d{1,3})?",  # 102/3/4 part 2
        r"\d{1,4}(?:-[\dA-Z]{1,6}){2,4}(?=[,.;]|$)",  # 12-B-3
        w.MARK.pattern,  # 1.69.201
        rf"[A-Z]{{1,3}}\d{{2,5}}(?:-\d{{1,5}}){{1,3}}{_WHOLE}",  # BA12-3
        r"[IVXLC]{1,6}(?:-\d{1,5}){1,3}(?=[,.;]|$)",  # IV-12
        r"(?:Nr|Nos?)\.\s?\d[\w/-]*",
        r"frames?\s\d+(?:[-–]\d+)?",
        r"(?:ma[çz]o|signatura|pasta|dosar|csomó|Bestand|Bd\.|kr\.|kart\.|sygn\.|teczka|[zwt]\.)\s\d[\w./-]*",
        r"\d{1,5}(?:/[\dIVXLC-]+)?(?=,\sk{1,2}\.\s\d)",  # 402, before its leaves
    ))
)  # fmt: skip
# “RG 242, SA 2009, Box 8, Item 21, 3쪽”, “RG 319, Entry 57, Box 732”; “Salt Archive, Group 3, box 12”,
# 없는기록원, 제3군, 상자 12: what has a number between a keeper and its box; vol. 12 Peru, ff. 3: what is in it
_UNDER = lazy(
    r"SA\s\d{4}(?=,\s)|(?:Entry|E)\s[A-Z]?\d{1,4}(?=,\sbox)|Item\s\d{1,4}(?=,\s(?:pp?\.\s)?\d)|(?<=\d\s)[^\W\d_][\w’-]+(?=,\sff?\.\s\d)|"
    rf"(?:[^\W\d_]{{3,14}}\s(?:\d{{1,3}}|[IVX]{{1,5}})|제\s?\d{{1,4}}[가-힣]{{1,2}})(?=,\s(?:{_HELD_BY}))",
    re.IGNORECASE,
)
# “MOL, XIX-J-1-j, report of the embassy, 4 May 1967”
_PAPER_BEHIND = lazy(
    rf"(?:{PAPER_NOUNS}|log(?:book)?|journal|ledger|transcript|bitácora|Vermerk|Bericht|Telegramm|Schreiben|Protokoll|Aktennotiz)\s(?:of|on|from|to|by|about|de|del|sobre|a|über|von|des|der)\s[^,;]{{3,120}}(?=,\s)",
    re.IGNORECASE,
)
# Memoirs of the Salt Museum: what it prints
_PRINTED_BY = lazy(
    r"(?:Memoirs|Bulletin|Annals|Proceedings|Transactions|Records|Boletín|Memorias|Anales)\s(?:of|del?)\s"
)
_VOLUME_NEXT = lazy(r"(?:\s|,\s(?:vol\.\s)?)\d{1,3}(?:,?\s(?:no|núm|n)\.|\s?\(|:\s?\d)|,\s(?:vol|no|núm)\.\s?\d")
_BROADCAST_ON = lazy(r"\s(?:on|by|of|en|por|de)\s(?=[^\W_a-z])")
_LED_TO_DAY = lazy(r"\s(?:of|dated|del?|fechad[oa](?:\sel)?)\s")
_REFERENCE = lazy(
    r"(?P<keeper>[^\W\d_a-z][^,;:()\d]{1,60}?(?:\s?\([^()\d]{2,40}\))?),?\sRef(?:erence|\.)?(?:\s(?:[Nn]o|[Cc]ode)\.?)?:?\s?"
    r"(?P<mark>[A-Z]{1,5}[\s/-]?\d[\w/.-]{2,20}(?<!\.))"
)
# “Acta Salis Nusquam 17, 1925, pp. 3–9”, “Carta Salina 12 (1999): 3–9”: a periodical, called by a word for papers
_PERIODICAL = lazy(
    r"(?:\s[^\W\d_a-z][\w’-]+){1,5},?\s\d{1,3}(?:,\s|\s?\()(?:1[89]|20)\d\d\)?[,:]\s(?:(?:pp?|págs?)\.\s?)?\d{1,4}\s?[-–~]\s?\d"
)
_CODED = lazy(
    r"(?P<code>[A-Z]{1,6}\s(?:No|Nr)\.\s\d[\d./-]{3,14}|[A-Z]{1,4}(?:-[A-Z\d]{1,6}){1,5}|[A-Z]{1,3}\d{5,9}),\s"
    r"(?P<keeper>(?P<letters>[A-Z]{3,8})|[^\W\d_a-z][^,;:.()]{6,70}(?:\s\([A-Z]{2,8}\))?)(?=[,.;]|$)"
)
# A part of an archive that was named: *National Security Archive, Peru Collection*.
_WITHIN = lazy(r"(?:collection|papers|colección|samling|sammlung)$|^(?:Nachla(?:ss|ß)|Sammlung)\s", re.IGNORECASE)


@dataclass
class Archives(Bracketed):
    """Reads where a paper is kept."""

    @property
    def lies(self) -> bool:
        """Whether something was read that only papers in an archive have."""
        return self.has(*LYING)

    def archive_item(self, start: int) -> bool:
        """A box, a fonds, a mark; the private papers of somebody; what sort of paper it is."""
        text = self.note.text
        paper = w.PAPER.match(text, start, self.end)
        slanted = paper is not None and self.note.title_end(start) > paper.end()  # *Informe semanal*, a programme
        if paper and (slanted or _PERIODICAL.match(text, paper.end(), self.end)):
            return False
        for name, pattern in w.ARCHIVE_ITEMS:
            if found := pattern.match(text, start, self.end):
                group = next(key for key, value in found.groupdict().items() if value)
                day = self.note.date_at(found.start(group), self.end) if name == "document" else None
                if day and len(day.value) >= DAY:
                    continue  # broadcast 12 Nov. 1995
                first, last = trim(text, *found.span(group), " .,:/-")
                return self.add(name, first, last, max(last, found.end() - (text[found.end() - 1] in ".,")))
        if self._referenced(start) or self._coded(start) or self._under(start):
            return True
        private = w.PRIVATE.match(text, start, self.end)
        if private and not self.has("container") and not _NAMED_NEXT.match(text, private.end(), self.end):
            return self.add("archive", *private.span())
        if self.has("archive") and not self.has("title") and (behind := _PAPER_BEHIND.match(text, start, self.end)):
            return self.add("title", *behind.span())
        if paper:
            return self._called(*paper.span())
        held = self.has("container", "publisher") and not self.has("archive")
        mark = None if held else _MARK.match(text, start, self.end)
        mark = mark or (_STROKED.match(text, start, self.end) if self.lies else None)
        if mark and (self.lies or w.ARCHIVE.search(text, start, self.end)):
            return self.add("file", *mark.span())
        return False

    def _called(self, start: int, last: int) -> bool:
        """The word for a sort of paper, and what leads from it to its day or to who broadcast it."""
        text = self.note.text
        if self.has("genre"):
            self.done = last
            return True
        led = _LED_TO_DAY.match(text, last, self.end)  # minute of 3 June 1968
        on = _BROADCAST_ON.match(text, last, self.end)
        done = led.end() if led and self.note.date_at(led.end(), self.end) else on.end() if on else last
        return self.add("genre", start, last, done)

    def _under(self, start: int) -> bool:
        """*RG 319, Entry 57, Box 732*."""
        found = _UNDER.match(self.note.text, start, self.end) if self.has("archive", "fond") else None
        return found is not None and self.add("file", *found.span())

    def _referenced(self, start: int) -> bool:
        """「…」, 1942年5月, JACAR(アジア歴史資料センター) Ref. C01000399100: what keeps a paper, with its code."""
        if self.note.text.find("Ref", start, start + _NEAR) <= start or self.has("archive", "container"):
            return False
        found = _REFERENCE.match(self.note.text, start, self.end) if self.has("title") else None
        if found is None:
            return False
        self.add("archive", *found.span("keeper"))
        return self.add("file", *found.span("mark"))

    def _coded(self, start: int) -> bool:
        """*“Salt,” 4 May 1967, K-WG-18-HI, SHRA, p. 44*: a code behind the day, and a body that keeps what has it."""
        if len(self.value("date")) < DAY or not self.has("title") or self.has("archive", "container", "publisher"):
            return False
        found = _CODED.match(self.note.text, start, self.end)
        if found is None or not (found["letters"] or has_body_word(found["keeper"])):
            return False
        self.add("file", *found.span("code"))
        return self.add("archive", *found.span("keeper"))

    def file_years(self, start: int) -> bool:
        """*Central Files 1967–69*, *Peru 1967, …, 4 May 1967*: the years of a file, which aren't those of the paper."""
        if not self.lies:
            return False
        date = self.note.date_at(start, self.end)
        if date is None or len(date.value) >= DAY:
            return False
        behind = self.fields[-1].name in ("archive", "series") and _YEARS.match(self.note.text, start, self.end)
        end = date.end + _FAR if behind else self.end  # FRUS, 1969–76, …, “Salt,” 4 May 1970
        days = (one for one in self.note.dates if date.end < one.start and one.end <= end)
        if self.has("date"):
            of_file = _YEARS.match(self.note.text, start, self.end) is not None
        else:
            of_file = any(len(one.edtf) >= DAY for one in days)
        if of_file:
            self.done = date.end
        return of_file

    def is_kept(self, start: int, last: int) -> bool:
        """Whether a name is that of an archive: by its words, or by the box or fonds that follows it."""
        text = self.note.text
        letters = ACRONYM.fullmatch(text, start, last) is not None
        if w.PRIVATE.match(text, start, last):
            return True
        if letters and not self.has("title", "archive") and _COLLECTION_AHEAD.match(text, last, self.end):
            return True
        if w.ARCHIVE.search(text, start, last):
            if _VOLUME_NEXT.match(text, last, self.end):
                return False  # Archivos del Puerto 3, no. 1 (2008)
            return not (self.has("archive") and _WITHIN.search(text[start:last]))
        if not letters and self.date_behind(last):
            return False  # Palma, 3 de mayo de 1967, Archivo …: where a paper was written
        near = min(self.end, last + _NEAR)
        if w.MUSEUM.search(text, start, last) and not _PRINTED_BY.match(text, start, last):
            return not w.URL.search(text, last, near)  # one that is read under an address has it on its pages
        known = self.note.outlet_at(start, last)
        if self.has("container", "archive", "publisher") or known or is_city(text[start:last]):
            return False
        if not (letters or self.has("title")) or _ARCHIVE_NEXT.match(text, last, near):
            return False
        kept = KEPT_AHEAD.match(text, last, near) and not w.NEWSPAPER.search(text, start, last)
        return bool(kept) and not (self.has("date") and ARCHIVE_SOON.match(text, last, near))

    def _is_untitled(self) -> bool:
        """Whether no paper was named yet; *University of Salt, Salt Archives, Box 14, …*: what keeps one is none."""
        title = self.find("title")
        if title is None or self.has("date", "author") or not has_body_word(title.value):
            return title is None
        self.fields = [replace(one, name="archive") if one is title else one for one in self.fields]
        return True

    def in_archive(self, start: int, last: int) -> bool:
        """What follows an archive: its series, one after another, and at last the place where it is."""
        text = self.note.text
        if LETTER.fullmatch(text, start, last) and self._is_untitled():
            return self.add("title", start, last)
        if ":" in self.gap and not self.has("title", "author") and is_person(text[start:last]):
            return self.add("author", start, last)  # FCO 21/305: Harker, “Salt”
        if self.has("series") and not self.has("file") and any(map(str.isdigit, text[start:last])):
            return self.add("file", *trim(text, start, last, " ."), last)  # NAA: A5931, CL1120
        ends = text[last : last + 1] != "," and not _YEARS.match(text, last + 1, self.end)
        return self.add("place" if ends and not self.has("place") else "series", start, last)
