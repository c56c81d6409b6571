"""One sheet and one script, joined from parts, and answers in fewer bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import webapp

STATIC = Path(webapp.__file__).parent / "static"


def test_the_sheet_is_its_parts_in_order(client: FlaskClient) -> None:
    parts = [path.read_text(encoding="utf-8") for path in sorted((STATIC / "css").glob("*.css"))]
    assert len(parts) > 5
    assert client.get("/assets/ibid.css").text == "\n".join(parts)


def test_the_script_holds_every_part_in_a_scope_of_its_own(client: FlaskClient) -> None:
    script = client.get("/assets/ibid.js").text
    first, *rest = [path.read_text(encoding="utf-8") for path in sorted((STATIC / "js").glob("*.js"))]
    assert script.startswith(f'"use strict";\n{first}')
    assert all(f"{{\n{part}}}" in script for part in rest)


def test_an_unknown_asset_is_not_found(client: FlaskClient) -> None:
    assert client.get("/assets/other.css").status_code == 404


@pytest.mark.parametrize("url", ["/?q=embassy", "/assets/ibid.css", "/assets/ibid.js", "/api/v1/search?q=embassy"])
def test_answers_are_compressed_for_those_who_can(client: FlaskClient, url: str) -> None:
    packed = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    plain = client.get(url)
    assert "Content-Encoding" not in plain.headers
    assert len(packed.data) < len(plain.data) / 2
    assert len(gzip.decompress(packed.data)) == pytest.approx(
        len(plain.data), abs=20
    )  # took_ms has more or fewer digits


def test_a_compressed_answer_is_still_revalidated(client: FlaskClient) -> None:
    packed = client.get("/articles", headers={"Accept-Encoding": "gzip"})
    again = client.get("/articles", headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
