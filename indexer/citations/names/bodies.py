"""Bodies whose names hold commas, which elsewhere stand between names."""

from __future__ import annotations

import re

_FOR = r"[^\W\d_a-z][^\W\d_]{3,}(?:\s(?:(?:de|del|of)\s(?:la\s)?)?[^\W\d_a-z][^\W\d_]+)?"
_LISTED = (
    rf"(?:(?:Vice|Sub)?[Mm]inisterio|Ministry|Ministère|(?:Sub)?[Ss]ecretar[íi]a|Department|Departamento|Direcci[óo]n(?:\sGeneral)?|Facultad|"
    rf"Faculty|School|Escuela)\s(?:de|of|for)\s(?:la\s)?{_FOR}(?:,\s{_FOR}){{1,4}},?\s(?:y|e|and|&)\s{_FOR}"
)
_WORDS = (
    r"(?:[^\W\d_a-z][\w.’'/-]*|\d{1,3}(?:st|nd|rd|th|d|ª|º))"
    r"(?:\s(?:(?:of|on|for|the|and|de|del|la|las|los|el|para|y|e)\s){0,3}[^\W\d_a-z][\w.’'/-]*){0,8}"
)
_CHAMBER = (
    r"(?:House(?:\sof\s(?:Representatives|Commons|Lords))?|Sena(?:te|do)|"
    r"Cámara\sde\s(?:Diputad|Senador|Representant)[oe]s)"
)
_COMMITTEE = (
    r"(?:(?:Joint|Select|Standing)\s)*"
    r"(?:(?:Sub)?[Cc]ommittee\s(?:on|of|for)|(?:Subc|C)omisión\s(?:de|sobre)|Comité\sde)"
)
_ENDS = r"(?=,\s|$)"
_NESTED = (
    rf"(?<!,\s)(?:Headquarters|HQ|Cuartel\sGeneral),\s(?:the\s)?{_WORDS}(?:\s\([A-Z]{{2,9}}\))?{_ENDS}|"
    rf"(?:Congress|Congreso(?:\s(?:del?|de\sla|de\slos)\s[^\W\d_a-z]\w+)?|Parliament|Parlamento|Asamblea\sNacional|National\sAssembly|{_CHAMBER})"
    rf"(?:,\s{_CHAMBER})?(?:,\s{_COMMITTEE}\s{_WORDS}{_ENDS}){{1,2}}"
)
BODY_LIST = re.compile(rf"{_LISTED}|{_NESTED}")
"""*Ministerio de Comercio, Industria y Turismo* lists its tasks; *Congress, House, Committee on Salt* is in another."""
_COUNTRY = re.compile(r"(?:(?:U\.\s?S\.|[^\W\d_a-z][^\W\d_]+)\s){0,3}")


def is_one_body(text: str, start: int, end: int) -> bool:
    """Whether a stretch with commas is the name of one body, before which its country may stand."""
    found = BODY_LIST.search(text, start, end)
    return found is not None and found.end() == end and bool(_COUNTRY.fullmatch(text, start, found.start()))
