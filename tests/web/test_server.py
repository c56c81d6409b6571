"""Serving on a port: said once it is open, refused in words when it can't be."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request

import pytest
from flask import Flask

from indexer import IbidError
from webapp.server import serve

SCRIPT = """
from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp import create_app
from webapp.server import serve
serve(create_app(engine=FakeEngine(sample.ARTICLES)), port=0, threads=2, announce=lambda line: print(line, flush=True))
"""


def test_it_says_where_it_is_and_answers_there() -> None:
    with subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            line = process.stdout.readline().strip()
            assert line.startswith("Ibid is at http://127.0.0.1:")
            with urllib.request.urlopen(line.split()[-1] + "/healthz", timeout=300) as answer:  # noqa: S310
                assert answer.status == 200
                assert "Server" not in answer.headers
        finally:
            process.terminate()


def test_a_port_that_is_taken_is_named(app: Flask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(IbidError, match=f"port {port} on 127.0.0.1 is taken") as caught:
            serve(app, port=port, announce=pytest.fail)
    assert caught.value.cure == "choose another with --port"


@pytest.mark.parametrize(
    ("host", "port", "message"),
    [
        pytest.param("127.0.0.1", 70_000, "70000 is no port", id="port"),
        pytest.param("192.0.2.1", 0, "can't serve on 192.0.2.1", id="not our address"),
        pytest.param("no.such.host.invalid", 0, "can't serve on no.such.host.invalid", id="no such host"),
    ],
)
def test_a_place_that_cannot_be_is_named(app: Flask, host: str, port: int, message: str) -> None:
    with pytest.raises(IbidError, match=message):
        serve(app, host, port, announce=pytest.fail)
