"""Ibid on a port, by waitress."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

from flask import Flask
from waitress.server import create_server  # type: ignore[import-untyped]

from indexer import IbidError

BODY_LIMIT = 64 * 1024  # nothing is uploaded: a body is read only to be thrown away
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
        max_request_body_size=BODY_LIMIT,
        clear_untrusted_proxy_headers=True,
    )
    try:
        shown = f"[{host}]" if ":" in host else host
        announce(f"Ibid is at http://{shown}:{listening.getsockname()[1]}")
        server.run()
    finally:
        server.close()


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
