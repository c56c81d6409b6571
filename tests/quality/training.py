"""The lessons by which ``network_training`` teaches the labeller of citations (``indexer.citations.learnt``).

A note of the open part of the gold set is told by itself, and with what rules had read of it before anyone mended rules
by it (``blind``): what they read now would teach to believe them everywhere. What they read of notes without their
italics is told besides. The held part is never read.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from indexer.citations.learnt.labels import labels_of
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View
from indexer.citations.notes.note import Note
from indexer.citations.parse import note_of
from indexer.enrich.names import NameFinder
from indexer.model import Vocabulary
from tests.quality.blind import PLAIN, Kept, digest, load_blind
from tests.quality.locating import Cite, located
from tests.quality.program import vocabulary
from tests.quality.source import HERE, Source, SourceBlock, held_ids, load_lessons, load_sources

TRAINED: Final = HERE / "trained.json"
"""What the networks were taught by: how many notes, and a digest of texts and labels."""
RARE: Final = 3
"""Words of fewer notes are kept from the model: what it knows by heart teaches it nothing of what stands round it."""
SHARE: Final = 3
"""One paragraph in so many is a lesson."""
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """A note: what the labeller is told of each token, and the label of each."""

    text: str
    told: list[list[str]]
    labels: list[str]


class Teacher:
    """Turns annotated notes into lessons."""

    def __init__(self, words: Vocabulary) -> None:
        self._types = {record.id: record.type for record in words.outlets}
        self._names = NameFinder(words.outlets)

    def lessons(self, sources: Iterable[Source]) -> list[Lesson]:
        """A lesson of each note, and where it has italics a second one without: texts have none.

        Paragraphs are lessons, too, in what talk is: notes that tell a story are rarer in the gold set than elsewhere.
        """
        found: list[Lesson] = []
        for source in sources:
            cites = {block.label: block.cites for block in source.notes}
            told = [block for block in source.body if block.kind is not None][::SHARE]
            for block in (*told, *source.notes):
                found.append(self._lesson(block, cites))
                if block.italics:
                    found.append(self._lesson(block.without_italics, cites))
        return _without_rare_words(found)

    def lessons_on_rules(self, sources: Iterable[Source], blind: Mapping[str, Kept]) -> list[Lesson]:
        """A lesson of each note of which it is kept what rules had read, with that, and of paragraphs, as talk is."""
        found: list[Lesson] = []
        for source in (source for source in sources if source.id in blind):
            notes, habits = self._on_rules(source, blind[source.id])
            found += notes.values()
            for block in [block for block in source.body if block.kind is not None][::SHARE]:
                one = Said(View(self._note(block)), ())
                found.append(Lesson(one.view.note.text, one.told(habits), list(one.labels)))
        return _without_rare_words(found)

    def lessons_on_plain(self, sources: Iterable[Source], plain: Mapping[str, Kept]) -> list[Lesson]:
        """A lesson of each note that has italics as rules read it without them.

        The other notes of the articles are what rules were mended by, and would teach nothing of where they err.
        """
        found: list[Lesson] = []
        for source in (source for source in sources if source.id in plain):
            notes, _ = self._on_rules(source.without_italics, plain[source.id])
            found += [notes[block.label] for block in source.notes if block.italics and block.label in notes]
        return _without_rare_words(found)

    def _on_rules(self, source: Source, kept: Kept) -> tuple[dict[str, Lesson], Habits]:
        """By the label of each note a lesson of it with what rules read, and how they read the article."""
        cites = {block.label: block.cites for block in source.notes}
        notes = [block for block in source.notes if digest(block.text) in kept]
        said = [Said(View(self._note(block)), kept[digest(block.text)]) for block in notes]
        habits = Habits(said)
        lessons: dict[str, Lesson] = {}
        for block, one in zip(notes, said, strict=True):
            labels = labels_of(one.view.tokens, located(one.view.note, block.cites, cites))
            lessons[block.label] = Lesson(one.view.note.text, one.told(habits), labels)
        return lessons, habits

    def _lesson(self, block: SourceBlock, cites: Mapping[str, Sequence[Cite]]) -> Lesson:
        view = View(self._note(block))
        return Lesson(view.note.text, view.features(), labels_of(view.tokens, located(view.note, block.cites, cites)))

    def _note(self, block: SourceBlock) -> Note:
        outlets = [(one.start, one.end, self._types[one.ids[0]]) for one in self._names.find(block.text)]
        return note_of(block.text, outlets, None, block.italics)


def _without_rare_words(lessons: Sequence[Lesson]) -> list[Lesson]:
    known = Counter(word for lesson in lessons for word in {told[0] for told in lesson.told})
    rare = {word for word, count in known.items() if count < RARE and len(word) >= len("w=") + _SHORTEST_WORD}

    return [
        Lesson(one.text, [[each for each in told if each not in rare] for told in one.told], one.labels)
        for one in lessons
    ]


Lessons = tuple[list[Lesson], list[Lesson], list[Lesson]]
"""On notes alone, on what rules had read of them, and on what they read without italics."""


def open_lessons() -> Lessons:
    """The lessons of all open documents of the gold set, but for notes that a held one has, too, to the letter."""
    sources = load_lessons()
    held = held_ids()
    unseen = {note_of(block.text).text for source in load_sources() if source.id in held for block in source.notes}
    teacher = Teacher(vocabulary())
    on_plain = teacher.lessons_on_plain(sources, load_blind(PLAIN))
    every = teacher.lessons(sources), teacher.lessons_on_rules(sources, load_blind()), on_plain
    by_notes, on_rules, on_plain = ([one for one in lessons if one.text not in unseen] for lessons in every)
    return by_notes, on_rules, on_plain


def record_of(lessons: Lessons) -> dict[str, object]:
    """What the networks are taught: how many lessons of each sort, and a digest of texts and labels."""
    told = hashlib.sha256()
    for lesson in chain(*lessons):
        told.update(json.dumps([lesson.text, lesson.labels], ensure_ascii=False).encode())
    counts = dict(zip(("notes", "on rules", "on plain"), map(len, lessons), strict=True))
    return {**counts, "digest": told.hexdigest()}


def keep_record(lessons: Lessons) -> None:
    """Write down what the networks were taught."""
    TRAINED.write_text(json.dumps(record_of(lessons), indent=2) + "\n", encoding="utf-8")
