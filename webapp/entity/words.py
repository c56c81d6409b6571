"""What the pages about names, outlets, works and publications call them, each in the reader's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from webapp.i18n import gettext, ngettext, number
from webapp.i18n import lazy_gettext as _

TITLES = {"actor": _("Names"), "outlet": _("Outlets"), "work": _("Works"), "publication": _("Publications")}
LEADS = {
    "actor": _("The persons, organisations, states and places that passages speak of, each under one name."),
    "outlet": _("The newspapers, agencies, archives and publishers on which passages draw."),
    "work": _("The books, articles, reports and papers that notes cite."),
    "publication": _("Where the articles of this library appeared."),
}
FIND = {
    "actor": _("Find a name, in any of its spellings"),
    "outlet": _("Find an outlet, in any of its spellings"),
    "work": _("Find a work by author or title"),
    "publication": _("Find a publication"),
}
ORDERS = {"count": _("By number of passages"), "name": _("A–Z")}
TYPES = {
    "person": _("person"), "organisation": _("organisation"), "state": _("state"), "place": _("place"),
    "newspaper": _("newspaper"), "agency": _("agency"), "magazine": _("magazine"), "journal": _("journal"),
    "broadcaster": _("broadcaster"), "publisher": _("publisher"), "archive": _("archive"), "website": _("website"),
    "article": _("article"), "book": _("book"), "chapter": _("chapter"), "thesis": _("thesis"),
    "archival": _("archival paper"), "web": _("web page"), "interview": _("interview"),
    "statement": _("statement"), "document": _("document"), "unknown": _("work of an unknown kind"),
}  # fmt: skip
FIELDS = {
    "author": _("Author"), "editor": _("Editor"), "translator": _("Translator"), "title": _("Title"),
    "translation": _("Title, translated"), "genre": _("Genre"), "container": _("In"), "series": _("Series"),
    "edition": _("Edition"), "volume": _("Volume"), "issue": _("Issue"), "publisher": _("Publisher"),
    "place": _("Place"), "date": _("Date"), "pages": _("Pages"), "locator": _("Cited at"),
    "archive": _("Archive"), "fond": _("Fond"), "inventory": _("Inventory"), "box": _("Box"),
    "folder": _("Folder"), "file": _("File"), "document": _("Document"), "url": _("Address"), "doi": _("DOI"),
    "accessed": _("Looked up"), "note": _("Note"),
}  # fmt: skip
WAYS = {
    "text": _("named in the passage"),
    "citation": _("cited by the note"),
    "note": _("cited by a note to the passage"),
}
_SCRIPTS = {
    "LATIN": _("Latin letters"), "HANGUL": _("Hangul"), "CJK": _("Chinese characters"), "HIRAGANA": _("Kana"),
    "KATAKANA": _("Kana"), "CYRILLIC": _("Cyrillic"), "ARABIC": _("Arabic letters"), "GREEK": _("Greek letters"),
    "HEBREW": _("Hebrew letters"),
}  # fmt: skip


def type_name(name: str) -> str:
    """What a sort of name, outlet or work is called; one that we don't know as it stands."""
    return str(TYPES.get(name, name))


def script_of(text: str) -> str:
    """The script of the first letter of a text, as Unicode names it."""
    letter = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def script_name(script: str) -> str:
    """What a script is called."""
    return str(_SCRIPTS.get(script, "")) or gettext("Other scripts")


def by_script(forms: Iterable[str]) -> list[tuple[str, str | None, list[str]]]:
    """Forms of a name by script: its name, the language that it tells, the forms."""
    grouped: dict[str, list[str]] = {}
    for form in forms:
        grouped.setdefault(script_of(form), []).append(form)
    return [(script_name(script), "ko" if script == "HANGUL" else None, found) for script, found in grouped.items()]


def listed(facet: str, count: int) -> str:
    """How many of a kind there are: ``1,412 names``."""
    match facet:
        case "actor":
            return ngettext("%(shown)s name", "%(shown)s names", count, shown=number(count))
        case "outlet":
            return ngettext("%(shown)s outlet", "%(shown)s outlets", count, shown=number(count))
        case "work":
            return ngettext("%(shown)s work", "%(shown)s works", count, shown=number(count))
        case _:
            return ngettext("%(shown)s publication", "%(shown)s publications", count, shown=number(count))
