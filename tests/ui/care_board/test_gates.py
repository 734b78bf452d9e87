from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.queries.complaint_rows import ComplaintRow
from ui.care_board.gates import COLUMNS, Gate, column_beside, gate_to

_NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
_ROW = ComplaintRow(
    1, 101, 1, "Margaret Alder", 11, "", 23, "Damp", "odour", "call_back", "P2", 30, "answer", _NOW, False, "on_track",
    1, "Dana", "D", (False,) * 6, "", None, _NOW, None, "", 1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "target", "gate"),
    [
        ("call_back", "put_right", Gate.PROMISE),
        ("put_right", "check_back", Gate.FIX),
        ("check_back", "made_good", Gate.CHECK_BACK),
        ("check_back", "put_right", Gate.NOT_RIGHT_YET),
        ("made_good", "put_right", Gate.REOPEN),
    ],
)
def test_each_allowed_move_has_its_gate(state: str, target: str, gate: Gate) -> None:
    assert gate_to(replace(_ROW, state=state), target) is gate


@pytest.mark.parametrize("state", [*COLUMNS, "closed_unconfirmed", "withdrawn"])
@pytest.mark.parametrize("target", [*COLUMNS, None])
def test_every_other_move_is_refused_in_one_sentence(state: str, target: str | None) -> None:
    answer = gate_to(replace(_ROW, state=state), target)
    if isinstance(answer, str):
        assert answer.endswith(".")
        assert answer.count(".") == 1


def test_the_arrows_lead_to_the_next_column_and_back_from_made_good_to_put_right() -> None:
    assert column_beside("call_back", 1) == "put_right"
    assert column_beside("call_back", -1) is None
    assert column_beside("made_good", -1) == "put_right"
    assert column_beside("made_good", 1) is None
    assert column_beside("withdrawn", 1) is None
