"""Is what stands in quotes a title, or the newspaper itself? 『로동신문』 1967년 5월 11일; 『동아일보』, 「제목」."""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.model import CitationField, FieldName
from indexer.citations.names.given import GIVEN_NAMES
from indexer.citations.names.persons import has_body_word, is_full_name, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.notes.shape import BOOK_QUOTES, Group
from indexer.citations.parts.cities import is_city
from indexer.citations.parts.facts import DAY, MONTH
from indexer.citations.parts.head import Head
from indexer.citations.sources.issues import SAME_DAY, TOWN_LAST
from indexer.patterns import lazy

_GAP = lazy(r",?\s?")
_TITLE_SIGNS = frozenset('「〈“‘"')
_ACTS = lazy(r"(?:법|규정|협정|조약|성명|선언|강령|규약|결정|담화|각서|일기|일지|회의록)$")
_ARTICLE = 5
# 관보, 『없는총독부 관보』
_GAZETTE = lazy(r".{0,20}(?:관보|官報)")
_NUMBERED_ACT = lazy(r".{0,30}(?:[령법률시고시포고공훈]|[令律示告])\s?[제第]\d{1,4}[호號]")


def fields_of_head(note: Note, head: Head, core: Group) -> list[CitationField]:
    """The fields of a head, with a container in the place of what is no title or author."""
    fields = list(head.fields)
    if core.quoted and [one.name for one in fields] in (["author", "title"], ["author", "author", "title"]):
        fields = _in_outlet(note, fields, core)
    title = next((one for one in fields if one.name == "title"), None)
    numbered = any(one.name == "document" or _NUMBERED_ACT.fullmatch(one.value) for one in fields)
    if title and numbered and _GAZETTE.fullmatch(title.value):  # 소금전매법, 법률 제57호, 『관보』 제12호
        renamed: dict[FieldName, FieldName] = {"title": "container", "author": "title"}
        return [replace(one, name=renamed.get(one.name, one.name)) for one in fields]
    if title and (aired := _aired(note, core, fields)):
        return aired
    if title and core.quoted and core.sign != "“" and _holds(note, core, title, alone=len(fields) == 1):
        fields[fields.index(title)] = replace(title, name="container")
    return fields


def _in_outlet(note: Note, fields: list[CitationField], core: Group) -> list[CitationField]:
    """*Salt Echo, “…,” May 3, 1967*; *Ana Ruiz, Salt Echo, “…”*: the fields with the newspaper and its town."""
    *signed, named, title = fields
    name, _, town = named.value.partition(", ")
    paper = note.field("container", named.start, named.start + len(name)) if town and is_city(town) else named
    if not _GAP.fullmatch(note.text, named.end, core.start) or (signed and core.sign == "«"):
        return fields  # Ana Ruiz, Salt, in «The Mirror», 3 May 1967
    writes = all(is_full_name(one.value) and not has_body_word(one.value) for one in signed)
    if (
        not writes or not _is_outlet(note, paper) or _outlet_after(note, core.end)
    ):  # EFE, «…», La Vanguardia, 3 de mayo de 1967
        return fields
    place = [note.field("place", named.end - len(town), named.end)] if paper is not named else []
    return [*signed, replace(paper, name="container"), *place, title]


def _aired(note: Note, core: Group, fields: list[CitationField]) -> list[CitationField]:
    """KBS 1TV 〈들판 3일〉 ‘물의 값’, MBC 〈들판 수첩〉, 1967년 5월 3일 방송: the broadcaster holds what was sent.

    So does its programme, where the title of what was sent stands behind that; else nothing is given.
    """
    if core.sign not in "〈《『「" or len(fields) > _MOST or fields[-1].name != "title":
        return []
    found = _BROADCASTER.search(note.text, max(0, core.start - _LONGEST_BROADCASTER), core.start)
    start = fields[0].start if fields[0].name == "author" else core.start + 1
    if found is None or found.start() > start:
        return []
    after = note.group_starts.get(core.end + 1)
    if after is not None and after.sign in "‘“":
        return [CitationField("container", note.text[found.start() : core.end], found.start(), core.end)]
    return [note.field("container", *found.span()), fields[-1]]


_LONGEST_BROADCASTER = 30
_MOST = 2  # an author and a title
_BROADCASTER = lazy(r"(?<![^\W_])(?:[A-Z]{2,5}|[가-힣]{2,8}(?:방송|라디오|TV))(?:\s?(?:\d?TV|\d?라디오|\d?FM))?,?\s$")


def _holds(note: Note, core: Group, title: CitationField, *, alone: bool) -> bool:
    """Whether the quotes hold the name of a newspaper or a journal: by what follows them."""
    text = note.text
    if _ACTS.search(title.value):
        return False
    gap = _GAP.match(text, core.end)
    at = gap.end() if gap else core.end
    book = core.sign in BOOK_QUOTES
    after = note.group_starts.get(at)
    if book and after and after.sign in _TITLE_SIGNS:
        return True
    if core.sign == "〈" and after and after.sign in "‘“":  # KBS 〈들판 3일〉 ‘물의 값’
        return True
    if book and not alone and _PAGED_DAY.search(text, at, at + _LONGEST_DAY):
        return _is_dated(note, at)
    if not alone or not (book or (core.sign in "「〈" and (w.NEWSPAPER.search(title.value) or _is_dated(note, at)))):
        return False
    if SAME_DAY.match(text, core.end):
        return True
    if after and after.round:
        date = note.date_at(after.start + 1, after.end)
        return date is not None and len(date.value) >= DAY and after.end - date.end <= 2
    date = note.date_at(at, len(text))
    return date is not None and (
        len(date.value) > MONTH or text.startswith("호", date.end) or _issue_after(note, date.end)
    )


def _is_dated(note: Note, at: int) -> bool:
    """〈없는경제〉, 1967년 5월 3일치 2면: with the day of an issue, called so, or a page."""
    date = note.date_at(at, len(note.text))
    return date is not None and len(date.value) >= DAY and bool(_ISSUE_DAY.match(note.text, date.end))


_LONGEST_DAY = 24
# 변하늘, 《없는일보》 1967년 5월 3일 자 2면
_PAGED_DAY = lazy(r"\s?[자치]?,?\s\d{1,2}면")
_ISSUE_DAY = lazy(r"\s?[자치](?![가-힣])|[자치]?,?\s\d{1,2}면")


def _issue_after(note: Note, at: int) -> bool:
    gap = _GAP.match(note.text, at)
    return bool(w.ISSUE.match(note.text, gap.end() if gap else at))


def _outlet_after(note: Note, at: int) -> bool:
    """Whether a newspaper is named right after a title."""
    start, end = trim(note.text, at, min(len(note.text), at + 60))
    known = note.outlet_at(start, end)
    return (known is not None and known[0] - start < _ARTICLE) or bool(w.OUTLET_NAME.match(note.text, start, end))


def _is_outlet(note: Note, field: CitationField) -> bool:
    """*KCNA, “…,” March 5, 2015*: a newspaper or an agency stands where an author would."""
    known = note.outlet_at(field.start, field.end)
    if (known and known[:2] == (field.start, field.end)) or w.OUTLET_NAME.fullmatch(field.value):
        return True
    date = _date_after(note, field.end)
    if len(date) < MONTH:
        return False
    if note.title_end(field.start) == field.end and field.value.split(maxsplit=1)[0] not in GIVEN_NAMES:
        return True
    if len(date) < DAY:
        return False
    if _NEWS.search(field.value):
        return True
    if has_body_word(field.value) or field.value.split(maxsplit=1)[0] in GIVEN_NAMES:
        return False
    town = TOWN_LAST.search(field.value)
    return bool(town and not town[0].isupper()) or any(one.search(field.value) for one in (_ARTICLED, _MASTHEAD))


def _date_after(note: Note, start: int) -> str:
    """The date right behind the title in quotes that begins behind ``start``, or behind the number of its issue."""
    title = next((one for one in note.groups_from(start) if one.quoted), None)
    gap = _GAP.match(note.text, title.end) if title else None
    at = gap.end() if gap else len(note.text)
    if (issue := w.ISSUE.match(note.text, at)) and (gap := _GAP.match(note.text, issue.end())):
        at = gap.end()
    date = note.date_at(at, len(note.text))
    return date.value if date else ""


# “The Mill Mirror”, “La Voz del Llano”; “Agencia de Noticias del Páramo”, “Televisión de Utopía”
_ARTICLED = lazy(r"^(?:The|El|La|Los|Las)\s[^\W\d_a-z]")
_NEWS = lazy(r"(?<!\w)(?:Noticias|News|Prensa|Radio|Televisi[oó]n|Television|TV|Broadcasting|Diario|Semanario)(?!\w)")
# What newspapers are called and nobody else: “New Lantern”, “Salt Observer”, “Voz del Llano”, 없는매일
_MASTHEAD = lazy(
    r"^(?:New\s(?!Zealand|York|Delhi|Jersey|Mexico|Hampshire|England|Guinea|Brunswick)|Daily\s|Weekly\s|Evening\s|Morning\s|Sunday\s|"
    r"(?:Voices?|Times|Dawn|Echo)\sof\s|(?:Voz|Voces|Ecos?|Correo|Heraldo|Tribuna|Crónica|Gaceta|Clarín|Tiempos?|Amanecer)\sdel?\s|"
    r"(?:Nuev[oa]|Última|Patria|Tribuna)\s[^\W\d_a-z][^\W\d_]+(?:\s\(|$))|"
    r"^[^.,]+\s(?:Observer|Nation|Argus|Echo|Sentinel|Lantern|Mirror|Standard|Express|Courier|Mail|Examiner|[IE]nquirer|D[ie]spatch|Advertiser|"
    r"Bulletin|Review|Weekly|Daily|Independent|Citizen|Worker|Advocate|Leader|Monitor|Spectator|Democrat|Patriot|Record|Register|"
    r"Reporter|Messenger|Mercury|Telegraph|Guardian|Globe|Digest|Magazine|Today|Freedom|Times|Post|Journal)$|"
    r"^(?:주간|월간)\s?[가-힣]{2,8}$|^[가-힣]{1,6}(?:매일|타임[스즈]|저널|헤럴드|뉴스|시보|신보|민보|주보|월보|중앙)$"
)
