"""What sort of work is it? Decided from what a citation says, the authority's word on its outlet first."""

from __future__ import annotations

import re

from indexer.citations import words as w
from indexer.citations.model import Citation, FieldName, WorkKind
from indexer.citations.note import Note

_BY_OUTLET: dict[str, WorkKind] = {
    "newspaper": "newspaper", "agency": "newspaper", "broadcaster": "newspaper", "magazine": "newspaper",
    "journal": "article", "website": "web", "archive": "archival",
}  # fmt: skip
_ARCHIVAL: frozenset[FieldName] = frozenset(("archive", "fond", "inventory", "box", "folder", "file"))


def kind_of(note: Note, one: Citation, *, quoted: bool) -> WorkKind:
    """The kind of a full citation; ``quoted`` says that its title stands in quotes."""
    has = {field.name for field in one.fields}
    genre = one.first("genre")
    if w.THESIS.match(genre):
        return "thesis"
    if w.TALKED_WITH.search(genre):
        return "interview"
    if w.PAPER.match(genre) or has & _ARCHIVAL:
        return "archival"
    container = next(one.all("container"), None)
    if container:
        return _by_container(note, one, container.start, container.end, has)
    if has & {"publisher", "place"}:
        return "book"
    if w.STATEMENT.match(one.first("title")):
        return "statement"
    if has & {"url", "doi"}:
        return "web"
    return "unknown"


def _by_container(note: Note, one: Citation, start: int, end: int, has: set[FieldName]) -> WorkKind:
    outlet = note.outlet_at(start, end)
    if outlet and outlet[2] in _BY_OUTLET:
        kind = _BY_OUTLET[outlet[2]]
        return "article" if kind == "newspaper" and has & {"volume"} else kind
    text = note.text
    if has & {"publisher", "editor"} and "issue" not in has and has & {"place", "editor"}:
        return "chapter"
    if w.ARCHIVE.search(text, start, end):
        return "archival"
    if has & {"volume", "issue"} or w.PERIODICAL.search(text, start, end):
        return "article"
    date = one.first("date")
    if w.SAME_DAY.search(text, one.start, one.end):
        return "newspaper"
    if w.NEWSPAPER.search(text, start, end) or len(date) >= 7:
        return "web" if "url" in has and not w.NEWSPAPER.search(text, start, end) else "newspaper"
    if has & {"url"} or "." in text[start:end].strip("."):
        return "web"
    return "chapter" if has & {"publisher", "place"} else "unknown"


# --- which kinds do words name? ---

_BOOKS: frozenset[WorkKind] = frozenset({"book", "thesis", "chapter"})
_ARTICLES: frozenset[WorkKind] = frozenset({"article", "newspaper", "chapter", "thesis", "web"})
_TOLD: tuple[tuple[tuple[str, ...], frozenset[WorkKind]], ...] = (
    (("책", "게서", "상게서", "전게서", "저서"), frozenset({"book", "chapter"})),
    (("학위논문",), frozenset({"thesis"})),
    (("글", "논문", "기사"), _ARTICLES),
    (
        ("인터뷰", "면담", " interview", "Interview", " entrevista", "Entrevista", " conversation with"),
        frozenset({"interview"}),
    ),
    (("편지", "서한", "전보", "전문"), frozenset({"archival"})),
)
_ENGLISH = re.compile(
    r"(?:[’']s|\bof|\bde|\bdel|\bel|\bla|\bsu|\bsame|\bmism[ao]|^|,)\s?(?:[\w-]+\s)?(?:(?P<book>book|monograph|memoirs?|libro|memorias)|"
    r"(?P<article>article|essay|paper|artículo|ensayo)|(?P<thesis>thesis|dissertation|tesis)|(?P<archival>letter|telegram|cable|"
    r"despatch|memo|carta|telegrama)|(?P<interview>entrevista))\b(?:.*\bcitad)?",
    re.IGNORECASE,
)
_ENGLISH_KINDS: dict[str, frozenset[WorkKind]] = {
    "book": _BOOKS, "article": _ARTICLES, "thesis": frozenset({"thesis"}), "archival": frozenset({"archival"}),
    "interview": frozenset({"interview"}),
}  # fmt: skip


def kinds_meant(words: str) -> frozenset[WorkKind]:
    """The kinds that a form names: 책 is a book, 글 and 논문 are articles; *Vale’s thesis*, *la carta de Paz*."""
    if told := _ENGLISH.search(words):
        return _ENGLISH_KINDS[str(told.lastgroup)]
    return next((kinds for signs, kinds in _TOLD if any(sign in words for sign in signs)), frozenset())
