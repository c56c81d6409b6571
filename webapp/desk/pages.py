"""What the desk shows: an overview, lists with their cures, what publishing would change, how a job stands."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from flask import Blueprint, Response, abort, g, make_response, redirect, request, url_for

from indexer import (
    ACCEPTED,
    UPLOAD_BYTES,
    UPLOAD_FILES,
    IbidError,
    Matter,
    Query,
    Staged,
    Stand,
    Task,
    UploadError,
    effect_of_rollback,
    targets,
)
from webapp import present, state, templating
from webapp.desk import room, views, words
from webapp.desk.gate import COOKIE
from webapp.desk.views import NAMES, PROBLEMS
from webapp.search import views as search_views

bp = Blueprint("desk", __name__, url_prefix="/desk")
bp.before_request(room.let_in)


@bp.after_request
def _keep_nothing(response: Response) -> Response:
    return keep_nothing(response)


def keep_nothing(response: Response) -> Response:
    """No page of the desk is kept anywhere, nor found by a search engine."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@bp.get("/login")
def login() -> Response:
    """The form for the token."""
    return login_page(request.args.get("to", ""))


def login_page(to: str, trouble: str = "", status: int = 200) -> Response:
    """The form for the token, with a cookie by which the answer to it is known to be ours; ``to`` is where to go on."""
    gate = room.room().gate
    visitor = request.cookies.get(COOKIE, "")
    if not gate.session(visitor, librarian=False):
        visitor = gate.cookie(librarian=False)
    csrf = gate.csrf(gate.session(visitor, librarian=False))
    page = render("desk/login.html", csrf=csrf, to=safe_way(to), trouble=trouble, librarian=False)
    response = make_response(page, status)
    return room.set_cookie(response, visitor)


def safe_way(to: str) -> str:
    """``to`` if it is a place at the desk, else the overview."""
    inside = to.startswith("/desk/") and not set(to) & set("\\\r\n?#:") and "//" not in to and ".." not in to
    return to if inside and not to.startswith("/desk/login") else url_for("desk.home")


@bp.get("")
def home() -> Response:
    """What there is, what needs an eye, what waits."""
    return overview_page()


def overview_page(status: int = 200, staged: Sequence[Staged] = (), refused: Sequence[UploadError] = ()) -> Response:
    """The overview, with what became of documents that were just uploaded."""
    seen = views.overview(state.engine())
    if not seen.is_fresh and not seen.surveying and seen.shelf.info and not _failed_lately(seen):
        with suppress(IbidError):  # the lists are looked up for whoever comes first; if they can't be, the page says so
            room.desk().start(Task.SURVEY)
            seen = views.overview(state.engine())
    page = render(
        "desk/home.html",
        seen=seen,
        staged=staged,
        refused=refused,
        accepted=ACCEPTED,
        most_files=UPLOAD_FILES,
        most_bytes=UPLOAD_BYTES,
    )
    return make_response(page, status)


def _failed_lately(seen: views.Overview) -> bool:
    """Whether looking through this generation has failed already: it isn't tried again and again."""
    current = seen.shelf.current
    ended = seen.survey is not None and seen.survey.stand in {Stand.FAILED, Stand.STOPPED}
    return bool(ended and current and seen.survey and seen.survey.started >= current.published)


@bp.get("/documents")
def documents() -> Response:
    """What became of every document in the last run."""
    status = request.args.get("status", "")
    if status and status not in words.STATUSES:
        abort(404)
    last = room.desk().last_run()
    counts = last.report.counts if last else {}
    listed = views.cut(views.outcomes(last, status), _page())
    return make_response(render("desk/documents.html", last=last, status=status, counts=counts, cut=listed))


@bp.get("/lists/<name>")
def listed(name: str) -> Response:
    """One list of what needs an eye, with the cure of each entry."""
    if name == PROBLEMS:
        last = room.desk().last_run()
        problems = last.report.problems if last else ()
        return make_response(render("desk/tables.html", last=last, cut=views.cut(problems, _page())))
    found = room.desk().findings()
    current = views.shelf(state.engine()).info
    fresh = bool(found and current and found.generation == current.generation)
    if name == NAMES:
        names = views.cut(found.names if found else (), _page(), found.names_total if found else 0)
        return make_response(render("desk/names.html", found=found, fresh=fresh, cut=names))
    matter = views.matter_of(name)
    if matter is None:
        abort(404)
    shown = found.of(matter) if found else ()
    return make_response(
        render(
            "desk/findings.html",
            matter=matter,
            found=found,
            fresh=fresh,
            cut=views.cut(shown, _page(), found.total(matter) if found else 0),
            catalogues=_catalogues() if matter in {Matter.UNDATED, Matter.UNTITLED} else (),
        )
    )


@bp.get("/difference")
def difference() -> Response:
    """What publishing would change, as it was looked up last."""
    seen = views.overview(state.engine())
    found = seen.difference or room.desk().difference()
    cut = views.cut(found.documents, _page(), found.documents_total) if found else None
    keys = {f"{one.root}/{one.path}": one.key for one in seen.waiting}
    page = render("desk/difference.html", seen=seen, found=found, fresh=bool(seen.difference), cut=cut, keys=keys)
    return make_response(page)


@bp.get("/rollback")
def rollback() -> Response:
    """What going back by one generation would do, and the button for it."""
    seen = views.overview(state.engine())
    try:
        effect = effect_of_rollback(room.desk().places.library)
    except IbidError as error:
        return make_response(render("desk/rollback.html", seen=seen, effect=None, trouble=error, withdrawn=()), 409)
    withdrawn = room.desk().withdrawable(effect.now.generation)
    return make_response(render("desk/rollback.html", seen=seen, effect=effect, trouble=None, withdrawn=withdrawn))


@bp.get("/job")
def job() -> Response:
    """How the job stands that was started last."""
    found = room.desk().job(Task.PUBLISH)
    if found is None:
        return _away(url_for("desk.home"))
    if found.task is Task.COMPARE and found.stand is Stand.DONE:
        return _away(url_for("desk.difference"))
    last = room.desk().last_run() if found.task is Task.PUBLISH and found.stand is Stand.DONE else None
    return make_response(render("desk/job.html", view=views.job_view(found), last=last))


def _away(to: str) -> Response:
    response = make_response(redirect(to, 303))
    response.content_type = "text/html; charset=utf-8"
    return response


@bp.get("/job.json")
def job_json() -> Response:
    """How the last job stands, and that of the survey, for a script or a program; ``null`` when there was none."""
    jobs = {"job": room.desk().job(Task.PUBLISH), "survey": room.desk().job(Task.SURVEY)}
    return as_json(
        {
            name: {**one.as_json(), "title": views.job_view(one).title, "said": views.job_view(one).phase}
            if one
            else None
            for name, one in jobs.items()
        }
    )


@bp.get("/report.json")
def report_json() -> Response:
    """What the last run did with every document, as ``ibid index --report`` writes it."""
    last = room.desk().last_run()
    return as_json(last.report.as_json() if last else None)


@bp.get("/findings.json")
def findings_json() -> Response:
    """What needs a librarian's eye."""
    found = room.desk().findings()
    return as_json(found.as_json() if found else None)


@bp.get("/difference.json")
def difference_json() -> Response:
    """What publishing would change, as last looked up."""
    found = room.desk().difference()
    return as_json(found.as_json() if found else None)


@bp.get("/catalogues/<int:number>/catalogue.csv")
def catalogue(number: int) -> Response:
    """The catalogue of an indexed folder, to be completed and uploaded again: the one that waits, if one does."""
    found = dict(_catalogues()).get(number)
    data = room.desk().catalogue(found) if found else None
    if data is None:
        abort(404)
    response = Response(data, content_type="text/csv")
    response.headers["Content-Disposition"] = "attachment; filename=catalogue.csv"
    return response


def _catalogues() -> list[tuple[int, str]]:
    """The folders that have a catalogue, numbered."""
    roots = [one.root for one in targets(views.shelf(state.engine()).state) if not one.below]
    return [(number, root) for number, root in enumerate(roots) if room.desk().catalogue(root) is not None]


def as_json(body: object, status: int = 200) -> Response:
    return Response(present.dump(body), status, content_type="application/json")


def render(template: str, *, librarian: bool = True, **values: object) -> str:
    """A page of the desk; the form token of the session stands at hand in it."""
    given = {"csrf": room.room().gate.csrf(g.session) if g.session else "", "desk_views": views}
    return templating.render(template, **{**search_views.box(Query.of()), **given, "librarian": librarian, **values})


def _page() -> int:
    page = request.args.get("page", "1")
    return int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
