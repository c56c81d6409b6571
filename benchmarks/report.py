"""Figures → tables in Markdown, printed and kept in RESULTS.md, one section a kind of measurement and size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.peers import OURS
from benchmarks.peers.base import Peer
from benchmarks.processes import machine
from benchmarks.searching import MODES, Checks, Times, mean_ratio, milliseconds, ratio

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
_TITLE = """# Results

Every section is written by the command that it names. Times are medians in milliseconds unless they say otherwise; a
ratio is ours divided by the peer's, below 1 where we are the faster. How peers are set up, and what is compared, is
said in the modules of [peers](peers) and in [searching.py](searching.py).
"""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value: float | None, unit: str = "") -> str:
    """About three digits of a number; a dash for none."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 3
    return f"{value:,.{digits}f}{unit}"


def listed(title: str, lines: Sequence[str]) -> str:
    """A heading line with a list under it; nothing when the list is empty."""
    return "\n".join([f"{title}\n", *(f"- {line}" for line in lines), ""]) if lines else ""


# --- the tables of searches -----------------------------------------------------------------------------------------


def search_section(times: Times, checks: Checks, peers: Mapping[str, Peer], cases: Sequence[str]) -> str:
    """All tables of searches: times, ratios, means, the worst, the counts, and where we lose."""
    others = [name for name in peers if name != OURS and any(key[2] == name for key in times)]
    parts = [_mode_table(times, checks, mode.name, cases, others) for mode in MODES]
    parts += [_summary(times, cases, others)] if OURS in peers else []
    parts += [_counts(checks), _losses(times, cases, others) if OURS in peers else ""]
    parts.append(listed("What peers do otherwise:", [f"{n}: {'; '.join(p.remarks)}" for n, p in peers.items()]))
    return "\n".join(part for part in parts if part)


def _mode_table(times: Times, checks: Checks, mode: str, cases: Sequence[str], others: Sequence[str]) -> str:
    header = ["query", "matches", f"{OURS} ms", *(f"{peer} ms" for peer in others), *(f"ours/{p}" for p in others)]
    rows = [
        [case, f"{checks.totals.get(case, 0):,}", number(milliseconds(times, mode, case, OURS)),
         *(number(milliseconds(times, mode, case, peer)) for peer in others),
         *(number(ratio(times, mode, case, peer)) for peer in others)]
        for case in cases
    ]  # fmt: skip
    means = [number(mean_ratio(times, mode, cases, peer)) for peer in others]
    rows.append(["geometric mean", "", "", *("" for _ in others), *means])
    return f"**{mode}**\n\n{table(header, rows)}\n"


def _summary(times: Times, cases: Sequence[str], others: Sequence[str]) -> str:
    rows = []
    for mode in MODES:
        worst = {p: _worst(times, mode.name, cases, p) for p in others}
        slowest = max(
            ((found, case) for case in cases if (found := milliseconds(times, mode.name, case, OURS)) is not None),
            default=(0.0, ""),
        )
        rows.append([
            mode.name, f"{slowest[1]} ({number(slowest[0])} ms)",
            *(f"{number(mean_ratio(times, mode.name, cases, p))}; worst {worst[p]}" for p in others),
        ])  # fmt: skip
    return f"**Ratios, ours to the peer's**\n\n{table(['mode', 'our slowest query', *others], rows)}\n"


def _worst(times: Times, mode: str, cases: Sequence[str], peer: str) -> str:
    ratios = [(found, case) for case in cases if (found := ratio(times, mode, case, peer)) is not None]
    return f"{number(max(ratios)[0])} ({max(ratios)[1]})" if ratios else "–"


def _counts(checks: Checks) -> str:
    parts = [
        listed("Not asked of a peer that can’t answer:", checks.unsupported),
        listed("Counts that differ for a known reason:", checks.excused[:20]),
        listed(f"**Counts that differ ({len(checks.differences)}):**", checks.differences[:40]),
    ]
    same = "" if checks.differences else "All other counts are equal.\n"
    return "\n".join(part for part in (*parts, same) if part)


def _losses(times: Times, cases: Sequence[str], others: Sequence[str]) -> str:
    """Every query that a peer answers sooner, the worst first."""
    lines = []
    for mode in MODES:
        for peer in others:
            ratios = ((ratio(times, mode.name, case, peer) or 0.0, case) for case in cases)
            lost = [f"{case} {number(found)}" for found, case in sorted(ratios, reverse=True) if found > 1]
            if lost:
                lines.append(f"{mode.name}, to {peer}: {', '.join(lost)}")
    return listed("**Where we lose** (our time as a multiple of the peer’s):", lines) or "We lose nowhere.\n"


# --- RESULTS.md -----------------------------------------------------------------------------------------------------


def publish(title: str, body: str, command: str, peers: Mapping[str, Peer], file: Path | None) -> None:
    """Print a section, and put it into ``file`` in place of an earlier one with its title."""
    versions = ", ".join(f"{name} {peer.version}" for name, peer in peers.items())
    stamp = datetime.now(tz=UTC).strftime("%Y-%m-%d")
    section = f"## {title}\n\n`{command}`  \n{machine()}; {stamp}; {versions}\n\n{body}".rstrip() + "\n"
    print(section)
    if file is not None:
        before = file.read_text(encoding="utf-8") if file.exists() else _TITLE
        file.write_text(replaced(before, title, section), encoding="utf-8")


def replaced(text: str, title: str, section: str) -> str:
    """``text`` with the section of that title replaced, or with it at the end."""
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(text):
        return pattern.sub(lambda _: section + "\n", text).rstrip() + "\n"
    return f"{text.rstrip()}\n\n{section}"
