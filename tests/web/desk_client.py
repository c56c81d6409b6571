"""A librarian in a browser without scripts: a client that logs in, fills in forms, and sends their tokens."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TOKEN = "an-open-secret-for-tests"  # noqa: S105 - as it says
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@dataclass(slots=True)
class Librarian:
    """One who has the desk's pages open."""

    client: FlaskClient

    def page(self, path: str = "/desk", status: int = 200) -> BeautifulSoup:
        """A page of the desk."""
        response = self.client.get(path)
        assert response.status_code == status, response.text
        return soup(response)

    def log_in(self, token: str = TOKEN, to: str = "") -> TestResponse:
        page = soup(self.client.get("/desk/login", query_string={"to": to}))
        return self.client.post("/desk/login", data={**fields(form(page, "/desk/login")), "token": token})

    def do(self, path: str, action: str, **chosen: str) -> TestResponse:
        """Send the first form to ``action`` of a page, with its own fields and those chosen."""
        return self.client.post(action, data={**fields(form(self.page(path), action)), **chosen})

    def upload(self, files: Mapping[str, str | bytes], **chosen: str) -> TestResponse:
        """Send documents by the form of the overview."""
        sent: dict[str, Any] = {**fields(form(self.page(), "/desk/uploads")), **chosen}
        sent["documents"] = [
            (io.BytesIO(content.encode() if isinstance(content, str) else content), name)
            for name, content in files.items()
        ]
        return self.client.post("/desk/uploads", data=sent)


def soup(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.data, "html.parser")


def form(page: BeautifulSoup, action: str) -> Tag:
    found = page.select_one(f'form[action="{action}"]')
    assert found is not None, f"no form to {action} in {page.get_text(' ', strip=True)}"
    return found


def fields(form: Tag) -> dict[str, str]:
    """The fields that a browser would send of a form as it stands."""
    return {
        str(field["name"]): str(field.get("value", ""))
        for field in form.select("input[name]")
        if field.get("type") not in {"file", "password"}
        and (field.get("type") != "checkbox" or "checked" in field.attrs)
    }


def text(tag: Tag | None) -> str:
    """What a reader sees of a part of a page, on one line."""
    assert tag is not None
    return " ".join(tag.get_text(" ").split())
