"""Forms that lean on another citation: *ibid.*, *op. cit.*, 위의 책, *see note 5 above*, “Taylor, 112.”"""

from __future__ import annotations

import re

from indexer.citations.model import CitationField
from indexer.citations.names.persons import NAME, WORDS_OF_NAME, Span, split_names
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.kinds import LEANT_NOUNS
from indexer.citations.short.leaning_eastern import HANGUL, HANGUL_NAMES, eastern_at, eastern_in, eastern_note_at
from indexer.citations.short.located import PAGE, VOLUME, Leaning, fields_of, is_dated, located
from indexer.patterns import lazy, match_by_end
from indexer.prefilter import Prefiltered, Several

_I = re.IGNORECASE
# One author or several: “Brandt, Mora, and Tal”, “Paz & Lund”, “7th Salt Regiment”.
_NAMES = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)\s)?{NAME}"
    rf"(?:(?:,\s{NAME}){{0,3}},?\s(?:and|y|&)\s{NAME}|(?:(?:\s?/\s?|\s[–—-]\s){NAME}){{1,3}})?"
)
_LATE = r"(?:,?\set\sal\.?|,?\s(?:y\sotr[oa]s|and\sothers)(?:\.(?=\s))?)"
# An author before the form: “Armstrong, op. cit.”, “Pineda Ochoa, ob. cit.”, “김학준, 앞의 책”
_EDITORS = r"(?:\s\((?:eds?|comps?|coords?|dirs?)\.?\))"
_ONE_TURNED = rf"{NAME},\s[^\W\d_a-zà-öø-ÿ]\.(?:[\s-]?[^\W\d_a-zà-öø-ÿ]\.){{0,2}}"
_AND_OTHERS = r"\s(?:y\sotr[oa]s|et\sal)(?!\w)"
# “Ruiz, A., …”, “Ruiz, A., Paz, L. y Luna, E.: …”, “RUIZ, Ana. …”
_TURNED = (
    rf"(?:{_ONE_TURNED}(?:(?:,\s|,?\s(?:y|e|and|&)\s){_ONE_TURNED}){{0,4}}(?=[,:]\s|{_AND_OTHERS})|"
    rf"{NAME},\s{WORDS_OF_NAME}(?:(?<=\.)(?=\s)|(?={_AND_OTHERS})))"
)
_AUTHOR_ALONE = rf"(?P<author>{_TURNED}|{_NAMES})"
_AUTHOR = (
    rf"(?:(?P<author>{_TURNED}|(?!Ib[ií]d){_NAMES}|{HANGUL_NAMES})(?:{_LATE}|{_EDITORS})?(?:[,:]?\s(?:in\s)?"
    rf"(?:(?P<quoted>[“\"‘«「『][^“”\"«»「」『』]{{2,120}}[”\"’»」』]),\s)?|[,:]\s(?:(?:in|en)\s)?(?P<short>[^,;:“”]{{3,80}}),\s))?"
)
_THINGS = (
    r"letter|telegram|cable|memo(?:randum)?|report|issue|number|número|edición|despatch|dispatch|file|folder|document|paper|book|article|essay|study|interview|"
    r"source|place|page|passage|speech|statement|minutes|diary|entry|thesis|chapter|carta|telegrama|cable|informe|despacho|expediente|"
    r"carpeta|documento|libro|artículo|ensayo|entrevista|fuente|lugar|página|pasaje|discurso|acta|diario|tesis|capítulo|nota|obra"
)
# “The same letter, 3”, “La misma carta, p. 3”, “Same, 47”: with nothing but a place after them.
_SAME = (
    rf"(?:(?:(?:in|from|see|en)\s)?(?:the\s)?same(?:\s(?:{_THINGS}))?|(?:en\s)?(?:(?:el|la|lo)\s)?mism[ao]s?(?:\s(?:{_THINGS}))?|allí\smismo|"
    rf"(?:(?:el|la)\s)?(?:{_THINGS})\s(?:ya\s|antes\s)?citad[oa])"
    r"(?=\s*(?:$|[.;)]|,\s(?:at\s|en\s)?(?:(?:pp?|págs?|fols?|f|chap|cap|para|no|doc)\.|\d|page|página|folio|second|last|segunda|última|(?:on|en)\s(?:the|la|el)\s(?:back|verso|reverso|dorso|margin|margen))))"
)
_IBID = Prefiltered(
    rf"(?:{_SAME}|ib[ií]d(?:em|\.)?|ib\.|[íi]d\.(?=\s*(?:$|[,;.(]|at\s|p|[§¶\d]|annex|arts?\.|app\.|chs?\.|nn?\.))|(?-i:Id)\.(?=\s[a-z])|[ií]dem|ebd\.|ebenda|tam\szhe|там\sже)(?!\w{{2}})",
    _I,
)
_IBID_OF = Prefiltered(rf"(?i:ib[ií]d(?:em|\.)?)\s\((?P<author>{NAME})\)")
CIT = (
    r"(?:(?:[oóOÓ][pb]|[lL]oc|[lL]ug|[eE]d|[aA]rt|[tT]rab|[tT]esis|[dD]oc|[eE]ntr)\.?\s?[cC]it\.?|(?:[oO]bra|[aA]rtículo|[tT]rabajo|[lL]ibro|[tT]esis|[eE]nsayo|[mM]anuscrito|[tT]exto|[eE]studio|[cC]rónica)\s"
    r"(?:ya\s)?citad[oa]|[eE]d(?:ición|\.)\scitada|(?:[aA]rt(?:icle|\.)?|[oO]uvr(?:age|\.)?|[tT]hèse)\scité[e]?|a\.\s?a\.\s?O\.|[oalOAL]\.\s?c\.|[uU]kaz\.\s?soch\.|[уУ]каз\.\s?соч\.)"
)
_OPCIT = Prefiltered(rf"{CIT}(?!\w)")
# “Ruiz, Salt Road, cit. (n. 4), 12”: nothing but the abbreviation, with the note that cites it in full
_CIT_OF_NOTE = r"(?<=,\s)(?:cit\.|cited|citad[oa])(?=,?\s\(?(?:supra,?\s|above,?\s)?(?:fn|n|note|nota)\.?\s\d)"
_OPCIT_WITH_AUTHOR = Prefiltered(rf"{_AUTHOR}(?P<form>{CIT}|{_CIT_OF_NOTE})(?!\w)")
# “Sentencia C-184, cit., fundamento 6”, “Ley 22.439, cit., art. 3”
_LAW = (
    r"(?:Ley|Decreto|Resolución|Sentencia|Auto|Acuerdo|Laudo|Dictamen|Law|Decree|Resolution|Judgment|Ruling)\s"
    r"(?:(?:n\.?[º°]|[Nn]o\.|núm\.)\s)?[A-Z]{0,3}-?\d[\w./-]*(?:\s(?:de|of)\s\d{4})?"
)
# “Ruiz, ibid., 40”, “Ruiz, cited above, 40”
_CITED_ABOVE = Prefiltered(
    rf"(?:(?:[Ll]a\s|[Ee]l\s)?(?P<short>{_LAW})|(?P<author>{_NAMES}){_LATE}?)(?:\s\((?:(?:ya|antes|arriba)\scitad[oa]s?|citad[oa]s?\s(?:antes|arriba)|cited\s(?:above|earlier)|already\scited)\)|[,:]\s(?:ib[ií]d(?:em|\.)?|(?:as\s)?(?:cited\s|quoted\s)?above(?!,?\s(?:n\.?|note)\s)|as\s(?:before|cited|quoted)(?!\s(?:above|in))|in\sthe\s(?:work|article|book|essay)\scited|cit\.(?!,?\s(?:supra|en)\W)|"
    r"supra(?!,?\s(?:note|n\.|nota))|(?:ya|arriba)\scitad[oa]|citad[oa]\sarriba|citad[oa](?=[.,;)]|$))(?!\w))"
)
# “Entrevista con Ponce, citada”, “Letter from Ruiz, cited above”
_PAPER_OF_CITED = Prefiltered(
    rf"(?P<genre>(?i:{LEANT_NOUNS}))\s(?:con|a|de|with|by|from|of)\s(?P<author>{NAME}),\s(?:ya\s)?(?:citad[oa]|cited|cit\.)(?:\s(?:above|arriba|supra|antes))?"
    r"(?!\w|,?\s(?:en|in|por|by|supra)\s|,?\s(?:n\.|nota|note)\s)"
)
# “S. Ponce, entrevista citada”, “Ruiz, letter cited above”, “Ruiz, cited interview”
_PAPER_CITED = Prefiltered(
    rf"{_AUTHOR_ALONE}(?:[,:]|(?<=\.))\s(?:(?:the\s|la\s|el\s)?(?:(?:ya\s)?citad[oa]|cited)\s(?P<a>(?i:{LEANT_NOUNS}))|"
    rf"(?P<b>(?i:{LEANT_NOUNS}))(?:,?\s(?:(?:ya|antes)\s)?(?:citad[oa]|cit\.)|,?\s(?:already\s)?cited)(?:\s(?:above|arriba|supra|antes))?)"
    r"(?!\w|,?\s(?:en|in|por|by|supra)\s|,?\s(?:n\.|nota|note)\s)"
)
_OPCIT_WITHIN = lazy(rf"(?<![\w’'‘]){_OPCIT_WITH_AUTHOR.pattern}")
_SMALL_BEFORE = lazy(r"(?:del?|of|y|e|and|al|el|la)\s")
# “as he says, ibid., 40”, “On Ruiz, idem, 40”, “she answered it (same file)”
_IBID_WITHIN = Prefiltered(
    r"(?P<form>(?<=\s)ib[ií]d(?:em|\.)?|(?:(?<=\()|(?<=,\s))(?:[íi]dem|[íi]d\.)(?=\)|,\s(?:pp?\.\s?)?\d)"
    rf"|(?<=\()(?:(?:the\s)?same|(?:(?:el|la)\s)?mism[oa])\s(?:{_THINGS})(?=\)|,\s(?:pp?|ff?|fols?)\.\s?\d))(?!\w)",
    _I,
)
# “Report on Salt, supra note 3”, “2017 Report, supra note 3”
_TITLE = (
    r"[^\W_a-z][\w’'-]*(?:\s(?:[^\W_a-z][\w’'-]*|of|the|and|on|in|for|to|at|by|a|de|del|la|el|los|las|y|en|sobre)){1,9}"
)
_NOTE_NUMBER = lazy(
    rf"(?:(?P<cited>{NAME}),\s(?:cit\.|citad[oa]s?),?\s(?=[sS]upra)|(?i:as|like|cited|quoted|given|listed|como|citad[oa]|[íi]dem|ibídem|the\ssame\sas|lo\smismo\sque)\s(?:(?:(?:above\s)?in|at|under|en)\s)?(?:the\s|la\s)?(?=[nN])|(?:the|la)\s(?=[nN]ot)|"
    rf"(?!Supra|Above|See|Siehe|Voir|Cf|As\s|In\s|Ver\s|V\.\s|Vide?\W)(?P<author>{_NAMES}){_LATE}?,?\s(?:(?:as\s)?cited\s(?:in|at)\s)?|(?P<short>{_TITLE}),\s(?=(?:supra|above),?\sn(?:ote|\.)))?"
    rf"(?:[sS]upra,?\s(?:en\s(?:la\s)?)?(?:note|n\.?|nota)\s?(?P<a>\d{{1,4}})|(?:(?:[fF]n|[nN])\.?|[rR]ef\.|Anm\.|(?:[fF]oot|"
    rf"[eE]nd)?[nN]otes?|[nN]ota(?:\sal\spie)?)\s(?P<b>\d{{1,4}})"
    rf"(?:\s(?:above|supra|arriba|below|infra|abajo)|,?\s(?:más\sarriba|supra)|(?=\s*(?:[.;)]|$|,\s(?:at\s|en\s)?(?:pp?\.|\d|(?:paras?|cols?|chs?|chap|párrs?|caps?|fols?|vols?|box|entr(?:y|ies)|entrada)\b)|(?:and|y)\s(?:note|nota|n\.)\s)))|(?:[aA]bove|[sS]upra|infra|below|(?:[mM]ás\s)?[aA]rriba),?\s(?:note|n\.?|"
    rf"nota)\s?(?P<c>\d{{1,4}})|\(nn?\.?\s(?P<e>\d{{1,4}})\))",
)
# The sign before the number of a note, and a figure: no such form is without, and most talk is. To look ahead for the
# first letter of one fails fastest.
_NUMBERED = lazy(
    r"(?=[AEFNRefnr])(?<![A-Za-z])(?:(?:[fF]?[nN]|nn)\.?|[rR]ef\.|Anm\.|(?:[fF]oot|[eE]nd)?[nN]otes?|[nN]ota(?:\sal\spie)?)\s?\d"
)
# “Ídem nota anterior”, “See previous note, p. 4”
_NOTE_BEFORE = Prefiltered(
    r"(?i:(?:(?:[íi]dem|(?:the\s)?same\sas|como|as\sin|in|en)\s)?(?:(?:la|the)\s)?(?:nota\s(?P<a>anterior|precedente|previa)|"
    r"(?P<b>previous|preceding)\snote))(?=\s*(?:[.;)]|$|,\s(?:at\s|pp?\.|págs?\.|\d)))"
)
# “Ruiz (n. 3), 45”, 홍길동(주 3), 45쪽, “Ruiz, Salt Road (as in note 3 above), 45”
_BRACKETED_NOTE = Prefiltered(
    rf"(?P<author>{_NAMES}|[가-힣]{{2,8}}(?=\()|{HANGUL}(?=\()){_LATE}?(?:,\s[“‘'«\"]?(?P<short>[^,;:()“”‘’\"]{{3,80}}?)[”’'»\"]?)?\s?[(\[](?:(?:see|as\sin|as|above|supra|cited\sin|cit\.|véase|v\.|vid\.|ver|citado\sen|"
    r"como\sen|wie)[,\s]\s?)?(?:la\s)?(?:Anm\.|ref\.?|fnn?\.?|nn?\.?|(?:foot|end)?note|nota|각주|주|註)\s?(?P<a>\d{1,4})(?:,?\s(?:above|supra|arriba))?[)\]]"
)
_DATE_NEXT = lazy(
    r"(?P<year>(?:1[89]|20)\d\d)[a-z]?\)?"
    rf"(?:(?:,\s|(?P<colon>:\s?))(?:pp?\.\s?|págs?\.\s?)?(?P<pages>{PAGE}n?(?:\s(?:y|and|&)\s{PAGE}(?=[.,;)]|$))?)(?:쪽|면|페지)?)?\)?(?=\s*(?:$|[.;]|참조|을|를)|(?(pages)(?:과|와|도|은|는|이|에|에서|의)\s|(?!))|,?\s(?:and|y)[\s,]|(?(pages),\s[a-zà-ÿ]|(?!))|(?(colon)\s[a-zà-ÿ]{{2}}|(?!)))"
)
_AUTHOR_DATE = lazy(rf"\(?(?P<author>{_NAMES}(?:\set\sal\.)?|{HANGUL_NAMES}(?=,?\s?\(?\d)),?\s?\(?{_DATE_NEXT.pattern}")
_PAGES_NEXT = lazy(
    r",\s(?:at\s)?"
    rf"(?:(?:pp?|págs?|pg)\.?\s?|[SsСс]\.\s?(?=\d))?(?P<pages>(?:[ivx]{{1,6}}(?:[-–~][ivx]{{1,6}})?(?=[.,;)]|$))|\d{{1,4}}(?:(?:\s?[-–—~]\s?|\sal?\s|\sto\s)\d{{1,4}})?(?:,\s{PAGE})*(?:\s?(?:and|y|&)\s{PAGE}(?=[.;)]|$))?(?:,?\s?nn?\.?\s?\d{{1,3}}|[nrv](?=[.,;)]|$))?)(?:쪽|면|페지)?(?:\s?ff?\.?|\s?(?:y\s)?(?:ss|sigs)\.)?"
    rf"(?=\s*(?:$|[.,;)]|\((?!\D*\d{{4}}\))))"
)
_AUTHOR_PAGES = lazy(
    rf"(?P<author>{_NAMES}|{HANGUL_NAMES})(?:{_LATE}|\s외(?:\s\d{{1,2}}[인명])?)?{_PAGES_NEXT.pattern}"
)
_YEAR_NEXT = lazy(r"(?P<year>(?:1[89]|20)\d\d)[a-z]?\)?(?:,|:)\s")
_AUTHOR_DATED = lazy(rf"\(?(?P<author>{_NAMES}(?:\set\sal\.)?|{HANGUL_NAMES}),?\s?\(?{_YEAR_NEXT.pattern}")
_NAME_LEAD = lazy(r"(?:In|En|At|From|By|Per|Again|Also|As\sin)\s(?=[^\W_a-z])")
_PART_NEXT = lazy(
    rf",\s(?=(?:(?-i:{VOLUME}[,:]\s(?:(?:pp?|págs?)\.\s)?\d)|arts?\.\s\d|vols?\.|t\.\s|tomo|box|caja|folder|carpeta|leg|ch|cap|p[aá]ss|intro|fore|pref|prol|epil|after|concl|front|annex|fols?\.|ff?\.|docs?\.|item|entry|pl\.|fig|part[es]?\s|pt\.|para|párr|§|app|plate|map|annex|anexo|apén|tabl|cuadro|lám))"
)
_AUTHOR_CHAPTER = lazy(rf"(?P<author>{NAME}(?:,?\s(?:and|y|&)\s{NAME})?){_PART_NEXT.pattern}")
_MONTHS = frozenset({
    *map(str.casefold, (*w.ENGLISH_MONTHS, *w.SPANISH_MONTHS)), "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "in", "on", "at",
})  # fmt: skip
_NAMED_LAST = lazy(rf"(?<=[\s(])(?P<author>{WORDS_OF_NAME}),\s$")
_NEAR_NAME = 60
_FARTHEST = 160


def leaning_at(note: Note, start: int, end: int) -> Leaning | None:
    """The leaning form at ``start`` that can be known by its words alone."""
    text = note.text
    if found := eastern_at(note, start, end):
        return found
    if _FORMS.may_match(text) and (found := _form_at(note, start, end)):
        return found
    figures = note.has_figures(start, end)
    numbered = figures and _NUMBERED.search(text, start, end)
    if numbered and (match := _NOTE_NUMBER.match(text, start, end)):
        group = next(name for name in "abce" if match[name])
        fields = (*fields_of(note, match), note.field("note", *match.span(group)))
        return located(note, match.end(), end, "note", fields)
    if match := _NOTE_BEFORE.match(text, start, end):
        return located(note, match.end(), end, "note", (note.field("note", *match.span(str(match.lastgroup))),))
    return eastern_note_at(note, start, end) or (_dated_volume(note, start, end) if figures else None)


_FORMS = Several(
    *(_OPCIT_WITH_AUTHOR, _CITED_ABOVE, _PAPER_CITED, _PAPER_OF_CITED, _IBID_OF, _IBID, _BRACKETED_NOTE),
)


def _form_at(note: Note, start: int, end: int) -> Leaning | None:
    """Of these forms the one at ``start``."""
    text = note.text
    for pattern in (_OPCIT_WITH_AUTHOR, _CITED_ABOVE):
        if match := pattern.match(text, start, end):
            return _cited_form(note, match.end(), end, fields_of(note, match))
    if cited := _PAPER_CITED.match(text, start, end) or _PAPER_OF_CITED.match(text, start, end):
        group = next(name for name in ("a", "b", "genre") if cited.groupdict().get(name))
        fields = (*fields_of(note, cited), note.field("genre", *cited.span(group)))
        return located(note, cited.end(), end, "opcit", tuple(sorted(fields, key=lambda field: field.start)))
    if match := _IBID_OF.match(text, start, end):  # Ibid. (Ruiz), 40
        return located(note, match.end(), end, "ibid", fields_of(note, match))
    if (match := _IBID.match(text, start, end)) and not _introduces(text, match, end):
        return located(note, match.end(), end, "ibid", fields_of(note, match))
    if match := _BRACKETED_NOTE.match(text, start, end):
        fields = (*fields_of(note, match), note.field("note", *match.span("a")))
        return located(note, match.end(), end, "note", fields)
    return None


def _dated_volume(note: Note, start: int, end: int) -> Leaning | None:
    """*Ruiz 2003, tomo IV: 401*, *Ruiz (2003), vol. 2, p. 40*: an author with a year, a volume and a page in it."""
    found = match_by_end(_AUTHOR_DATED, _YEAR_NEXT, note.text, start, end)
    if found is None or not w.VOLUME.match(note.text, found.end(), end) or w.PERIODICAL.search(found["author"]):
        return None
    if "," in note.text[found.end("author") : found.start("year")]:
        return None  # Granma, 1967, vol. 3
    placed = located(note, found.end(), end, "short", (*_authors(note, *found.span("author")), _year(found)))
    return placed if placed.fields[-1].name == "locator" else None


def _cited_form(note: Note, at: int, end: int, fields: tuple[CitationField, ...]) -> Leaning:
    """An *op. cit.*, with the number of the note that cites it in full where that follows: *op. cit. (note 3), 12*."""
    if numbered := _CIT_NOTE.match(note.text, at, end):
        fields = (*fields, note.field("note", *numbered.span(str(numbered.lastgroup))))
        return located(note, numbered.end(), end, "note", fields)
    return located(note, at, end, "opcit", fields)


# “op. cit. (note 3), 12”, “ob. cit. en n. 3, p. 12”; not “op. cit., n. 12”, a note of the work.
_CIT_NOTE = lazy(
    r"\s\((?:(?:see|as|in|above|supra|véase|ver|en)\s){0,2}(?:[Nn]ote|nn?\.?|fn\.?|nota|Anm\.)\s?(?P<a>\d{1,4})(?:\s(?:above|supra|arriba))?\)"
    r"|,?\s(?:(?:see|as|in|above,?|supra,?|véase|ver|en)\s(?:la\s)?){0,2}(?:[Nn]ote|n\.?|fn\.?|nota)\s?(?P<b>\d{1,4})(?=,?\s(?:above|supra|arriba|pp?\.|págs?\.|\d))"
    r"|(?:\s|,\s(?=supra|en|in|above))(?:(?:as|in|above|supra|en)\s(?:la\s)?){0,2}(?:[Nn]ote|n\.?|fn\.?|nota)\s?(?P<c>\d{1,4})(?!\d)"
)


def leaning_in(note: Note, start: int, end: int) -> tuple[int, Leaning] | None:
    """An *op. cit.* in the midst of talk, with the name before it, and where that begins."""
    if korean := eastern_in(note, start, end):
        return korean
    if ibid := _IBID_WITHIN.search(note.text, start, end):
        named = _NAMED_LAST.search(note.text, max(start, ibid.start() - _NEAR_NAME), ibid.start())
        if named and ibid["form"][1] in "bB":  # …, and nothing of it in Ruiz, ibid.
            return named.start("author"), located(note, ibid.end(), end, "opcit", fields_of(note, named))
        return ibid.start("form"), located(note, ibid.end(), end, "ibid", ())
    form = _OPCIT.search(note.text, start, end)
    if form is None:
        return None
    found = _OPCIT_WITHIN.search(note.text, max(start, form.start() - _FARTHEST), form.end())
    if found is None or not found["author"]:
        return None
    small = _SMALL_BEFORE.match(note.text, *found.span("author"))
    at = small.end() if small else found.start("author")
    others = (one for one in fields_of(note, found) if one.name != "author")
    return at, _cited_form(note, found.end(), end, (*_authors(note, at, found.end("author")), *others))


def _introduces(text: str, found: re.Match[str], end: int) -> bool:
    """*Idem, Title …*: the same author, and another work."""
    said = found[0].casefold()
    if said in ("id.", "íd."):
        return _TITLE_NEXT.match(text, found.end(), end) is not None
    if "dem" not in said or said.startswith("ib"):
        return False
    rest = text[found.end() : min(end, found.end() + 4)].lstrip(" ,.:")
    noted = rest.casefold().startswith(("n.", "no"))  # Ídem nota 2
    if rest and not noted and w.OTHER_LOCATOR.match(text, text.index(rest, found.end()), end):  # Idem, art. 9
        return False
    return bool(rest) and not rest[0].isdigit() and not rest.startswith(("p", "P"))


# “Id., The Smoke Road, 9”, “ÍD.: «La soif», p. 3”; not “Id., Bl. 12”, “Id. The road is wet.”
_TITLE_NEXT = lazy(
    r"(?:,|\s?:)\s(?:[“‘«\"「『]|(?![Pp]|Bll?\.|[Ff]ol|[Aa]rt)[^\W\d_a-zà-öø-ÿ][\w’'-]+(?:\s|[,.…])(?!\d|[IVXLC]+\b))"
)


def author_and_page(note: Note, start: int, end: int) -> Leaning | None:
    """“Taylor, 112” and “(Taylor 2020, 112)”: a family name, with a page."""
    dated = (_dated, _dated_place) if note.has_figures(start, end) else ()
    return next((found for read in (_paged, *dated, _placed) if (found := read(note, start, end))), None)


def _paged(note: Note, start: int, end: int) -> Leaning | None:
    """*Taylor, 112*."""
    found = match_by_end(_AUTHOR_PAGES, _PAGES_NEXT, note.text, start, end)
    if found is None or not _can_be_names(note, found):
        return None
    if w.YEAR.fullmatch(found["pages"].split(",")[0]) or is_dated(note, found.start(), found.end("pages")):
        return None
    return Leaning(found.end(), "short", (*_names(note, found), note.field("locator", *found.span("pages"))))


def _dated(note: Note, start: int, end: int) -> Leaning | None:
    """*(Taylor 2020, 112)*, *Taylor (2020)*; not *Seoul, 1988*."""
    found = match_by_end(_AUTHOR_DATE, _DATE_NEXT, note.text, start, end)
    if found is None or not _can_be_names(note, found):
        return None
    if not found["pages"] and "," in note.text[found.end("author") : found.start("year")]:
        return None
    pages = [note.field("locator", *found.span("pages"))] if found["pages"] else []
    return Leaning(found.end(), "short", (*_names(note, found), _year(found), *pages))


def _dated_place(note: Note, start: int, end: int) -> Leaning | None:
    """*Cole et al. 2010, ch. 3*."""
    found = match_by_end(_AUTHOR_DATED, _YEAR_NEXT, note.text, start, end)
    other = w.OTHER_LOCATOR.match(note.text, found.end(), end) if found else None
    if found is None or other is None:
        return None
    return Leaning(
        other.end(),
        "short",
        (*_authors(note, *found.span("author")), _year(found), note.field("locator", *other.span("other"))),
    )


def _placed(note: Note, start: int, end: int) -> Leaning | None:
    """*Ward, chap. 3*, *Ward, vol. 3, 12*."""
    found = match_by_end(_AUTHOR_CHAPTER, _PART_NEXT, note.text, start, end)
    placed = located(note, found.end(), end, "short", (note.field("author", *found.span("author")),)) if found else None
    return placed if placed and len(placed.fields) > 1 else None


def _can_be_names(note: Note, found: re.Match[str]) -> bool:
    """Whether words stand where names would and are neither a month nor a title: *Ruiz’s Salt Road, 40*."""
    names = found["author"]
    titled = _OWNING.search(names) or _is_slanted(note, found.span("author"))
    return names.casefold() not in _MONTHS and not titled


_OWNING = lazy(r"[’']s\s")


def _is_slanted(note: Note, names: Span) -> bool:
    """*Villahermosa, _Honor and Fidelity_*: whether a title in italics was taken for names, or for the end of them."""
    return any(
        first < names[1] and names[0] < last and (names[0] < first or " " in note.text[first:last])
        for first, last in note.titles
    )


def _names(note: Note, found: re.Match[str]) -> list[CitationField]:
    """The authors, without the word that leads to them and the ’s of *Park’s (2011: 15)*."""
    lead = _NAME_LEAD.match(note.text, *found.span("author"))
    start = lead.end() if lead else found.start("author")
    end = found.end("author") - 2 * found["author"].endswith(("’s", "'s"))
    return _authors(note, start, end)


def _authors(note: Note, start: int, end: int) -> list[CitationField]:
    return [note.field("author", *name) for name in split_names(note.text, start, end)]


def _year(found: re.Match[str]) -> CitationField:
    return CitationField("date", found["year"], *found.span("year"))
