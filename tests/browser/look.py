"""How a reader's browser is set, and pages opened in it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.addresses import Address
from tests.browser.watch import Watch

WIDTHS = (360, 768, 1440)
"""A phone, a tablet, a desk; CSS pixels."""
HEIGHTS = {360: 740, 768: 1024, 1440: 900}
USUAL_TEXT = 16
"""What browsers take for ``medium``, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Look:
    """A reader's settings. ``text`` is the size of text against the usual one, as set in the browser's preferences."""

    width: int = 1440
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    text: float = 1.0
    script: bool = True
    touch: bool = False
    locale: str = "en-GB"
    cookies: bool = True


Servers = Mapping[str, str]
"""Addresses of servers, without a slash at the end, by what ``Address.at`` calls them."""


class Reader:
    """Opens pages; whatever goes wrong in any of them is in ``troubles``."""

    def __init__(self, browser: Browser, servers: Servers) -> None:
        self.servers = servers
        self.watches: list[Watch] = []
        self._browser = browser
        self._stack = ExitStack()

    @property
    def troubles(self) -> list[str]:
        return [trouble for watch in self.watches for trouble in watch.troubles]

    def page(self, look: Look | None = None) -> Page:
        """An empty page in a context of its own, set as ``look`` says."""
        look = look or Look()
        context = self._context(look)
        self._stack.callback(context.close)
        self.watches.append(Watch(context, {urlsplit(base).netloc for base in self.servers.values()}))
        page = context.new_page()
        if look.text != 1:
            session = context.new_cdp_session(page)
            size = round(USUAL_TEXT * look.text)
            session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        return page

    def open(self, address: Address | str, look: Look | None = None) -> Page:
        """A new page at ``address``, loaded."""
        return self.show(self.page(look), address)

    def show(self, page: Page, address: Address | str) -> Page:
        """Brings ``page`` to ``address``; its status must be the one that the address promises."""
        if isinstance(address, str):
            address = Address("", address)
        url = page_url(self.servers, address)
        if address.status >= HTTPStatus.BAD_REQUEST:
            self.let(page, address.status)
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == address.status, f"{address.path} is answered with {answer.status}"
        return page

    def let(self, page: Page, *statuses: int) -> None:
        """``page`` will come to answers with these statuses, and that is as it should be."""
        self._watch_of(page).expect(*statuses)

    def close(self) -> None:
        self._stack.close()

    def _watch_of(self, page: Page) -> Watch:
        return next(watch for watch in self.watches if watch.context == page.context)

    def _context(self, look: Look) -> BrowserContext:
        return self._browser.new_context(
            base_url=self.servers["library"],
            viewport={"width": look.width, "height": HEIGHTS.get(look.width, 900)},
            color_scheme=look.scheme,
            forced_colors="active" if look.forced else "none",
            reduced_motion="reduce",
            java_script_enabled=look.script,
            has_touch=look.touch,
            is_mobile=look.touch,
            locale=look.locale,
            timezone_id="UTC",
        )


def page_url(servers: Servers, address: Address) -> str:
    """The address as Chromium writes it: what isn't ASCII is escaped."""
    return servers[address.at] + quote(address.path, safe="/?&=:+()%.,-_~*\"'!@#")
