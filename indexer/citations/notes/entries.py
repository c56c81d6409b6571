"""Which sentences make one entry? In APA, ISO 690 and their like, its parts end in full stops as sentences do.

Its head is known: names and a year in brackets, a family name in capitals with a given name, or a body in capitals, at
the end of a sentence. The title is the next sentence; where it appeared are those after it, while they hold no talk.
"""

from __future__ import annotations

import re

from indexer.citations.names.inverted import names_before, turned_before
from indexer.citations.names.persons import Span
from indexer.citations.notes import words as w
from indexer.patterns import lazy

_YEAR_GROUP = (
    r"\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?:,\s(?P<day>[^\W_][^()]{2,30}))?\)"
    r"|\((?:s\.\s?f|n\.\s?d|en\sprensa|in\spress)\.?\)"
)
"""*(2013)*, *(1968, 11 de septiembre)*, *(s. f.)*."""
BARE_YEAR = lazy(r"\s(?P<year>(?:1[5-9]|20)\d\d)[a-z]?\s(?=[«“\"¿¡]?[^\W\d_a-zà-öø-ÿ])")
"""*Ruiz, Ana 2004 El camino*: a year between the names and the title, with nothing but spaces round it."""
MEDIUM = (
    r"\[(?P<medium>en\slínea|online|documental|pel[íi]cula|filme?|documentary|v[íi]deo|DVD|CD|mapas?|maps?|disco|folleto|pamphlet|"
    r"fotograf[íi]as?|photographs?|grabación(?:\s[^\[\]]{2,30})?|recording|(?:radio|television|tv|telex|broadcast|audio)(?:\s[^\[\]]{2,30})?|manuscrito|manuscript|typescript|seud\.|"
    r"(?:bolet[íi]n|comunicado|tesis|informe|ponencia|entrevista|discurso|carta|press\srelease|unpublished|doctoral|master|report|"
    r"paper|podcast|archivo|página|sitio|tuit|publicación|post|tweet)[^\[\]]{0,90})\]"
)
"""What sort of thing it is, in square brackets behind its title."""
_YEARED_END = lazy(rf"(?:{_YEAR_GROUP})\.$")
_YEAR_FIRST = lazy(rf"\s*(?:{_YEAR_GROUP})\.")
_MEDIUM_END = lazy(rf"{MEDIUM}\.$", re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'-]+"
_CAPITALS = rf"{_CAPITAL}(?:\s(?:(?:DE|DEL|LA|LAS|LOS|Y|VAN|VON|de|del|la|las|los|y|van|von)\s)*{_CAPITAL}){{0,3}}"
_GIVEN = r",\s[^\W\d_a-zà-öø-ÿ][\w’'-]*\.?(?:\s(?:de\s(?:la|los|las)?|del|y|e)?\s?[^\W\d_][\w’'-]*\.?){0,3}"
_CAPITAL_END = lazy(
    rf"(?:^|(?<=[\s(«“])){_CAPITALS}{_GIVEN}(?:(?:;|,|\s[ye]|\sand)\s{_CAPITALS}{_GIVEN}){{0,4}}"
    r"(?:,?\set\sal)?(?:,?\s\(?(?:eds?|comps?|coords?|dirs?)\.?\)?)?\.$"
)
_CAPITAL_BODY = lazy(
    r"\s*(?:[A-ZÀ-ÖØ-Þ]{3,}|OF|DE|Y|AND)(?:\s(?:[A-ZÀ-ÖØ-Þ]{3,}|OF|DE|LA|EL|Y|AND|THE|DEL|LOS|FOR)){1,8}\.$"
)
_TITLE = lazy(r"\s*[\"“«‘¿¡\[]*[^\W_a-zà-öø-ÿ]")
_LINK = lazy(
    r"\s*(?:<?https?://|www\.|doi:|(?:Available\s|Retrieved\s|Disponible\sen|Recuperado\sde|En\slínea|URL)|"
    r"\[?(?:Consulta(?:do|da)?|Accessed|Last\saccessed|Acceso)(?:\sel|\son|:)\s)",
    re.IGNORECASE,
)
IN_BOOK = lazy(r"\s*(?:En|In)\s?:?\s(?=[\"“«‘]?[^\W\d_a-zà-öø-ÿ])")
_NO_PART = lazy(
    r"(?:op|ob|art|loc|tesis)\.\s?cit|ib[ií]d|supra|infra|[íi]dem|\s(?:note|nota)\s\d|\((?:1[5-9]|20)\d\d[a-z]?\),?\s?p|"
    r"\((?:1[5-9]|20)\d\d[a-z]?[,:]\s?(?:pp?|págs?)\.\s?\d|"
    r"^\s*(?:See|Cf|Véa[sn]|Ver|Cfr|Vid|Citado|Apud|Compare|But|Pero|También|Also)(?:[.\s])|«|“",
    re.IGNORECASE,
)
PAGED = lazy(r"(?<!\w)(?:pp?|págs?)\.\s?[\dA-Z]|\d{1,4}[-–]\d{1,4}(?=[.;)]|$)")
_DATED = lazy(r"[^,.;]{3,60},\s(?:[^\W\d_]+\s)?\d{1,2}(?:,|\s(?:de\s)?[^\W\d_]+)\s(?:de\s)?(?:1[5-9]|20)\d\d")
_WORDS = lazy(r"[\s,]+")
_SMALL = frozenset({
    "of", "the", "and", "de", "la", "del", "y", "in", "for", "on", "en", "el", "los", "las", "&", "to", "e", "da", "do",
    "des", "du", "der", "die", "und", "für", "le", "les", "et", "al", "para", "a",
})  # fmt: skip
_ELIDED = lazy(r"\w{1,5}[’'][^\W\d_a-z]")
_EASTERN_TALK = lazy(r"[가-힣](?:은|는|을|를|에서|으로|라는|다는)(?:\s|$)|[가-힣]다\.?$")
_MOST_WORDS = 12
_LONGEST_TITLE = 340
_FARTHEST = 200


def with_entries(text: str, sentences: list[Span]) -> list[Span]:
    """The sentences, those of one reference put together."""
    sentences = _years_joined(text, sentences)
    out: list[Span] = []
    at = 0
    while at < len(sentences):
        first = last = at
        while last + 1 < len(sentences) and (head := _is_head(text, sentences[last])):
            end = _reference_end(text, sentences, last, titled=head == "title")
            if end == last:
                break
            last = end
        out.append((sentences[first][0], sentences[last][1]))
        at = last + 1
    return out


def _years_joined(text: str, sentences: list[Span]) -> list[Span]:
    """*Yonhap. (2006, 15 de agosto).*: the year belongs to the name before it."""
    out: list[Span] = []
    for start, end in sentences:
        if out and _YEAR_FIRST.match(text, start, end):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _is_head(text: str, span: Span) -> str:
    """*names* or *title* where a sentence ends in the head of a reference; else nothing."""
    near = max(span[0], span[1] - _FARTHEST)
    if text[span[1] - 2] == ")" and (year := _YEARED_END.search(text, near, span[1])):
        if names_before(text, span[0], year.start()) is not None:
            return "names"
        return "title" if year["day"] and text[year.start() - 2] == "." else ""  # Salt Is Up. (1967, May 12).
    if text[span[1] - 2] == "]":
        return "title" if _MEDIUM_END.search(text, near, span[1]) else ""
    bare = BARE_YEAR.search(text, span[0], min(span[1], span[0] + _LONGEST_TITLE))
    if bare and turned_before(text, span[0], bare.start()) is not None:
        return "title"  # Ruiz, Ana 2004 El camino: una historia.
    if _CAPITAL_END.search(text, near, span[1]) or _CAPITAL_BODY.fullmatch(text, *span):
        return "names"
    return ""


def _reference_end(text: str, sentences: list[Span], head: int, *, titled: bool) -> int:
    """The last sentence of the reference with this head."""
    last = head
    if not titled:
        title = sentences[head + 1]
        if not _TITLE.match(text, *title) or title[1] - title[0] > _LONGEST_TITLE:
            return head
        last += 1
    complete = False
    while last + 1 < len(sentences) and (last == head or not _is_head(text, sentences[last])):
        begin, end = sentences[last + 1]
        if not is_part(text, begin, end, complete):
            break
        complete = complete or (bool(PAGED.search(text, begin, end)) and not IN_BOOK.match(text, begin, end))
        last += 1
    return last


def is_part(text: str, start: int, end: int, complete: bool) -> bool:
    """Whether a sentence tells where a work appeared: a name of few words, or a link, and no talk."""
    if _LINK.match(text, start, end):
        return True
    semicolon = text.find(";", start, end)
    end = semicolon if semicolon > 0 else end
    if complete or _NO_PART.search(text[start : min(end, start + _FARTHEST)]):
        return False
    if IN_BOOK.match(text, start, end):
        return True
    first = re.split(r"[,:(<\[\d]", text[start:end].strip(), maxsplit=1)[0]
    if _EASTERN_TALK.search(first):
        return False
    words = [word for word in _WORDS.split(first) if word]
    if len(words) > _MOST_WORDS or not _TITLE.match(text, start, end):
        return False
    lower = sum(word[0].islower() and word not in _SMALL and not _ELIDED.match(word) for word in words)
    told = lower <= (1 if _DATED.match(text, start, end) else 0)
    return told or (bool(w.PERIODICAL.match(first) or w.ARCHIVE.search(first)) and not w.SAYS.search(first))
