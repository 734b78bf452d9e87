"""What happens now: how urgent it is, by when we answer, which job it is about, and who takes care of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.queries.firm_rows import PersonRow
from app.queries.rows import JobRow
from app.rules.complaints import PriorityClass
from app.translations import gettext as _
from ui.complaints.urgency import Urgency
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone


class WhatNextCard(Card):
    """The clocks of R6 before anything is saved."""

    job_changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("What happens now"), parent=parent)
        self._formats = formats
        self._jobs: dict[int, JobRow] = {}
        self._class_chip = Chip()
        self._deadline_labels = [TextLabel("", TextRole.BODY_MEDIUM, tabular=True) for _place in range(3)]
        self._job_combo = QComboBox()
        self._owner_combo = QComboBox()
        for combo in (self._job_combo, self._owner_combo):
            # Long descriptions must not make the window wider than the screen.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._job_combo.activated.connect(self.job_changed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, words in enumerate((_("We answer by"), _("We are there by"), _("Put right by"))):
            grid.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY), line, 0)
            grid.addWidget(self._deadline_labels[line], line, 1)
        self.body.setSpacing(Space.M)
        self.body.addWidget(self._class_chip)
        self.body.addLayout(grid)
        self.body.addWidget(Field(_("A&bout the job"), self._job_combo))
        self.body.addWidget(Field(_("Who ta&kes care of it"), self._owner_combo))
        self.body.addStretch(1)

    @property
    def job_id(self) -> int | None:
        """The job it is about."""
        chosen = self._job_combo.currentData()
        return int(chosen) if chosen is not None else None

    @property
    def owner_id(self) -> int | None:
        """Who takes care of it."""
        chosen = self._owner_combo.currentData()
        return int(chosen) if chosen is not None else None

    @property
    def cleaning_ended_at(self) -> datetime | None:
        """When the job was over, if it is."""
        job = self._jobs.get(self.job_id or 0)
        return job.ends_at if job is not None and job.state == "done" else None

    @property
    def answer_by(self) -> str:
        """The first deadline in words."""
        return self._deadline_labels[0].text()

    def begin(
        self, jobs: Sequence[JobRow], last_id: int | None, people: Sequence[PersonRow], own_id: int | None
    ) -> None:
        """The last job and whoever sits here are chosen already."""
        self._jobs = {job.id: job for job in jobs if job.starts_at is not None}
        self._job_combo.clear()
        self._job_combo.addItem(_("No job in particular"), None)
        for job in self._jobs.values():
            self._job_combo.addItem(self._job_words(job), job.id)
        self._job_combo.setCurrentIndex(max(0, self._job_combo.findData(last_id)))
        self._owner_combo.clear()
        for person in people:
            self._owner_combo.addItem(person.name, person.id)
        self._owner_combo.setCurrentIndex(max(0, self._owner_combo.findData(own_id)))

    def show_urgency(self, urgency: Urgency) -> None:
        """Class and deadlines."""
        is_urgent = urgency.priority in (PriorityClass.P1, PriorityClass.P2)
        self._class_chip.set_look(Tone.SOON if is_urgent else Tone.OK, "clock-alert" if is_urgent else "clock")
        self._class_chip.setText(f"{urgency.priority.value.upper()} · {urgency.words}")
        moments = (urgency.answer_by, urgency.site_by, urgency.resolved_by)
        for label, moment in zip(self._deadline_labels, moments, strict=True):
            label.setText(self._formats.moment(moment) if moment is not None else _("not needed"))

    def _job_words(self, job: JobRow) -> str:
        day = self._formats.day(self._formats.day_of(job.starts_at)) if job.starts_at is not None else ""
        who = job.technician_name.split(" ")[0]
        return " · ".join(part for part in (str(job.number), day, who, job.description) if part)
