"""Every engine passes the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import open_library
from indexer.engine.protocol import Engine
from tests.contract import EngineContract
from tests.naive import NaiveEngine


class TestNaive(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return NaiveEngine()


class TestMemory(EngineContract):
    @pytest.fixture
    def engine(self) -> Iterator[Engine]:
        engine = open_library(None)
        yield engine
        engine.close()


class TestFolder(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[Engine]:
        engine = open_library(tmp_path / "library")
        yield engine
        engine.close()
