"""A call nobody may make is found: at once where they refused, after a week where no way became known."""

from __future__ import annotations

from datetime import datetime

from app.queries.unaskable import list_unaskable
from tests.builders import Firm


def test_a_refusal_ends_a_call_at_once_and_a_missing_number_after_a_week(firm: Firm) -> None:
    ana, bo = firm.client("Ana"), firm.client("Bo", phones=(), sites=())
    for each in (ana, bo, firm.client("Cy")):
        firm.finished_job(each)
    for channel in ("phone", "text", "email", "letter"):
        firm.everafter.permissions.write(ana, channel, {"service": False}, "said so")
    firm.clock.move_to(datetime(2026, 3, 3, 10))
    (row,) = list_unaskable(firm.clock.now(), firm.zone)
    assert (row.client_id, row.is_refused, row.feedback_id) == (ana, True, None)
    firm.clock.move_to(datetime(2026, 3, 11, 10))
    found = list_unaskable(firm.clock.now(), firm.zone)
    assert [(row.client_id, row.is_refused) for row in found] == [(ana, True), (bo, False)]
