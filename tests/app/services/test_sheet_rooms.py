"""What the technician wrote beside the rooms is on the job, and what was found stays known at the address."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import ValidationError
from app.models.clients import Area, AreaMark, Site
from app.models.jobs import JobLine
from app.services.drafts import AreaDraft, FinishDraft, JobLineDraft, SheetLineDraft
from tests.builders import Firm


def _keyed(firm: Firm, *lines: SheetLineDraft, agreed: str = "") -> int:
    client_id = firm.client("Ana Ruiz")
    site_id = Site.get(Site.client == client_id).id
    area_id = firm.everafter.areas.add(site_id, AreaDraft("Landing", marks=("Ring mark",)))
    planned = (JobLineDraft("Landing", "Clean", 5_000, area_id=area_id), JobLineDraft("Hall", "Clean", 4_000))
    job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(hours=2), lines=planned)
    ids = [row.id for row in JobLine.select().order_by(JobLine.position)]
    told = tuple(
        SheetLineDraft(
            line.name,
            ids[line.line_id] if line.line_id is not None else None,
            line.is_done,
            line.marks_found,
            line.price_minor,
            line.is_shown,
        )
        for line in lines
    )
    billed = sum(line.price_minor for line in told)
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now(), lines=told, billed_minor=billed, price_change_ok=agreed))
    return job_id


def test_rooms_marks_and_prices_are_kept_line_by_line(firm: Firm) -> None:
    _keyed(
        firm,
        SheetLineDraft("Landing", 0, marks_found=" Tea by the window ", price_minor=5_000, is_shown=True),
        SheetLineDraft("Hall", 1, is_done=False, price_minor=0),
    )
    assert [(row.name, row.is_done, row.marks_found, row.price_minor) for row in JobLine.select()] == [
        ("Landing", True, "Tea by the window", 5_000), ("Hall", False, "", 0),
    ]  # fmt: skip
    assert [(mark.what, mark.is_known_to_client) for mark in AreaMark.select().order_by(AreaMark.id)] == [
        ("Ring mark", False), ("Tea by the window", True),
    ]  # fmt: skip
    firm.everafter.history.undo()
    assert [mark.what for mark in AreaMark.select().where(AreaMark.archived_at.is_null())] == ["Ring mark"]
    assert not any(row.is_done for row in JobLine.select())


def test_a_mark_that_is_known_already_is_not_there_twice(firm: Firm) -> None:
    _keyed(firm, SheetLineDraft("Landing", 0, marks_found="ring MARK", price_minor=5_000))
    assert [mark.what for mark in AreaMark.select()] == ["Ring mark"]


def test_a_room_that_was_added_is_a_line_and_known_from_now_on(firm: Firm) -> None:
    job_id = _keyed(
        firm,
        SheetLineDraft("Landing", 0, price_minor=5_000),
        SheetLineDraft("Hall", 1, price_minor=4_000),
        SheetLineDraft("Study", marks_found="Ink", price_minor=3_000),
        agreed="Ana asked for the study",
    )
    added = JobLine.get(JobLine.name == "Study")
    assert (added.job_id, added.position, added.is_done, added.price_minor) == (job_id, 2, True, 3_000)
    study = Area.get(Area.name == "Study")
    assert added.area_id == study.id
    assert [mark.what for mark in AreaMark.select().where(AreaMark.area == study.id)] == ["Ink"]


def test_an_added_room_of_a_known_name_is_that_room(firm: Firm) -> None:
    _keyed(
        firm,
        SheetLineDraft("Hall", 1, price_minor=9_000),
        SheetLineDraft("landing", price_minor=0),
    )
    assert Area.select().count() == 1


def test_a_bill_above_the_agreed_price_needs_how_they_agreed(firm: Firm) -> None:
    with pytest.raises(ValidationError) as refused:
        _keyed(firm, SheetLineDraft("Hall", 1, price_minor=9_001))
    assert refused.value.field == "price_change_ok"
