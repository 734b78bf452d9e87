"""The times at which one promises to ring again."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.rules.call_back_times import CallBack, call_back_at

ZONE = ZoneInfo("America/Chicago")


@pytest.mark.parametrize(
    ("chosen", "due"),
    [
        (CallBack.IN_AN_HOUR, datetime(2026, 3, 2, 17, 30, tzinfo=ZONE)),
        (CallBack.IN_THREE_HOURS, datetime(2026, 3, 2, 19, 30, tzinfo=ZONE)),
        (CallBack.TOMORROW_MORNING, datetime(2026, 3, 3, 9, tzinfo=ZONE)),
    ],
)
def test_a_call_back_is_promised_for_a_moment(chosen: CallBack, due: datetime) -> None:
    assert call_back_at(chosen, datetime(2026, 3, 2, 16, 30, tzinfo=ZONE)) == due
