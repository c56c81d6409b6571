"""Is the name of an actor only a word of another name? — *Port of Spain*, *South China Sea*, *North-China Herald*.

What it is a word of isn't in the authority, else the longer name would have been found; and it is another place, a
press, not the state. The name of a body is none of these: *Presbyterian Church in Canada* names Canada.
"""

from __future__ import annotations

import re
from typing import Final

from indexer.patterns import lazy

_FAR = 32
_BODIES: Final = frozenset({"person", "organisation"})
_PRINTING: Final = frozenset({"newspaper", "magazine", "journal", "publisher"})
# What lies beside a state or a town and is called by it. In Spanish and in prose these begin with small letters, too.
_WATERS = (
    r"(?:[Gg]ulf|[Ss]ea|[Ss]traits?|[Ii]sthmus)\sof\s(?:the\s)?|"
    r"(?:[Gg]olfo|[Mm]ar|[Ee]strecho|[Ii]stmo|[Ll]ago)\s(?:del?\s(?:la\s)?)|(?:Lake|Lago)\s"
)
# Not *West*: halves of a state may be that state to whoever wrote the authority, as West Germany is Germany.
_ELSEWHERE = r"(?:New|Nuev[oa]|Gran|Port\sof|Puerto)\s"
# In Spanish the name stands behind these without *de*, as a mark.
_HOUSES = r"(?:Imprenta|Tipograf[íi]a|Litograf[íi]a|Editorial|Ediciones|Librer[íi]a|Señal)\s"
_PAPERS_OF = r"(?:Mercurio|Heraldo|Correo|Gaceta)\s(?:del?\s(?:la\s)?)"
_PAPERS = r"(?:Herald|Chronicle|Gazette|Times|Advertiser|Tribune|Observer|Mercury|Daily\s(?:News|Mail|Press))"
_BEFORE: Final = lazy(rf"(?<![^\W_])(?:{_WATERS}|{_HOUSES}|{_PAPERS_OF})$")
_BEFORE_STATES: Final = lazy(rf"(?<![^\W_]){_ELSEWHERE}$")
_AFTER: Final = lazy(rf"\s(?:Seas?|Canal|Straits?|{_PAPERS})(?![^\W_])")
_AFTER_STATES: Final = lazy(
    r"\sCity(?![^\W_])|"
    # *U.S.* says whose they are, as *American* does; *U.S.T.* are treaties, and *U.S.S.* is a ship.
    r"(?<=U\.S)\.(?:\s(?:Army|Navy|Marines?|Air\sForce|Coast\sGuard)(?![^\W_])|(?!A\.)[A-Z]\.)"
)
# A university’s press is a publisher.
_PRESS: Final = lazy(r"\sPress(?![^\W_]|\s(?:Office|Department|Secretary|Release|Club|Conference|Bureau)\b)")
# What bears a person’s name.
_NAMED_FOR: Final = lazy(
    r"\s(?:Presidential\s)?(?:Library|University|Airport|Avenue|Street|School|Prize|Memorial|Museum)(?![^\W_])"
)
_CALL_NUMBER = lazy(r"-[A-Z]*\d")
_SIGLUM = lazy(r"(?<![\w-])(?:[A-Z]{1,6}-)+$")
HEREAFTER: Final = (
    r"(?:(?:cited|abbreviated)\s)?(?:hereafter|hereinafter|henceforth)(?:\sas)?\s|"
    r"en\s(?:adelante|lo\ssucesivo),?\s|이하\s|以下\s?"
)
"""What says in brackets that a name will be shortened."""


def is_word_of_another(text: str, start: int, end: int, type_: str) -> bool:
    """Whether ``text[start:end]``, the name of an actor of the type ``type_``, is a word of another name."""
    if type_ == "organisation":
        return bool(_PRESS.match(text, end))
    if type_ == "person":
        return bool(_NAMED_FOR.match(text, end))
    before = text[max(0, start - _FAR) : start]
    if _BEFORE.search(before) or _AFTER.match(text, end):
        return True
    return type_ == "state" and bool(_BEFORE_STATES.search(before) or _AFTER_STATES.match(text, end))


def is_in_number(text: str, start: int, end: int) -> bool:
    """Whether letters are the head of a call number: *CIA-RDP78T04759A002400010023-0*."""
    return text.startswith("-", end) and text[start:end].isupper() and bool(_CALL_NUMBER.match(text, end))


def siglum_at(text: str, start: int, end: int) -> str:
    """The letters joined by hyphens of which ``text[start:end]`` are the last: *DA-ROK*; empty where none are."""
    if not start or text[start - 1] != "-" or not text[start:end].isupper():
        return ""
    found = _SIGLUM.search(text[max(0, start - _FAR) : start])
    return found[0] + text[start:end] if found else ""


def introduces(text: str, siglum: str) -> bool:
    """Whether a text says that from there on letters stand for a name: *(hereafter DA-ROK)*."""
    return siglum in text and re.search(rf"(?:{HEREAFTER})[“\"‘']?{re.escape(siglum)}(?![\w-])", text) is not None


def is_written_small(text: str, form: str, type_: str) -> bool:
    """Whether a person or body that has capitals stands in small letters: *una cruz roja*, or a word of an address.

    So does what bears the words of a paper or a press: *una historia crítica*, *a new press*. States are written so by
    whoever is in haste, *los estados unidos*, and one word of a paper stands in its address: *granma.cu*.
    """
    if not text.islower() or form.islower():
        return False
    return type_ in _BODIES or (type_ in _PRINTING and " " in text)
