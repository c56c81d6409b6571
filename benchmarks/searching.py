"""Searches of several peers in one schedule, interleaved: their times, and whether they count alike.

In every round each case is asked in another wording, of all peers one after the other, in an order that rotates. A
ratio is that of two answers to the same wording in the same round, so a machine that slows down slows both; medians
are over the rounds. Before anything is timed every wording is asked once and its counts are checked, which also
brings the files into memory. A peer's turn begins with another wording that isn't timed: without it the first to suffer
from the processor's caches being full of the others' data is the fastest (tantivy took 0.17 ms for what takes 0.03).
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import geometric_mean, median
from typing import Final

from benchmarks.peers import OURS
from benchmarks.peers.base import COUNTED, Answer, Peer, Unsupported
from benchmarks.queries import Ask, Case


@dataclass(frozen=True, slots=True)
class Mode:
    """What is asked for besides the top ten and the total."""

    name: str
    facets: bool = False
    snippets: bool = False


MODES: Final = (
    Mode("top 10 + total"),
    Mode("top 10 + total + facets", facets=True),
    Mode("top 10 + total + snippets", snippets=True),
    Mode("whole page: facets and snippets", facets=True, snippets=True),
)
SLOW_ROUNDS: Final = 2
"""A slow peer is asked in the first rounds only: its median needs no more, and a run has to end."""

WAKING: Final = 3
"""How many wordings after the one to be timed stands that with which a peer's turn begins."""

Clock = Callable[[], float]

Times = dict[tuple[str, str, str], dict[int, float]]
"""Seconds by mode, case and peer, then by round."""


@dataclass(slots=True)
class Checks:
    """What the untimed round found: totals by case for the first wording, and every difference, in words."""

    totals: dict[str, int] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)
    unsupported: list[str] = field(default_factory=list)


# --- asking ---------------------------------------------------------------------------------------------------------


def ask_once(peer: Peer, ask: Ask, mode: Mode, clock: Clock = time.perf_counter) -> tuple[Answer, float]:
    """A peer's answer, and the seconds that it took. Raises ``Unsupported``."""
    text = peer.prepare(ask)
    peer.forget()
    began = clock()
    answer = peer.search(text, ask, facets=mode.facets, snippets=mode.snippets)
    taken = clock() - began
    return answer, taken if answer.seconds is None else answer.seconds


def run(
    peers: Mapping[str, Peer], cases: Sequence[Case], rounds: int, seed: int = 1, clock: Clock = time.perf_counter
) -> Times:
    """Ask everything of every peer, ``rounds`` times. ``clock`` gives seconds; every peer answers in our thread."""
    order = random.Random(seed)  # noqa: S311 - the order of a benchmark
    times: Times = {}
    for turn in range(rounds):
        asked = [(number, mode, case) for number, mode in enumerate(MODES) for case in cases]
        order.shuffle(asked)
        gc.collect()
        for place, (number, mode, case) in enumerate(asked):
            # The modes of a round ask in different wordings, and each mode comes to all of them in time.
            ask = case.wording(turn * (len(MODES) + 1) + number)
            for name in _rotated([n for n, peer in peers.items() if turn < SLOW_ROUNDS or not peer.slow], turn + place):
                try:
                    if not peers[name].slow:
                        ask_once(peers[name], case.wording(case.wordings.index(ask) + WAKING), mode)
                    _, seconds = ask_once(peers[name], ask, mode, clock)
                except Unsupported:
                    continue
                times.setdefault((mode.name, case.name, name), {})[turn] = seconds
    return times


def _rotated(names: list[str], by: int) -> list[str]:
    at = by % len(names)
    return names[at:] + names[:at]


# --- checking -------------------------------------------------------------------------------------------------------


def check(
    peers: Mapping[str, Peer], cases: Sequence[Case], expected: Mapping[str, Sequence[int]] | None = None
) -> Checks:
    """Ask every wording of every peer (a slow one: the first) and compare totals and facet counts.

    Totals are compared with ``expected`` and facet counts with ours. Without ``expected`` the text is such that peers
    read it differently: then totals alone are compared, with ours.
    """
    checks = Checks()
    for case in cases:
        found: dict[str, list[str]] = {}
        for number in range(len(case.wordings)):
            answers = _answers(checks, peers, case, number)
            reference = answers.get(OURS) or next(iter(answers.values()))
            total = expected[case.name][number] if expected else reference.total
            if number == 0:
                checks.totals[case.name] = total
            for name, answer in answers.items():
                differences = _differences(answer, total, reference if expected else None)
                if differences:
                    found.setdefault(name, []).append(f"{'; '.join(differences)} (wording {number})")
        for name, differences in found.items():
            what, known = f"{name}, {case.name}: {'; '.join(differences)}", peers[name].differs.get(case.name)
            (checks.excused if known else checks.differences).append(f"{what} – {known}" if known else what)
    return checks


def _answers(checks: Checks, peers: Mapping[str, Peer], case: Case, number: int) -> dict[str, Answer]:
    """What each peer answers to one wording, with facets."""
    answers: dict[str, Answer] = {}
    for name, peer in peers.items():
        if peer.slow and number:
            continue
        try:
            answers[name], _ = ask_once(peer, case.wordings[number], MODES[1])
        except Unsupported as reason:
            if number == 0:
                checks.unsupported.append(f"{name}, {case.name}: {reason}")
    return answers


def _differences(answer: Answer, total: int, reference: Answer | None) -> list[str]:
    found = [f"{answer.total:,} passages, not {total:,}"] if answer.total != total else []
    return found + (_count_differences(reference, answer) if reference else [])


def _count_differences(reference: Answer, answer: Answer) -> list[str]:
    """Where two answers count a value differently that both list."""
    found = []
    for facet in COUNTED:
        ours, theirs = (reference.facets or {}).get(facet, {}), (answer.facets or {}).get(facet, {})
        wrong = [value for value in ours.keys() & theirs.keys() if ours[value] != theirs[value]]
        if wrong or (ours and not theirs):
            sample = ", ".join(f"{value} {theirs.get(value)} not {ours[value]}" for value in sorted(wrong)[:3])
            found.append(f"{facet}: {len(wrong)} counts differ ({sample})")
    return found


# --- figures --------------------------------------------------------------------------------------------------------


def milliseconds(times: Times, mode: str, case: str, peer: str) -> float | None:
    """The median time of a peer."""
    taken = times.get((mode, case, peer))
    return median(taken.values()) * 1000 if taken else None


def ratio(times: Times, mode: str, case: str, peer: str) -> float | None:
    """Our time divided by the peer's, the median over the rounds in which both were asked."""
    ours, theirs = times.get((mode, case, OURS), {}), times.get((mode, case, peer), {})
    both = ours.keys() & theirs.keys()
    return median(ours[turn] / theirs[turn] for turn in both) if both else None


def mean_ratio(times: Times, mode: str, cases: Sequence[str], peer: str) -> float | None:
    """The geometric mean of the ratios over all cases that the peer can answer."""
    ratios = [found for case in cases if (found := ratio(times, mode, case, peer)) is not None]
    return geometric_mean(ratios) if ratios else None


def mean_time(times: Times, mode: str, cases: Sequence[str], peer: str) -> float | None:
    """The geometric mean of the peer's median times, in seconds, over all cases that it can answer."""
    medians = [median(taken.values()) for case in cases if (taken := times.get((mode, case, peer)))]
    return geometric_mean(medians) if medians else None
