"""The names of an article, read as a whole: what each passage names, why, and which names stay open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.enrich.acronyms import NAMED_BY_LETTERS, introduced, occurrences
from indexer.enrich.cited_names import Citations, settle
from indexer.enrich.coreference import Surnames, Words, in_order, is_stranger
from indexer.enrich.imprint import (
    PLACES,
    PRINTED,
    is_archive_place,
    is_in_archive,
    is_publication_place,
    is_town_of_paper,
)
from indexer.enrich.longer_names import introduces, is_in_number, is_word_of_another, is_written_small, siglum_at
from indexer.enrich.mentions import Found, Mention, NameTable, Reading, Sort, records_of
from indexer.enrich.name_context import context
from indexer.enrich.name_forms import form_key
from indexer.enrich.names import NameMatch
from indexer.enrich.outlet_short_forms import has_town, occurrences_of, short_forms
from indexer.enrich.person_names import PERSON
from indexer.enrich.reading_order import Place, ReadingOrder
from indexer.model import Article, Kind, Record, Vocabulary


@dataclass(frozen=True, slots=True)
class _Acronym:
    """An acronym that an article introduces for a record: from ``place`` on, which lies in ``passage``."""

    letters: str
    sort: Sort
    id: str
    place: Place
    passage: str


class NameReader:
    """Reads articles with one vocabulary; it holds nothing of theirs, so threads may share it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.table = NameTable(vocabulary)

    def read(self, article: Article) -> Reading:
        """The names of all passages of an article."""
        found = [self.table.find(passage) for passage in article.passages]
        return _ArticleReader(self.table, article, found).read()

    def settle(self, reading: Reading, citations: Citations, article: Article) -> None:
        """Correct a reading by what the notes cite (``cited_names.settle``)."""
        settle(reading, citations, self.table.actors, article.passages)

    def touched(self, article: Article) -> frozenset[tuple[Sort, str]]:
        """What ``Reading.touched`` would be, without reading the article."""
        return records_of(entry for passage in article.passages for entry in self.table.touched(passage.text))


class _ArticleReader:
    """One article: what its texts give by themselves, and what they give together."""

    def __init__(self, table: NameTable, article: Article, found: Sequence[Found]) -> None:
        self._table = table
        self._article = article
        self._found = found
        self._order: ReadingOrder | None = None
        self._words = Words(article.passages)

    def _place(self, passage: str, offset: int) -> Place:
        if self._order is None:
            self._order = ReadingOrder(self._article)
        return self._order.place(passage, offset)

    def read(self) -> Reading:
        strangers = {key for one in self._found for key in self._drop_strangers(one)}
        for one in self._found:
            if one.outlets:
                self._drop_small(one)
            if one.actors:
                self._drop_words(one)
                if one.passage.kind is Kind.FOOTNOTE:
                    self._drop_imprints(one)
        reading = Reading({one.passage.id: self._own(one) for one in self._found})
        reading.touched = records_of(entry for one in self._found for entry in one.entries)
        reading.unresolved.update(
            one.passage.text[match.start : match.end]
            for one in self._found
            for match in (*one.actors, *one.outlets)
            if len(match.ids) > 1
        )
        if any(one.parts for one in self._found):
            surnames = Surnames(self._found, self._place, self._words, strangers)
            for passage, mention in surnames.mentions:
                reading.mentions[passage].append(mention)
            reading.unresolved.update(surnames.unresolved)
        self._read_acronyms(reading)
        self._read_short_forms(reading)
        for name, mentions in reading.mentions.items():
            if len(mentions) > 1:
                reading.mentions[name] = list(in_order(mentions))
        return reading

    # --- what each text gives by itself ---

    def _own(self, found: Found) -> list[Mention]:
        if not (found.actors or found.outlets or found.presses):
            return []
        actors, outlets = self._table.actors, self._table.outlets
        mentions = [_mention("actor", match, actors) for match in found.actors if len(match.ids) == 1]
        mentions += [_mention("outlet", match, outlets) for match in found.outlets if len(match.ids) == 1]
        mentions += [Mention("outlet", one.ids[0], one.start, one.end, one.form, "imprint") for one in found.presses]
        return mentions

    def _drop_strangers(self, found: Found) -> list[str]:
        """Let go of surnames that the authority has by themselves where a stranger bears them: *Andrea Chávez*."""
        dropped = []
        for match in [one for one in found.actors if one.key in self._table.parts]:
            part = self._table.parts[match.key]
            if any(self._table.actors[one].type == PERSON for one in match.ids):
                how = context(found.passage.text, match.start, match.end, self._words)
                if is_stranger(how, part) and not found.covers(how.start, match.start):
                    found.actors.remove(match)
                    dropped.append(part.key)
        return dropped

    def _drop_small(self, found: Found) -> None:
        """Let go of words in small letters that are the words of an outlet's name, too."""
        text, outlets = found.passage.text, self._table.outlets
        found.outlets = [
            match
            for match in found.outlets
            if not is_written_small(text[match.start : match.end], match.form, outlets[match.ids[0]].type)
        ]

    def _drop_words(self, found: Found) -> None:
        """Let go of what isn't written as a name there, or is a word of another name."""
        text, actors = found.passage.text, self._table.actors
        found.actors = [
            match
            for match in found.actors
            if not is_written_small(text[match.start : match.end], match.form, type_ := actors[match.ids[0]].type)
            and not is_in_number(text, match.start, match.end)
            and not self._is_in_siglum(text, match)
            and not is_word_of_another(text, match.start, match.end, type_)
        ]

    def _is_in_siglum(self, text: str, match: NameMatch) -> bool:
        """Whether letters are a part of those that the article introduces for a longer name: *(hereafter DA-ROK)*."""
        siglum = siglum_at(text, match.start, match.end)
        return bool(siglum) and any(introduces(passage.text, siglum) for passage in self._article.passages)

    def _drop_imprints(self, found: Found) -> None:
        text, outlets = found.passage.text, self._table.outlets
        papers = {one.end for one in found.outlets if outlets[one.ids[0]].type in PRINTED}
        found.actors = [
            match
            for match in found.actors
            if (type_ := self._table.actors[match.ids[0]].type) not in PLACES
            or not (
                is_publication_place(text, match.start, match.end)
                or is_archive_place(text, match.start, match.end)
                or (type_ == "place" and is_in_archive(text, match.start, match.end))
                or (papers and is_town_of_paper(text, match.start, match.end, papers))
            )
        ]

    # --- acronyms ---

    def _read_acronyms(self, reading: Reading) -> None:
        learned: dict[str, list[_Acronym]] = {}
        for found in self._found:
            if "(" in found.passage.text or "[" in found.passage.text:
                for acronym in self._introduced(found, reading.mentions[found.passage.id]):
                    learned.setdefault(acronym.letters, []).append(acronym)
        if not learned:
            return
        for found in self._found:
            for letters, start, end in occurrences(learned, found.passage.text):
                self._note_acronym(reading, found, learned[letters], start, end)

    def _read_short_forms(self, reading: Reading) -> None:
        """*The Chronicle*, after the *Guyana Chronicle* was named."""
        named = {one.id: self._table.outlets[one.id] for each in reading.mentions.values() for one in each
                 if one.sort == "outlet"}  # fmt: skip
        wanted = short_forms(named.values()) if named else {}
        if not wanted:
            return
        for found in self._found:
            for id_, start, end in occurrences_of(wanted, found.passage.text):
                since = self._since(reading, id_, self._place(found.passage.id, start), found.passage.notes)
                if since and not found.covers(start, end):
                    text = found.passage.text[start:end]
                    reading.mentions[found.passage.id].append(Mention("outlet", id_, start, end, text, "short", since))

    def _since(self, reading: Reading, outlet: str, here: Place, called: Sequence[str]) -> str:
        """The passage that named an outlet in full before a place; empty where none did.

        *El Faro* in a paragraph is the paper of which a note called there tells the town: *El Faro (Lima)*.
        """
        full = ((passage, one.start) for passage, each in reading.mentions.items() for one in each
                if one.id == outlet and one.sort == "outlet" and one.rule in {"label", "variant"})  # fmt: skip
        told = min(((self._place(passage, start), passage) for passage, start in full), default=None)
        if told is None:
            return ""
        in_its_note = has_town(self._table.outlets[outlet]) and told[1] in called
        return told[1] if told[0] < here or in_its_note else ""

    def _introduced(self, found: Found, mentions: Iterable[Mention]) -> Iterator[_Acronym]:
        for one in list(mentions):
            record = self._record(one.sort, one.id)
            if one.rule not in {"label", "variant"} or (one.sort == "actor" and record.type not in NAMED_BY_LETTERS):
                continue
            told = introduced(found.passage.text, one.start, one.end, record.forms)
            if told and not self._is_known(told[0]):
                place = self._place(found.passage.id, min(one.start, told[1]))
                yield _Acronym(told[0], one.sort, one.id, place, found.passage.id)

    def _is_known(self, letters: str) -> bool:
        key = form_key(letters)
        return key in self._table.actor_names or key in self._table.outlet_names

    def _record(self, sort: Sort, name: str) -> Record:
        return self._table.actors[name] if sort == "actor" else self._table.outlets[name]

    def _note_acronym(self, reading: Reading, found: Found, learned: Sequence[_Acronym], start: int, end: int) -> None:
        here = self._place(found.passage.id, start)
        before = [one for one in learned if one.place <= here]
        if not before or found.covers(start, end):
            return
        text = found.passage.text[start:end]
        if len({(one.sort, one.id) for one in learned}) > 1:
            reading.unresolved[text] += 1
            return
        first = min(before, key=lambda one: one.place)
        mention = Mention(first.sort, first.id, start, end, text, "acronym", first.passage)
        reading.mentions[found.passage.id].append(mention)


def _mention(sort: Sort, match: NameMatch, records: Mapping[str, Record]) -> Mention:
    rule = "label" if match.form == records[match.ids[0]].label else "variant"
    return Mention(sort, match.ids[0], match.start, match.end, match.form, rule)
