"""``frozen`` makes what ``dataclass(frozen=True, slots=True)`` makes, its slow twin."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.frozen import frozen


@frozen
class Place:
    """A place."""

    name: str
    row: int
    tags: tuple[str, ...] = ()
    note: str | None = None

    @property
    def upper(self) -> str:
        return self.name.upper()


@frozen
class Nowhere:
    """No place at all."""


@frozen
class Alone:
    """One field."""

    name: str


def twin() -> Any:
    """The same class as ``Place``, by the standard library."""

    @dataclass(frozen=True, slots=True)
    class Place:
        """A place."""

        name: str
        row: int
        tags: tuple[str, ...] = ()
        note: str | None = None

    Place.__qualname__ = "Place"
    return Place


Twin = twin()
VALUES = st.tuples(st.text(max_size=2), st.integers(0, 2), st.tuples(st.sampled_from("ab")), st.none() | st.just("n"))


@given(VALUES, VALUES)
def test_values_are_equal_and_shown_as_those_of_the_twin(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    mine, theirs = [Place(*values) for values in (one, other)], [Twin(*values) for values in (one, other)]
    assert (mine[0] == mine[1]) is (theirs[0] == theirs[1])
    assert len(set(mine)) == len(set(theirs))
    assert list(map(repr, mine)) == list(map(repr, theirs))
    assert mine[0] != theirs[0]


@pytest.mark.parametrize("made", [Place, Twin], ids=["ours", "twin"])
def test_classes_are_alike(made: Any) -> None:
    assert [(field.name, field.type, field.default) for field in fields(made)] == [
        (field.name, field.type, field.default) for field in fields(Twin)
    ]
    assert made.__match_args__ == ("name", "row", "tags", "note")
    assert made.__slots__ == ("name", "row", "tags", "note")
    assert made.__doc__ == "A place."
    assert made.__init__.__annotations__ == Twin.__init__.__annotations__


@pytest.mark.parametrize("made", [Place, Twin], ids=["ours", "twin"])
def test_arguments_are_told_by_place_or_by_name(made: Any) -> None:
    assert made("a", 1) == made(row=1, name="a") == replace(made("b", 1, ("x",)), name="a", tags=())
    for wrong in ((), ("a",), ("a", 1, (), None, 5)):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            made(*wrong)


@pytest.mark.parametrize("made", [Place, Twin], ids=["ours", "twin"])
@pytest.mark.parametrize("name", ["name", "other"])
def test_nothing_can_be_changed(made: Any, name: str) -> None:
    one = made("a", 1)
    with pytest.raises((FrozenInstanceError, TypeError)):  # the twin of a field that there isn't: a TypeError
        setattr(one, name, "b")
    with pytest.raises((FrozenInstanceError, TypeError)):
        delattr(one, name)
    assert one == made("a", 1)


@pytest.mark.parametrize("one", [Place("a", 1, ("x",), "n"), Alone("a"), Nowhere()], ids=["four", "one", "none"])
def test_values_can_be_copied_pickled_and_hashed(one: Any) -> None:
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one  # noqa: S301 - our own
    assert len({one, copy.deepcopy(one)}) == 1
    assert not hasattr(one, "__dict__")


def test_values_are_matched_by_their_fields() -> None:
    match Place("a", 1):
        case Place(name, row=1):
            assert name == "a"
        case _:
            pytest.fail("it should match")
    assert Place("a", 1).upper == "A"
    assert (repr(Alone("a")), repr(Nowhere())) == ("Alone(name='a')", "Nowhere()")
