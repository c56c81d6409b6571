"""Which morphemes is a run of Hangul made of? The reading of Korean that ``IBID_KOREAN=morphemes`` switches on.

Kiwi (kiwipiepy, its model in a package beside it) tells morphemes; from them come words: nouns without particles,
long ones taken apart; verbs and adjectives by their dictionary form (도왔다 → 돕다). A run is read by itself, whatever
stands round it, and what is a noun in it once more by itself: so the noun in a query and the one before a particle
are taken apart alike, and no word reaches across white space.

Northern spelling is read as the southern, syllable for syllable, so that places in the text stay: ㄹ and ㄴ at the
start of Sino-Korean words (로동 = 노동, 녀성 = 여성), 률 and 렬 after vowels and ㄴ, 여 for 어 after ㅣ and such vowels
(되였다 = 되었다). Inside a run, which spelling Kiwi finds likelier tells a word's start (조선로동당) from its middle
(진리).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import Any, Final

from indexer.errors import IbidError

RULES_VERSION: Final = "1"
"""Changes when the rules of this module read a text otherwise than before."""
MAX_RUN: Final = 40
"""Longer runs are read in pieces of so many syllables; no word of prose is as long."""
MAX_TRIES: Final = 6
"""So many syllables of a run are tried in their southern spelling."""
INITIAL_MARGIN: Final = 2.0
"""A southern spelling at the start of a run may be so much less likely (log): Kiwi knows some northern names better
than their southern form (리설주, by 1.1), and loanwords far better (라디오, by 10)."""
LONG_NOUN: Final = 4
"""Nouns of so many syllables are taken apart where nouns are found in them; most shorter compounds are words."""

_VERBS: Final = frozenset({"VV", "VA", "VX", "VCN"})
_NOUNS: Final = frozenset({"NNG", "NNP", "NNB", "NR", "NP", "XPN", "XSN", "XR"})
_OTHERS: Final = frozenset({"MM", "MAG", "MAJ", "IC", "UN"})
_LIKE_PARTICLES: Final = frozenset({"들", "적"})
"""Suffixes that add to a noun no more than a particle: the plural, and the adjective's -적."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a run: the form it is known by, and where it stands in the run (a verb with its endings).

    ``also`` is what a query for it has to look for besides: of a foreign name, the end may look like a particle where
    the name stands alone (오르테가 = 오르테 + 가), and not before another (오르테가는).
    """

    form: str
    start: int
    end: int
    also: str = ""


@lru_cache(maxsize=50_000)
def words(run: str, *, joined: bool) -> tuple[Word, ...]:
    """The words of a run of Hangul syllables, in order, not overlapping.

    A run that is ``joined`` to a word before it (TV는) may be a particle alone, and then has none; any other has one at
    least.
    """
    if joined and _is_ending(run[:MAX_RUN]):
        return ()
    pieces = range(0, len(run), MAX_RUN)
    return tuple(
        replace(word, start=at + word.start, end=at + word.end)
        for at in pieces
        for word in _words(run[at : at + MAX_RUN])
    )


def _words(run: str) -> tuple[Word, ...]:
    found = tuple(_kept(run))
    if len(found) == 1 and found[0].end < len(run):
        return (replace(found[0], also=_initial(_southern(run))),)
    return found or (Word(_initial(run), 0, len(run)),)


def _kept(written: str) -> Iterator[Word]:
    run = _southern(written)
    morphemes, _ = _analysis(run)
    at = done = 0
    while at < len(morphemes):
        after = at + 1
        first = morphemes[at]
        if first.noun:
            while after < len(morphemes) and morphemes[after].noun:
                after += 1
            noun = "".join(_bare(written, run, morpheme) for morpheme in morphemes[at:after])
            yield from (Word(form, first.start + start, first.start + end) for form, start, end in _taken_apart(noun))
            done = first.start + len(noun)
        elif first.tag in _VERBS:
            while after < len(morphemes) and morphemes[after].tag.startswith("E"):
                after += 1
            end = max(morpheme.end for morpheme in morphemes[at:after])
            if after < len(morphemes):
                end = min(end, max(morphemes[after].start, first.start + 1))
            if done <= first.start < end:  # 하 may be understood and not written
                yield Word(first.form + "다", first.start, end)
                done = end
        elif first.tag in _OTHERS and first.start >= done:
            yield Word(run[first.start : first.end], first.start, first.end)
            done = first.end
        at = after


def _taken_apart(noun: str) -> list[tuple[str, int, int]]:
    """The nouns that a noun, read by itself, is made of, with their places in it."""
    southern = _southern(noun)
    return [(_initial(southern[start:end]), start, end) for start, end in _parts(southern)]


@lru_cache(maxsize=20_000)
def _parts(noun: str) -> tuple[tuple[int, int], ...]:
    spans = _noun_spans(noun, apart=False)
    found: list[tuple[int, int]] = []
    for start, end in spans:
        inner = _noun_spans(noun[start:end], apart=True) if end - start >= LONG_NOUN else ()
        if len(inner) > 1 and all(last - first > 1 for first, last in inner[:-1]):
            found += [(start + first, start + last) for first, last in inner]
        else:
            found.append((start, end))
    return tuple(found)


def _noun_spans(noun: str, *, apart: bool) -> tuple[tuple[int, int], ...]:
    """Where nouns stand side by side in ``noun``, or the whole; ``apart`` says that it is no word itself."""
    morphemes, _ = _analysis(noun, apart=apart)
    ends = [0, *(morpheme.end for morpheme in morphemes)]
    whole = all(m.tag in _NOUNS and m.start == end for m, end in zip(morphemes, ends, strict=False))
    return tuple((m.start, m.end) for m in morphemes) if whole and ends[-1] == len(noun) else ((0, len(noun)),)


@lru_cache(maxsize=10_000)
def _is_ending(run: str) -> bool:
    """Whether a run behind a word in other letters is made of particles and endings alone."""
    morphemes, _ = _analysis("A" + run)
    return all(m.tag[0] in "EJ" or m.tag == "VCP" for m in morphemes[1:])


# --- northern and southern spelling ---------------------------------------------------------------------------------

_LEAD, _CODAS = 588, 28  # syllables an initial consonant, syllables a vowel
_NIEUN, _RIEUL, _SILENT = 2, 5, 11
_I_VOWELS: Final = frozenset({2, 3, 6, 7, 12, 17, 20})
"""ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ: before them, initial ㄹ and ㄴ fall away."""
_SINO_RIEUL: Final = frozenset(
    "라락란람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립녀년념녕뇨뉴닉"
)
"""The Sino-Korean syllables to which the south applies its rule of initial sounds (두음법칙), the north not."""
_YEO: Final = {"여": "어", "였": "었"}
_BEFORE_YEO: Final = frozenset({1, 5, 11, 16, 19, 20})
"""ㅐ ㅔ ㅚ ㅟ ㅢ ㅣ: after them the north writes 여 for 어."""


def _initial(word: str) -> str:
    """A word of two syllables or more, its first in southern spelling whether or not it is Sino-Korean."""
    return _south(word[0]) + word[1:] if len(word) > 1 and word[0] in _SINO_RIEUL else word


def _south(syllable: str) -> str:
    lead, rest = divmod(ord(syllable) - ord("가"), _LEAD)
    lead = _SILENT if rest // _CODAS in _I_VOWELS else _NIEUN
    return chr(ord("가") + lead * _LEAD + rest)


@lru_cache(maxsize=20_000)
def _southern(run: str) -> str:
    """A run in southern spelling, syllable for syllable, where that is the likelier; nouns at its start first."""
    tries = 0
    for at, syllable in enumerate(run):
        other = _other_spelling(run, at, syllable)
        if not other or tries == MAX_TRIES:
            continue
        tries += 1
        changed = run[:at] + other + run[at + 1 :]
        morphemes, score = _analysis(changed)
        margin = INITIAL_MARGIN if at == 0 else 0.0
        as_noun = at > 0 or (morphemes[0].noun and morphemes[0].end > 1)
        if as_noun and score > _analysis(run)[1] - margin:
            run = changed
    return run


def _other_spelling(run: str, at: int, syllable: str) -> str:
    if syllable in _SINO_RIEUL:
        return _south(syllable) if len(run) > 1 else ""
    vowel = (ord(run[at - 1]) - ord("가")) % _LEAD // _CODAS if at else -1
    open_before = at > 0 and (ord(run[at - 1]) - ord("가")) % _CODAS == 0
    return _YEO.get(syllable, "") if open_before and vowel in _BEFORE_YEO else ""


# --- Kiwi -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Morpheme:
    form: str
    tag: str
    start: int
    end: int

    @property
    def noun(self) -> bool:
        return self.tag in _NOUNS and not (self.tag == "XSN" and self.form in _LIKE_PARTICLES)


def _bare(written: str, run: str, morpheme: _Morpheme) -> str:
    """A noun as ``written``, without what is contracted with it (난 = 나 + ㄴ); ``run`` is what was read."""
    start, end = morpheme.start, morpheme.end
    own = morpheme.form if len(morpheme.form) == end - start else run[start:end]
    letters = zip(written[start:end], run[start:end], own, strict=True)
    return "".join(one if of_noun == read else of_noun for one, read, of_noun in letters)


@lru_cache(maxsize=20_000)
def _analysis(text: str, *, apart: bool = False) -> tuple[tuple[_Morpheme, ...], float]:
    """The likeliest morphemes and the logarithm of how likely they are; ``apart``: not the text as one noun."""
    options = {"blocklist": [(text, "NNP"), (text, "NNG")], "oov_handling": "rule"} if apart else {}
    with _lock:
        found, score = _kiwi().analyze(text, split_complex=True, **options)[0]
    return tuple(piece for token in found for piece in _pieces(token)), score


def _pieces(token: Any) -> Iterator[_Morpheme]:
    """A token of Kiwi's; a name that its dictionary writes with spaces (우고 차베스) as several."""
    forms, tag = token.form.split(" "), token.tag.partition("-")[0]
    if len(forms) > 1 and sum(map(len, forms)) != token.len:
        forms = [token.form]
    end = token.start
    for form in forms:
        start, end = end, end + len(form) if len(forms) > 1 else token.start + token.len
        yield _Morpheme(form, tag, start, end)


_lock: Final = Lock()


@lru_cache(maxsize=1)
def _kiwi() -> Any:
    """Kiwi with the model of its package: about 2.5 s of processor time and 500 MB, when the first Hangul is met."""
    from kiwipiepy import Kiwi  # noqa: PLC0415 - an extra, and large

    return Kiwi(num_workers=1)


def reading_version() -> str:
    """Of these rules, of Kiwi and of its model; raises ``IbidError`` when the extra is not installed."""
    try:
        return f"{RULES_VERSION}-kiwi{version('kiwipiepy')}-{version('kiwipiepy_model')}"
    except PackageNotFoundError as error:
        raise IbidError(
            "Korean can't be read by morphemes: kiwipiepy is not installed",
            cure='install it with: pip install "ibid[ko]", or unset $IBID_KOREAN',
        ) from error
