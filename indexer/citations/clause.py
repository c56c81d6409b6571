"""The citations of one clause, one after another: which reader reads the next, and where does the one behind it begin?

A citation is read from its *core*, the first title in quotes or the first brackets with place, publisher and year;
before it stand authors and title, after it what ``tail`` reads. Without a core it is a short form, a document, an
interview, a statement, an issue of a newspaper, a book without brackets, a link, or nothing but a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.authors import ends_in_family
from indexer.citations.names.persons import trim
from indexer.citations.notes import clauses
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import BOOK_QUOTES, Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.cores import core_of
from indexer.citations.parts.facts import DAY
from indexer.citations.parts.head import Head
from indexer.citations.parts.heads import read_head
from indexer.citations.parts.kinds import kind_of
from indexer.citations.parts.paper_heads import paper_before
from indexer.citations.parts.quoted import surname_before
from indexer.citations.parts.tail import Tail
from indexer.citations.short.leaning import author_and_page, leaning_at, leaning_in
from indexer.citations.short.leaning_eastern import eastern_in
from indexer.citations.short.located import Leaning
from indexer.citations.short.shorts import author_and_title
from indexer.citations.short.within import short_within, told_by_form
from indexer.citations.sources.bare import read_bare
from indexer.citations.sources.before import cited_before, short_before_entry
from indexer.citations.sources.bluebook import read_bluebook
from indexer.citations.sources.gazettes import read_gazetted
from indexer.citations.sources.gbt7714 import read_gbt7714
from indexer.citations.sources.interviews import next_talk, read_bracketed
from indexer.citations.sources.issue_heads import issue_head
from indexer.citations.sources.issues import next_issue
from indexer.citations.sources.led import read_led, told_by
from indexer.citations.sources.periodicals import fields_of_head
from indexer.citations.sources.references import read_reference
from indexer.citations.sources.russian import read_russian
from indexer.citations.sources.slanted import agrees, names_before, outdoes, read_slanted
from indexer.citations.sources.undated import UNDATED_ENTRIES, is_one_part, is_undated, read_undated, tells_years_only
from indexer.citations.sources.vancouver import read_vancouver
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_MOST_TRIES = 60
# “…, 30쪽이며, 변하늘, 『…』”: the verb of the sentence whose end a citation is
_JOINER = lazy(
    r"(?:(?<=[\d쪽면頁面)])(?:이(?:며|고|요|지만|나)|인데),)?[\s,.:;—–)\]]*(?:(?P<word>and|y|e|ni|nor|along\swith|together\swith|with|con|as\swell\sas|및|그리고|와|과),?\s+(?=\S))?"
)
_TOPIC = lazy(r"(?i:for|on|as\sto|about|para|sobre|en\scuanto\sa)\s[a-zà-ÿ][^,;.“\"«]{2,60},\s(?=[^\W_a-z])")
_AS_CITED = Prefiltered(r"(?:as\s)?(?:quoted|cited|reported|reprinted|reproduced|citado|reproducido)\s", re.IGNORECASE)
_APPEARED: tuple[FieldName, ...] = (
    "container", "publisher", "date", "url", "archive", "genre", "doi", "place", "issue", "box", "file", "fond",
)  # fmt: skip
_KEEPING: tuple[FieldName, ...] = (
    "container",
    "publisher",
    "url",
    "archive",
    "genre",
    "document",
    "box",
    "file",
    "fond",
)
_NO_NAME = lazy(r"[은는]|의\s(?!앞|위|같은|전게|상게)")
# 『로동신문』 1967년 5월 4일자부터, 그해 『로동신문』은: a particle behind what is only spoken of.
# 같은 신문의 1975년 기사는: another issue of the same
_OTHER_ISSUE = lazy(r"(?<=의)\s(?:(?:1[5-9]|20)\d\d년|다른\s|이듬해|그해)")
_PARTICLE = lazy(r"(?:부터|까지)?(?:에는|에도|에서|에|은|는|이나|의|도)(?=[\s,.])|(?:부터|까지)\s")


def read_clause(note: Note, start: int, end: int, before: Citation | None) -> list[Citation]:
    """The citations of a clause, one after another."""
    found: list[Citation] = []
    at = start
    compares = clauses.compares(note.text, start, end)
    for _ in range(_MOST_TRIES):
        joiner = _JOINER.match(note.text, at, end)
        at = joiner.end() if joiner else at
        loose = bool(found) and not (joiner and joiner["word"])
        if at >= end:
            break
        last = found[-1] if found else before
        if listed := next_issue(note, at, end, last) or next_talk(note, at, end, last):
            found.append(listed)
            at = listed.end
            continue
        stop = _compared(note, start, at, end) if compares else end
        one, after = _read_one(note, at, stop, first=not found, loose=loose)
        if one:
            found.append(one)
        if after <= at and stop >= end and compares and found:  # “compare A, where …, with B”
            stop = clauses.with_after(note.text, at, end, note.mask)
        if after <= at and at < stop < end:
            after = stop
        if after <= at:
            break
        at = after
    return found


def _compared(note: Note, clause: int, at: int, end: int) -> int:
    """Where the next citation has to end: at *with*, where two are compared."""
    signal = clauses.last_signal(note.text, clause, end, note.mask)
    begin = at if signal is None or (signal.end() < at and note.text[clause:at].strip()) else max(at, signal.end())
    with_ = clauses.compared(
        note.text, clauses.signal_at(note.text, begin, end) if begin == at else begin, end, note.mask
    )
    return with_ if with_ is not None and with_ > at else end


def _read_one(note: Note, start: int, end: int, *, first: bool, loose: bool = False) -> tuple[Citation | None, int]:
    """The next citation of a clause from ``start``, and where to go on; ``start`` itself when nothing is left.

    Where it isn’t read by the words as its italics would have it, it is read by these.
    """
    one, after = _by_words(note, start, end, first=first, loose=loose)
    if not note.titles or agrees(note, one, start, end):
        return one, after
    at, signal = _past_leads(note, start, end)
    slanted = read_slanted(note, at, end)
    told = slanted or one
    if lawyers := _of_lawyers(note, told, end) if told else _of_lawyers_led(note, at, end):
        slanted = lawyers
    elif slanted is None or not outdoes(slanted, one):
        return one, after
    signal = signal or (tuple(one.all("signal")) if one else ())
    slanted = replace(slanted, fields=(*signal, *slanted.fields))
    if slanted.form == "full" and not lawyers:
        slanted = replace(slanted, kind=kind_of(note, slanted, quoted=False))
    return slanted, slanted.end


def _of_lawyers(note: Note, one: Citation | None, end: int) -> Citation | None:
    """*I have used the count in Ana Ruiz, _Salt_, 9 Nowhere L. Rev. 55 (2024)*: their citation from its author on."""
    at = next((field for field in one.fields if field.name != "signal"), None) if one else None
    return read_bluebook(note, at.start, end) if at and at.name == "author" else None


def _of_lawyers_led(note: Note, start: int, end: int) -> Citation | None:
    """*The best account is still Ana Ruiz, _The Salt Road_ 44 (1998)*: that behind the talk."""
    span = next((one for one in note.titles if one[0] >= start), None)
    names = names_before(note, start, span[0], sure=False) if span and span[1] <= end else None
    return read_bluebook(note, names.fields[0].start, end) if names and names.fields[0].start > start else None


def _by_words(note: Note, start: int, end: int, *, first: bool, loose: bool) -> tuple[Citation | None, int]:
    """The next citation as its words and signs tell it.

    ``loose`` says that nothing joins it to a citation before it: what has no core is then a remark on that.
    """
    after_signal, signal = _past_leads(note, start, end)
    leaning = leaning_at(note, after_signal, end)
    if leaning and loose and not signal and _is_own_note(note, leaning, after_signal):
        return None, leaning.end
    if leaning and not _talks_on(note, leaning, end):
        return _leaning(note, leaning, after_signal, signal), leaning.end
    if entry := _entry(note, after_signal, end):
        if short := short_before_entry(note, after_signal, entry):
            return replace(short, fields=(*signal, *short.fields)), short.end
        entry = replace(entry, fields=(*signal, *entry.fields))
        known = entry.kind != "unknown" or entry.form != "full"
        return (entry if known else replace(entry, kind=kind_of(note, entry, quoted=False))), entry.end
    core = core_of(note, after_signal, end)
    if core is not None and leaning is not None:  # 위의 책이 인용하는 문서는 「…」
        return None, leaning.end
    issue = issue_head(note, after_signal, core) if core else None
    if core is not None and not issue and (other := _not_of(note, after_signal, core, end)):
        return replace(other, fields=(*signal, *other.fields)), other.end
    if core is None:
        if loose and not signal:
            within = _eastern_within(note, after_signal, end, signalled=False)
            return (within, within.end) if within else _leaning_later(note, start, end)
        return _without_core(note, after_signal, end, signal, first=first)
    head = issue or read_head(note, after_signal, core.start, core, end)
    if head is None:  # a quotation that is no title
        return None, core.end
    one, after = _with_core(note, head, core, end, signal, after_signal)
    return one, max(after, core.end)


def _leaning_later(note: Note, start: int, end: int) -> tuple[Citation | None, int]:
    """*Ruiz, op. cit., stops in 1953 and Paz, op. cit., says nothing*: the second, in the talk behind the first."""
    found = leaning_in(note, start, end)
    if found is None or found[1].form != "opcit" or found[1].fields[0].name != "author":
        return None, start
    return replace(_leaning(note, found[1], found[0], ()), tentative=True), found[1].end


def _not_of(note: Note, start: int, core: Group, end: int) -> Citation | None:
    """What is cited before a core, or the interview of which that tells the facts, or from which it quotes."""
    return read_bracketed(note, start, core) or told_by(note, core, end) or cited_before(note, start, core.start)


_ENTRIES = (read_gazetted, read_russian, read_vancouver, read_gbt7714, read_bluebook, read_reference)


def _entry(note: Note, start: int, end: int) -> Citation | None:
    """The citation of a style that has an order of its own."""
    few = is_undated(note, start, end) or tells_years_only(note, start, end)
    for read in UNDATED_ENTRIES if few else _ENTRIES:
        if one := read(note, start, end):
            return one
    return None


def _past_leads(note: Note, start: int, end: int) -> tuple[int, tuple[CitationField, ...]]:
    """Where the citation begins behind a signal and behind Korean talk that leads to a Latin name; and the signal."""
    after = clauses.signal_at(note.text, start, end)
    signal = (note.field("signal", start, after),) if after > start else ()
    return clauses.past_talk(note.text, after, end) if note.eastern else after, signal


def _is_own_note(note: Note, leaning: Leaning, start: int) -> bool:
    """*Ruiz, 51, note 3*: a note of her own book; not *…, 3 May 1961, 주 12의 필름*, from which that is quoted."""
    return leaning.form == "note" and len(leaning.fields) == 1 and "의 " not in note.text[start : leaning.end]


def _talks_on(note: Note, leaning: Leaning, end: int) -> bool:
    """위의 책이 인용하는 문서는 「…」: a book that is only talked of, with its particle, before a citation."""
    if leaning.form != "ibid" or leaning.fields or note.text[leaning.end - 1] not in "이가은는을를의":
        return False
    return core_of(note, leaning.end, end) is not None or bool(_OTHER_ISSUE.match(note.text, leaning.end, end))


def _leaning(note: Note, leaning: Leaning, start: int, signal: tuple[CitationField, ...]) -> Citation:
    return Citation(start, leaning.end, leaning.form, "unknown", (*signal, *leaning.fields))


def _with_core(
    note: Note, head: Head, core: Group, end: int, signal: tuple[CitationField, ...], begin: int
) -> tuple[Citation | None, int]:
    tail = Tail(note, head.tail, end, fields_of_head(note, head, core))
    done = max(tail.read(), head.tail)
    fields = tuple(sorted(tail.fields, key=lambda one: (one.start, one.end)))
    if head.signal and not signal:
        signal = (head.signal,)
    if _is_talked_of(note, tail, core, done):
        return None, done
    start = head.start if head.start >= 0 else min((one.start for one in fields), default=head.start)
    if core.quoted and len(_day(tail)) >= DAY and not tail.has(*_KEEPING):
        paper = paper_before(note, begin, start)
        fields = (paper, *(_of_newspaper(one) for one in fields)) if paper else fields
    if core.round or tail.has(*_APPEARED):
        one = Citation(start, done, "full", "unknown", (*signal, *fields))
        return replace(one, kind=kind_of(note, one, quoted=core.quoted)), done
    led_by = surname_before(note, begin, core.start) if head.led and tail.has("locator") else None
    if led_by:
        return Citation(led_by.start, done, "short", "unknown", (*signal, led_by, *fields), tentative=True), done
    whole = not note.text[done:end].strip(" .,)")
    named = tail.has("author", "same_author")
    one = Citation(start, done, "short", "unknown", (*signal, *fields), tentative=not whole or not named)
    if head.led or not (named or _is_titlelike(tail)):  # “Minutes,” 3: the works of the article tell
        told = tail.has("locator") or (whole and not head.led)
        return (replace(one, tentative=True), done) if told and not named else (None, core.end)
    return one, done


def _of_newspaper(field: CitationField) -> CitationField:
    return replace(field, name="pages") if field.name == "locator" else field


def _day(tail: Tail) -> str:
    date = tail.find("date")
    return date.value if date else ""


def _is_talked_of(note: Note, tail: Tail, core: Group, done: int) -> bool:
    if core.sign not in BOOK_QUOTES or not _PARTICLE.match(note.text, done):
        return False
    behind_comma = note.text[core.start - 2 : core.start] == ", "
    if tail.has("date") and tail.has("pages", "locator") and not behind_comma:  # 『없는화보』 1980년 3호, 30쪽에 있다
        return False
    return not tail.has("title") or (done == core.end and not behind_comma)


def _is_titlelike(tail: Tail) -> bool:
    title = next((one.value for one in tail.fields if one.name == "title"), "")
    return len(title.split()) >= (2 if tail.has("locator") else 3) or (len(title) >= 6 and not title.isascii())


def _without_core(
    note: Note, start: int, end: int, signal: tuple[CitationField, ...], *, first: bool
) -> tuple[Citation | None, int]:
    start, last = trim(note.text, start, end, " ,;:\t\n")
    if start >= last:
        return None, start
    again = clauses.last_signal(note.text, start, end, note.mask)
    topic = _TOPIC.match(note.text, start, end)  # for the mood, Granma, 4 May 1964
    seen = again is not None and topic is not None and again.end() < topic.end()  # for the mood see Ana Ruiz, …
    if topic and not seen and not ends_in_family(note, topic.end() - len(", "), end):
        one, after = _by_words(note, topic.end(), end, first=first, loose=False)
        if one is not None:
            return replace(one, fields=(*signal, *one.fields)), after
    before = again.start() if again and again.end() > start else end
    for read in _readers(note, start, end, signalled=bool(signal)):
        if one := read(note, start, before if read is _cited_in else end, bool(signal)):
            one = replace(one, fields=(*signal, *one.fields))
            if one.form == "full" and one.kind == "unknown":
                one = replace(one, kind=kind_of(note, one, quoted=False))
            return one, one.end
    if one := _short_within(note, start, before):
        return replace(one, fields=(*signal, *one.fields)), one.end
    if again is not None and again.end() > start and first:
        return _read_one(note, again.start() if again.start() > start else again.end(), end, first=False)
    return None, start


def _readers(note: Note, start: int, end: int, *, signalled: bool) -> tuple[_Reader, ...]:
    """What may read a citation without a core; of talk in one part that is undated, none that wants its parts."""
    if not (is_undated(note, start, end) and is_one_part(note, start, end)):
        return _READERS
    return _OF_ONE_PART_SIGNALLED if signalled else _OF_ONE_PART


def _bare(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """What has neither a title in quotes nor brackets."""
    return read_undated(note, start, end) if is_undated(note, start, end) else read_bare(note, start, end, signalled)


def _short_within(note: Note, start: int, end: int) -> Citation | None:
    """A short form in talk; without a comma or a figure there is none but an *op. cit.* or its like."""
    if not (is_undated(note, start, end) and is_one_part(note, start, end)):
        return short_within(note, start, end)
    found = leaning_in(note, start, end)
    return told_by_form(note, *found) if found else None


def _cited_in(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    """*Reuters, 3 May 1967, as cited in …*: what stands before the words that lead to another."""
    return _bare(note, start, end, signalled) if end > start and _AS_CITED.match(note.text, end) else None


def _led(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    return read_led(note, start, end)


def _eastern_within(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    if (found := eastern_in(note, start, end)) is None:
        return None
    at, leaning = found
    sure = {"author", "locator"} <= {field.name for field in leaning.fields}
    # 이야기는 앞의 책, 30쪽에서; 이웃의 책 90쪽이: a subject, or an owner, may be no name
    sure = sure and not any(one.name == "author" and _NO_NAME.match(note.text, one.end) for one in leaning.fields)
    return Citation(at, leaning.end, leaning.form, "unknown", leaning.fields, tentative=not sure)


def _short(note: Note, start: int, end: int, signalled: bool) -> Citation | None:
    if leaning := author_and_page(note, start, end):
        one = Citation(start, leaning.end, "short", "unknown", leaning.fields)
        return replace(one, tentative=not one.first("locator")[:1].isdigit() or is_city(one.first("author")))
    return author_and_title(note, start, end, signalled)


_Reader = Callable[[Note, int, int, bool], Citation | None]
_READERS: tuple[_Reader, ...] = (_bare, _eastern_within, _short, _cited_in, _led)
_OF_ONE_PART: tuple[_Reader, ...] = (_bare, _cited_in)
_OF_ONE_PART_SIGNALLED: tuple[_Reader, ...] = (_bare, _short, _cited_in)
