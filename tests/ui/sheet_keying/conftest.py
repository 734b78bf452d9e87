"""A real window on a firm whose vans came back with a pile of sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.queries.jobs import get_job
from app.services.drafts import AreaDraft, FinishDraft, JobLineDraft
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.sheet_keying.sheet_keying_page import SheetKeyingPage

ROOMS = (JobLineDraft("Landing", "Clean", 5_000), JobLineDraft("Stairs", "Clean", 4_000))


@dataclass(frozen=True, slots=True)
class SheetDesk:
    """The window, the page, and the jobs whose sheets lie in the pile, the oldest first."""

    window: FirmWindow
    pile: tuple[int, ...]

    @property
    def page(self) -> SheetKeyingPage:
        """The page, whatever is in view."""
        page = self.window.window.page_of("sheet_keying")
        assert isinstance(page, SheetKeyingPage)
        return page

    @property
    def place(self) -> str:
        """The page in view."""
        page = self.window.window.page
        assert page is not None
        return page.place

    def number(self, job_id: int) -> int:
        """What stands on the paper."""
        return get_job(job_id).job.number

    def state(self, job_id: int) -> str:
        """Where a job stands."""
        return get_job(job_id).job.state

    def field(self, name: str) -> QLineEdit:
        """A field of the page by its name."""
        found = self.window.named(name)
        assert isinstance(found, QLineEdit)
        return found

    def texts(self) -> str:
        """Every word on the page that can be seen."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def open(self) -> None:
        """What Ctrl+J does."""
        self.window.window._commands.run("sheet.key_in")
        settle()


@pytest.fixture
def sheets(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[SheetDesk]:
    """Three visits of today whose time is over, the first of a client who was there before."""
    with opened_window(tmp_path, firm_clock) as opened:
        firm = opened.firm
        margaret = firm.client("Margaret Alder")
        known = firm.finished_job(
            margaret, FinishDraft(left_at=firm.clock.now(), products="rinse A", method="hot-water extraction")
        )
        site_id = get_job(known).site_id
        assert site_id is not None
        area_id = firm.everafter.areas.add(site_id, AreaDraft("Landing"))
        firm.clock.move_on(hours=30)
        lines = (JobLineDraft("Landing", "Clean", 5_000, area_id=area_id), ROOMS[1])
        begins = firm.clock.now() - timedelta(hours=5)
        clients = (margaret, firm.client("Tom Reyes"), firm.client("Ana Bell"))
        pile = tuple(
            firm.booked_job(client_id, begins + timedelta(hours=hour), lines=lines if not hour else ROOMS)
            for hour, client_id in enumerate(clients)
        )
        yield SheetDesk(opened, pile)
