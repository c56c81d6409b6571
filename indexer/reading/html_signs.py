"""The signs of notes in a page: what a call, a label, a way back and a list of notes look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4.element import Tag

from indexer.reading.calls import digits
from indexer.reading.html_tree import attribute, opening, tokens, walk
from indexer.reading.notes import Form
from indexer.reading.roles import is_note_heading
from indexer.reading.words import words

_LABEL = re.compile(
    r"[\[({]?\s*(?:n\.|note|nota|footnote|fn|주)?\s*(?P<label>\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶#]{1,4}|[⁰¹²³⁴-⁹]{1,4})\s*[\])}]?[.:]?",
    re.IGNORECASE,
)
_NOTE_WORDS = words(
    "footnote footnotes endnote endnotes fn ftn edn footnotetext endnotetext msofootnotetext msoendnotetext sdfootnote"
    " sdendnote note notes nota notas reference references reflist cite"
)
_CALL_WORDS = words("noteref footnote footnoteref fnref ftnref anchor sdfootnoteanc reference fn doc")
NOTE_ID = re.compile(r"(?:note|nota|fn|ftn|edn|cite|ref|주)[-_:.]*\w*\d", re.IGNORECASE)
_ARROWS = re.compile(r"[\s^↩↑⤴⏎←↵▲⬆⇑↖\ufe0e\ufe0f\[\]]*|[↩↑⤴↵⬆][\s\ufe0e\ufe0f]*\d{1,2}")
_BACK_WORDS = re.compile(
    r"(?:back|return|jump up|go back|volver|regresar|arriba|up|위로|본문으로)\b.{0,25}", re.IGNORECASE
)
_FEW = 20  # steps of a walk: a heading, or what stands before a note's text, takes hardly more
_TRAILING_ARROWS = re.compile(r"[\s↩↑⤴⏎↵⬆⇑\ufe0e\ufe0f]+$")
_LEADING_REMNANT = re.compile(r"(?:\^\s*|\[\s*\]|\(\s*\)|[.:)\]]\s)\s*")


# What a page types as a note, as a call of one, or as the way back, in EPUB's words and in ARIA's.
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_CALL_TYPES = frozenset({"noteref", "doc-noteref"})
_BACK_TYPES = frozenset({"backlink", "referrer", "doc-backlink"})


def types(tag: Tag) -> frozenset[str]:
    """What an element says that it is: https://www.w3.org/TR/epub-ssv-11/ and https://www.w3.org/TR/dpub-aria-1.1/."""
    return frozenset(f"{attribute(tag, 'epub:type')} {attribute(tag, 'role')}".lower().split())


def is_typed_note(tag: Tag) -> bool:
    return not _NOTE_TYPES.isdisjoint(types(tag))


def is_typed_call(link: Tag) -> bool:
    """Whether a link, or what is closely around it, is typed as a call."""
    around = link.parent if link.parent is not None and link.parent.name in ("sup", "span") else link
    return not _CALL_TYPES.isdisjoint(types(link) | types(around))


def is_typed_back(link: Tag) -> bool:
    return not _BACK_TYPES.isdisjoint(types(link))


def following(tag: Tag) -> Iterator[Tag]:
    return (sibling for sibling in tag.next_siblings if isinstance(sibling, Tag))


def label_of(link: Tag) -> str:
    """What a call shows, without brackets; empty when the link's text isn't the sign of a note."""
    match = _LABEL.fullmatch(opening(link))
    return digits(match["label"]) if match else ""


def own_label(note: Tag) -> str:
    """The number that a note's own text begins with."""
    text = opening(note)
    for form in (Form.BRACKET, Form.POINT, Form.RAISED):
        if match := form.value.fullmatch(text):
            return digits(match["label"])
    sign = leading_sign(note)
    return label_of(sign) if sign is not None else ""


def leading_sign(note: Tag) -> Tag | None:
    """The raised or linked sign with which a note opens, if there is no text before it."""
    for _, node in islice(walk(note), _FEW):
        if isinstance(node, Tag):
            if node.name in ("sup", "a"):
                return node
        elif node.strip():
            return None
    return None


def is_back_sign(text: str) -> bool:
    """Whether the text of a link in a note says “back to where you were”: an arrow, nothing, or words for it."""
    return bool(_ARROWS.fullmatch(text) or _BACK_WORDS.fullmatch(text))


def is_call(link: Tag) -> bool:
    """Whether a link is marked as a call by its own role, class or place."""
    around = link.parent if link.parent is not None and link.parent.name in ("sup", "span") else None
    return (
        is_typed_call(link)
        or attribute(link, "rel") == "footnote"
        or bool(_CALL_WORDS & tokens(link))
        or any(isinstance(child, Tag) and child.name == "sup" for child in link.children)
        or (around is not None and (around.name == "sup" or bool(_CALL_WORDS & tokens(around))))
    )


def looks_like_note(note: Tag) -> bool:
    parent = note.parent
    return bool(_NOTE_WORDS & tokens(note)) or (parent is not None and is_note_list(parent))


def is_note_list(tag: Tag) -> bool:
    """Whether an element is a list of notes by its role, class or id."""
    if tag.name not in ("ol", "ul", "div", "section", "aside", "dl"):
        return False
    if attribute(tag, "role") in ("doc-endnotes", "doc-footnotes"):
        return True
    return bool({"footnotes", "endnotes", "references", "notas"} & tokens(tag))


def is_notes_heading(tag: Tag) -> bool:
    """Whether an element is the heading of a list of notes; a box that holds more than a heading isn't."""
    nodes = [node for _, node in islice(walk(tag), _FEW)]
    text = " ".join("".join(str(node) for node in nodes if not isinstance(node, Tag)).split())
    return len(nodes) < _FEW and is_note_heading(text.removesuffix("[edit]"))


def after_heading(heading: Tag) -> Iterator[Tag]:
    """The items of the list that follows a heading of notes, up to the next heading."""
    start = heading
    while (
        next(following(start), None) is None
        and start.parent is not None
        and start.parent.name in ("div", "header", "p")
    ):
        start = start.parent  # a heading that a page wraps into a box of its own
    for sibling in following(start):
        if sibling.name in ("h1", "h2", "h3", "h4", "h5", "h6") or is_notes_heading(sibling):
            return
        if sibling.name in ("ol", "ul"):
            yield from sibling.find_all("li", recursive=False)
            if not any(other.name == "ol" and other.has_attr("start") for other in islice(following(sibling), 1)):
                return  # what comes after the list is something else
        elif sibling.name in ("div", "section"):
            yield from sibling.find_all(["li", "p"])
        else:
            yield sibling


def item_number(item: Tag, previous: int) -> int:
    """The number of a list item, which its own ``value`` or the list's ``start`` may set."""
    value = attribute(item, "value")
    if value.isdecimal():
        return int(value)
    start = attribute(item.parent, "start") if item.parent is not None else ""
    return int(start) if previous == 0 and start.isdecimal() else previous + 1


def without_label(text: str, label: str) -> str:
    """The text of a note without its own sign at the front and the arrows at its end."""
    text = _TRAILING_ARROWS.sub("", text)
    for form in (Form.BRACKET, Form.POINT, Form.RAISED):
        match = form.value.fullmatch(text)
        if match and digits(match["label"]) == label:
            return str(match["rest"])
    return _LEADING_REMNANT.sub("", text, count=1) if _LEADING_REMNANT.match(text) else text
