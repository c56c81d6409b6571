"""An app over the sample articles, and a client for it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web import sample
from tests.web.fake_engine import FakeEngine
from webapp import create_app


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(sample.ARTICLES, sample.RECORDS, outlets=sample.OUTLETS)


@pytest.fixture
def app(engine: FakeEngine) -> Flask:
    return create_app(engine=engine)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
