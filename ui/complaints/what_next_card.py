"""What happens now: how urgent it is, by when we answer, which job it is about, and who takes care of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.queries.firm_rows import PersonRow
from app.rules.complaint_intake import IntakeJob
from app.rules.complaints import PriorityClass
from app.rules.person_names import first_name
from app.translations import gettext as _
from ui.complaints.found_notes import FoundNotes
from ui.complaints.kept_complaint import KeptComplaint
from ui.complaints.urgency import Urgency
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

_SOON_MINUTES = 100


class WhatNextCard(Card):
    """The clocks of R6 before anything is saved; job and owner are found until somebody chooses others."""

    job_changed = Signal()
    owner_changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("What happens now"), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._formats = formats
        self._jobs: dict[int, IntakeJob] = {}
        self._is_job_decided = False
        self._is_owner_decided = False
        self._answer_by = ""
        self._class_chip = Chip()
        self._deadline_labels = [TextLabel("", TextRole.BODY_MEDIUM, tabular=True) for _place in range(3)]
        self._job_combo = ElidedCombo()
        self._owner_combo = ElidedCombo()
        for combo in (self._job_combo, self._owner_combo):
            # Long descriptions must not make the window wider than the screen.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._owner_reason_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self.found = FoundNotes()
        self._job_combo.activated.connect(self._decide_job)
        self._owner_combo.activated.connect(self._decide_owner)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for line, words in enumerate((_("We answer by"), _("We are there by"), _("Put right by"))):
            grid.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY), line, 0)
            grid.addWidget(self._deadline_labels[line], line, 1)
        self.body.setSpacing(Space.S)
        self._head.addWidget(self._class_chip)
        self._head.setContentsMargins(0, 0, Space.L, 0)
        self.body.addLayout(grid)
        self.body.addWidget(self.found)
        both = QHBoxLayout()
        both.setSpacing(Space.M)
        both.addWidget(Field(_("A&bout the job"), self._job_combo), 1)
        both.addWidget(Field(_("Who ta&kes care of it"), self._owner_combo), 1)
        self.body.addLayout(both)
        self.body.addWidget(self._owner_reason_label)
        self.found.hide()

    @property
    def job(self) -> IntakeJob | None:
        """The job it is about."""
        chosen = self._job_combo.currentData()
        return self._jobs.get(int(chosen)) if chosen is not None else None

    @property
    def chosen_job_id(self) -> int | None:
        """The job that somebody chose; the one that was found is left to the program."""
        return self.job.id if self._is_job_decided and self.job is not None else None

    @property
    def is_about_no_job(self) -> bool:
        """Whether somebody chose no job in particular."""
        return self._is_job_decided and self.job is None

    @property
    def chosen_owner_id(self) -> int | None:
        """Who was chosen to take care of it, if somebody was."""
        chosen = self._owner_combo.currentData()
        return int(chosen) if self._is_owner_decided and chosen is not None else None

    @property
    def answer_by(self) -> str:
        """The first deadline in words."""
        return self._answer_by

    def begin(self, jobs: Sequence[IntakeJob], people: Sequence[PersonRow], kept: KeptComplaint) -> None:
        """Fill the lists; what was chosen before stays chosen."""
        self._jobs = {job.id: job for job in jobs}
        self._job_combo.clear()
        self._job_combo.addItem(_("No job in particular"), None)
        for job in jobs:
            self._add_job(job)
        self._is_job_decided = kept.is_about_no_job or kept.job_id in self._jobs
        self._job_combo.setCurrentIndex(max(0, self._job_combo.findData(kept.job_id)))
        self._owner_combo.clear()
        for person in people:
            self._owner_combo.addItem(person.name, person.id)
        place = self._owner_combo.findData(kept.owner_id) if kept.owner_id is not None else -1
        self._is_owner_decided = place >= 0
        self._owner_combo.setCurrentIndex(place)

    def show_meant(self, job: IntakeJob | None) -> None:
        """The job that the program takes for the one meant, unless somebody chose."""
        if self._is_job_decided:
            return
        if job is not None and job.id not in self._jobs:
            self._jobs[job.id] = job
            self._add_job(job)
        self._job_combo.setCurrentIndex(self._job_combo.findData(job.id) if job is not None else 0)

    def show_owner(self, owner_id: int | None, reason: str) -> None:
        """Who takes care of it, and why it is not whoever logs it."""
        if not self._is_owner_decided:
            self._owner_combo.setCurrentIndex(self._owner_combo.findData(owner_id))
        self._owner_reason_label.setText(reason)
        self._owner_reason_label.setVisible(bool(reason))

    def show_urgency(self, urgency: Urgency) -> None:
        """Class and deadlines."""
        is_urgent = urgency.priority in (PriorityClass.P1, PriorityClass.P2)
        self._class_chip.set_look(Tone.SOON if is_urgent else Tone.OK, "clock-alert" if is_urgent else "clock")
        self._class_chip.setText(f"{urgency.priority.value.upper()} · {urgency.words}")
        moments = (urgency.answer_by, urgency.site_by, urgency.resolved_by)
        for label, moment in zip(self._deadline_labels, moments, strict=True):
            label.setText(self._deadline_words(moment) if moment is not None else _("not needed"))
        self._answer_by = self._formats.moment(urgency.answer_by)

    def _deadline_words(self, moment: datetime) -> str:
        """“today 10:00, in 60 min”; what lies far ahead needs no count of minutes."""
        minutes = (moment - self._formats.now()).total_seconds() / 60
        words = self._formats.moment(moment)
        return f"{words}, {self._formats.due(moment)}" if minutes <= _SOON_MINUTES else words

    def _decide_job(self) -> None:
        self._is_job_decided = True
        self.job_changed.emit()

    def _decide_owner(self) -> None:
        self._is_owner_decided = True
        self.owner_changed.emit()

    def _add_job(self, job: IntakeJob) -> None:
        self._job_combo.addItem(self._job_words(job), job.id)
        # The closed list may be too narrow for a job of many rooms.
        tip = plain_tip(self._job_words(job))
        self._job_combo.setItemData(self._job_combo.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    def _job_words(self, job: IntakeJob) -> str:
        day = self._formats.day(self._formats.day_of(job.starts_at)) if job.starts_at is not None else ""
        who = first_name(job.technician_name)
        return " · ".join(part for part in (str(job.number), day, who, job.description) if part)
