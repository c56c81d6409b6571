"""A stretch of talk in a note, and the ways in which it may name a work that the article cites elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from indexer.citations.known.by_words import by_marks, by_words
from indexer.citations.known.fitting import PAPERS, fits, has_author
from indexer.citations.known.known_papers import CITED_AFTER, PAPER_OF, Said, cited_above, noted, of_days
from indexer.citations.known.known_titles import DATED, ITEM, first_words, in_brackets
from indexer.citations.known.known_words import (
    INTERVIEW_WITH,
    LOCATOR_OF,
    NEAR_LOCATOR,
    NOTE_CITED,
    NUMBERED_PAPER,
    PAGED,
    PAPER_BY,
    SIGNALLED,
    TITLE_LOCATOR,
    WORK_OF,
    date_near,
    field_of,
    located_later,
    located_of,
    names_in,
    titles_in,
)
from indexer.citations.known.known_words import paged as paged_as
from indexer.citations.known.known_works import Works
from indexer.citations.known.reported import by_report
from indexer.citations.model import Citation, CitationField, Form
from indexer.citations.names.families import same_person
from indexer.citations.names.persons import Span, is_person
from indexer.citations.notes import words as w
from indexer.citations.notes.abbreviations import said_as
from indexer.citations.notes.clauses import compares
from indexer.citations.short.located import VOLUME
from indexer.citations.works import work_id
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_FARTHEST = 110
_MOST = 40
_LONGEST_LEAD = 30


class Talk:
    """A stretch of talk in a note, ``text[start:end]``; each step looks for one way of naming a work."""

    def __init__(self, text: str, start: int, end: int, works: Works) -> None:
        self.text, self.start, self.end, self.works = text, start, end, works
        self.found: list[Citation] = []
        pattern = names_in(text[start:end], works.names)
        names = pattern.finditer(text, start, end) if pattern else ()
        self.names: list[re.Match[str]] = [one for one in names if not self._in_body(one)]

    def _in_body(self, name: re.Match[str]) -> bool:
        """*Panel on Salt*: a word of a body’s name, here within the name of another."""
        if not _OF_BODY.search(self.text, max(0, name.start() - _LONGEST_LEAD), name.start()):
            return False
        persons = (*self.works.authors, *self.works.correspondents)
        return not any(is_person(one) and same_person(name["name"], one) for one in persons)

    def citations(self) -> list[Citation]:
        self.found += by_report(self.text, self.start, self.end, self.works.reports)
        self._short_names()
        self._said(by_marks(self.text, self.start, self.end, self.works.words))
        self._said(in_brackets(self.text, self.start, self.end, self.names, self.works.fulls))
        self._titles()
        self._said(first_words(self.text, self.start, self.end, self.works.titles))
        if self.works.kept:
            self._letters()
        if self.works.days:
            self._said(of_days(self.text, self.start, self.end, self.works.days))
        if self.works.numbers:
            self._papers()
        self._said(noted(self.text, self.start, self.end))
        if self.works.talked or self.works.kept:
            self._interviews()
            self._said(map(self._named_before, cited_above(self.text, self.start, self.end)))
        self._notes()
        self._of_year()
        if self.names:
            self._located_before()
            self._authors()
            self._paged()
            self._signalled()
        self._said(by_words(self.text, self.start, self.end, self.works.words))
        return self.found

    def _add(
        self,
        start: int,
        end: int,
        *fields: CitationField,
        form: Form = "short",
        work: str | None = None,
        tentative: bool = True,
    ) -> None:
        if len(self.found) < _MOST and not any(one.start < end and start < one.end for one in self.found):
            ordered = tuple(sorted(fields, key=lambda field: field.start))
            self.found.append(Citation(start, end, form, "unknown", ordered, work=work, tentative=tentative))

    def _place(self, at: int) -> tuple[list[CitationField], int]:
        """The place in a work that is told at ``at``, if one is, and where that ends."""
        part = _PART_OF.match(self.text, at, self.end)
        at = part.end() if part else at
        located = TITLE_LOCATOR.match(self.text, at, self.end)
        if located is None:
            return [], at
        first = located_of(self.text, located)
        more = TITLE_LOCATOR.match(self.text, located.end(), self.end) if first.value.startswith(("n", "N")) else None
        if more is None:
            return [first], located.end()
        return [first, located_of(self.text, more)], more.end()  # n. 4, p. 12

    def _said(self, found: Iterable[Said]) -> None:
        for one in found:
            place, end = (
                self._place(one.end) if one.form == "note" and one.start < one.fields[0].start else ([], one.end)
            )
            self._add(one.start, end, *one.fields, *place, form=one.form)

    def _short_names(self) -> None:
        """*CC, leg. 3*: by the name that a note introduced for it."""
        for name, meant in sorted(self.works.short_names.items(), key=lambda named: -len(named[0])):
            if meant.authors:
                continue
            for found in said_as(name).finditer(self.text[self.start : self.end]):
                start, end = self.start + found.start(), self.start + found.end()
                end += self.text[end : end + 2] in _CLOSED  # 『백년사』 398쪽
                volume = _VOLUME.match(self.text, end, self.end)  # DS II/1, 41
                place, last = self._place(volume.end() if volume else end)
                place = [*([field_of(self.text, "volume", volume.span("volume"))] if volume else []), *place]
                rest = None if place else _REST.match(self.text, end, self.end)
                if rest and (paged := _PAGED.search(self.text, end, rest.end())):
                    place = [located_of(self.text, paged)]
                end = rest.end() if rest else last
                bracketed = self.text[start - 1 : start] == "(" and not place
                if bracketed or self.text[end : end + 2] == ": ":
                    continue  # (CC); TNA: FO 371/102, where another paper of the archive lies
                if place or rest or not w.SAYS.match(self.text, end + 1, self.end):  # not “SUR is a long book”
                    self._add(start, end, *place, work=work_id(meant.citation))

    def _titles(self) -> None:
        """*Tyranny of the Weak, 190*; “Korean Visitors” alone, in its quotation marks."""
        titles = titles_in(self.text[self.start : self.end], self.works.titles)
        for found in titles.finditer(self.text, self.start, self.end) if titles else ():
            dated = DATED.match(self.text, found.end("title"), self.end)
            place, last = ([], found.end()) if dated else self._place(found.end())
            alone = not self.text[self.start : found.start()].strip() and not self.text[found.end() : self.end].strip()
            told = found["open"] and found["close"]
            start = found.start("open") if found["open"] else found.start("title")
            owner = self._owner(start)
            listed = dated or (not place and ITEM.match(self.text, found.end("title"), self.end))
            if not place and not told and not alone and not listed and owner is None:
                continue
            fields = [field_of(self.text, "title", found.span("title")), *place]
            if owner is not None:
                fields.insert(0, field_of(self.text, "author", owner.span("name")))
                start = owner.start("name")
            self._add(start, last, *fields)

    def _owner(self, at: int) -> re.Match[str] | None:
        """The known name right before a title: *Young’s “Guns”*, *Young, “Guns”*."""
        gaps = ("’s ", "'s ", ", ", ", in ", ", en ", " in ", " en ")
        return next((one for one in self.names if self.text[one.end("name") : at] in gaps), None)

    def _letters(self) -> None:
        """*Ortega to Medina, 4 May 1968*, *Soto al rector*: one known correspondent to another, or to an office."""
        for first, second in pairwise(self.names):
            if _TO.fullmatch(self.text, first.end("name"), second.start("name")):
                self._letter(first.start("name"), second.end("name"))
        for first in self.names:
            if office := _TO_OFFICE.match(self.text, first.end("name"), self.end):
                self._letter(first.start("name"), office.end())

    def _letter(self, start: int, end: int) -> None:
        fields = [field_of(self.text, "title", (start, end))]
        if date := date_near(self.text, end, self.end):
            fields.append(date)
            end = date.end
        place, end = self._place(end)
        self._add(start, end, *fields, *place)

    def _papers(self) -> None:
        """*telegram 76.041*, *A/PV.2409, 15*: by the number or the symbol of a paper that is cited in full."""
        for number in sorted(number for number in self.works.numbers if "/" in number):
            at = self.text.find(number, self.start, self.end)
            end = at + len(number)
            if at < 0 or self.text[at - 1 : at].isalnum() or self.text[end : end + 1].isalnum():
                continue
            place, last = self._place(end)
            self._add(at, last, field_of(self.text, "document", (at, end)), *place)
        for found in NUMBERED_PAPER.finditer(self.text, self.start, self.end):
            if found["number"] not in self.works.numbers:
                continue
            place, end = self._place(found.end())
            self._add(found.start(), end, field_of(self.text, "document", found.span("number")), *place)

    def _interviews(self) -> None:
        """*Interview with Medina*, *Medina interview*; *Brandt, letter*; *la citada carta de Soto*."""
        patterns = (INTERVIEW_WITH,) * self.works.talked + (PAPER_BY,) * self.works.kept
        for found in (one for pattern in patterns for one in pattern.finditer(self.text, self.start, self.end)):
            for name in self.names:
                gap = self.text[name.end("name") : found.start()]
                owned = gap in _OWNED and not (gap == " " and _ARTICLE.match(found[0]))
                behind = name.start("name") >= found.end()
                if owned or (behind and self.text[found.end() : name.start("name")] in _OF_WHOM):
                    self._paper_by(name, found, found.span())
        for paper in PAPER_OF.finditer(self.text, self.start, self.end) if patterns else ():
            for name in (one for one in self.names if one.start("name") == paper.end()):
                if paper["cited"] or paper["after"] or CITED_AFTER.match(self.text, name.end("name"), self.end):
                    self._paper_by(name, paper, paper.span("paper"))

    def _named_before(self, said: Said) -> Said:
        """*Lugo puts it otherwise in the interview cited*: hers, where she is cited for one, and not the last."""
        near = [name for name in self.names if said.start - _FARTHEST < name.end("name") <= said.start]
        if not near or _STOP.search(self.text, near[-1].end("name"), said.start):
            return said
        author = field_of(self.text, "author", near[-1].span("name"))
        meant = Citation(0, 0, "short", "unknown", (author, *said.fields))
        if not any(full.kind in PAPERS and fits(meant, full) for full in self.works.fulls):
            return said
        return Said(author.start, said.end, meant.fields)

    def _paper_by(self, name: re.Match[str], found: re.Match[str], paper: Span) -> None:
        begin, end = min(found.start(), name.start("name")), max(found.end(), name.end("name"))
        author, genre = field_of(self.text, "author", name.span("name")), field_of(self.text, "genre", paper)
        place, end = self._place(end)
        self._add(begin, end, author, genre, *place)

    def _located_before(self) -> None:
        """*chapter 5 of Armstrong*, *on p. 45 in Young’s book*."""
        for found in LOCATOR_OF.finditer(self.text, self.start, self.end):
            if name := next((one for one in self.names if one.start("name") == found.end()), None):
                author, place = field_of(self.text, "author", name.span("name")), located_of(self.text, found)
                self._add(found.start("other"), name.end("name"), author, place)

    def _authors(self) -> None:
        """*Armstrong (181)*, *Lankov again, at 14*, *Vale’s thesis, p. 90*, *Young, at forty (p. 45)*."""
        for number, name in enumerate(self.names):
            last = self.names[number + 1].start("name") if number + 1 < len(self.names) else self.end
            end = name.end("name")
            located = NEAR_LOCATOR.match(self.text, end, self.end) or located_later(self.text, end, last)
            place = located_of(self.text, located) if located else None
            if located is None or place is None or (w.YEAR.fullmatch(place.value) and not _calls_itself_page(located)):
                continue
            author, start = field_of(self.text, "author", name.span("name")), name.start("name")
            if both := self._with_coauthor(number, author):
                self._add(both[0].start, located.end(), *both, place)
                continue
            if other := _OTHER_TITLE.fullmatch(self.text, end, place.start):
                # Hale, The Book of Hale, p. 3: a title by her, whether the article cites it or not
                title = field_of(self.text, "title", other.span("title"))
                self._add(start, located.end(), author, title, place, tentative=False)
                continue
            kind = WORK_OF.search(self.text, max(self.start, start - _LONGEST_LEAD), start)
            self._add(kind.start() if kind else start, located.end(), author, place)

    def _paged(self) -> None:
        """*Ruiz 219 copies the plate*: a number that lies among the pages of what she wrote."""
        for name in self.names:
            found = _BARE_PAGE.match(self.text, name.end("name"), self.end)
            author = field_of(self.text, "author", name.span("name"))
            if found and any(
                _is_among(int(found["page"]), full.first("pages")) and has_author(full, author.value)
                for full in self.works.fulls
            ):
                place = field_of(self.text, "locator", found.span("page"))
                self._add(author.start, found.end("page"), author, place)

    def _with_coauthor(self, number: int, author: CitationField) -> list[CitationField]:
        """*Ruiz & Paz, p. 3*, where the article cites a work by both; else nothing."""
        before = self.names[number - 1] if number else None
        if before is None or self.text[before.end("name") : author.start] not in _AND_OTHER:
            return []
        both = [field_of(self.text, "author", before.span("name")), author]
        meant = Citation(0, 0, "short", "unknown", tuple(both))
        return both if any(fits(meant, full) for full in self.works.fulls) else []

    def _of_year(self) -> None:
        """*compárese con su artículo de 2008, p. 233*: what the person named last wrote in that year."""
        for found in _OF_YEAR.finditer(self.text, self.start, self.end):
            pattern = names_in(self.text[: found.start()], self.works.names)
            named = [one["name"] for one in pattern.finditer(self.text, 0, found.start())] if pattern else []
            year = found["a"] or found["b"]
            meant = {
                work_id(full): full
                for full in self.works.fulls
                if named and full.first("date").startswith(year) and has_author(full, named[-1])
            }
            if len(meant) == 1:
                date = CitationField("date", year, *found.span("a" if found["a"] else "b"))
                place, end = self._place(found.end())
                self._add(found.start(), end, date, *place, work=next(iter(meant)))

    def _signalled(self) -> None:
        """*see Armstrong and Lankov.*: names with nothing after them, behind a word that sends readers on."""
        for found in SIGNALLED.finditer(self.text, self.start, self.end):
            if found[0][0] in "wc" and found[0][:3] != "cf." and not compares(self.text, 0, found.start()):
                continue  # with
            at = found.end()
            for name in self.names:
                if name.start("name") != at:
                    continue
                more = _MORE.match(self.text, name.end("name"), self.end)
                if not more and not _STOPS.match(self.text, name.end("name"), self.end):
                    break
                self._add(name.start("name"), name.end("name"), field_of(self.text, "author", name.span("name")))
                at = more.end() if more else -1

    def _notes(self) -> None:
        """*the letter cited in note 8*, *Ortega’s letter of 4 May (note 8)*."""
        for found in NOTE_CITED.finditer(self.text, self.start, self.end):
            label = next(name for name in "abc" if found[name])
            place, end = self._place(found.end())
            fields = [field_of(self.text, "note", found.span(label)), *place]
            near = [one for one in self.names if found.start() - _FARTHEST < one.start("name") < found.start()]
            near = [one for one in near if not _STOP.search(self.text, one.end("name"), found.start())]
            names = [field_of(self.text, "author", near[-1].span("name"))] if near else self._honoured(found.start())
            if titled := _TITLE_BEFORE.search(self.text, max(self.start, found.start() - _FARTHEST), found.start()):
                names = [field_of(self.text, "title", titled.span("title"))]  # el «Inventario» (nota 1)
            self._add(names[0].start if names else found.start(), end, *names, *fields, form="note")

    def _honoured(self, end: int) -> list[CitationField]:
        """변 선생에게서 들은 값(주 3): the last who is named by the family name, with a word of honour behind it."""
        near = list(_HONOURED.finditer(self.text, max(self.start, end - _FARTHEST), end))
        return [field_of(self.text, "author", near[-1].span("name"))] if near else []


def _calls_itself_page(located: re.Match[str]) -> bool:
    """*p. 2058*, which is no year."""
    return any(located.groupdict().get(name) for name in PAGED)


def _is_among(page: int, pages: str) -> bool:
    """Whether a page is one of *211-224*; of *281–84* the last is 284."""
    first, dash, last = pages.replace("–", "-").partition("-")
    if not (dash and first.isdecimal() and last.isdecimal()):
        return False
    whole = first[: max(0, len(first) - len(last))] + last
    return int(first) <= page <= int(whole)


_BARE_PAGE = lazy(r"\s(?P<page>\d{2,4})\s(?=[a-zà-ÿ]{3})")
# 『물의 값』의 머리말(3쪽), 『물의 값』에 실린 후기(301쪽)
_PART_OF = lazy(
    r"[」』》〉>’”]?(?:의|에\s실린)\s(?:머리말|서문|서론|해제|후기|발문|부록|감사의\s말|(?:옮긴이|역자|엮은이)(?:의)?\s(?:말|후기))(?=\s?\(?\d)"
)
_OF_YEAR = Prefiltered(
    r"(?<!\w)(?:[Hh]is|[Hh]er|[Tt]heir|[Ss]u)\s(?:(?:own\s)?(?P<a>(?:1[89]|20)\d\d)\s(?:book|article|essay|paper|study|thesis|monograph|memoir)"
    r"|(?:book|article|essay|paper|study|thesis|monograph|memoir|libro|artículo|ensayo|trabajo|estudio|tesis|informe)\s(?:of|from|de(?:l\saño)?)\s(?P<b>(?:1[89]|20)\d\d))(?!\w)"
)
_HONOURED = lazy(r"(?<!\w)(?P<name>[가-힣一-鿿])\s?(?:선생|先生|씨|氏|옹|翁|여사|女史|교수|박사)")
_CLOSED = frozenset({"」 ", "』 ", "》 ", "〉 ", "> ", "’ ", "” "})
_STOP = lazy(r"[^\W\d_]{3}\.\s")
_TITLE_BEFORE = lazy(r"[«“\"](?P<title>[^«»“”\"]{3,80})[»”\"],?\s\(?$")
_OF_BODY = lazy(r"[^\W\d_a-z][\w’'-]*\s(?:on|of|for|del?)\s(?:(?:the|la|el)\s)?$")
_OTHER_TITLE = lazy(
    r"(?:,\s(?:(?:in|en)\s)?|[’']s\s)[“«\"‘『]?(?P<title>[^\W_a-z][^,;.“”«»『』]{3,80}?)[”»\"’』]?,\s(?:(?:pp?|págs?)\.\s)?"
)
_VOLUME = lazy(rf",?\s(?:(?:vol|t)\.\s(?=\d{{1,2}},)|(?={VOLUME}[,.;)]))(?P<volume>{VOLUME}|\d{{1,2}})")
_PAGED = lazy(rf",\s{paged_as('a')}")
# “, leg. 6, 30 de octubre de 1966”, after a name that a note introduced.
_REST = lazy(rf"{ITEM.pattern}(?:[^;.()]|(?<=\sp)\.|(?<=\spp)\.){{0,80}}")
_TO_OFFICE = lazy(r"\s(?:to\sthe|al|a\sla)\s[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,3}?(?=[,.;)]|$)")
_ARTICLE = lazy(r"(?:the|my|author’s|la|mi)\s", re.IGNORECASE)
_OWNED = frozenset({" (", " ", ", ", "’s ", "'s ", "의 ", "와의 ", "과의 ", "와 ", "과 "})
_OF_WHOM = frozenset({"", ", ", ": "})
_TO = lazy(
    r"(?:[’']s)?,?\s(?:(?:unpublished\s)?(?:letter|telegram|cable|note|memo|memorandum|despatch|dispatch|report|carta|"
    r"telegrama|nota|informe)\s)?(?:to|a)\s"
)
_MORE = lazy(r"(?:,?\s(?:and|y|e)\s|,\s)(?=[^\W_a-z])")
_AND_OTHER = frozenset({" and ", " & ", " y ", " e ", "/", " / ", "·", "와 ", "과 "})
_STOPS = lazy(r"\s*(?:[.;:)]|$|,\s(?:who|which|whose|for|on|quien|que)\s)")
