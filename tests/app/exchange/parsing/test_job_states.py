"""Where a job stands: the first words that fit decide, so that “not completed” is not done."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange.parsing.job_states import state_of

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "state", "is_told"),
    [
        ("not completed", "under_way", True), ("unscheduled", "enquiry", True), ("Niemand da", "no_show", True),
        ("devis envoyé", "quoted", True), ("Quote request", "enquiry", True), ("annulé", "cancelled", True),
        ("erledigt", "done", True), ("open", "done", True), ("purple", "done", False), ("", "done", True),
    ],
)  # fmt: skip
def test_words_tell_the_state_and_else_the_day_does(text: str, state: str, is_told: bool) -> None:
    assert state_of(text, DAY, DAY) == (state, is_told)


def test_a_day_to_come_is_booked() -> None:
    assert state_of("open", date(2026, 3, 3), DAY) == ("booked", True)
