"""Where the article is in a page: boxes that are not the article go, then the narrowest element that holds its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from indexer.reading.html_blocks import BLOCKS, is_hidden
from indexer.reading.html_tree import Step, attribute, elements, tokens, walk
from indexer.reading.words import words

_DROPPED = (
    "nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template", "iframe", "svg", "button",
    "select", "textarea", "dialog", "menu", "object",
)  # fmt: skip
# Words of a class, id or role that name a box which is no part of the article, whatever it holds.
_FURNITURE = words(
    "share sharing sharedaddy addtoany social related newsletter subscribe subscription subscribir mailchimp comments"
    " respond disqus breadcrumb breadcrumbs sidebar cookie cookies promo advert advertisement ads sponsored banner"
    " menu nav navbar navigation pagination pager popup modal toc editsection printfooter catlinks navbox"
    " jumplinks hatnote compartir relacionados relacionadas boletin comentarios"
)
# Words that name a line about the article rather than of it; such a line goes only when it is short.
_LINES = words(
    "author autor byline meta date dateline fecha posted published kicker tags categories breadcrumb credits time"
)
_SHORT = 160
_CONTENT = re.compile(
    r"(?:entry|post|article|story|page|main|td-post)[-_]*(?:content|body|text)|field-(?:name-|-name-)?body|mw-parser-output"
    r"|articlebody|content|article",
    re.IGNORECASE,
)
# A narrower element must hold nearly all of the paragraphs: a stray box that stays can be seen, a lost paragraph can't.
_NEARLY_ALL = 0.9
_NAMED = 0.75  # of an element that says it is the article
_LONGEST_HEADER = 400  # a header with more prose holds the article's opening
_TEXT_BLOCKS = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure"})
_MOST = 0.5  # no box that holds more than this is furniture, whatever its name says (a form around a whole page)


@dataclass(slots=True)
class _Weight:
    """How many characters an element holds: of text, and of prose, which is text outside of links."""

    text: int = 0
    prose: int = 0


_NOTHING = _Weight()


def main_text(soup: BeautifulSoup) -> Tag:
    """The element that holds the article. The notes must be out of the tree already: boxes are dropped for good."""
    body = soup.body or soup
    _drop_boxes(body, _weigh(body))
    weights = _weigh(body)
    total = weights[id(body)].prose
    named = [tag for tag in body.find_all(_is_named) if weights.get(id(tag), _NOTHING).prose >= _NAMED * total]
    narrowest: Tag = named[-1] if named and total else body
    while (inner := _inner(narrowest, weights, total)) is not None:
        narrowest = inner
    return narrowest


def _weigh(root: Tag) -> dict[int, _Weight]:
    """The weight of every element, by its identity, in one walk."""
    weights: dict[int, _Weight] = {}
    opened: list[Tag] = []
    links = 0
    for step, node in walk(root):
        if not isinstance(node, Tag):
            length = len(node.strip())
            here = weights[id(opened[-1])]
            here.text += length
            here.prose += 0 if links else length
        elif step is Step.OPEN:
            weights[id(node)] = _Weight()
            opened.append(node)
            links += node.name == "a"
        else:
            done = weights[id(opened.pop())]
            links -= node.name == "a"
            if opened:
                outer = weights[id(opened[-1])]
                outer.text += done.text
                outer.prose += done.prose
    return weights


def _drop_boxes(body: Tag, weights: dict[int, _Weight]) -> None:
    total = weights[id(body)].prose
    boxes: list[Tag] = []
    waiting = [body]
    while waiting:
        for tag in elements(waiting.pop()):
            weight = weights.get(id(tag), _NOTHING)
            if _is_box(tag, weight) and weight.prose <= _MOST * total:
                boxes.append(tag)
            else:
                waiting.append(tag)
    for box in boxes:
        box.extract()


def _is_box(tag: Tag, weight: _Weight) -> bool:
    if tag.name in _DROPPED or is_hidden(tag):
        return tag.name != "header" or weight.prose <= _LONGEST_HEADER
    if tag.name in ("body", "main") or (tag.name not in BLOCKS and tag.name != "span"):
        return False
    named = tokens(tag)
    if named & _FURNITURE and not _is_named(tag):
        return True
    return bool(named & _LINES) and tag.name in ("p", "div", "span", "ul") and weight.text <= _SHORT


def _is_named(tag: Tag) -> bool:
    """Whether an element says that it is the article, or its text."""
    if tag.name in ("main", "article") or attribute(tag, "role") == "main":
        return True
    named = (attribute(tag, "itemprop"), attribute(tag, "id"), *attribute(tag, "class").split())
    return tag.name in ("div", "section", "td") and any(map(_CONTENT.fullmatch, named))


def _inner(outer: Tag, weights: dict[int, _Weight], total: int) -> Tag | None:
    """The one child that holds nearly all of the article's prose."""
    for child in elements(outer):
        if child.name in BLOCKS - _TEXT_BLOCKS and weights.get(id(child), _NOTHING).prose >= _NEARLY_ALL * max(
            total, 1
        ):
            return child
    return None
