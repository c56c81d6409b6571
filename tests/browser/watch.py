"""What must not happen while a page is open: an error on its console, an exception, a request to another host."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

LOCAL = {"data", "blob", "about"}


class Watch:
    """Listens to a context from its making on. ``troubles`` are sentences, in the order they happened."""

    def __init__(self, context: BrowserContext, hosts: Container[str]) -> None:
        self.troubles: list[str] = []
        self.requests: list[Request] = []
        self.expected: set[str] = set()
        self.context = context
        self._hosts = hosts
        context.on("console", self._console)
        context.on("weberror", self._exception)
        context.on("request", self._request)

    def expect(self, *statuses: int) -> None:
        """Pages with these statuses are asked for on purpose; Chromium writes each to the console."""
        self.expected.update(f"the server responded with a status of {status} " for status in statuses)

    def beside(self) -> list[str]:
        """The addresses of what was fetched beside documents."""
        return [request.url for request in self.requests if request.resource_type != "document"]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or any(told in message.text for told in self.expected):
            return
        self.troubles.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _exception(self, error: WebError) -> None:
        self.troubles.append(f"exception: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request)
        parts = urlsplit(request.url)
        if parts.scheme not in LOCAL and parts.netloc not in self._hosts:
            self.troubles.append(f"request off the host: {request.url}")
