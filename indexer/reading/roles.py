"""What a line or a paragraph is by its look: a caption, a heading, the heading of a list of notes."""

from __future__ import annotations

import re

from indexer.folding import fold

_CAPTION = re.compile(
    r"(?:^|[.!?…”\"')\]|—–-]\s|\()(?:Source|Sources|Photo|Photos|Photo credit|Image|Picture|Credit|Courtesy"
    r"|SOURCE|PHOTO|Fuente|Fuentes|Foto|Fotos|Fotografía|Imagen|Crédito|Créditos|FUENTE|FOTO|출처|사진|자료)\s?[:：]"
)
_LONGEST_CAPTION = 400
_FIGURE = re.compile(
    r"(?:fig(?:ure|ura)?|table|tabla|cuadro|gráfic[oa]|map|mapa|plate|lámina|photo|foto|chart|box)s?\.?\s*\d+|[<\[]?"
    r"(?:그림|표|사진|지도)\s*\d+",
    re.IGNORECASE,
)

_LONGEST_HEADING = 120
_MOST_WORDS = 18
_NO_HEADING_END = re.compile(r"[.,;:!…][”’\"'»)\]]*(?:\[\d+\]|[⁰¹²³⁴-⁹])*$")
_NO_HEADING_START = re.compile(r"[-–—•*·▪◦+>/|(\[“\"‘«…]|https?:|www\.|[⁰¹²³⁴-⁹]")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_NUMBERED = re.compile(r"(?:(\d{1,2}(?:\.\d{1,2})*)[.)]?|[IVX]{1,5}\.)\s+(?=\S)")
_NUMBERED_POINT = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)]\s+")

_NOTE_HEADINGS = frozenset(
    fold(heading)
    for heading in (
        "notes", "note", "endnotes", "footnotes", "end notes", "foot notes", "references", "notes and references",
        "references and notes", "notes and sources", "sources and notes", "reference notes",
        "notas", "nota", "notas al pie", "notas a pie de pagina", "notas al final", "notas finales", "referencias",
        "notas y referencias", "referencias y notas",
        "주", "주석", "각주", "미주", "후주", "참고문헌", "참고 문헌",
    )
)  # fmt: skip


def is_caption(text: str) -> bool:
    """Whether a text is a caption: short, and it names its source with a label of its own (Source:, Fuente:, 출처:)."""
    if len(text) > _LONGEST_CAPTION or (":" not in text and "：" not in text):
        return False
    return _CAPTION.search(text) is not None


def is_figure(text: str) -> bool:
    """Whether a text begins with the number of a figure, a table or a map."""
    return _FIGURE.match(text) is not None


def is_note_heading(text: str) -> bool:
    """Whether a text is the heading of a list of notes, in English, Spanish or Korean."""
    stripped = text.strip("#*=_ \t").rstrip(":：")
    if len(stripped) > _LONGEST_HEADING:
        return False
    bare = _NUMBERED_POINT.sub("", stripped, count=1)
    return len(bare) <= 40 and fold(" ".join(bare.split())) in _NOTE_HEADINGS


def markdown_heading(text: str) -> tuple[int, str] | None:
    """Depth and text of a Markdown heading (``## Title``), or None."""
    match = _MARKDOWN.fullmatch(text) if len(text) <= 2 * _LONGEST_HEADING else None
    return (len(match[1]), match[2]) if match else None


def looks_like_heading(text: str) -> bool:
    """Whether a line could be a heading by itself: short, begun like one, and not ended like a sentence or a list."""
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= _MOST_WORDS
        and not _NO_HEADING_END.search(text)
        and not _NO_HEADING_START.match(text)
        and any(map(str.isalpha, text))
        and not _first_letter(text).islower()
    )


def heading_level(text: str) -> int:
    """The level that the number before a heading shows (2 for “1.1 Sources”), else 1."""
    match = _NUMBERED.match(text)
    return match[1].count(".") + 1 if match and match[1] else 1


def _first_letter(text: str) -> str:
    return next((char for char in text if char.isalpha()), "")
