"""Who is meant by a surname alone? Its bearer named in full before, where the article has only one such."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.enrich.mentions import Found, Mention
from indexer.enrich.name_context import Context, Standing, context
from indexer.enrich.name_forms import form_key
from indexer.enrich.person_names import Bearer, Part, fits, initials_of, is_eastern
from indexer.enrich.reading_order import Place
from indexer.model import Passage
from indexer.patterns import lazy

PlaceOf = Callable[[str, int], Place]
_INVERTED = lazy(
    r",\s(?P<given>(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_]\.|[^\W\d_][\w’'-]*(?:\s[^\W\d_]\.)*)(?:(?<=\.)|(?=\s?[.,;:)\]”\"“]|$))"
)
# “A certain Kim” is somebody else, and from then on “Kim” may be either.
_NEWCOMER = lazy(
    r"(?<!\w)(?:an?\scertain|some|(?<!no\s)(?<!any\s)(?<!every\s)(?<!the\s)one|(?:man|woman|somebody|someone|person)\s(?:called|named)|"
    r"(?:calls?|called|named|known)(?:\s(?:him|her|as))?\s(?:only|simply|just)(?:\sas)?|known\sonly\sas|another|the\sother|"
    r"una?\stal|ciert[oa]|(?:hombre|mujer|alguien)\s(?:llamad[oa]|apellidad[oa]|de\sapellido)|de\sapellido|otr[oa])\s$",
    re.IGNORECASE,
)
_NEAR = 28
_SYLLABLE_NEXT = lazy(r"-[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where an article first names a person in full."""

    place: Place
    passage: str


@dataclass(frozen=True, slots=True)
class _Stand:
    """A surname in a text and how it stands there."""

    passage: Passage
    start: int
    end: int
    part: Part
    context: Context


class Words:
    """The words of an article that are used in small letters."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._known: dict[str, bool] = {}

    def __call__(self, word: str) -> bool:
        if word not in self._known:
            alone = lazy(rf"(?<!\w){re.escape(word)}(?!\w)")
            texts = (passage.text for passage in self._passages if word in passage.text)
            self._known[word] = any(alone.search(text) for text in texts)
        return self._known[word]


class Surnames:
    """The surnames of one article: decided when all of it is known."""

    def __init__(
        self,
        found: Sequence[Found],
        place: PlaceOf,
        is_word: Words,
        others: Iterable[str] = (),
    ) -> None:
        """``others`` are surnames that a stranger is already known to bear."""
        self._place = place
        self._is_word = is_word
        self._known: dict[str, Introduction] = {}
        self._present: set[str] = set()
        self._others = set(others)  # surnames that somebody beyond the authority bears in this article
        self._stands: list[_Stand] = []
        self.mentions: list[tuple[str, Mention]] = []
        self.unresolved: list[str] = []
        wanted = {bearer.id for one in found for *_, part in one.parts for bearer in part.bearers}
        for one in found:
            self._note_names(one, wanted)
        for one in found:
            self._note_parts(one)
        for stand in self._stands:
            self._decide(stand)

    # --- what the article names ---

    def _note_names(self, found: Found, wanted: Container[str]) -> None:
        """The persons who are named in full, and those who are named at all, of those that surnames may mean."""
        for match in found.actors:
            if match.ids[0] in wanted and len(match.ids) == 1:
                self._present.add(match.ids[0])
                if " " in match.key or not match.key.isascii():
                    self._introduce(match.ids[0], found.passage.id, match.start)

    def _introduce(self, actor: str, passage: str, start: int) -> None:
        place = self._place(passage, start)
        if actor not in self._known or place < self._known[actor].place:
            self._known[actor] = Introduction(place, passage)
        self._present.add(actor)

    def _note_parts(self, found: Found) -> None:
        text = found.passage.text
        for start, end, part in found.parts:
            how = context(text, start, end, self._is_word)
            if how.standing is Standing.NAMED and found.covers(how.start, start):
                how = Context(Standing.UNSURE)  # Venezuela Lameda: a name right before it that isn't a given name
            if how.standing is Standing.NAMED and _SYLLABLE_NEXT.match(text, end) and is_eastern(part.key):
                how = Context(Standing.JOINED)  # Yun Ji-chung is no Ji
            full = self._full(text, start, end, part.bearers, how)
            if full:
                self._introduce(full.id, found.passage.id, full.start)
                self.mentions.append((found.passage.id, full))
                continue
            newcomer = how.standing is Standing.ALONE and _NEWCOMER.search(text, max(0, start - _NEAR), start)
            eastern = how.standing is Standing.FOLLOWED and is_eastern(part.key)
            if newcomer or eastern or is_stranger(how, part):
                self._others.add(part.key)
            self._stands.append(_Stand(found.passage, start, end, part, how))

    def _full(self, text: str, start: int, end: int, bearers: Sequence[Bearer], how: Context) -> Mention | None:
        """The person named in full as the authority doesn't spell it: *Richard M. Nixon*, *Nixon, Richard*."""
        rule, given, first, last = "given", how.given, how.start, end
        inverts = how.standing in (Standing.ALONE, Standing.UNSURE) and text[start].isupper()
        if inverts and (inverted := _INVERTED.match(text, end)):
            rule, given, first, last = "inverted", _names(inverted["given"]), start, inverted.end("given")
        if not given:
            return None
        fit = initials_of if all(len(name) == 1 for name in given) else fits
        if len(given[0]) == 1 and fit is fits:
            return None
        if fit is initials_of and rule == "given":
            rule = "initials"
        fitting = [one.id for one in bearers if any(fit(given, names) for names in one.given)]
        return Mention("actor", fitting[0], first, last, text[first:last], rule) if len(fitting) == 1 else None

    # --- what is meant ---

    def _decide(self, stand: _Stand) -> None:
        here = self._place(stand.passage.id, stand.start)
        known = [one for one in stand.part.bearers if one.id in self._present]
        before = [one for one in known if one.id in self._known and self._known[one.id].place < here]
        if not before or stand.context.standing not in {Standing.ALONE, Standing.NAMED}:
            return
        rule, start = stand.part.rule, stand.start
        if stand.context.standing is Standing.NAMED:
            known = before = [one for one in before if any(fits(stand.context.given, names) for names in one.given)]
            rule, start = "initials", stand.context.start
            if not known:
                return
        elif stand.part.key in self._others:
            known = [*known, *known]
        if len(known) > 1:
            self.unresolved.append(stand.passage.text[start : stand.end])
            return
        since = self._known[known[0].id].passage
        text = stand.passage.text[start : stand.end]
        self.mentions.append((stand.passage.id, Mention("actor", known[0].id, start, stand.end, text, rule, since)))


def is_stranger(how: Context, part: Part) -> bool:
    """Whether a surname stands within the name of somebody whom the authority doesn't have."""
    if how.standing is Standing.NAMED:
        return not any(fits(how.given, names) for one in part.bearers for names in one.given)
    return how.standing is Standing.JOINED


def _names(given: str) -> tuple[str, ...]:
    return tuple(form_key(given).replace("|", " ").split(" "))


def in_order(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions as they stand in their text, those that overlap an earlier one left out."""
    end = {"actor": 0, "outlet": 0}
    for one in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if one.start >= end[one.sort]:
            end[one.sort] = one.end
            yield one
