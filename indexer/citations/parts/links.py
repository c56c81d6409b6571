"""A link that stands behind a citation is that of its work: *…, 14 de octubre de 2007; transcripción en http://…*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.model import Citation

_LED = re.compile(
    r"[\s.;,(]*(?:(?:transcri[a-zà-ÿ]+|texto?(?:\scompleto)?|full\stext|v[íi]deo|audio|grabaci[óo]n|recording|available|"
    r"disponible|copia|copy|en\slínea|online|원문|전문)\s?(?:(?:at|in|en|from)\s?)?:?\s?)?<?",
    re.IGNORECASE,
)
_LINK = frozenset({"url", "doi", "accessed"})


def with_links(text: str, found: Sequence[Citation]) -> list[Citation]:
    """The citations, with those that are nothing but a link made part of the one before, if that has none."""
    out: list[Citation] = []
    for one in found:
        names = {field.name for field in one.fields}
        before = out[-1] if out and out[-1].form == "full" and not out[-1].first("url") else None
        lone = one.form == "full" and names <= _LINK
        if lone and before and _LED.fullmatch(text, before.end, _start(one)):
            out[-1] = replace(before, end=one.end, fields=(*before.fields, *one.fields))
        else:
            out.append(one)
    return out


def _start(one: Citation) -> int:
    return min((field.start for field in one.fields), default=one.start)
