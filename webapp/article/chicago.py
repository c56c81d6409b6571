"""A place in an article as a note of the Chicago Manual of Style, in the language of whoever cites it.

English follows the manual (17th edition, 14.23, 14.76, 14.189: author, “title,” publication, date, place, address);
Spanish does as its Spanish edition has it (Universidad de Deusto, 2013); Korean as Korean journals of history do, with
「 」 for an article and 『 』 for what it appeared in. Of four authors or more the first stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from webapp.shapes import ArticleRefBody

MANY: Final = 4
"""So many authors are named by the first alone."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_ITALIC = Markup("<cite>{}</cite>")
# Before these sounds “y” becomes “e”; “hie” and “y” begin with another sound.
_SPANISH_I = re.compile(r"h?[ií](?!e)", re.IGNORECASE)
_INNER_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a language writes the parts of a note."""

    locale: str
    authors: Callable[[Sequence[str]], str]
    title: Callable[[str], str]
    container: str
    places: dict[str, str]
    undated: str


def note(article: ArticleRefBody, where: str, address: str, lang: str) -> Markup:
    """The note for a place in an article (see ``place``), or for the whole of it without ``where``.

    It is safe HTML, in which ``<cite>`` is the only markup of ours. ``lang`` is one of ``LANGUAGES``, ``address`` where
    the article can be read. What isn't known is left out, but for the date, of which the note says that there is none.
    """
    style = _STYLES[lang]
    title = article["title"].rstrip(".,")
    parts = [escape(style.authors(article["authors"]))] if article["authors"] else []
    parts.append(escape(style.title(title)))
    if publication := article["publication"]:
        parts.append(_container(style, publication["label"]))
    parts.append(escape(_date(article["published"], style)))
    parts += [escape(part) for part in (where, address) if part]
    gaps = [" " if part.endswith(",”") else ", " for part in parts[:-1]]
    last = "" if parts[-1].endswith(".") else "."
    return Markup().join(part + gap for part, gap in zip(parts, [*gaps, last], strict=True))


def place(kind: str, label: str, lang: str) -> str:
    """The place in an article, such as ``para. 7``, as ``note`` writes it."""
    return _STYLES[lang].places[kind].format(label)


def _container(style: _Style, label: str) -> Markup:
    before, _, after = style.container.partition("{}")
    return escape(before) + (_ITALIC.format(label) if not before else escape(label)) + escape(after)


def _date(edtf: str | None, style: _Style) -> str:
    match = _DATE.fullmatch(edtf or "")
    if not match:
        return edtf or style.undated
    year, month, day = match.groups()
    if not month:
        return year
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return edtf or style.undated
    if day:
        return format_date(found, "long", style.locale)
    return format_skeleton("yMMMM", found, locale=style.locale)


def _english(names: Sequence[str]) -> str:
    if len(names) >= MANY:
        return f"{names[0]} et al."
    return f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) == MANY - 1 else " and ".join(names)


def _spanish(names: Sequence[str]) -> str:
    if len(names) >= MANY:
        return f"{names[0]} et al."
    if len(names) == 1:
        return names[0]
    joiner = "e" if _SPANISH_I.match(names[-1]) else "y"
    return f"{', '.join(names[:-1])} {joiner} {names[-1]}"


def _korean(names: Sequence[str]) -> str:
    return f"{names[0]} 외" if len(names) >= MANY else "·".join(names)


_STYLES: Final = {
    "en": _Style(
        "en_US", _english, lambda title: f"“{title.translate(_INNER_QUOTES)},”", "{}",
        {"paragraph": "para. {}", "footnote": "n. {}", "caption": "fig. {}"}, "n.d.",
    ),
    "es": _Style(
        "es", _spanish, lambda title: f"«{title.replace('«', '“').replace('»', '”')}»", "{}",
        {"paragraph": "párr. {}", "footnote": "n. {}", "caption": "fig. {}"}, "s. f.",
    ),
    "ko": _Style(
        "ko", _korean, lambda title: f"「{title}」", "『{}』",
        {"paragraph": "문단 {}", "footnote": "각주 {}", "caption": "그림 {}"}, "날짜 미상",
    ),
}  # fmt: skip
LANGUAGES: Final = tuple(_STYLES)
