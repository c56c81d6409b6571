"""Saved web archives: the first page that can be read is the article, and nothing else is lost sight of."""

from __future__ import annotations

import contextlib
import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from indexer.engine.protocol import Engine
from indexer.errors import DocumentError
from indexer.reading import read, warc
from indexer.reading.formats import suffix_of
from indexer.scan import scan
from tests.folders import article_ids, run, write
from tests.mutations import broken
from tests.reading import article, bodies, notes

PAGE = """<html lang="es"><head><title>La visita</title></head><body><article><h1>La visita</h1>
<p>Los enviados llegaron a Pyongyang en mayo.<a href="#n1" id="r1">1</a></p>
<ol class="footnotes"><li id="n1">Núñez, «Corea», 12. <a href="#r1">↩</a></li></ol></article></body></html>"""
HERE = "https://a.example/visita"


class Archive:
    """An archive in the making, record by record."""

    def __init__(self, *, packed: bool = True) -> None:
        self.data = b""
        self.packed = packed
        self._write("warcinfo", "", "application/warc-fields", b"software: a test\r\n")

    def add(
        self,
        address: str,
        body: bytes | str,
        kind: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        **headers: str,
    ) -> Archive:
        """A response; ``headers`` with underscores for hyphens."""
        data = body.encode() if isinstance(body, str) else body
        more = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
        answer = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in more.items())
        self._write("response", address, "application/http; msgtype=response", f"{answer}\r\n".encode() + data)
        return self

    def _write(self, kind: str, address: str, media: str, block: bytes) -> None:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
        head += f"WARC-Target-URI: {address}\r\n" * bool(address)
        head += f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
        record = head.encode() + block + b"\r\n\r\n"
        self.data += gzip.compress(record, mtime=0) if self.packed else record


def saved(*, packed: bool = True) -> Archive:
    """A page as a visit saves it: behind a redirect, with a picture and a style sheet."""
    return (
        Archive(packed=packed)
        .add("http://a.example/visita", "moved", status="301 Moved Permanently", Location=HERE)
        .add("https://a.example/style.css", "p {}", "text/css")
        .add(HERE, PAGE)
        .add("https://a.example/picture.png", b"\x89PNG\r\n\x1a\n", "image/png")
    )


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False), ("A.WARC.GZ", True)])
def test_the_page_behind_the_redirect_is_the_article(name: str, packed: bool) -> None:
    raw = read(name, saved(packed=packed).data)
    assert (raw.metadata.title, raw.metadata.language, raw.metadata.source) == ("La visita", "es", HERE)
    assert bodies(raw) == ["Los enviados llegaron a Pyongyang en mayo.[1]"]
    assert notes(raw) == [("1", "Núñez, «Corea», 12.")]
    assert raw.problems == ()


def test_other_pages_are_named_with_the_cure() -> None:
    made = saved()
    for number in range(8):
        made.add(f"https://a.example/{number}", PAGE)
    (problem,) = read("a.warc.gz", made.data).problems
    assert problem.startswith("the archive holds other pages, not read: https://a.example/0, https://a.example/1, ")
    assert problem.endswith("and 3 more; save each that is an article as a file of its own")


def test_a_page_without_a_text_is_passed_over_and_named() -> None:
    made = Archive().add("https://a.example/frame", "<html><script>x()</script></html>").add(HERE, PAGE)
    raw = read("a.warc.gz", made.data)
    assert raw.metadata.source == HERE
    assert raw.problems == ("passed over: https://a.example/frame: there is no text in the page",)


def test_what_the_server_said_of_the_letters_holds() -> None:
    page = PAGE.replace("enviados", "enviados (5 €)").replace("↩", "").encode("iso-8859-15")  # ¤ in any other reading
    made = Archive(packed=False).add(HERE, page, "text/html;charset=ISO-8859-15")
    assert "(5 €)" in bodies(read("a.warc", made.data))[0]


def test_a_page_that_was_sent_packed_is_unpacked() -> None:
    made = Archive().add(HERE, gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert read("a.warc.gz", made.data).metadata.title == "La visita"


def test_an_archive_in_a_folder_gives_an_article_with_a_name_without_suffixes(tmp_path: Path, library: Engine) -> None:
    folder = write(tmp_path / "documents", {"visit.warc.gz": saved().data, "other.gz": gzip.compress(b"x")})
    assert set(scan(folder).files) == {"visit.warc.gz"}
    assert "no reader for .gz" in scan(folder).skipped["other.gz"]
    run(library, folder)
    assert article_ids(library) == ["visit"]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.WARC.gz", ".warc.gz"),
        ("a.warc", ".warc"),
        ("a.tei.xml", ".xml"),
        ("a.b.txt", ".txt"),
        ("a.gz", ".gz"),
        ("a", ""),
    ],
)
def test_the_suffix_of_an_archive_is_double(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"no archive\r\n", "no whole web archive", id="text"),
        pytest.param(b"\x1f\x8b" + b"x" * 50, "no whole web archive", id="broken-gzip"),
        pytest.param(Archive().data, "no web page", id="no-page"),
        pytest.param(saved().data[:400], "no web page|no whole", id="cut-off"),
        pytest.param(Archive().add(HERE, "x", "image/png").data, "no web page", id="no-html"),
        pytest.param(Archive().add(HERE, PAGE, status="404 Not Found").data, "no web page", id="not-found"),
        pytest.param(
            Archive().add(HERE, b"\x81\x8d" * 99, Content_Encoding="br").data, "can't be undone", id="packing"
        ),
        pytest.param(gzip.compress(bytes(600 * 2**20), 1), "more than 512 MB", id="bomb"),
        pytest.param(gzip.compress(b"") * 10 + gzip.compress(b"x"), "no whole web archive", id="empty-members"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_cure(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named) as caught:
        read("a.warc.gz", data)
    assert caught.value.cure


def test_a_page_cut_off_by_the_end_of_the_archive_says_so() -> None:
    data = Archive(packed=False).add(HERE, PAGE + "<p>More.</p>" * 99).data
    (problem,) = read("a.warc", data[:-800]).problems
    assert problem == f"the archive ends within {HERE}: the page may not be whole"


def test_too_many_records_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_RECORDS", 3)
    with pytest.raises(DocumentError, match="more than 3 records"):
        read("a.warc.gz", saved().data)


def test_without_the_package_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "find_spec", lambda _: None)
    with pytest.raises(DocumentError, match=r'pip install "ibid\[warc\]"'):
        read("a.warc", saved().data)


PIECES = [b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: 99999999\r\n", b"HTTP/1.1 200 \r\n"]


@given(broken(saved(packed=False).data, PIECES))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_archives_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        assert article("a.warc", data).passages


@given(broken(saved().data))
@settings(max_examples=50, deadline=None)
def test_mutated_packed_archives_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        assert article("a.warc.gz", data).passages
