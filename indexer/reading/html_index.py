"""The index of a page: which element contains which, what has which name, where the links lead.

Made in one walk, so that the search for notes asks in constant time what would otherwise cost a walk each: a page of
ten thousand nested elements takes as long as one of ten thousand paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup
from bs4.element import Tag

from indexer.reading.html_tree import Step, attribute, walk

_LANDMARKS = frozenset({"h1", "main", "article"})


class PageIndex:
    """Elements in reading order, numbered; valid as long as the tree isn't changed, and for what was in it then."""

    def __init__(self, soup: BeautifulSoup, address: str) -> None:
        self.address = address
        self.tags: list[Tag] = []
        self.links: list[Tag] = []
        self.targets: dict[str, Tag] = {}
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        for step, node in walk(soup):
            if not isinstance(node, Tag):
                continue
            if step is Step.OPEN:
                self._first[id(node)] = len(self.tags)
                self.tags.append(node)
                self._note_names(node)
            else:
                self._last[id(node)] = len(self.tags) - 1
        self._link_places = [self.place(link) for link in self.links]
        self._landmarks = [self.place(tag) for tag in self.tags if tag.name in _LANDMARKS]

    def _note_names(self, tag: Tag) -> None:
        names = [attribute(tag, "id")]
        if tag.name == "a":
            names.append(attribute(tag, "name"))
            if tag.has_attr("href"):
                self.links.append(tag)
        for name in filter(None, names):
            self.targets.setdefault(name, tag)

    def place(self, tag: Tag) -> int:
        """The number of an element in reading order."""
        return self._first.get(id(tag), 0)

    def is_within(self, tag: Tag, outer: Tag) -> bool:
        """Whether an element is another one or stands in it."""
        return self.place(outer) <= self.place(tag) <= self._last.get(id(outer), -1)

    def links_in(self, tag: Tag) -> list[Tag]:
        """The links in an element, itself included."""
        start = bisect_left(self._link_places, self.place(tag))
        end = bisect_left(self._link_places, self._last.get(id(tag), -1) + 1)
        return self.links[start:end]

    def holds_landmark(self, tag: Tag) -> bool:
        """Whether the page's title, main part or article stands in an element: such a one is no note."""
        at = bisect_left(self._landmarks, self.place(tag))
        return at < len(self._landmarks) and self._landmarks[at] <= self._last.get(id(tag), -1)

    def fragment(self, link: Tag) -> str:
        """The name in this page that a link leads to, empty when it leads elsewhere."""
        address, fragment = urldefrag(attribute(link, "href"))
        if address and address != self.address:
            return ""
        return fragment if fragment in self.targets else unquote(fragment)

    def target(self, link: Tag) -> Tag | None:
        """The element that a link leads to."""
        return self.targets.get(self.fragment(link))
