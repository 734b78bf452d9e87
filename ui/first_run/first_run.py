"""Carries out what was answered at the first start: makes the firm's database, or the sample firm, and opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimeZone

from app.errors import EverafterError
from app.everafter import open_everafter
from app.paths import user_data_folder
from app.services.firm_drafts import FirmDraft
from app.translations import gettext as _
from ui.file_choices import choose_database
from ui.first_run.first_run_dialog import FirstAnswers, FirstRunDialog, FirstStep

if TYPE_CHECKING:
    from ui.application import Desk

_SAMPLE_FILE = "sample.db"


class FirstRun(QObject):
    """Between the questions and the first window."""

    def __init__(self, desk: Desk, address: str) -> None:
        super().__init__(desk)
        self._desk = desk
        self._address = address
        self.dialog = FirstRunDialog()
        self.dialog.answered.connect(self._carry_out)
        self.dialog.rejected.connect(desk.quit)

    def _carry_out(self, answers: FirstAnswers) -> None:
        if answers.step is FirstStep.OPEN:
            choose_database(self.dialog, self._desk.open)
        elif answers.step is FirstStep.SAMPLE:
            self._make_sample()
        else:
            self._make_firm(answers)

    def _make_firm(self, answers: FirstAnswers) -> None:
        try:
            make_firm(self._address, answers)
        except EverafterError as error:
            self.dialog.show_error(str(error))
            return
        self._desk.open_first(self._address, "import" if answers.step is FirstStep.BRING else "today")

    def _make_sample(self) -> None:
        target = user_data_folder() / _SAMPLE_FILE
        if target.exists():
            self._desk.open(str(target))
            return
        from ui.first_run.sample_making import make_sample  # noqa: PLC0415 - large, and only wanted by the curious

        self.dialog.show_busy(_("Making the sample firm …"))
        job = self._desk.runner.run_in_process(make_sample, str(target))
        job.succeeded.connect(lambda _made: self._desk.open(str(target)))
        job.failed.connect(lambda error: self.dialog.show_error(str(error)))


def make_firm(address: str, answers: FirstAnswers) -> None:
    """Make the database if it is not there and set the firm up in it; raises what the services raise."""
    everafter = open_everafter(address, may_create=True)
    try:
        draft = FirmDraft(
            name=answers.firm_name,
            owner_name=answers.owner_name,
            country=answers.country,
            time_zone=_zone_of_this_computer(),
        )
        everafter.firm.set_up(draft)
    finally:
        everafter.close()


def _zone_of_this_computer() -> str:
    """The name of this computer's time zone, or nothing where it is none that the world knows."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", errors="replace")
    return name if "/" in name and not name.startswith("Etc/") else ""
