"""Ibid on a port, by waitress."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.parser import HTTPRequestParser  # type: ignore[import-untyped]
from waitress.server import create_server  # type: ignore[import-untyped]

from indexer import UPLOAD_BYTES, IbidError
from webapp import desk

MAX_PORT = 65_535


def serve(
    app: Flask,
    host: str = "127.0.0.1",
    port: int = 8000,
    threads: int = 4,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve ``app`` until interrupted; ``announce`` gets one line once the port is open.

    Raises ``IbidError`` when it can't be opened. Port 0 takes a free one.
    """
    listening = _listen(host, port)
    server = create_server(
        app,
        sockets=[listening],
        threads=threads,
        ident=None,
        max_request_body_size=UPLOAD_BYTES,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = _channel(desk.body_limit(app))
    try:
        shown = f"[{host}]" if ":" in host else host
        announce(f"Ibid is at http://{shown}:{listening.getsockname()[1]}")
        server.run()
    finally:
        server.close()


def _channel(limit: Callable[[str, Mapping[str, str]], int]) -> type[HTTPChannel]:
    """Connections on which a body may have as many bytes as ``limit`` says for its path and headers.

    Waitress stores a body before the app sees anything of it, and has one limit for all: so this is asked as soon as
    the headers are there.
    """

    class Parser(HTTPRequestParser):  # type: ignore[misc]
        adj: Any

        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            own: Any = copy(self.adj)
            own.max_request_body_size = limit(self.path, self.headers)
            self.adj = own

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = Parser

    return Channel


def _listen(host: str, port: int) -> socket.socket:
    """A socket on ``host`` and ``port``; raises ``IbidError`` saying why there is none."""
    if not 0 <= port <= MAX_PORT:
        raise IbidError(f"{port} is no port", cure="choose one from 0 to 65535 with --port")
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message, cure = f"port {port} on {host} is taken by another program", "choose another with --port"
        elif error.errno == errno.EACCES:
            message, cure = f"port {port} on {host} needs more rights", "choose one above 1023 with --port"
        else:
            message, cure = f"can't serve on {host}: {error.strerror or error}", "choose another with --host"
        raise IbidError(message, cure=cure) from error
