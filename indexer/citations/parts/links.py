"""A link that stands behind a citation is that of its work, and so is an archive: *…, 14 de octubre de 2007; http://…*,
*Minutes of the board, 3 May 1967; Salt Archive, box 3*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.model import Citation
from indexer.citations.parts.kinds import LYING
from indexer.patterns import lazy

_LED = lazy(
    r"[\s.;,(]*(?:(?:transcri[a-zà-ÿ]+|texto?(?:\scompleto)?|full\stext|v[íi]deo|audio|grabaci[óo]n|recording|available|"
    r"disponible|copia|copy|en\slínea|online|(?:지금|현재|오늘날|요즘|원문|전문|영상|사본)(?:에?는|은)?)\s?(?:(?:at|in|en|from)\s?)?:?\s?)?<?",
    re.IGNORECASE,
)
_KEEPING = LYING | {"series", "place", "document", "locator"}
_LINK = frozenset({"url", "doi", "accessed"})


def with_links(text: str, found: Sequence[Citation]) -> list[Citation]:
    """The citations, with those that are nothing but a link made part of the one before, if that has none."""
    out: list[Citation] = []
    for one in found:
        before = out[-1] if out and out[-1].form == "full" and not out[-1].first("url") else None
        if before and _is_part(before, one, text[before.end : _start(one)]):
            out[-1] = replace(before, end=one.end, fields=(*before.fields, *one.fields))
        else:
            out.append(one)
    return out


def _is_part(before: Citation, one: Citation, gap: str) -> bool:
    """Whether what was read as a citation tells no more than a link, or an archive, of the one before."""
    if one.form == "full" and {field.name for field in one.fields} <= _LINK:
        return _LED.fullmatch(gap) is not None
    return not gap.strip(" ;") and _keeps(before, one)


def _keeps(paper: Citation, one: Citation) -> bool:
    """Whether a citation tells of nothing but an archive, behind a paper with its day of which no archive is told."""
    told = {field.name for field in one.fields}
    lying = {field.name for field in paper.fields} & LYING
    return one.form == "full" and told <= _KEEPING and "archive" in told and paper.kind == "archival" and not lying


def _start(one: Citation) -> int:
    return min((field.start for field in one.fields), default=one.start)
