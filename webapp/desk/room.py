"""What the desk of one app holds, how a request is let in before its body is read, and how it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, cast

from flask import Flask, Response, current_app, g, make_response, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests

from indexer import Desk, Query
from webapp import errors, present, templating
from webapp.desk.gate import COOKIE, SESSION_SECONDS, Gate
from webapp.i18n import gettext
from webapp.search import views

LOGIN_ENDPOINTS = frozenset({"desk.login", "desk_actions.enter"})


@dataclass(frozen=True, slots=True)
class Room:
    """The gate and the desk behind it."""

    KEY: ClassVar[str] = "ibid-desk"

    gate: Gate
    desk: Desk


def install_room(app: Flask, room: Room) -> None:
    """Make ``room`` that of ``app``."""
    app.extensions[Room.KEY] = room


def room() -> Room:
    """The room of the app that answers this request."""
    return cast(Room, current_app.extensions[Room.KEY])


def desk() -> Desk:
    """The desk of the app that answers this request."""
    return room().desk


def who() -> str:
    """From where this request comes, by which wrong tokens are counted."""
    return request.remote_addr or ""


def let_in() -> Response | None:
    """Let a librarian in, and send anyone else to the login; to be called before every request of the desk."""
    g.librarian, g.session, g.program = False, "", "Authorization" in request.headers
    if request.endpoint in LOGIN_ENDPOINTS:
        return None
    if authorization := request.headers.get("Authorization", ""):
        return _program(authorization)
    g.session = room().gate.session(request.cookies.get(COOKIE, ""))
    g.librarian = bool(g.session)
    if g.librarian:
        return None
    if request.method in {"GET", "HEAD"} and not request.path.endswith(".json"):
        return cast(Response, redirect(url_for("desk.login", to=request.path), 303))
    return refuse(
        401,
        gettext("This needs a session, and there is none: it has ended, or your browser keeps no cookies."),
        cure=gettext("Log in, then do it again; what waits at the desk is still there."),
    )


def _program(authorization: str) -> Response | None:
    gate = room().gate
    refuse_guessing()
    if gate.is_bearer(authorization):
        gate.throttle.succeeded(who())
        g.librarian = True
        return None
    gate.throttle.failed(who())
    return refuse(401, gettext("This is not the token of this library’s desk."))


def refuse_guessing() -> None:
    """Raise ``TooManyRequests`` for one who has given wrong tokens and must wait."""
    wait = room().gate.throttle.wait(who())
    if wait:
        raise TooManyRequests("Too many wrong tokens came from your address.", retry_after=int(wait) + 1)


def refuse(status: int, text: str, *, cure: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """An answer that says why not and how to go on: a page, or to a program a problem document."""
    problem = errors.Problem(status, text, cure=cure, headers=headers or {})
    if g.get("program") or request.path.endswith(".json"):
        response = make_response(present.dump(errors.body(problem)), status)
        response.content_type = errors.PROBLEM_TYPE
    else:
        page = templating.render("desk/refusal.html", problem=problem, **views.box(Query.of()))
        response = make_response(page, status)
    response.headers.update(problem.headers)
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Ibid desk"'
    return response


def set_cookie(response: Response, value: str) -> Response:
    """Let a browser keep a cookie for the desk alone; an empty one ends the session."""
    response.set_cookie(
        COOKIE,
        value,
        max_age=SESSION_SECONDS if value else 0,
        path="/desk",
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )
    return response
