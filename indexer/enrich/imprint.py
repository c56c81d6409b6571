"""Is this place where something happened, or only where a book was printed? — *(London: Verso, 2015)*."""

from __future__ import annotations

import re
from typing import Final

PLACES: Final = frozenset({"place", "state"})
"""The types of actors that may be a place of publication."""

_FAR = 160
_TOWN = r"[^\W\d_][\w.’' -]{1,30}"
_REGION = r"(?:,\s[^\W\d_][\w. ]{1,20})?"
# Not “… North Korea and the Third World, Stanford: …”, the end of a title.
_JOINT = r"\s?(?:,|/|;|–|-|(?:and|y|e|&)(?!\s(?:the|la|el|los|las|its|su)\s))\s?"
_PUBLISHER = r"(?P<publisher>[^():;]{2,90}?)"
_YEAR = r"(?:,?\s\[?(?:c\.\s?)?(?:1[5-9]|20)\d\d(?P<range>[–-]\d+)?\]?|,?\s(?:n\.\s?d\.|s\.\s?f\.|s\.\s?d\.))"
# After the place: perhaps its country, perhaps other places, then a colon, a publisher, a year, and the end of it.
_AFTER: Final = re.compile(rf"\.?{_REGION}(?:{_JOINT}{_TOWN}{_REGION}){{0,2}}\s?:\s{_PUBLISHER}{_YEAR}(?=[).,;\]]|$)")
# Before it: a bracket or what ends the title, and perhaps other places of the same imprint.
_BEFORE: Final = re.compile(rf"(?:(?P<bracket>[(\[])|[.,;:»”\"’)]\s)(?:{_TOWN}{_REGION}{_JOINT}){{0,2}}$")


# “Archivo Histórico Provincial, La Habana, caja 3”: what keeps papers, and then where.
_KEEPER: Final = re.compile(
    r"\b(?:Archives?|Collections?|collection|Papers|Library|Museum|Archivos?|[Cc]olecci[óo]n|Biblioteca|Museo|"
    r"Institute?|Instituto|Arquivo|Acervo|Archiv|Archiwum|Centro\sde\s(?:Información|Documentación)|"
    r"(?:Information|Documentation)\sCent(?:re|er))\b[^,.;:()\[\]“”«»\"]{0,60}(?:\s\([^()]{2,40}\))?(?:,\s|\s\()$"
)
# “RGASPI, Moscow, fond 29”, “Archivo …, Ministerio de … (AHM), Lima, caja 3”: letters alone keep papers where a fonds
# or a box follows the place.
_LETTERS: Final = re.compile(r"(?<![^\W_])(?:[A-Z]{3,7}|[A-Z]{2,7}-[A-Z]{2,7})\)?,\s$")
_ITEM_NEXT: Final = re.compile(
    r",\s(?:fondo?s?|op(?:is)?\.?|box|boxes|folder|file|record\sgroup|RG|caja|carpeta|legajo|leg\.|exp(?:ediente)?\.?|series|"
    r"f\.|d\.|delo|reel|folio|maço|pasta)\s"
)
_KEPT_AT: Final = re.compile(r"(?=[,.;)\]]|$)(?!,\s\[?(?:1[5-9]|20)\d\d)")


def is_archive_place(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, the name of a place in a note, only says where an archive or a collection is."""
    if not _KEPT_AT.match(text, end):
        return False
    near = max(0, start - _FAR)
    if _KEEPER.search(text, near, start):
        return text[start - 1] != "(" or text.startswith(")", end)
    return bool(_ITEM_NEXT.match(text, end) and _LETTERS.search(text, near, start))


def is_publication_place(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, the name of a place in a note, is only where a cited work was published.

    Sure only when a publisher follows after a colon and then a year: *(Durham, NC: Duke University Press, 2012)*,
    *Caracas: Monte Ávila, 1990*. A place with a year alone may be where something happened, and what follows a colon
    outside brackets, with a stretch of years, is a title: *Colombia and the United States: An Alliance, 1939–1960*.
    """
    after = _AFTER.match(text, end, end + _FAR)
    before = after and _BEFORE.search(text[max(0, start - _FAR) : start])
    if not after or not before or after["publisher"][0].islower():
        return False
    return bool(before["bracket"]) or not after["range"]
