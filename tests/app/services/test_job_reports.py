"""A report that went out is one line on the timeline of its client, and cannot be taken back."""

from __future__ import annotations

from app.models.clients import TimelineEntry
from tests.builders import Firm


def test_each_printed_report_is_a_line_and_printed_again_another(firm: Firm) -> None:
    first, second = firm.finished_job(firm.client("Ana Ruiz")), firm.finished_job(firm.client("Bo Lind"))
    firm.everafter.job_reports.mark_printed([second, first])
    firm.everafter.job_reports.mark_printed([first])
    lines = TimelineEntry.select().where(TimelineEntry.kind == "paper").order_by(TimelineEntry.id)
    assert [line.job_id for line in lines] == [first, second, first]
    assert {(line.direction, line.purpose, line.person_id) for line in lines} == {("out", "service", firm.dana)}


def test_printing_is_no_act_that_undo_takes_back(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    before = firm.everafter.history.undo_label()
    firm.everafter.job_reports.mark_printed([job_id])
    assert firm.everafter.history.undo_label() == before
