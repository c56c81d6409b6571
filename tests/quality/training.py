"""``make labeller``: teaches the labeller of citations (``indexer.citations.learnt``) by the open part of the gold set.

One model is told of notes alone. The other is also told what rules had read of them before anyone mended rules by them
(``blind``): what they read now would teach it to believe them everywhere. What they read of notes without their italics
is told besides.

What is annotated is found again in the text of its note: a title where it stands behind the last citation, the other
parts where they stand nearest to it. The held part is never read.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from indexer.citations.learnt.labels import Part, Stretch, labels_of
from indexer.citations.learnt.random_field import BY_NOTES, BY_RULES
from indexer.citations.learnt.rules_said import Habits, Said
from indexer.citations.learnt.tokens import View
from indexer.citations.model import FieldName
from indexer.citations.names.persons import Span
from indexer.citations.notes.note import Note
from indexer.citations.parse import note_of
from indexer.enrich.names import NameFinder
from indexer.model import Vocabulary
from tests.quality.blind import PLAIN, Kept, digest, load_blind
from tests.quality.gold import Wanted
from tests.quality.program import vocabulary
from tests.quality.source import HERE, Source, SourceBlock, load_lessons

TRAINED: Final = HERE / "trained.json"
"""What the models were taught by: how many notes, and a digest of texts and labels; ``network`` is the network's."""
SETTINGS: Final[Mapping[str, Any]] = {
    "c1": 0.1, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": False,
}  # fmt: skip
RARE: Final = 3
"""Words of fewer notes are kept from the model: what it knows by heart teaches it nothing of what stands round it."""
SHARE: Final = 3
"""One paragraph in so many is a lesson."""
_SHORTEST_WORD: Final = 3
_WORD = re.compile(r"(?:-?\d:)?(w=.*)", re.DOTALL)
_TWO: Final = "two="

Cite = Mapping[str, Any]
"""A citation as its annotator wrote it."""


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

    def is_kept(told: str) -> bool:
        if told.startswith(_TWO):
            return rare.isdisjoint(told.removeprefix(_TWO).split("|"))
        word = _WORD.fullmatch(told)
        return word is None or word[1] not in rare

    return [Lesson(one.text, [[*filter(is_kept, told)] for told in one.told], one.labels) for one in lessons]


# --- what is annotated, found again in the text ---------------------------------------------------------------------

_ORDER: Final[tuple[FieldName, ...]] = (
    "title", "author", "editor", "container", "publisher", "place", "archive", "url", "date", "volume", "issue",
    "pages", "locator",
)  # fmt: skip
_ANCHORS: Final = ("title", "container", "author", "publisher", "archive")
"""What tells where a citation stands: the first of these that it has."""
_FOLLOWING: Final = frozenset({"volume", "issue", "pages", "locator", "date", "publisher", "place"})
"""What stands in no earlier citation."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+$")
_KNOWN_WORD = re.compile(r"\w{2,}")


def located(note: Note, own: Sequence[Cite], cites: Mapping[str, Sequence[Cite]]) -> Iterator[Stretch]:
    """Where the annotated citations of a note stand, as far as they are found; ``cites`` are those of all notes."""
    at = 0
    for cite in own:
        one = _leaning(note, cite, at, cites) if "short" in cite else _full(note, cite, at)
        if one:
            yield one
            at = one.end


def _places(text: str, wanted: str, at: int = 0) -> list[Span]:
    found = [match.span() for match in re.finditer(re.escape(wanted), text)] if wanted else []
    return [span for span in found if span[0] >= at]


def _forms(cite: Cite, name: str) -> Iterator[tuple[str, ...]]:
    written = cite.get(name, ())
    for each in [written] if isinstance(written, str) else written:
        yield Wanted.of(each).forms


def _full(note: Note, cite: Cite, at: int) -> Stretch | None:
    anchor = next(_anchors(note, cite, at), None)
    if anchor is None:
        return None
    parts: list[Part] = []
    for name in _ORDER:
        for forms in _forms(cite, name):
            spans = [span for span in _spans(note, name, forms, at) if name == "archive" or not _taken(span, parts)]
            if spans:
                parts.append((name, *min(spans, key=lambda span: _distance(span, anchor))))
    if not parts:
        return None
    start, end = min(first for _, first, _ in parts), max(last for _, _, last in parts)
    return Stretch(start, end, leans=False, parts=parts)


def _anchors(note: Note, cite: Cite, at: int) -> Iterator[Span]:
    for name in _ANCHORS:
        for forms in _forms(cite, name):
            for form in forms:
                yield from _places(note.text, form, at)


def _spans(note: Note, name: FieldName, forms: Sequence[str], at: int) -> list[Span]:
    if name == "date":
        dates = [(date.start, date.end) for date in note.dates if date.edtf in forms]
        return [span for span in dates or _places(note.text, forms[0][:4]) if span[0] >= at]
    return [span for form in forms for span in _places(note.text, form, at if name in _FOLLOWING else 0)]


def _taken(span: Span, parts: Sequence[Part]) -> bool:
    return any(span[0] < end and start < span[1] for _, start, end in parts)


def _distance(span: Span, anchor: Span) -> float:
    """How far a part stands from the anchor; most of them stand behind it."""
    return abs(span[0] - anchor[1]) if span[0] >= anchor[0] else 1.5 * abs(span[1] - anchor[0])


def _leaning(note: Note, cite: Cite, at: int, cites: Mapping[str, Sequence[Cite]]) -> Stretch | None:
    spans = _places(note.text, cite["short"], at) or _places(note.text, cite["short"])
    if not spans:
        return None
    start, end = spans[0]
    one = Stretch(start, end, leans=True)
    pages = [span for forms in _forms(cite, "locator") for form in forms for span in _places(note.text, form, start)]
    one.parts += [("locator", *span) for span in pages if span[1] <= end][-1:]
    label, _, number = cite.get("same", "").partition(".")
    meant = cites[label][int(number or 1) - 1] if label else {}
    names: tuple[FieldName, ...] = ("author", "title")
    for name in names:
        words = {
            word.casefold() for forms in _forms(meant, name) for form in forms for word in _KNOWN_WORD.findall(form)
        }
        if span := _run(note.text, start, end, words, one.parts):
            one.parts.append((name, *span))
    return one


def _run(text: str, start: int, end: int, words: set[str], parts: Sequence[Part]) -> Span | None:
    """From the first to the last of the words that stand in a stretch, with initials before them."""
    known = [word.span() for word in _KNOWN_WORD.finditer(text, start, end) if word[0].casefold() in words]
    known = [span for span in known if not _taken(span, parts)]
    if not known:
        return None
    initials = _INITIALS.search(text[start : known[0][0]])
    return known[0][0] - (len(initials[0]) if initials else 0), known[-1][1]


# --- the model ------------------------------------------------------------------------------------------------------


Lessons = tuple[list[Lesson], list[Lesson], list[Lesson]]
"""On notes alone, on what rules had read of them, and on what they read without italics."""


def open_lessons() -> Lessons:
    """The lessons of all open documents of the gold set."""
    sources = load_lessons()
    teacher = Teacher(vocabulary())
    on_plain = teacher.lessons_on_plain(sources, load_blind(PLAIN))
    return teacher.lessons(sources), teacher.lessons_on_rules(sources, load_blind()), on_plain


def record_of(lessons: Lessons) -> dict[str, object]:
    """What the models are taught: how many lessons each, and a digest of texts, labels and settings."""
    told = hashlib.sha256(json.dumps(dict(SETTINGS), sort_keys=True).encode())
    for lesson in chain(*lessons):
        told.update(json.dumps([lesson.text, lesson.labels], ensure_ascii=False).encode())
    counts = dict(zip(("notes", "on rules", "on plain"), map(len, lessons), strict=True))
    return {**counts, "digest": told.hexdigest()}


def keep_record(**told: object) -> None:
    """Write down what a model was taught, beside what others were."""
    record = json.loads(TRAINED.read_text(encoding="utf-8")) | told
    TRAINED.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def train(lessons: Sequence[Lesson], path: Path) -> None:
    """Write the model of these lessons; it takes a minute for a thousand."""
    import pycrfsuite  # noqa: PLC0415 - an extra

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=dict(SETTINGS), verbose=False)
    for lesson in lessons:
        trainer.append(lesson.told, lesson.labels)
    with TemporaryDirectory() as folder:
        taught = str(Path(folder, "taught"))
        trainer.train(taught)
        with pycrfsuite.Tagger().open(taught) as tagger:
            info = tagger.info()
    write_field(path, info.state_features, info.transitions, sorted(info.labels))


def write_field(
    path: Path, states: Mapping[tuple[str, str], float], steps: Mapping[tuple[str, str], float], labels: Sequence[str]
) -> None:
    """Write a field as ``RandomField`` reads it: what has no weight in ``states`` and ``steps`` weighs nothing.

    ``states`` has weights by feature and label, ``steps`` by label before and label.
    """
    vocabulary = sorted({feature for feature, _ in states})
    features = {feature: number for number, feature in enumerate(vocabulary)}
    numbers = {label: number for number, label in enumerate(labels)}
    weights = np.zeros((len(features), len(labels)), np.float32)
    for (feature, label), weight in states.items():
        weights[features[feature], numbers[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, label), weight in steps.items():
        transitions[numbers[before], numbers[label]] = weight
    words, names = np.array(vocabulary), np.array(labels)
    np.savez_compressed(path, vocabulary=words, labels=names, weights=weights, transitions=transitions)


def main() -> int:
    lessons = open_lessons()
    by_notes, on_rules, on_plain = lessons
    told = by_notes, [*on_rules, *on_plain]
    with ProcessPoolExecutor() as pool:
        list(pool.map(train, told, (BY_NOTES, BY_RULES)))
    keep_record(**record_of(lessons))
    for path, some in zip((BY_NOTES, BY_RULES), told, strict=True):
        print(f"{path.name}: {path.stat().st_size:,} bytes, of {len(some):,} notes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
