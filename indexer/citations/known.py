"""Which words of a note's talk name a work that the article cites elsewhere? *The figure is Young’s (p. 46).*

The parser reads each note by itself. Here the works of the whole article are known, so that their authors, titles and
correspondents are looked for in what it left over. All that is found is tentative: resolving decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.citations import words as w
from indexer.citations.clauses import compares
from indexer.citations.known_words import (
    FAR_LOCATOR,
    INTERVIEW_WITH,
    LOCATOR_OF,
    NEAR_LOCATOR,
    NOTE_CITED,
    NUMBERED_PAPER,
    PAPER_BY,
    SIGNALLED,
    TITLE_LOCATOR,
    WORK_OF,
    Title,
    correspondents,
    date_near,
    known_names,
    main_titles,
    titles_in,
)
from indexer.citations.model import Citation, CitationField, FieldName, Form, NoteCitations
from indexer.citations.parse import MAX_CHARS, remarks
from indexer.citations.persons import same_person, trim

_FARTHEST = 110
_MOST = 40
_LONGEST_LEAD = 30


@dataclass(frozen=True, slots=True)
class _Works:
    """The works that an article cites in full, as patterns of the words by which talk would name them."""

    authors: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]
    names: re.Pattern[str] | None
    titles: tuple[Title, ...]
    numbers: frozenset[str]
    talked: bool
    kept: bool


def reread(notes: Sequence[NoteCitations]) -> list[NoteCitations]:
    """The notes with those short forms, too, that only the works of the article make known, in order."""
    works = _works([one for note in notes for one in note.citations if one.form == "full"])
    return [_reread(note, works) for note in notes]


def _works(fulls: Sequence[Citation]) -> _Works:
    authors = tuple(dict.fromkeys(name for one in fulls for name in (*one.values("author"), *one.values("editor"))))
    letters = tuple(name for one in fulls if one.kind == "archival" for name in correspondents(one.first("title")))
    return _Works(
        authors,
        tuple(one.values("author") for one in fulls if len(one.values("author")) > 1),
        known_names((*authors, *letters)),
        main_titles(one.first("title") for one in fulls),
        frozenset(number for one in fulls for number in _numbers(one)),
        any(one.kind == "interview" for one in fulls),
        any(one.kind == "archival" for one in fulls),
    )


def _numbers(one: Citation) -> Iterator[str]:
    """The numbers by which a telegram or another paper is known."""
    yield from one.values("document")
    if one.kind == "archival":
        yield from (found["number"] for found in NUMBERED_PAPER.finditer(one.first("title")))


def _reread(note: NoteCitations, works: _Works) -> NoteCitations:
    shorn = (_shorn(one, works.authors) for one in note.citations)
    citations = [_retitled(note, one, works) for one in shorn if not _is_talk(one, works)]
    found: list[Citation] = []
    text = note.text[:MAX_CHARS]
    for start, end in remarks(text, citations)[:_MOST]:
        closed = _CLOSERS.match(text, end)
        found += _Talk(note.text, start, closed.end() if closed else end, works).citations()
    if not found and citations == list(note.citations):
        return note
    return replace(note, citations=tuple(sorted([*citations, *found], key=lambda one: one.start)))


def _retitled(note: NoteCitations, one: Citation, works: _Works) -> Citation:
    """*Guns, Guerillas, and the Great Leader, 44*, taken for an author and a title: a title of the article."""
    if one.form != "short" or _is_known(one, works.authors):
        return one
    titles = titles_in(note.text[one.start : one.end], works.titles)
    start = next((field.start for field in one.fields if field.name != "signal"), one.start)
    found = titles.match(note.text, start) if titles else None
    located = TITLE_LOCATOR.match(note.text, found.end("title")) if found else None
    if found is None or located is None:
        return one
    fields = [field for field in one.fields if field.name == "signal"]
    fields.append(_field(note.text, "title", found.span("title")))
    fields.append(_located(note.text, located))
    return Citation(one.start, max(one.end, located.end()), "short", "unknown", tuple(fields))


def _shorn(one: Citation, authors: Sequence[str]) -> Citation:
    """*Unlike Armstrong, 64*: the name without the words before it, where only so somebody bears it."""
    first = next(one.all("author"), None)
    if one.form == "full" or first is None or _is_known(one, authors):
        return one
    for space in re.finditer(r"\s", first.value):
        name = first.value[space.end() :]
        if any(same_person(name, author) for author in authors):
            at = first.start + space.end()
            short = CitationField("author", name, at, first.end)
            fields = tuple(short if field is first else field for field in one.fields)
            return replace(one, fields=fields, start=at if one.start == first.start else one.start)
    return one


def _is_talk(one: Citation, works: _Works) -> bool:
    """A tentative citation of somebody whom the article cites nowhere, or of several: what it covers is talk, too."""
    names = one.values("author")
    if len(names) > 1 and one.tentative:
        return not any(_is_known(one, authors) for authors in works.together)
    return one.tentative and bool(names) and not _is_known(one, works.authors)


def _is_known(one: Citation, authors: Sequence[str]) -> bool:
    names = one.values("author")
    return bool(names) and all(any(same_person(name, author) for author in authors) for name in names)


def _field(text: str, name: FieldName, span: tuple[int, int]) -> CitationField:
    start, end = trim(text, *span)
    return CitationField(name, text[start:end], start, end)


def _located(text: str, found: re.Match[str]) -> CitationField:
    return _field(text, "locator", found.span(next(name for name, value in found.groupdict().items() if value)))


class _Talk:
    """A stretch of talk in a note, ``text[start:end]``; each step looks for one way of naming a work."""

    def __init__(self, text: str, start: int, end: int, works: _Works) -> None:
        self.text, self.start, self.end, self.works = text, start, end, works
        self.found: list[Citation] = []
        self.names: list[re.Match[str]] = list(works.names.finditer(text, start, end)) if works.names else []

    def citations(self) -> list[Citation]:
        self._titles()
        if self.works.kept:
            self._letters()
        if self.works.numbers:
            self._papers()
        if self.works.talked:
            self._interviews()
        self._notes()
        if self.names:
            self._located_before()
            self._authors()
            self._signalled()
        return self.found

    def _add(self, start: int, end: int, *fields: CitationField, form: Form = "short") -> None:
        if len(self.found) < _MOST and not any(one.start < end and start < one.end for one in self.found):
            ordered = tuple(sorted(fields, key=lambda field: field.start))
            self.found.append(Citation(start, end, form, "unknown", ordered, tentative=True))

    def _titles(self) -> None:
        """*Tyranny of the Weak, 190*; “Korean Visitors” alone, in its quotation marks."""
        titles = titles_in(self.text[self.start : self.end], self.works.titles)
        for found in titles.finditer(self.text, self.start, self.end) if titles else ():
            located = TITLE_LOCATOR.match(self.text, found.end(), self.end)
            alone = not self.text[self.start : found.start()].strip() and not self.text[found.end() : self.end].strip()
            told = found["open"] and found["close"]
            start = found.start("open") if found["open"] else found.start("title")
            owner = self._owner(start)
            if not located and not told and not alone and owner is None:
                continue
            title = _field(self.text, "title", found.span("title"))
            fields = [title, *([_located(self.text, located)] if located else [])]
            if owner is not None:
                fields.insert(0, _field(self.text, "author", owner.span("name")))
                start = owner.start("name")
            self._add(start, located.end() if located else found.end(), *fields)

    def _owner(self, at: int) -> re.Match[str] | None:
        """The known name right before a title: *Young’s “Guns”*, *Young, “Guns”*."""
        gaps = ("’s ", "'s ", ", ", ", in ", ", en ", " in ", " en ")
        return next((one for one in self.names if self.text[one.end("name") : at] in gaps), None)

    def _letters(self) -> None:
        """*Ortega to Medina, 4 May 1968*: one known correspondent to another."""
        for first, second in zip(self.names, self.names[1:], strict=False):
            between = self.text[first.end("name") : second.start("name")]
            if not _TO.fullmatch(between):
                continue
            fields = [_field(self.text, "title", (first.start("name"), second.end("name")))]
            end = second.end("name")
            if date := date_near(self.text, end, self.end):
                fields.append(date)
                end = date.end
            if located := TITLE_LOCATOR.match(self.text, end, self.end):
                fields.append(_located(self.text, located))
                end = located.end()
            self._add(first.start("name"), end, *fields)

    def _papers(self) -> None:
        """*telegram 76.041*, by the number of a paper that is cited in full."""
        for found in NUMBERED_PAPER.finditer(self.text, self.start, self.end):
            if found["number"] not in self.works.numbers:
                continue
            fields = [_field(self.text, "document", found.span("number"))]
            end = found.end()
            if located := TITLE_LOCATOR.match(self.text, end, self.end):
                fields.append(_located(self.text, located))
                end = located.end()
            self._add(found.start(), end, *fields)

    def _interviews(self) -> None:
        """*Interview with Medina*, *Medina interview*; *Brandt, letter*."""
        patterns = (INTERVIEW_WITH,) * self.works.talked + (PAPER_BY,) * self.works.kept
        for found in (one for pattern in patterns for one in pattern.finditer(self.text, self.start, self.end)):
            for name in self.names:
                after = name.start("name") == found.end()
                if after or self.text[name.end("name") : found.start()] in (" ", ", ", "’s ", "'s "):
                    begin, end = min(found.start(), name.start("name")), max(found.end(), name.end("name"))
                    fields = (_field(self.text, "author", name.span("name")), _field(self.text, "genre", found.span()))
                    self._add(begin, end, *fields)

    def _located_before(self) -> None:
        """*chapter 5 of Armstrong*, *on p. 45 in Young’s book*."""
        for found in LOCATOR_OF.finditer(self.text, self.start, self.end):
            if name := next((one for one in self.names if one.start("name") == found.end()), None):
                author = _field(self.text, "author", name.span("name"))
                self._add(
                    found.start("other"), name.end("name"), author, _field(self.text, "locator", found.span("other"))
                )

    def _authors(self) -> None:
        """*Armstrong (181)*, *Lankov again, at 14*, *Vale’s thesis, p. 90*, *Young, at forty (p. 45)*."""
        for number, name in enumerate(self.names):
            last = self.names[number + 1].start("name") if number + 1 < len(self.names) else self.end
            end = name.end("name")
            located = NEAR_LOCATOR.match(self.text, end, self.end)
            if located is None:
                located = FAR_LOCATOR.match(self.text, end, min(last, end + _FARTHEST))
            if located and not w.YEAR.fullmatch(_located(self.text, located).value):
                author = _field(self.text, "author", name.span("name"))
                start = name.start("name")
                kind = WORK_OF.search(self.text, max(self.start, start - _LONGEST_LEAD), start)
                self._add(kind.start() if kind else start, located.end(), author, _located(self.text, located))

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
                self._add(name.start("name"), name.end("name"), _field(self.text, "author", name.span("name")))
                at = more.end() if more else -1

    def _notes(self) -> None:
        """*the letter cited in note 8*, *Ortega’s letter of 4 May (note 8)*."""
        for found in NOTE_CITED.finditer(self.text, self.start, self.end):
            label = next(name for name in ("a", "b") if found[name])
            fields = [_field(self.text, "note", found.span(label))]
            end = found.end()
            if located := TITLE_LOCATOR.match(self.text, end, self.end):
                fields.append(_located(self.text, located))
                end = located.end()
            near = [one for one in self.names if found.start() - _FARTHEST < one.start("name") < found.start()]
            names = [_field(self.text, "author", near[-1].span("name"))] if near else []
            self._add(names[0].start if names else found.start(), end, *names, *fields, form="note")


_TO = re.compile(
    r"(?:[’']s)?,?\s(?:(?:unpublished\s)?(?:letter|telegram|cable|note|memo|memorandum|despatch|dispatch|report|carta|"
    r"telegrama|nota|informe)\s)?(?:to|a)\s"
)
_CLOSERS = re.compile(r"[)\]”»’.]*")
_MORE = re.compile(r"(?:,?\s(?:and|y|e)\s|,\s)(?=[^\W_a-z])")
_STOPS = re.compile(r"\s*(?:[.;:)]|$|,\s(?:who|which|whose|for|on|quien|que)\s)")
