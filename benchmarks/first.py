"""A peer's answers in a new process, which imports no more than it needs for them.

``python -m benchmarks.first '{"peer": …, "folder": …, "asks": [{"text": …}, …]}'`` prints what the process holds in the
end, in one line of JSON. The asks are texts in the peer's own language with their filters.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.peers import make_peer
from benchmarks.peers.base import Peer, Unsupported
from benchmarks.queries import Ask, Case, Everything, Fuzzy, Node, Word


def orders(peer: Peer, cases: tuple[Case, ...], rounds: int) -> list[dict[str, Any]]:
    """The asks of ``rounds`` rounds for ``main``, those that the peer can answer."""
    found = []
    for ask in (case.wording(turn) for turn in range(rounds) for case in cases):
        try:
            text = peer.prepare(ask)
        except Unsupported:
            continue
        node = type(ask.node).__name__
        found.append({"text": text, "node": node, "actor": ask.actor, "decades": ask.decades})
    return found


def _ask(order: dict[str, Any]) -> Ask:
    """The question again, as far as a peer looks at it beside its text."""
    nodes: dict[str, Node] = {"Fuzzy": Fuzzy(order["text"]), "Everything": Everything()}
    return Ask(nodes.get(order["node"], Word(order["text"])), order["actor"], tuple(order["decades"]))


def main() -> None:
    """Answer every ask with facets and snippets."""
    order = json.loads(sys.argv[1])
    peer = make_peer(order["peer"])
    peer.open(Path(order["folder"]))
    answers = [peer.search(each["text"], _ask(each), facets=True, snippets=True) for each in order["asks"]]
    print(answers[-1])
    if order.get("memory"):
        # Imported late: to be measured, a start must not pay for it.
        from benchmarks.processes import peak_mb, resident_mb  # noqa: PLC0415

        own, mapped = resident_mb(peer.pid)
        print(json.dumps({"peak_mb": peak_mb(peer.pid), "own_mb": own, "mapped_mb": mapped}))
    peer.close()


if __name__ == "__main__":
    main()
