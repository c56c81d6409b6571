"""English or Spanish? py3langid's model, asked about many texts at once.

The package walks its automaton byte by byte in Python, which took a quarter of the time of enrichment. A kernel walks
it along several texts side by side. Where none could be compiled, whole arrays are looked up, which takes twice as
long: the automaton forgets what is longer ago than its longest n-gram, so the state behind every byte follows from the
few bytes before it, for all texts together. The scores are those of the package (``classify`` with ``norm_probs``), to
rounding: a test compares them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import isqrt
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from indexer.engine import kernels

_PAD: Final = b"\xff"  # stands in no UTF-8, so that no n-gram holds it and the automaton begins anew behind it
_MOST_BYTES: Final = 1 << 18  # of texts that are looked at together: a few MB of arrays
_BYTES_A_CALL: Final = 80  # so many lookups take as long as the calls of a step: half the time of one lane, measured
_MOST_TEXTS: Final = 1 << 12  # times the 100,000 n-grams of the model is less than 31 bits


class LanguageModel:
    """py3langid's model between two languages. It never changes, so threads may share it."""

    def __init__(self, first: str, second: str) -> None:
        """Load the model, which takes half a second and 50 MB; raises ``ValueError`` for a language that it lacks."""
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (the import alone takes 0.15 s)

        model: Any = LanguageIdentifier.from_model_file(MODEL_FILE)
        model.set_languages([first, second])
        self._languages = (first, second)
        order = [model.nb_classes.index(language) for language in self._languages]
        likelihoods = np.asarray(model.nb_ptc, np.float64)[:, order]
        self._prior = float(model.nb_pc[order[0]]) - float(model.nb_pc[order[1]])
        self._weights = likelihoods[:, 0] - likelihoods[:, 1]
        self._moves = np.ascontiguousarray(model.tk_nextmove, np.uint32)
        self._rows = np.asarray(model.tk_row).astype(np.intp) << 8  # where the moves of a state begin
        self._features = np.asarray(model.tk_output, np.int32)
        self._by_state = np.stack([self._rows.astype(np.int32), self._features], axis=1)  # for the kernel

    def classify(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        """Of each text the likelier language and the confidence in it, 0.5 to 1."""
        encoded = [_encoded(text) for text in texts]
        scores = np.concatenate([self._scores(batch) for batch in _batches(encoded)] or [np.empty(0)])
        lengths = np.array([max(len(text), 1) for text in encoded])
        odds = np.exp(-np.abs(scores) / np.sqrt(lengths))  # the package's calibration across lengths
        chosen = [self._languages[other] for other in (scores < 0).tolist()]
        return list(zip(chosen, (1 / (1 + odds)).tolist(), strict=True))

    def _scores(self, texts: Sequence[bytes]) -> npt.NDArray[np.float64]:
        """The logarithm of the odds of the first language against the second; 0 where no n-gram is known."""
        if kernels.COMPILED:
            return kernels.weigh_ngrams(texts, self._moves, self._by_state, self._weights, self._prior)
        return self._looked_up(texts)

    @cached_property
    def _depth(self) -> int:
        return _depth(self._moves, self._rows)

    def _looked_up(self, texts: Sequence[bytes]) -> npt.NDArray[np.float64]:
        """The scores by whole arrays."""
        pad = _PAD * self._depth
        joined = np.frombuffer(pad + b"".join(text + pad for text in texts), np.uint8)
        features = self._features[self._states(joined)]
        bases = np.arange(len(texts), dtype=np.int32) * np.int32(len(self._weights))
        keys = np.repeat(bases, [len(text) + len(pad) for text in texts]) + features  # one for each text and n-gram
        found, counts = np.unique(keys[features >= 0], return_counts=True)
        owner, feature = np.divmod(found, np.int32(len(self._weights)))
        weights = np.log1p(counts) * self._weights[feature]
        scores = np.bincount(owner, weights, minlength=len(texts)).astype(np.float64)
        scores[np.bincount(owner, minlength=len(texts)) > 0] += self._prior
        return scores

    def _states(self, text: npt.NDArray[np.uint8]) -> npt.NDArray[Any]:
        """The state behind every byte but the first few, which are padding."""
        size = len(text) - self._depth
        # The text lies in lanes, along which all go on at once; each begins as many bytes early as the automaton knows.
        # Long lanes mean fewer bytes looked up twice, short ones fewer calls.
        length = isqrt(size // _BYTES_A_CALL) + 1
        lanes = -(-size // length)
        padded = np.full(lanes * length + self._depth, _PAD[0], np.uint8)
        padded[: len(text)] = text
        states = np.empty((length, lanes), self._moves.dtype)
        span = (lanes - 1) * length + 1
        moves = padded[1 : 1 + span : length] + self._rows[0]
        for step in range(2, self._depth + 1):
            moves = self._rows.take(self._moves.take(moves))  # a third faster than by brackets
            moves += padded[step : step + span : length]
        states[0] = self._moves.take(moves)
        for step in range(1, length):
            moves = self._rows.take(states[step - 1])
            moves += padded[self._depth + step : self._depth + step + span : length]
            states[step] = self._moves.take(moves)
        return states.T.reshape(-1)[:size]


def _depth(moves: npt.NDArray[Any], rows: npt.NDArray[np.intp]) -> int:
    """The length of the longest n-gram: the most moves that it takes to reach a state."""
    seen = np.zeros(len(rows), bool)
    newest, depth = np.zeros(1, np.int64), -1
    while len(newest):
        seen[newest] = True
        depth += 1
        reached = np.zeros(len(rows), bool)  # ``np.unique`` of so many moves takes a second
        reached[moves.reshape(-1, 256)[rows[newest] >> 8]] = True
        newest = (reached & ~seen).nonzero()[0]
    return depth


def _encoded(text: str) -> bytes:
    """The bytes that the package would look at."""
    lowered = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", lowered).encode(errors="surrogatepass")


def _batches(texts: Sequence[bytes]) -> Iterator[list[bytes]]:
    """The texts in groups of a size that arrays of it are small."""
    batch: list[bytes] = []
    size = 0
    for text in texts:
        if batch and (size + len(text) > _MOST_BYTES or len(batch) == _MOST_TEXTS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
