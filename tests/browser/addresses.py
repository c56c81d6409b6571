"""The pages that must hold in every browser setting: one list, to which every new page is added."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its name in the tests, its path and query, its HTTP status, and which server has it.

    ``at`` is ``library``, the server over ``documents/``, or ``down``, one whose library isn't there. The desk's pages
    need a librarian; ``test_desk.py`` has them.
    """

    name: str
    path: str
    status: int = 200
    at: str = "library"


ADDRESSES = (
    Address("front", "/"),
    Address("hits", "/?q=kim+il+sung"),
    Address("filtered", "/?q=embassy&kind=paragraph&exclude=actor:cuba&year=1960..1979"),
    Address("all-by-year", "/?sort=year"),
    Address("grouped", "/?q=embassy&view=articles"),
    Address("korean", "/?q=김일성"),
    Address("none", "/?q=zebra+quagga&year=1967"),
    Address("unreadable", "/?q=(kim", 400),
    Address("wrong-parameter", "/?year=soon", 400),
    Address("articles", "/articles"),
    Address("article", "/articles/lameda-poet-in-pyongyang"),
    Address("article-marked", "/articles/lameda-poet-in-pyongyang?q=lameda"),
    Address("article-note", "/articles/lameda-poet-in-pyongyang?q=prison#n3"),
    Address("article-cite", "/articles/lameda-poet-in-pyongyang/p3/cite"),
    Address("articles-sifted", "/articles?sort=publication&words=embassy"),
    Address("article-korean", "/articles/rodong-sinmun-venezuela"),
    Address("article-spanish", "/articles/cuba-y-corea-fusiles-y-azucar"),
    Address("names", "/names?by=name"),
    Address("name", "/names/kim-il-sung"),
    Address("outlet", "/outlets/rodong-sinmun"),
    Address("works", "/works?find=korea"),
    Address("work", "/works/armstrong-tyranny-of-the-weak"),
    Address("publications", "/publications"),
    Address("compare", "/compare?a=actor:kim-il-sung&b=outlet:rodong-sinmun"),
    Address("compare-asks-back", "/compare?a=kim"),
    Address("picture", "/picture?kind=paragraph"),
    Address("unknown-name", "/names/nobody-kim", 404),
    Address("kept", "/kept"),
    Address("not-found", "/articles/no-such-article", 404),
    Address("down", "/?q=embassy", 503, "down"),
)

every_page = pytest.mark.parametrize("address", [pytest.param(address, id=address.name) for address in ADDRESSES])
every_searchable_page = pytest.mark.parametrize(
    "address", [pytest.param(address, id=address.name) for address in ADDRESSES if address.at == "library"]
)
