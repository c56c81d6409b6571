"""Where in a note does one citation end and the next begin, and which words only lead up to one?

A note is cut at semicolons and where a sentence ends, outside of quotations and brackets. Sentences of one citation
(*Taylor, Moe. “One Hand …” Journal 17.1 (2015)*) are put together again: by its head where ``entry_parts`` has one, or
else by ``entries`` and then by ``joined``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.citations.names.persons import NAME, Span
from indexer.citations.notes import words as w
from indexer.citations.notes.entries import with_entries
from indexer.citations.notes.entry_parts import entry_spans, semicolons, without
from indexer.citations.notes.gbt7714 import gbt7714_spans
from indexer.citations.notes.joined import joined
from indexer.citations.notes.note import Note
from indexer.citations.notes.russian import russian_spans
from indexer.citations.notes.shape import Group
from indexer.citations.notes.vancouver import vancouver_spans
from indexer.citations.parts.kinds import PAPER_NOUNS
from indexer.enrich.date_continental import is_behind_day
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered
from indexer.quickly import quickly_made

# A full stop after one of these ends no sentence. Not after “ibid” and “cit”, unless a small letter or a sign follows.
_ABBREVIATIONS = frozenset({
    "ed", "eds", "edn", "trans", "tr", "trad", "vol", "vols", "no", "nos", "núm", "nums", "n", "nn", "nº", "p",
    "pp", "pág", "págs", "fol", "fols", "f", "ff", "fo", "t", "c", "ca", "cf", "cfr", "vid", "st", "dr", "mr",
    "mrs", "prof", "gen", "col", "lt", "capt", "sgt", "jr", "sra", "univ", "dept", "doc", "docs", "inc", "co",
    "ltd", "rev", "repr", "op", "loc", "ob", "óp", "al", "comp", "comps", "coord", "coords", "dir", "dirs", "e.g",
    "i.e", "s.f", "s.l", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "ene", "abr", "ago", "dic", "art", "arts", "cap", "caps", "chap", "chaps", "ch", "pt", "ser", "suppl",
    "sec", "secc", "secs", "seccs", "párrs", "lám", "láms", "exps", "legs", "regs", "nro", "nros", "cl", "cls", "núms",
    "apdo", "apdos", "cons", "tab", "tabs", "rel",
    "esp", "d", "l", "ll", "bl", "cols", "delo", "diss", "par", "para", "paras", "párr", "exp", "leg", "lib", "ms",
    "vv", "mss", "r", "v", "fig", "figs", "unpub", "unpubl", "ma", "sr", "dra", "lic", "ing", "hno", "maj",
    "cmdte", "brig", "tcnel", "bs", "as", "hg", "hrsg", "bd", "jg", "nr", "vgl", "gral", "cía", "imp", "tip", "edit",
    "edic", "res", "harv", "colum", "stan", "stud", "supp", "pub", "cir", "stat",
    "encl", "encls", "acc", "sig", "carp", "seud", "ref", "fn", "fnn", "tel", "telg", "desp", "fs", "fjs",
    "cuad", "inv", "reg", "add", "parl", "deb", "debs", "cong", "k", "kk", "z", "w", "sygn", "h", "hs",
    "ф", "оп", "п", "д", "л", "лл", "с", "стр", "т", "вып", "м", "спб", "указ", "соч", "же", "кн", "ред",
    "a", "s", "anm", "jh", "soch", "exh", "cat", "ausst", "kat", "exec", "comm", "subcomm", "admin", "assoc", "corp",
})  # fmt: skip
_STOP = lazy(
    r"[.?!…。](?:[\"”’»)\]]*(?=\s+(?:[\"“‘«(\[¿¡「『《〈]*[^\W_a-zà-öø-ÿ]|ib[ií]d\b|id\.\s))|(?<=[가-힣]\.)(?=\s))"
)
_DOTTED_DATE = lazy(
    r"\d{4}\.\s\d{1,2}\.|(?:1[5-9]|20)\d\d\.\s\d{1,2},\s(?:pp?\.|제?\d{1,4}(?:\s?[-–~]|쪽|면))|\d{2,4}\.\s\d{1,2}\.\s\d|.?\s?\.?\s?\d{1,2}\.\s(?:\d{1,2}(?:[.,;)과와의에자]|$)|\d{1,3}(?:면|쪽))"
)
# 1967. 5. 3. 선고, 1949. 5. 3. 제정, 1967. 5. 3. 66다1234
_DATED_ON = lazy(
    r"\.\s(?:(?:자|선고|제정|개정|공포|체결|채택|발행|작성|접속|검색|열람|방문|방영|방송|전문|전보|서한|편지|공문)(?![가-힣]{2})"
    rf"|{w.DOCKET})"
)
_LAST_WORD = lazy(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_FACTS_NEXT = lazy(r"\s+\([^()]{0,160}(?:1[5-9]|20)\d\d[a-z]?\)")
# “op. cit. 12”, “Ibid. 12”: what stands four signs before the full stop and after it.
_OPCIT_PAGE = Prefiltered(
    r".?(?:cit|bid|bíd|\sib)\.\s(?:\d{1,4}(?=[\s.,;)–-]|$)|\([^\W_a-z]|p(?:p|ágs?)?\.\s\d)|.{1,2}\ss\.\s\d|"
    r".{3}[가-힣]\.\s\d{1,4}(?:[-–~]\d{1,4})?(?:쪽|면)(?=\s*(?:[.;]|$))",
    re.IGNORECASE,
)

_SIGNALS = (
    r"e\.\s?g\.(?=,)|see\sfor\s(?:example|instance)|see,?\se\.?g\.?(?=[\s,])|for\s(?:example|instance),?(?:\ssee|(?=\s(?-i:[A-Z])))|see\sespecially|see\sfurther|"
    r"see\sgenerally|see\salso|see|(?:vid|cfr?)\.\s(?:también|además|asimismo|igualmente|also)|vgl\.|siehe\sauch|siehe|voir\saussi|voir|"
    r"(?:[a-z]{3,12}\s)?(?:original|translation|version|traducción|versión|edición|edition|ed\.|trad\.)(?:\s(?:en|in)\s[a-z]{3,12}|\s[a-zà-ÿ]{5,12})?(?=:)|"
    r"apud|(?:first\s)?(?:printed|published|translated|reprinted|issued)\s(?:in\spart\s)?as|(?:taken|quoted|cited|copied)\s(?:from|after)|qtd\.\sin|(?:tomad|extraíd|copiad)[oa]s?\sde|but\ssee|compare|contrast|cf\.|cf(?=\s)|cfr\.|confer|(?:as\s)?(?:(?:quoted|cited|reported|described|discussed)\s(?:in|by)|"
    r"(?:translated|reprinted|reproduced|printed|published|found)\sin)|according\sto|based\son|also|"
    r"véan?se\s(?:también|asimismo|además|igualmente)|ver\s(?:asimismo|además)|véase,?\spor\sejemplo|véanse|véase|vid\.|v\.(?=\s(?:supra|infra|la\snota|nota|n\.)\s)|ver\stambién|ver|compáren?se|confrónten?se|"
    r"consúlten?se|citado\s(?:en|por)|cit\.\sen|reproducido\sen|publicado\sen|reimpreso\sen|según|también|"
    r"См\.(?:\sтакже)?|Ср\.|Цит\.\sпо|다음을\s참조|참조|참고"
)
_SIGNAL = Prefiltered(rf"(?<![\w-])(?:{_SIGNALS})(?:\s?[:,])?\s+", re.IGNORECASE)
# These lead up to a citation only at the beginning of a clause, with a comma, or right before a name.
_OPENINGS = (
    r"(?:en\s)?contra|en\s(?:el\s)?(?:sentido\s(?:contrario|análogo|similar|parecido)|(?:mismo|igual|análogo|parecido)\ssentido)|"
    r"to\sthe\s(?:same\seffect|contrary)|accord|in\scontrast|by\scontrast|similarly|likewise|conversely|asimismo|igualmente|en\scontraste|"
    r"por\sel\scontrario|en\scambio|respectively|respectivamente|재인용"
)
_BEFORE_NAMES = (
    r"but|pero|on\swhich|though|aunque|thus|so|so\stoo|pace|quoting|citing|following|even|both|yet|contra|against|así|"
    r"respectively|similarly|likewise|sig(?:o|uo|uiendo)\sa|seguimos\sa|remito\sa|tampoco|ni\ssiquiera|ni(?=\s[^;]{3,90}\sni\s)|neither|nor|lo\smismo\sen|the\ssame\sin|thus\sin"
)
# 이상 위의 책, 92쪽: all of what was said before
_BEFORE_FORMS = r"(?:이상|이하|모두|역시|다시)(?:은|는)?\s+(?=(?:위의?|앞의?|같은|상게|전게|동)\s?[가-힣])"
_SIGNAL_AT = lazy(
    rf"(?:and\s|y\s|but\s|pero\s)?(?:(?:{_SIGNALS})(?:\s?[:,])?\s+|(?:{_OPENINGS})\s?[:,]\s+|"
    rf"(?:{_BEFORE_NAMES})\s+(?=(?-i:[A-ZÀ-Þ]))|{_BEFORE_FORMS})",
    re.IGNORECASE,
)
_TALK_BEFORE_LATIN = lazy(
    r"(?:[\d가-힣一-鿿][\d가-힣一-鿿·\s]{0,60}?(?:은|는|도|로는?|로서는|에는|에서는|(?:대|관)하?[여해](?:서는?|선)?)|각각|특히|예컨대|가령)\s(?=[A-ZÀ-ÞА-Я][\w.’-]*[\s,])"
)
_COMPARES = Prefiltered(r"compare|cf\.|cfr\.|confer|contrast|compáren?se|confrónten?se", re.IGNORECASE)
_WITH = lazy(r",?\s(?:with|con)\s(?=[“\"‘«「『《]|[A-ZÀ-ÞĀ-Ž])")


@quickly_made
@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch in which one citation is looked for after another; ``signal`` led up to it (*see also*)."""

    start: int
    end: int


# “Ruiz, Ana; Paz, Luis: The Salt Road”: names of one list.
_CAPITAL_WORD = r"[^\W\d_a-zà-öø-ÿ][\w.’'‘-]*"
_TURNED = rf"{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD})?,\s{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD}){{0,2}}"
_LISTED = lazy(
    rf"\s*(?:{_TURNED};\s){{1,6}}{_TURNED}(?:,?\s(?:y|e|and|&)\s{_TURNED})?\s?(?:[:.(]\s?\S|,\s[^\W_a-zà-öø-ÿ])"
)


def clauses(note: Note) -> list[Clause]:
    """The clauses of a note, in order; an entry that is known by its head is one."""
    text, mask = note.text, note.mask
    found: list[Clause] = []
    sentences = list(_sentences(text, note.groups, mask))
    entries = [_with_signal(text, span, mask) for span in _entries(note, sentences)]
    whole = {_with_signal(text, span, mask) for span in (*vancouver_spans(text).items(), *gbt7714_spans(text).items())}
    for run in without(sentences, entries):
        for start, end in run if run[0] in entries else joined(text, with_entries(text, run), note.italics):
            begin = start
            for at in semicolons(note, start, start if (start, end) in whole else end):
                if not _LISTED.match(text, begin, end) and not _is_kept_behind(text, begin, at, end):
                    found.append(Clause(begin, at))
                    begin = at + 1
            found.append(Clause(begin, end))
    return found


def _entries(note: Note, sentences: list[Span]) -> list[Span]:
    """The entries known by their heads, and citations of styles with patterns of their own, none over another."""
    known = entry_spans(note, sentences)
    styled = [*(russian_spans(note.text) if note.cyrillic else ()), *vancouver_spans(note.text).items()]
    styled += [span for span in gbt7714_spans(note.text).items() if not any(_meet(span, other) for other in styled)]
    free = [one for one in known if not any(_meet(one, other) for other in styled)]
    return sorted([*free, *styled])


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_kept_behind(text: str, start: int, at: int, end: int) -> bool:
    """*Paz to Ruiz, 2 May 1935; Museum of Salt, Lima, Paz papers, 27*: a paper with its day, and where it lies."""
    day = _DAY_LAST.search(text, max(start, at - _LONGEST_DAY), at)
    if day is None or not _PAPER.search(text, start, day.start()) or _MARKED.search(text, start, at):
        return False
    keeper = _KEEPER.match(text, at + 1, end)
    return keeper is not None and bool(w.ARCHIVE.search(text, *keeper.span()) or _LIES.search(text, *keeper.span()))


_LONGEST_DAY = 40
_DAY_LAST = lazy(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?|[^\W\d_]{3,10}\s\d{1,2},\s|\d{1,2}\.\s?\d{1,2}\.\s?)(?:1[5-9]|20)\d\d$"
)
_PAPER = lazy(rf"(?i:(?<!\w){PAPER_NOUNS}(?!\w))|[^\W\d_]\s(?:to|an?|al)\s(?:the\s)?[^\W\d_a-z]")
_MARKED = lazy(r"[“”«»]|archiv|\b(?:box|caja|leg|fol|RG)\b", re.IGNORECASE)
_KEEPER = lazy(r"\s(?![Ss]ee|[Cc]f|[Vv])[^\W\d_a-z][^;:“”«»]{2,60}?,\s[^;:“”«»]{2,140}?(?=[.;]\s|[.;]?$)")
_LIES = lazy(r",\s(?:box|caja|fol|fols|f|ff|MSS?|leg|carpeta|folder|file|[A-Z]{1,4}\d*/\d)\b")


def _with_signal(text: str, span: Span, mask: bytearray) -> Span:
    """The entry with the signal right before it."""
    signal = last_signal(text, max(0, span[0] - _LONGEST_SIGNAL), span[0], mask)
    return (signal.start() if signal and signal.end() == span[0] else span[0], span[1])


_LONGEST_SIGNAL = 40


def _sentences(text: str, groups: list[Group], mask: bytearray) -> Iterator[Span]:
    quoted = {group.end for group in groups if group.quoted}
    start = 0
    for stop in _STOP.finditer(text):
        at, end = stop.start(), stop.end()
        within = mask[at]
        if text[at - 1].isdigit() and text[end : end + 2].strip().isdigit() and _DOTTED_DATE.match(text, at - 4):
            continue
        if text[at - 1].isdigit() and (_DATED_ON.match(text, at) or is_behind_day(text, at)):  # 3. Mai 1967
            continue
        if _FACTS_NEXT.match(text, end):  # Revolution in the Revolution? (New York: …)
            continue
        if within and not (end in quoted and at == end - 2):  # the last sign inside of a quotation
            continue
        if text[at] == "." and not within and _goes_on(text, start, at):
            continue
        if text[at] == "." and _is_of_journal(text, start, at, end):
            continue
        if text[at] == "." and _FORM_NEXT.match(text, end) and _is_named(text, start, at):
            continue
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


# “Revista de Sal. XXXI/3 (2004), pp. 77-98”, “Revista de Sal. Vol. 31, n.º 3, 2004, pp. 77-98”: no sentence begins so
_VOLUME_NEXT = Prefiltered(
    rf"\s(?:vol\.\s|v\.\s|t\.\s|año\s)?(?:\d{{1,4}}|[IVXLC]{{1,8}})(?:[/.]\d{{1,3}}|\s?\(\d{{1,3}}\)|,\s{w.NUMBER_SIGN}\d{{1,4}})?,?\s"
    r"(?:\((?:1[5-9]|20)\d\d\)|(?:1[5-9]|20)\d\d)[,:]\s?(?:pp?\.\s?|págs?\.\s?)?\d",
    re.IGNORECASE,
)


def _is_of_journal(text: str, start: int, at: int, end: int) -> bool:
    """Whether a full stop stands between a journal and its volume, or what it calls itself."""
    if _VOLUME_NEXT.match(text, end):
        return True
    subtitle = _SUBTITLE_NEXT.match(text, end)
    return subtitle is not None and _JOURNAL_LAST.search(text[max(start, at - 40) : at]) is not None


# “Quaderns. Revista de Sal, núm. 12”, behind a comma, a quotation or “in”
_SUBTITLE_NEXT = lazy(
    rf"\s{w.SUBTITLED}\s[^.;()“”«»]{{2,60}}?,?\s(?:{w.NUMBER_SIGN}|vol\.\s|t\.\s|\()?\d", re.IGNORECASE
)
_JOURNAL_LAST = lazy(r"(?:[,.:”»\"’]\s|\s(?:en|in)\s|^\s?)[^\W\d_a-z][\w’-]{2,20}(?:\s[\w’-]{1,16}){0,2}$")
# “RUIZ, Ana. Op. cit., p. 3”, “RUIZ. Entrevista citada”: the form behind a name that ends in a full stop.
_FORM_NEXT = Prefiltered(
    r"\s(?:(?:앞의?|위의?|같은|전게|상게)\s?(?:책|글|논문|기사|서)(?=[.,\s]|$)|(?:op|ob|óp|art|loc|ed)\.\s?cit|ib[ií]d|[^\W\d_]{4,14}\s(?:ya\s)?(?:citad[oa]|cit\.|cited))(?!\w|\s(?:en|in)\s)",
    re.IGNORECASE,
)
_NAMED = lazy(
    rf"[가-힣]{{2,4}}(?:[·,]\s?[가-힣]{{2,4}}){{0,3}}(?:\s외)?|{NAME}(?:,\s{NAME})?(?:\s(?:y\sotr[oa]s|et\sal))?"
)
_LONGEST_NAMED = 80


def _is_named(text: str, start: int, at: int) -> bool:
    """Whether a sentence is nothing but a name, after a signal or without one."""
    while start < at and text[start].isspace():
        start += 1
    return at - start < _LONGEST_NAMED and _NAMED.fullmatch(text, signal_at(text, start, at), at) is not None


def abbreviates(text: str, start: int, at: int) -> bool:
    """Whether a full stop ends an abbreviation and no sentence."""
    word = _LAST_WORD.search(text, max(start, at - 20), at)
    if word is None:
        return False
    if _is_counted(text, word):
        return False
    if word[1].casefold() in _ABBREVIATIONS:
        return True
    if word[1] == "Am" or _RANK.search(text, max(start, at - _LONGEST_RANK), at):  # Am. Salt Soc’y
        return True
    return (len(word[1]) == 1 and word[1].isupper()) or ("." in word[1] and len(word[1]) <= 5)


def _is_counted(text: str, word: re.Match[str]) -> bool:
    """*f. 2 r. Otra cosa*, *mecanografiado, 22 pp. Lo hizo*, *carpeta 3, s/f. El viaje*: what ends a sentence, too."""
    if word[1] in ("f", "n", "p") and text[word.start() - 2 : word.start()] == "s/":
        return True
    if word[1] not in ("r", "v", "pp", "p", "págs"):
        return False
    return text[word.start() - 2 : word.start()].strip().isdigit() and not _NUMBER_NEXT.match(text, word.end())


_NUMBER_NEXT = lazy(r"\.\s(?:\d|[IVXLC]+\b|\()")


# “, 9 Nowhere J. Salt. Stud. 55”, “, Nowh. Post, Mar. 4, 2001”: words of a journal or newspaper as lawyers shorten them
_OUTLET = lazy(
    r",\s(?:\d{1,4}\s(?:(?:[A-ZÀ-Þ][\w’-]*\.?|&|of|the)\s){1,8}\d{1,5}[,\s]"
    r"|(?:[A-ZÀ-Þ][\w’]*\.\s){1,3}[A-ZÀ-Þ][\w’]+(?:,\s|\s\()[A-Z][a-z]{2,8}\.?\s\d)"
)
_LONGEST_OUTLET = 80


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether a full stop stands behind a shortened word, or before the page of an *op. cit.*"""
    shortened = abbreviates(text, start, at) or _abbreviates_outlet(text, start, at)
    return shortened or _OPCIT_PAGE.match(text, at - 4) is not None


def _abbreviates_outlet(text: str, start: int, at: int) -> bool:
    """Whether a full stop ends a word within what holds a work, between the comma before it and its page or day."""
    comma = text.rfind(",", max(start, at - _LONGEST_OUTLET), at)
    found = _OUTLET.match(text, comma) if comma >= 0 else None
    return found is not None and found.end() > at + 2


# “letter to Sen. Luis Paz”; a rank elsewhere may be a name, as in “says A. Sen.”
_RANK = lazy(r"\s(?:to|from|by|with|for|an?|al|de|por|con)\s(?:Sen|Amb|Gov|Rep|Hon|Pres|Adm|Cmdr|Sec|Min|Emb|Cnel)$")
_LONGEST_RANK = 12


def signal_at(text: str, start: int, end: int) -> int:
    """Where the signal ends that stands at ``start``; ``start`` itself without one."""
    found = _SIGNAL_AT.match(text, start, end)
    return found.end() if found else start


def past_talk(text: str, start: int, end: int) -> int:
    """Where a name in Latin letters begins to which Korean talk leads, 앞의 설은 Ana Ruiz, …; ``start`` without one."""
    found = _TALK_BEFORE_LATIN.match(text, start, end)
    return found.end() if found else start


def last_signal(text: str, start: int, end: int, mask: bytearray) -> re.Match[str] | None:
    """The last signal in a stretch, outside of quotations and brackets."""
    found = None
    for match in _SIGNAL.finditer(text, start, end):
        if not mask[match.start()]:
            found = match
    return found


def compares(text: str, start: int, end: int) -> bool:
    """Whether a clause compares one thing with another."""
    return bool(_COMPARES.search(text, start, end))


def with_after(text: str, start: int, end: int, mask: bytearray) -> int:
    """Where *with* stands next, outside of quotations and brackets; ``end`` where it doesn't."""
    return next((one.start() for one in _WITH.finditer(text, start, end) if not mask[one.start()]), end)


def compared(text: str, start: int, end: int, mask: bytearray) -> int | None:
    """Where *with* stands in “compare A with B”; None where nothing is compared."""
    if not _COMPARES.search(text, max(0, start - 20), start):
        return None
    at = with_after(text, start, end, mask)
    return at if at < end else None
