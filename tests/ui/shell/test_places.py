"""Every page in the whole window: no letter twice, no control without a name, none too small to hit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.photos import clean_photo
from app.services.client_merges import MergeDraft
from app.services.drafts import ContactDraft
from app.services.money_drafts import PhotoPlace
from tests.app.test_photos import picture
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle

_OF_A_CLIENT = ("client", "merge", "client_matters", "booking", "complaint_form")


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    """A window on a firm in which every one of these pages has something to show."""
    with opened_window(tmp_path, firm_clock) as made:
        yield made


def fill(desk: FirmWindow) -> tuple[int, int]:
    """Two clients of one telephone, merged and deleted ones, a photo, a debt; returns a client and a job of theirs."""
    firm = desk.firm
    long_name = "Margaret Wilhelmina Featherstonehaugh-Cholmondeley of Lower Millbrook"
    client_id = firm.client(long_name, phones=(ContactDraft("(503) 555 0142"),))
    firm.client("Peggy Alder", phones=(ContactDraft("(503) 555 0142"),))
    gone, deleted = firm.client("Peg Quill"), firm.client("Bo Ek")
    firm.everafter.client_merges.merge(MergeDraft(client_id, gone))
    firm.everafter.clients.archive(deleted, 1)
    job_id = firm.finished_job(client_id)
    photo = clean_photo(picture(colour="crimson"))
    firm.everafter.photos.add(PhotoPlace("photo_before", client_id, job_id), [photo])
    return client_id, job_id


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)], ids=str)
@pytest.mark.parametrize("is_filled", [True, False], ids=["full", "empty"])
def test_no_page_has_a_fault(desk: FirmWindow, size: tuple[int, int], is_filled: bool) -> None:
    client_id, job_id = fill(desk) if is_filled else (desk.firm.client("Ana Ruiz"), 0)
    if not job_id:
        job_id = desk.firm.booked_job(client_id)
    desk.window.resize(*size)
    found: dict[str, list[str]] = {}
    items: dict[str, int | None] = dict.fromkeys(_OF_A_CLIENT, client_id) | {"job": job_id}
    for place in (*_OF_A_CLIENT, "job", "same_person", "recently_deleted", "owed", "job_list"):
        desk.window.go_to(place, items.get(place))
        settle()
        QTest.qWait(20)
        faults = faults_of(desk.window)
        if faults:
            found[place] = faults
    assert found == {}
