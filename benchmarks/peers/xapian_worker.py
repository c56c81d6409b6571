"""The half of the Xapian peer that runs where Xapian is, which may be another interpreter: a line in, a line out.

Debian installs Xapian's Python module for its own Python. This file therefore imports nothing of ours and is run by
whichever interpreter has the module. Each line in is a JSON object with an ``op``; each line out is the answer.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any, Final

import xapian

FIRST_SLOTS: Final = {"year": 0, "actor": 1_000, "outlet": 2_000}
"""A facet has as many slots, from here on, as any passage has values of it; each is counted, the counts are summed."""
SNIPPET_BYTES: Final = 240
FLAGS: Final = xapian.QueryParser.FLAG_BOOLEAN | xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_WILDCARD


class Worker:
    """One database, open for reading or for writing."""

    def __init__(self) -> None:
        self.writer: Any = None
        self.reader: Any = None
        self.used = dict.fromkeys(FIRST_SLOTS, 0)
        self.generator = xapian.TermGenerator()
        self.generator.set_stemmer(xapian.Stem("english"))
        self.generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)

    # --- writing ---

    def create(self, path: str) -> None:
        self.writer = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_BACKEND_GLASS)

    def put(self, passages: list[dict[str, Any]]) -> None:
        """``passages`` have ``id``, ``text``, ``folded`` (its text without accents), and lists of values."""
        for passage in passages:
            document = xapian.Document()
            self.generator.set_document(document)
            self.generator.index_text(passage["folded"])
            document.set_data(json.dumps([passage["id"], passage["text"]]))
            for facet, first in FIRST_SLOTS.items():
                self.used[facet] = max(self.used[facet], len(passage[facet]))
                for slot, value in enumerate(passage[facet], start=first):
                    document.add_value(slot, value)
            for actor in passage["actor"]:
                document.add_boolean_term(f"XA{actor}")
            for decade in passage["decade"]:
                document.add_boolean_term(f"XD{decade}")
            self.writer.add_document(document)

    def commit(self) -> None:
        self.writer.set_metadata("slots", json.dumps(self.used))
        self.writer.commit()
        if self.reader is not None:
            self.reader.reopen()

    def release(self) -> None:
        self.writer.close()
        self.writer = None

    # --- reading ---

    @property
    def slots(self) -> dict[str, range]:
        return {facet: range(first, first + self.used[facet]) for facet, first in FIRST_SLOTS.items()}

    def open(self, path: str, *, writing: bool) -> None:
        self.reader = xapian.Database(path)
        self.used = json.loads(self.reader.get_metadata("slots"))
        if writing:
            self.writer = xapian.WritableDatabase(path, xapian.DB_OPEN)

    def search(self, text: str, actor: str, decades: list[int], top: int, *, facets: bool, snippets: bool) -> Any:
        began = time.perf_counter()
        words = self._parse(text)
        enquire = xapian.Enquire(self.reader)
        enquire.set_query(_filtered(words, actor, decades))
        spies = _spies(enquire, self.slots) if facets and not (actor or decades) else {}
        count = self.reader.get_doccount()
        found = enquire.get_mset(0, top, count)  # to check all is what makes the total exact
        pages = [json.loads(match.document.get_data()) for match in found]
        answer = {
            "total": found.get_matches_estimated(),
            "ids": [page[0] for page in pages],
            "facets": self._counts(words, actor, decades, spies) if facets else None,
            "snippets": [self._snippet(found, page[1]) for page in pages] if snippets else None,
        }
        return {**answer, "seconds": time.perf_counter() - began}

    def _parse(self, text: str) -> Any:
        if not text:
            return xapian.Query.MatchAll
        parser = xapian.QueryParser()
        parser.set_stemmer(xapian.Stem("english"))
        parser.set_stemming_strategy(xapian.QueryParser.STEM_ALL)
        parser.set_database(self.reader)
        return parser.parse_query(text, FLAGS)

    def _counts(self, words: Any, actor: str, decades: list[int], spies: dict[str, list[Any]]) -> Any:
        if spies:
            return {facet: _summed(each) for facet, each in spies.items()}
        counts = {}
        for facet, slots in self.slots.items():  # each facet under the filters by others
            enquire = xapian.Enquire(self.reader)
            own = _filtered(words, "" if facet == "actor" else actor, [] if facet == "year" else decades)
            enquire.set_query(own)
            under = _spies(enquire, {facet: slots})
            enquire.get_mset(0, 0, self.reader.get_doccount())
            counts[facet] = _summed(under[facet])
        return counts

    def _snippet(self, found: Any, text: str) -> str:
        flags = xapian.MSet.SNIPPET_BACKGROUND_MODEL | xapian.MSet.SNIPPET_EXHAUSTIVE  # its defaults
        marked = found.snippet(text, SNIPPET_BYTES, xapian.Stem("english"), flags, "<mark>", "</mark>", "…")
        return str(marked, "utf-8") if isinstance(marked, bytes) else str(marked)


def _filtered(words: Any, actor: str, decades: list[int]) -> Any:
    query = words
    if actor:
        query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(f"XA{actor}"))
    if decades:
        any_of = xapian.Query(xapian.Query.OP_OR, [f"XD{decade}" for decade in decades])
        query = xapian.Query(xapian.Query.OP_FILTER, query, any_of)
    return query


def _spies(enquire: Any, slots: dict[str, range]) -> dict[str, list[Any]]:
    """A counter for every slot, set to watch ``enquire``'s matches."""
    spies = {facet: [xapian.ValueCountMatchSpy(slot) for slot in each] for facet, each in slots.items()}
    for spy in [spy for each in spies.values() for spy in each]:
        enquire.add_matchspy(spy)
    return spies


def _summed(spies: list[Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for spy in spies:
        for item in spy.values():
            value = item.term.decode()
            counts[value] = counts.get(value, 0) + item.termfreq
    return counts


def main() -> None:
    """Serve until standard input ends."""
    worker = Worker()
    print(json.dumps({"version": xapian.version_string()}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        answer = getattr(worker, order.pop("op"))(**order)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
