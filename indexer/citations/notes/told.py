"""What is told of a source and is none of its fields? The hour, the edition, how much there is, who got hold of it."""

from __future__ import annotations

import re

from indexer.citations.notes.words import NO_DATE
from indexer.patterns import lazy

_I = re.IGNORECASE

SAME_DAY = lazy(
    r"(?:the\s|el\s|la\s)?(?:same\s(?:day|date|issue)|misma\s(?:fecha|edición)|mismo\s(?:día|número)|같은\s(?:날|호))(?=[\s.,;)]|$)",
    _I,
)
OBTAINED = lazy(r"(?:obtained|provided|contributed|cedid[oa]|facilitad[oa])\s(?:for\s[\w\s]{2,30}\s)?(?:by|por)\s")
_CLOCK = lazy(
    r"(?:(?:at\s|a\slas\s)\d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?\s?m|h(?!\w)|GMT|UTC|KST)))(?:\s?[ap]\.?\s?m\.?|\s?h)?"
    r"(?:,?\s(?:GMT|UTC|KST|EST|EDT))?(?!\w)|\d{4}\s(?:GMT|UTC)",
    _I,
)
# How much there is of a paper: “9 legajos”, “3 boxes”, 전 4권.
EXTENT = lazy(
    r"\d{1,4}\s(?:legajos?|cajas?|boxes|folders|files|carpetas?|cuadernos?|notebooks|expedientes|folios|fols?\.|hojas|leaves|pages|páginas|"
    r"sheets|reels|rollos|items)(?=[\s,.;)]|$)|[전全]\s?\d{1,3}\s?(?:권|책|상자|卷|冊|册)",
    _I,
)
INTRODUCED = lazy(
    r"(?:(?:with|and)\san?\s|con\s)?(?:introduction|foreword|preface|afterword|prólogo|introducción|prefacio)\s(?:by|de)\s",
    _I,
)
_UPDATED = lazy(r"(?:last\s)?(?:modified|updated|revised|posted)(?:\son)?\s|actualizad[oa](?:\sel)?\s", _I)
# What divides a newspaper: “late edition”, “cuerpo C”, “col. 2”.
_SECTION = lazy(
    r"(?-i:Impreso|Print)(?=\.|$)|(?:\d{1,2}(?:a|o|da|do|ra|ro|ta|to|[ªº])\.?\s)?(?:suplemento|supplement|secci[oó]n|secc\.)(?:\s[a-zà-ÿ]{3,14})?(?=[,.;)]|$)|(?:contra)?(?:portada|tapa)(?=[,.;)]|$)|(?:front|back|last)\spage(?=[,.;)]|$)|última\spágina(?=[,.;)]|$)|"
    r"(?:first|second|third|new|primera|segunda|tercera|nueva|n\.\s?s\.|\d(?:st|nd|rd|th|a|ª))\s(?:ser(?:ies|ie)?|época)\b\.?|"
    r"(?:cuerpo|secci[oó]n|secc\.|section|sec\.)\s(?:[A-Z]|[A-Z]?\d{1,3})(?:\.\d{1,3})*(?!\w)|col(?:umnas?|umns?|s?\.)\s\d(?:\s?[-–~]\s?\d)?(?!\w)|"
    r"(?:first|second|late|early|morning|evening|afternoon|city|final|international|overseas|weekly)\sed(?:ition|n|\.)|"
    r"edición\s(?:de\sla\s\w+|internacional|semanal|matutina|vespertina|dominical)|[(]?(?:해외|조간|석간|호외|[朝夕]刊|號外)판?[)]?",
    _I,
)
# “video, 4:10–6:35”: what was heard or seen
_MEDIUM = lazy(
    r"(?:video|audio|podcast|vídeo|(?-i:LP|EP|CD|DVD|VHS)|blu-ray|(?:8|16|35|70)\s?mm|cassette|casete)"
    r"(?=[,.;]\s|\.?$)",
    _I,
)
# “received by fax”, “recibida por correo”: how a paper came
_SENT = lazy(
    r"(?:received|sent|delivered|recibid[oa]|enviad[oa]|remitid[oa]|transmitid[oa])\s(?:by|via|through|por)\s[\w-]{2,20}(?:\s[\w-]{2,20})?(?=[,.;]|$)",
    _I,
)
# “encl. 2”, “enclosure 2 in no. 40”: what lies in a letter
_ENCLOSED = lazy(r"encl(?:osures?|s?\.)\s\d{1,2}(?:\s(?:in|to)\sno\.\s\d{1,4})?(?=[,.;)]|$)", _I)
# 무성, 흑백, 118분, 등사본: what a film or a paper is like
_MADE_AS = lazy(r"(?:무성|유성|흑백|컬러|천연색|자막판|등사본|필사본|타자본|복사본|인쇄본|\d{1,3}분)(?=[,.)\s]|$)", _I)
# “emitido el 3 de mayo de 1967”, “broadcast on 3 May 1967”: that the day is when it went on the air, or out
AIRED = lazy(
    r"(?:(?:emitid|transmitid|difundid|publicad|estrenad)[oa]s?\s(?:el\s(?=\d)|en\s(?=[^\W\d_]{4,10}\sde\s\d))|"
    r"(?:broadcast|aired|transmitted|screened|published)\s(?:on\s)?(?=\d{1,2}\s[A-Z]|(?-i:[A-Z])[a-z]{2,8}\.?\s\d))",
    _I,
)
# that its leaves have no numbers
_UNNUMBERED = lazy(
    r"sin\s(?:foliar|numerar|paginar|clasificar|catalogar)|un(?:paginated|numbered|foliated|catalogued)", _I
)
# “Hearings, 91st Cong., 2d sess., pt. 6”: when a chamber sat
_SESSION = lazy(
    r"(?:hearings?(?:,\s|(?=\s\()))?(?:\d{1,3}(?:st|nd|rd|th|d)\s(?:cong(?:\.|ress)|sess(?:\.|ion)),?\s?){1,2}(?:(?<=\s)pt\.\s\d{1,2}(?=[\s,.;)]))?(?<!\s)|"
    r"hearings?(?=[,.]\s(?:\d|[^\W\d_a-z][\w\s]+,\s[A-Z.]+:\s))",
    _I,
)
JUDGE = lazy(
    r"(?:(?-i:[MC]\.\s?P\.)|(?:(?:magistrad|consejer|ministr)[oa]\s)?ponente)(?::\s?|\s)(?-i:[^\W\d_a-z])[\w.’-]*"
    r"(?:\s(?:del?\s|la\s){0,2}(?-i:[^\W\d_a-z])[\w.’-]*){0,4}(?=[,.;)]|$)",
    _I,
)
"""*M. P. Ana Ruiz*, *magistrado ponente: Luis Paz*: which judge wrote a decision."""
_ALL = (
    _UNNUMBERED,
    _CLOCK,
    JUDGE,
    _SESSION,
    _ENCLOSED,
    _MEDIUM,
    _MADE_AS,
    _SENT,
    NO_DATE,
    _UPDATED,
    _SECTION,
    SAME_DAY,
    EXTENT,
    AIRED,
)
TOLD = lazy("|".join(each.pattern for each in _ALL), _I)
"""What names nobody, in one pattern: it is tried at every place of every note."""
