"""Numbers that look like years and are none: addresses, pages, counts, prices, numbers of laws and resolutions.

A shield is certain, and nothing that touches it is a date. A count is known only by the noun after it, and gives way to
a date that began before it: “1954 soldiers” holds no year, “on June 9, 1954 soldiers landed” does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.enrich.date_rules import Hint, Hinted, hint
from indexer.enrich.date_windows import Window
from indexer.patterns import lazy

_NUMBER = r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?"
# What a plain number counts: a measure always …
UNITS = (
    r"km|kilometer|kilometers|kilometre|kilometres|kilómetro|kilómetros|kilometro|kilometros|miles|meter|meters|metre|"
    r"metres|metros|kg|kilos|ton|tons|tonnes|toneladas|hectárea|hectáreas|hectarea|hectareas|hectares|acres|"
    r"per\scent|percent|por\sciento|degrees|grados|dollars|dólares|dolares|pesos|bolívares|bolivares|rubles|rublos|"
    r"euros|won|yen|hours|hrs|horas|million|millions|millón|millon|millones|billion|mil|thousand|MW|barrels|barriles|"
    r"GMT|UTC|KST|hs|h|cm|feet|ft|pounds|lbs|litres|liters|litros|horas"
)
# … people and things, unless a word of time stands before the number (“in 1967 troops landed”).
COUNTED = (
    "soldiers|troops|men|women|people|persons|guerrillas|fighters|combatants|prisoners|workers|students|delegates|"
    "members|families|residents|refugees|civilians|rifles|guns|weapons|rounds|tanks|copies|pages|words|cases|votes|"
    "seats|items|documents|years|days|casualties|deaths|dead|wounded|killed|inhabitants|villages|houses|households|"
    "doctors|engineers|teachers|children|radios|trucks|tractors|machine|cadres|militants|visitors|participants|"
    "camiones|tractores|muertos|heridos|niños|médicos|ingenieros|militantes|cuadros|casas|viviendas|participantes|"
    "asistentes|soldados|hombres|mujeres|personas|guerrilleros|combatientes|prisioneros|"
    "trabajadores|obreros|estudiantes|delegados|miembros|familias|habitantes|refugiados|civiles|fusiles|armas|"
    "ejemplares|páginas|paginas|palabras|casos|votos|documentos|años|dias|días"
)
_TIME_WORDS = (
    "in",
    "by",
    "early",
    "late",
    "year",
    "since",
    "during",
    "after",
    "before",
    "until",
    "en",
    "desde",
    "durante",
    "tras",
    "hasta",
    "antes de",
)
_NOT_AFTER_TIME = "".join(rf"(?<!\b{word}\s)" for word in _TIME_WORDS)
_UP_TO = r"(?:\s?(?:to|and|or|a|y|o|[-–—])\s?\d{4})?"

# Words before a number that make it one of a list of numbers, of a law, a page, a room.
_NUMBERED = (
    r"no\.|nos\.|nº|n°|n\.\s?[ºo°]|núm\.|núms\.|num\.|nums\.|number|número|numero|p\.|pp\.|pag\.?|pags\.?|pág\.?|págs\.?|"
    r"page|pages|página|páginas|pagina|paginas|vol\.?|vols\.?|volume|volumes|volumen|tomo|tomos|art\.?|arts\.?|article|"
    r"articles|artículo|artículos|articulo|articulos|chap\.|chapter|cap\.|capítulo|capitulo|room|box|folder|reel|caja|"
    r"carpeta|legajo|legajos|expediente|expedientes|folio|folios|fol\.|fols\.|f\.|fs\.|ff\.|telegram|telegrama|cable|flight|vuelo|unit|unidad|apartado|제|№|doc\.|docs\.|"
    r"document|documento|exp\.|leg\.|accession|signatura|inv\.|nr\.|inventory|fond|fondo|opis|papka|delo|op\.|"
    r"RG\s\d{1,3},\sSA|RG|FO|FCO|CAB|PREM|HO|MSS?\.?|airgram|despatch|dispatch|oficio|oficios|cablegram|radiogram|radiograma|item|serial|entry|receipt|invoice|shelfmark|sheet|plate|lot|verse|asiento|recibo|factura|channel|route|"
    r"hoja|hojas|foja|fojas|rollo|rollos|frame|frames|microfilm|bl\.|상자|롤|릴|폴더|청구기호|소장번호|[가-힣]{0,4}번호|"
    r"highway|boeing|windows|suite|piso|oficina|codigo|código"
)
_SEVERAL = "pp|págs|nos|núms|fols|ff|fs|boxes|folders|telegrams|telegramas|cajas|legajos|items"
_RULED = (
    r"resolution|resolutions|resolución|resoluciones|resolucion|res\.|unscr|law|laws|ley|leyes|decree|"
    r"unsc\sresolution|unsc|memorandum|memorándum|regulation|reglamento|acuerdo|gaceta\soficial|"
    r"decrees|decreto(?:[\s-]ley)?|decretos(?:[\s-]ley)?|executive\sorder|directive|directives|directiva|directivas|"
    r"ordinance|ordenanza|committee|comité|comite|결의"
)
_QUANTIFIERS = (
    r"some|nearly|almost|more\sthan|fewer\sthan|less\sthan|at\sleast|"
    r"as\smany\sas|as\sfew\sas|a\stotal\sof|population\sof|numbering|some|un\stotal\sde|hasta\sunos|cerca\sde\slos|"
    r"unos|unas|casi|más\sde|mas\sde|menos\sde|al\smenos|por\slo\smenos"
)
# Of each of them a word, and not the first, where that is an article or *as*.
_QUANTIFYING = (
    "some|nearly|almost|more|fewer|less|least|many|few|total|population|numbering|unos|unas|cerca|casi|más|mas|menos"
)
# “Since at least 1970” is of a year.
_NOT_AFTER_BOUND = "".join(
    rf"(?<!\b{word}\s)" for word in ("since", "until", "till", "from", "by", "in", "to", "desde", "hasta", "en", "de")
)
_CURRENCIES = r"usd|eur|bs\.?|krw|mxn"
_PHONE = r"tel|telf|telef|teléf|teléfono|telefono|telephone|phone|fax|whatsapp|전화"
_BOOK = "isbn|issn|oclc"


@dataclass(frozen=True, slots=True)
class _Shield:
    """Numbers of one sort, and what a text must hold to have one."""

    hint: Hint
    pattern: re.Pattern[str]
    label: re.Pattern[str] | None = None

    def spans(self, window: Window) -> Iterator[re.Match[str]]:
        """The numbers of the sort in a window."""
        for found in self.pattern.finditer(window.text, window.start, window.end):
            before = max(window.start, found.start() - _LONGEST_LABEL)
            if self.label is None or self.label.search(window.text, before, found.start()):
                yield found


def _shield(pattern: str, when: Hint) -> _Shield:
    return _Shield(when, lazy(pattern, re.IGNORECASE))


def _labelled(label: str, number: str, when: Hint) -> _Shield:
    """A shield over numbers that stand right behind a label: looked for from the number, of which there are fewer."""
    return _Shield(when, lazy(number, re.IGNORECASE), lazy(rf"(?<!\w){label}$", re.IGNORECASE))


_LONGEST_LABEL = 24


_SHIELDS = (
    # A whole word that is an address: only at the start of a word, so that a long one is read once.
    _shield(
        r"(?<!\S)\S*(?:://|www\.|doi\.org|doi:|10\.\d{4,9}/|\.(?:com|org|net|edu|gov|info|int|mil|[a-z]{2})/)\S*",
        Hint(marks=("/", "www.", "doi:")),
    ),
    _labelled(
        rf"(?:§{{1,2}}|{_NUMBERED})\s?[:：]?\s?",
        rf"(?<!\d){_NUMBER}(?!\w)",
        hint(_NUMBERED, marks=("§", "번호")),
    ),
    _shield(  # prints numbered 1901 to 1986
        rf"(?<!\w)(?:numbered|numerad[oa]s?|번호(?:는|가)?)\s(?:from\s|del?\s|desde\s(?:el\s)?)?{_NUMBER}"
        r"(?:\s(?:to|through|and|al?|hasta(?:\sel)?|y)\s\d{1,4})?(?!\w)",
        hint("numbered|numerado|numerados|numerada|numeradas", marks=("번호",)),
    ),
    # a number of accession, and not the day on which a page was seen: acc. 1967, box 3; acc. 9 May 2019
    _labelled(r"acc\.\s", r"(?<!\d)\d{3,4}(?!\w)", hint("acc")),
    # the symbols of papers of the United Nations: LC/G.1898
    _shield(r"(?<![\w/])(?-i:[A-Z]{1,5}/[A-Z]{1,4})\.\d{3,4}(?!\d)", Hint(marks=("/",))),
    # several pages or numbers: pp. 1590, 1601 and 1967
    _shield(
        rf"(?<!\w)(?:{_SEVERAL})\.?\s?\d{{4}}(?:[-–]\d+)?(?:,\s\d{{4}}(?:[-–]\d+)?){{0,5}}(?:,?\s(?:and|y)\s\d{{4}})?(?!\w)",
        hint(_SEVERAL),
    ),
    _shield(  # Avenida 5 de Julio, Movimiento 26 de Julio
        r"(?<!\w)(?:avenida|av\.|calle|plaza|paseo|movimiento|brigada|frente|batallón|hospital|escuela|liceo)\s\d{1,2}\sde\s(?-i:[A-Z])\w+",
        hint("avenida|av|calle|plaza|paseo|movimiento|brigada|frente|batallón|hospital|escuela|liceo"),
    ),
    # “45 (1967): 1590-1601”, “1997): 209”: pages after the volume or the imprint
    _shield(rf"\)\s?:\s?{_NUMBER}", Hint(marks=(")",))),
    _shield(
        rf"(?<!\w)(?P<ruled>{_RULED}|[sa]/res/)\s?(?:no\.?\s|n[º°o]\.?\s|nos\.\s|number\s|n[úu]mero\s|제\s?)?\d{{3,4}}(?!\d)",
        hint(_RULED, marks=("/res/",)),
    ),
    _shield(  # the files of archives in the East: f. 0102, op. 1967, d. 1970
        r"(?<!\w)op(?:is)?\.?\s\d{1,4},\s?(?:d|delo|p|papka|l)\.?\s\d{1,4}(?:,\s?ll?\.?\s\d{1,4})?(?!\w)",
        hint("op|opis"),
    ),
    _shield(  # the files of archives in Poland, before their leaves: 1653, k. 14
        r"(?=\d)(?<![\d.,])\d{4}(?=,\sk{1,2}\.\s\d)",
        Hint(marks=(", k. ", ", kk. ")),
    ),
    _shield(  # the volume and the pages of what lawyers cite: 1870 U.N.T.S. 167, 114 Stat. 1631, 1633
        r"(?<!\w)\d{1,4}\s(?-i:U\.S\.(?:T\.)?|[UL]\.?N\.?T\.?S\.?|Stat\.|Fed\.\sReg\.|Cong\.\sRec\.|F\.\s?Supp\.(?:\s?[23]d)?|F\.[23]d|S\.\sCt\.)"
        r"\s\d{1,5}(?:,\s\d{1,5}(?:[-–]\d{1,5})?(?!\w))*",
        Hint(marks=("stat. ", "u.s. ", "t.s. ", "nts ", "s.t. ", "reg. ", "rec. ", "supp. ", "f.2d", "f.3d", "ct. ")),
    ),
    _shield(  # a 2000-strong crowd
        r"(?=\d)(?<![\d.,])\d{4}-(?:strong|man|mile|km|kilomet(?:re|er)|year|page|ton|word|met(?:re|er)|seat|bed|odd|member|acre)"
        r"(?!\w)",
        hint("strong|man|mile|km|kilometre|kilometer|year|page|ton|word|metre|meter|seat|bed|odd|member|acre"),
    ),
    # a round number before a plural, without an article or a word of time: “sent 2000 radios”
    _shield(
        rf"(?=\d)(?<![\d.,–-])(?<!the\s)(?<!of\s)(?<!los\s)(?<!las\s)(?<!de\s){_NOT_AFTER_TIME}"
        r"(?<=[a-zé]\s)[12]\d00(?=\s(?-i:[a-z]{3,}[a-rt-z]s)(?!\w)(?<!was)(?<!has))",
        Hint(marks=("00 ",)),
    ),
    # “1718 (2006) and 1874 (2009)”: a number and its year
    _shield(r"(?=\d)(?<![\d.,])\d{4}(?=\s\(\d{4}\))", Hint(marks=("(",))),
    _labelled(rf"{_NOT_AFTER_BOUND}(?:{_QUANTIFIERS})\s", r"(?<=\s)\d{4}(?!\d|['’]?s)", hint(_QUANTIFYING)),
    _shield(rf"(?<!\w)(?:{_CURRENCIES}|s/\.?)\s?\d{{4}}(?!\d)", hint(_CURRENCIES, marks=("s/",))),
    _shield(rf"(?<!\w)(?:{_BOOK})(?:-1[03])?[\s:]{{0,2}}[\dx][\dx -]{{3,20}}", hint(_BOOK)),
    _shield(rf"(?<!\w)(?:{_PHONE})[.:]?(?:[\s().+-]{{0,3}}\d){{6,15}}", hint(_PHONE)),
    _shield(
        r"\+\d[\d\s().-]{6,20}\d|\(\d{3}\)\s?\d{3}[\s-]\d{4}|(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{4}(?!\d)",
        Hint(marks=("+", "-", ")")),
    ),
)
_KOREAN_COUNTED = "명|개|대|톤|권|리|정|발|원|달러|호|척|쪽|여"
_COUNTS = (
    _shield(
        rf"(?=\d)(?<![\d.,])\d{{4}}\s(?:{_KOREAN_COUNTED})",
        Hint(marks=tuple(f" {each}" for each in _KOREAN_COUNTED.split("|"))),
    ),
    _shield(rf"(?=\d)(?<![\d.,])\d{{4}}{_UP_TO}(?=\s(?:{UNITS})(?!\w))", hint(UNITS)),
    _shield(rf"(?=\d){_NOT_AFTER_TIME}(?<![\d.,])\d{{4}}{_UP_TO}(?=\s(?:{COUNTED})(?!\w))", hint(COUNTED)),
    _shield(
        rf"(?=\d){_NOT_AFTER_TIME}(?<![\d.,])\d{{4}}(?=\s(?:(?:sanctions\s)?committee|panel\sof\sexperts)(?!\w))",
        hint("sanctions|committee|panel"),
    ),
)
_HINTED_SHIELDS = Hinted((each.hint, each) for each in _SHIELDS)
_HINTED_COUNTS = Hinted((each.hint, each) for each in _COUNTS)
# “Resolutions 1695 (2006), 1718 (2006) and 1874”: what follows the first of several; the years in brackets are dates.
_MORE_RULED = lazy(r"(?:\s?\(\d{4}\))?(?:,\s?(?:and\s|y\s)?|\s(?:and|y|&|or|o)\s|\s?[및와과]\s?)(\d{4})(?![\d-])")


def shields(window: Window) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which no year is a date."""
    for each in _HINTED_SHIELDS.given(window.hints):
        for found in each.spans(window):
            yield found.span()
            if "ruled" in each.pattern.groupindex and found["ruled"].casefold().endswith("s"):
                yield from _more_ruled(window.text, found.end())


def counts(window: Window) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which no date starts."""
    for each in _HINTED_COUNTS.given(window.hints):
        yield from (found.span() for found in each.pattern.finditer(window.text, window.start, window.end))


def _more_ruled(text: str, start: int) -> Iterator[tuple[int, int]]:
    while found := _MORE_RULED.match(text, start):
        yield found.span(1)
        start = found.end()
