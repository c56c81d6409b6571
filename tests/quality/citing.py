"""How do the citations read in a note and those of the gold set agree, and what do short forms mean?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from indexer.citations.model import Citation
from tests.quality.counts import Tally
from tests.quality.gold import GoldCitation, GoldPassage, Wanted

FIELDS = ("citation author", "citation title", "citation outlet", "citation date")
DETAILS = ("citation kind", "citation pages", "citation locator", "citation url")
_LOCATOR = "citation locator"
_NOT_A_WORD = re.compile(r"[\W_]+")
Found = tuple[Citation, ...]


def compare_citations(
    tally: Tally, gold: Sequence[GoldPassage], names: Sequence[str], read: Mapping[int, Found]
) -> None:
    """Count citations, the fields of full ones and the meaning of short ones.

    ``read`` are the citations that the program read in each gold passage, by its index.
    """
    matched = {index: match(wanted.citations, read.get(index, ())) for index, wanted in enumerate(gold)}
    for index, wanted in enumerate(gold):
        cites = read.get(index, ())
        by_gold = matched[index]
        for number, cite in enumerate(wanted.citations):
            one = cites[by_gold[number]] if number in by_gold else None
            _count(tally, names[index], cite, one)
            expected = expected_of(cite)
            values = fields_of(one, kept=bool(expected["citation outlet"])) if one is not None else {}
            if not cite.short:
                _fields(tally, names[index], expected, values)
            elif cite.same:
                _fields(tally, names[index], {_LOCATOR: expected[_LOCATOR]}, values)
                _meaning(tally, names[index], cite, one, _work(cite.same, matched, read))
            elif one is not None and one.refers_to:
                tally.wrong("short forms", names[index], f"{cite.short} → {one.work} ({cite.why})")
        for extra in sorted(set(range(len(cites))) - set(by_gold.values())):
            _invented(tally, names[index], cites[extra])


def match(gold: Sequence[GoldCitation], found: Found) -> dict[int, int]:
    """Which found citation is which of the gold, in order: the pairing with the most agreement between fields."""
    best: list[list[tuple[float, dict[int, int]]]] = [[(0.0, {})] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for i, wanted in enumerate(gold, start=1):
        for j, cite in enumerate(found, start=1):
            options = [best[i - 1][j], best[i][j - 1]]
            if (alike := _alike(wanted, cite)) > 0:
                score, pairs = best[i - 1][j - 1]
                options.append((score + alike, {**pairs, i - 1: j - 1}))
            best[i][j] = max(options, key=lambda option: option[0])
    return best[-1][-1][1]


def _alike(wanted: GoldCitation, cite: Citation) -> float:
    """How many fields agree, the title counting for three; a small bonus where both are short or both are full."""
    values = fields_of(cite)
    alike = 0.2 if bool(wanted.short) == (cite.form != "full") else 0.0
    if wanted.short:
        words = set(loose(wanted.short).split())
        said = set(loose(" ".join(field.value for field in cite.fields)).split())
        return alike + 3 * len(words & said) / max(1, len(words))
    for name, expected in expected_of(wanted).items():
        share = 3 if name == "citation title" else 1
        alike += share * sum(_accepts(name, each, values[name]) for each in expected)
    return alike


def expected_of(wanted: GoldCitation) -> dict[str, tuple[Wanted, ...]]:
    """The measured fields of a full citation; its outlet is what contains it, else who published it."""
    outlet = wanted.fields.get("container") or wanted.fields.get("publisher")
    return {
        "citation author": wanted.authors,
        "citation title": tuple(filter(None, [wanted.fields.get("title")])),
        "citation outlet": tuple(filter(None, [outlet])),
        "citation date": tuple(filter(None, [wanted.fields.get("date")])),
        **{
            f"citation {name}": tuple(filter(None, [wanted.fields.get(name)]))
            for name in ("kind", "pages", "locator", "url")
        },
    }


def fields_of(cite: Citation, *, kept: bool = True) -> dict[str, list[str]]:
    """The same fields of a citation as it was read; ``kept``: an archive stands for a container that is none.

    Editors who stand where authors would, before the title, are its authors.
    """
    outlet = cite.first("container") or (cite.first("archive") if kept else "") or cite.first("publisher")
    return {
        "citation author": list(cite.values("author")) or _edited_by(cite),
        "citation title": list(filter(None, [cite.first("title")])),
        "citation outlet": list(filter(None, [outlet])),
        "citation date": list(filter(None, [cite.first("date")])),
        "citation kind": [cite.kind],
        **{f"citation {name}": list(filter(None, [cite.first(name)])) for name in ("pages", "locator", "url")},
    }


def _edited_by(cite: Citation) -> list[str]:
    title = next(cite.all("title"), None)
    return [one.value for one in cite.all("editor") if title and one.start < title.start]


def loose(text: str) -> str:
    """A text as titles are compared: case, punctuation and spacing aside."""
    return " ".join(_NOT_A_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).split())


def _key(name: str, value: str) -> str:
    """What must be equal: of an author the words in any order, of a date the EDTF, of others the words in order."""
    if name in ("citation date", "citation url"):
        return value
    return " ".join(sorted(loose(value).split())) if name == "citation author" else loose(value)


def _accepts(name: str, wanted: Wanted, values: Sequence[str]) -> bool:
    return bool({_key(name, form) for form in wanted.forms} & {_key(name, value) for value in values})


def _count(tally: Tally, where: str, cite: GoldCitation, one: Citation | None) -> None:
    if one is None:
        said = cite.short or " ".join(form for each in cite.fields.values() for form in each.forms[:1])
        tally.missed("citations", where, said[:80])
    else:
        tally.right("citations")


def _fields(
    tally: Tally, where: str, expected_by: Mapping[str, Sequence[Wanted]], values: Mapping[str, Sequence[str]]
) -> None:
    for name, expected in expected_by.items():
        if any(each.optional for each in expected):
            continue  # careful people differ here
        left = {_key(name, value): value for value in values.get(name, ())}
        for each in expected:
            keys = [key for form in each.forms if (key := _key(name, form)) in left]
            if keys:
                tally.right(name)
                del left[keys[0]]
            else:
                tally.missed(name, where, each.forms[0])
        for value in left.values():
            tally.wrong(name, where, value)


def _invented(tally: Tally, where: str, cite: Citation) -> None:
    said = " | ".join(f"{field.name}={field.value}" for field in cite.fields)
    tally.wrong("citations", where, said)
    if cite.form == "full":
        for name, values in fields_of(cite).items():
            for value in values:
                tally.wrong(name, where, value)
    elif cite.refers_to:
        tally.wrong("short forms", where, said)


def _work(same: tuple[int, int], matched: Mapping[int, Mapping[int, int]], read: Mapping[int, Found]) -> str | None:
    """The work that the program took the full citation for."""
    note, number = same
    at = matched[note].get(number)
    work = read[note][at].work if at is not None else None
    return str(work) if work else None


def _meaning(tally: Tally, where: str, cite: GoldCitation, one: Citation | None, work: str | None) -> None:
    meant = str(one.work) if one is not None and one.work else None
    if meant and meant == work:
        tally.right("short forms")
        return
    tally.missed("short forms", where, cite.short)
    if meant:
        tally.wrong("short forms", where, f"{cite.short} → {meant}")
