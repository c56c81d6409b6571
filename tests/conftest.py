"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

pytest.register_assert_rewrite("tests.contract")

from indexer import open_library  # noqa: E402 - after the rewrite is registered
from indexer.build import build  # noqa: E402
from indexer.engine.protocol import Engine  # noqa: E402

# A busy machine makes an example slow, and a clock must not decide whether a test passes.
hypothesis.settings.register_profile("ibid", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("ibid")

DOCUMENTS = Path(__file__).resolve().parent.parent / "documents"


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library over ``documents/``; nobody writes to it."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    engine = open_library(folder)
    build(engine, [DOCUMENTS])
    engine.close()
    return folder


@pytest.fixture(scope="session")
def sample_library(sample_folder: Path) -> Iterator[Engine]:
    """The library over ``documents/``, open; nobody writes to it."""
    engine = open_library(sample_folder)
    yield engine
    engine.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Engine]:
    """An engine over a folder where no library is yet, ``tmp_path / "library"``."""
    engine = open_library(tmp_path / "library")
    yield engine
    engine.close()


@pytest.fixture(autouse=True, scope="session")
def _no_library_from_outside() -> None:
    """What the one who runs the tests has set for his own library must not come into them."""
    os.environ.pop("IBID_LIBRARY", None)
    os.environ.pop("IBID_KOREAN", None)
    os.environ.pop("IBID_TOKEN", None)
