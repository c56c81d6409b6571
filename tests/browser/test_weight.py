"""What a page costs a reader who comes for the first time: bytes over the wire, and requests."""

from __future__ import annotations

import gzip

from playwright.sync_api import Response

from tests.browser.addresses import Address, every_page
from tests.browser.look import Reader

LIMIT = 60 * 1024
"""Bytes, compressed, of a page with its style and script: the project's own promise."""
BESIDE = 3
"""Requests beside the first page of results, at most."""


def weight(answer: Response) -> int:
    """Bytes of the body as a browser that takes gzip gets it."""
    encoding = answer.headers.get("content-encoding")
    sent = answer.request.sizes()["responseBodySize"]
    return sent if encoding else len(gzip.compress(answer.body(), 6))


@every_page
def test_a_page_with_its_style_and_script_is_light(reader: Reader, address: Address) -> None:
    reader.open(address)
    answers = [request.response() for request in reader.watches[-1].requests]
    weights = {answer.url: weight(answer) for answer in answers if answer}
    assert len(weights) >= 2, "the page and its style at least"
    assert sum(weights.values()) <= LIMIT, weights


def test_the_first_page_of_results_asks_for_little_beside_it(reader: Reader) -> None:
    reader.open("/?q=embassy")
    beside = reader.watches[-1].beside()
    assert 1 <= len(beside) <= BESIDE, beside
