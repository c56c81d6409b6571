"""The librarian's desk: not there without a token, closed to those who haven't it, and what it shows to others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer import Desk, Job, Stand, Task, UploadError, open_library
from indexer.build import build
from indexer.desk import jobs
from indexer.report import keep_report
from tests.desks import at_once, stage
from tests.folders import PRISON, VISIT, write
from tests.web.desk_client import BEARER, TOKEN, Librarian, fields, form, soup, text
from webapp import create_app
from webapp.desk.gate import FREE_TRIES

READ = ("/desk", "/desk/documents", "/desk/lists/undated", "/desk/lists/unknown-names", "/desk/lists/tables",
        "/desk/difference", "/desk/rollback", "/desk/job")  # fmt: skip
JSON = ("/desk/job.json", "/desk/report.json", "/desk/findings.json", "/desk/difference.json")
WRITTEN = ("/desk/uploads", "/desk/discard", "/desk/compare", "/desk/publish", "/desk/rollback", "/desk/survey",
           "/desk/logout")  # fmt: skip
EVERY = (*READ, *JSON, *WRITTEN, "/desk/login", "/desk/catalogues/0/catalogue.csv")


def _documents(folder: Path) -> Path:
    files = {"visit.txt": VISIT + "2. Nobody calls this one, says Pedro Salas.\n", "prison.txt": PRISON, "old.doc": "x"}
    return write(folder, {**files, "bad.pdf": "no PDF", "catalogue.csv": "file,date\nvisit.txt,\n"})


def _library(folder: Path, documents: Path) -> Path:
    """A library over ``documents``, with the report of its run."""
    engine = open_library(folder)
    keep_report(folder, build(engine, [documents]))
    engine.close()
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return _documents(tmp_path / "documents")


@pytest.fixture
def library(tmp_path: Path, documents: Path) -> Path:
    return _library(tmp_path / "library", documents)


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
def librarian(app: Flask) -> Librarian:
    return _logged_in(app)


def _logged_in(app: Flask) -> Librarian:
    client = app.test_client()
    client.set_cookie("ibid_desk", app.extensions["ibid-desk"].gate.cookie(librarian=True), path="/desk")
    return Librarian(client)


# Of these nothing is changed, so all tests that only look may share them.


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("still")
    return _library(home / "library", _documents(home / "documents"))


@pytest.fixture(scope="module")
def still_app(still: Path) -> Flask:
    return create_app({"LIBRARY": str(still), "TOKEN": TOKEN})


@pytest.fixture
def visitor(still_app: Flask) -> FlaskClient:
    """One who isn't logged in."""
    return still_app.test_client()


@pytest.fixture
def reader(still_app: Flask) -> Librarian:
    """A librarian who only looks."""
    return _logged_in(still_app)


# --- off ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def off(still: Path) -> Flask:
    return create_app({"LIBRARY": str(still)})


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_a_token_nothing_is_there(off: Flask, path: str, method: str) -> None:
    client = off.test_client()
    assert client.open(path, method=method).status_code == 404
    assert client.open(path, method=method, headers=BEARER).status_code == 404


def test_the_token_may_stand_in_the_environment(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBID_TOKEN", TOKEN)
    app = create_app({"LIBRARY": str(library)})
    assert app.test_client().get("/desk/login").status_code == 200
    assert TOKEN not in str(app.config)


# --- in and out -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", READ)
def test_who_is_not_logged_in_is_sent_to_the_login(visitor: FlaskClient, path: str) -> None:
    response = visitor.get(path)
    assert (response.status_code, response.headers["Location"]) == (303, f"/desk/login?to={path}")


@pytest.mark.parametrize("path", JSON)
def test_a_script_without_a_session_is_told_so(visitor: FlaskClient, path: str) -> None:
    response = visitor.get(path)
    assert (response.status_code, response.content_type) == (401, "application/problem+json")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", WRITTEN)
def test_nothing_is_done_without_a_session(visitor: FlaskClient, path: str) -> None:
    response = visitor.post(path, data={"csrf": "x"})
    assert response.status_code == 401
    assert soup(response).select_one('main a[href="/desk/login"]')


def test_the_token_opens_a_session_in_a_cookie_of_the_desk_alone(visitor: FlaskClient) -> None:
    response = Librarian(visitor).log_in(to="/desk/documents")
    assert (response.status_code, response.headers["Location"]) == (303, "/desk/documents")
    cookie = response.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/desk"} <= set(cookie.split("; "))
    assert TOKEN not in cookie
    assert visitor.get("/desk").status_code == 200


def test_over_https_the_cookie_keeps_to_it(visitor: FlaskClient) -> None:
    response = visitor.get("/desk/login", base_url="https://library.example")
    assert "Secure" in response.headers["Set-Cookie"].split("; ")


@pytest.mark.parametrize(
    ("to", "goes"),
    [
        ("/desk/lists/undated", "/desk/lists/undated"),
        ("", "/desk"),
        ("https://elsewhere.example/", "/desk"),
        ("//elsewhere.example/desk/", "/desk"),
        ("/desk/../articles", "/desk"),
        ("/desk//elsewhere.example", "/desk"),
        ("/desk/\\elsewhere", "/desk"),
        ("/desk/x\r\nSet-Cookie: a=b", "/desk"),
        ("/desk/login", "/desk"),
        ("/articles", "/desk"),
    ],
)
def test_after_the_login_one_stays_at_the_desk(visitor: FlaskClient, to: str, goes: str) -> None:
    page = soup(visitor.get("/desk/login"))
    data = {**fields(form(page, "/desk/login")), "token": TOKEN, "to": to}
    assert visitor.post("/desk/login", data=data).headers["Location"] == goes


def test_a_wrong_token_is_a_page_with_a_way_on(client: FlaskClient) -> None:
    response = Librarian(client).log_in("another-open-secret")
    assert response.status_code == 401
    page = soup(response)
    assert "not the token" in text(page.select_one("[role=alert]"))
    assert "another-open-secret" not in response.text
    assert form(page, "/desk/login")
    assert client.get("/desk").status_code == 303


def test_without_cookies_the_login_says_so(app: Flask) -> None:
    client = app.test_client(use_cookies=False)
    page = soup(client.get("/desk/login"))
    response = client.post("/desk/login", data={**fields(form(page, "/desk/login")), "token": TOKEN})
    assert response.status_code == 403
    assert "keeps no cookies" in response.text


def test_who_guesses_has_to_wait(client: FlaskClient) -> None:
    librarian = Librarian(client)
    for _ in range(FREE_TRIES):
        assert librarian.log_in("wrong").status_code == 401
    response = librarian.log_in(TOKEN)  # the right one has to wait, too, else guessing could go on
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) >= 1
    assert "Wait" in response.text
    assert client.get("/desk/job.json", headers=BEARER).status_code == 429


def test_a_program_that_guesses_has_to_wait(client: FlaskClient) -> None:
    for _ in range(FREE_TRIES):
        assert client.get("/desk/job.json", headers={"Authorization": "Bearer wrong"}).status_code == 401
    response = client.get("/desk/job.json", headers={"Authorization": "Bearer wrong"})
    assert (response.status_code, response.content_type) == (429, "application/problem+json")


def test_logging_out_ends_it(reader: Librarian) -> None:
    response = reader.do("/desk", "/desk/logout")
    assert response.headers["Location"] == "/"
    assert reader.client.get("/desk").status_code == 303


@pytest.mark.parametrize("path", WRITTEN)
@pytest.mark.parametrize("csrf", [None, "", "0" * 64])
def test_a_form_of_another_site_does_nothing(reader: Librarian, still: Path, path: str, csrf: str | None) -> None:
    before = sorted(still.with_name("library.desk").rglob("*"))
    response = reader.client.post(path, data={} if csrf is None else {"csrf": csrf})
    assert response.status_code == 403
    assert "nothing was changed" in response.text
    assert soup(response).select_one('main a[href="/desk"]')
    assert sorted(still.with_name("library.desk").rglob("*")) == before


@pytest.mark.parametrize("path", [*READ, *JSON, "/desk/login", "/desk/lists/nonsense"])
def test_nothing_of_the_desk_is_kept_or_indexed(reader: Librarian, path: str) -> None:
    headers = reader.client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", READ)
def test_no_page_has_a_script_or_a_style_of_its_own(reader: Librarian, path: str) -> None:
    page = soup(reader.client.get(path, follow_redirects=True))
    assert all(script.get("src") for script in page.select("script"))
    assert not page.select("style, [style], [onclick]")
    assert all(TOKEN not in str(tag) for tag in page.select("*"))


# --- what it shows --------------------------------------------------------------------------------------------------


def counts(page: BeautifulSoup) -> dict[str, str]:
    """The lines of what needs an eye, with their counts."""
    return {text(line.select_one("a, span")): text(line.select_one(".count")) for line in page.select(".matters li")}


def test_the_overview_counts_what_needs_an_eye(reader: Librarian) -> None:
    reader.page()  # whoever comes first has the articles looked through
    page = reader.page()
    found = counts(page)
    assert found["Documents that can’t be read"] == "1"
    assert found["Files that were passed over"] == "1"
    assert found["Notes that nobody calls"] == "1"
    assert found["Articles without a date"] == "2"
    assert found["Calls without a note"] == "none"
    assert "6 passages in 2 articles" in text(page.select_one("aside"))
    for link in page.select(".matters a, aside a"):
        assert reader.client.get(str(link["href"])).status_code in {200, 409}


def test_documents_say_what_became_of_them_and_why(reader: Librarian) -> None:
    entries = [text(entry) for entry in reader.page("/desk/documents").select(".entries > li")]
    assert len(entries) == 4
    assert any(re.search(r"bad\.pdf can’t be read .*PDF", entry) for entry in entries[:2])  # these come first
    assert any(re.search(r"old\.doc passed over .*No reader for \.doc", entry) for entry in entries[:2])
    only = reader.page("/desk/documents?status=skipped").select(".entries > li")
    assert len(only) == 1
    reader.page("/desk/documents?status=nonsense", 404)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("orphan-note", r"Nobody calls this one.* Line \d+ of visit\.txt: put the sign 2", id="a note"),
        pytest.param("undated", r"Fill in “date” in line 2 of .*catalogue\.csv", id="a row to be filled in"),
        pytest.param("undated", r"Add a row to .*catalogue\.csv.* prison\.txt,2024-03-18", id="a row to be added"),
    ],
)
def test_each_finding_names_its_cure(reader: Librarian, name: str, expected: str) -> None:
    reader.page()
    page = reader.page(f"/desk/lists/{name}")
    assert any(re.search(expected, text(entry)) for entry in page.select(".entries > li"))
    for link in page.select(".entries a"):
        assert reader.client.get(str(link["href"]).partition("#")[0]).status_code == 200


def test_an_unknown_name_has_the_command_that_adds_it(librarian: Librarian, documents: Path) -> None:
    write(documents, {"salas.txt": "A Letter\n\nWe saw Pedro Salas today, and then Pedro Salas left.\n"})
    librarian.do("/desk", "/desk/compare")
    librarian.do("/desk/difference", "/desk/publish")
    librarian.page()
    page = librarian.page("/desk/lists/unknown-names")
    (entry,) = [entry for entry in page.select(".entries > li") if "Pedro Salas" in text(entry.select_one(".head"))]
    assert "3 times in 2 articles" in text(entry)
    command = text(entry.select_one("code"))
    assert command.startswith("ibid names add pedro-salas --label 'Pedro Salas' --type person")


def test_problems_of_tables_are_listed(librarian: Librarian, documents: Path) -> None:
    write(documents, {"catalogue.csv": "file,date\ngone.txt,2024\n"})
    librarian.do("/desk", "/desk/compare")
    assert "there is no document gone.txt" in text(librarian.page("/desk/difference").select_one("main"))
    librarian.do("/desk/difference", "/desk/publish")
    assert "there is no document gone.txt" in text(librarian.page("/desk/lists/tables").select_one(".entries"))


def test_the_catalogue_can_be_fetched_and_sent_again(librarian: Librarian, documents: Path) -> None:
    librarian.page()
    link = librarian.page("/desk/lists/undated").select_one("a[download]")
    assert link
    response = librarian.client.get(str(link["href"]))
    assert response.data == (documents / "catalogue.csv").read_bytes()
    assert response.headers["Content-Disposition"] == "attachment; filename=catalogue.csv"
    librarian.upload({"catalogue.csv": response.text + "prison.txt,2021\n"})
    assert b"prison.txt,2021" in librarian.client.get(str(link["href"])).data
    assert librarian.client.get("/desk/catalogues/7/catalogue.csv").status_code == 404


@pytest.mark.parametrize("page", ["0", "2", "99999999999", "-1", "x", "²"])
def test_a_page_that_is_none_is_an_empty_one_or_the_first(reader: Librarian, page: str) -> None:
    reader.page(f"/desk/documents?page={page}")


def test_an_unknown_list_is_not_found(reader: Librarian) -> None:
    reader.page("/desk/lists/nonsense", 404)


def test_hostile_names_stay_text(librarian: Librarian, documents: Path, library: Path) -> None:
    hostile = "<script>alert(1)</script>"
    write(documents, {f"{hostile.replace('/', '')}.txt": f"{hostile}\n\nA paragraph of {hostile} & more.\n"})
    stage(Desk(library), documents, {"x<i>.txt": PRISON})
    librarian.do("/desk", "/desk/compare")
    for path in ("/desk", "/desk/difference"):
        page = librarian.page(path)
        assert not page.select("main script, main i")
    assert "alert(1)" in text(librarian.page("/desk/difference").select_one("main"))


# --- the library in all its states ----------------------------------------------------------------------------------


def test_there_is_no_library_yet(tmp_path: Path) -> None:
    librarian = Librarian(create_app({"LIBRARY": str(tmp_path / "none"), "TOKEN": TOKEN}).test_client())
    librarian.log_in()
    assert "Nothing is published yet" in text(librarian.page().select_one("aside"))
    librarian.page("/desk/documents")
    assert "no library" in text(librarian.page("/desk/rollback", 409).select_one("[role=alert]"))


def test_a_damaged_library_is_told_with_its_cure(librarian: Librarian, library: Path) -> None:
    (library / "CURRENT").write_text("nothing\n")
    app = create_app({"LIBRARY": str(library), "TOKEN": TOKEN})
    other = Librarian(app.test_client())
    other.log_in()
    alert = text(other.page().select_one("main [role=alert]"))
    assert "damaged" in alert
    assert "ibid index --full" in alert


def test_a_survey_that_failed_is_not_tried_again_and_again(
    librarian: Librarian, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    monkeypatch.setattr(jobs, "_launch", lambda _, task, *__: started.append(task))  # it dies without a word
    for _ in range(3):
        librarian.page()
    assert started == [Task.SURVEY]
    assert "Look again" not in text(librarian.page().select_one("main"))  # there are no numbers that could be old


# --- progress -------------------------------------------------------------------------------------------------------


def _running(library: Path, monkeypatch: pytest.MonkeyPatch, job: Job) -> None:
    desk = Desk(library)
    desk.places.write(jobs.file_of(desk.places, job.task), job.as_json())
    monkeypatch.setattr(jobs, "_is_held", lambda _: True)


def test_a_job_shows_how_far_it_is_with_and_without_a_script(
    librarian: Librarian, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    librarian.page()
    job = Job(Task.PUBLISH, Stand.RUNNING, 1.0, phase="reading", done=30, total=120, path="deep/visit.txt")
    _running(library, monkeypatch, job)
    page = librarian.page("/desk/job")
    bar = page.select_one("progress")
    assert bar
    assert (bar["value"], bar["max"]) == ("25", "100")
    assert "Reading documents 30 / 120 deep/visit.txt" in text(page.select_one(".job"))
    refresh = page.select_one("head noscript meta[http-equiv=refresh]")
    assert refresh
    assert refresh["content"] == "2"
    body = librarian.client.get("/desk/job.json").get_json()["job"]
    assert (body["stand"], body["done"], body["total"], body["said"]) == ("running", 30, 120, "Reading documents")
    assert page.select_one('[data-job="/desk/job.json"]')


def test_a_survey_shows_how_far_it_is_and_never_reloads_what_is_filled_in(
    librarian: Librarian, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _running(library, monkeypatch, Job(Task.SURVEY, Stand.RUNNING, 1.0, phase="looking", done=1, total=4))
    page = librarian.page()
    assert "Looking through articles 1 / 4" in text(page.select_one(".job"))
    assert page.select_one('noscript a[href="/desk"]')
    assert not page.select("meta[http-equiv=refresh]")


def test_while_a_job_works_a_second_is_refused(
    librarian: Librarian, library: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[TestResponse] = []

    def meanwhile(*_: object) -> None:
        page = librarian.page()
        assert page.select_one('a[href="/desk/job"]')
        answers.append(librarian.client.post("/desk/compare", data=fields(form(page, "/desk/logout"))))

    librarian.page()
    monkeypatch.setattr(jobs, "_launch", meanwhile)
    librarian.do("/desk", "/desk/compare")
    (refused,) = answers
    assert refused.status_code == 409
    assert "another job is at work" in refused.text.lower()
    assert "wait until it is done" in refused.text.lower()


@pytest.mark.parametrize(
    ("stand", "error", "expected"),
    [
        pytest.param(Stand.FAILED, "another run (process 7) is writing", "another run (process 7)", id="refused"),
        pytest.param(Stand.STOPPED, "", "stopped without a word", id="killed"),
    ],
)
def test_a_job_that_failed_says_why_and_how_to_go_on(
    librarian: Librarian, library: Path, stand: Stand, error: str, expected: str
) -> None:
    desk = Desk(library)
    job = Job(Task.PUBLISH, stand, 1.0, error=error, cure="wait until it is done")
    desk.places.write(jobs.file_of(desk.places, Task.PUBLISH), job.as_json())
    page = librarian.page("/desk/job")
    assert expected in text(page.select_one("[role=alert]")).replace("Another", "another")
    assert "The library is as it was" in text(page.select_one("main"))


def test_an_upload_error_is_in_the_one_tree() -> None:
    assert UploadError("x", too_large=True).too_large
