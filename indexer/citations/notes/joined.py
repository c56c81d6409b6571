"""Which sentences are parts of one citation, in a style that puts full stops between its parts?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indexer.citations.names.inverted import are_names
from indexer.citations.names.persons import NAME, Span, is_full_name, trim
from indexer.citations.notes import words as w
from indexer.citations.notes.venues import (
    DAY,
    LONGEST_HEAD,
    has_capitals,
    is_container,
    is_eastern_imprint,
    is_gazetted,
    is_placed,
    is_school,
    is_thesis,
)
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_PLACE_FACTS = Prefiltered(
    r"\s*(?P<place>[^\W\d_][\w’'‘ .,-]{1,60}):\s[^:;()]{2,90},?\s(?:c\.\s?)?(?:\d{4}|n\.d\.|s\.f\.)", re.DOTALL
)
_SMALL_WORD = lazy(r"(?<![\w’'])(?!(?:de|del|la|las|los|y|e|and|am|of|ed)(?!\w))[a-zà-öø-ÿ]{1,20}")
_NEW_NOTE = lazy(rf"\s*{NAME},\s(?=[“\"«]|[^\W\d_])")
_GOES_ON = Prefiltered(
    r"\s*(?:(?:Translated|Obtained|Contributed)\s(?:by|for)\s|Traducido\spor\s|<?https?://|www\.|doi:|"
    r"(?:Available\s(?:online\s)?(?:at|from)|Retrieved\s|Disponible\sen|Recuperado\s(?:de|el)|En\slínea|URL)\s?:?\s?"
    rf"|(?i:{w.URL_LEAD.pattern})"
    r"|\[?(?:Consulta(?:do|da)?|Accessed|Last\saccessed|Acceso)(?:\sel|\son|:)\s)"
)
_IN_BOOK = lazy(r"\s*(?:В(?:\sкн\.)?:?\s(?=[『«“А-Я])|(?:En|In)\s?:\s(?=[^\W_a-z]))")
_EDITED = lazy(r"\((?:eds?|comps?|coords?|dirs?|Hgg?)\.\)\.$")
_INVERTED = lazy(
    r"[^\W\d_][\w’'‘-]+(?:\s[^\W\d_][\w’'‘-]+){0,2},\s[^\W\d_a-zà-öø-ÿ][\w’'‘. ()-]{0,40}(?:,?\s(?:and|y|"
    r"et al)\b[^.“\"«]{0,60})?\.?$"
)
# “The road has been studied by Ruiz, Ana.”, before a title in quotes
_LED_NAME = lazy(
    r"\s(?:see|by|in|from|is|are|of|with|compare|en|por|de|véase|ver|con|es)\s"
    r"[^\W\d_a-z][\w’'‘-]+(?:\s[^\W\d_a-z][\w’'‘-]+)?,\s[^\W\d_a-z][\w’'‘.-]*(?:\s[^\W\d_a-z][\w’'‘.-]*)?\.$"
)
_QUOTED_NEXT = lazy(r"\s*[“\"«]")
# After *Ruiz, Ana M.*: a title in quotes, or one with a publisher and a year. After *Ruiz, Salt Road.* a remark begins.
_TITLE_NEXT = Prefiltered(r"\s*(?:[“\"‘«「『]|[^“\"«;()]{3,320}?,\s(?:c\.\s)?(?:1[5-9]|20)\d\d(?!\w))")
_AND = lazy(r",?\s(?:and|y|e|&)\s|,\s")
# “Ana Ruiz, personal communication, 9 March 2010. Her Salt Road (…)”
_ANEW = lazy(r"\s*(?:His|Her|Their|Its|Su|Sus|This|These|Este|Esta|Both|See|Véase|Cf\.|Compare|But|Pero)\s")
# “Ruiz, op. cit., p. 3”, behind an entry
_SHORT = Prefiltered(
    rf"\s*(?:{NAME},\s(?:(?:op|ob|art|loc)\.\s?cit|ib[ií]d|cit\.|supra)|{NAME}\s\((?:1[89]|20)\d\d[a-z]?[,:]\s?(?:pp?\.\s?|págs?\.\s?)?\d)"
)
# “Ana Ruiz, El camino. Una historia (Utopía: Ninguna, 1999)”
# “Ruiz, Ana, «La sal», en El camino. Una historia, Ninguna, Utopía, 1999”
_TITLED = lazy(
    rf"(?:{NAME},|\)[,:]|[”»\"],?\s(?:en|in):?)\s[^\W_a-z][^,;:()“”«»\"\d.]{{1,80}}(?:,?\s\(?(?:1[5-9]|20)\d\d[-–](?:(?:1[5-9]|20)\d\d|\d\d)\)?)?\.$"
)
_SUBTITLE = lazy(
    r"\s*[^\W\d_a-z](?:[^,;.“”«»()\"]|,(?=\s[a-zà-ÿ])){2,120}\s\([^\W\d_a-z][^():]{2,40}:\s[^():]{2,60},\s(?:1[5-9]|20)\d\d\)|"
    r"\s*[^\W\d_a-z][^,;.“”«»()\"]{2,120}(?:(?:,\s(?:ed\.|edición|rev\.|\d\w{0,3}\.?\sed)[^,;()]{0,30})?\s\([^()]{2,80}(?:1[5-9]|20)\d\d\)|,\s[^,;.()]{2,40}(?:[,:]\s[^,;.()]{2,60})?,?\s(?:1[5-9]|20)\d\d(?=[,.]|$)|,\s(?:[Ii]n|[Ee]n):\s[^\W\d_a-z])"
)
_SUBTITLE_COMMAS = lazy(
    r"\s*[^\W\d_a-z][^,;.“”«»()\"]{2,120},\s(?:(?:\d\s(?:vols?|tomos)\.?|(?:tomo|t\.|vol(?:umen|\.)?)\s(?:[IVX]+|\d{1,2})|\d\w?\.?[ªº]?\s(?:ed\.|edición|edition)),\s)?[^,;.()]{2,40}[,:]\s[^,;.()]{2,60},\s(?:1[5-9]|20)\d\d"
)
_DATED_OR_IN = lazy(r"\d|[Ii]n:|[Ee]n:")
"""What stands in all of these subtitles."""
_SAYS = lazy(r"\s(?:is|are|was|were|has|had|es|son|fue|está|están)\s")
# “Ruiz, A. & Paz, L. (2004).”, “Salt Commission (1979)”: the head of an entry, at its beginning.
_YEAR = r"\((?:(?:1[5-9]|20)\d\d[a-z]?(?:,\s[^()]{3,24})?|n\.\s?d\.|s\.\s?f\.|forthcoming|in\spress|en\sprensa)\)"
_WORD = r"(?:[^\W\d_a-zà-öø-ÿ][\w.·’'‘-]*|&|and|y|e|et|al\.|of|for|on|de|del|la|los|las|van|von|der|the)"
_ENTRY = lazy(
    rf"\s*(?:(?:See|See\salso|Véase|Cf\.)\s)?{_WORD}(?:,?\s{_WORD}){{0,24}}"
    rf"(?:\s[\[(][A-Z]{{2,10}}[\])])?(?:\.|,?\s\((?:[Ee]ds?|[Cc]omps?|[Cc]oords?|[Dd]irs?)\.?\)\.?)?\s?{_YEAR}[.:,]?\s*"
)
# “Ruiz, Ana, and Luis Paz. The Salt Road: A History.”
_STOPPED = lazy(
    rf"\s*{NAME},\s[^\W\d_][\w’'‘-]*(?:\s[^\W\d_][\w.’'‘-]*){{0,2}}(?:,?\s(?:and|y|&)\s{NAME})?"
    r"(?:,\seds?)?\.\s[^\W\d_a-z]"
)
# “없는학보, 12(3), 45-67.”, “서울: 돌다리.”
_EASTERN_TELLS = lazy(r"\s*[『《가-힣一-鿿][^.()]{1,40}?(?:,?\s?제?\d{1,4}(?:[(권호집,]|:\s?\d)|:\s?[가-힣一-鿿])")
_TELLS = lazy(
    r"\s*(?:[^\W\d_][\w’'‘ .,-]{1,50}:\s[^\W\d_a-z][^:;()“”«»]{1,80}(?:[.,]|$)|"
    r"(?:In|En)\s[^“”]{4,160}(?:\((?:[Ee]ds?|[Cc]omps?|[Cc]oords?)\.?\)|,\s(?:edited\sby|ed\.|eds\.|editado\spor)\s)|"
    r"(?:\d\w*|Rev(?:ised|\.)|Second|Third|Segunda)\s[Ee]d(?:ition|n|ición)?\b|"
    r"(?:Vols?|Trans|Ed|Trad|pp?)\.\s|Edited\s|Editado\s|(?:Unpublished|Doctoral|Ph\.?D|MA|Master|Tesis)|"
    r"(?:Retrieved|Accessed|Available|Recuperado|Disponible|Consultado)\s)"
)
_LONGEST_FACTS = 220
_MOST_WORDS = 8


def joined(text: str, sentences: list[Span], italics: Sequence[Span] = ()) -> list[Span]:
    """Sentences that are parts of one citation in a style that puts full stops between its parts, put together."""
    slanted = dict(italics)
    out: list[Span] = []
    for (start, end), after in zip(sentences, [*sentences[1:], None], strict=True):
        if out and (
            _continues(text, out[-1], (start, end), slanted) or is_placed(text, out[-1], (start, end), after, slanted)
        ):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _continues(text: str, before: Span, now: Span, slanted: Mapping[int, int]) -> bool:
    if _ANEW.match(text, *now) or _SHORT.match(text, *now):
        return False
    if "(" in text[before[0] : before[0] + LONGEST_HEAD] and (entry := _ENTRY.match(text, *before)):
        if entry.end() >= before[1]:
            return not _NEW_NOTE.match(text, *now)
        return _tells(text, now) or bool(_IN_BOOK.match(text, *now)) or is_eastern_imprint(text, now)
    head = text[max(before[0], before[1] - LONGEST_HEAD) : before[1]].strip()
    if _ends_in_names(head, text, now[0]):
        return True
    if before[1] - before[0] <= LONGEST_HEAD and _TITLE_NEXT.match(text, now[0]) and _is_turned(head):
        return not _NEW_NOTE.match(text, *now)
    if _is_subtitle(text, before, now) or (slanted and _is_of_series(text, before, now, slanted)):
        return True
    if (
        _GOES_ON.match(text, *now)
        or _is_kept(text, before, now)
        or _is_of_archive(text, before, now)
        or is_gazetted(text, before, now)
        or is_thesis(text, now)
        or is_school(text, before, now)
        or (head.endswith(").") and "," in head and _EDITED.search(text, max(before[0], before[1] - 30), before[1]))
    ):
        return True
    facts = _PLACE_FACTS.match(text, now[0], min(now[1], now[0] + 200))
    if facts and not _SMALL_WORD.search(facts["place"]):
        return True
    dated = text[before[1] - 2] == ")" and _QUOTED_DAY.search(text, max(before[0], before[1] - _LONGEST_DAY), before[1])
    if (
        dated
        or text[before[1] - 1] in '”"»’」』》〉'
        or text[before[1] - 2 : before[1]] in ("».", "”.", '".')
        or _is_translated(text, before)
    ):
        slants = trim(text, *now)[0] in slanted
        held = slants and any(map(str.isdigit, text[now[0] : min(now[1], now[0] + _LONGEST_FACTS)]))
        told = _DAY_ALONE.fullmatch(text, *now) or _IN_BOOK.match(text, *now)
        return bool(held or told or is_container(text, now) or is_eastern_imprint(text, now))
    return bool(_STOPPED.match(text, *before)) and _tells(text, now)


def _is_turned(head: str) -> bool:
    """Whether a sentence is nothing but names, the family name first."""
    return bool(_INVERTED.fullmatch(head)) or (head.endswith(".") and "," in head and are_names(head, 0, len(head) - 1))


def _is_of_series(text: str, before: Span, now: Span, slanted: Mapping[int, int]) -> bool:
    """*Ana Ruiz, _Salt_. Salt Papers 14 (Lima 1999) 12*: the series, or who put it out, between title and imprint."""
    told = _SERIES.match(text, *now)
    start = (
        next((first for first, last in slanted.items() if before[1] - 1 <= last <= before[1]), None) if told else None
    )
    named = start is not None and text[start - 2 : start] == ", " and before[0] < start - 2
    return bool(told and named) and not _SAYS.search(told[0] if told else "")


_SERIES = lazy(r"\s*[^\W\d_a-z][^.;:()“”«»]{2,100}\s\([^\d().]{2,60}?(?::\s[^()]{2,60})?,?\s(?:1[5-9]|20)\d\d\)")


def _is_translated(text: str, before: Span) -> bool:
    """Whether a sentence ends in a title in quotes with its translation: *“Sogŭm” [Salt].*"""
    last = text[before[1] - 2 : before[1]] == "]."
    return last and _TRANSLATED.search(text, max(before[0], before[1] - LONGEST_HEAD), before[1]) is not None


_TRANSLATED = lazy(r"[”\"»’]\s\[[^\[\]]{2,140}\]\.$")


def _is_subtitle(text: str, before: Span, now: Span) -> bool:
    """*Ana Ruiz, El camino. Una historia (Utopía: Ninguna, 1999)*, and not *The record is …*."""
    if not _DATED_OR_IN.search(text, *now):
        return False
    commas = None if _NEW_NOTE.match(text, *now) else _SUBTITLE_COMMAS.match(text, *now)
    subtitle = _SUBTITLE.match(text, *now) or commas
    if subtitle is None or _SAYS.search(subtitle[0]):
        return False
    return _TITLED.search(text, max(before[0], before[1] - LONGEST_HEAD), before[1]) is not None


def _is_kept(text: str, before: Span, now: Span) -> bool:
    """Whether it tells where the paper before is kept: *«Lista», 14 de marzo de 1988. Archivo General, leg. 8.*

    With its day in a sentence of its own, or in Korean, anything may keep it that has boxes: *Museo salobre, caja 3.*
    """
    dated = _DATED_PAPER.search(text, max(before[0], before[1] - _LONGEST_FACTS), before[1])
    if dated is None and w.PAPER_TITLE.match(text, trim(text, *before)[0], before[1]):
        dated = _DATED_LAST.search(text, max(before[0], before[1] - _LONGEST_DAY), before[1])
    if dated is not None and _KEPT.match(text, *now):
        first = re.split(r"[,;]", text[slice(*now)].strip(" .\n"), maxsplit=1)[0]
        if has_capitals(first):
            return True
    return _is_boxed(text, before, now)


def _is_boxed(text: str, before: Span, now: Span) -> bool:
    alone = _OWN_DAY.search(text, max(before[0], before[1] - _LONGEST_DAY), before[1])
    if alone is None:
        return False
    boxed = _BOXED.match(text, *now) is not None and not w.SAYS.search(text, *now)
    return boxed or _EASTERN_KEEPER.fullmatch(text, *now) is not None


def _is_of_archive(text: str, before: Span, now: Span) -> bool:
    """*AGN. Aduana, leg. 212. «Lista», 8 de mayo de 1976.*: a series behind its archive, or a paper behind both."""
    start = trim(text, *before)[0]
    if before[1] - start > LONGEST_HEAD or not (w.ARCHIVE.match(text, start, before[1]) or _LETTERS.match(text, start)):
        return False
    if _BOX_LAST.search(text, start, before[1]):
        return bool(_QUOTED_NEXT.match(text, *now))
    named = all(sign not in text[start : before[1]] for sign in '“«"') and has_capitals(text[start : before[1]])
    return named and _BOX_LAST.search(text, *now) is not None and _QUOTED_NEXT.match(text, now[1]) is not None


_LETTERS = lazy(r"[A-Z]{2,6}\.")
_BOX_LAST = lazy(r",\s(?:caja|leg(?:ajo|\.)|carp(?:eta|\.)|exp(?:ediente|\.)|libro|box|folder|file)\s[\w/-]{1,12}\.$")


# “«Manifiesto» (14/03/1988).”
_QUOTED_DAY = lazy(r"[»”\"]\s\((?:[^()]{3,24}(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d,\s[^()]{3,20})\)\.$")
# “«Manifiesto», 14 de marzo de 1988.”
_DATED_PAPER = Prefiltered(
    r"[»”\"],?\s(?:[^\W\d_a-z][^\d,.;“”«»]{2,30},\s)?(?:\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\s(?:del?\s)?|[^\W\d_]{3,10}\s(?:\d{1,2},\s|del?\s)?)?(?:1[5-9]|20)\d\d\.$"
)
# “«Manifiesto.» 14 de marzo de 1988.”: the day in a sentence of its own
_DAY_ALONE = lazy(rf"\s*{DAY}\.?\s*")
_OWN_DAY = lazy(rf"[”\"»」』》〉]\.?\s{DAY}\.$|,\s(?:1[5-9]|20)\d\d년(?:\s\d{{1,2}}월(?:\s\d{{1,2}}일)?)?\.$")
_BOXED = lazy(
    r"\s*(?:[^\W\d_a-z]|[가-힣])[^;.“”«»]{2,120},\s(?:상자|폴더|문서철|서류철|box|folder|file|caja|carpeta|leg\.|boîte|carton)\s[\d\w]"
)
_EASTERN_KEEPER = lazy(
    r"\s*[가-힣][^.;()「」『』“”]{0,60}(?:기록원|기록관|사료관|도서관|박물관|문서보관소|문서고)(?:\s소장)?(?:,\s[^.;가-힣]{2,40})?\.?\s*"
)
# “Telegrama de Ruiz a Paz, 14 de marzo de 1988.”
_DATED_LAST = lazy(r",\s\d{1,2}\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:del?\s)?(?:1[5-9]|20)\d\d\.$")
_LONGEST_DAY = 40
_KEPT = lazy(
    r"\s*(?:Archivo|Archive|Archiv|Arquivo|National\sArchives|Biblioteca|[A-Z]{2,6}(?=,))(?:[^;.“”«»]|(?<=\s[A-ZÀ-Þ])\.){0,90}?(?:\.\s?[º°][^;.“”«»]{0,60})?,\s(?:[^;.“”«»]{2,80},\s)?"
    r"(?:caja|leg(?:ajo|\.)|carp(?:eta|\.)|exp(?:ediente|\.)|box|folder|vol\.|fondo|libro|tomo|t\.|f\.|ff\.|fol)\.?\s"
)


def _ends_in_names(head: str, text: str, at: int) -> bool:
    """Whether a sentence is nothing but authors before a title, or talk that leads to one before a title in quotes."""
    if head.endswith(".") and _is_author(head[:-1]) and _TITLE_NEXT.match(text, at):
        return True
    return bool(_LED_NAME.search(head) and _QUOTED_NEXT.match(text, at))


def _tells(text: str, now: Span) -> bool:
    """Whether a sentence after the title of an entry tells where it appeared: a place, a press, a journal, a book."""
    near = min(now[1], now[0] + _LONGEST_FACTS)
    if _TELLS.match(text, now[0], near) or _EASTERN_TELLS.match(text, now[0], near) or _GOES_ON.match(text, *now):
        return True
    start, end = trim(text, now[0], near, " .\n")
    first = text[start:end].partition(",")[0]
    if w.PUBLISHER.search(first) and len(first.split()) <= _MOST_WORDS and has_capitals(first):
        return True
    return is_container(text, now)


def _is_author(head: str) -> bool:
    """Whether a sentence is nothing but authors: *Ana Ruiz and Luis Paz.*"""
    return len(head) < 80 and all(is_full_name(name) for name in _AND.split(head))
