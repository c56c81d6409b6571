"""Counting by a facet table: what a recount of the values gives, for few units and for many."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.facet_table import FacetTable, FacetWriter, pack_facets
from indexer.engine.segment_file import SegmentFile, write_arrays

UNITS = 600


def made() -> tuple[FacetTable, list[list[str]]]:
    """A table of one facet: most units have few values, some so many that a line doesn't hold them."""
    dice = np.random.default_rng(11)
    values = [sorted({f"v{n}" for n in dice.integers(0, 40, int(dice.integers(0, 4)) + 9 * (at % 50 == 3))})
              for at in range(UNITS)]  # fmt: skip
    writer = FacetWriter()
    writer.extend([value for held in values for value in held], map(len, values))
    file = io.BytesIO()
    write_arrays(file, pack_facets("rows", UNITS, {"actor": writer.finish()}))
    return FacetTable(SegmentFile(file.getvalue(), "f"), "rows", ["actor"]), values


TABLE, VALUES = made()


def recount(units: list[int]) -> tuple[int, dict[str, int]]:
    found = [VALUES[unit] for unit in units]
    counts = {value: sum(value in held for held in found) for value in TABLE.texts("actor")}
    return sum(not held for held in found), counts


@given(st.sets(st.integers(0, UNITS - 1)))
def test_counts_are_a_recount(drawn: set[int]) -> None:
    units = sorted(drawn)
    missing, held = TABLE.split("actor", TABLE.counts(np.array(units, dtype=np.intp)))
    assert (missing, dict(zip(TABLE.texts("actor"), held.tolist(), strict=True))) == recount(units)


@pytest.mark.parametrize("units", [[3], [3, 53], [503], [3, 4, 5], [0, 1]], ids=str)
def test_few_units_are_sought_among_those_of_many_values(units: list[int]) -> None:
    missing, held = TABLE.split("actor", TABLE.counts(np.array(units, dtype=np.intp)))
    assert (missing, dict(zip(TABLE.texts("actor"), held.tolist(), strict=True))) == recount(units)
    assert len(VALUES[3]) > 6
