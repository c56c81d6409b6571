"""From an upload to readers and back: the whole way in a browser without scripts, and as a program."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer import UPLOAD_BYTES, open_library
from indexer.build import build
from indexer.desk import jobs
from indexer.desk import staging as staging_module
from tests.desks import at_once
from tests.folders import PRISON, RADIO, VISIT, tree, write
from tests.web.desk_client import BEARER, TOKEN, Librarian, fields, form, soup, text
from webapp import create_app, desk
from webapp.app import BODY_LIMIT
from webapp.desk import actions


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "documents", {"visit.txt": VISIT, "deep/prison.txt": PRISON})


@pytest.fixture
def library(tmp_path: Path, documents: Path) -> Path:
    engine = open_library(tmp_path / "library")
    build(engine, [documents])
    engine.close()
    return tmp_path / "library"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are done in this process, before the answer."""
    monkeypatch.setattr(jobs, "_launch", at_once)


@pytest.fixture
def app(library: Path) -> Flask:
    return create_app({"LIBRARY": str(library), "TOKEN": TOKEN})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def librarian(client: FlaskClient) -> Librarian:
    found = Librarian(client)
    found.log_in()
    return found


def waiting(librarian: Librarian) -> list[str]:
    return [text(one.select_one(".what")) + " " + text(one.select_one(".tag")) for one in
            librarian.page().select(".waiting > li")]  # fmt: skip


# --- the whole way --------------------------------------------------------------------------------------------------


def test_from_an_upload_to_readers_and_back(librarian: Librarian, client: FlaskClient, documents: Path) -> None:
    before = tree(documents)
    response = librarian.upload({"radio.txt": RADIO, "visit.txt": VISIT.replace("rifles", "tractors")})
    assert (response.status_code, response.headers["Location"]) == (303, "/desk#waiting")
    first, second = waiting(librarian)
    assert "radio.txt" in first
    assert first.endswith("new")
    assert "visit.txt" in second
    assert second.endswith("replaces the document there")
    assert tree(documents) == before
    assert client.get("/articles/radio").status_code == 404

    assert librarian.do("/desk", "/desk/compare").headers["Location"] == "/desk/job"
    assert client.get("/desk/job").headers["Location"] == "/desk/difference"
    shown = text(librarian.page("/desk/difference").select_one("main"))
    assert "Articles 2 → becomes 3" in shown
    assert "Passages 5 → becomes 7" in shown
    assert "A Visit to Pyongyang" in shown

    assert librarian.do("/desk/difference", "/desk/publish").headers["Location"] == "/desk/job"
    published = text(librarian.page("/desk/job").select_one("main"))
    assert "Published 7 passages in 3 articles" in published
    assert client.get("/articles/radio").status_code == 200
    assert (documents / "radio.txt").read_text() == RADIO
    assert waiting(librarian) == []

    page = librarian.page("/desk/rollback")
    assert "what generation 1 held: 5 passages in 2 articles" in text(page.select_one("main"))
    assert "Take back the 2 documents" in text(page.select_one(".choice"))
    librarian.do("/desk/rollback", "/desk/rollback")
    assert "2 documents wait again" in text(librarian.page("/desk/job").select_one("main"))
    assert client.get("/articles/radio").status_code == 404
    assert tree(documents) == before
    assert len(waiting(librarian)) == 2


def test_a_document_goes_into_the_folder_that_was_chosen(librarian: Librarian) -> None:
    options = [text(option) for option in librarian.page().select("#place option")]
    assert [option.rpartition("/")[2] for option in options] == ["documents", "deep"]
    librarian.upload({"radio.txt": RADIO}, place="1")
    assert "deep/ radio.txt" in waiting(librarian)[0]


def test_a_document_that_waits_can_be_discarded(librarian: Librarian) -> None:
    librarian.upload({"radio.txt": RADIO, "more.txt": PRISON})
    librarian.do("/desk", "/desk/discard")
    (left,) = waiting(librarian)
    assert "radio.txt" in left
    response = librarian.do("/desk", "/desk/discard", key="nothing")
    assert response.status_code == 404
    librarian.upload({"more.txt": PRISON})
    librarian.do("/desk", "/desk/discard", all="1")
    assert waiting(librarian) == []


def test_one_that_cannot_be_read_can_be_discarded_where_that_is_told(librarian: Librarian) -> None:
    librarian.upload({"bad.pdf": "no PDF", "radio.txt": RADIO})
    librarian.do("/desk", "/desk/compare")
    (entry,) = [one for one in librarian.page("/desk/difference").select(".entries > li") if one.select(".failed")]
    assert "bad.pdf" in text(entry)
    assert librarian.do("/desk/difference", "/desk/discard").status_code == 303
    (left,) = waiting(librarian)
    assert "radio.txt" in left


# --- what was shown is what is done ---------------------------------------------------------------------------------


@pytest.mark.parametrize("since", ["another upload", "another run"])
def test_only_the_difference_that_was_seen_is_published(
    librarian: Librarian, library: Path, documents: Path, since: str
) -> None:
    librarian.upload({"radio.txt": RADIO})
    librarian.do("/desk", "/desk/compare")
    page = librarian.page("/desk/difference")
    if since == "another upload":
        librarian.upload({"more.txt": PRISON})
    else:
        write(documents, {"own.txt": PRISON})
        engine = open_library(library)
        build(engine, [])
        engine.close()
    response = librarian.client.post("/desk/publish", data=fields(form(page, "/desk/publish")))
    assert response.status_code == 409
    assert "Look at the difference once more" in response.text
    assert not (documents / "radio.txt").exists()
    assert "has changed since" in text(librarian.page("/desk/difference").select_one("main"))
    assert not librarian.page("/desk/difference").select('form[action="/desk/publish"]')


def test_only_the_generation_that_was_seen_is_rolled_back(librarian: Librarian, library: Path) -> None:
    librarian.upload({"radio.txt": RADIO})
    librarian.do("/desk", "/desk/compare")
    librarian.do("/desk/difference", "/desk/publish")
    before = (library / "CURRENT").read_text()
    response = librarian.do("/desk/rollback", "/desk/rollback", generation="000001-aaaaaaaaaaaa")
    assert response.status_code == 409
    assert (library / "CURRENT").read_text() == before


def test_without_a_change_there_is_nothing_to_publish(librarian: Librarian) -> None:
    librarian.do("/desk", "/desk/compare")
    page = librarian.page("/desk/difference")
    assert "the library is as the documents are" in text(page.select_one("main"))
    assert not page.select('form[action="/desk/publish"]')


# --- untrusted files ------------------------------------------------------------------------------------------------


def test_what_is_refused_is_named_with_its_cure_and_the_rest_is_taken(librarian: Librarian) -> None:
    response = librarian.upload({"run.exe": "x", "empty.txt": "", "radio.txt": RADIO, "visit.txt": VISIT})
    assert response.status_code == 422
    page = soup(response)
    alert = text(page.select_one("[role=alert]"))
    assert "3 documents were not taken" in alert
    assert "Run.exe is no document" in alert or "run.exe is no document" in alert
    assert "Save it as one of .docx" in alert
    assert "empty.txt is empty" in alert
    assert "visit.txt is the same as the document in the folder" in alert
    assert "1 other was taken and waits below" in alert
    assert len(page.select(".waiting > li")) == 1


def test_a_name_leads_nowhere_else(librarian: Librarian, documents: Path, tmp_path: Path) -> None:
    before = tree(documents)
    librarian.upload({"../../../outside.txt": RADIO, "..\\..\\win.txt": PRISON, "/etc/root.txt": VISIT + "\n"})
    assert {path.name for path in tmp_path.rglob("*.txt") if "library.desk" in path.parts} == {
        "outside.txt", "win.txt", "root.txt",
    }  # fmt: skip
    assert tree(documents) == before


def test_one_that_is_too_large_is_413(librarian: Librarian, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging_module, "largest", lambda _: 4_000)
    response = librarian.upload({"large.txt": b"x" * 4_001, "radio.txt": RADIO})
    assert response.status_code == 413
    assert "large.txt has more than the 4,000 bytes" in text(soup(response).select_one("[role=alert]"))
    assert "Split it" in response.text
    assert len(waiting(librarian)) == 1


def test_too_many_at_once_are_413(librarian: Librarian, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "UPLOAD_FILES", 2)
    response = librarian.upload({f"{number}.txt": RADIO + str(number) for number in range(3)})
    assert response.status_code == 413
    assert "none was taken" in response.text
    assert waiting(librarian) == []


def test_a_body_that_is_too_large_is_413(librarian: Librarian, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "UPLOAD_BYTES", 1000)
    response = librarian.upload({"large.txt": "x" * 2000})
    assert response.status_code == 413
    assert "in several parts" in response.text
    assert waiting(librarian) == []


def test_no_document_is_422(librarian: Librarian) -> None:
    assert librarian.upload({}).status_code == 422


@pytest.mark.parametrize("place", ["7", "-1", "x", "../.."])
def test_a_place_that_is_not_there_is_422(librarian: Librarian, place: str) -> None:
    response = librarian.upload({"radio.txt": RADIO}, place=place)
    assert response.status_code == 422
    assert waiting(librarian) == []


def test_elsewhere_no_large_body_is_read(client: FlaskClient) -> None:
    for path in ("/", "/desk/login", "/desk/compare"):
        response = client.post(path, data={"csrf": "x" * (BODY_LIMIT + 1)})
        assert response.status_code in {401, 405, 413}, path


# --- programs -------------------------------------------------------------------------------------------------------


def test_a_program_goes_the_whole_way_in_json(client: FlaskClient, documents: Path) -> None:
    sent = {"documents": [(io.BytesIO(RADIO.encode()), "radio.txt"), (io.BytesIO(b"x"), "run.exe")]}
    response = client.post("/desk/uploads", data=sent, headers=BEARER)
    assert response.status_code == 422
    body = response.get_json()
    assert [one["path"] for one in body["staged"]] == ["radio.txt"]
    assert "run.exe" in body["refused"][0]["detail"]
    started = client.post("/desk/compare", headers=BEARER)
    assert (started.status_code, started.headers["Location"]) == (202, "/desk/job.json")
    assert client.get("/desk/job.json", headers=BEARER).get_json()["job"]["stand"] == "done"
    difference = client.get("/desk/difference.json", headers=BEARER).get_json()
    assert [one["status"] for one in difference["documents"]] == ["added"]
    assert client.post("/desk/publish", data={"key": difference["key"]}, headers=BEARER).status_code == 202
    report = client.get("/desk/report.json", headers=BEARER).get_json()
    assert report["counts"]["added"] == 1
    generation = report["library"]["generation"]
    back = client.post("/desk/rollback", data={"generation": generation, "documents": "1"}, headers=BEARER)
    assert back.status_code == 202
    assert client.get("/desk/job.json", headers=BEARER).get_json()["job"]["waiting"] == [f"{documents}/radio.txt"]
    assert client.get("/articles/radio").status_code == 404
    assert "Set-Cookie" not in back.headers


def test_a_program_is_refused_in_json(client: FlaskClient) -> None:
    response = client.post("/desk/publish", data={"key": "x"}, headers=BEARER)
    assert (response.status_code, response.content_type) == (409, "application/problem+json")


# --- behind the server ----------------------------------------------------------------------------------------------


def test_the_server_takes_large_bodies_only_at_the_desk_and_only_from_those_who_may(app: Flask) -> None:
    limit = desk.body_limit(app)
    cookie = f"ibid_desk={app.extensions['ibid-desk'].gate.cookie(librarian=True)}"
    assert limit("/desk/uploads", {"COOKIE": cookie}) == UPLOAD_BYTES
    assert limit("/desk/uploads", {"AUTHORIZATION": f"Bearer {TOKEN}"}) == UPLOAD_BYTES
    for path, headers in (
        ("/desk/uploads", {}),
        ("/desk/uploads", {"AUTHORIZATION": "Bearer wrong"}),
        ("/desk/uploads/", {"COOKIE": cookie}),
        ("/desk/login", {"COOKIE": cookie}),
        ("/", {"COOKIE": cookie}),
    ):
        assert limit(path, headers) == BODY_LIMIT
    assert desk.body_limit(create_app({"LIBRARY": "x"}))("/desk/uploads", {"COOKIE": cookie}) == BODY_LIMIT


SERVER = """
import sys
from webapp import create_app
from webapp.server import serve
app = create_app({"LIBRARY": sys.argv[1], "TOKEN": sys.argv[2]})
serve(app, port=0, threads=2, announce=lambda line: print(line, flush=True))
"""


def _status(port: int, path: str, length: int, authorization: str) -> str:
    """The first line of the answer to the head of a request, whose body isn't sent."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n"
        f"Authorization: {authorization}\r\nContent-Length: {length}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=300) as connection:
        connection.sendall(head.encode())
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").readline().decode().strip()


def test_the_real_server_refuses_a_large_body_at_its_head(library: Path) -> None:
    command = [sys.executable, "-c", SERVER, str(library), TOKEN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline().rpartition(":")[2])
            bearer, large = f"Bearer {TOKEN}", BODY_LIMIT + 1
            assert "413" in _status(port, "/", large, bearer)
            assert "413" in _status(port, "/desk/uploads", large, "Bearer wrong")
            assert "413" in _status(port, "/desk/uploads", UPLOAD_BYTES + 1, bearer)
            assert "413" not in _status(port, "/desk/uploads", large, bearer)  # it waits for a body that doesn't come
        finally:
            process.terminate()
