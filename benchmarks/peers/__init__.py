"""The peers by name; each module is imported when its peer is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from benchmarks.peers.base import Peer, Unavailable

_MODULES: Final = {
    "ibid": ("benchmarks.peers.ours", "Ibid"),
    "tantivy": ("benchmarks.peers.tantivy_peer", "Tantivy"),
    "sqlite": ("benchmarks.peers.sqlite_peer", "Sqlite"),
    "xapian": ("benchmarks.peers.xapian_peer", "Xapian"),
    "whoosh": ("benchmarks.peers.whoosh_peer", "Whoosh"),
}
OURS: Final = "ibid"
NAMES: Final = tuple(_MODULES)


def make_peer(name: str) -> Peer:
    """A peer that has nothing open; raises ``Unavailable``."""
    module, maker = _MODULES[name]
    try:
        return cast("Peer", getattr(import_module(module), maker)())
    except ImportError as error:
        raise Unavailable(f"{name} is not installed ({error})") from error


def available(names: tuple[str, ...] = NAMES) -> tuple[dict[str, Peer], dict[str, str]]:
    """The peers among ``names`` that are here, and why the others aren't."""
    found, missing = {}, {}
    for name in names:
        try:
            found[name] = make_peer(name)
        except Unavailable as reason:
            missing[name] = str(reason)
    return found, missing
