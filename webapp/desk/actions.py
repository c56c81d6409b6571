"""What is done at the desk: log in and out, upload and discard, look ahead, publish, go back, each by a form's token.

A program sends ``Authorization: Bearer`` instead, which no other site can make a browser send, and is answered in JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from flask import Blueprint, Response, g, make_response, redirect, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, TooManyRequests

from indexer import (
    UPLOAD_BYTES,
    UPLOAD_FILES,
    WITH_DOCUMENTS,
    BusyError,
    IbidError,
    LibraryError,
    NotFoundError,
    Staged,
    Target,
    Task,
    UploadError,
    targets,
)
from webapp import state
from webapp.desk import pages, room, views, words
from webapp.desk.gate import COOKIE
from webapp.desk.room import refuse
from webapp.i18n import gettext

bp = Blueprint("desk_actions", __name__, url_prefix="/desk")
bp.after_request(pages.keep_nothing)

UPLOAD_PATH: Final = "/desk/uploads"
_PARTS: Final = UPLOAD_FILES + 50


@bp.before_request
def _let_in() -> Response | None:
    if request.path == UPLOAD_PATH:
        request.max_content_length, request.max_form_parts = UPLOAD_BYTES, _PARTS
    refused = room.let_in()
    if refused is not None or g.program or request.endpoint == "desk_actions.enter":
        return refused
    if not room.room().gate.is_csrf(g.session, request.form.get("csrf", "")):
        return refuse(
            403,
            gettext("This form is not of your session, or it is too old."),
            cure=gettext("Open the desk again and do it from there; nothing was changed."),
        )
    return None


# --- in and out -----------------------------------------------------------------------------------------------------


@bp.post("/login")
def enter() -> Response:
    """Let in whoever knows the token."""
    gate, to = room.room().gate, request.form.get("to", "")
    visitor = gate.session(request.cookies.get(COOKIE, ""), librarian=False)
    if not gate.is_csrf(visitor, request.form.get("csrf", "")):
        trouble = gettext(
            "Your browser keeps no cookies for this page, or the page is too old. Allow them, then try again."
        )
        return pages.login_page(to, trouble, 403)
    room.refuse_guessing()
    if not gate.is_token(request.form.get("token", "").strip()):
        gate.throttle.failed(room.who())
        return pages.login_page(
            to, gettext("This is not the token. It is what IBID_TOKEN holds where the server was started."), 401
        )
    gate.throttle.succeeded(room.who())
    return room.set_cookie(_away(pages.safe_way(to)), gate.cookie(librarian=True))


@bp.post("/logout")
def leave() -> Response:
    """End the session."""
    return room.set_cookie(_away("/"), "")


# --- uploads --------------------------------------------------------------------------------------------------------


@bp.post("/uploads")
def upload() -> Response:
    """Let documents wait at the desk; what can't be taken is named with its cure, and the others are taken."""
    sent = [file for file in request.files.getlist("documents") if file.filename]
    if not sent:
        return refuse(422, gettext("No document was chosen."), cure=gettext("Choose some, then upload them."))
    if len(sent) > UPLOAD_FILES:
        return refuse(
            413,
            gettext("These are %(count)s documents; %(most)s can be sent at once.", count=len(sent), most=UPLOAD_FILES),
            cure=gettext("Send them in several parts; none was taken."),
        )
    target = _target()
    staged, refused = _stage(target, sent)
    status = 200 if not refused else 413 if any(error.too_large for error in refused) else 422
    if g.program:
        return pages.as_json(
            {
                "staged": [{"folder": one.root, "path": one.path, "replaces": one.replaces} for one in staged],
                "refused": [{"detail": error.message, "cure": error.cure} for error in refused],
            },
            status,
        )
    if not refused:
        return _away(url_for("desk.home", _anchor="waiting"))
    return pages.overview_page(status, staged=staged, refused=refused)


def _target() -> Target:
    """The chosen place; raises ``UploadError`` for one that isn't there."""
    places = targets(views.shelf(state.engine()).state)
    chosen = request.form.get("place", "0")
    if not chosen.isascii() or not chosen.isdecimal() or int(chosen) >= len(places):
        raise UploadError(
            gettext("There is no such folder any more."), cure=gettext("Choose one of those that the page shows.")
        )
    return places[int(chosen)]


def _stage(target: Target, sent: Sequence[FileStorage]) -> tuple[list[Staged], list[UploadError]]:
    staged: dict[str, Staged] = {}
    refused = []
    for file in sent:
        try:
            one = room.desk().staging.add(target, file.filename or "", file.stream, taken=staged)
            staged[one.path] = one
        except UploadError as error:
            refused.append(error)
    return list(staged.values()), refused


@bp.post("/discard")
def discard() -> Response:
    """Let go of one document that waits, or of all."""
    staging = room.desk().staging
    keys = [one.key for one in staging.files()] if request.form.get("all") else [request.form.get("key", "")]
    for key in keys:
        staging.discard(key)
    return _away(url_for("desk.home", _anchor="waiting"))


# --- jobs -----------------------------------------------------------------------------------------------------------


@bp.post("/compare")
def compare() -> Response:
    """Look what publishing would change."""
    return _start(Task.COMPARE)


@bp.post("/publish")
def publish() -> Response:
    """Publish what waits and what else has changed, as it was shown: the form names the difference that was."""
    found = room.desk().difference()
    shown = request.form.get("key", "")
    generation = views.shelf(state.engine()).state.info.generation
    if not found or shown != found.key or shown != room.desk().staging.key(generation):
        return refuse(
            409,
            gettext("Since you saw the difference, the library or the documents that wait have changed."),
            cure=gettext("Look at the difference once more, then publish; nothing was changed."),
        )
    return _start(Task.PUBLISH)


@bp.post("/rollback")
def rollback() -> Response:
    """Go back by one generation, from the one that the form names."""
    if request.form.get("generation", "") != views.shelf(state.engine()).state.info.generation:
        return refuse(
            409,
            gettext("The library has changed since you saw this page."),
            cure=gettext("Look once more what rolling back would do; nothing was changed."),
        )
    return _start(Task.ROLL_BACK, [WITH_DOCUMENTS] if request.form.get("documents") else [])


@bp.post("/survey")
def survey() -> Response:
    """Look through all articles again."""
    room.desk().start(Task.SURVEY)
    return _away(url_for("desk.home"))


def _start(task: Task, options: Sequence[str] = ()) -> Response:
    started = room.desk().start(task, options)
    if g.program:
        response = pages.as_json(started.as_json(), 202)
        response.headers["Location"] = url_for("desk.job_json")
        return response
    return _away(url_for("desk.job"))


def _away(to: str) -> Response:
    if g.program:
        return pages.as_json({"done": True})
    return make_response(redirect(to, 303))


# --- refusals -------------------------------------------------------------------------------------------------------


def _refused(error: IbidError) -> Response:
    status = {BusyError: 409, UploadError: 422, NotFoundError: 404}.get(type(error), 503)
    return refuse(status, error.message, cure=error.cure)


def _too_large(_: RequestEntityTooLarge) -> Response:
    most = words.size(UPLOAD_BYTES)
    return refuse(
        413,
        gettext("This is more than can be sent at once: %(size)s, %(count)s documents.", size=most, count=UPLOAD_FILES),
        cure=gettext("Send the documents in several parts; none was taken."),
    )


def _too_many(error: TooManyRequests) -> Response:
    wait = int(cast(int, error.retry_after or 1))
    return refuse(
        429,
        gettext("Too many wrong tokens came from your address."),
        cure=gettext("Wait %(count)s seconds, then try again.", count=wait),
        headers={"Retry-After": str(wait)},
    )


def _other(error: HTTPException) -> Response:
    return refuse(error.code or 500, error.description or "")


for _bp in (bp, pages.bp):
    _bp.register_error_handler(BusyError, _refused)
    _bp.register_error_handler(UploadError, _refused)
    _bp.register_error_handler(NotFoundError, _refused)
    _bp.register_error_handler(LibraryError, _refused)
    _bp.register_error_handler(RequestEntityTooLarge, _too_large)
    _bp.register_error_handler(TooManyRequests, _too_many)
    _bp.register_error_handler(HTTPException, _other)
