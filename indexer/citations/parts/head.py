"""What the heads of citations are made of, whether their title stands in quotes or before brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.model import CitationField
from indexer.patterns import lazy

SAME_AUTHOR = lazy(
    r"(?:and\s|y\s)?(?:the\ssame\sauthor[’'‘]s|by\sthe\ssame\sauthor,|the\ssame,|his|her|their|del\smismo\sautor,|"
    r"de\sla\smisma\sautora,|"
    r"[ií]dem[,.]|eadem[,.]|i?id\.,|ead\.,|eid\.,|—{2,3}[,.]|-{3}[,.]|___+[,.]?|(?:같은|동일?)\s?(?:저자|필자|이|사람|인)(?:의\s|,)|그(?:녀)?의(?=\s|$)|同人,)\s*",
    re.IGNORECASE,
)
_LEADS_ON = lazy(
    r"(?:in|en|by|de|del|por|with|con|from|to|is|are|at|of|que|es|son|the|and|y)\s+(?=[^\W\d_])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before and in the core: where the citation starts, its fields so far, where its tail begins.

    ``led`` says that talk leads up to it, so that it is a citation only if its tail says where it appeared.
    """

    start: int
    fields: tuple[CitationField, ...]
    tail: int
    led: bool = False
    signal: CitationField | None = None


BRACKETED = lazy(r"\s\[(?P<inner>[^\[\]]{3,300})\][,.]?$")


def without_stop(field: CitationField) -> CitationField:
    """The field without the stop that ends a title."""
    value = field.value.rstrip(",;: ")
    if value.endswith(".") and not value.endswith(("..", "Jr.", "Inc.")) and value[-3:-2] != ".":
        value = value[:-1]
    return CitationField(field.name, value, field.start, field.start + len(value))


GENRE = (
    r"(?:memoirs?|autobiography|biography|book|novel|study|monograph|history|account|diary|article|essay|paper|pamphlet|report|"
    r"collection|poem|song|speech|story|column|interview|review|dissertation|thesis|travelogue|reminiscences|memorias|autobiografía|biografía|libro|novela|estudio|monografía|historia|"
    r"diario|artículo|ensayo|folleto|informe|tesis|crónica|relato|poema|discurso|columna|cuento)"
)
GENRED = rf"(?:(?:[a-zà-ÿ][\w-]*\s){{0,2}}{GENRE},?\s)?"


def past_lead(text: str, start: int, end: int) -> int:
    """Where words that lead on to a title end; ``start`` where there are none."""
    found = _LEADS_ON.match(text, start, end)
    return found.end() if found else start
