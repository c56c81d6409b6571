"""Is this place where something happened, or only where a book was printed? — *(London: Verso, 2015)*."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from indexer.enrich.longer_names import HEREAFTER
from indexer.patterns import lazy

PLACES: Final = frozenset({"place", "state"})
"""The types of actors that may be a place of publication."""

PRINTED: Final = frozenset({"newspaper", "journal", "magazine"})
"""The types of outlets that appear at a place; an agency has its news from there."""

_FAR = 160
_TOWN = r"[^\W\d_][\w.’' -]{1,30}"
_REGION = r"(?:,\s[^\W\d_][\w. ]{1,20})?"
# Not “… North Korea and the Third World, Stanford: …”, the end of a title.
_JOINT = r"\s?(?:,|/|;|–|-|(?:and|y|e|&)(?!\s(?:the|la|el|los|las|its|su)\s))\s?"
_PUBLISHER = r"(?P<publisher>[^():;]{2,90}?)"
_YEAR = r"(?:,?\s\[?(?:c\.\s?)?(?:1[5-9]|20)\d\d(?P<range>[–-]\d+)?\]?|,?\s(?:n\.\s?d\.|s\.\s?f\.|s\.\s?d\.))"
# After the place: perhaps its country, perhaps other places, then a colon, a publisher, a year, and the end of it.
_AFTER: Final = lazy(rf"\.?{_REGION}(?:{_JOINT}{_TOWN}{_REGION}){{0,2}}\s?:\s{_PUBLISHER}{_YEAR}(?=[).,;\]]|$)")
# Before it: a bracket or what ends the title, and perhaps other places of the same imprint.
_BEFORE: Final = lazy(rf"(?:(?P<bracket>[(\[])|[.,;:»”\"’)]\s)(?:{_TOWN}{_REGION}{_JOINT}){{0,2}}$")


# “Archivo Histórico Provincial, La Habana, caja 3”: what keeps papers, and then where. In most languages of Europe an
# archive is called so.
_KEEPS: Final = (
    r"(?:\w*[Aa]rchi[vw]\w*|Arhiv\w*|\w*[Aa]rkiv\w*|Arquivo\w*|Collections?|collection|Papers|Library|Museum|"
    r"[Cc]olecci[óo]n|Biblioteca|Museo|Institute?|Instituto|Acervo|Centro\s(?:de\s(?:Información|Documentación)|Documental)|"
    r"(?:Information|Documentation)\sCent(?:re|er))"
)
_KEEPER: Final = lazy(rf"\b{_KEEPS}\b[^,.;:()\[\]“”«»\"]{{0,60}}(?:\s\([^()]{{2,40}}\))?(?:,\s|\s\()$")
_INSTITUTE: Final = lazy(r"Institut|Centro|(?:Information|Documentation)\sCent")
# 外務省外交史料館(東京), 국립중앙도서관(서울)
_EASTERN_KEEPER: Final = lazy(
    r"(?:史料館|公文書館|文書館|図書館|圖書館|図書舘|資料館|博物館|档案馆|檔案館|기록원|기록관|사료관|문서고|문서보관소|도서관|자료관|박물관)"
    r"(?:\s?[(（]|[,，]\s?)$"
)
KEEPS_PAPERS: Final = r"\b(?:Archi[vw]\w*|Arquivo|Arhiv\w*|Biblioteca|Library|Museo|Museum|Records?)"
"""A pattern of the words for who does nothing else than to keep papers."""
# “Archivo Arzobispal de Lima”, “London Metropolitan Archives”: an archive is called by its town, and is in it.
_KEEPER_OF: Final = lazy(
    rf"{KEEPS_PAPERS}"
    r"(?:\s(?:[^\W\d_a-z]\w*|del?|las?|los|of|the|y|and)){0,7}(?<=\sde|\sof|del|\sla)\s$"
)
_OF_KEEPER: Final = lazy(r"\s(?:[^\W\d_a-z]\w+\s){0,2}(?:Archives?|Record\sOffice)(?![^\W_])")
# “Sevilla, Archivo General de Indias”, at the head of a citation
_HEADED: Final = lazy(rf",\s(?:[^\W\d_a-z]\w+\s){{0,2}}{_KEEPS}\b")
_HEAD: Final = lazy(r"(?:^|[;.]\s)$")
# “RGASPI, Moscow, fond 29”, “Archivo …, Ministerio de … (AHM), Lima, caja 3”: letters alone keep papers where a fonds
# or a box follows the place.
_LETTERS: Final = lazy(r"(?<![^\W_])(?:[A-Z]{3,7}|[A-Z]{2,7}-[A-Z]{2,7})\)?,\s$")
_ITEM_NEXT: Final = lazy(
    r",\s(?:fondo?s?|op(?:is)?\.?|box|boxes|folder|file|record\sgroup|RG|caja|carpeta|legajo|leg\.|exp(?:ediente)?\.?|series|"
    r"f\.|d\.|delo|reel|folio|maço|pasta|(?:[Ss]ecci[óo]n|Section|[Ss]erie|[Cc]olecci[óo]n))\s"
)
_KEPT_AT: Final = lazy(
    rf"(?=[,.;)）\]]|$|\s?[(\[](?:{HEREAFTER})|\s(?:s\.\s?[af]\.|n\.\s?d\.|\([A-Z]{{2,8}}\)))(?!,\s\[?(?:1[5-9]|20)\d\d)"
)
_DAY_NEXT: Final = lazy(r",\s(?:\d{1,2}º?[\s/.-]|[^\W\d_]{3,10}\.?\s\d)|\s?\(\d")
# “(México, Centro de Estudios, 2005, p. 12)”: in brackets of its own place, press and year, with commas alone.
_IN_BRACKETS: Final = lazy(r",\s[^\W\d_a-z][^():;,]{2,60},\s(?:1[5-9]|20)\d\d(?:,\s[^()]{1,30})?\)")


def is_archive_place(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, the name of a place in a note, only says where an archive or a collection is."""
    near = max(0, start - _FAR)
    if _HEADED.match(text, end) and _HEAD.search(text, near, start):
        return True
    if not _KEPT_AT.match(text, end):
        return False
    if _EASTERN_KEEPER.search(text, near, start):
        return True
    if keeper := _KEEPER.search(text, near, start):
        if _INSTITUTE.match(keeper[0]) and _DAY_NEXT.match(text, end):
            return False  # “Interview at the Institute of Salt, Lima, 3 May 1967”
        return text[start - 1] != "(" or text.startswith(")", end)
    return bool(_ITEM_NEXT.match(text, end) and _LETTERS.search(text, near, start))


def is_in_archive(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, the name of a town in a note, is a word in the name of an archive there."""
    return bool(_OF_KEEPER.match(text, end) or _KEEPER_OF.search(text, max(0, start - _FAR), start))


def is_town_of_paper(text: str, start: int, end: int, papers: Container[int]) -> bool:
    """Whether ``text[start:end]``, the name of a place in a note, is where a newspaper appears: *El Faro, Lima, 3 May*.

    ``papers`` are the ends of the names of newspapers in the text.
    """
    joint = next((joint for joint in (", ", ", de ") if text.endswith(joint, 0, start)), "")
    return bool(joint) and start - len(joint) in papers and bool(_DAY_NEXT.match(text, end))


def is_publication_place(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, the name of a place in a note, is only where a cited work was published.

    Sure only when a publisher follows after a colon and then a year: *(Durham, NC: Duke University Press, 2012)*,
    *Caracas: Monte Ávila, 1990*. A place with a year alone may be where something happened, and what follows a colon
    outside brackets, with a stretch of years, is a title: *Colombia and the United States: An Alliance, 1939–1960*.
    """
    if start and text[start - 1] == "(" and _IN_BRACKETS.match(text, end):
        return True
    after = _AFTER.match(text, end, end + _FAR) if ":" in text else None
    before = after and _BEFORE.search(text[max(0, start - _FAR) : start])
    if not after or not before or after["publisher"][0].islower():
        return False
    return bool(before["bracket"]) or not after["range"]
