"""`everafter nightly` does once what a new day brings."""

from __future__ import annotations

import pytest

from tests.app.command_line.conftest import Call


def test_a_script_works_the_new_day_out_once(call: Call, desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVERAFTER_NOW", "2031-06-02T03:00")
    answers = [call("nightly", "--json", "--data", desk) for _turn in range(2)]
    assert [(answer.code, answer.facts) for answer in answers] == [
        (0, {"day": "2031-06-02", "done": True}),
        (0, {"day": "2031-06-02", "done": False}),
    ]
    assert call("nightly", "--data", desk).out.startswith("2031-06-02 was worked out before")
