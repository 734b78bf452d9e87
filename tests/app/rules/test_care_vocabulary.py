"""The words of the trade that are offered."""

from __future__ import annotations

from app.rules.care_vocabulary import methods


def test_seven_methods_are_offered_each_once() -> None:
    assert len(set(methods())) == 7
    assert methods()[0] == "hot-water extraction"
