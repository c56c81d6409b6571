"""Which sentence rests on which note? The sentence in which, or after which, a note is called."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from indexer.citations.model import Claim
from indexer.engine import kernels
from indexer.model import Call


def find_claims(
    text: str, calls: Sequence[Call], works: Mapping[str, Sequence[str]], outlets: Mapping[str, Sequence[str]]
) -> tuple[Claim, ...]:
    """The claims of a paragraph, in order. ``works`` and ``outlets`` give the ids that each note draws on.

    A call that stands behind a full stop belongs to the sentence that ends there; one before the first word, to the
    first sentence.
    """
    known = [call for call in calls if call.note is not None]
    if not known:
        return ()
    spans = kernels.sentence_spans(text)
    ends = [end for _, end in spans]
    by_span: dict[tuple[int, int], list[str]] = {}
    for call in known:
        span = _sentence(spans, ends, call.offset) or (0, len(text))
        by_span.setdefault(span, []).append(call.note or "")
    return tuple(
        Claim(start, end, notes, _drawn(notes, works), _drawn(notes, outlets))
        for (start, end), found in sorted(by_span.items())
        for notes in (tuple(dict.fromkeys(found)),)
    )


def _sentence(spans: Sequence[tuple[int, int]], ends: Sequence[int], offset: int) -> tuple[int, int] | None:
    """The sentence that holds an offset; between two, the first of them."""
    if not spans:
        return None
    index = bisect_left(ends, offset)
    if index == len(spans) or (index and offset <= spans[index][0]):
        index -= 1
    return spans[index]


def _drawn(notes: Sequence[str], drawn: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for note in notes for one in drawn.get(note, ())))
