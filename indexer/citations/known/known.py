"""Which words of a note's talk name a work that the article cites elsewhere? *The figure is Young’s (p. 46).*

The parser reads each note by itself. Here the works of the whole article are known, so that their authors, titles and
correspondents are looked for in what it left over. All that is found is tentative: resolving decides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.citations.known import otherwise
from indexer.citations.known.by_words import by_marks, marked_values
from indexer.citations.known.fitting import corresponds, fits, is_exact
from indexer.citations.known.imprint_order import with_presses
from indexer.citations.known.known_words import TITLE_LOCATOR, field_of, located_later, located_of, titles_in
from indexer.citations.known.known_works import Works, is_known, is_paper_of, works_of
from indexer.citations.known.reported import by_report
from indexer.citations.known.talk import Talk
from indexer.citations.model import Citation, CitationField, NoteCitations
from indexer.citations.names.families import same_person
from indexer.citations.notes import words as w
from indexer.citations.notes.abbreviations import LEAD, Abbreviation, abbreviations, said_as, without_abbreviations
from indexer.citations.parse import MAX_CHARS, remarks
from indexer.citations.parts.facts import YEAR
from indexer.citations.short.leaning import CIT
from indexer.citations.short.leaning_eastern import KO_OPCIT
from indexer.citations.works import title_words, work_id
from indexer.patterns import lazy

_MOST = 40
_SHORT_NAMED = ("author", "title", "archive", "container")
_CLOSERS = lazy(r"[)\]”»’.]*")


def reread(notes: Sequence[NoteCitations], seen: Container[Citation] = ()) -> list[NoteCitations]:
    """The notes with those short forms, too, that only the works of the article make known, in order.

    Of tentative ones those are left out that name nobody whom the article cites, but for those ``seen`` otherwise.
    """
    notes = with_presses(notes)
    short_names = abbreviations(notes)
    fulls = [one for note in notes for one in note.citations if one.form == "full"]
    works = works_of(fulls, short_names)
    return [_reread(note, number, works, seen) for number, note in enumerate(notes)]


def _reread(note: NoteCitations, number: int, works: Works, seen: Container[Citation]) -> NoteCitations:
    leaning = [_meant_now(note.text, one, works) for each in note.citations if (one := _lean(each, number, works))]
    marked = (_marked(note.text, one, works) for one in leaning)
    read = (one if one in seen else _as_cited(note, _shorn(one, works.authors), works) for one in marked)
    citations = [one for one in read if one is not None]
    citations = [_placed(note.text, one, after) for one, after in pairwise((*citations, None)) if one]
    found: list[Citation] = []
    text = without_abbreviations(note.text[:MAX_CHARS])
    for start, end in remarks(text, citations)[:_MOST]:
        closed = _CLOSERS.match(text, end)
        found += Talk(text, start, closed.end() if closed else end, works).citations()
    kept = [one for one in (*citations, *found) if not _is_name(note.text, one)]
    if kept == list(note.citations):
        return note
    return replace(note, citations=tuple(sorted(kept, key=lambda one: one.start)))


def _meant_now(text: str, one: Citation, works: Works) -> Citation:
    """A form by an introduced name with what the longest such name stands for.

    Which citation introduces it may have been seen by the labeller alone.
    """
    if one.form == "full" or not one.work:
        return one
    said = text[one.start : one.end]
    names = [name for name, meant in works.short_names.items() if not meant.authors and said_as(name).search(said)]
    return replace(one, work=work_id(works.short_names[max(names, key=len)].citation)) if names else one


def _is_name(text: str, one: Citation) -> bool:
    """*En lo sucesivo, Ruiz, Sal*: whether what looks like a form that leans is but what a work will be called."""
    before = max(0, one.begins - _LONGEST_LEAD)
    return one.form != "full" and _LED.search(text, before, one.begins) is not None


_LONGEST_LEAD = 30
_LED = lazy(rf"(?<!\w){LEAD}[,:]?\s[“«‘]?$", re.IGNORECASE)


def _marked(text: str, one: Citation, works: Works) -> Citation:
    """*Telegram 870*, taken for an author and a page: by the number that a work of the article bears."""
    if one.form != "short":
        return one
    if reported := next(by_report(text, one.begins, one.end, works.reports), None):
        fields = (*one.all("signal"), *reported.fields)
        return replace(reported, start=one.start, end=max(one.end, reported.end), fields=fields)
    marks = list(by_marks(text, one.begins, one.end, works.words))
    if not marks or text[one.begins : marks[0].start] not in _LEADS_BACK:
        return one
    fields = (*one.all("signal"), *marks[0].fields)
    end = max(one.end, marks[0].end) if len(marks) == 1 else marks[0].end  # 위 66다1234 판결, 위 67다45 판결
    return Citation(one.start, end, "short", "unknown", fields, tentative=True)


_LEADS_BACK = ("위의 ", "위 ", "앞의 ", "")


def _placed(text: str, one: Citation, after: Citation | None) -> Citation:
    """*Baker (2004) holds the reverse (p. 12)*: with the place that its sentence tells later on."""
    if one.form != "short" or not (one.first("author") and one.first("date")) or one.first("locator"):
        return one
    found = located_later(text, one.end, after.start if after else len(text))
    return replace(one, end=found.end(), fields=(*one.fields, located_of(text, found))) if found else one


def _lean(one: Citation, number: int, works: Works) -> Citation | None:
    """The citation as a short form, where the parser took for one in full what leans on another; None if it is talk."""
    if (meant := _abbreviated(one, number, works)) is not None:
        return meant
    if one.form != "full":
        return one
    if is_paper_of(one):
        known = works.days is not None and one.first("date") in works.days.iso
        return None if known or one.first("title")[0] in "TtLlEe" else one
    if _is_known_symbol(one, works):
        told = tuple(field for field in one.fields if field.name in ("document", "locator", "signal"))
        return replace(one, form="short", kind="unknown", fields=told, tentative=True)
    if _is_known_law(one, works):
        return replace(one, form="short", kind="unknown", tentative=True)
    others = (_as_mark, _as_number, _as_chapter, _as_letter, _as_title, _as_file)
    return next((short for other in others if (short := other(one, works))), one)


def _abbreviated(one: Citation, number: int, works: Works) -> Citation | None:
    """*SUR, box 4*; *SU, “Minutes,” 3*: with the name that an earlier note introduced."""
    for field in one.fields:
        meant = _short_named(field.value, works) if field.name in _SHORT_NAMED else None
        if meant is None or meant.note > number or meant.citation is one:
            continue
        if meant.authors:
            names = [replace(field, value=name, name="author") for name in meant.authors]
            return replace(one, fields=(*names, *(other for other in one.fields if other is not field)))
        if any(
            one.first(name) and not _is_same(name, one.first(name), meant.citation.first(name))
            for name in ("title", "author", "fond", "inventory", "box", "folder", "file")
            if meant.citation.first(name) and field.name != name
        ):
            continue
        if one.form == "full" and one.first("title") and field.name != "title":
            continue  # a paper of its own in an archive called so
        located = (
            one.fields
            if one.first("locator")
            else (replace(other, name="locator") if other.name == "pages" else other for other in one.fields)
        )
        fields = tuple(other for other in located if other != field and other.name in ("signal", "locator"))
        return replace(one, form="short", kind="unknown", fields=fields, work=work_id(meant.citation), tentative=True)
    return None


def _is_same(name: str, told: str, whole: str) -> bool:
    return told == whole or (name == "author" and same_person(told, whole))


def _short_named(words: str, works: Works) -> Abbreviation | None:
    """What an earlier note called so, behind which the number of a volume may stand: *SUR*, *SUR III*."""
    return works.short_names.get(words) or works.short_names.get(_VOLUME_LAST.sub("", words))


_VOLUME_LAST = lazy(r"\s(?:[IVXL]{1,6}|\d{1,2})$")


def _is_known_symbol(one: Citation, works: Works) -> bool:
    """*Panel on Salt, S/2014/147, para. 140*: the symbol of a document whose day is told elsewhere."""
    symbol = one.first("document")
    alone = {field.name for field in one.fields} <= {"document", "locator", "signal", "title", "author"}
    return (
        bool(symbol)
        and alone
        and any(
            symbol in full.values("document")
            and (full.first("date") or (full.first("title") and not one.first("title")))
            for full in works.fulls
        )
    )


def _is_known_law(one: Citation, works: Works) -> bool:
    """*Resolution 3390, para. 2*, of *General Assembly, Resolution 3390 (XXX), November 18, 1975*."""
    if one.kind != "document" or not w.LEGAL.fullmatch(one.first("title")) or len(one.first("date")) > YEAR:
        return False
    fulls = (full for full in works.fulls if full.kind == "document" and len(full.first("date")) > YEAR)
    return any(is_exact(one, full) for full in fulls)


def _as_mark(one: Citation, works: Works) -> Citation | None:
    """*CIW-0311, 1971. 3. 9.*, of a telegram of that number and day of which another note tells where it lies."""
    title = next(one.all("title"), None)
    if title is None or {field.name for field in one.fields} - {"signal", "title", "date", "locator"}:
        return None
    lead = next(lead for lead in _LEADS_BACK if title.value.startswith(lead))  # 위 66다1234 판결
    said = title.value.removeprefix(lead)
    mark = next((mark for mark in works.words.marks if said == mark or (lead and said.startswith(f"{mark} "))), "")
    marked = [full for full in works.fulls if mark and any(mark in value for value in marked_values(full))]
    others = [full for full in marked if full.first("title") != title.value]
    if not any(lead or full.first("date") == one.first("date") for full in others):
        return None
    at = title.start + len(lead)
    fields = (*one.all("signal"), CitationField("document", mark, at, at + len(mark)), *one.all("locator"))
    return replace(one, form="short", kind="unknown", fields=fields, tentative=True)


def _as_number(one: Citation, works: Works) -> Citation | None:
    """*Decreto 34 de 1967, art. 7*, of *Decreto 34 de 1967, “por el cual se prohíbe la sal”*: by its number alone."""
    title = next(one.all("title"), None)
    if title is None or one.kind != "document":
        return None
    told = {title.value, f"{title.value} de {one.first('date')[:YEAR]}"}
    numbers = (number for full in works.fulls if full.first("title") for number in full.values("document"))
    number = next((each for each in numbers if each in told), None)
    if number is None:
        return None
    field = CitationField("document", number, title.start, title.start + len(number))
    fields = (*one.all("signal"), field, *one.all("locator"))
    return replace(one, form="short", kind="unknown", fields=fields, tentative=True)


def _as_chapter(one: Citation, works: Works) -> Citation | None:
    """*Rivas, “Salt,” in Soto, op. cit., 110*, taken for a chapter: the book that holds it leans, and so does all."""
    if not any(_LEANS.search(field.value) for field in one.all("container")):
        return None
    told = ("signal", "author", "title", "locator")
    fields = [field for field in one.fields if field.name in told]
    fields += [replace(field, name="locator") for field in one.all("pages") if not one.first("locator")]
    short = replace(one, form="short", kind="unknown", fields=tuple(fields), tentative=True)
    return short if any(fits(short, full) for full in works.fulls) else None


_LEANS = lazy(rf",\s(?:{CIT}|{KO_OPCIT})$")


def _as_letter(one: Citation, works: Works) -> Citation | None:
    """*Vale to Ruiz, box 12*: the correspondents of a letter that is dated elsewhere."""
    if one.kind != "archival" or one.first("date") or not one.first("title"):
        return None
    short = replace(one, form="short", kind="unknown", tentative=True)
    return short if any(corresponds(short, full) for full in works.fulls if full.first("date")) else None


def _as_title(one: Citation, works: Works) -> Citation | None:
    """*Hale, Kitchen Papers, 219*, taken for papers that are kept somewhere: an author and a title of the article."""
    author, title = next(one.all("title"), None), next(one.all("archive"), None)
    if author is None or title is None or one.first("date") or one.kind != "archival":
        return None
    fields = [replace(author, name="author"), replace(title, name="title"), *one.all("locator")]
    short = replace(one, form="short", kind="unknown", fields=tuple(fields), tentative=True)
    return short if any(fits(short, full) for full in works.fulls) else None


def _as_file(one: Citation, works: Works) -> Citation | None:
    """〈원고철〉, 상자 11, 1969년 10월 3일, of 〈방송 원고철〉, 1968~1970년, 없는도서관, 상자 11."""
    if one.kind != "archival" or not one.first("title") or any(one.first(name) for name in ("archive", "author")):
        return None
    words = set(title_words(one.first("title")))
    for full in works.fulls:
        same = any(one.first(name) and one.first(name) == full.first(name) for name in ("box", "folder", "file"))
        if (
            same
            and full.first("archive")
            and "/" in full.first("date")
            and words <= set(title_words(full.first("title")))
        ):
            return replace(one, form="short", kind="unknown", work=work_id(full), tentative=True)
    return None


def _as_cited(note: NoteCitations, one: Citation, works: Works) -> Citation | None:
    """The citation, with a title of the article for what was taken for its author; None if it is talk."""
    if titled := _as_known_title(one, works):
        return titled
    return None if _is_talk(one, works) else _retitled(note, one, works)


def _retitled(note: NoteCitations, one: Citation, works: Works) -> Citation:
    """*Guns, Guerillas, and the Great Leader, 44*, taken for an author and a title: a title of the article."""
    if one.form != "short" or is_known(one, works.authors):
        return one
    titles = titles_in(note.text[one.start : one.end], works.titles)
    found = titles.match(note.text, one.begins) if titles else None
    located = TITLE_LOCATOR.match(note.text, found.end("title")) if found else None
    if found is None or located is None:
        return one
    fields = [field for field in one.fields if field.name == "signal"]
    fields.append(field_of(note.text, "title", found.span("title")))
    fields.append(located_of(note.text, located))
    return Citation(one.start, max(one.end, located.end()), "short", "unknown", tuple(fields))


def _shorn(one: Citation, authors: Sequence[str]) -> Citation:
    """*Unlike Armstrong, 64*: the name without the words before it, where only so somebody bears it."""
    first = next(one.all("author"), None)
    if one.form == "full" or first is None or is_known(one, authors):
        return one
    for space in re.finditer(r"\s", first.value):
        name = first.value[space.end() :]
        if any(same_person(name, author) for author in authors):
            at = first.start + space.end()
            short = CitationField("author", name, at, first.end)
            fields = tuple(short if field is first else field for field in one.fields)
            return replace(one, fields=fields, start=at if one.start == first.start else one.start)
    return one


def _as_known_title(one: Citation, works: Works) -> Citation | None:
    """*Charter, art. 4*, taken for an author: a title of the article."""
    titled = None if is_known(one, works.authors) else otherwise.titled(one)
    return titled if titled and any(is_exact(titled, full) for full in works.fulls) else None


def _is_talk(one: Citation, works: Works) -> bool:
    """A tentative citation of somebody, or of a title, that the article cites nowhere: what it covers is talk, too."""
    names = one.values("author")
    if not one.tentative:
        return False
    if not names:
        titled = one.form == "short" and one.first("title") and not one.work
        return bool(titled) and not any(is_exact(one, full) for full in works.fulls)
    if len(names) > 1:
        return not any(is_known(one, authors) for authors in works.together)
    return not is_known(one, works.authors) and not otherwise.is_same_author(names[0])
