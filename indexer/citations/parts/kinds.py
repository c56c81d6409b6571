"""What sort of work is it? Decided from what a citation says, the authority's word on its outlet first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.citations.model import Citation, FieldName, WorkKind
from indexer.citations.notes import words as w
from indexer.citations.notes.laws import GAZETTE
from indexer.citations.notes.note import Note
from indexer.citations.notes.told import SAME_DAY
from indexer.citations.parts.facts import DAY, MONTH, YEAR
from indexer.patterns import lazy

_BY_OUTLET: dict[str, WorkKind] = {
    "newspaper": "newspaper", "agency": "newspaper", "broadcaster": "newspaper", "magazine": "newspaper",
    "journal": "article", "website": "web", "archive": "archival",
}  # fmt: skip
BOOK_ENDS = frozenset("』》≫")
_SEASONS = ("21", "22", "23", "24")
LYING: frozenset[FieldName] = frozenset({"archive", "fond", "inventory", "box", "folder", "file"})
"""The fields of what is kept in an archive."""


def kind_of(note: Note, one: Citation, *, quoted: bool) -> WorkKind:
    """The kind of a full citation; ``quoted`` says that its title stands in quotes."""
    has = {field.name for field in one.fields}
    container = next(one.all("container"), None)
    if container and "pages" in has and not has & LYING and w.PAPER.match(one.first("genre")):
        return _by_container(note, one, container.start, container.end, has)  # letter, The Times, 3 May 1867, p. 7
    if told := _by_genre(one, has):
        return told
    law = w.LEGAL.match(one.first("document" if has & {"author", "pages"} else "title"))
    law = law or w.LEGAL.match(one.first("document"))  # Ley 22.439, «Ley de la Sal», Boletín Oficial
    if one.first("document").endswith("호") or law or _is_numbered(note, one, has):  # 「소금전매법」, 법률 제57호
        return "document"
    if container:
        gazetted = _GAZETTE.match(note.text, container.start, container.end)
        return "document" if gazetted else _by_container(note, one, container.start, container.end, has)
    printed = "publisher" in has or ("place" in has and len(one.first("date")) < DAY)
    if printed or _is_in_book_quotes(note, one, has):
        return "book"
    if w.STATEMENT.match(one.first("title")):
        return "statement"
    dated = _PAPER_TITLE.match(one.first("title")) and len(one.first("date")) >= DAY
    if "url" not in has and (
        dated or _LEAVES.match(one.first("locator"))
    ):  # «Libro de actas», 1991-1999, ff. 12r y 44v
        return "archival"
    if has & {"url", "doi"}:
        return "web"
    if one.first("title") and (len(one.first("date")) >= DAY or "document" in has):
        return "document"
    return "unknown"


_LEAVES = lazy(r"(?:fols?|ff?)\.\s?\d|f[°º]s?\s?\d")
# “Drucksache V/2081”, “Cmd. 7631”, “Boletín de las Cortes 23”
_PARLIAMENTARY = lazy(
    r"(?:Drucksache|Drs\.|Cmn?d\.|Command\sPaper|Diario\sde\s[Ss]esiones|Hansard|의안번호)\s(?:[Nn]o\.\s)?[\dIVX]"
)


def _is_numbered(note: Note, one: Citation, has: set[FieldName]) -> bool:
    """*“Notificación” (WT/REG169/N/1), Ginebra*: a title in quotes with the number of a paper, and no publisher."""
    title = next(one.all("title"), None)
    if title is None or not {"document", "date"} <= has or has & {"container", "publisher"}:
        return False
    return note.text[title.start - 1 : title.start] in ("“", '"', "«", "‘")


def _is_in_book_quotes(note: Note, one: Citation, has: set[FieldName]) -> bool:
    """변하늘, 1970 『물의 값』, 6쪽: a book of which only the year is told."""
    title = next(one.all("title"), None)
    if title is None or "url" in has or len(one.first("date")) != YEAR:
        return False
    return note.text[title.end : title.end + 1] in BOOK_ENDS or note.text[title.end : title.end + 2] == "〉("


# *Memorandum of Conversation* is a paper, however much was talked.
_MINUTED = lazy(r"memo|record|minutes|note|acta|nota|transcript", re.IGNORECASE)


def _by_genre(one: Citation, has: set[FieldName]) -> WorkKind | None:
    """What the citation itself calls the work, or what its title does: a treaty with its day."""
    genre = one.first("genre")
    if w.THESIS.match(genre):
        return "thesis"
    if _PARLIAMENTARY.search(one.first("title")):
        return "document"
    if w.TALKED_WITH.search(genre) and not _MINUTED.match(genre):
        return "interview"
    printed = "container" in has and w.NEWSPAPER.search(one.first("container"))
    if (w.PAPER.match(genre) and not printed) or has & LYING:
        return "archival"
    if w.TREATY.match(one.first("title")) and len(one.first("date")) >= DAY and not has & {"author", "publisher"}:
        return None if has >= {"container", "pages"} and "volume" not in has else "document"
    if READ_ALOUD.fullmatch(genre) and "container" in has and not has & {"volume", "issue", "publisher", "url"}:
        return "document"
    return "statement" if w.STATEMENT.match(genre) and "container" not in has else None


READ_ALOUD = lazy(r"(?:conference\s)?(?:paper|lecture|talk)|ponencia|conferencia|comunicación", re.IGNORECASE)
"""What was read at a meeting, which is its container, and hasn’t appeared there."""


_IN_BEFORE = lazy(r"(?<!\w)(?:in|en|dans):?\s$", re.IGNORECASE)
_NEAR_IN = 8


# Where laws are printed: “Diario Oficial”, “Gaceta del Congreso”.
_GAZETTE = lazy(rf"{GAZETTE}(?!\w)|Gaceta\s(?:del\sCongreso|Municipal|Judicial)(?!\w)")


def _by_container(note: Note, one: Citation, start: int, end: int, has: set[FieldName]) -> WorkKind:
    text = note.text
    outlet = note.outlet_at(start, end)
    if outlet and outlet[2] in _BY_OUTLET:
        kind = _BY_OUTLET[outlet[2]]
        return "article" if kind == "newspaper" and has & {"volume"} else kind
    text, before = note.text, _IN_BEFORE.search(note.text, max(0, start - _NEAR_IN), start)
    bracketed = any(text[place.start - 1] == "(" for place in one.all("place"))
    volumed = has >= {"place", "volume"} and not w.PERIODICAL.search(text, start, end)
    held = before is not None and (volumed or bracketed) and len(one.first("date")) == YEAR
    held = held or (before is not None and has >= {"author", "title", "pages"} and not has & _PERIODIC)
    collected = "publisher" in has and _COLLECTED.search(text[start:end])  # 『방아사료집』 Ⅱ, 돌다리, 1984
    if "issue" not in has and (collected or held or "editor" in has or has >= {"publisher", "place"}):
        return "chapter"  # in Die Mühle, xvii (Kassel, 2007)
    if w.ARCHIVE.search(text, start, end) and not has & {"volume", "issue"}:
        return "archival"
    if _POSTED_ON.fullmatch(text, start, end):
        return "web"
    date = one.first("date")
    title = next(one.all("title"), None)
    weekly = (
        (title is None or end <= title.start) and "volume" not in has and len(date) >= DAY
    )  # The Mirror, no. 12, 3 May 1967, “Salt”
    daily = (
        title is not None and len(date) == DAY and not w.PERIODICAL.match(text, start)
    )  # Salt Journal, 8 October 1973
    if (has & {"volume", "issue"} and not weekly) or (not daily and w.PERIODICAL.search(text, start, end)):
        return "article"
    if SAME_DAY.search(text, one.start, one.end):
        return "newspaper"
    if date[5:7] in _SEASONS or (has >= {"author", "title"} and _is_monthly(text, one)):
        return "article"
    if w.NEWSPAPER.search(text, start, end) or len(date) >= 7:
        return "web" if "url" in has and not w.NEWSPAPER.search(text, start, end) else "newspaper"
    if has & {"url"} or "." in text[start:end].strip("."):
        return "web"
    return "chapter" if has & {"publisher", "place"} else "unknown"


_PERIODIC: frozenset[FieldName] = frozenset({"date", "volume", "issue", "url", "doi"})
"""What an article has; *Ruiz, «Salt», en: Mills, 138-152* has none, for the book is cited elsewhere."""
_POSTED_ON = lazy(
    r"twitter|facebook|instagram|youtube|tiktok|vkontakte|트위터|페이스북|인스타그램|유튜브|블로그|브런치",
    re.IGNORECASE,
)
_COLLECTED = lazy(r"(?:[사자]료집|전집|저작집|선집|문집|총서|[史資]料集|全集|選集)$")


def _is_monthly(text: str, one: Citation) -> bool:
    """『없는평론』, 1967년 5월호: the number of a month, which no newspaper has."""
    date = next(one.all("date"), None)
    return date is not None and len(date.value) == MONTH and text.startswith(("호", "號", "号"), date.end)


# --- which kinds do words name? ---

# Nouns by which talk calls a paper or an interview, those of one sort together.
_SORTS = (
    ("letter", "carta", "편지", "서한"),
    ("telegram", "cable", "cablegram", "telegrama", "cablegrama", "전보", "전문"),
    ("report", "informe", "보고서", "보고"),
    ("memorandum", "memo", "memorando", "memorándum", "비망록", "각서"),
    ("despatch", "dispatch", "despacho", "oficio", "공문"),
    ("minutes", "minute", "acta", "actas", "회의록", "회담록"),
    ("diary", "diario", "일기"),
    ("interview", "conversation", "entrevista", "conversación", "면담", "인터뷰", "대담"),
    ("note", "nota"),
    ("statement", "declaration", "declaración", "성명", "담화"),
    ("speech", "discurso", "연설"),
    ("circular", "회람"), ("document", "documento", "문서"), ("resolution", "resolución", "결의"),
    ("명부",), ("장부", "대장"),
    ("contract", "contrato", "계약서", "契約書"), ("certificate", "certificado", "증명서"),
)  # fmt: skip
# What was said or sent, and is leaned on by what it is; such a word begins titles of other things, too.
_SPOKEN = (
    ("lecture", "conferencia", "강연"), ("e-mail", "email", "correo", "이메일"), ("testimony", "testimonio", "증언"),
    ("message", "mensaje"), ("sermon", "sermón", "설교"), ("paper", "ponencia"), ("address", "alocución"),
)  # fmt: skip


def _any_of(sorts: Iterable[tuple[str, ...]]) -> str:
    """A pattern of all these nouns, the longest first."""
    return "(?:" + "|".join(sorted((noun for sort in sorts for noun in sort), key=lambda noun: -len(noun))) + ")"


PAPER_NOUNS = _any_of(_SORTS)
LEANT_NOUNS = _any_of((*_SORTS, *_SPOKEN))
"""What talk calls a paper, an interview or a speech that is cited elsewhere."""
_PAPER_TITLE = lazy(rf"(?:(?:the|el|la)\s)?{PAPER_NOUNS}(?![a-zà-ÿ])|[가-힣].{{0,60}}?{PAPER_NOUNS}$", re.IGNORECASE)
LEANT_NOUN = lazy(LEANT_NOUNS, re.IGNORECASE)
_PAPER_NOUN = lazy(rf"(?<![a-zà-ÿ]){LEANT_NOUNS}", re.IGNORECASE)
_LETTER_LIKE = lazy(r"\s(?:to|a|al)\s(?=the\s|[^\W_a-z])|에게")


def sort_of(words: str) -> tuple[str, ...]:
    """The sort of paper that words name, by all its nouns: *the same telegram* is a telegram; empty without one."""
    found = _PAPER_NOUN.search(words)
    return next((sort for sort in (*_SORTS, *_SPOKEN) if found and found[0].casefold() in sort), ())


def is_any_paper(sort: tuple[str, ...]) -> bool:
    """Whether a sort is that of all papers: *the same document* may be a letter."""
    return "document" in sort


def is_of_sort(words: str, sort: tuple[str, ...]) -> bool:
    """Whether the words of a full citation name a paper of that sort; *Ana Ruiz to Luis Paz* is a letter."""
    folded = words.casefold()
    return any(noun in folded for noun in sort) or ("letter" in sort and bool(_LETTER_LIKE.search(words)))


_BOOKS: frozenset[WorkKind] = frozenset({"book", "thesis", "chapter"})
_ARTICLES: frozenset[WorkKind] = frozenset({"article", "newspaper", "chapter", "thesis", "web"})
_TOLD: tuple[tuple[tuple[str, ...], frozenset[WorkKind]], ...] = (
    (("책", "게서", "저서", "揭書"), frozenset({"book", "chapter"})),
    (("학위논문", "박사논문", "석사논문"), frozenset({"thesis"})),
    (("기사", "사설", "논설"), frozenset({"newspaper", "web"})),
    (("논문", "論文"), frozenset({"article", "chapter", "thesis"})),
    (("글",), _ARTICLES),
    (
        (
            "인터뷰",
            "면담",
            "대담",
            "구술",
            "증언",
            "訪談",
            "面談",
            "口述",
            "證言",
            " interview",
            "Interview",
            " entrevista",
            "Entrevista",
            " conversation with",
        ),
        frozenset({"interview"}),
    ),
    (
        ("편지", "서한", "전보", "전문", "보고", "문서", "공문", "일기", "일지", "비망록", "필름", "장부", "명부"),
        frozenset({"archival", "document"}),
    ),
)
_ENGLISH = lazy(
    r"(?:[’']s|\bof|\bde|\bdel|\bthe|\bel|\bla|\bsu|\bsame|\bmism[ao]|^|,)\s?(?:[\w-]+\s)?(?:(?P<book>book|monograph|memoirs?|libro|memorias|ouvr(?:age)?)|"
    r"(?P<article>article|essay|paper|artículo|ensayo|art(?=\.?\s(?:cit|cité)))|(?P<thesis>thesis|dissertation|tesis)|(?P<archival>letter|telegram|cable|document|file|minutes?|"
    r"despatch|memo|carta|telegrama)|(?P<interview>entrevista))\b(?:.*\bcitad)?",
    re.IGNORECASE,
)
_ENGLISH_KINDS: dict[str, frozenset[WorkKind]] = {
    "book": _BOOKS, "article": _ARTICLES, "thesis": frozenset({"thesis"}),
    "archival": frozenset({"archival", "document"}),
    "interview": frozenset({"interview"}),
}  # fmt: skip


def kinds_meant(words: str) -> frozenset[WorkKind]:
    """The kinds that a form names: 책 is a book, 글 and 논문 are articles; *Vale’s thesis*, *la carta de Paz*."""
    if told := _ENGLISH.search(words):
        return _ENGLISH_KINDS[str(told.lastgroup)]
    return next((kinds for signs, kinds in _TOLD if any(sign in words for sign in signs)), frozenset())
