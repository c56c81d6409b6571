"""The gate: ``python -m tests.quality [--update] [--errors]``; exit status 1 when a figure is below its floor.

``--plain`` measures, without floors, how documents that have italics are read once these are taken away.
"""

from __future__ import annotations

import argparse
import json
import sys

from tests.quality.gate import BASELINE, UNSEEN, failures, load_floors, measure, raised, report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument(
        "--update", action="store_true", help="raise the floors to the present figures; none is lowered"
    )
    parser.add_argument("--errors", action="store_true", help="list each disagreement in the open documents")
    parser.add_argument(
        "--plain", action="store_true", help="read documents that have italics without these; no floors"
    )
    asked = parser.parse_args()
    if asked.plain and asked.update:
        parser.error("--plain has no floors to raise: leave one of --plain and --update out")
    results, floors = measure(plain=asked.plain), {} if asked.plain else load_floors()
    if asked.update:
        floors = raised(results, floors)
        BASELINE.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    print("\n".join(report(results, floors)))
    if asked.errors:
        for slip in (slip for result in results if result.part not in UNSEEN for slip in result.slips):
            print(f"{slip.measure}\t{slip.where}\t{slip.fault}\t{slip.what}")
    below = failures(results, floors)
    for sentence in below:
        print(f"BELOW THE FLOOR: {sentence}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
