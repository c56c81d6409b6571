"""Frozen dataclasses that are made as quickly as others: for those of which an article has many.

A frozen one sets each field by a call of ``object.__setattr__``, since it forbids the plain way, and so takes five
times as long to be made. Here it is of an open class of the same slots while its fields are set, then of its own.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Made = TypeVar("Made", bound=type[Any])


def quickly_made(made: Made) -> Made:
    """A frozen, slotted dataclass with an ``__init__`` that takes and does the same.

    For a class whose fields have plain defaults, if any, and that no other derives from. Raises ``ValueError`` for a
    default that is made anew each time.
    """
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    known: dict[str, Any] = {"_set": object.__setattr__, "_own": made, "_open": type(made.__name__, (made,), plain)}
    known |= {f"_{field.name}": field.default for field in fields(made)}
    lines = [
        f"def __init__(self, {', '.join(map(_parameter, fields(made)))}):",
        "    _set(self, '__class__', _open)",
        *(f"    self.{field.name} = {field.name}" for field in fields(made)),
        "    self.__class__ = _own",
    ]
    exec("\n".join(lines), known)  # noqa: S102 - names of our own fields, as dataclasses does
    init = known["__init__"]
    init.__qualname__, init.__annotations__ = made.__init__.__qualname__, made.__init__.__annotations__
    made.__init__ = init
    return made


def _parameter(field: Field[Any]) -> str:
    if field.default_factory is not MISSING:
        raise ValueError(f"the default of {field.name} is no plain value")
    return field.name if field.default is MISSING else f"{field.name}=_{field.name}"
