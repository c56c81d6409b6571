"""The notes of a page: first those that a call and its note link to each other, then lists that look like notes.

The notes are taken out of the tree and slots are put in place of their calls, so that what chooses and reads the main
text afterwards can't lose a note that stands outside of it, nor take one for a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from indexer.reading.assembly import FoundNotes, NotePiece
from indexer.reading.calls import Seed, digits, is_unit, slot
from indexer.reading.emphasis import joined, within
from indexer.reading.html_blocks import whole
from indexer.reading.html_index import PageIndex
from indexer.reading.html_signs import (
    NOTE_ID,
    after_heading,
    following,
    is_back_sign,
    is_call,
    is_note_list,
    is_notes_heading,
    is_typed_back,
    is_typed_call,
    is_typed_note,
    item_number,
    label_of,
    leading_sign,
    looks_like_note,
    own_label,
    without_label,
)
from indexer.reading.html_tree import attribute, opening, tokens

_ITEMS = ("li", "p", "div", "aside", "dd", "tr", "section", "blockquote")
_ITEMS_OR_ENDS = [*_ITEMS, "td", "h1", "h2", "h3", "h4"]
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "b", "strong"})
_INLINE = frozenset({"a", "sup", "span", "b", "strong", "i", "em", "small", "font", "cite"})
_NUMBER = re.compile(r"[1-9]\d{0,2}")
_MOST_HEADINGS, _MOST_ITEMS = 50, 5_000  # of lists of notes in one page, and of notes in one list
_MOST_BETWEEN = 3  # further paragraphs of one note that stand beside it, not in it


@dataclass(slots=True)
class _Found:
    """A note that was found: the elements that hold it (more than one where its paragraphs stand side by side)."""

    key: str
    elements: list[Tag]
    label: str = ""
    called: bool = False


def take_notes(soup: BeautifulSoup, address: str = "", *, linked: bool = False) -> FoundNotes:
    """Take the notes and their calls out of the page. ``address`` is the page's own, for links that repeat it.

    ``linked`` when every note is known to be linked with its call, so that none is guessed by its looks. So it is where
    the page types its notes: what it says of itself wins over what we would guess.
    """
    finder = _Finder(soup, address)
    typed = finder.by_types()
    finder.by_links()
    if not linked and not typed:
        finder.by_looks()
    return finder.take(guess=not typed)


class _Finder:
    """The state of the search through one page: the notes found, and the calls that lead to them."""

    def __init__(self, soup: BeautifulSoup, address: str) -> None:
        self.soup = soup
        self.index = PageIndex(soup, address)
        self.found: dict[int, _Found] = {}  # by the identity of the note's first element
        self.calls: list[tuple[Tag, str, str]] = []  # element, marker, key
        self._around: dict[int, Tag | None] = {}
        self._backs: dict[int, frozenset[int]] = {}

    # --- by types ---------------------------------------------------------------------------------------------------

    def by_types(self) -> bool:
        """Notes that the page itself types as such, and what its typed calls lead to; whether there are any notes."""
        typed = [tag for tag in self.index.tags if is_typed_note(tag)]
        links = [link for link in self.index.links if is_typed_call(link)]
        inner = self._inner_targets(links)
        for link in links:
            target = self.index.target(link)
            if target is None and label_of(link) and self.index.fragment(link):
                self.calls.append((link, label_of(link), self.index.fragment(link)))
            elif target is not None and (note := self._typed_note(target, inner)) is not None:
                self._call_typed(link, note)
        holding = {id(outer) for found in self.found.values() for outer in _upward(found.elements[0])}
        for note in typed:
            if id(note) not in holding and id(note) not in self.found:
                self.found[id(note)] = _Found(attribute(note, "id"), [note], own_label(note))
                holding.update(map(id, note.find_all(_ITEMS)))
        return bool(typed) and bool(self.found)

    def _inner_targets(self, links: list[Tag]) -> Counter[int]:
        """How many places within each typed note are called: one with several is a box of notes."""
        places = {id(target): target for link in links if (target := self.index.target(link)) is not None}
        return Counter(id(outer) for target in places.values() if (outer := _typed_around(target)) is not None)

    def _typed_note(self, target: Tag, inner: Mapping[int, int]) -> Tag | None:
        outer = _typed_around(target)
        if outer is None or inner[id(outer)] > 1:
            note = self._note_around(target)
            return note if outer is None or (note is not None and self.index.is_within(note, outer)) else outer
        return outer

    def _call_typed(self, link: Tag, note: Tag) -> None:
        if self.index.is_within(link, note) or self._is_backlink(link):
            return
        if _typed_around(link) is not None and not is_typed_note(note) and _typed_around(note) is None:
            return  # the way back of a typed note, typed as a call
        label = label_of(link)
        key = attribute(note, "id") or self.index.fragment(link)
        found = self.found.setdefault(id(note), _Found(key, [note], label or own_label(note) or "*"))
        found.called = True
        if not label and opening(link):  # words that lead to a note stay, and the call stands behind them
            call = self.soup.new_tag("a")
            link.insert_after(call)
            link = call
        self.calls.append((link, label or found.label, found.key))

    # --- by links ---------------------------------------------------------------------------------------------------

    def by_links(self) -> None:
        """Notes that a call links to: as a pair if they link back, else if either looks like what it would be."""
        known = {id(element) for element, _, _ in self.calls}
        for link in self.index.links:
            label = label_of(link)
            fragment = self.index.fragment(link)
            if not label or not fragment or id(link) in known or is_typed_back(link) or self._is_backlink(link):
                continue
            target = self.index.target(link)
            note = self._note_around(target) if target is not None else None
            if target is None and is_call(link):
                self.calls.append((link, label, fragment))
            elif note is not None and self._is_pair(link, note):
                found = self.found.setdefault(id(note), _Found(fragment, [note], label))
                found.called = True
                self.calls.append((link, label, found.key))

    def _is_pair(self, link: Tag, note: Tag) -> bool:
        if self.index.place(link) > self.index.place(note) or self.index.is_within(link, note):
            return False
        # “see note 5” inside a sentence is to be read, so words alone, without any mark of a call, don't make one.
        worded = opening(link).lstrip("[(")[:1].isalpha()
        return self._links_back(note, link) or is_call(link) or (looks_like_note(note) and not worded)

    def _is_backlink(self, link: Tag) -> bool:
        """Whether a link stands in a note that is known already, and leads to what is before it."""
        target = self.index.target(link)
        if target is None or self.index.place(target) >= self.index.place(link):
            return False
        return any(id(parent) in self.found for parent in link.parents)

    def _note_around(self, target: Tag) -> Tag | None:
        """The element that holds the whole note of which ``target`` is the named part."""
        if id(target) not in self._around:
            self._around[id(target)] = self._find_note_around(target)
        return self._around[id(target)]

    def _find_note_around(self, target: Tag) -> Tag | None:
        note: Tag | None = target if target.name in _ITEMS else target.find_parent(_ITEMS_OR_ENDS)
        if note is not None and note.name == "td":
            note = note.find_parent("tr")
        if note is None or note.name not in _ITEMS or self.index.holds_landmark(note):
            return None
        parent = note.parent
        while parent is not None and (parent.name in ("li", "dd") or NOTE_ID.fullmatch(attribute(parent, "id"))):
            note, parent = parent, parent.parent
        return note

    def _links_back(self, note: Tag, call: Tag) -> bool:
        """Whether a link in the note leads to the call, to what is in it, or to what is closely around it."""
        if id(note) not in self._backs:
            targets = (self.index.target(link) for link in self.index.links_in(note))
            self._backs[id(note)] = frozenset(id(target) for target in targets if target is not None)
        near = {id(call), *(id(child) for child in call.children)}
        for parent in call.parents:
            if parent.name not in _INLINE and parent.name not in ("p", "li"):
                break
            near.add(id(parent))
        return not near.isdisjoint(self._backs[id(note)])

    # --- by looks ---------------------------------------------------------------------------------------------------

    def by_looks(self) -> None:
        """Notes that no link leads to: the neighbours of those found, and lists named or headed as notes."""
        for found in list(self.found.values()):
            self._neighbours(found.elements[0])
        headings = 0
        for tag in self.index.tags:
            if is_note_list(tag) and not self.index.holds_landmark(tag):
                items = tag.find_all("li", recursive=False) or tag.find_all(["p", "div"], recursive=False)
                self._items(list(items))
            elif attribute(tag, "role") == "doc-footnote":
                self._add(tag, own_label(tag))
            elif tag.name in _HEADING_TAGS and headings < _MOST_HEADINGS and is_notes_heading(tag):
                headings += 1
                self._items(list(islice(after_heading(tag), _MOST_ITEMS)))

    def _neighbours(self, note: Tag) -> None:
        if note.name == "li" and note.parent is not None:
            if id(note.parent) not in self._around:  # each list once, not once for each of its notes
                self._around[id(note.parent)] = None
                self._items(list(note.parent.find_all("li", recursive=False)))
        elif note.name == "p":
            self._paragraphs_beside(note)

    def _paragraphs_beside(self, note: Tag) -> None:
        """What stands between a note and the next: a note without link if it has a label, else the note's own text."""
        between: list[Tag] = []
        for sibling in following(note):
            if id(sibling) in self.found:
                self.found[id(note)].elements.extend(between)
                return
            if len(between) == _MOST_BETWEEN or sibling.name not in ("p", "ul", "ol", "blockquote"):
                return
            if label := own_label(sibling):
                self._add(sibling, label)
                self.found[id(note)].elements.extend(between)
                return
            if any(self.index.is_within(link, sibling) for link, _, _ in self.calls):
                return
            between.append(sibling)

    def _items(self, items: list[Tag]) -> None:
        number = 0
        for item in items:
            if item.name == "li":
                number = item_number(item, number)
                self._add(item, own_label(item) or (str(number) if item.parent and item.parent.name == "ol" else ""))
            elif label := own_label(item):
                self._add(item, label)

    def _add(self, note: Tag, label: str) -> None:
        if label and id(note) not in self.found and not any(id(parent) in self.found for parent in note.parents):
            self.found[id(note)] = _Found(attribute(note, "id") or f"note {label}", [note], label)

    # --- taking -----------------------------------------------------------------------------------------------------

    def take(self, *, guess: bool) -> FoundNotes:
        result = FoundNotes(complete=not guess)
        in_order = sorted(self.found.values(), key=lambda found: self.index.place(found.elements[0]))
        calling = {id(element) for element, _, _ in self.calls}
        for found in in_order:
            self._drop_backlinks(found, calling)
        for element, marker, key in self.calls:
            if element.parent is None:  # a broken page can have a call in what was dropped as a way back
                continue
            result.seeds.append(Seed(marker, key))
            element.replace_with(NavigableString(slot(len(result.seeds) - 1)))
        if guess:
            self._raised_calls(in_order, result)
        for found in reversed(in_order):  # from the end, so that a note within a note is out before the outer is read
            shown, italics = joined(map(whole, found.elements))
            text = without_label(shown, found.label)
            at = max(shown.find(text), 0)
            inner = within(italics, at, at + len(text))
            result.notes.insert(0, NotePiece(found.key, found.label, text, found.called, inner))
            for element in found.elements:
                _blank(element)
        return result

    def _drop_backlinks(self, found: _Found, calling: set[int]) -> None:
        for element in found.elements:
            for link in self.index.links_in(element):
                if id(link) not in calling and self._is_way_back(link):
                    outer = link.parent if link.parent and "backlink" in tokens(link.parent) else link
                    outer.extract()
            if (sign := leading_sign(element)) is not None and digits(opening(sign).strip("[]().: ")) == found.label:
                sign.extract()

    def _is_way_back(self, link: Tag) -> bool:
        """Whether a link in a note is its arrow or its label, not a reference to another note."""
        fragment = self.index.fragment(link)
        if is_typed_back(link):
            return True
        if not fragment or is_back_sign(opening(link)):
            return bool(fragment)
        target = self.index.target(link)
        return bool(label_of(link)) and not any(id(tag) in self.found for tag in _upward(target))

    def _raised_calls(self, notes: list[_Found], result: FoundNotes) -> None:
        """Calls without a link: <sup>3</sup> where notes stand that no link calls."""
        keys = {found.label: found.key for found in reversed(notes) if not found.called}
        for sup in [tag for tag in self.index.tags if tag.name == "sup" and tag.parent] if keys else ():
            labels = [label.strip() for label in opening(sup).strip("[]()").split(",")]
            before = sup.previous_sibling
            measure = isinstance(before, NavigableString) and is_unit(before[-8:])
            if not measure and all(label in keys or _NUMBER.fullmatch(label) for label in labels):
                start = len(result.seeds)
                result.seeds.extend(Seed(label, keys.get(label, label)) for label in labels)
                slots = "".join(slot(start + number) for number in range(len(labels)))
                sup.replace_with(NavigableString(slots))


def _blank(element: Tag) -> None:
    """Take an element's content out of the page. The element stays, as one that is never text: to remove it, the tree
    would look for it among all its neighbours, and so for each of ten thousand notes."""
    element.clear()
    element.name = "template"
    element.attrs = {}


def _typed_around(tag: Tag) -> Tag | None:
    """The outermost note, as typed by the page, in which an element stands."""
    return next((outer for outer in reversed(list(_upward(tag))) if is_typed_note(outer)), None)


def _upward(tag: Tag | None) -> Iterator[Tag]:
    """The element and all that it stands in."""
    if tag is not None:
        yield tag
        yield from tag.parents
