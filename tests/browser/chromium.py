"""The browser of the tests: the machine's own Chromium, or one clear word that there is none."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import BrowserContext, Playwright

REQUIRED = "IBID_REQUIRE_BROWSER"
"""The environment variable that makes a missing browser a failure; ``.ci/run`` sets it."""

NO_BROWSER = "The pages were NOT tested in a browser: no Chromium on this machine (Debian: apt-get install chromium)."
FONTS = Path(__file__).with_name("fonts.conf")
FLAGS = (
    "--no-sandbox",  # Chromium's sandbox refuses to run as root, as CI does
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no name is looked up, whatever a page asks for
)


def lacking(what: str, package: str) -> NoReturn:
    """Skip for want of ``what``, which Debian's ``package`` brings; fail where the browser is required."""
    reason = f"no {what} on this machine (Debian: apt-get install {package})"
    if os.environ.get(REQUIRED):
        pytest.fail(f"{reason}, and {REQUIRED} is set")
    pytest.skip(reason)


def executable(*, whole: bool = False) -> str | None:
    """Where Chromium is, never a downloaded one: the shell without its windows, unless the ``whole`` of it is wanted.

    The shell draws a page alike, and spares what the frame of a window costs, which was most of a test's time.
    """
    names = ("chromium", "chromium-browser") if whole else ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


def options(*, whole: bool = False) -> dict[str, Any]:
    """How Chromium is started; skips (or fails) as ``lacking`` says when there is none."""
    found = executable(whole=whole)
    if found is None:
        lacking("Chromium", "chromium")
    return {"executable_path": found, "args": list(FLAGS), "env": {**os.environ, "FONTCONFIG_FILE": str(FONTS)}}


@contextmanager
def without_cookies(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """A Chromium of its own whose reader has turned cookies off, and with them all that a site could keep.

    ``profile`` is an empty folder for it.
    """
    (profile / "Default").mkdir(parents=True)
    refused = {"profile": {"default_content_setting_values": {"cookies": 2}}}  # 2 is "block"
    (profile / "Default" / "Preferences").write_text(json.dumps(refused), encoding="utf-8")
    context = playwright.chromium.launch_persistent_context(profile, **options(whole=True))
    try:
        yield context
    finally:
        context.close()
