"""The main pages look as approved.

A picture that differs is drawn beside its approved one, as ``NAME.difference.png``. If the new one is right, look at it
and approve it: ``pytest tests/browser/test_screenshots.py --approve`` writes those anew that differ.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import lacking
from tests.browser.look import Look, Reader
from tests.browser.pictures import compare, drawn, opened, save

APPROVED = Path(__file__).with_name("approved")
FONTS = (
    (Path("/usr/share/fonts/truetype/liberation"), "fonts-liberation"),
    (Path("/usr/share/fonts/truetype/dejavu"), "fonts-dejavu-core"),
    (Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"), "fonts-noto-cjk"),
)
LOOKS = (
    pytest.param(Look(width=360), id="360-light"),
    pytest.param(Look(width=1440), id="1440-light"),
    pytest.param(Look(width=1440, scheme="dark"), id="1440-dark"),
)
PAGES = (
    pytest.param("/", id="front"),
    pytest.param("/?q=kim+il+sung", id="hits"),
    pytest.param("/?q=embassy&view=articles&year=1970..1989", id="grouped"),
    pytest.param("/?q=embasy&kind=footnote&lang=es", id="none"),
    pytest.param("/articles/lameda-poet-in-pyongyang?q=lameda", id="article"),
    pytest.param("/articles/rodong-sinmun-venezuela?hl=ko", id="korean"),
    pytest.param("/names/kim-il-sung", id="name"),
    pytest.param("/picture", id="picture"),
)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    for place, package in FONTS:
        if not place.exists():
            lacking(f"{place.name} among the fonts", package)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_looks_as_approved(
    reader: Reader, path: str, look: Look, request: pytest.FixtureRequest, approving: bool
) -> None:
    name = request.node.callspec.id
    place, told = APPROVED / f"{name}.png", APPROVED / f"{name}.difference.png"
    told.unlink(missing_ok=True)
    page = reader.open(path, look)
    page.evaluate("document.fonts.ready")
    now = opened(page.screenshot(animations="disabled", caret="hide"))
    if not place.exists():
        assert approving, f"no picture of {name} was approved yet: look at the page, then run with --approve"
        save(now, place)
    approved = opened(place)
    difference = compare(approved, now)
    if difference and approving:
        save(now, place)
    elif difference:
        drawn(approved, now, difference).save(told)
        pytest.fail(f"{name}: {difference}. See {told}; if it is meant to look so, run with --approve")
