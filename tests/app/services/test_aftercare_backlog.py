"""A firm that finished jobs for years before steps were listed finds no pile of late ones (R14)."""

from __future__ import annotations

from datetime import datetime

from app.models.aftercare import AftercareStep
from app.queries.care_plan import list_due_steps
from tests.builders import Firm


def test_the_first_night_leaves_out_what_is_long_over_and_later_nights_nothing(firm: Firm) -> None:
    for year in (2022, 2023, 2024):
        firm.clock.move_to(datetime(year, 3, 4, 10))
        firm.finished_job(firm.client())
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    assert list_due_steps(firm.clock.now(), firm.zone).count > 20
    assert firm.everafter.nightly.run()
    late = AftercareStep.select().where((AftercareStep.state == "open") & (AftercareStep.kind != "quality_call"))
    today = firm.clock.today()
    per_job = [row.job_id for row in late if row.due_on <= today]
    assert len(per_job) == len(set(per_job)) == 3, "one word to each of them is left"
    over = AftercareStep.select().where(AftercareStep.state == "skipped").first()
    firm.everafter.aftercare_steps.reopen(over.id, over.version)
    firm.clock.move_on(days=1)
    assert firm.everafter.nightly.run()
    assert AftercareStep.get_by_id(over.id).state == "open"
