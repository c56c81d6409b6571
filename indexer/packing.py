"""How does what came of a document cross from one of our processes to another? Pickled, each object as its fields.

Left to itself, ``pickle`` asks ``dataclasses`` for the state of each object, and sets it again by a call a field: half
of the time that a passage took at either end. Here an object goes as the arguments that make it again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from operator import attrgetter
from typing import Any, Final

from indexer.citations.model import Citation, CitationField, Claim, Work, WorkRef
from indexer.making import Made
from indexer.model import ActorRef, Article, ArticleSummary, Call, OutletRef, Passage, Publication, Section

_Reduce = Callable[[Any], tuple[type[Any], tuple[Any, ...]]]
"""How ``pickle`` is told of an object: what to call, with what, to make it again."""
_CROSSING: Final = (
    *(Made, Article, ArticleSummary, Publication, Section),
    *(Passage, Call, ActorRef, OutletRef, WorkRef, Citation, CitationField, Claim, Work),
)


def _arguments_of(made: type[Any]) -> _Reduce:
    """How an object of a dataclass is made again: by its fields."""
    arguments = attrgetter(*(field.name for field in fields(made)))
    return lambda one: (made, arguments(one))


_TABLE: Final[dict[type, _Reduce]] = {made: _arguments_of(made) for made in _CROSSING}


def pack(value: object) -> bytes:
    """A value as bytes, for ``unpack``."""
    to = BytesIO()
    pickler = pickle.Pickler(to, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(value)
    return to.getvalue()


def unpack(packed: bytes) -> Any:
    """What ``pack`` was given; for what our own processes said alone."""
    return pickle.loads(packed)  # noqa: S301 - from our own process
