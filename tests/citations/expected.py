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


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the asterisks round its italics, and where those stand."""
    pieces = text.split("*")
    starts = [sum(map(len, pieces[:number])) for number in range(len(pieces))]
    return "".join(pieces), [(starts[number], starts[number + 1]) for number in range(1, len(pieces) - 1, 2)]


# --- short forms ----------------------------------------------------------------------------------------------------

FULL, NOWHERE = 0, -1
"""In the place of a note’s number: a citation in full, and a short form that is left with its reason."""


@dataclass(frozen=True)
class Lean:
    """A note at the end of an article, what its citations mean, in order, and the note before it, where one matters."""

    text: str
    meant: tuple[tuple[int, str | None], ...]
    after: str | None


@dataclass(frozen=True)
class Article:
    """The notes of an article, each with one citation in full, the last with none; and notes that lean on them."""

    notes: tuple[str, ...]
    cases: tuple[Lean, ...]


def leans(text: str, *meant: int | tuple[int, str], after: str | None = None) -> Lean:
    """A note that cites what these notes cite in full, with the place that it names, if that is to be checked."""
    return Lean(text, tuple((one, None) if isinstance(one, int) else one for one in meant), after)
