"""Bodies whose names hold commas, which elsewhere stand between names."""

from __future__ import annotations

from indexer.folding import fold
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_FOR = r"[^\W\d_a-z][^\W\d_]{3,}(?:\s(?:(?:de|del|of)\s(?:la\s)?)?[^\W\d_a-z][^\W\d_]+)?"
_LISTED = (
    rf"(?:(?:Vice|Sub)?[Mm]inisterio|Ministry|Ministère|(?:Sub)?[Ss]ecretar[íi]a|Department|Departamento|Direcci[óo]n(?:\sGeneral)?|Facultad|"
    rf"Faculty|School|Escuela|Organi[sz]ation|Organización)\s(?:de|of|for)\s(?:la\s)?{_FOR}(?:,\s{_FOR}){{1,4}},?\s(?:y|e|and|&)\s{_FOR}"
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
BODY_LIST = Prefiltered(rf"{_LISTED}|{_NESTED}")
"""*Ministerio de Comercio, Industria y Turismo* lists its tasks; *Congress, House, Committee on Salt* is in another."""
_COUNTRY = lazy(r"(?:(?:U\.\s?S\.|[^\W\d_a-z][^\W\d_]+)\s){0,3}")


def is_one_body(text: str, start: int, end: int) -> bool:
    """Whether a stretch with commas is the name of one body, before which its country may stand."""
    found = BODY_LIST.search(text, start, end)
    if found is not None and found.end() == end and _COUNTRY.fullmatch(text, start, found.start()):
        return True
    return is_told_to_part(text[start:end])


BODY_WORDS = frozenset({
    "ministry", "embassy", "committee", "council", "nations", "international", "institute", "department", "office",
    "association", "university", "agency", "bureau", "commission", "party", "army", "assembly", "organization",
    "organisation", "union", "center", "centre", "group", "government", "library", "society", "foundation", "congress",
    "senate", "ministerio", "embajada", "comite", "consejo", "naciones", "instituto", "departamento", "oficina",
    "asociacion", "universidad", "agencia", "comision", "partido", "ejercito", "asamblea", "organizacion", "centro",
    "gobierno", "biblioteca", "sociedad", "fundacion", "congreso", "senado", "state", "secretaria", "directorate",
    "corporation", "company", "corporacion", "compania",
    "division", "force", "forces", "headquarters", "command", "board", "academy", "academia", "editorial", "press",
    "house", "amnistia", "amnesty", "observatorio", "observatory", "unidad", "banco", "bank", "servicio", "federacion",
    "federation", "sindicato", "camara", "chamber", "municipalidad", "municipality", "tribunal", "junta", "autoridad",
    "authority", "direccion", "superintendencia",
})  # fmt: skip
"""What a body is called, folded, and no person: *Amnesty International*, *Ministry of Foreign Affairs*."""
_SINGLE = lazy(r"[^\W_]+")
_KEEPING = frozenset({"library", "biblioteca", "press", "editorial", "archive", "archives", "archivo", "archivos"})
_WHOLE = lazy(
    r"(?:Republic|República|Kingdom|Reino|Government|Gobierno)\s(?:of|de|del)\s.*|Great\sBritain|United\s(?:Kingdom|States)|Estados\sUnidos|"
    r".*\s(?:Battalion|Regiment|Brigade|Corps|Wing|Group|Squadron|Fleet|Forces|Batallón|Regimiento|Brigada)"
)
_PART = lazy(
    r"(?:(?:Sub)?(?:[Cc]ommittee|[Cc]omité|[Cc]ommission|[Cc]omisión|[Dd]irección|[Ss]ecretar[íi]a)|Dep(?:ar)?tamento|Oficina|Ministerio|"
    r"Directorate|Ministry|Department|Office|Bureau|Division|División|Section|Sección|Branch|Inspección|Gerencia|Unidad|Facultad|Faculty|"
    r"Instituto|Embassy|Embajada|Council|Consejo|Junta|Cent(?:er|re|ro)|Estado\sMayor)"
    r"\s(?:of|for|on|de|del|para|sobre|General|Nacional|Permanente|Especial)(?:\s.*)?|Far\sEast|"
    r"(?:\w[\w-]*\s(?:and\s)?){1,6}(?:Office|Section|Branch|Division|Directorate|Council|(?:Sub)?[Cc]ommittee|Cent(?:er|re)|Bureau|Staff|Department|"
    r"Wing|Regiment|Battalion|Brigade|Squadron|Corps)"
)
_LONGEST = 160


def is_task_body(text: str) -> bool:
    """Whether a text is called what bodies and troops are: *Salt Ministry*, *7th Salt Regiment*."""
    return bool(
        BODY_WORDS & set(_SINGLE.findall(fold(text))) or _WHOLE.fullmatch(text) or is_one_body(text, 0, len(text))
    )


def is_told_to_part(text: str) -> bool:
    """Whether a text is one body told from the whole to the part: *Department of the Army, Office of Salt*."""
    if ", " not in text or len(text) > _LONGEST or not (text[0].isupper() or text[0].isdigit()):
        return False
    whole, *parts = text.split(", ")
    if not all(_PART.fullmatch(part) for part in parts):
        return False
    words = _SINGLE.findall(fold(whole))
    return _KEEPING.isdisjoint(words) and bool(not BODY_WORDS.isdisjoint(words) or _WHOLE.fullmatch(whole))
