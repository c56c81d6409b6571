"""A frozen dataclass that is made quickly is in all else as it would be without that."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from indexer.quickly import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Quick:
    start: int
    end: int = 0
    name: str = "none"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Slow:
    start: int
    end: int = 0
    name: str = "none"
    notes: tuple[str, ...] = ()


def test_it_is_made_by_place_and_by_name() -> None:
    for quick, slow in (
        (Quick(1), Slow(1)),
        (Quick(1, 2, "Ruiz", ("n1",)), Slow(1, 2, "Ruiz", ("n1",))),
        (Quick(1, notes=("n1",), end=3), Slow(1, notes=("n1",), end=3)),
    ):
        assert repr(quick) == repr(slow).replace("Slow", "Quick")
        assert type(quick) is Quick
        assert hash(quick) == hash(slow)


def test_it_asks_for_the_same() -> None:
    assert inspect.signature(Quick) == inspect.signature(Slow)
    with pytest.raises(TypeError, match="start"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="pages"):
        Quick(1, pages=3)  # type: ignore[call-arg]


def test_it_is_frozen() -> None:
    made = Quick(1)
    with pytest.raises(FrozenInstanceError):
        made.end = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.end


def test_it_is_compared_replaced_copied_and_pickled() -> None:
    made = Quick(1, 2)
    assert made == Quick(1, 2) < replace(made, end=3)
    assert made != Quick(1)
    assert copy.deepcopy(made) == copy.copy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301


def test_a_default_that_is_made_anew_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listing:
        notes: list[str] = field(default_factory=list)

    with pytest.raises(ValueError, match="notes"):
        quickly_made(Listing)
