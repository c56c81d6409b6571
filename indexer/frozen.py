"""Frozen, slotted dataclasses, made in a third of the time: fifty of them are made before ``ibid search`` can answer.

Up to Python 3.12 the decorator of the standard library writes six methods of each class as text and compiles them one
by one, some 0.7 ms a class. Five of them are the same in all classes, once they know the fields; here ``__init__``
alone is compiled. All else is as ``dataclass(frozen=True, slots=True)`` has it, which is the slow twin: ``fields``,
``replace``, ``match``, pickling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type[Any])


@dataclass_transform(frozen_default=True)
def frozen(cls: Class) -> Class:
    """Make ``cls`` a class of values, which are equal where their fields are. It has a docstring, and no factories."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names: tuple[str, ...] = made.__match_args__
    values_of = _reader(names)

    def equals(self: Any, other: object) -> Any:
        return values_of(self) == values_of(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_of(self: Any) -> int:
        return hash(values_of(self))

    def told(self: Any) -> str:
        values = [f"{name}={value!r}" for name, value in zip(names, values_of(self), strict=True)]
        return f"{self.__class__.__qualname__}({', '.join(values)})"

    def made_again(self: Any) -> tuple[Any, ...]:
        return made, values_of(self)

    made.__init__ = _init(made, fields(made))
    made.__eq__, made.__hash__, made.__repr__, made.__reduce__ = equals, hash_of, told, made_again
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    return made  # type: ignore[no-any-return]


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple([getattr(one, name) for name in names])


def _init(made: Any, fields_: tuple[Field[Any], ...]) -> Callable[..., None]:
    """``__init__``, which puts each value into its slot."""
    known: dict[str, Any] = {}
    arguments = []
    for field in fields_:
        known[f"set_{field.name}"] = vars(made)[field.name].__set__
        known[f"default_{field.name}"] = field.default
        arguments.append(field.name if field.default is MISSING else f"{field.name}=default_{field.name}")
    puts = [f" set_{field.name}(self, {field.name})" for field in fields_] or [" pass"]
    exec("\n".join([f"def __init__({', '.join(['self', *arguments])}):", *puts]), known)  # noqa: S102 - as dataclass does
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields_} | {"return": None}
    return init


def _refuse_to_set(_: object, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
