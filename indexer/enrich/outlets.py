"""Which outlets a passage draws on: named in its text, cited by the note it is, or cited by a note it calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from indexer.model import OutletRef, Passage, Record, Via
from indexer.patterns import lazy

# What may follow a publication's name in a page title: “38 North: News and Analysis”, “Granma | Portada”.
_SUBTITLE = lazy(r"(?:\s*[:|•]|\s[-–—]\s).*", re.DOTALL)


def publication_forms(label: str) -> tuple[str, str]:
    """What may be an outlet's name in the name of a publication: the whole, and the part before a subtitle."""
    return label, _SUBTITLE.sub("", label)


def draw_outlets(
    passages: Iterable[Passage],
    named: Mapping[str, tuple[str, ...]],
    cited: Mapping[str, tuple[str, ...]],
    records: Mapping[str, Record],
) -> dict[str, tuple[OutletRef, ...]]:
    """The outlets of each passage, by passage id; ``named`` gives the outlet ids found in the text of each.

    ``cited`` gives those that a note cites, by its *ibid.* too; of what it only talks of it names as any text does.
    What a note cites flows to the passages that call it and no further. Each outlet stands once in a passage: named or
    cited there wins over cited by its notes.
    """
    drawn: dict[str, tuple[OutletRef, ...]] = {}
    refs: dict[tuple[str, Via], OutletRef] = {}  # one object for all passages that draw on an outlet in the same way
    for passage in passages:
        vias: dict[str, Via] = dict.fromkeys(cited.get(passage.id, ()), "citation")
        for outlet in named.get(passage.id, ()):
            vias.setdefault(outlet, "text")
        for note in passage.notes:
            for outlet in cited.get(note, ()):
                vias.setdefault(outlet, "note")
        for outlet, via in vias.items():
            if (outlet, via) not in refs:
                refs[outlet, via] = OutletRef(outlet, records[outlet].label, via)
        drawn[passage.id] = tuple([refs[told] for told in vias.items()])
    return drawn
