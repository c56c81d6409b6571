"""How a case of the tables is written: a note, the citations expected of it, and the talk around them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """What one citation must be: its form, its kind where one is named, and the values of the fields named."""

    form: str
    kind: str
    fields: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """A note and what it cites; ``remarks`` must be among the stretches that are no citation."""

    id: str
    text: str
    expected: tuple[Expected, ...]
    remarks: tuple[str, ...]


def cites(kind: str = "", *, form: str = "full", **fields: str | tuple[str, ...]) -> Expected:
    """A citation; an empty tuple says that there must be no such field."""
    return Expected(form, kind, {name: (value,) if isinstance(value, str) else value for name, value in fields.items()})


def note(name: str, text: str, *expected: Expected, remarks: tuple[str, ...] = ()) -> Case:
    return Case(name, text, expected, remarks)
