"""Does a short form say once more what stands right before it, or do the two together cite one work?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.model import Citation, FieldName

_FEW_WORDS = 4
_TOLD: tuple[FieldName, ...] = ("locator", "pages", "document", "date", "genre", "box", "folder", "file", "note")


def repeats(before: Citation, one: Citation, text: str, labelled: Sequence[str]) -> bool:
    """*“Salt Again,” as cited in note 3*: the number says once more what ``before`` says; both are resolved.

    ``labelled`` are the ids of the notes that bear the number.
    """
    if one.form not in ("note", "opcit") or (one.first("locator") and before.first("locator")):
        return False
    gap = text[before.end : one.start]
    if before.form == "full" or len(gap.split()) >= _FEW_WORDS:
        return False
    apart = ". " in gap  # Ruiz, 40. Note 3 has both.
    other = one.first("author") and before.first("author") not in ("", one.first("author"))
    return before.work == one.work or (before.refers_to in labelled and not apart and not other)


def joined(before: Citation, one: Citation, text: str) -> Citation | None:
    """*Harker to Rowe, telegram 204*: two short forms right behind each other that mean one paper are one."""
    if before.form != "short" or not one.work or one.work != before.work:
        return None
    gap = text[before.end : one.start]
    if one.form == "ibid" and one.first("genre") and gap == ", ":  # Ruiz to Paz, letter cited
        return replace(before, end=max(before.end, one.end))
    apart = one.form != "short" or one.first("author") or one.first("title")
    if gap.strip(" ,") or (apart and (gap.strip() or one.form not in ("short", "note"))):
        return None
    told = (field for field in one.fields if field.name in _TOLD and not field.value.startswith("note "))
    return replace(before, end=max(before.end, one.end), fields=(*before.fields, *told))
