"""What a citation gives as its author, and can't be one, or not with all its words: *Mrs. Ana Ruiz*, *L. Paz, S.J.*"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from indexer.citations.model import Citation, CitationField, FieldName
from indexer.citations.names.bodies import BODY_WORDS
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import is_full_name
from indexer.citations.notes.note import Note
from indexer.citations.parts.cities import is_city
from indexer.folding import fold
from indexer.patterns import lazy

# “E.g. A. Ruiz”, “Only Ana Ruiz”: what led up to a name
_HONOUR = lazy(r"(?:(?:Mrs?|Ms|Dr|Prof|Rev)\.?|[Ee]\.g\.,?|Only)\s(?=[^\W\d_a-z])")
# “Ana Ruiz’s”, but Lloyd’s; “Ana Ruiz, Note”, as law reviews call what students wrote
_BEHIND = lazy(r"\s\S*\w(?P<behind>[’']s|,\s(?:Note|Comment))$")
_INITIAL_BEFORE = lazy(r"(?<!\w)(?:Ph|Th|Ch|Chr|Yu|Ju)\.\s$")
_LONGEST_INITIAL: Final = len("Chr. ")
_ORDER = lazy(r"^[^\W\d_]\.\s[^\W\d_].*(?P<order>,\s(?:S\.J|O\.S\.B|O\.F\.M)\.?)$")
_NOBODY = lazy(r"Anon(?:ymous|\.)?|Anónimo|An\.|S\.?\s?J\.?|작자\s?미상|미상", re.IGNORECASE)
_ARCHIVE = lazy(
    r"(?:Archivo|Archives?|Arxiu|Arquivo|Archiv|Archivio)\s|Centro\sde\sDocumentación|.*\s(?:Archives?|Archiv)$|.*(?:사료관|문서고|문서보관소)$",
    re.IGNORECASE,
)
_ACT = lazy(r".*\s(?:Act|Decree|Code)|(?:Ley|Decreto|Código)\s.*|Enforcement\sDecree\s.*")
# “Para México, Ana Ruiz”: for what the work is cited
_TOPIC = lazy(
    r"(?:Para|Sobre|Acerca\sde|En\scuanto\sa|For|On|About|As\sto)\s[^,;:]{3,60},\s(?=[^\W\d_a-z][\w’'.-]*\s[^\W\d_a-z][\w’'-]+$)"
)
_GENRE = lazy(r"노트|회의록|일지|수첩|메모|(?:예술|기록|만화)영화|뉴스릴|다큐멘터리|(?:\S+\s)?(?:선언문|성명서)")
# “Comisión de la Sal y el ”, before “Molino”
_BODY_BEFORE = lazy(
    r"(?:^|[.;:]\s|,\s|\s(?:de|en|la|el|the|in|of)\s)(?P<body>(?P<sort>[^\W\d_a-z][^\W\d_]+)(?:\s[^\W\d_][\w-]*){1,9}?)"
    r"\s(?:y|e|and|&)\s(?:(?:el|la|los|las|the)\s)?$"
)
_LONGEST_BODY: Final = 100
_MADE: Final = frozenset({"book", "chapter", "article"})


def settled_author(note: Note, one: Citation, field: CitationField) -> list[CitationField]:
    """A field of an author as what it is; nothing where that says nothing, or is told already."""
    if _NOBODY.fullmatch(field.value):
        return []
    if (press := _press(note, one, field)) is not None:
        return [press]
    if (name := _otherwise(note, one, field)) is not None:
        return _renamed(one, field, name)
    if len(field.value) != field.end - field.start:  # as another citation gives it
        return [field]
    return [_shorn(note, one, field)]


def _otherwise(note: Note, one: Citation, field: CitationField) -> FieldName | None:
    """What the words of an author are, if they are no author: a town, a sort of paper, a law, an archive, a press."""
    value = field.value
    if is_city(value):
        return "place"
    if _GENRE.fullmatch(value):
        return "genre"
    if _ACT.fullmatch(value):
        return "title"
    if one.kind not in _MADE and _ARCHIVE.match(value):
        return "archive"
    return "publisher" if _is_said_again(one, field) else None


def _press(note: Note, one: Citation, field: CitationField) -> CitationField | None:
    """*Yonhap, “Salt”, 5 May 2017*, *KBS, 〈소금〉*: the outlet that stands as an author, if nothing else prints it."""
    if one.first("container") or one.first("publisher"):
        return None
    article = max(0, field.start - len("The "))
    outlet = note.outlet_at(article if note.text.startswith("The ", article) else field.start, field.end)
    if outlet is None or outlet[0] > field.start or outlet[1] != field.end or outlet[2] not in _PRESS:
        return None
    return note.field("container", outlet[0], outlet[1])


_PRESS: Final = frozenset({"agency", "newspaper", "broadcaster", "magazine"})


def _is_said_again(one: Citation, field: CitationField) -> bool:
    """*기상청, 『백년』, 기상청*: whether behind the title stands who was its author already, a body that prints."""
    title = next(one.all("title"), None)
    if title is None or field.start < title.end or any(one.first(name) for name in ("container", "publisher")):
        return False
    return any(other.end <= title.start and other.value == field.value for other in one.all("author"))


def _shorn(note: Note, one: Citation, field: CitationField) -> CitationField:
    """The author without words of the talk, of honour and of an order, and with what a body is called before *y*."""
    if topic := _TOPIC.match(field.value):
        return note.field("author", field.start + topic.end(), field.end)
    if (start := _body_before(note, one, field)) is not None:
        return note.field("author", start, field.end)
    honour, order = _HONOUR.match(field.value), _ORDER.search(field.value)
    if honour or order:
        start = field.start + (honour.end() if honour else 0)
        return note.field("author", start, field.start + (order.start("order") if order else len(field.value)))
    if behind := _BEHIND.search(field.value):
        return note.field("author", field.start, field.start + behind.start("behind"))
    if initial := _INITIAL_BEFORE.search(note.text, max(0, field.start - _LONGEST_INITIAL), field.start):
        return note.field("author", initial.start(), field.end)
    return field


def _body_before(note: Note, one: Citation, field: CitationField) -> int | None:
    """Where the name of a body begins of which a field has only the end: *Comisión de la Sal y el* | *Molino*."""
    body = _BODY_BEFORE.search(note.text, max(0, field.start - _LONGEST_BODY), field.start)
    if body is None or fold(body["sort"]) not in BODY_WORDS:
        return None
    start = body.start("body")
    return None if any(other.start < field.start and start < other.end for other in one.fields) else start


def with_family_name(note: Note, one: Citation) -> Citation:
    """*sigo a Ruiz Mora,* | *Ana María, Sal*: with the family name that was taken for talk."""
    author = next(one.all("author"), None)
    if author is None or not all(word in GIVEN_NAMES for word in author.value.split()):
        return one
    before = _FAMILY_BEFORE.search(note.text, max(0, author.start - _LONGEST_FAMILY), author.start)
    if before is None or any(field.end > before.start("name") and field.start < author.start for field in one.fields):
        return one
    whole = note.field("author", before.start("name"), author.end)
    fields = tuple(whole if each is author else each for each in one.fields)
    return replace(one, start=min(one.start, whole.start), fields=fields)


_FAMILY_BEFORE = lazy(r"(?:^|[\s(:;])(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?),\s$")
_LONGEST_FAMILY: Final = 40


def with_author_of_two_titles(note: Note, one: Citation) -> Citation:
    """*Salt Corporation, Report of the Directors*, both read as titles: the first names who wrote the second."""
    titles = list(one.all("title"))
    if len(titles) != _TWO or one.first("author"):
        return one
    first, second = titles
    enclosed = note.title_end(first.start) or any(
        group.quoted and group.start < first.start < group.end for group in note.groups
    )
    if enclosed or not 0 < second.start - first.end <= _A_DATE or not _is_signature(first.value, second.value):
        return one
    return replace(one, fields=tuple(replace(each, name="author") if each is first else each for each in one.fields))


def _is_signature(text: str, title: str) -> bool:
    """Whether it can be who wrote what has this title: a person or a body, and no act before its number."""
    if _ACTS.search(text) or any(map(str.isdigit, text)) or is_city(title):
        return False
    return is_full_name(text) or (text[0].isupper() and not BODY_WORDS.isdisjoint(fold(text).split()))


_ACTS = lazy(r"\b(?:Act|Law|Code|Decree|Ordinance|Treaty|Ley|Decreto|Código|Tratado)\b")
_TWO: Final = 2
_A_DATE: Final = len(" (15 September 2020). ")


def with_joint_body(note: Note, one: Citation) -> Citation:
    """*OSCE/ODIHR*: one body with a stroke in its name, and not two authors."""
    authors = list(one.all("author"))
    for first, second in pairwise(authors):
        if note.text[first.end : second.start] == "/" and first.value.isupper():
            whole = note.field("author", first.start, second.end)
            told = tuple(whole if each is first else each for each in one.fields if each is not second)
            return replace(one, fields=told)
    return one


def with_given_name(note: Note, one: Citation) -> Citation:
    """*Mora Paz*, Wálter (2017), *Ruiz*, Ana et al.: with the given name that was taken for something else."""
    for author in one.all("author"):
        given = next((each for each in one.fields if each.start == author.end + len(", ")), None)
        if given is None or given.name not in ("place", "title") or "," in author.value:
            continue
        found = _GIVEN_BEHIND.match(note.text, given.start)
        if found is None or found["name"] not in GIVEN_NAMES or given.end > found.end("late"):
            continue
        whole = note.field("author", author.start, found.end("name"))
        return replace(one, fields=tuple(whole if each is author else each for each in one.fields if each is not given))
    return one


_GIVEN_BEHIND = lazy(r"(?P<name>[^\W\d_a-z][^\W\d_]+)(?:\s[^\W\d_a-z]\.)?(?P<late>(?:\set\sal\.)?)(?=[\s,.])")


def _renamed(one: Citation, field: CitationField, name: FieldName) -> list[CitationField]:
    return [] if one.first(name) else [replace(field, name=name)]
