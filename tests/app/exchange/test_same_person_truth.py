"""Same person? At least 99 of 100 merges are right and 90 of 100 doubles are found, on people of known truth.

The same is measured on the data sets of Febrl by tests/bench/bench_same_person.py.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.everafter import open_everafter
from app.exchange.import_plan import apply_import, plan_import
from tests.app.exchange.mistyped_people import HEADINGS, rows_of_known_truth
from tests.fakes import MovableClock
from tests.known_truth import measure_recognition


@pytest.mark.parametrize("seed", [1, 2])
def test_merges_are_right_and_doubles_are_found(tmp_path: Path, firm_clock: MovableClock, seed: int) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows_of_known_truth(400, seed)])
    everafter = open_everafter(tmp_path / "truth.db", clock=firm_clock, may_create=True)
    try:
        apply_import(plan_import([path], firm_clock), everafter.units, firm_clock)
        found = measure_recognition()
    finally:
        everafter.close()
    assert found.right > 150
    assert found.precision >= 0.99
    assert found.recall_merged >= 0.60
    assert found.recall_suggested >= 0.90
    assert found.precision_suggested >= 0.30
