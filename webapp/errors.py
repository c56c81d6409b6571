"""Errors as answers: problem details (RFC 9457) for programs, a page with a way on for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException

from indexer import IbidError, LibraryError, NotFoundError, ParameterError, Query, QueryError, QuerySyntaxError
from webapp import params, present, templating, trouble
from webapp.search import views

PROBLEM_TYPE = "application/problem+json"
RETRY_SECONDS = "10"
MACHINE_PATHS = ("/healthz", "/metrics", "/suggest")

_DETAILS = {
    404: "Nothing has this address.",
    405: "This address can only be read (GET or HEAD).",
    500: "Something went wrong here, not with your question. It has been recorded.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in words that are safe to show. ``type`` is about:blank when the status says it all."""

    status: int
    detail: str
    type: str = "about:blank"
    title: str = ""
    cure: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def phrase(self) -> str:
        """The title: what kind of problem it is, the same for every one of its kind."""
        return self.title or HTTPStatus(self.status).phrase


def install(app: Flask) -> None:
    """Answer every error of ``app`` in the form that its address calls for."""
    app.register_error_handler(QueryError, lambda error: answer(_of_query(error), error))
    app.register_error_handler(NotFoundError, lambda error: answer(_of_absence(error), error))
    app.register_error_handler(LibraryError, lambda error: answer(_of_library(error), error))
    app.register_error_handler(HTTPException, lambda error: answer(_of_http(error)))


def answer(problem: Problem, error: IbidError | None = None) -> Response:
    """``problem`` as JSON below /api/ and for monitors, as a page elsewhere; ``error`` is what led to it."""
    if request.path.startswith("/api/") or request.path in MACHINE_PATHS:
        response = make_response(present.dump(body(problem)), problem.status)
        response.content_type = PROBLEM_TYPE
    else:
        told = trouble.of(problem.status, error, request.path, _left(problem))
        page = templating.render("error.html", trouble=told, **views.box(Query.of()))
        response = make_response(page, problem.status)
    response.headers.update(problem.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def body(problem: Problem) -> dict[str, object]:
    """The members of a problem document."""
    detail = f"{problem.detail} ({problem.cure})" if problem.cure else problem.detail
    members: dict[str, object] = {
        "type": problem.type,
        "title": problem.phrase,
        "status": problem.status,
        "detail": detail,
    }
    return {**members, **problem.extra}


def _of_query(error: QueryError) -> Problem:
    if isinstance(error, QuerySyntaxError):
        return Problem(
            400, error.message, "urn:ibid:problem:query-syntax", "The query text can't be read", error.cure,
            {"position": error.position, "suggestion": error.suggestion},
        )  # fmt: skip
    extra = {"parameter": error.name} if isinstance(error, ParameterError) else {}
    return Problem(400, error.message, "urn:ibid:problem:parameter", "A parameter can't be read", error.cure, extra)


def _of_absence(error: NotFoundError) -> Problem:
    return Problem(404, error.message, "urn:ibid:problem:not-found", "Not in this library", error.cure)


def _of_library(error: LibraryError) -> Problem:
    """The library is missing, outdated or broken now; the next request looks again."""
    return Problem(
        503, error.message, "urn:ibid:problem:library", "The library can't be read now", error.cure,
        headers={"Retry-After": RETRY_SECONDS},
    )  # fmt: skip


def _of_http(error: HTTPException) -> Problem:
    status = error.code or 500
    allowed = {k: v for k, v in error.get_headers(request.environ) if k in {"Allow", "Retry-After"}}
    return Problem(status, _DETAILS.get(status, error.description or ""), headers=allowed)


def _left(problem: Problem) -> Query:
    """What is left of the question of a broken address."""
    try:
        return params.mended(params.decode(request.query_string), str(problem.extra.get("parameter", "")))
    except ParameterError:
        return Query.of()
